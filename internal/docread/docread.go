// Package docread turns a file into a neutral tree of paragraphs, tables, rows
// and cells, each with its place in the file. It knows how files are printed,
// not what they say: finding a programme in the tree is the work of intake.
//
// One file of this package holds one format. A new format is a reader in
// formats, and everything above works unchanged.
package docread

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path"
	"strings"

	"dondoc/internal/errs"
)

// DefaultLimit is the size of the largest file that is read when the caller names no limit, in bytes.
const DefaultLimit = 20 << 20

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
}

// Paragraph is a run of text in NFC with single spaces.
type Paragraph struct {
	Text   string
	Place  Place
	Level  int  // heading level from 1, 0 where the format marks none
	Spaced bool // an empty line or paragraph stands before it
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

// Document is what a file holds. Headers are the texts that stand outside the
// flow of blocks (page headers and footers, notes).
type Document struct {
	Format   string
	Title    string // of the file's properties, empty where there are none; not to be trusted
	Blocks   []Block
	Headers  []Paragraph
	Digest   string // SHA-256 of the bytes, hex
	Size     int64  // bytes
	Warnings []Warning
	tables   int // how many blocks are tables
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

// A format is one kind of file: the extensions it goes by and its reader, nil
// while the product does not read it.
type format struct {
	name       string
	extensions []string
	read       func(data []byte) (*Document, error)
}

// formats lists every kind of file that is told apart, read or not.
func formats() []format {
	return []format{
		{name: "txt", extensions: []string{".txt"}, read: readText},
		{name: "md", extensions: []string{".md"}, read: readMarkdown},
		{name: "html", extensions: []string{".html", ".htm"}},
		{name: "docx", extensions: []string{".docx"}, read: readDocx},
		{name: "doc", extensions: []string{".doc"}},
		{name: "pdf", extensions: []string{".pdf"}},
		{name: "odt", extensions: []string{".odt"}},
	}
}

// Read reads a document of at most limit bytes; a limit of 0 or less is
// DefaultLimit. The name gives the extension only: the content decides, and a
// name that says otherwise is refused.
//
// Refusals are of kind errs.Invalid, or errs.TooLarge: docread.empty,
// docread.too_large (limit in bytes), docread.not_utf8 (line, byte in it, both
// from 1), docread.binary, docread.mismatch (what the name says, what the
// content is), docread.unsupported (format or extension).
func Read(name string, r io.Reader, limit int64) (*Document, error) {
	if limit <= 0 {
		limit = DefaultLimit
	}
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, errs.Wrap(err, errs.Invalid, "docread.unreadable")
	}
	if int64(len(data)) > limit {
		return nil, errs.New(errs.TooLarge, "docread.too_large", limit)
	}
	f, err := pick(path.Ext(strings.ToLower(name)), data)
	if err != nil {
		return nil, err
	}
	d, err := f.read(data)
	if err != nil {
		return nil, err
	}
	if len(d.Blocks) == 0 {
		return nil, errs.New(errs.Invalid, "docread.empty")
	}
	sum := sha256.Sum256(data)
	d.Format, d.Digest, d.Size = f.name, hex.EncodeToString(sum[:]), int64(len(data))
	return d, nil
}

// pick chooses the reader by the content and checks it against the extension.
func pick(ext string, data []byte) (format, error) {
	if isBlank(data) {
		return format{}, errs.New(errs.Invalid, "docread.empty")
	}
	claimed, known := byExtension(ext)
	if !known {
		return format{}, errs.New(errs.Invalid, "docread.unsupported", ext)
	}
	content := sniff(data)
	switch {
	case content == "binary" && (claimed.name == "txt" || claimed.name == "md"):
		return format{}, errs.New(errs.Invalid, "docread.binary")
	case !agrees(content, claimed.name):
		return format{}, errs.New(errs.Invalid, "docread.mismatch", claimed.name, content)
	case claimed.read == nil:
		return format{}, errs.New(errs.Invalid, "docread.unsupported", ext)
	}
	return claimed, nil
}

func byExtension(ext string) (format, bool) {
	for _, f := range formats() {
		for _, e := range f.extensions {
			if e == ext {
				return f, true
			}
		}
	}
	return format{}, false
}
