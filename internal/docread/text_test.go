package docread

import (
	"slices"
	"strings"
	"testing"

	"dondoc/internal/errs"
)

// What has more lines, cells or letters in a line than a document is refused
// before its paragraphs are made: they would take many times its size.
func TestTextLimits(t *testing.T) {
	cases := []struct {
		name, content, want string
	}{
		{"most lines", "a" + strings.Repeat("\n", maxPieces-1) + "b", ""},
		{"lines", "a" + strings.Repeat("\n", maxPieces) + "b", "docread.too_many"},
		{"cells", strings.Repeat("| x | y |\n", maxPieces/4), "docread.too_many"},
		{"longest line", "a\n" + strings.Repeat("b", maxLine), ""},
		{"line", "a\n" + strings.Repeat("b", maxLine+1), "docread.long_line"},
	}
	for _, c := range cases {
		for _, ext := range []string{".txt", ".md"} {
			_, err := Read("a"+ext, strings.NewReader(c.content), 0)
			if c.want == "" && err != nil || c.want != "" && !errs.Is(err, errs.TooLarge, c.want) {
				t.Errorf("%s%s: %v, want %q", c.name, ext, err, c.want)
			}
		}
	}
}

// A text that a page was printed to: what is wrapped, paragraphs that only their indent tells, and numbers of pages.
func TestPrintedText(t *testing.T) {
	const page = "      Thực hiện chương trình của tỉnh, các cơ quan rà soát toàn bộ tài sản hiện có\n" +
		"trên địa bàn.\n" +
		"      1. Các cơ quan chuyên trách tham mưu\n" +
		"         Các cấp ủy chủ động tổ chức nghiên cứu, quán triệt và triển khai thực hiện\n" +
		"đến toàn thể cán bộ, đảng viên, công chức, viên chức và người lao động thuộc các đơn\n" +
		"                                        2\n" +
		"vị trực thuộc.\n"
	d, err := Read("a.txt", strings.NewReader(page), 0)
	if err != nil {
		t.Fatal(err)
	}
	var spaced []int
	for _, b := range d.Blocks {
		if b.Paragraph.Text == "2" {
			t.Error("the number of a page is text")
		}
		if b.Paragraph.Spaced {
			spaced = append(spaced, b.Paragraph.Place.Line)
		}
	}
	if len(spaced) != 2 || spaced[0] != 3 || spaced[1] != 4 {
		t.Errorf("paragraphs begin at lines %v", spaced)
	}
}

func TestLongLinesOfMarkdown(t *testing.T) {
	long := strings.Repeat("rà soát toàn bộ tài sản hiện có trên địa bàn ", 6)
	d, err := Read("a.md", strings.NewReader("KẾ HOẠCH\nQuản lý tài sản\n"+long+"\nBộ Tài chính báo cáo.\n"), 0)
	if err != nil || len(d.Blocks) != 4 {
		t.Errorf("%d paragraphs, %v", len(d.Blocks), err)
	}
}

// Readings of pages say where one begins; the text goes on behind it.
func TestPageBreaks(t *testing.T) {
	const pages = "1. Đổi mới\n\n\n===== Trang 3 =====\n3\n\nphương thức quản lý.\n\n--- PAGE BREAK ---\n\n2. Tăng cường kiểm tra.\n"
	for _, c := range []struct{ ext, want string }{
		{".txt", "1. Đổi mới|phương thức quản lý.|2. Tăng cường kiểm tra."},
		{".md", "1. Đổi mới phương thức quản lý.|2. Tăng cường kiểm tra."},
	} {
		d, err := Read("a"+c.ext, strings.NewReader(pages), 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(texts(d), "|"); got != c.want {
			t.Errorf("%s: %s", c.ext, got)
		}
	}
}

// Form feeds part pages whose number stands by itself at the head or foot. The text goes on behind it.
func TestPagesWithFormFeeds(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"head", "1. Sở Y tế tổ chức phân\n\n\f2\n\nluồng người bệnh.\n\n2. Sở Tài chính.\n\n\f3\n\n3. Sở Nội vụ.",
			"1. Sở Y tế tổ chức phân|luồng người bệnh.|2. Sở Tài chính.|3. Sở Nội vụ."},
		{"foot", "1. Sở Y tế tổ chức phân\n\n1\n\f\nluồng người bệnh.", "1. Sở Y tế tổ chức phân|luồng người bệnh."},
		{"a quantity", "Số cây trong năm là\n\f2\nnghìn cây.", "Số cây trong năm là|2|nghìn cây."},
		{"a quantity set apart", "Số cây trong năm là\n\n\f2\n\nnghìn cây.", "Số cây trong năm là|2|nghìn cây."},
		{"a row of a table", "STT\n\n1\n\nTrồng cây\n\n\f2\n\nTưới cây\n\n3\n\nTỉa cây", "STT|1|Trồng cây|2|Tưới cây|3|Tỉa cây"},
		{"the last row", "STT\n\n1\n\nTrồng cây\n\n\f2\n\nTưới cây", "STT|1|Trồng cây|2|Tưới cây"},
		{"one page of many", "Trồng cây.\n\n\f2\n\nTưới cây.\n\n\fTỉa cây.\n\n\fNghiệm thu.", "Trồng cây.|2|Tưới cây.|Tỉa cây.|Nghiệm thu."},
		{"row's number", "Danh mục\n\f7\nKế hoạch", "Danh mục|7|Kế hoạch"},
	} {
		d, err := Read("a.txt", strings.NewReader(c.text), 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(texts(d), "|"); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

// A gazette heads each of its pages, and a signing program stamps the first.
func TestGazettePages(t *testing.T) {
	const pages = "CÔNG BÁO/Số 271 + 272/Ngày 12-05-2026 \n84\n\nBỘ Y TẾ\n\n1. Giao Sở Y tế quản lý,\n\nKý bởi: CÔNG BÁO NƯỚC MẪU\nCơ quan: VĂN PHÒNG MẪU\n" +
		"Ngày ký: 2026-05-08 16:42:06 +07:00\n\nCÔNG BÁO/Số 271 + 272/Ngày 12-05-2026 \n85\n\n\nsử dụng kinh phí.\nNgười ký: xem mục 3.\n"
	for _, c := range []struct{ ext, want string }{
		{".txt", "BỘ Y TẾ|1. Giao Sở Y tế quản lý,|sử dụng kinh phí.|Người ký: xem mục 3."},
		{".md", "BỘ Y TẾ|1. Giao Sở Y tế quản lý, sử dụng kinh phí. Người ký: xem mục 3."},
	} {
		d, err := Read("a"+c.ext, strings.NewReader(pages), 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(texts(d), "|"); got != c.want {
			t.Errorf("%s: %s", c.ext, got)
		}
	}
}

// Of the figures at the top of a page only the first counts the page: the next may number a row.
func TestNumbersUnderPageBreak(t *testing.T) {
	d, err := Read("a.txt", strings.NewReader("Một.\n\n--- Trang 2 ---\n2\n\n7\nXây dựng trạm bơm.\n"), 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(texts(d), "|"); got != "Một.|7|Xây dựng trạm bơm." {
		t.Error(got)
	}
}

// Headings of a table of one row a line that lack cells stand over the columns that the second row heads, wherever these are; else
// the lines are no table.
func TestSpannedHeadings(t *testing.T) {
	rows := "1 | Làm đường | Sở Xây dựng | Sở Y tế | 2027\n2 | Trồng cây | Sở Y tế | Sở Nội vụ | 2027\n3 | Sửa cầu | Sở Xây dựng | Sở Y tế | 2027\n"
	cases := []struct {
		head string
		cols []int // where the first row's cells begin, nil for no table
	}{
		{"STT | Nhiệm vụ | Thực hiện | Thời gian\n |  | Chủ trì | Phối hợp | \n", []int{0, 1, 2, 4}},
		{"STT | Nhiệm vụ | Thời gian | Thực hiện\n |  |  | Chủ trì | Phối hợp\n", []int{0, 1, 2, 3}},
		{"STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian\n", []int{0, 1, 2, 3, 4}},
		{"STT | Nhiệm vụ | Thực hiện\n |  | Chủ trì |  | \n", nil},
	}
	for _, c := range cases {
		d, err := Read("a.txt", strings.NewReader(c.head+rows), 0)
		if err != nil {
			t.Fatal(err)
		}
		var cols []int
		if table := d.Blocks[0].Table; table != nil {
			for _, cell := range table.Rows[0].Cells {
				cols = append(cols, cell.Col)
			}
		}
		if !slices.Equal(cols, c.cols) {
			t.Errorf("%q: cells at %v, want %v", c.head, cols, c.cols)
		}
	}
}
