package docread

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"dondoc/internal/errs"

	"github.com/google/go-cmp/cmp"
)

// docx packs the body's XML as a document, with the numbering and styles the tests use.
func docx(parts ...string) []byte {
	return pack(map[string]string{
		"word/document.xml":            wordXML("document", "<w:body>"+strings.Join(parts, "")+"</w:body>"),
		"word/numbering.xml":           wordXML("numbering", numberingXML),
		"word/styles.xml":              wordXML("styles", stylesXML),
		"word/header1.xml":             wordXML("hdr", para("MẬT<w:br/>trang")),
		"word/footnotes.xml":           wordXML("footnotes", `<w:footnote w:id="1">`+para("chú thích")+`</w:footnote>`),
		"word/_rels/document.xml.rels": relations("numbering", "numbering.xml", "styles", "styles.xml", "header", "header1.xml", "footnotes", "footnotes.xml"),
		"_rels/.rels":                  relations("officeDocument", "word/document.xml"),
	})
}

func wordXML(root, content string) string {
	return fmt.Sprintf(`<?xml version="1.0"?><w:%s xmlns:w="urn:w" xmlns:mc="urn:mc">%s</w:%s>`, root, content, root)
}

func relations(pairs ...string) string {
	var b strings.Builder
	for i := 0; i < len(pairs); i += 2 {
		fmt.Fprintf(&b, `<Relationship Id="r%d" Type="urn:t/%s" Target="%s"/>`, i, pairs[i], pairs[i+1])
	}
	return "<Relationships>" + b.String() + "</Relationships>"
}

func pack(parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		if err != nil {
			panic(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// para is a paragraph; a "<" in the text begins XML within its run.
func para(text string, format ...string) string {
	text = strings.NewReplacer("<w:br/>", `</w:t><w:br/><w:t xml:space="preserve">`).Replace(text)
	return `<w:p><w:pPr>` + strings.Join(format, "") + `</w:pPr><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func inList(id, level int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, id)
}

const (
	numberingXML = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>` +
		`<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>` +
		`<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`
	stylesXML = `<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/></w:style>` +
		`<w:docDefaults><w:rPrDefault><w:rPr><w:strike w:val="false"/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:styleId="cut"><w:rPr><w:strike/></w:rPr></w:style><w:style w:type="character" w:styleId="out"><w:rPr><w:dstrike/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="bold"><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="old"><w:name w:val="Cu"/><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>`
	docxTable = `<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>` +
		`<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>I</w:t></w:r></w:p></w:tc>` +
		`<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Nhóm</w:t></w:r></w:p></w:tc></w:tr>` +
		`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>Việc</w:t><w:br/><w:t>dài</w:t></w:r></w:p></w:tc>` +
		`<w:tc><w:p><w:r><w:t>Sở A</w:t></w:r></w:p></w:tc></w:tr>` +
		`<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>đã xóa</w:t></w:r></w:p></w:tc></w:tr>` +
		`<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>`
)

// docxNumbering: numbers that stand nowhere in the text, of two lists that share their levels.
var docxNumbering = para("Một", inList(1, 0)) + para("Một một", inList(1, 1)) + para("Một hai", inList(1, 1)) + para("", inList(1, 0)) +
	para("Hai một", inList(1, 1)) + para("chấm", inList(1, 2)) + para("Năm", inList(2, 0)) + para("Sáu", inList(1, 0))

func readDocxOf(t testing.TB, parts ...string) *Document {
	t.Helper()
	d, err := Read("a.docx", bytes.NewReader(docx(parts...)), 0)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// texts lists the paragraphs and, cell by cell, the rows: "[column+span text]", with ^ for a cell merged with the one above.
func texts(d *Document) []string {
	var out []string
	for _, b := range d.Blocks {
		if b.Paragraph != nil {
			out = append(out, b.Paragraph.Text)
			continue
		}
		for _, r := range b.Table.Rows {
			var row strings.Builder
			for _, c := range r.Cells {
				mark := ""
				if c.Merged {
					mark = "^"
				}
				fmt.Fprintf(&row, "[%d+%d%s %s]", c.Col, c.ColSpan, mark, c.Text())
			}
			out = append(out, row.String())
		}
	}
	return out
}

func TestDocx(t *testing.T) {
	run := func(inner string) string { return "<w:p><w:r>" + inner + "</w:r></w:p>" }
	cases := []struct {
		name, body string
		want       []string
	}{
		{"automatic numbers", docxNumbering, []string{"I. Một", "I.1 Một một", "I.2 Một hai", "II.", "II.1 Hai một", "- chấm", "V. Năm", "VI. Sáu"}},
		{"runs split in a word", `<w:p><w:r><w:t>QUY</w:t></w:r><w:proofErr/><w:r><w:t>ẾT </w:t></w:r><w:bookmarkStart/><w:r><w:t>ĐỊNH</w:t></w:r></w:p>`, []string{"QUYẾT ĐỊNH"}},
		{"line break and tab are spaces", para("một<w:br/>hai"), []string{"một hai"}},
		{
			"a line break inside a sentence", para("1. Sở Y tế kiểm tra theo khoản 3<w:br/>Điều 12, phối hợp với Sở Nội vụ,<w:br/>- Công an tỉnh."),
			[]string{"1. Sở Y tế kiểm tra theo khoản 3 Điều 12, phối hợp với Sở Nội vụ, - Công an tỉnh."},
		},
		{
			"a line break before an item of a list", para("QUYẾT ĐỊNH:<w:br/>Điều 1. Giao:<w:br/>a) Sở Y tế;<w:br/>b) Sở Nội vụ<w:br/>- cả hai năm<w:br/>2026."),
			[]string{"QUYẾT ĐỊNH:", "Điều 1. Giao:", "a) Sở Y tế;", "b) Sở Nội vụ - cả hai năm 2026."},
		},
		{"decomposed letters", para("Ho\u0301a"), []string{"Hóa"}},
		{
			"tracked changes", `<w:p><w:r><w:t>Tháng </w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins><w:r><w:t>6</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>`,
			[]string{"Tháng 6"},
		},
		{"a deleted paragraph end", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>nửa </w:t></w:r></w:p>` + para("sau"), []string{"nửa sau"}},
		{
			"field codes", run(`<w:fldChar w:fldCharType="begin"/><w:instrText>REF muc_7 \h</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/><w:t> trang</w:t>`),
			[]string{"7 trang"},
		},
		{
			"numbers of pages", `<w:p><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>14</w:t></w:r></w:fldSimple><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PA</w:instrText><w:instrText>GE </w:instrText>` +
				`<w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/><w:t>trang</w:t></w:r></w:p>`,
			[]string{"trang"},
		},
		{"note mark", run(`<w:t>GPMB</w:t>`) + `<w:p><w:r><w:t>KKT</w:t><w:footnoteReference w:id="1"/></w:r></w:p>`, []string{"GPMB", "KKT"}},
		{"hidden text", run(`<w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t>`) + para("hiện"), []string{"hiện"}},
		{
			"struck text", `<w:p><w:r><w:t xml:space="preserve">Hạn</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve"> 5/6/2026 </w:t></w:r><w:r><w:rPr><w:strike w:val="false"/><w:dstrike w:val="0"/></w:rPr><w:t>8/6</w:t></w:r>` +
				`<w:r><w:rPr><w:dstrike/></w:rPr><w:t>x</w:t></w:r></w:p>` + para("gạch", `<w:pStyle w:val="cut"/>`) + `<w:p><w:r><w:rPr><w:rStyle w:val="out"/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:rStyle w:val="out"/><w:dstrike w:val="0"/></w:rPr><w:t>b</w:t></w:r></w:p>` +
				`<w:p><w:pPr><w:pStyle w:val="cut"/></w:pPr><w:r><w:rPr><w:rStyle w:val="bold"/></w:rPr><w:t>c</w:t></w:r><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>d</w:t></w:r></w:p>`,
			[]string{"Hạn 8/6", "b", "d"},
		},
		{"a struck item counts and is left out", para("Một", inList(1, 0)) + para("Hai", inList(1, 0), `<w:pStyle w:val="cut"/>`) + para("Ba", inList(1, 0)), []string{"I. Một", "III. Ba"}},
		{"capitals by format", run(`<w:rPr><w:caps/></w:rPr><w:t>chủ tịch</w:t>`), []string{"CHỦ TỊCH"}},
		{
			"text box, once", run(`<w:t>thân</w:t><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>` + para("hộp") + `</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + para("hộp") + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>`),
			[]string{"thân", "hộp"},
		},
		{"contents page", para("Mục lục 1", `<w:pStyle w:val="t1"/>`) + para("thân"), []string{"thân"}},
		{"content control", `<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>` + para("trong") + `</w:sdtContent></w:sdt>`, []string{"trong"}},
		{"old font", para("QuyÕt ®Þnh sè", `<w:pStyle w:val="old"/>`), []string{"Quyết định số"}},
		{"signs of a symbol font", `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> </w:t><w:sym w:font="Wingdings" w:char="FD"/><w:t> </w:t><w:sym w:font="Symbol" w:char="F0B7"/><w:t> việc</w:t><w:sym w:char="?"/></w:r></w:p>`, []string{"✓ x việc"}},
		{"signs of Symbol amid a text, and one that opens items", `<w:p><w:r><w:t xml:space="preserve">đạt </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Symbol" w:char="F039"/><w:t>5%</w:t><w:sym w:font="Wingdings" w:char="F0D8"/></w:r></w:p>`, []string{"đạt ≥95%"}},
		{"old font with its soft hyphen", `<w:p><w:pPr><w:pStyle w:val="old"/></w:pPr><w:r><w:t>®</w:t><w:softHyphen/><w:t>îc</w:t></w:r></w:p>`, []string{"được"}},
		{"merged cells", docxTable, []string{"[0+1 I][1+2 Nhóm]", "[0+1^ I][1+1 Việc dài][2+1 Sở A]", "[1+1 b][2+1 ]"}},
		{
			"letterhead without borders", `<w:tbl><w:tr><w:tc>` + para("UBND TỈNH<w:br/>THANH HÓA") + `</w:tc><w:tc>` + para("CỘNG HÒA") + `</w:tc></w:tr></w:tbl>`,
			[]string{"UBND TỈNH", "THANH HÓA", "CỘNG HÒA"},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, texts(readDocxOf(t, c.body))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDocxAside(t *testing.T) {
	d := readDocxOf(t, para("", "")+para("Tiêu đề", `<w:pStyle w:val="h2"/>`)+`<w:p><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins></w:p>`)
	var headers []string
	for _, h := range d.Headers {
		headers = append(headers, h.Text)
	}
	if diff := cmp.Diff([]string{"MẬT", "trang", "chú thích"}, headers); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Warning{{Key: "docread.tracked_changes", Args: []any{1}}}, d.Warnings); diff != "" {
		t.Error(diff)
	}
	want := Paragraph{Text: "Tiêu đề", Level: 2, Spaced: true, Place: Place{Paragraph: 1}}
	if diff := cmp.Diff(&want, d.Blocks[0].Paragraph); diff != "" {
		t.Error(diff)
	}
}

func TestDocxRefusals(t *testing.T) {
	body := func(xml string) []byte { return pack(map[string]string{"word/document.xml": xml}) }
	whole := docx(para("a"))
	cases := []struct {
		name string
		data []byte
		kind errs.Kind
		key  string
	}{
		{"no directory", whole[:len(whole)/2], errs.Invalid, "docread.damaged"},
		{"not closed", body(`<w:document xmlns:w="urn:w"><w:body><w:p>`), errs.Invalid, "docread.damaged"},
		{"no document", pack(map[string]string{"a.txt": "a"}), errs.Invalid, "docread.mismatch"},
		{"an OpenDocument", pack(map[string]string{"mimetype": "application/vnd.oasis"}), errs.Invalid, "docread.mismatch"},
		{"document type", body(`<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>` + wordXML("document", "<w:body>"+para("&e;")+"</w:body>")), errs.Invalid, "docread.dtd"},
		{"deep", body(wordXML("document", "<w:body>"+strings.Repeat("<w:tbl><w:tr><w:tc>", 5000))), errs.Invalid, "docread.too_deep"},
		{"bomb of text", body(wordXML("document", "<w:body>"+para(strings.Repeat("a", maxUnpacked)))), errs.TooLarge, "docread.unpacked"},
		{"bomb of elements", body(wordXML("document", "<w:body>"+strings.Repeat("<w:p/>", maxUnpacked/6))), errs.TooLarge, ""},
		{"nothing said", docx(), errs.Invalid, "docread.empty"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read("a.docx", bytes.NewReader(c.data), 0)
			if errs.KindOf(err) != c.kind || c.key != "" && !errs.Is(err, c.kind, c.key) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// checkGrid: cells of a row stand in order and do not overlap.
func checkGrid(t *testing.T, d *Document) {
	t.Helper()
	for _, b := range d.Blocks {
		if b.Table == nil {
			continue
		}
		for _, r := range b.Table.Rows {
			next := 0
			for _, c := range r.Cells {
				if c.Col < next || c.ColSpan < 1 || c.RowSpan < 1 {
					t.Fatalf("row %d: cell at %d+%d after %d", r.Place.Row, c.Col, c.ColSpan, next)
				}
				next = c.Col + c.ColSpan
			}
		}
	}
}

// What is not shown goes into Aside once, and nothing that is shown does.
func TestDocxUnseen(t *testing.T) {
	d := readDocxOf(t, `<w:p><w:r><w:t>Tháng </w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins><w:r><w:t>6</w:t></w:r></w:ins></w:p>`+
		`<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:docPr xmlns:wp="urn:wp" name="Hình 1" descr="Sơ đồ"/><w:txbxContent>`+para("hộp")+
		`</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>`+para("hộp")+`</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`)
	want := []Aside{{Text: "Tháng 3 6"}, {Text: "Tháng 3"}, {Text: "Hình 1", Drawn: true}, {Text: "Sơ đồ", Drawn: true}}
	if diff := cmp.Diff(want, d.Aside); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Tháng 6", "hộp"}, texts(d)); diff != "" {
		t.Error(diff)
	}
}

// A paragraph of very many stretches takes time in step with its length.
func TestDocxUnseenManyStretches(t *testing.T) {
	const n = 20_000
	d := readDocxOf(t, `<w:p>`+strings.Repeat(`<w:del><w:r><w:delText>a</w:delText></w:r></w:del><w:r><w:t>b</w:t></w:r>`, n)+`</w:p>`)
	if got := len(d.Aside); got != 3 { // "a b" at the start, "b a b", and the line before the changes
		t.Errorf("%d texts of %d equal stretches", got, n)
	}
}
