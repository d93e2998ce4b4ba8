package deliverable

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func archive(t *testing.T, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSniff(t *testing.T) {
	const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	types := []string{"[Content_Types].xml", ""}
	far := strings.Repeat("x", piece-3) // a name on the border of two pieces
	for name, c := range map[string]struct {
		content string
		want    Format
	}{
		"pdf":              {"%PDF-1.7", PDF},
		"png":              {"\x89PNG\r\n\x1a\n", PNG},
		"jpeg":             {"\xff\xd8\xff\xe0", JPEG},
		"docx":             {archive(t, append(types, "word/document.xml", "")...), DOCX},
		"xlsx":             {archive(t, append(types, "xl/workbook.xml", "")...), XLSX},
		"pptx":             {archive(t, append(types, "ppt/presentation.xml", "")...), PPTX},
		"docx with macros": {archive(t, append(types, "word/document.xml", "", "word/vbaProject.bin", "x")...), Other},
		"odt":              {archive(t, "mimetype", "application/vnd.oasis.opendocument.text"), ODT},
		"ods":              {archive(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ODS},
		"zip":              {archive(t, "a.exe", "MZ"), ZIP},
		"broken zip":       {"PK\x03\x04", ZIP},
		"doc":              {ole + wordStream, DOC},
		"xls":              {ole + far + workbookStream, XLS},
		"another OLE":      {ole + "O\x00t\x00h\x00e\x00r\x00", Other},
		"program":          {"MZ\x90", Exe},
		"text":             {"Tờ trình", Text},
		"text cut in half": {strings.Repeat("a", signatureSize-1) + "ờ", Text},
		"UTF-16":           {"\xff\xfeT\x00", Text},
		"page":             {"  <!DOCTYPE html>", HTML},
		"binary":           {"a\x00b", Other},
		"zero far behind":  {strings.Repeat("a", 2*piece) + "\x00", Other},
		"TCVN3":            {"Thanh ho\xb8", Other},
	} {
		got, err := sniff(strings.NewReader(c.content), int64(len(c.content)))
		if err != nil || got != c.want {
			t.Errorf("%s: %s, %v, want %s", name, got, err, c.want)
		}
	}
}

// The reference decision in the formats it came in is what its names say.
func TestRealFilesAreWhatTheirNamesSay(t *testing.T) {
	for _, ext := range []string{"doc", "docx", "odt", "pdf"} {
		name := filepath.Join("..", "..", "testdata", "formats", "625-qd-ubnd."+ext)
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := formatOf(name, bytes.NewReader(content), int64(len(content))); err != nil {
			t.Error(err)
		}
	}
}
