package plan

import (
	"slices"

	"dondoc/internal/assignment"
)

// Difference is how one duty's line changed from an edition to a later one.
type Difference struct {
	Assignment string
	Added      bool // the earlier edition has no such line
	Removed    bool // the later one has none
	Changes    map[string]assignment.Change
}

// Compare lists the lines that are not the same, in the order of the later
// edition, those it no longer has at the end.
func Compare(earlier, later []Line) []Difference {
	var all []Difference
	for _, l := range later {
		was, found := lineOf(earlier, l.Assignment)
		changes := assignment.Difference(was.Record(), l.Record())
		if len(changes) > 0 || !found {
			all = append(all, Difference{Assignment: l.Assignment, Added: !found, Changes: changes})
		}
	}
	for _, l := range earlier {
		if _, found := lineOf(later, l.Assignment); !found {
			gone := assignment.Difference(l.Record(), assignment.Record{})
			all = append(all, Difference{Assignment: l.Assignment, Removed: true, Changes: gone})
		}
	}
	return all
}

func lineOf(lines []Line, duty string) (Line, bool) {
	i := slices.IndexFunc(lines, func(l Line) bool { return l.Assignment == duty })
	if i < 0 {
		return Line{Assignment: duty}, false
	}
	return lines[i], true
}
