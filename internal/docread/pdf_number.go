package docread

import (
	"math"
	"regexp"
	"slices"
	"strconv"

	"dondoc/internal/text"
)

// The number of a page is left out. An item's number that stands alone in its line, as those of tables without lines do, looks
// like one at a page's end: what tells them apart is that numbers of pages count on from page to page at one height.

// A numberLine is a line in the margin of a page that may be its number.
type numberLine struct {
	line   *textLine
	number int
	at     float64 // from the upper edge of the page, or, less than 0, from the lower one
	edge   bool
	named  bool // "Trang 3"
	dotted bool // "3.", as items are numbered
}

// findPageNumbers finds the lines that number their pages.
func findPageNumbers(pages []Page, sheets [][]piece) map[*textLine]bool {
	lines := make([][]numberLine, len(pages))
	for i, sheet := range sheets {
		lines[i] = numberLines(pages[i], sheet)
	}
	found := map[*textLine]bool{}
	for i, page := range lines {
		counting := slices.ContainsFunc(page, func(l numberLine) bool { return l.counts(lines, i) })
		for _, l := range page {
			if l.named || l.counts(lines, i) || !counting && !l.dotted && (l.edge || l.number == i+1) {
				found[l.line] = true
			}
		}
	}
	return found
}

// maxNumberLines bounds what is compared: a margin has room for few lines.
const maxNumberLines = 20

func numberLines(p Page, sheet []piece) []numberLine {
	var all []numberLine
	for _, pc := range sheet {
		if pc.line == nil || !isMargin(p, *pc.line) || len(all) == maxNumberLines {
			continue
		}
		m := pageNumber.FindStringSubmatch(text.Fold(pc.line.text()))
		if m == nil {
			continue
		}
		l := numberLine{line: pc.line, at: pc.line.box.midY(), edge: isEdge(p, *pc.line), named: m[1] != "", dotted: m[3] == "."}
		if l.at > p.Height/2 {
			l.at -= p.Height
		}
		l.number, _ = strconv.Atoi(m[2])
		all = append(all, l)
	}
	return all
}

// counts reports that the page before or behind has the number before or behind at the same height.
func (l numberLine) counts(pages [][]numberLine, page int) bool {
	for _, step := range [...]int{-1, 1} {
		if other := page + step; other >= 0 && other < len(pages) && slices.ContainsFunc(pages[other], func(o numberLine) bool {
			return o.number == l.number+step && math.Abs(o.at-l.at) < near
		}) {
			return true
		}
	}
	return false
}

// pageNumber: "3", "- 3 -", "Trang 3/14".
var pageNumber = regexp.MustCompile(`^(trang )?[-–|. ]*(\d{1,4})(?: ?[/|] ?\d{1,4})?(?:(\.)|[-–| ]*)$`)

func isPageNumber(s string) bool { return pageNumber.MatchString(text.Fold(s)) }
