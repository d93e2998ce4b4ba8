package docread

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path"
	"slices"
	"strings"

	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// DefaultLimit is the size of the largest file that is read when the caller names no limit, in bytes.
const DefaultLimit = 20 << 20

// A Reader reads files of every kind, with the help that it is given. The zero
// Reader reads what needs none and refuses the rest by naming what is missing.
// It may be used by several goroutines at once.
type Reader struct {
	Limit  int64      // bytes of a file; 0 or less: DefaultLimit
	Office Converter  // turns .doc and .odt into .docx
	Pages  PageEngine // takes the text of a PDF's pages, and paints those that have none
	OCR    Recogniser // reads the picture of a page; all of it is to be checked

	Progress Progress // is told how far a long reading is; nil: nobody
}

// A Converter turns a word processor's file into a .docx. ext names its kind: ".doc", ".odt".
type Converter interface {
	Convert(ctx context.Context, ext string, data []byte) ([]byte, error)
}

// Read reads a document of at most limit bytes with the zero Reader; see Reader.Read.
func Read(name string, r io.Reader, limit int64) (*Document, error) {
	return Reader{Limit: limit}.Read(context.Background(), name, r)
}

// Read reads a document. The name gives the extension only: the content
// decides, and a name that says otherwise is refused.
//
// Refusals are of kind errs.Invalid, or errs.TooLarge: docread.empty,
// docread.too_large (limit in bytes), docread.not_utf8 (line, byte in it, both
// from 1), docread.binary, docread.mismatch (what the name says, what the
// content is), docread.unsupported (format or extension), docread.damaged,
// docread.dtd, docread.too_deep, docread.unpacked (limit in MB), docread.too_many
// (limit of paragraphs and cells), docread.long_line (line, limit in KB),
// docread.too_much_text (limit in MB), docread.too_many_pages, docread.too_many_scans
// (limit of pages), docread.password, docread.converter_missing and docread.scan
// (Debian packages that help), docread.too_slow (seconds).
func (r Reader) Read(ctx context.Context, name string, file io.Reader) (*Document, error) {
	limit := r.Limit
	if limit <= 0 {
		limit = DefaultLimit
	}
	data, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err != nil {
		return nil, errs.Wrap(err, errs.Invalid, "docread.unreadable")
	}
	if int64(len(data)) > limit {
		return nil, errs.New(errs.TooLarge, "docread.too_large", text.Size(limit))
	}
	f, err := r.pick(path.Ext(strings.ToLower(name)), data)
	if err != nil {
		return nil, err
	}
	d, err := f.read(ctx, data)
	if err != nil {
		return nil, err
	}
	d.findLetters()
	if err := d.checkSize(); err != nil {
		return nil, err
	}
	if len(d.Blocks) == 0 {
		return nil, errs.New(errs.Invalid, "docread.empty")
	}
	d.rejoin()
	d.markMisspelt()
	sum := sha256.Sum256(data)
	d.Format, d.Digest, d.Size = f.name, hex.EncodeToString(sum[:]), int64(len(data))
	return d, nil
}

// A format is one kind of file: the extensions it goes by and its reader.
type format struct {
	name       string
	extensions []string
	read       func(ctx context.Context, data []byte) (*Document, error)
}

// formats lists every kind of file that is read.
func (r Reader) formats() []format {
	return []format{
		{name: "txt", extensions: []string{".txt"}, read: plain(readText)},
		{name: "md", extensions: []string{".md"}, read: plain(readMarkdown)},
		{name: "html", extensions: []string{".html", ".htm"}, read: plain(readHTML)},
		{name: "docx", extensions: []string{".docx"}, read: plain(readDocx)},
		{name: "doc", extensions: []string{".doc"}, read: r.readDoc},
		{name: "odt", extensions: []string{".odt"}, read: r.readODT},
		{name: "pdf", extensions: []string{".pdf"}, read: r.readPDF},
	}
}

// plain is a reader that needs no help and is bounded by its own limits.
func plain(read func([]byte) (*Document, error)) func(context.Context, []byte) (*Document, error) {
	return func(_ context.Context, data []byte) (*Document, error) { return read(data) }
}

// pick chooses the reader by the content and checks it against the extension.
func (r Reader) pick(ext string, data []byte) (format, error) {
	if isBlank(data) {
		return format{}, errs.New(errs.Invalid, "docread.empty")
	}
	claimed, known := r.byExtension(ext)
	if !known {
		return format{}, errs.New(errs.Invalid, "docread.unsupported", ext)
	}
	content := sniff(data)
	switch {
	case isSealed(data):
		return format{}, errs.New(errs.Invalid, "docread.password")
	case content == "binary" && (claimed.name == "txt" || claimed.name == "md"):
		return format{}, errs.New(errs.Invalid, "docread.binary")
	case !agrees(content, claimed.name):
		return format{}, errs.New(errs.Invalid, "docread.mismatch", claimed.name, content)
	}
	return claimed, nil
}

func (r Reader) byExtension(ext string) (format, bool) {
	for _, f := range r.formats() {
		if slices.Contains(f.extensions, ext) {
			return f, true
		}
	}
	return format{}, false
}
