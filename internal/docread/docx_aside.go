package docread

import (
	"encoding/xml"
	"maps"
	"path"
	"slices"
	"strings"

	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// readUnseen goes through the parts a second time, without regard to what is
// shown, and puts what the first reading left out into Aside. The parts are
// found by their names as well: one that nothing refers to is still in the file.
func (w *docxReader) readUnseen(main string) error {
	w.archive.left = maxUnpacked // the second reading has an allowance of its own
	m := &asideReader{docxReader: w, known: map[Aside]bool{}}
	for p := range w.doc.Paragraphs {
		m.known[Aside{Text: p.Text}] = true
	}
	names, err := w.textParts(main)
	if err != nil {
		return err
	}
	for _, name := range names {
		x, ok, err := w.archive.part(name)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if err := m.readPart(x); err != nil {
			return err
		}
	}
	return m.readEmbedded(0)
}

// textParts lists the parts that may hold a document's own words: what lies with
// the main part or is named by it, and the file's properties. The glossary is
// left out: its blocks are offered to a writer and belong to no document.
func (w *docxReader) textParts(main string) ([]string, error) {
	root, err := w.archive.relations("")
	if err != nil {
		return nil, err
	}
	names := map[string]bool{main: true}
	for name := range w.archive.files {
		if dir := path.Dir(main); dir != "." && strings.HasPrefix(name, dir+"/") {
			names[name] = true
		}
	}
	for _, r := range slices.Concat(w.parts, root) {
		names[r.target] = true
	}
	formOnly := []string{
		"styles.xml", "stylesWithEffects.xml", "numbering.xml", "settings.xml", "webSettings.xml", "fontTable.xml",
	}
	maps.DeleteFunc(names, func(name string, _ bool) bool {
		rest := strings.TrimPrefix(name, path.Dir(main)+"/")
		return !strings.HasSuffix(name, ".xml") || strings.HasPrefix(rest, "glossary/") || strings.HasPrefix(rest, "theme/") ||
			strings.Contains(name, "customXml/") || slices.Contains(formOnly, rest)
	})
	return slices.Sorted(maps.Keys(names)), nil
}

// An asideReader collects texts by the line they stand on.
type asideReader struct {
	*docxReader
	known  map[Aside]bool // shown already, or collected
	header bool           // the part is a page header or footer
}

func (m *asideReader) readPart(x *xmlReader) error {
	root, err := x.root()
	if err != nil {
		return err
	}
	switch root.Name.Local {
	case "coreProperties", "Properties":
		return m.readProperty(x, root)
	}
	m.header = root.Name.Local == "hdr" || root.Name.Local == "ftr"
	loose := &asideLine{}
	if err := m.read(x, &asidePlace{line: loose, style: m.normal}); err != nil {
		return err
	}
	return m.close(loose, false)
}

// readProperty reads a property of the file, or several in one another. Keywords
// and categories are lists, whose members stand for themselves.
func (m *asideReader) readProperty(x *xmlReader, e xml.StartElement) error {
	var value strings.Builder
	for {
		tok, err := x.next()
		if err != nil {
			return inside(err)
		}
		switch t := tok.(type) {
		case xml.CharData:
			value.Write(t)
		case xml.StartElement:
			if err := m.readProperty(x, t); err != nil {
				return err
			}
		case xml.EndElement:
			if e.Name.Local == "keywords" || e.Name.Local == "category" {
				return m.addLines(strings.NewReplacer(",", "\n", ";", "\n").Replace(value.String()), false)
			}
			return m.addLines(value.String(), false)
		}
	}
}

// An asidePlace is where the reader stands: on which line, in what format.
type asidePlace struct {
	standing
	line  *asideLine
	style style
	drawn bool // in a text box of a page header or footer
}

func (m *asideReader) read(x *xmlReader, at *asidePlace) error {
	return x.each(func(e xml.StartElement) error {
		if err := m.readAttributes(e); err != nil {
			return err
		}
		within := *at
		switch e.Name.Local {
		case "p":
			within.line, within.style = &asideLine{}, m.normal
			if err := m.read(x, &within); err != nil {
				return err
			}
			return m.close(within.line, within.drawn)
		case "del", "moveFrom":
			within.deleted = true
		case "ins", "moveTo":
			within.inserted = true
		case "txbxContent":
			within.drawn, within.standing = m.header, standing{}
		case "pPr", "rPr":
			return m.readFormat(x, at)
		case "t", "delText":
			return m.readText(x, at)
		case "instrText", "delInstrText":
			code := asidePlace{line: &asideLine{}}
			if err := m.readText(x, &code); err != nil {
				return err
			}
			return m.close(code.line, false)
		case "tab", "ptab":
			at.write(" ")
		case "br", "cr":
			at.write("\n")
		case "noBreakHyphen":
			at.write("-")
		case "sdtPr": // what a control offers to choose from
			return x.skip()
		}
		return m.read(x, &within)
	})
}

// readFormat reads what changes the look of the text after it, within the paragraph or run.
func (m *asideReader) readFormat(x *xmlReader, at *asidePlace) error {
	return x.each(func(e xml.StartElement) error {
		val := attr(e, "val")
		switch e.Name.Local {
		case "pStyle", "rStyle":
			if named, ok := m.styles[val]; ok {
				at.style = named.over(at.style)
			}
		case "rFonts":
			if font := attr(e, "ascii"); font != "" {
				at.style.font = font
			}
		case "caps":
			at.style.caps = isOn(val)
		case "vanish":
			at.style.hidden = at.style.hidden || isOn(val)
		}
		return x.skip()
	})
}

func (m *asideReader) readText(x *xmlReader, at *asidePlace) error {
	for {
		tok, err := x.next()
		if err != nil {
			return inside(err)
		}
		switch t := tok.(type) {
		case xml.CharData:
			at.write(m.seen(at.style, oneLine(string(t))))
		case xml.StartElement:
			if err := x.skip(); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// seen is a text as a style draws it: in Unicode, in capitals where it says so.
func (m *asideReader) seen(s style, written string) string {
	if c := m.fonts.codeOf(s.font); c != codeUnicode {
		written = c.decode(written)
	} else {
		written = strings.ReplaceAll(written, "\u00AD", string(heldHyphen))
	}
	if s.caps {
		written = strings.ToUpper(written)
	}
	return written
}

// readAttributes takes the texts that a drawing holds in attributes: the words of
// a VML watermark (ECMA-376, part 4, 19.1.2.23), the name and description of a
// picture or shape; and a table's caption and description.
func (m *asideReader) readAttributes(e xml.StartElement) error {
	for _, a := range e.Attr {
		value, drawn := a.Value, true
		switch in := e.Name.Local; {
		case a.Name.Local == "string" && in == "textpath":
			value = m.seen(style{font: fontFamily(attr(e, "style"))}, value)
		case a.Name.Local == "descr", a.Name.Local == "alt", a.Name.Local == "title":
		case a.Name.Local == "name" && (in == "docPr" || in == "cNvPr"):
		case a.Name.Local == "val" && (in == "tblCaption" || in == "tblDescription"):
			drawn = false
		default:
			continue
		}
		if err := m.addLines(value, drawn); err != nil {
			return err
		}
	}
	return nil
}

// fontFamily is the font of a VML style such as `font-family:".VnTimeH";font-size:1pt`.
func fontFamily(css string) string {
	_, family, _ := strings.Cut(css, "font-family:")
	family, _, _ = strings.Cut(family, ";")
	return strings.Trim(family, ` "'`)
}

// close collects a line. Each line of a page header stands for itself, as in
// Headers; in the body a line break only wraps.
func (m *asideReader) close(l *asideLine, drawn bool) error {
	for _, s := range l.readings() {
		if !m.header {
			s = oneLine(s)
		}
		if err := m.addLines(s, drawn); err != nil {
			return err
		}
	}
	return nil
}

func (m *asideReader) addLines(s string, drawn bool) error {
	for l := range strings.SplitSeq(s, "\n") {
		a := Aside{Text: text.Normal(l), Drawn: drawn}
		if a.Text == "" || m.known[a] {
			continue
		}
		if len(m.doc.Aside) >= maxPieces {
			return errs.New(errs.TooLarge, "docread.too_many", maxPieces)
		}
		m.known[a] = true
		m.doc.Aside = append(m.doc.Aside, a)
	}
	return nil
}
