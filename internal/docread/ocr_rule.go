package docread

import "image"

// How lines are seen in a picture, in inches: shorter ones are strokes of
// letters. A scanner breaks lines; a break up to ruleBreak is mended.
const (
	ruleAcross = 0.8
	ruleDown   = 0.35
	ruleBreak  = 0.007
)

// eraseRules finds the lines drawn on a page, in points, and paints them over:
// a line beside letters is read as one.
func (p Picture) eraseRules() []Box {
	dark := p.darkness()
	b := p.Bounds()
	across := p.runs(b.Dy(), b.Dx(), ruleAcross, func(y, x int) bool { return p.Pix[y*p.Stride+x] < dark })
	down := p.runs(b.Dx(), b.Dy(), ruleDown, func(x, y int) bool { return p.Pix[y*p.Stride+x] < dark })
	for i, r := range down {
		down[i] = image.Rect(r.Min.Y, r.Min.X, r.Max.Y, r.Max.X)
	}
	var rules []Box
	for _, r := range append(across, down...) {
		rule := Box{float64(r.Min.X), float64(r.Min.Y), float64(r.Max.X), float64(r.Max.Y)}.scaled(72 / p.DPI)
		if rule.isLine() {
			rules = append(rules, rule)
			p.erase(r.Inset(-2))
		}
	}
	return rules
}

// runs finds long runs of ink along the rows of a picture (or its columns,
// called rows here) and joins those of neighbouring rows to boxes: X along the row.
func (p Picture) runs(rows, length int, inches float64, ink func(row, at int) bool) []image.Rectangle {
	shortest, gap := int(inches*p.DPI), int(ruleBreak*p.DPI)
	var closed, open []image.Rectangle
	for row := range rows {
		from, last := -1, -1
		for at := 0; at <= length; at++ {
			if at < length && ink(row, at) {
				if from < 0 {
					from = at
				}
				last = at
				continue
			}
			if from >= 0 && (at == length || at-last > gap) {
				if last+1-from >= shortest {
					open = joinRun(open, image.Rect(from, row, last+1, row+1))
				}
				from = -1
			}
		}
		kept := open[:0]
		for _, r := range open {
			if r.Max.Y < row-1 {
				closed = append(closed, r)
			} else {
				kept = append(kept, r)
			}
		}
		open = kept
	}
	return append(closed, open...)
}

// joinRun adds a run to the boxes that it touches, which become one.
func joinRun(open []image.Rectangle, run image.Rectangle) []image.Rectangle {
	kept := open[:0]
	for _, r := range open {
		if r.Min.X <= run.Max.X+4 && run.Min.X <= r.Max.X+4 {
			run = run.Union(r)
		} else {
			kept = append(kept, r)
		}
	}
	return append(kept, run)
}
