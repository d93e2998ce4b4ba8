package docread

import (
	"strconv"
	"strings"
	"unicode"
)

// symbolSeen gives for a sign of a symbol font, which lies in the private use area and means nothing outside its font, what
// a reader sees. Ticks mark a cell of a timetable, crosses too; what else programs take from these fonts opens an item.
func symbolSeen(r rune) rune {
	switch r {
	case 0xF0FC, 0xF0FE: // Wingdings: a tick, alone or in a box
		return '✓'
	case 0xF0FB, 0xF0FD, 0xF078: // a cross, alone or in a box
		return 'x'
	case 0xF0B3: // Symbol, from here on
		return '≥'
	case 0xF0A3:
		return '≤'
	case 0xF0B1:
		return '±'
	case 0xF0B4:
		return '×'
	case 0xF0B0:
		return '°'
	}
	if unicode.Is(unicode.Co, r) {
		return '-'
	}
	return r
}

// symbol reads the character of a w:sym (ECMA-376, 17.3.3.30): four hexadecimal digits, within the font or the private
// use area. What Symbol has in the places of ASCII, it has as there, but for letters.
func symbol(font, char string) rune {
	code, err := strconv.ParseUint(char, 16, 16)
	if err != nil {
		return 0
	}
	low := rune(code & 0xFF)
	if font == "Symbol" && strings.ContainsRune("0123456789<>=+%()[]/,.;:", low) {
		return low
	}
	return symbolSeen(0xF000 | low)
}

// writeSymbol writes a sign of a symbol font. Amid a text one that only opens items is left out.
func (p *paragraphReader) writeSymbol(font, char string) {
	r := symbol(font, char)
	if r == 0 || r == '-' && strings.TrimSpace(p.text.String()) != "" {
		return
	}
	p.write(string(r))
}
