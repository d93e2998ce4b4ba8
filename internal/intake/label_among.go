package intake

import (
	"slices"
	"strings"
)

// What a label counts may only be told by those before it.

// isUnderNumber: a number that a bracket closes ("1)") counts what stands under one that a full stop closes ("1."), from 1.
func (a *arranger) isUnderNumber(label string) bool {
	over := slices.ContainsFunc(a.stack, func(it *item) bool { return it.rank == rankNumber && !it.byBracket })
	goesOn := slices.ContainsFunc(a.stack, func(it *item) bool { return it.rank == rankBracket && isDigits(it.label) })
	return over && (label == "1" || goesOn)
}

// countsInRomans: the items are counted in small Roman numbers, or letters of which this is one, or begin with this behind a
// closed text: "(ii)" in a sentence opens no list.
func (a *arranger) countsInRomans(label string) bool {
	if len(a.stack) == 0 {
		return label == "i"
	}
	among := slices.ContainsFunc(a.stack, func(it *item) bool {
		return it.rank == rankBracket && (isSmallRoman(it.label) || len(label) == 1 && labelRank(it.label) == rankLetter)
	})
	last := a.stack[len(a.stack)-1].lastText()
	return among || label == "i" && (last == "" || strings.ContainsRune(".:;", rune(last[len(last)-1])))
}
