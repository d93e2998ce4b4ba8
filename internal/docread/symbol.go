package docread

import (
	"strconv"
	"unicode"
)

// inWords gives for a sign of a symbol font, which lies in the private use area and means nothing outside its font, what a
// reader sees: ticks mark a cell of a timetable, crosses too; what else programs take from these fonts opens an item.
func inWords(r rune) rune {
	switch {
	case !unicode.Is(unicode.Co, r):
		return r
	case r == 0xF0FC || r == 0xF0FE: // Wingdings: a tick, alone or in a box
		return '✓'
	case r == 0xF0FB || r == 0xF0FD || r == 0xF078: // a cross, alone or in a box
		return 'x'
	}
	return '-'
}

// symbol reads the character of a w:sym (ECMA-376, 17.3.3.30): four hexadecimal digits, within the font or the private use area.
func symbol(char string) string {
	code, err := strconv.ParseUint(char, 16, 16)
	if err != nil {
		return ""
	}
	if code < 0x100 {
		code += 0xF000
	}
	return string(inWords(rune(code)))
}
