package intake

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A wordFile is a .docx that a test writes, with what the documents of offices are made of: a letterhead without lines,
// paragraphs, headings and items with automatic numbers, tables with merged cells and a heading on every page.
type wordFile struct{ body strings.Builder }

func (w *wordFile) paragraph(format string, texts ...string) {
	for _, s := range texts {
		fmt.Fprintf(&w.body, `<w:p><w:pPr>%s</w:pPr>%s</w:p>`, format, runOf(s))
	}
}

func runOf(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return `<w:r><w:t xml:space="preserve">` + b.String() + `</w:t></w:r>`
}

const (
	centred  = `<w:jc w:val="center"/>`
	indented = `<w:ind w:firstLine="567"/><w:jc w:val="both"/>`
	newPage  = `<w:pageBreakBefore/>` + centred
)

func (w *wordFile) text(texts ...string)  { w.paragraph(indented, texts...) }
func (w *wordFile) title(texts ...string) { w.paragraph(centred, texts...) }

// item is a paragraph with an automatic number: level 0 is "I.", 1 is "1.", 2 is "a)".
func (w *wordFile) item(level int, texts ...string) {
	w.paragraph(fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="1"/></w:numPr><w:jc w:val="both"/>`, level), texts...)
}

// letterhead is two columns without lines, and so is a signature block: the lines of a column are parted by "/".
func (w *wordFile) letterhead(left, right string) {
	fmt.Fprint(&w.body, `<w:tbl><w:tblPr><w:tblW w:w="9300" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="3700"/><w:gridCol w:w="5600"/></w:tblGrid><w:tr>`)
	for i, column := range [...]string{left, right} {
		fmt.Fprintf(&w.body, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, 3700+1900*i)
		w.title(strings.Split(column, " / ")...)
		fmt.Fprint(&w.body, `</w:tc>`)
	}
	fmt.Fprint(&w.body, `</w:tr></w:tbl>`)
}

// table draws rows whose cells are parted by "|". "^" goes on with the cell above, "#" is an automatic number, the last
// cell of a short row takes the columns that are left. The first rows are the heading.
func (w *wordFile) table(widths []int, heading int, rows ...string) {
	fmt.Fprint(&w.body, `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>`)
	for _, side := range [...]string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(&w.body, `<w:%s w:val="single" w:sz="4"/>`, side)
	}
	fmt.Fprint(&w.body, `</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, width := range widths {
		fmt.Fprintf(&w.body, `<w:gridCol w:w="%d"/>`, width)
	}
	fmt.Fprint(&w.body, `</w:tblGrid>`)
	for i := range rows {
		w.row(widths, i < heading, strings.Split(rows[i], "|"), strings.Split(strings.Join(rows[i+1:min(i+2, len(rows))], ""), "|"))
	}
	fmt.Fprint(&w.body, `</w:tbl>`)
}

func (w *wordFile) row(widths []int, heading bool, cells, below []string) {
	fmt.Fprint(&w.body, `<w:tr>`)
	if heading {
		fmt.Fprint(&w.body, `<w:trPr><w:tblHeader/></w:trPr>`)
	}
	for i, s := range cells {
		own := widths[i : i+1]
		if i == len(cells)-1 {
			own = widths[i:]
		}
		fmt.Fprintf(&w.body, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:gridSpan w:val="%d"/>%s</w:tcPr>`, sum(own), len(own), merging(s, i, below))
		w.cell(s)
		fmt.Fprint(&w.body, `</w:tc>`)
	}
	fmt.Fprint(&w.body, `</w:tr>`)
}

func sum(widths []int) int {
	all := 0
	for _, w := range widths {
		all += w
	}
	return all
}

func merging(s string, at int, below []string) string {
	switch {
	case s == "^":
		return `<w:vMerge/>`
	case at < len(below) && below[at] == "^":
		return `<w:vMerge w:val="restart"/>`
	}
	return ""
}

func (w *wordFile) cell(s string) {
	switch s {
	case "^":
		w.paragraph("", "")
	case "#":
		w.paragraph(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>`, "")
	default:
		w.paragraph("", s)
	}
}

const (
	wordSpace   = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	wordTypes   = `application/vnd.openxmlformats-officedocument.wordprocessingml.`
	wordRels    = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	relsSpace   = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	wordSection = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701"/></w:sectPr>`
)

// save writes the file.
func (w *wordFile) save(t *testing.T, file string) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for name, content := range w.parts() {
		part, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(part, `<?xml version="1.0" encoding="UTF-8"?>`+content)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func (w *wordFile) parts() map[string]string {
	var types, rels strings.Builder
	for _, part := range [...]string{"document.main", "styles", "numbering"} {
		name, _, _ := strings.Cut(part, ".")
		fmt.Fprintf(&types, `<Override PartName="/word/%s.xml" ContentType="%s%s+xml"/>`, name, wordTypes, part)
		if name == part {
			fmt.Fprintf(&rels, `<Relationship Id="%s" Type="%s%s" Target="%s.xml"/>`, name, wordRels, name, name)
		}
	}
	return map[string]string{
		"[Content_Types].xml":          `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` + types.String() + `</Types>`,
		"_rels/.rels":                  `<Relationships ` + relsSpace + `><Relationship Id="main" Type="` + wordRels + `officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/_rels/document.xml.rels": `<Relationships ` + relsSpace + `>` + rels.String() + `</Relationships>`,
		"word/document.xml":            `<w:document ` + wordSpace + `><w:body>` + w.body.String() + `<w:p/>` + wordSection + `</w:body></w:document>`,
		"word/styles.xml":              `<w:styles ` + wordSpace + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`,
		"word/numbering.xml":           numberingPart(),
	}
}

// numberingPart defines the list of a plan's headings and items, and that of the rows of a table.
func numberingPart() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:numbering %s><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>`, wordSpace)
	for i, level := range [...][2]string{{"upperRoman", "%1."}, {"decimal", "%2."}, {"lowerLetter", "%3)"}} {
		fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:pPr><w:ind w:left="%d" w:hanging="567"/></w:pPr></w:lvl>`, i, level[0], level[1], 567+567*i)
	}
	fmt.Fprint(&b, `</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>`)
	fmt.Fprint(&b, `<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>`)
	return b.String()
}

const mottoAndDate = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc / Lam Sơn, ngày 12 tháng 01 năm 2026"

// decisionWritten is a decision with a table of tasks over two pages: groups, cells that hold for several rows, a column narrower
// than its label.
func decisionWritten() *wordFile {
	w := &wordFile{}
	w.letterhead("ỦY BAN NHÂN DÂN / TỈNH LAM SƠN / Số: 41/QĐ-UBND", mottoAndDate)
	w.title("QUYẾT ĐỊNH", "Ban hành Kế hoạch phát triển đô thị năm 2026", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAM SƠN")
	w.text("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "Theo đề nghị của Giám đốc Sở Xây dựng.")
	w.title("QUYẾT ĐỊNH:")
	w.text("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển đô thị năm 2026.",
		"Điều 2. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các Sở và Thủ trưởng các đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.")
	w.letterhead("Nơi nhận: / - Như Điều 2; / - Lưu: VT.", "CHỦ TỊCH /  / Nguyễn Văn Lam")
	w.paragraph(newPage, "PHỤ LỤC")
	w.title("DANH MỤC NHIỆM VỤ PHÁT TRIỂN ĐÔ THỊ NĂM 2026", "(Kèm theo Quyết định số 41/QĐ-UBND ngày 12 tháng 01 năm 2026)")
	w.table([]int{600, 3100, 1700, 1700, 1300, 1200}, 1, "STT|Nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Sản phẩm|Thời hạn",
		"I|QUY HOẠCH ĐÔ THỊ",
		"#|Lập quy hoạch chung đô thị Lam Kinh, làm rõ các khu vực phát triển mới và khu vực hạn chế xây dựng dọc hai bờ sông|Sở Xây dựng|Sở Tài chính, Sở Nông nghiệp và Môi trường|Đồ án|31/10/2026",
		"#|Rà soát quy hoạch chi tiết các khu dân cư đã được phê duyệt trước năm 2020|^|Ủy ban nhân dân các xã, phường|Báo cáo|Quý II/2026",
		"#|Công bố danh mục khu đất đấu giá để xây dựng nhà ở thương mại|Sở Nông nghiệp và Môi trường|Sở Xây dựng|Quyết định|Tháng 9/2026",
		"II|HẠ TẦNG KỸ THUẬT",
		"#|Đầu tư hệ thống thu gom, xử lý nước thải của đô thị Lam Kinh, bảo đảm thu gom từ 60% lượng nước thải sinh hoạt trở lên|Ban Quản lý dự án đầu tư xây dựng tỉnh|Sở Xây dựng|Công trình|Trước ngày 20/12/2026",
		"#|Thay thế đèn chiếu sáng công cộng bằng đèn tiết kiệm điện trên các tuyến đường chính|Sở Xây dựng|Sở Công Thương, Công ty Điện lực Lam Sơn|Báo cáo kết quả|^",
		"#|Trồng mới cây xanh trên các tuyến phố, ưu tiên tuyến phố quanh trường học và bệnh viện của các phường|Ủy ban nhân dân các phường|Sở Xây dựng|Kế hoạch trồng cây|Quý I/2026",
		"III|QUẢN LÝ ĐÔ THỊ",
		"#|Xây dựng quy chế quản lý kiến trúc đô thị Lam Kinh, lấy ý kiến của cộng đồng dân cư trước khi trình phê duyệt|Sở Xây dựng|Sở Tư pháp|Quy chế|30/6/2026",
		"#|Kiểm tra trật tự xây dựng tại các phường, xử lý công trình xây dựng không phép|Thanh tra tỉnh|Ủy ban nhân dân các phường|Kết luận kiểm tra|Thường xuyên",
		"#|Tổng kết việc thực hiện Kế hoạch, đề xuất nhiệm vụ của năm tiếp theo|Sở Xây dựng|Các sở, ban, ngành|Báo cáo tổng kết|Trước ngày 15/12/2026")
	w.text("Các nhiệm vụ nêu trên được cập nhật khi cần thiết.")
	return w
}

// planWritten is a plan whose headings and items have automatic numbers, with who and when in lines under each task.
func planWritten() *wordFile {
	w := &wordFile{}
	w.letterhead("ỦY BAN NHÂN DÂN / TỈNH LAM SƠN / Số: 17/KH-UBND", mottoAndDate)
	w.title("KẾ HOẠCH", "Phát triển chính quyền số tỉnh Lam Sơn năm 2026", "──────")
	w.text("Căn cứ Chương trình công tác năm 2026, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:")
	w.item(0, "MỤC TIÊU")
	w.item(1, "Phấn đấu 100% hồ sơ thủ tục hành chính được tiếp nhận trực tuyến; tỷ lệ người dân hài lòng đạt tối thiểu 95%.", "Có ít nhất 80% cơ quan nhà nước dùng chung kho dữ liệu của tỉnh.")
	w.item(0, "NHIỆM VỤ")
	w.item(1, "Phát triển hạ tầng")
	w.item(2, "Nâng cấp trung tâm dữ liệu của tỉnh, bảo đảm hoạt động liên tục và an toàn thông tin cho các hệ thống dùng chung")
	w.duty("Sở Khoa học và Công nghệ", "Công an tỉnh, Sở Tài chính", "Trước ngày 30/9/2026")
	w.item(2, "Phủ sóng di động tại các thôn chưa có sóng")
	w.duty("Sở Khoa học và Công nghệ", "Ủy ban nhân dân các xã", "Quý III/2026")
	w.item(1, "Phát triển dữ liệu")
	w.item(2, "Số hóa sổ hộ tịch của các xã, phường, kết nối với cơ sở dữ liệu quốc gia về dân cư")
	w.duty("Sở Tư pháp", "Công an tỉnh", "31/12/2026")
	w.item(2, "Xây dựng kho dữ liệu dùng chung về đất đai")
	w.duty("Sở Nông nghiệp và Môi trường", "Sở Khoa học và Công nghệ", "Tháng 11/2026")
	w.item(0, "TỔ CHỨC THỰC HIỆN")
	w.item(1, "Sở Khoa học và Công nghệ theo dõi, đôn đốc việc thực hiện Kế hoạch, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026.",
		"Sở Tài chính tham mưu bố trí kinh phí thực hiện Kế hoạch trước ngày 28/02/2026.")
	w.letterhead("Nơi nhận: / - Các sở, ban, ngành; / - Lưu: VT.", "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH /  / Trần Thị Sơn")
	return w
}

func (w *wordFile) duty(lead, coordinators, deadline string) {
	w.text("- Cơ quan chủ trì: "+lead+".", "- Cơ quan phối hợp: "+coordinators+".", "- Thời gian hoàn thành: "+deadline+".")
}

// letterWritten is a letter whose sender's name and mottoAndDate are longer than the columns of the letterhead, with points over a page's end.
func letterWritten() *wordFile {
	w := &wordFile{}
	w.letterhead("ỦY BAN NHÂN DÂN TỈNH LAM SƠN / SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG / Số: 512/SNNMT-TL / V/v bảo đảm an toàn công trình thủy lợi trước mùa mưa lũ năm 2026", mottoAndDate)
	w.text("Kính gửi: Ủy ban nhân dân các xã, phường.")
	w.text("Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh về phòng, chống thiên tai năm 2026, Sở Nông nghiệp và Môi trường đề nghị Ủy ban nhân dân các xã, phường và giao các đơn vị trực thuộc thực hiện các nội dung sau:")
	for i, point := range [...]string{
		"Chi cục Thủy lợi chủ trì, phối hợp với Trung tâm Quản lý công trình thủy lợi kiểm tra toàn bộ hồ chứa, đập dâng trên địa bàn tỉnh, lập danh mục công trình hư hỏng, báo cáo Giám đốc Sở trước ngày 31 tháng 3 năm 2026.",
		"Trung tâm Quản lý công trình thủy lợi sửa chữa cửa van, thiết bị đóng mở và hệ thống quan trắc của các hồ chứa lớn; vận hành thử trước khi vào mùa mưa lũ, hoàn thành trong tháng 5 năm 2026.",
		"Chi cục Kiểm lâm rà soát các khu vực có nguy cơ sạt lở trong rừng phòng hộ đầu nguồn, cắm biển cảnh báo tại các tuyến đường dân sinh đi qua, hoàn thành trước ngày 30 tháng 4 năm 2026.",
		"Ủy ban nhân dân các xã, phường tổ chức nạo vét kênh mương, phát dọn hành lang thoát lũ, bố trí lực lượng trực tại các điểm xung yếu, báo cáo kết quả về Sở trước ngày 20 tháng 4 năm 2026.",
		"Chi cục Phát triển nông thôn phối hợp với Chi cục Thủy lợi hướng dẫn các hộ dân nuôi cá lồng trên sông, hồ di dời lồng bè đến nơi an toàn khi có cảnh báo lũ, hoàn thành trước ngày 15 tháng 5 năm 2026.",
		"Văn phòng Sở trang bị phương tiện thông tin cho lực lượng trực ban, tổng hợp số liệu mưa, mực nước của các trạm đo và thông báo đến Ủy ban nhân dân các xã, phường, hoàn thành trong quý II năm 2026.",
		"Phòng Kế hoạch - Tài chính tham mưu kinh phí sửa chữa đột xuất các công trình bị hư hỏng do mưa lũ gây ra, trình Giám đốc Sở xem xét, quyết định trước ngày 10 tháng 6 năm 2026.",
		"Thanh tra Sở kiểm tra việc chấp hành quy trình vận hành hồ chứa của các chủ đập, xử lý nghiêm các trường hợp vi phạm, báo cáo kết quả trước ngày 31 tháng 7 năm 2026.",
	} {
		w.text(fmt.Sprintf("%d. %s", i+1, point))
	}
	w.text("Đề nghị các đơn vị khẩn trương thực hiện./.")
	w.letterhead("Nơi nhận: / - Như trên; / - Lưu: VT, TL.", "GIÁM ĐỐC /  / Lê Văn Kinh")
	return w
}

// officeFormats are what an office program saves documents as, by the extension and, where it has several ways, how.
var officeFormats = map[string]string{".odt": "odt", ".doc": "doc:MS Word 97", ".pdf": "pdf", ".html": "html"}

// saveAs has LibreOffice save files in another format beside them, all in one run: starting it takes longest.
func saveAs(t *testing.T, dir, format string, files []string) {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("this test needs LibreOffice: scripts/install-test-tools.sh")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	args := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", format, "--outdir", dir}, files...)
	if out, err := exec.CommandContext(ctx, program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", format, err, out)
	}
}

// A document that an office program saves in another format gives the same draft from there.
func TestSameDraftOfConvertedDocuments(t *testing.T) {
	dir, reader, begun := t.TempDir(), helpedReader(), time.Now()
	cases := []struct {
		name           string
		written        *wordFile
		tasks, targets int
	}{
		{"decision", decisionWritten(), 9, 0},
		{"plan", planWritten(), 5, 3},
		{"letter", letterWritten(), 8, 0},
	}
	var files []string
	for _, c := range cases {
		files = append(files, filepath.Join(dir, c.name+".docx"))
		c.written.save(t, files[len(files)-1])
	}
	for _, format := range officeFormats {
		saveAs(t, dir, format, files)
	}
	t.Log("saved in", time.Since(begun))
	for i, c := range cases {
		want := draftOf(t, reader, files[i])
		if len(want.Tasks) != c.tasks || len(want.Targets) != c.targets {
			t.Errorf("%s: %d tasks and %d targets, want %d and %d", c.name, len(want.Tasks), len(want.Targets), c.tasks, c.targets)
		}
		for ext := range officeFormats {
			t.Run(c.name+ext, func(t *testing.T) {
				t.Parallel()
				got := draftOf(t, reader, filepath.Join(dir, c.name+ext))
				if diff := cmp.Diff(want, got, sameButForPlaces); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}
