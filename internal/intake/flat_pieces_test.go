package intake

import (
	"fmt"
	"strings"
	"testing"

	"dondoc/internal/docread"
	"dondoc/internal/org"

	"github.com/google/go-cmp/cmp"
)

// tornHeads are headings as a narrow column breaks them.
const tornHeads = "STT\nTên nhiệm vụ\nCơ quan\nchủ trì\nCơ quan\nphối hợp\nSản phẩm\nThời gian hoàn\nthành\n"

// Lines that are pieces of cells are put together where each row has its number, also over the end of a page.
func TestTablesInPieces(t *testing.T) {
	d := parseString(t, "KẾ HOẠCH\nTrồng cây năm 2026\nPHỤ LỤC\n"+tornHeads+`I. Chuẩn bị giống cây và đất trồng trên địa bàn các huyện của tỉnh, với sự tham gia của
người dân
1.
Xây dựng kế hoạch kiểm tra các vườn ươm và
công bố kết quả
Các
sở
có
liên quan
Ủy ban nhân
dân các xã,
phường
Kế hoạch/báo
cáo hằng năm
Thường xuyên
2.  Lập danh mục giống cây bản địa để trồng Sở Tài chính
Sở Nội vụ, Sở
Tư pháp, các cơ
`+tornHeads+`trong rừng phòng hộ và ven đường, kèm giá
giống của từng loại.
quan liên quan
Danh mục
Quý II/2026
II. Trồng và chăm sóc
3.
Trồng cây ở các trường học và chăm sóc trong
ba năm đầu
Sở Y tế
Ủy ban nhân
dân các xã,
phường
Biên bản giao
nhận cây Hằng năm
4.
Tổng kết phong trào trồng cây của các trường
Sở Nội vụ
Sở Y tế, Sở Tài
chính
Báo cáo của
Sở Nội vụ
Từ tháng
10/2026 đến
tháng 12/2026
Trong quá trình thực hiện, các đơn vị kịp thời báo cáo vướng mắc để được hướng dẫn.
`)
	want := []string{
		"1: *các sở có liên quan + *Ủy ban nhân dân các xã, phường; ongoing ?content,leads,coordinators,products,deadline",
		"2: Sở Tài chính + Sở Nội vụ, Sở Tư pháp, *các cơ quan liên quan; due 2026-06-30 ?content,leads,coordinators,products,deadline",
		"3: Sở Y tế + *Ủy ban nhân dân các xã, phường; ongoing ?content,leads,coordinators,products,deadline",
		"4: Sở Nội vụ + Sở Y tế, Sở Tài chính; window 2026-12-31 ?content,leads,coordinators,products,deadline",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
	checkLost(t, d, 3)
	contents := []string{
		"Xây dựng kế hoạch kiểm tra các vườn ươm và công bố kết quả",
		"Lập danh mục giống cây bản địa để trồng trong rừng phòng hộ và ven đường, kèm giá giống của từng loại.",
		"Trồng cây ở các trường học và chăm sóc trong ba năm đầu", "Tổng kết phong trào trồng cây của các trường",
	}
	products := []string{"[Kế hoạch báo cáo hằng năm]", "[Danh mục]", "[Biên bản giao nhận cây]", "[Báo cáo của Sở Nội vụ]"}
	for i, task := range d.Tasks {
		if task.Content != contents[i] || fmt.Sprint(task.Products) != products[i] {
			t.Errorf("%s: %q, %q", task.Ref, task.Content, task.Products)
		}
	}
	if len(d.Groups) != 2 || !strings.HasSuffix(d.Groups[0].Title, "với sự tham gia của người dân") {
		t.Errorf("groups %+v", d.Groups)
	}
}

// A column that no field is of ("Cấp phê duyệt") keeps its cells, a note on a heading is none, and a word that looks like one that
// asks for more ("chỗ") ends a cell.
func TestTablesInPiecesWithOtherColumns(t *testing.T) {
	var table strings.Builder
	table.WriteString("STT\nNhiệm vụ\nCơ quan chủ trì\nĐơn vị phối hợp\n(sở/ngành/địa phương)\nCấp phê duyệt\nTiến độ\nthực hiện\n")
	for i, content := range []string{"Mở lớp tập huấn cho cán bộ xã theo\nhình thức tại chỗ", "In sổ tay về cây có bộ rễ bám đất của\ncác loài bản địa", "Lập báo cáo năm"} {
		fmt.Fprintf(&table, "%d\n%s\nSở Khoa học và\nCông nghệ\nCác sở, ngành và\nđịa phương\nChủ tịch Ủy ban\nnhân dân tỉnh\n2026 - 202%d\n", i+1, content, i+7)
	}
	d := parseString(t, "KẾ HOẠCH\nTrồng cây năm 2026\nPHỤ LỤC\n"+table.String())
	want := []string{}
	for i := range 3 {
		want = append(want, fmt.Sprintf("%d: Sở Khoa học và Công nghệ + *các sở, ngành và địa phương; window 202%d-12-31 ?content,leads,coordinators,products,deadline", i+1, i+7))
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// What stands behind the last row is text again: the row ends where its cells make most sense, not at the first time in it.
func TestTextBehindATableInPieces(t *testing.T) {
	row := "%d.\nLập sổ theo dõi các vườn ươm và\ncông bố kết quả\nSở Y tế\nỦy ban nhân\ndân các xã,\nphường\nBáo cáo hằng\nquý\nTháng 9/2026\n"
	behind := "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ chủ trì mở hội nghị sơ kết trước ngày 30/11/2026.\n2. Sở Tài chính bố trí kinh phí thực hiện.\n"
	var rows strings.Builder
	for i := range 4 {
		fmt.Fprintf(&rows, row, i+1)
	}
	d := parseString(t, "KẾ HOẠCH\nTrồng cây năm 2026\nPHỤ LỤC\n"+tornHeads+rows.String()+behind)
	if d.Document.Title != "Trồng cây năm 2026" || len(d.Tasks) < 4 {
		t.Fatalf("%q, %d tasks", d.Document.Title, len(d.Tasks))
	}
	for _, task := range d.Tasks[:4] {
		if task.Deadline.Due.String() != "2026-09-30" || fmt.Sprint(task.Products) != "[Báo cáo hằng quý]" {
			t.Errorf("%s: %s, %q", task.Ref, task.Deadline.Due, task.Products)
		}
	}
}

// A row over page after page is no row, and the table no table: trying it would take long.
func TestARowOverManyPagesIsNone(t *testing.T) {
	page := tornHeads + strings.Repeat("Trồng cây và\ntưới cây\nSở Y\ntế\nHằng\nnăm\n", 7)
	doc := textDocument("KẾ HOẠCH\nTrồng cây năm 2026\nPHỤ LỤC\n" + tornHeads + "1.\n" + strings.Repeat("trồng cây\nSở Y tế\nvà Sở\nNội vụ\nHằng\nnăm\n", 4) + strings.Repeat(page, 40))
	if got, lost := restored(doc, org.NewResolver(org.National())); got != doc || lost == nil {
		t.Error("a table is made of it")
	}
}

// The bodies of a cell may stand under each other without a mark between them.
func TestPartedBodies(t *testing.T) {
	table := &pieced{flat: &flat{names: org.NewResolver(org.National())}, answers: map[question]bool{}}
	cases := []struct{ lines, want string }{
		{"Bộ Khoa học và\nCông nghệ\nCơ quan, tổ chức\nvà doanh nghiệp\nliên quan", "Bộ Khoa học và Công nghệ; Cơ quan, tổ chức và doanh nghiệp liên quan"},
		{"Bộ Nội\nvụ,\nBộ\nNgoại\ngiao", "Bộ Nội vụ, Bộ Ngoại giao"},
		{"Ủy ban nhân\ndân các xã,\nphường", "Ủy ban nhân dân các xã, phường"},
		{"Bộ Y tế", "Bộ Y tế"},
	}
	for _, c := range cases {
		var lines []docread.Paragraph
		for s := range strings.SplitSeq(c.lines, "\n") {
			lines = append(lines, docread.Paragraph{Text: s})
		}
		if got := table.partedBodies(lines); len(got) != 1 || got[0].Text != c.want {
			t.Errorf("%q: %+v", c.lines, got)
		}
	}
}
