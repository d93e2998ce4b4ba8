package docread

import (
	"encoding/xml"
	"path"
	"strings"

	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// readDocx reads an Office Open XML document (ECMA-376, WordprocessingML): the
// text as it is printed, with automatic numbers, without deleted text, field
// codes and note marks. Page headers, footers and notes go into Headers, what is
// in the file but not shown into Aside.
func readDocx(data []byte) (*Document, error) {
	fonts := &fontRegister{}
	w, err := readDocxWith(data, fonts)
	if err == nil && fonts.expose() {
		w, err = readDocxWith(data, fonts)
	}
	if err != nil {
		return nil, err
	}
	w.warn()
	return w.doc, nil
}

func readDocxWith(data []byte, fonts *fontRegister) (*docxReader, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	main, err := a.mainPart()
	if err != nil {
		return nil, err
	}
	w := &docxReader{archive: a, doc: &Document{}, fonts: fonts}
	if w.parts, err = a.relations(main); err != nil {
		return nil, err
	}
	for _, load := range [...]func() error{
		w.readStyles, w.readNumbering, func() error { return w.readBody(main) },
		w.readAside, func() error { return w.readUnseen(main) },
	} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// A docxReader reads one document.
type docxReader struct {
	archive    *archive
	doc        *Document
	parts      []relation
	styles     map[string]style
	normal     style // of paragraphs that name none
	numbers    numbering
	fonts      *fontRegister
	pieces     int // paragraphs and cells so far
	changes    int // tracked insertions and deletions
	converted  bool
	inserts    bool   // other files would be inserted on opening
	spaced     bool   // an empty paragraph came last
	unfinished string // text of a paragraph whose end is deleted: it goes on in the next
	leftBefore bool   // something of that paragraph is struck out
}

// A relation is a part that another one names, with the last word of its type: "header", "styles".
type relation struct{ kind, target string }

// mainPart finds the document's main part; an archive without one is no such document.
func (a *archive) mainPart() (string, error) {
	rels, err := a.relations("")
	if err != nil {
		return "", err
	}
	for _, r := range rels {
		if _, ok := a.files[r.target]; ok && r.kind == "officeDocument" {
			return r.target, nil
		}
	}
	if _, ok := a.files["word/document.xml"]; ok {
		return "word/document.xml", nil
	}
	if _, ok := a.files["mimetype"]; ok {
		return "", errs.New(errs.Invalid, "docread.mismatch", "docx", "odt")
	}
	return "", errs.New(errs.Invalid, "docread.mismatch", "docx", "zip")
}

// relations reads which parts a part names. External targets are left out: nothing outside the file is opened.
func (a *archive) relations(of string) ([]relation, error) {
	dir, base := path.Split(of)
	x, ok, err := a.part(dir + "_rels/" + base + ".rels")
	if !ok || err != nil {
		return nil, err
	}
	if _, err := x.root(); err != nil {
		return nil, err
	}
	var rels []relation
	err = x.each(func(e xml.StartElement) error {
		if attr(e, "TargetMode") != "External" {
			target := attr(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(dir, target)
			}
			rels = append(rels, relation{kind: path.Base(attr(e, "Type")), target: strings.TrimPrefix(target, "/")})
		}
		return x.skip()
	})
	return rels, err
}

// of opens the first part of a kind.
func (w *docxReader) of(kind string) (*xmlReader, bool, error) {
	for _, r := range w.parts {
		if r.kind == kind {
			return w.archive.part(r.target)
		}
	}
	return nil, false, nil
}

func (w *docxReader) readBody(main string) error {
	x, _, err := w.archive.part(main)
	if err != nil {
		return err
	}
	if _, err := x.root(); err != nil {
		return err
	}
	return x.each(func(e xml.StartElement) error {
		if e.Name.Local != "body" {
			return x.skip()
		}
		return w.readFlow(x, flow{paragraph: w.addBody, table: w.doc.addFlowTable})
	})
}

// readAside reads the page headers, footers and notes.
func (w *docxReader) readAside() error {
	for _, r := range w.parts {
		switch r.kind {
		case "header", "footer", "footnotes", "endnotes":
		default:
			continue
		}
		x, ok, err := w.archive.part(r.target)
		if !ok || err != nil {
			return err
		}
		if err := w.readPart(x); err != nil {
			return err
		}
	}
	return nil
}

func (w *docxReader) readPart(x *xmlReader) error {
	root, err := x.root()
	if err != nil {
		return err
	}
	aside := flow{paragraph: w.doc.addHeader, table: w.doc.addHeaderTable}
	if root.Name.Local == "hdr" || root.Name.Local == "ftr" {
		return w.readFlow(x, aside)
	}
	return x.each(func(xml.StartElement) error { return w.readFlow(x, aside) }) // one element a note
}

// addBody adds a paragraph of the body; an empty one parts its neighbours.
func (w *docxReader) addBody(p Paragraph) {
	if p.Text == "" {
		w.spaced = true
		w.doc.leaveStruck(p)
		return
	}
	p.Spaced, w.spaced = w.spaced, false
	w.doc.addLines(p)
}

func (w *docxReader) warn() {
	if w.changes > 0 {
		w.doc.Warnings = append(w.doc.Warnings, Warning{Key: "docread.tracked_changes", Args: []any{w.changes}})
	}
	if w.inserts {
		w.doc.Warnings = append(w.doc.Warnings, Warning{Key: "docread.inserted_file"})
	}
	if w.converted {
		w.doc.Warnings = append(w.doc.Warnings, Warning{Key: "docread.legacy_font"})
	}
}

// count refuses a document of more paragraphs and cells than any act has, before they fill the memory.
func (w *docxReader) count() error {
	if w.pieces++; w.pieces > maxPieces {
		return errs.New(errs.TooLarge, "docread.too_many", maxPieces)
	}
	return nil
}

// finish puts a paragraph together: its number, its text, what a deleted paragraph end left before it.
func (w *docxReader) finish(label, body string) string {
	body = normalLines(w.unfinished + body)
	w.unfinished = ""
	return strings.TrimSpace(text.Normal(label) + " " + body)
}
