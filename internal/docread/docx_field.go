package docread

import (
	"encoding/xml"
	"strings"
)

// An openField is a field that began and has not ended (ECMA-376, part 1, 17.16):
// first its code, then its result.
type openField struct {
	code   string
	inCode bool
}

// maxFieldCode is how much of a code is kept, in bytes: its first word tells its kind.
const maxFieldCode = 64

// field follows the parts of a field: its code is not text, its result is.
func (p *paragraphReader) field(part string) {
	switch n := len(p.fields); {
	case part == "begin":
		p.fields = append(p.fields, openField{inCode: true})
	case n == 0:
	case part == "separate":
		p.fields[n-1].inCode = false
	case part == "end":
		p.fields = p.fields[:n-1]
	}
}

// readCode reads a piece of the code of the field that began last.
func (p *paragraphReader) readCode(x *xmlReader) error {
	for {
		tok, err := x.next()
		if err != nil {
			return inside(err)
		}
		switch t := tok.(type) {
		case xml.CharData:
			if n := len(p.fields); n > 0 && len(p.fields[n-1].code) < maxFieldCode {
				p.fields[n-1].code += string(t)
			}
		case xml.StartElement:
			if err := x.skip(); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// inField reports that what is read is no text: a field's code, or the number of a page.
func (p *paragraphReader) inField() bool {
	for _, f := range p.fields {
		if f.inCode || isPageField(f.code) {
			return true
		}
	}
	return false
}

// isPageField knows the fields that count pages: what the file holds of their
// results is what the last program to print it happened to reach.
func isPageField(code string) bool {
	kind, _, _ := strings.Cut(strings.TrimSpace(code), " ")
	switch strings.ToUpper(kind) {
	case "PAGE", "NUMPAGES", "SECTIONPAGES":
		return true
	}
	return false
}
