package docread

import (
	"image"
	"math"
)

// A sheet lies askew in a scanner by some degrees at most.
const (
	maxSkew   = 3.0  // degrees
	roughSkew = 0.25 // steps of the first search
	fineSkew  = 0.03 // of the second, a third of a letter over the width of a page
)

// straightened turns a picture so that its lines of text are level.
func (p Picture) straightened() Picture {
	ink := p.ink()
	best := mostLevel(ink, -maxSkew, maxSkew, roughSkew)
	best = mostLevel(ink, best-roughSkew, best+roughSkew, fineSkew)
	if math.Abs(best) < fineSkew {
		return p
	}
	return p.turned(best)
}

// inkStep thins the dots looked at: a third of them each way shows lines well enough.
const inkStep = 3

// ink is the dark dots, thinned out.
func (p Picture) ink() []image.Point {
	dark := p.darkness()
	var ink []image.Point
	b := p.Bounds()
	for y := 0; y < b.Dy(); y += inkStep {
		for x := 0; x < b.Dx(); x += inkStep {
			if p.Pix[y*p.Stride+x] < dark {
				ink = append(ink, image.Pt(x/inkStep, y/inkStep))
			}
		}
	}
	return ink
}

// mostLevel finds the slope in degrees along which ink and the white between
// lines part best: where the sums of ink along it differ most.
func mostLevel(ink []image.Point, from, to, step float64) float64 {
	best, at := -1, 0.0
	for degrees := from; degrees <= to+step/2; degrees += step {
		if sharp := sharpness(ink, math.Tan(degrees*math.Pi/180)); sharp > best {
			best, at = sharp, degrees
		}
	}
	return at
}

// sharpness is the sum of the squares of the ink along a slope.
func sharpness(ink []image.Point, slope float64) int {
	row := func(dot image.Point) int { return dot.Y - int(math.Round(float64(dot.X)*slope)) }
	lowest, highest := 0, 0
	for _, dot := range ink {
		lowest, highest = min(lowest, row(dot)), max(highest, row(dot))
	}
	sums := make([]int, highest-lowest+1)
	for _, dot := range ink {
		sums[row(dot)-lowest]++
	}
	total := 0
	for _, n := range sums {
		total += n * n
	}
	return total
}

// turned shifts each dot down the slope back: over so few degrees a shear each way is a turn.
func (p Picture) turned(degrees float64) Picture {
	slope := math.Tan(degrees * math.Pi / 180)
	b := p.Bounds()
	out := image.NewGray(b)
	midX, midY := float64(b.Dx())/2, float64(b.Dy())/2
	for y := range b.Dy() {
		for x := range b.Dx() {
			fromX := float64(x) - (float64(y)-midY)*slope
			fromY := float64(y) + (fromX-midX)*slope
			out.Pix[y*out.Stride+x] = p.between(fromX, fromY)
		}
	}
	return Picture{Gray: *out, DPI: p.DPI}
}

// between is the grey at a place between dots; white outside the picture.
func (p Picture) between(x, y float64) uint8 {
	left, top := int(math.Floor(x)), int(math.Floor(y))
	if left < 0 || top < 0 || left+1 >= p.Rect.Dx() || top+1 >= p.Rect.Dy() {
		return 255
	}
	dx, dy := x-float64(left), y-float64(top)
	at := top*p.Stride + left
	upper := float64(p.Pix[at])*(1-dx) + float64(p.Pix[at+1])*dx
	lower := float64(p.Pix[at+p.Stride])*(1-dx) + float64(p.Pix[at+p.Stride+1])*dx
	return uint8(upper*(1-dy) + lower*dy + 0.5) // a mean of four greys is one
}
