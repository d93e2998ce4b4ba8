package docread

import (
	"cmp"
	"encoding/xml"
	"strconv"
	"strings"
)

// A style is what a named style says of the things this reader asks for; the zero value says nothing.
type style struct {
	basedOn string
	level   int // heading level from 1
	font    string
	list    listRef
	caps    bool
	hidden  bool
	strike  toggle // a line through the text
	dstrike toggle // two of them
	index   bool   // of a table of contents, which only repeats the headings
}

// A toggle is a property that a style or run may turn on or off, or say nothing of.
type toggle int8

const (
	toggleOff toggle = iota + 1
	toggleOn
)

func toggleOf(val string) toggle {
	if isOn(val) {
		return toggleOn
	}
	return toggleOff
}

// struck reports that a line goes through the text of the style.
func (s style) struck() bool { return s.strike == toggleOn || s.dstrike == toggleOn }

// A listRef ties a paragraph to a list: the list's id, "" for none said, and the level in it from 0.
type listRef struct {
	id    string
	level int
}

// over lays what a style says over what it is based on.
func (s style) over(base style) style {
	if s.level == 0 {
		s.level = base.level
	}
	if s.font == "" {
		s.font = base.font
	}
	if s.list.id == "" {
		s.list = base.list
	}
	s.strike, s.dstrike = cmp.Or(s.strike, base.strike), cmp.Or(s.dstrike, base.dstrike)
	s.caps, s.hidden, s.index = s.caps || base.caps, s.hidden || base.hidden, s.index || base.index
	return s
}

// readStyles reads the named styles and resolves what they are based on.
func (w *docxReader) readStyles() error {
	x, ok, err := w.of("styles")
	if !ok || err != nil {
		return err
	}
	if _, err := x.root(); err != nil {
		return err
	}
	raw := map[string]style{}
	var defaults style
	standard := ""
	err = x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "docDefaults":
			return readProperties(x, &defaults)
		case "style":
			s := style{}
			if err := readProperties(x, &s); err != nil {
				return err
			}
			raw[attr(e, "styleId")] = s
			if attr(e, "type") == "paragraph" && isOn(attr(e, "default")) && attr(e, "default") != "" {
				standard = attr(e, "styleId")
			}
			return nil
		}
		return x.skip()
	})
	defaults.strike, defaults.dstrike = 0, 0 // or a style of letters that says nothing would undo what its paragraph's says
	w.styles = make(map[string]style, len(raw))
	for id, s := range raw {
		w.styles[id] = resolve(raw, s).over(defaults)
	}
	w.normal = raw[standard].over(defaults)
	return err
}

// resolve follows what a style is based on; a circle ends after as many steps as there are styles.
func resolve(raw map[string]style, s style) style {
	for steps := 0; s.basedOn != "" && steps < len(raw); steps++ {
		base := raw[s.basedOn]
		s = s.over(base)
		s.basedOn = base.basedOn
	}
	return s
}

// readProperties reads the properties of a style, paragraph or run from the
// element just opened, at any depth within it.
func readProperties(x *xmlReader, s *style) error {
	return x.each(func(e xml.StartElement) error {
		val := attr(e, "val")
		switch e.Name.Local {
		case "basedOn":
			s.basedOn = val
		case "name":
			s.readName(val)
		case "outlineLvl":
			if n, err := strconv.Atoi(val); err == nil && n >= 0 && n < 9 {
				s.level = n + 1
			}
		case "numId":
			s.list.id = val
		case "ilvl":
			s.list.level, _ = strconv.Atoi(val)
		case "rFonts":
			s.font = attr(e, "ascii")
		case "caps":
			s.caps = isOn(val)
		case "vanish":
			s.hidden = isOn(val)
		case "strike":
			s.strike = toggleOf(val)
		case "dstrike":
			s.dstrike = toggleOf(val)
		}
		return readProperties(x, s)
	})
}

// readName knows the built-in styles, whose names are English in every language of Word.
func (s *style) readName(name string) {
	name = strings.ToLower(name)
	if n, err := strconv.Atoi(strings.TrimPrefix(name, "heading ")); err == nil && n > 0 {
		s.level = n
	}
	s.index = strings.HasPrefix(name, "toc ") && name != "toc heading"
}

// isOn reads an on/off property: present without a value means on.
func isOn(val string) bool { return val != "0" && val != "false" && val != "off" && val != "none" }
