package intake

import (
	"slices"
	"strings"
	"testing"

	"dondoc/internal/docread"
	"dondoc/internal/errs"
	"dondoc/internal/org"

	"github.com/google/go-cmp/cmp"
)

// Tables whose form was lost: headings and cells stand one a line.
func TestFlatTables(t *testing.T) {
	cases := []struct {
		name, lines string
		want        []string
	}{
		{"numbers and groups",
			"TT\nNội dung\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian thực hiện\n1\nTuyên truyền\na)\nTổ chức hội nghị phổ biến.\nSở Tư pháp\nSở Nội vụ; Công an tỉnh\n" +
				"Quý III/2026\nb)\nBiên soạn tài liệu.\nSở Y tế\nSở Tư pháp\nThường xuyên\n2\nLập báo cáo năm.\nSở Nội vụ\nThường xuyên\nNơi nhận:\n- Sở Y tế;",
			[]string{
				"a: Sở Tư pháp + Sở Nội vụ, Công an tỉnh; due 2026-09-30", "b: Sở Y tế + Sở Tư pháp; ongoing",
				"2: Sở Nội vụ; ongoing ?leads,coordinators,deadline",
			}},
		{"a time over its rows, a heading over two, and bodies of no use",
			"Thời gian\nNội dung công việc\nCơ quan quản lý nhà nước theo quy định\nThực hiện\nĐơn vị chủ trì\nĐơn vị phối hợp\nI\nGIAI ĐOẠN 1\n" +
				"5/2026\nLập nhiệm vụ quy hoạch\nCơ quan lập quy hoạch\nSở Xây dựng\n- Sở Nội vụ;\n- Sở Tài chính.\n" +
				"Lấy ý kiến các sở về quy hoạch tỉnh đến năm 2030.\nCơ quan lập quy hoạch\nSở Y tế\n- Sở Nội vụ.\n6/2026\nPhê duyệt nhiệm vụ\nThủ tướng Chính phủ\n" +
				"Trong quá trình thực hiện, các đơn vị kịp thời có ý kiến gửi về Sở Xây dựng.",
			[]string{
				"1: Sở Xây dựng + Sở Nội vụ, Sở Tài chính; due 2026-05-31", "2: Sở Y tế + Sở Nội vụ; due 2026-05-31 ?leads,coordinators,deadline",
				"3: Thủ tướng Chính phủ; due 2026-06-30 ?leads,coordinators,deadline",
			}},
	}
	for _, c := range cases {
		doc := textDocument("Lam Sơn, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nCông tác năm 2026\nPHỤ LỤC\n" + c.lines)
		d, err := Parse(doc, org.NewResolver(org.National()), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if diff := cmp.Diff(c.want, taskLines(d.Tasks)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// A list of words that could be headings is none, and costs no more for its length.
func TestNoFlatTable(t *testing.T) {
	for _, lines := range []string{
		strings.Repeat("Thời gian\n", 2000), "Nội dung\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian", "Nội dung\nThời gian\nĐịa điểm\nGhi chú\nSở Y tế\nSở Nội vụ",
	} {
		doc := textDocument(lines)
		if got, lost := restored(doc, org.NewResolver(org.National())); got != doc || lost != nil {
			t.Errorf("%.40q: a table", lines)
		}
	}
}

// Cells merged over several rows are printed in the first alone: those of the row above hold, and a person must look.
func TestCellsTakenFromAbove(t *testing.T) {
	var file strings.Builder
	file.WriteString("**KẾ HOẠCH**\n\nCông tác năm 2026\n\n")
	for _, row := range [][]string{
		{"TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm", "Kinh phí"},
		{"1", "Biên soạn sổ tay hướng dẫn.", "Sở Y tế", "Sở Tư pháp", "Quý II/2026", "Sổ tay", "Ngân sách tỉnh"},
		{"2", "Mở lớp tập huấn.", "Sở Nội vụ", "Sở Y tế", "Quý III/2026", "Kế hoạch"},
		{"In tài liệu cho lớp.", "Sở Tài chính"},
		{"3", "Lập báo cáo năm.", "Sở Y tế", "Sở Nội vụ", "Quý IV/2026"},
	} {
		file.WriteString("|\n" + strings.Join(row, "\n|\n") + "\n|\n")
	}
	doc, err := docread.Read("a.md", strings.NewReader(file.String()), 0)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Parse(doc, org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"1: Sở Y tế + Sở Tư pháp; due 2026-06-30", "2: Sở Nội vụ + Sở Y tế; due 2026-09-30",
		"2: Sở Tài chính + Sở Y tế; due 2026-09-30 ?products,leads,coordinators,deadline",
		"3: Sở Y tế + Sở Nội vụ; due 2026-12-31 ?products",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// Where the lines are pieces of cells, and no numbers begin the rows, no row is made of them, and what is read there all the same
// is doubted.
func TestLostTable(t *testing.T) {
	rows := strings.Repeat("Xây dựng kế hoạch kiểm tra các vườn ươm và\nbáo cáo kết quả của năm\nSở Y tế chủ trì, các\nđơn vị khác có\nliên quan\n"+
		"Các sở, ngành và\nđịa phương liên\nquan\nKế hoạch của\ncơ quan chủ trì\nThường xuyên\n", 6)
	table := "PHỤ LỤC\nSTT\nTên nhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian hoàn thành\n" + rows
	_, err := Parse(textDocument("KẾ HOẠCH\nTrồng cây năm 2026\n"+table), org.NewResolver(org.National()), Options{})
	if !errs.Is(err, errs.Invalid, "intake.lost_table") {
		t.Errorf("nothing else: %v", err)
	}
	d := parseString(t, "KẾ HOẠCH\nTrồng cây năm 2026\nI. NHIỆM VỤ\n1. Sở Y tế chủ trì trồng cây.\n"+table+"7. Sở Nội vụ chủ trì tưới cây.\n")
	checkLost(t, d, 5)
}

// checkLost: the draft says that a table lost its cells, and everything behind a paragraph is doubted, nothing before it.
func checkLost(t *testing.T, d *Draft, paragraph int) {
	t.Helper()
	if len(d.Warnings) != 1 || d.Warnings[0].Key != "intake.lost_table" || len(d.Tasks) == 0 {
		t.Errorf("%d tasks, %+v", len(d.Tasks), d.Warnings)
	}
	for _, task := range d.Tasks {
		for _, field := range []string{"content", "leads", "deadline"} {
			if behind := task.Place.Paragraph > paragraph; slices.Contains(task.Doubts, field) != behind && (behind || field == "content") {
				t.Errorf("%s of paragraph %d: doubts %q", task.Ref, task.Place.Paragraph, task.Doubts)
			}
		}
	}
}
