package docread

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"dondoc/internal/errs"
)

// utf16Order is the order of bytes of a text that says by its first two that it is UTF-16, nil for others.
func utf16Order(data []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return binary.LittleEndian
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return binary.BigEndian
	}
	return nil
}

// fromUTF16 gives UTF-8 for what older editors of Windows save as "Unicode", and drops the mark of either.
func fromUTF16(data []byte) (utf8 []byte, was bool) {
	order := utf16Order(data)
	if order == nil {
		return bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), false
	}
	units := make([]uint16, len(data)/2-1)
	for i := range units {
		units[i] = order.Uint16(data[2*i+2:])
	}
	return []byte(string(utf16.Decode(units))), true
}

// toUnicode brings the lines of a file to Unicode, in place: those that are not
// UTF-8 by the one code of bytes that makes words of them, and those of an old code
// that was stored as UTF-8. Bytes of no such code are refused (docread.not_utf8). Of a
// file that was not UTF-8 (other: as a whole) the lines stand in Aside too: a reader
// that joins lines must not hide what stood on one of its own.
func (d *Document) toUnicode(lines []string, other bool) error {
	recoded, err := decodeLines(lines)
	if err != nil {
		return err
	}
	texts := make([]*string, len(lines))
	for i := range lines {
		texts[i] = &lines[i]
	}
	f := &letterFinder{}
	f.find(texts)
	d.tellFound(f, recoded)
	for i, s := range lines {
		if other || recoded || f.changed {
			d.Aside = append(d.Aside, Aside{Text: s})
		}
		lines[i] = strings.ReplaceAll(s, string(heldHyphen), "")
	}
	return nil
}

// decodeLines decodes the lines that are not UTF-8, all by the same code, and
// reports whether there were any. A line that is no better for it is refused.
func decodeLines(lines []string) (recoded bool, err error) {
	var broken []int
	for i, s := range lines {
		if !utf8.ValidString(s) {
			broken = append(broken, i)
		}
	}
	if len(broken) == 0 {
		return false, nil
	}
	decode, refused := pickBytes(lines, broken)
	for _, i := range broken {
		decoded := ""
		if !refused {
			decoded = decode(lines[i])
		}
		if t := tallyOf(decoded); refused || t.bad > t.good+1 {
			return false, errs.New(errs.Invalid, "docread.not_utf8", i+1, invalidByte(lines[i]))
		}
		lines[i] = decoded
	}
	return true, nil
}

// pickBytes chooses the code of bytes in which the broken lines hold most
// syllables; refused where none makes sure words of them.
func pickBytes(lines []string, broken []int) (decode func(string) string, refused bool) {
	var all strings.Builder
	for _, i := range broken {
		if all.Len() > maxSample {
			break
		}
		all.WriteString(lines[i])
		all.WriteByte('\n')
	}
	decode = fromWindows1258
	best := tallyOf(decode(all.String()))
	for _, c := range [...]code{codeTCVN3, codeVNI} {
		if t := tallyOf(c.find(fromWindows1252(all.String()))); t.score() > best.score() {
			decode, best = func(s string) string { return c.findMixed(fromWindows1252(s)) }, t
		}
	}
	return decode, best.good < sureMargin || best.good < sureShare*best.bad
}

// maxSample is how much of a file is tried in each code, in bytes.
const maxSample = 1 << 18

// fromWindows1258 decodes Microsoft's code page for Vietnamese, which writes accents after their letters.
func fromWindows1258(s string) string {
	decoded, err := charmap.Windows1258.NewDecoder().String(s)
	if err != nil {
		return s
	}
	return norm.NFC.String(decoded)
}

// fromWindows1252 gives the signs of the Western code page that fonts of old codes draw over.
func fromWindows1252(s string) string {
	decoded, err := charmap.Windows1252.NewDecoder().String(s)
	if err != nil {
		return s
	}
	return decoded
}

// invalidByte is the first byte, from 1, that is not UTF-8; 0 for none.
func invalidByte(s string) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return i + 1
		}
		i += size
	}
	return 0
}
