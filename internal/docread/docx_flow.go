package docread

import (
	"encoding/xml"
	"strings"
)

// readFlow reads the paragraphs and tables within the element just opened.
// Wrappers (content controls, tags, inserted and moved-to parts) are looked through.
func (w *docxReader) readFlow(x *xmlReader, to flow) error {
	return x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "p":
			return w.readParagraph(x, to)
		case "tbl":
			return w.readTable(x, to)
		case "del", "moveFrom":
			w.changes++
			return x.skip()
		case "altChunk":
			w.inserts = true
			return x.skip()
		case "Fallback", "sectPr", "tcPr", "sdtPr":
			return x.skip()
		}
		return w.readFlow(x, to)
	})
}

// A paragraphReader collects the text of one paragraph.
type paragraphReader struct {
	*docxReader
	text     strings.Builder
	style    style
	list     listRef
	own      bool // the paragraph names its list itself
	ends     bool // its end is deleted
	fields   []openField
	aside    flow // takes what stands in text boxes
	boxed    []func()
	font     string // of the run
	hidden   bool
	capitals bool
	struck   bool // the run
	leftOut  bool // something of the paragraph is struck out
}

func (w *docxReader) readParagraph(x *xmlReader, to flow) error {
	if err := w.count(); err != nil {
		return err
	}
	p := &paragraphReader{docxReader: w, style: w.normal}
	p.aside = flow{
		paragraph: func(boxed Paragraph) { p.boxed = append(p.boxed, func() { to.paragraph(boxed) }) },
		table:     func(t *Table, layout bool) { p.boxed = append(p.boxed, func() { to.table(t, layout) }) },
	}
	if err := p.readInline(x); err != nil {
		return err
	}
	p.end(to)
	for _, add := range p.boxed {
		add()
	}
	return nil
}

// end hands the paragraph over, unless it goes on in the next one.
func (p *paragraphReader) end(to flow) {
	if p.ends {
		p.unfinished += p.text.String()
		p.leftBefore = p.leftBefore || p.leftOut
		return
	}
	p.leftOut, p.leftBefore = p.leftOut || p.leftBefore, false
	label := ""
	if !p.style.index {
		label = p.label(p.list)
	}
	if p.leftOut && isBlank([]byte(p.unfinished+p.text.String())) {
		label = ""
	}
	out := Paragraph{Text: p.finish(label, p.text.String()), Level: p.style.level, Struck: p.leftOut}
	if p.style.index {
		out.Text = ""
	}
	to.paragraph(out)
}

// readInline reads what a paragraph, or a wrapper within it, holds.
func (p *paragraphReader) readInline(x *xmlReader) error {
	return x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "pPr":
			return p.readFormat(x)
		case "r":
			return p.readRun(x)
		case "del", "moveFrom":
			p.changes++
			return x.skip()
		case "ins", "moveTo":
			p.changes++
		case "Fallback", "sdtPr", "rt", "instrText":
			return x.skip()
		case "fldSimple":
			if isPageField(attr(e, "instr")) {
				return x.skip()
			}
		case "oMath":
			return p.readMath(x)
		}
		return p.readInline(x)
	})
}

// readFormat reads the paragraph's properties: its style, list and whether its end is deleted.
func (p *paragraphReader) readFormat(x *xmlReader) error {
	var own style
	err := x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "pStyle":
			if named, ok := p.styles[attr(e, "val")]; ok {
				p.style = named
				p.list = p.styleList(attr(e, "val"), named)
			}
		case "numPr":
			p.own = true
			return readProperties(x, &own)
		case "outlineLvl":
			if level, ok := levelOf(attr(e, "val")); ok {
				p.style.level = level + 1
			}
		case "rPr":
			return x.each(func(e xml.StartElement) error {
				p.ends = p.ends || e.Name.Local == "del" || e.Name.Local == "moveFrom"
				return x.skip()
			})
		}
		return x.skip()
	})
	if p.own {
		p.list = own.list
	}
	return err
}

// styleList is the list of a style; the level is the one that names the style.
func (p *paragraphReader) styleList(id string, s style) listRef {
	if a := p.numbers.abstractOf(s.list.id); a != nil {
		for level, l := range a.levels {
			if l.style == id {
				return listRef{id: s.list.id, level: level}
			}
		}
	}
	return s.list
}

func (p *paragraphReader) readRun(x *xmlReader) error {
	p.font, p.hidden, p.capitals, p.struck = p.style.font, p.style.hidden, p.style.caps, p.style.struck()
	return p.readRunPart(x)
}

// readRunPart reads what stands in a run: text, breaks, fields, text boxes.
func (p *paragraphReader) readRunPart(x *xmlReader) error {
	return x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "rPr":
			return p.readRunFormat(x)
		case "t":
			return p.readText(x)
		case "tab", "ptab":
			p.write(" ")
		case "br", "cr":
			p.write("\n")
		case "noBreakHyphen":
			p.write("-")
		case "sym":
			p.writeSymbol(attr(e, "font"), attr(e, "char"))
		case "softHyphen":
			p.writeSoftHyphen()
		case "fldChar":
			p.field(attr(e, "fldCharType"))
		case "instrText":
			return p.readCode(x)
		case "AlternateContent", "Choice", "drawing", "pict", "object":
			return p.readBoxes(x)
		}
		return x.skip()
	})
}

func (p *paragraphReader) readRunFormat(x *xmlReader) error {
	s := style{}
	if err := x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "rStyle":
			s = s.over(p.styles[attr(e, "val")])
		case "rFonts":
			s.font = attr(e, "ascii")
		case "caps":
			p.capitals = isOn(attr(e, "val"))
		case "vanish":
			s.hidden = isOn(attr(e, "val"))
		case "strike":
			s.strike = toggleOf(attr(e, "val"))
		case "dstrike":
			s.dstrike = toggleOf(attr(e, "val"))
		}
		return x.skip()
	}); err != nil {
		return err
	}
	if s.font != "" {
		p.font = s.font
	}
	p.hidden, p.struck = p.hidden || s.hidden, s.over(p.style).struck()
	return nil
}

func (p *paragraphReader) readText(x *xmlReader) error {
	for {
		tok, err := x.next()
		if err != nil {
			return inside(err)
		}
		switch t := tok.(type) {
		case xml.CharData:
			p.writeText(oneLine(string(t)))
		case xml.StartElement:
			if err := x.skip(); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// writeSoftHyphen writes what is no letter, save in TCVN3, where the ư has its
// code; a hyphen that is really one may stand beside it, and ư never doubles.
func (p *paragraphReader) writeSoftHyphen() {
	if !strings.HasSuffix(p.text.String(), "ư") {
		p.writeText("\u00AD")
	}
}

// writeText writes a run's text as it is seen: in Unicode, in capitals where the
// format says so. What the font does not tell of is told by the words, later.
func (p *paragraphReader) writeText(s string) {
	if c := p.fonts.codeOf(p.font); c != codeUnicode {
		p.fonts.hear(p.font, s)
		s, p.converted = c.decode(s), true
	} else {
		s = strings.ReplaceAll(s, "\u00AD", string(heldHyphen))
	}
	if p.capitals {
		s = strings.ToUpper(s)
	}
	p.write(s)
}

func (p *paragraphReader) write(s string) {
	if p.hidden || p.inField() {
		return
	}
	if p.struck {
		p.leftOut = p.leftOut || !isBlank([]byte(s))
		s = roomOf(s)
	}
	p.text.WriteString(s)
}

// readBoxes looks for text boxes in a drawing. What they hold comes after the paragraph they hang on.
func (p *paragraphReader) readBoxes(x *xmlReader) error {
	return x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "txbxContent":
			return p.readFlow(x, p.aside)
		case "Fallback":
			return x.skip()
		}
		return p.readBoxes(x)
	})
}

// readMath takes the letters and digits of a formula.
func (p *paragraphReader) readMath(x *xmlReader) error {
	return x.each(func(e xml.StartElement) error {
		if e.Name.Local == "t" {
			return p.readText(x)
		}
		return p.readMath(x)
	})
}
