// Package docread turns a file into a neutral tree of paragraphs, tables, rows
// and cells, each with its place in the file. It knows how files are printed,
// not what they say: finding a programme in the tree is the work of intake.
//
// One file of this package holds one format, or the files that begin with its
// name do. A new format is a line in Reader.formats, and everything above works
// unchanged. What needs help from outside (a word processor, a PDF engine, OCR) is
// handed to a Reader; nothing here looks for programs by itself.
package docread

import "strings"

// Place says where something stands. All counts begin at 1; 0 means that the
// format has no such thing.
type Place struct {
	Page      int `json:"page,omitempty"`
	Line      int `json:"line,omitempty"`
	LineEnd   int `json:"line_end,omitempty"`
	Paragraph int `json:"paragraph,omitempty"`
	Table     int `json:"table,omitempty"`
	Row       int `json:"row,omitempty"`
	Cell      int `json:"cell,omitempty"`
	// Recognised: the text was recognised from a picture by OCR. Each letter and figure may be
	// wrong, so nothing that stands here counts without a person who compares it with the picture.
	Recognised bool `json:"recognised,omitempty"`
}

// Paragraph is a run of text in NFC with single spaces.
type Paragraph struct {
	Text   string
	Place  Place
	Level  int  // heading level from 1, 0 where the format marks none
	Spaced bool // an empty line or paragraph stands before it
	Struck bool // words in it are struck out, and left out
}

// Cell is a cell of a table. Col counts grid columns from 0; spans are at least
// 1. A cell that is merged over several rows stands in each of them: in the first
// with its RowSpan, in the others Merged and with the same paragraphs.
type Cell struct {
	Paragraphs []Paragraph
	Col        int
	ColSpan    int
	RowSpan    int
	Merged     bool
	Struck     bool // words in it are struck out, and left out
}

// Text joins the paragraphs of the cell with one space: a line break in a cell is only wrapping.
func (c Cell) Text() string {
	if len(c.Paragraphs) == 1 {
		return c.Paragraphs[0].Text
	}
	texts := make([]string, len(c.Paragraphs))
	for i, p := range c.Paragraphs {
		texts[i] = p.Text
	}
	return strings.Join(texts, " ")
}

// Row is a row of a table.
type Row struct {
	Cells []Cell
	Place Place
	// Partial: the table lost its form, and this row has fewer cells than it has columns: a cell may be of another column.
	// Those taken from the row above are Merged.
	Partial bool
}

// Table is a table; Cols is the width of its grid.
type Table struct {
	Rows  []Row
	Cols  int
	Place Place
}

// Block is a paragraph or a table, exactly one of them.
type Block struct {
	Paragraph *Paragraph
	Table     *Table
}

// Warning is something about the file that a person should know, as a message key with its values.
type Warning struct {
	Key   string `json:"key"`
	Args  []any  `json:"args,omitempty"`
	Place Place  `json:"place,omitzero"`
}

// Aside is a text in NFC with single spaces that no reader of the printed
// document takes for its words: a watermark, comment, property of the file,
// deleted or hidden text, the description of a picture.
type Aside struct {
	Text  string
	Drawn bool // a watermark, or what names or describes a drawing: no prose
}

// Document is what a file holds. Headers are the texts that stand outside the
// flow of blocks (page headers and footers, notes). Aside is what the file holds
// besides: it is for finding a mark of secrecy alone, and never shown, stored or
// parsed as content. Only formats that hide text have it.
type Document struct {
	Format   string
	Title    string // of the file's properties, empty where there are none; not to be trusted
	Blocks   []Block
	Headers  []Paragraph
	Aside    []Aside
	Digest   string // SHA-256 of the bytes, hex
	Size     int64  // bytes
	Warnings []Warning
	// Recognised: some of the text was recognised from pictures by OCR; Place.Recognised says which.
	// Headers have no place: all of them are to be doubted then.
	Recognised bool
	tables     int // how many blocks are tables
	struck     int // how many places with struck words were named
}

// Paragraphs calls yield for every paragraph of the document: headers, then
// the blocks in order with the cells of their tables.
func (d *Document) Paragraphs(yield func(Paragraph) bool) {
	for _, p := range d.Headers {
		if !yield(p) {
			return
		}
	}
	for _, b := range d.Blocks {
		if b.Paragraph != nil {
			if !yield(*b.Paragraph) {
				return
			}
			continue
		}
		if !b.Table.paragraphs(yield) {
			return
		}
	}
}

// markPlaces calls mark for the places of all that the document shows.
func (d *Document) markPlaces(mark func(*Place)) {
	for _, b := range d.Blocks {
		if b.Paragraph != nil {
			mark(&b.Paragraph.Place)
			continue
		}
		mark(&b.Table.Place)
		for i := range b.Table.Rows {
			mark(&b.Table.Rows[i].Place)
		}
		b.Table.each(func(p *Paragraph) { mark(&p.Place) })
	}
}

func (t *Table) paragraphs(yield func(Paragraph) bool) bool {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			for _, p := range c.Paragraphs {
				if !yield(p) {
					return false
				}
			}
		}
	}
	return true
}
