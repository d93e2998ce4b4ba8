package intake

import (
	"archive/zip"
	"bytes"
	"context"
	"maps"
	"strings"
	"testing"

	"dondoc/internal/docread"
	"dondoc/internal/secrecy"
)

// docxWith packs a document that shows one innocent paragraph after the body's
// XML. Parts are named by their path; nothing refers to them.
func docxWith(t *testing.T, body string, parts map[string]string) []byte {
	t.Helper()
	files := map[string]string{
		"word/document.xml":            wordPart("document", "<w:body>"+body+"<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p></w:body>"),
		"word/styles.xml":              wordPart("styles", `<w:style w:type="character" w:styleId="an"><w:rPr><w:vanish/></w:rPr></w:style>`),
		"word/_rels/document.xml.rels": `<Relationships><Relationship Id="r1" Type="urn:t/styles" Target="styles.xml"/></Relationships>`,
	}
	maps.Copy(files, parts)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func wordPart(root, content string) string {
	return `<w:` + root + ` xmlns:w="urn:w" xmlns:v="urn:v" xmlns:wp="urn:wp" xmlns:mc="urn:mc" xmlns:wps="urn:wps">` + content + `</w:` + root + `>`
}

// carriers are the places beside the printed text that hold one: each packs a text into its place.
var carriers = map[string]func(t *testing.T, s string) []byte{
	"VML watermark in an unreferenced header": func(t *testing.T, s string) []byte {
		return docxWith(t, "", map[string]string{"word/header9.xml": wordPart("hdr", inRun(`<w:pict><v:shape><v:textpath string="`+s+`"/></v:shape></w:pict>`))})
	},
	"VML watermark in the body": func(t *testing.T, s string) []byte {
		return docxWith(t, inRun(`<w:pict><v:shape><v:textpath string="`+s+`"/></v:shape></w:pict>`), nil)
	},
	"text box": func(t *testing.T, s string) []byte {
		return docxWith(t, inRun(`<mc:AlternateContent><mc:Choice><w:drawing>`+box(s)+`</w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent>`), nil)
	},
	"text box for older programs only": func(t *testing.T, s string) []byte {
		return docxWith(t, inRun(`<mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict>`+box(s)+`</w:pict></mc:Fallback></mc:AlternateContent>`), nil)
	},
	"text box in a footer": func(t *testing.T, s string) []byte {
		return docxWith(t, "", map[string]string{"word/footer3.xml": wordPart("ftr", inRun(`<w:drawing>`+box(s)+`</w:drawing>`))})
	},
	"header without a section": func(t *testing.T, s string) []byte {
		return docxWith(t, "", map[string]string{"word/header2.xml": wordPart("hdr", inRun(wt(s)))})
	},
	"comment": func(t *testing.T, s string) []byte {
		return docxWith(t, "", map[string]string{"word/comments.xml": wordPart("comments", `<w:comment>`+inRun(wt(s))+`</w:comment>`)})
	},
	"title":    property("dc:title"),
	"subject":  property("dc:subject"),
	"keywords": property("cp:keywords"),
	"category": property("cp:category"),
	"custom property": func(t *testing.T, s string) []byte {
		custom := `<Properties xmlns:vt="urn:vt"><property name="Mức"><vt:lpwstr>` + s + `</vt:lpwstr></property></Properties>`
		return docxWith(t, "", map[string]string{
			"docProps/custom.xml": custom,
			"_rels/.rels":         `<Relationships><Relationship Type="urn:t/custom-properties" Target="docProps/custom.xml"/></Relationships>`,
		})
	},
	"deleted run": func(t *testing.T, s string) []byte {
		return docxWith(t, `<w:p><w:del><w:r><w:delText>`+s+`</w:delText></w:r></w:del><w:ins><w:r><w:t>Thường</w:t></w:r></w:ins></w:p>`, nil)
	},
	"deleted row": func(t *testing.T, s string) []byte {
		return docxWith(t, `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>`+inRun(wt(s))+`</w:tc></w:tr></w:tbl>`, nil)
	},
	"hidden run": func(t *testing.T, s string) []byte {
		return docxWith(t, `<w:p><w:r><w:t>Nơi nhận</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>`+wt(s)+`</w:r></w:p>`, nil)
	},
	"hidden by its style": func(t *testing.T, s string) []byte {
		return docxWith(t, inRun(`<w:rPr><w:rStyle w:val="an"/></w:rPr>`+wt(s)), nil)
	},
	"picture's description": func(t *testing.T, s string) []byte {
		return docxWith(t, inRun(`<w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="`+s+`"/></wp:inline></w:drawing>`), nil)
	},
	"picture's title": func(t *testing.T, s string) []byte {
		return docxWith(t, inRun(`<w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" title="`+s+`"/></wp:inline></w:drawing>`), nil)
	},
	"footnote": func(t *testing.T, s string) []byte {
		return docxWith(t, "", map[string]string{"word/footnotes.xml": wordPart("footnotes", `<w:footnote>`+inRun(wt(s))+`</w:footnote>`)})
	},
}

func property(name string) func(t *testing.T, s string) []byte {
	return func(t *testing.T, s string) []byte {
		core := `<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><` + name + `>` + s + `</` + name + `></cp:coreProperties>`
		return docxWith(t, "", map[string]string{
			"docProps/core.xml": core,
			"_rels/.rels":       `<Relationships><Relationship Type="urn:t/core-properties" Target="docProps/core.xml"/></Relationships>`,
		})
	}
}

func inRun(inner string) string { return "<w:p><w:r>" + inner + "</w:r></w:p>" }
func wt(s string) string        { return `<w:t xml:space="preserve">` + s + `</w:t>` }
func box(s string) string {
	return `<wps:txbx><w:txbxContent>` + inRun(wt(s)) + `</w:txbxContent></wps:txbx>`
}

// markOf reads a file as an upload does and looks for a mark.
func markOf(t *testing.T, file []byte) string {
	t.Helper()
	d, err := docread.Reader{}.Read(context.Background(), "a.docx", bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(d.Blocks); n == 0 || d.Blocks[n-1].Paragraph.Text != "Kế hoạch" {
		t.Fatalf("the shown text is gone: %v", d.Blocks)
	}
	mark, _ := secrecy.Mark(d)
	return mark
}

// A mark counts wherever it stands in a .docx (domain.md §3, rule 20); speech of secrets does not.
func TestSecretMarkWhereverItStands(t *testing.T) {
	texts := map[string]string{
		"MẬT": secrecy.Secret, "Mật": secrecy.Secret, "TỐI MẬT": secrecy.TopSecret, "TOI MAT": secrecy.TopSecret, "T Ố I  M Ậ T": secrecy.TopSecret, "Tuyệt mật": secrecy.UtmostSecret,
		"bí mật nhà nước là thông tin quan trọng": "", "Bảo vệ bí mật nhà nước": "", "Mặt bằng": "", "mật độ dân số": "", "Độ mật: Thường": "",
	}
	for place, pack := range carriers {
		t.Run(place, func(t *testing.T) {
			for s, want := range texts {
				if got := markOf(t, pack(t, s)); got != want {
					t.Errorf("%q: mark %q, want %q", s, got, want)
				}
			}
		})
	}
}

func TestSecretMarkBesideTheText(t *testing.T) {
	paragraph := func(runs ...string) string { return "<w:p>" + strings.Join(runs, "") + "</w:p>" }
	r := func(s string) string { return "<w:r>" + wt(s) + "</w:r>" }
	del := func(s string) string { return "<w:del><w:r><w:delText>" + s + "</w:delText></w:r></w:del>" }
	hidden := func(s string) string { return "<w:r><w:rPr><w:vanish/></w:rPr>" + wt(s) + "</w:r>" }
	long := strings.Repeat("thực hiện nhiệm vụ ", 20)
	cases := []struct{ name, body, want string }{
		{"a word taken out of prose", paragraph(r("bảo vệ bí "), del("mật"), r(" nhà nước")), ""},
		{"a mark taken out of the letterhead", paragraph(r("Số: 12/QĐ-UBND "), del("TỐI MẬT")), secrecy.TopSecret},
		{"a mark without a space before it", paragraph(r("UBND TỈNH"), del("TỐI MẬT")), secrecy.TopSecret},
		{"a mark hidden in a long paragraph", paragraph(r(long), hidden("TỐI MẬT")), secrecy.TopSecret},
		{"a mark partly deleted", paragraph(r("TỐI "), del("MẬT")), secrecy.TopSecret},
		{"a deleted mark of an old font", paragraph(`<w:del><w:r><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr><w:delText>tèi mËt</w:delText></w:r></w:del>`), secrecy.TopSecret},
		{"a watermark of an old font", inRun(`<w:pict><v:textpath style="font-family:&quot;.VnTimeH&quot;;font-size:1pt" string="TèI MËT"/></w:pict>`), secrecy.TopSecret},
		{"a watermark without accents", inRun(`<w:pict><v:textpath string="M A T"/></w:pict>`), secrecy.Secret},
		{"a picture of the stamp", inRun(`<w:drawing><wp:docPr descr="Con dấu mật"/></w:drawing>`), secrecy.Secret},
		{"a picture of something else", inRun(`<w:drawing><wp:docPr name="mat.png" descr="Sơ đồ mặt bằng"/></w:drawing>`), ""},
		{"a choice of marks in a form", `<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="Mật"/></w:dropDownList></w:sdtPr></w:sdt>`, ""},
		{"a broken column heading", paragraph("<w:r><w:t>Độ</w:t><w:br/><w:t>mật</w:t></w:r>"), ""},
	}
	for _, c := range cases {
		if got := markOf(t, docxWith(t, c.body, nil)); got != c.want {
			t.Errorf("%s: mark %q, want %q", c.name, got, c.want)
		}
	}
	if got := markOf(t, property("cp:keywords")(t, "kế hoạch; Tối mật, khẩn")); got != secrecy.TopSecret {
		t.Errorf("keywords: mark %q, want %q", got, secrecy.TopSecret)
	}
}
