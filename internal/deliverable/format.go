package deliverable

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"dondoc/internal/errs"
)

// Format is what a file is by its content, as its usual extension says it.
type Format string

// The formats that are told apart. Other is none of them.
const (
	PDF   Format = "pdf"
	DOCX  Format = "docx"
	DOC   Format = "doc"
	ODT   Format = "odt"
	XLSX  Format = "xlsx"
	XLS   Format = "xls"
	ODS   Format = "ods"
	PPTX  Format = "pptx"
	PNG   Format = "png"
	JPEG  Format = "jpg"
	Text  Format = "txt"
	ZIP   Format = "zip"
	HTML  Format = "html"
	Exe   Format = "exe"
	Other Format = "other"
)

// Formats lists what can be handed in. An archive cannot: nobody sees what is
// in it, and neither marks nor signatures of its files can be checked.
func Formats() []Format {
	return []Format{PDF, DOCX, DOC, ODT, XLSX, XLS, ODS, PPTX, PNG, JPEG, Text}
}

// picture are those a browser shows as they are.
func (f Format) picture() bool { return f == PNG || f == JPEG }

// Previewed reports that a page can show what is in the file.
func (f Format) Previewed() bool { return f == PDF || f.picture() }

// named is what a name says.
func named(name string) Format {
	ext := strings.TrimPrefix(strings.ToLower(path.Ext(name)), ".")
	if ext == "jpeg" {
		ext = string(JPEG)
	}
	return Format(ext)
}

// formatOf decides by the content and refuses a name that says otherwise.
func formatOf(name string, r io.ReaderAt, size int64) (Format, error) {
	if size == 0 {
		return Other, errs.New(errs.Invalid, "deliverable.empty", name)
	}
	says := named(name)
	if !slices.Contains(Formats(), says) {
		return says, errs.New(errs.Invalid, "deliverable.format", name, listed())
	}
	is, err := sniff(r, size)
	if err == nil && is != says {
		err = errs.New(errs.Invalid, "deliverable.lying", name, string(says), string(is))
	}
	return is, err
}

func listed() string {
	names := make([]string, 0, len(Formats()))
	for _, f := range Formats() {
		names = append(names, string(f))
	}
	return strings.Join(names, ", ")
}

// signatureSize is how much of a file's beginning gives it away.
const signatureSize = 4 << 10

// beginnings are the first bytes of the formats that have their own.
func beginnings() map[string]Format {
	return map[string]Format{
		"%PDF-": PDF, "\x89PNG\r\n\x1a\n": PNG, "\xff\xd8\xff": JPEG, "MZ": Exe, "\x7fELF": Exe, "Rar!": ZIP,
		"7z\xbc\xaf\x27\x1c": ZIP,
	}
}

func sniff(r io.ReaderAt, size int64) (Format, error) {
	head := make([]byte, min(size, signatureSize))
	if _, err := r.ReadAt(head, 0); err != nil && err != io.EOF { // ReaderAt gives it bare
		return Other, err
	}
	for start, format := range beginnings() {
		if bytes.HasPrefix(head, []byte(start)) {
			return format, nil
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return packed(r, size), nil
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return compound(r, size)
	}
	return plain(r, size, head)
}

// packed tells office files from other archives by the parts they must have
// (ISO/IEC 29500-2, OpenDocument 1.3 part 2). One with macros goes by another name.
func packed(r io.ReaderAt, size int64) Format {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return ZIP
	}
	parts := map[string]*zip.File{}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "vbaProject.bin") {
			return Other
		}
		parts[f.Name] = f
	}
	for part, format := range map[string]Format{
		"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX,
	} {
		if parts[part] != nil && parts["[Content_Types].xml"] != nil {
			return format
		}
	}
	return openDocument(parts["mimetype"])
}

func openDocument(declared *zip.File) Format {
	if declared == nil {
		return ZIP
	}
	f, err := declared.Open()
	if err != nil {
		return ZIP
	}
	defer f.Close()
	kind, _ := io.ReadAll(io.LimitReader(f, signatureSize)) // what cannot be read is none of the two
	switch strings.TrimSpace(string(kind)) {
	case "application/vnd.oasis.opendocument.text":
		return ODT
	case "application/vnd.oasis.opendocument.spreadsheet":
		return ODS
	default:
		return ZIP
	}
}

// The streams an Office file of 1997 to 2003 has, as its directory writes them ([MS-DOC] 2.1.1, [MS-XLS] 2.1).
const (
	wordStream     = "W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00"
	workbookStream = "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00"
)

func compound(r io.ReaderAt, size int64) (Format, error) {
	for _, s := range []struct {
		name   string
		format Format
	}{{wordStream, DOC}, {workbookStream, XLS}} {
		found, err := holds(io.NewSectionReader(r, 0, size), []byte(s.name))
		if err != nil || found {
			return s.format, err
		}
	}
	return Other, nil
}

// piece is how much of a file is looked through at once.
const piece = 256 << 10

// holds looks for bytes without holding the file in memory.
func holds(r io.Reader, what []byte) (bool, error) {
	window := make([]byte, 0, piece+len(what))
	for {
		n, err := io.ReadFull(r, window[len(window):len(window)+piece])
		window = window[:len(window)+n]
		if bytes.Contains(window, what) {
			return true, nil
		}
		if err == io.EOF || err == io.ErrUnexpectedEOF { // ReadFull gives them bare
			return false, nil
		}
		if err != nil {
			return false, err
		}
		window = append(window[:0], window[len(window)-min(len(what), len(window)):]...)
	}
}

// plain is text in UTF-8 or, with its mark, UTF-16; HTML is told by its beginning.
func plain(r io.ReaderAt, size int64, head []byte) (Format, error) {
	start := bytes.ToLower(bytes.TrimLeft(head, "\xef\xbb\xbf \t\r\n"))
	if bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html")) {
		return HTML, nil
	}
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return Text, nil
	}
	if !utf8.Valid(head[:whole(head)]) {
		return Other, nil
	}
	binary, err := holds(io.NewSectionReader(r, 0, size), []byte{0})
	if err != nil || binary {
		return Other, err
	}
	return Text, nil
}

// whole is how much of a beginning does not end within a letter.
func whole(head []byte) int {
	for cut := 1; cut <= min(utf8.UTFMax, len(head)); cut++ {
		last := head[len(head)-cut:]
		switch {
		case !utf8.RuneStart(last[0]):
		case utf8.FullRune(last):
			return len(head)
		default:
			return len(head) - cut
		}
	}
	return len(head)
}
