package docread

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"dondoc/internal/errs"
)

const hiddenMark = "TỐI MẬT"

func inUTF16(s string) string {
	var b bytes.Buffer
	for _, u := range utf16.Encode([]rune(s)) {
		_ = binary.Write(&b, binary.LittleEndian, u)
	}
	return b.String()
}

func holdsMark(d *Document) bool {
	for _, a := range d.Aside {
		if strings.Contains(a.Text, hiddenMark) {
			return true
		}
	}
	return false
}

// A mark in a document within the document is handed on, and its text is no text of the outer one.
func TestEmbeddedDocuments(t *testing.T) {
	outer := func(parts map[string]string) []byte {
		parts["word/document.xml"] = wordXML("document", "<w:body>"+para("Kế hoạch")+"</w:body>")
		return pack(parts)
	}
	inner := func(parts ...string) string { return string(docx(parts...)) }
	cases := map[string]map[string]string{
		"a document":               {"word/embeddings/a.docx": inner(para(hiddenMark))},
		"a document in a document": {"word/embeddings/a.docx": string(outer(map[string]string{"word/embeddings/b.docx": inner(para(hiddenMark))}))},
		"a wrapped document":       {"word/embeddings/oleObject1.bin": "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1Package\x00" + inner(para(hiddenMark))},
		"a document of Word 97":    {"word/embeddings/oleObject1.bin": "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00" + inUTF16("\x01UBND\r"+hiddenMark+"\rSố")},
		"a sheet":                  {"word/embeddings/a.xlsx": string(pack(map[string]string{"xl/sharedStrings.xml": "<sst><si><t>a</t></si><si><t>" + hiddenMark + "</t></si></sst>"}))},
		"an inserted page":         {"word/afchunk1.htm": "<html><p>a<p>" + hiddenMark},
		"an inserted document":     {"word/afchunk.dat": inner(para(hiddenMark))},
		"an inserted mail":         {"word/afchunk.mht": "MIME-Version: 1.0\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>T=E1=BB=90I M=E1=BA=\r\n=ACT</p>"},
		"an inserted RTF":          {"word/afchunk.rtf": `{\rtf1\ansi a\par T\u7888?I M\u7852?T\par}`},
		"an inserted text":         {"afchunk.txt": "a\n" + hiddenMark + "\n"},
	}
	for name, parts := range cases {
		d, err := Read("a.docx", bytes.NewReader(outer(parts)), 0)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !holdsMark(d) || strings.Contains(shown(d), "MẬT") {
			t.Errorf("%s: %+v beside %q", name, d.Aside, shown(d))
		}
	}
}

// A file that would be inserted on opening is spoken of, because its text is not read.
func TestInsertedFileIsWarnedOf(t *testing.T) {
	d := readDocxOf(t, para("a")+`<w:altChunk w:id="r9"/>`)
	if len(d.Warnings) != 1 || d.Warnings[0].Key != "docread.inserted_file" {
		t.Errorf("%v", d.Warnings)
	}
}

func TestEmbeddedBombs(t *testing.T) {
	zeros := strings.Repeat("\x00", maxUnpacked+1)
	nested := "x"
	for range 20 {
		nested = string(pack(map[string]string{"word/embeddings/a.docx": nested}))
	}
	cases := []struct {
		name  string
		parts map[string]string
		key   string
	}{
		{"zeros", map[string]string{"word/embeddings/a.bin": zeros}, "docread.unpacked"},
		{"spaces in a document", map[string]string{"word/embeddings/a.docx": string(pack(map[string]string{"word/document.xml": "<a>" + strings.Repeat(" ", maxUnpacked)}))}, "docread.unpacked"},
		{"archives in archives", map[string]string{"word/embeddings/a.docx": nested}, ""},
		{"letters", map[string]string{"word/embeddings/a.bin": inUTF16(strings.Repeat("Tối mật \x00", 1<<20))}, ""},
		{"an entity", map[string]string{"word/embeddings/a.docx": string(pack(map[string]string{"word/document.xml": `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><p>&e;</p>`}))}, ""},
		{"no archive", map[string]string{"word/embeddings/a.docx": "PK\x03\x04" + strings.Repeat("PK\x03\x04", 1000)}, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.parts["word/document.xml"] = wordXML("document", "<w:body>"+para("Kế hoạch")+"</w:body>")
			file := pack(c.parts)
			within(t, func() {
				_, err := Read("a.docx", bytes.NewReader(file), 0)
				if c.key == "" && err != nil || c.key != "" && !errs.Is(err, errs.TooLarge, c.key) {
					t.Errorf("got %v", err)
				}
			})
		})
	}
}

// odt packs an OpenDocument text of some body and beside it other parts.
func odt(body string, parts map[string]string) []byte {
	const spaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ` +
		`xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.2"`
	all := map[string]string{
		"mimetype":    "application/vnd.oasis.opendocument.text",
		"content.xml": `<office:document-content ` + spaces + `><office:body><office:text>` + body + `<text:p>Kế hoạch</text:p></office:text></office:body></office:document-content>`,
	}
	entries := []string{`<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>`}
	for name, content := range parts {
		all[name] = strings.Replace(content, "@spaces", spaces, 1)
	}
	for name := range all {
		if strings.HasSuffix(name, ".xml") {
			entries = append(entries, `<manifest:file-entry manifest:full-path="`+name+`" manifest:media-type="text/xml"/>`)
		}
	}
	all["META-INF/manifest.xml"] = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">` + strings.Join(entries, "") + `</manifest:manifest>`
	var b bytes.Buffer // the kind comes first and is not packed, or the converter does not know the file
	z := zip.NewWriter(&b)
	rest := slices.DeleteFunc(slices.Sorted(maps.Keys(all)), func(name string) bool { return name == "mimetype" })
	for _, name := range append([]string{"mimetype"}, rest...) {
		if w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method(name)}); err == nil {
			_, _ = w.Write([]byte(all[name]))
		}
	}
	_ = z.Close()
	return b.Bytes()
}

func method(name string) uint16 {
	if name == "mimetype" {
		return zip.Store
	}
	return zip.Deflate
}

// What an OpenDocument text holds and does not show is handed on; what it links to is not fetched.
func TestODTUnseen(t *testing.T) {
	if helped().Office == nil {
		t.Fatalf("this test needs LibreOffice: apt-get install %s", officePackage)
	}
	secret := t.TempDir() + "/linked.txt"
	writeFile(t, secret, "LINKED WORDS")
	file := odt(`<text:section text:name="a" text:display="none"><text:p>`+hiddenMark+` một</text:p></text:section>`+
		`<text:p>thân<office:annotation><dc:creator>x</dc:creator><text:p>`+hiddenMark+` hai</text:p></office:annotation></text:p>`+
		`<text:section text:name="b"><text:section-source xlink:type="simple" xlink:href="file://`+secret+`"/><text:p>cũ</text:p></text:section>`,
		map[string]string{
			"meta.xml": `<office:document-meta @spaces><office:meta><meta:keyword>` + hiddenMark + ` ba</meta:keyword></office:meta></office:document-meta>`,
			"styles.xml": `<office:document-styles @spaces><office:master-styles><style:master-page style:name="Never"><style:header><text:p>` +
				hiddenMark + ` bốn</text:p></style:header></style:master-page></office:master-styles></office:document-styles>`,
			"Object 1/content.xml": `<office:document-content @spaces><office:body><office:text><text:p>` + hiddenMark + ` năm</text:p></office:text></office:body></office:document-content>`,
		})
	d, err := helped().Read(t.Context(), "a.odt", bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, a := range d.Aside {
		all.WriteString(a.Text + "\n")
	}
	all.WriteString(shown(d)) // the converter shows a hidden section, so its mark is found there
	for _, s := range []string{"một", "hai", "ba", "bốn", "năm"} {
		if !strings.Contains(all.String(), hiddenMark+" "+s) {
			t.Errorf("lost: %s in %q", s, all.String())
		}
	}
	if strings.Contains(all.String(), "LINKED") {
		t.Errorf("what a link names was fetched: %q", all.String())
	}
}

// An OLE file that is no document of Word, or one that cannot be opened, is not shown to the converter.
func TestHostileDoc(t *testing.T) {
	whole := readFile(t, "../../testdata/formats/625-qd-ubnd.doc")
	at := bytes.Index(whole, []byte{wordMark & 0xFF, wordMark >> 8})
	other, sealed := bytes.Clone(whole), bytes.Clone(whole)
	other[at] = 0
	sealed[at+wordFlags+1] |= 1
	cases := map[string]struct {
		data []byte
		key  string
	}{
		"truncated":        {whole[:len(whole)/2], "docread.damaged"},
		"header only":      {whole[:600], "docread.damaged"},
		"another OLE file": {other, "docread.damaged"},
		"rubbish":          {append([]byte(oleMark), bytes.Repeat([]byte{7, 0, 255}, 50_000)...), "docread.damaged"},
		"sectors of zeros": {append(bytes.Clone(whole[:512]), make([]byte, 1<<20)...), "docread.damaged"},
		"a password":       {sealed, "docread.password"},
	}
	r := Reader{Office: unwanted{t}}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			within(t, func() {
				if _, err := r.Read(t.Context(), "a.doc", bytes.NewReader(c.data)); !errs.Is(err, errs.Invalid, c.key) {
					t.Errorf("got %v", err)
				}
			})
		})
	}
	if _, err := r.Read(t.Context(), "a.docx", bytes.NewReader(whole)); !errs.Is(err, errs.Invalid, "docread.mismatch") {
		t.Errorf("renamed: %v", err)
	}
}
