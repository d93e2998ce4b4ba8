package docread

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/xml"
	"strings"
	"unicode"
	"unicode/utf16"

	"dondoc/internal/errs"
)

// Documents within the document are no text of it, but may carry a mark of
// secrecy: all their words go into Aside. Office archives are read part by part,
// pages without their tags, and what is of no format known here (a Word 97 file, a wrapped
// object) by the letters that stand in it.

// maxEmbedded is how deep documents within documents are looked into.
const maxEmbedded = 3

// readEmbedded reads the documents that lie beside the main part: embedded
// objects, and parts that a program would insert when it opens the file (altChunk).
func (m *asideReader) readEmbedded(depth int) error {
	for name, f := range m.archive.files {
		if !isEmbedded(name) {
			continue
		}
		data, err := m.archive.bytes(f)
		if err != nil {
			return err
		}
		if err := m.readAny(data, depth); err != nil {
			return err
		}
	}
	return nil
}

// isEmbedded knows parts that hold a document, by their folder or extension.
func isEmbedded(name string) bool {
	name = strings.ToLower(name)
	if strings.Contains(name, "embeddings/") || strings.Contains(name, "afchunk") {
		return true
	}
	for _, ext := range [...]string{
		".docx", ".docm", ".doc", ".odt", ".rtf", ".mht", ".mhtml", ".htm", ".html", ".txt", ".xlsx", ".pptx", ".bin",
	} {
		if strings.HasSuffix(name, ext) {
			return true
		}
	}
	return false
}

// readAny takes the words out of a file of any kind. An archive may begin anywhere in it.
func (m *asideReader) readAny(data []byte, depth int) error {
	if at := bytes.Index(data, []byte("PK\x03\x04")); at >= 0 && depth < maxEmbedded {
		if a, err := openArchive(data[at:]); err == nil {
			return m.readArchive(a, depth)
		}
	}
	if signature(data) != "doc" && bytes.IndexByte(data, 0) < 0 {
		return m.addLines(dropTags(unquote(string(data))), false)
	}
	for at := 0; at < len(data); at += scanStep {
		for _, s := range letterRuns(data[at:min(len(data), at+scanStep+scanOver)]) {
			if err := m.addLines(s, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// A file of bytes is gone through in steps, in bytes; what stands over an end is in two of them.
const (
	scanStep = 1 << 20
	scanOver = 1 << 10
)

// readArchive takes the words of the XML in an archive, and of what is embedded in it again.
func (m *asideReader) readArchive(a *archive, depth int) error {
	outer := m.archive
	defer func() { m.archive, outer.left = outer, a.left }()
	a.left, m.archive = outer.left, a
	for name := range a.files {
		if !strings.HasSuffix(name, ".xml") {
			continue
		}
		x, _, err := a.part(name)
		if err != nil {
			return err
		}
		if err := m.readWords(x); err != nil {
			return err
		}
	}
	return m.readEmbedded(depth + 1)
}

// readWords takes the words of any XML: what stands in a paragraph or cell is a line.
func (m *asideReader) readWords(x *xmlReader) error {
	var line strings.Builder
	for {
		tok, err := x.next()
		if err != nil {
			return m.endWords(err, line.String())
		}
		switch t := tok.(type) {
		case xml.CharData:
			line.WriteString(oneLine(string(t)))
		case xml.StartElement:
			if err := m.readAttributes(t); err != nil {
				return err
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "p", "h", "si", "is", "v", "title", "desc", "subject", "keyword", "keywords", "category", "user-defined", "description":
				if err := m.addLines(line.String(), false); err != nil {
					return err
				}
				line.Reset()
			case "s", "tab", "br", "line-break":
				line.WriteByte(' ')
			}
		}
	}
}

// endWords ends a part. One that is no sound XML was read as far as it goes; limits stay refusals.
func (m *asideReader) endWords(err error, rest string) error {
	if errs.KindOf(err) == errs.TooLarge {
		return err
	}
	return m.addLines(rest, false)
}

// unquote undoes the two ways of mail and RTF to write letters beyond ASCII, where the text uses them.
func unquote(s string) string {
	if strings.Contains(s, "quoted-printable") {
		s = strings.NewReplacer("=\r\n", "", "=\n", "").Replace(s)
		return unescape(s, "=")
	}
	if strings.HasPrefix(s, `{\rtf`) {
		return unescapeRTF(s)
	}
	return s
}

// unescape replaces a sign and two hexadecimal digits by the byte they name.
func unescape(s, sign string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, sign)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		var octet []byte
		if len(after) >= 2 {
			octet, _ = hex.DecodeString(after[:2])
		}
		if len(octet) == 0 {
			b.WriteString(sign)
			s = after
			continue
		}
		b.Write(octet)
		s = after[2:]
	}
}

// unescapeRTF takes the text out of RTF roughly: "\uN?" is a letter, "\'hh" a byte of windows-1258, a paragraph's end a line's.
func unescapeRTF(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] != '\\' || i+1 == len(s) {
			if s[i] != '{' && s[i] != '}' && s[i] != '\r' && s[i] != '\n' {
				b.WriteByte(s[i])
			}
			i++
			continue
		}
		word := s[i+1:]
		n := strings.IndexFunc(word, func(r rune) bool { return r > 'z' || !unicode.IsLetter(r) })
		switch {
		case strings.HasPrefix(word, "'") && len(word) > 2:
			b.WriteString(fromWindows1258(unescape(`'`+word[1:3], "'")))
			i += 4
		case n <= 0:
			i += 2
		default:
			i += 1 + n + rtfWord(&b, word[:n], word[n:])
		}
	}
	return b.String()
}

// rtfWord writes what a control word stands for, and returns how much of what follows belongs to it.
func rtfWord(b *strings.Builder, word, rest string) int {
	n, value := 0, 0
	negative := strings.HasPrefix(rest, "-")
	if negative {
		n++
	}
	for n < len(rest) && rest[n] >= '0' && rest[n] <= '9' && n < 8 {
		value = value*10 + int(rest[n]-'0')
		n++
	}
	switch word {
	case "par", "line", "cell", "row":
		b.WriteByte('\n')
	case "tab":
		b.WriteByte(' ')
	case "u":
		if negative {
			value = 1<<16 - value
		}
		b.WriteRune(rune(value))
		if n < len(rest) && rest[n] != '\\' {
			n++ // what older programs show in its place
		}
		return n
	}
	if n < len(rest) && rest[n] == ' ' {
		n++
	}
	return n
}

// leastRun is how many letters in a row are words in a file of bytes.
const leastRun = 4

// letterRuns finds what is text in a file of unknown form: letters in UTF-16,
// as Word keeps them, and in UTF-8 or ASCII.
func letterRuns(data []byte) []string {
	var all []string
	var run []uint16
	end := func() {
		if len(run) >= leastRun {
			all = append(all, string(utf16.Decode(run)))
		}
		run = run[:0]
	}
	for _, from := range [...]int{0, 1} {
		for i := from; i+1 < len(data); i += 2 {
			if u := binary.LittleEndian.Uint16(data[i:]); u >= ' ' && u < 0x2100 && unicode.IsPrint(rune(u)) {
				run = append(run, u)
			} else {
				end()
			}
		}
		end()
	}
	for piece := range strings.FieldsFuncSeq(strings.ToValidUTF8(string(data), "\x00"), func(r rune) bool { return !unicode.IsPrint(r) }) {
		if len(piece) >= leastRun {
			all = append(all, piece)
		}
	}
	return all
}
