package intake

import (
	"slices"
	"strings"
	"testing"

	"dondoc/internal/calendar"
	"dondoc/internal/docread"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/secrecy"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func readString(t testing.TB, s string) *docread.Document {
	t.Helper()
	doc, err := docread.Read("a.txt", strings.NewReader(s), 0)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// expectTasks compares the tasks of a text with their lines.
func expectTasks(t *testing.T, name, text string, want []string) {
	t.Helper()
	d, err := Parse(textDocument(text), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Errorf("%s: %s", name, diff)
	}
}

func parseString(t testing.TB, s string) *Draft {
	t.Helper()
	d, err := Parse(readString(t, s), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// table returns the reference's appendix.
func table(t *testing.T, doc *docread.Document) *docread.Table {
	t.Helper()
	for _, b := range doc.Blocks {
		if b.Table != nil {
			return b.Table
		}
	}
	t.Fatal("no table")
	return nil
}

func setText(c *docread.Cell, s string) { c.Paragraphs = []docread.Paragraph{{Text: s}} }

// reorder gives the full rows of a table another order of columns.
func reorder(tab *docread.Table, order []int) {
	for i := range tab.Rows {
		r := &tab.Rows[i]
		if len(r.Cells) != len(order) {
			continue
		}
		cells := make([]docread.Cell, len(order))
		for to, from := range order {
			cells[to] = r.Cells[from]
			cells[to].Col = to
		}
		r.Cells = cells
	}
}

func rename(headings ...string) func(*testing.T, *docread.Document) {
	return func(t *testing.T, doc *docread.Document) {
		head := table(t, doc).Rows[0]
		for i, h := range headings {
			setText(&head.Cells[i], h)
		}
	}
}

// split cuts the appendix in two after the row of a task, the second table with or without the heading row.
func split(after int, withHeading bool) func(*testing.T, *docread.Document) {
	return func(t *testing.T, doc *docread.Document) {
		first := table(t, doc)
		second := &docread.Table{Cols: first.Cols, Rows: slices.Clone(first.Rows[after:])}
		if withHeading {
			second.Rows = slices.Insert(second.Rows, 0, first.Rows[0])
		}
		first.Rows = first.Rows[:after]
		doc.Blocks = append(doc.Blocks, docread.Block{Table: second})
	}
}

// TestSameProgrammeInOtherShapes: what the reader finds must not hang on this file's shape.
func TestSameProgrammeInOtherShapes(t *testing.T) {
	want := parseReference(t)
	cases := []struct {
		name  string
		shape func(*testing.T, *docread.Document)
	}{
		{"other headings", rename("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả", "Thời hạn hoàn thành")},
		{"performer instead of lead", rename("TT", "Tên nhiệm vụ", "Đơn vị thực hiện", "Phối hợp", "Sản phẩm đầu ra", "Tiến độ")},
		{"other order", func(t *testing.T, doc *docread.Document) { reorder(table(t, doc), []int{0, 1, 5, 4, 3, 2}) }},
		{"heading row again", func(t *testing.T, doc *docread.Document) {
			tab := table(t, doc)
			tab.Rows = slices.Insert(tab.Rows, 12, tab.Rows[0])
		}},
		{"split with its heading", split(11, true)},
		{"split without a heading", split(11, false)},
		{"group rows with empty cells", func(t *testing.T, doc *docread.Document) {
			tab := table(t, doc)
			for i := range tab.Rows {
				if r := &tab.Rows[i]; len(r.Cells) == 2 {
					r.Cells[1].ColSpan = 1
					for col := 2; col < tab.Cols; col++ {
						r.Cells = append(r.Cells, docread.Cell{Col: col, ColSpan: 1, RowSpan: 1})
					}
				}
			}
		}},
		{"an empty row", func(t *testing.T, doc *docread.Document) {
			tab := table(t, doc)
			tab.Rows = append(tab.Rows, docread.Row{Cells: make([]docread.Cell, tab.Cols)})
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			doc := readReference(t)
			c.shape(t, doc)
			got, err := Parse(doc, org.NewResolver(org.National()), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Task{}, "SourceLines", "Place"), cmpopts.IgnoreFields(Group{}, "Place"), cmpopts.EquateComparable(calendar.Day{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

const proseOnly = `KẾ HOẠCH
Thực hiện Nghị quyết số 12-NQ/TW

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
I. NHIỆM VỤ
1. Thông tin, tuyên truyền
a) Sở Thông tin và Truyền thông chủ trì, phối hợp với Sở Nội vụ và các đơn vị liên quan tuyên truyền, báo cáo UBND tỉnh trước ngày 30/6/2023.
b) Nâng cao nhận thức của người dân.
2. Hạ tầng
- Trung tâm Xúc tiến đầu tư và Thương mại chủ trì lập danh mục dự án.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Văn A
`

func TestProseBecomesTheTasksWithoutAnAppendix(t *testing.T) {
	d := parseString(t, proseOnly)
	if len(d.Tasks) != 2 || len(d.BodyTasks) != 0 {
		t.Fatalf("tasks %d, body tasks %d", len(d.Tasks), len(d.BodyTasks))
	}
	first, second := d.Tasks[0], d.Tasks[1]
	if first.Ref != "I.1.a" || first.Deadline.Due.String() != "2023-06-29" || !first.Deadline.Exclusive {
		t.Errorf("first: %+v", first)
	}
	if diff := cmp.Diff([]string{"Sở Nội vụ", "*đơn vị liên quan"}, first.Coordinators); diff != "" {
		t.Error(diff)
	}
	if !slices.Contains(second.Doubts, "leads") || second.Leads[0] != "Trung tâm Xúc tiến đầu tư và Thương mại" {
		t.Errorf("second: %+v", second)
	}
	f := d.Document
	if f.Type != "Kế hoạch" || f.Signer != "Nguyễn Văn A" || f.SignerTitle != "Phó Chủ tịch" || !cmp.Equal(f.Implements, []string{"12-NQ/TW"}) {
		t.Errorf("facts: %+v", f)
	}
	if !slices.Contains(f.Doubts, "number") || !slices.Contains(f.Doubts, "issued_on") {
		t.Errorf("what is missing must be doubted: %v", f.Doubts)
	}
}

// A plan without Word's empty lines ends its title where it says what it carries out; what an addressee's line holds in
// capitals is no title of the signer, wherever columns put it.
func TestFactsWithoutEmptyLines(t *testing.T) {
	f := parseString(t, `UBND TỈNH LAM SƠN
Số: 9/KH-UBND
Lam Sơn, ngày 05 tháng 3 năm 2025
KẾ HOẠCH
CHUYỂN ĐỔI SỐ CHO DOANH NGHIỆP
THỰC HIỆN TRÊN ĐỊA BÀN TỈNH
Thực hiện Kế hoạch số 28/KH-UBND ngày 24/9/2024 của UBND tỉnh về thực hiện Nghị quyết số 71/NQ-CP ngày 01/5/2024 của Chính phủ;
UBND tỉnh ban hành Kế hoạch với các nội dung sau:
I. NHIỆM VỤ
1. Sở Y tế chủ trì lập danh mục dự án trước ngày 30/6/2025.
Nơi nhận:
- Sở Y tế;
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
- VPUB: CVP, các PCVP;
- Lưu: VT.
Nguyễn Văn A
`).Document
	if f.Title != "Chuyển đổi số cho doanh nghiệp thực hiện trên địa bàn tỉnh" || !slices.Equal(f.Implements, []string{"28/KH-UBND"}) {
		t.Errorf("%q carries out %v", f.Title, f.Implements)
	}
	if f.Signer != "Nguyễn Văn A" || f.SignerTitle != "Phó Chủ tịch" {
		t.Errorf("signed by %q, %q", f.Signer, f.SignerTitle)
	}
}

// Groups that stand over the headings of a table of another width hold its rows.
func TestGroupsOverTheHeadings(t *testing.T) {
	doc := formats[0].read(t, []printed{
		{rows: [][]printedCell{
			plain("STT", "Nội dung", "Chủ trì", "Thời gian"),
			{{text: "A"}, {text: "NỀN TẢNG", cols: 3}},
			plain("1", "Lập đề án", "Sở Y tế", "Quý I/2026"),
		}},
		{rows: [][]printedCell{
			{{text: "B"}, {text: "LĨNH VỰC", cols: 4}},
			{{text: "I", rows: 2}, {text: "Y tế", cols: 4}},
			{{text: "Nội dung", cols: 2}, {text: "Chủ trì"}, {text: "Thời gian"}},
			{{text: "1.1"}, {text: "Mua thiết bị", cols: 2}, {text: "Sở Y tế"}, {text: "Quý II/2026"}},
		}},
	})
	var groups []string
	for _, task := range parsed(t, doc).Tasks {
		groups = append(groups, *task.Group)
	}
	if diff := cmp.Diff([]string{"A", "B.I"}, groups); diff != "" {
		t.Error(diff)
	}
}

func TestNoProgramme(t *testing.T) {
	for _, s := range []string{
		"I. NGÀNH NGHỀ ƯU ĐÃI\n1. Trồng rừng, chế biến gỗ và sản phẩm:\n- Ván ép;\n- Đồ mộc.\n2. Nuôi trồng thủy sản.\nII. NHỮNG NGÀNH, NGHỀ KHÁC:\n1. Sản xuất vật liệu xây dựng;\nIII. Ủy ban nhân dân tỉnh Lam Sơn\n",
		"Thông báo nghỉ lễ.", "I. MỤC ĐÍCH\n1. Nâng cao nhận thức.", "I. NHIỆM VỤ\n1. Nâng cao nhận thức.",
		"BÁO CÁO\nI. KẾT QUẢ\n1. Sở Y tế chủ trì, phối hợp với Sở Nội vụ tổ chức 3 lớp tập huấn.\n2. Công an tỉnh đã kiểm tra 12 cơ sở.\n",
		"KẾ HOẠCH\nI. NHIỆM VỤ\n1. UBND xã đã tiếp 20 lượt công dân trong tháng 5/2026.\n",
		"GIẤY MỜI\nI. THÀNH PHẦN\n1. Mời Sở Y tế chuẩn bị báo cáo trước ngày 05/6/2026.\n",
		"STT\nNội dung\nĐơn giá\n\n1\nGiấy in\n50.000\n\n2\nBút\n5.000\n",
	} {
		_, err := Parse(readString(t, s), org.NewResolver(org.National()), Options{})
		if !errs.Is(err, errs.Invalid, "intake.no_programme") {
			t.Errorf("%q: %v", s, err)
		}
	}
}

// A strategy may state what is to be reached and give nobody work.
func TestProgrammeOfTargets(t *testing.T) {
	s := "QUYẾT ĐỊNH\nPhê duyệt Chiến lược đọc sách đến năm 2030\nI. QUAN ĐIỂM\n1. Đọc sách là quyền của mọi người.\n" +
		"II. MỤC TIÊU\n1. Tỷ lệ xã có thư viện đạt 60% vào năm 2028 và 80% vào năm 2030.\n2. Tỷ lệ thôn có tủ sách đạt 40%.\n"
	d, err := Parse(readString(t, s), org.NewResolver(org.National()), Options{})
	if err != nil || len(d.Targets) != 3 || len(d.Tasks) != 0 {
		t.Fatalf("%v %+v", err, d)
	}
	if err := confirmable(d, ConfirmOptions{}); err != nil {
		t.Error(err)
	}
}

const letterhead = `UBND TỈNH X
Số: 7/KH-UBND
Đà Lạt, ngày 03 tháng 9 năm 2024

KẾ HOẠCH
Chuyển đổi số năm 2025

PHỤ LỤC
STT
Nội dung
Cơ quan chủ trì
Thời gian

1
Lập đề án
Sở Hàng hải
Quý I

2
Báo cáo tổng kết

Khi cần
`

func TestDoubtsFollowFromHowFieldsWereRead(t *testing.T) {
	d := parseString(t, letterhead)
	if d.Document.Number != "7/KH-UBND" || d.Document.IssuedOn.String() != "2024-09-03" {
		t.Errorf("facts: %+v", d.Document)
	}
	if diff := cmp.Diff([]string{"leads", "deadline"}, d.Tasks[0].Doubts); diff != "" {
		t.Error(diff)
	}
	for _, task := range d.Tasks {
		for field, confidence := range task.Confidence {
			if doubted := slices.Contains(task.Doubts, field); doubted != (confidence < doubtful) {
				t.Errorf("%s %s: confidence %v, doubted %v", task.Ref, field, confidence, doubted)
			}
		}
	}
}

func TestOwnAndCitedDocuments(t *testing.T) {
	cases := []struct{ text, want string }{
		{"Nghị quyết số 05-NQ/TU ngày 25 tháng 10 năm 2021 của", "05-NQ/TU 2021-10-25"},
		{"(Quyết định số 625 /QĐ-UBND ngày  16 tháng 02 năm 2022", "625/QĐ-UBND 2022-02-16"},
		{"Nghị quyết số 20/2021/NQ-HĐND, ngày 17/7/2021", "20/2021/NQ-HĐND 2021-07-17"},
		{"Công văn 617/SKHĐT-TH ngày 27.01.2022.", "617/SKHĐT-TH 2022-01-27"},
		{"Kế hoạch số 9/KH-UBND.", "9/KH-UBND "},
		{"ngày 31/02/2022, tham gia BHYT/tổng số dân, 24/7, km/h", ""},
	}
	for _, c := range cases {
		var all []string
		for _, x := range citationsIn(c.text) {
			all = append(all, x.Number+" "+x.Date.String())
		}
		if got := strings.Join(all, ""); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestNumber(t *testing.T) {
	cases := []struct {
		text string
		want float64
		n    int
	}{
		{"10.660 triệu", 10660, 6}, {"15,3%", 15.3, 4}, {"95%.", 95, 2}, {"1.234.567,8", 1234567.8, 11}, {"3.5 ha", 3, 1}, {"100", 100, 3}, {"khoảng", 0, 0}, {",5", 0, 0},
	}
	for _, c := range cases {
		if got, n := number(c.text); got != c.want || n != c.n {
			t.Errorf("number(%q) = %v, %d", c.text, got, n)
		}
	}
}

func TestProductsOf(t *testing.T) {
	cases := []struct {
		phrase string
		want   []string
	}{
		{"Kế hoạch, chương trình, báo cáo", []string{"Kế hoạch", "chương trình", "báo cáo"}},
		{"Cơ chế, chính sách", []string{"Cơ chế, chính sách"}},
		{"- Đề án rừng - biển; - Tờ trình - Báo cáo", []string{"Đề án rừng - biển", "Tờ trình", "Báo cáo"}},
		{"Các thông tin trên website; chương trình phát thanh, truyền hình…", []string{"Các thông tin trên website", "chương trình phát thanh, truyền hình"}},
		{"- Sổ tay thị trường các - bon. - Báo cáo khả thi", []string{"Sổ tay thị trường các-bon", "Báo cáo khả thi"}},
		{"Tin bài, tờ rơi, buổi nói chuyện", []string{"Tin bài", "tờ rơi", "buổi nói chuyện"}},
		{"Báo cáo, bảng tổng hợp số liệu", []string{"Báo cáo", "bảng tổng hợp số liệu"}},
		{"Các văn bản chỉ đạo, hướng dẫn, báo cáo", []string{"Các văn bản chỉ đạo, hướng dẫn", "báo cáo"}},
		{"Văn bản triển khai, hướng dẫn; báo cáo, hướng dẫn", []string{"Văn bản triển khai, hướng dẫn", "báo cáo", "hướng dẫn"}},
		{"Tờ trình, danh sách đề nghị khen thưởng", []string{"Tờ trình", "danh sách đề nghị khen thưởng"}},
		{"Bản vẽ, cơ sở dữ liệu về quy hoạch vùng, quy hoạch tỉnh", []string{"Bản vẽ, cơ sở dữ liệu về quy hoạch vùng, quy hoạch tỉnh"}},
		{"Cơ sở dữ liệu về quy hoạch vùng, quy hoạch tỉnh", []string{"Cơ sở dữ liệu về quy hoạch vùng, quy hoạch tỉnh"}},
		{"Sổ tay về quy trình tưới, quy trình bón; báo cáo về trồng cây, quy trình bón", []string{
			"Sổ tay về quy trình tưới, quy trình bón", "báo cáo về trồng cây", "quy trình bón"}},
		{"-", []string{}},
		{"", []string{}},
	}
	for _, c := range cases {
		if diff := cmp.Diff(c.want, productsOf(c.phrase)); diff != "" {
			t.Errorf("%q: %s", c.phrase, diff)
		}
	}
}

func TestListsOfUnknownProductsAreDoubted(t *testing.T) {
	for phrase, doubted := range map[string]bool{
		"Đường hoa, cổng chào, bồn cây": true, "Hướng dẫn, Báo cáo tổng kết, mua bồn cây": true, "Đường hoa": false, "Đường hoa, cổng chào": false, "Cổng chào; đường hoa": false, "Thông tin trên cổng; chương trình phát thanh, truyền hình": false,
		"Hướng dẫn, Báo cáo tổng kết, mua bồn cây; tờ trình": true, "Quyết định, kế hoạch": false,
		"Đường hoa, cổng chào được nghiệm thu":                                     false,
		"Khóa đào tạo, lớp tập huấn, các chuyến thăm vườn mẫu của bạn bè khắp nơi": true,
		"Tài liệu hội nghị và bảo đảm chỗ ngồi cho khách mời":                      true,
		"Sổ tay về quy trình tưới, quy trình bón":                                  true, "Tài liệu phổ biến, hướng dẫn tưới cây": true, "Tài liệu phổ biến, hướng dẫn": false,
		"Đưa vào vận hành trạm bơm; trạm biến áp":                                         true,
		"Hạ tầng cấp nước sạch cho các thôn vùng cao, bảo đảm an toàn và sử dụng lâu dài": false,
	} {
		var c Check
		if c.products(phrase); (len(c.Doubts) > 0) != doubted {
			t.Errorf("%q: doubts %v", phrase, c.Doubts)
		}
	}
}

func TestSecretMark(t *testing.T) {
	marked := []string{"MẬT", "Mật", "TỐI MẬT", "[TUYỆT MẬT]", "* Tối mật *", "Độ mật: Mật", "ĐỘ MẬT: TỐI MẬT", "TO\u0302\u0301I MA\u0302\u0323T", "T Ố I  M Ậ T", "TOI MAT"}
	for _, s := range marked {
		if mark, found := secrecy.Mark(readString(t, "UBND TỈNH\n"+s+"\nKẾ HOẠCH")); !found || mark == "" {
			t.Errorf("%q is a mark", s)
		}
	}
	open := []string{"bí mật", "mật độ dân số", "Bảo vệ bí mật nhà nước", "Mặt", "Mất", "Độ mật: Thường", "Độ mật:", "Tài liệu tối mật được quản lý riêng", "Mật ong"}
	for _, s := range open {
		if mark, found := secrecy.Mark(readString(t, s)); found {
			t.Errorf("%q is no mark, got %q", s, mark)
		}
	}
	header := &docread.Document{Headers: []docread.Paragraph{{Text: "Tối mật"}}}
	if _, found := secrecy.Mark(header); !found {
		t.Error("a mark in a page header counts")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{proseOnly, letterhead, "I. NHIỆM VỤ\n1. a\n- phối hợp với\n+ :", "III. TỔ CHỨC THỰC HIỆN\n1. Đối với", "I. MỤC TIÊU\n- Đến năm 2025: đạt 9%; đạt",
		"I. NHIỆM VỤ\n1. Trồng cây\nNhiệm vụ - Thực hiện: Sở Y tế\n2. Tưới cây\nChủ trì, thực hiện: Sở Y tế",
		"I. NHIỆM VỤ\n1. (chủ trì)\n2. Giao (chủ trì) Sở Y tế (phối hợp)",
		tornHeads + "I. a\n1.\nTrồng cây\nSở Y\ntế\n" + tornHeads + "và tưới cây\n2. Sở Y tế\nThường\nxuyên\n3.\n4.\nQuý I/2026\n",
		tornHeads + strings.Repeat("trồng cây\nSở Y tế\nvà Sở\nNội vụ\nHằng\nnăm\n", 4)} {
		f.Add(s)
	}
	names := org.NewResolver(org.National())
	f.Fuzz(func(t *testing.T, s string) {
		doc, err := docread.Read("a.txt", strings.NewReader(s), 0)
		if err != nil {
			return
		}
		d, err := Parse(doc, names, Options{})
		if err != nil && !errs.Is(err, errs.Invalid, "intake.no_programme") && !errs.Is(err, errs.Invalid, "intake.lost_table") {
			t.Fatal(err)
		}
		if err == nil && len(d.Tasks) == 0 && len(d.Targets) == 0 {
			t.Fatal("a draft without tasks and targets")
		}
	})
}

func BenchmarkParse(b *testing.B) {
	doc := readReference(b)
	names := org.NewResolver(org.National())
	b.SetBytes(doc.Size)
	for b.Loop() {
		if _, err := Parse(doc, names, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
