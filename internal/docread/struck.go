package docread

import (
	"strings"
	"unicode"
)

// What is struck out on the paper that was issued is not in force. Its words are left out in every format, and a warning names
// the place, for nobody can tell a text that was taken back from one that was marked as changed.

// maxStruck is how many places with struck words are named: a person who has seen so many compares the whole.
const maxStruck = 50

// roomOf is what a struck text leaves between its neighbours: a space where one was in it.
func roomOf(s string) string {
	if strings.ContainsFunc(s, unicode.IsSpace) {
		return " "
	}
	return ""
}

func (d *Document) warnStruck(at Place) {
	if d.struck++; d.struck <= maxStruck {
		d.Warnings = append(d.Warnings, Warning{Key: "docread.struck", Place: at})
	}
}

// leaveStruck names the paragraph before one of which nothing is left.
func (d *Document) leaveStruck(p Paragraph) {
	if p.Struck {
		d.warnStruck(Place{Paragraph: max(1, len(d.Blocks))})
	}
}
