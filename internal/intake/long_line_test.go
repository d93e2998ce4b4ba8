package intake

import (
	"strings"
	"testing"
	"time"

	"dondoc/internal/docread"
	"dondoc/internal/errs"
	"dondoc/internal/org"
)

// Lines as long as a file may have them are read in time that grows with them, and no faster: in a few times what plain prose
// of their length takes in the same run. Before their lists were bounded they took some hundred times as long.
func TestLongLines(t *testing.T) {
	const task = "UBND TỈNH MẪU\nLam Sơn, ngày 05 tháng 12 năm 2026\nKẾ HOẠCH\nKiểm tra rừng cây\nII. NHIỆM VỤ\n1. "
	const goal = "KẾ HOẠCH\nKiểm tra rừng cây\nI. MỤC TIÊU\n1. Tỷ lệ "
	const bodies = "Sở Tài chính; Sở Y tế; Sở Nội vụ; "
	cases := []struct{ name, before, again, after string }{
		{"partners in a sentence", task + "Sở Y tế chủ trì, phối hợp với ", bodies, "lập kế hoạch."},
		{"partners under a body", task + "Sở Y tế\na) Chủ trì, phối hợp với ", bodies, "lập kế hoạch."},
		{"parts of a duty", task + "Sở Y tế kiểm tra ", "rừng; ", "."},
		{"orders", task + "Xét đề nghị của Sở Y tế", ", UBND tỉnh giao Sở Tài chính và rừng", "."},
		{"partners before the subject", task + "Trong quá trình thực hiện", ", phối hợp với Sở Y tế", " rừng."},
		{"receivers", task + "Sở Y tế báo cáo ", "cho để ( gửi cho trước ", " trước ngày 15/3/2027."},
		{"events", task + "Sở Y tế kiểm tra ", "rừng trước cây ", "."},
		{"offices", "TM. ỦY BAN NHÂN DÂN ", "CHỦ TỊCH VÀ ", "\n" + task + "Sở Y tế kiểm tra."},
		{"a topic", goal + strings.Repeat("diện tích ", 200) + ": ", "lúa nếp đạt 10%; ", ""},
	}
	const size, most = 200_000, 100
	plain := readingTime(t, task+strings.Repeat("Sở Y tế tổ chức tập huấn cho cán bộ các xã trước ngày 15/3/2027. ", size/80))
	for _, c := range cases {
		took := readingTime(t, c.before+strings.Repeat(c.again, size/len(c.again))+c.after+"\n2. Sở Y tế kiểm tra vườn ươm.\n")
		if took > most*plain {
			t.Errorf("%s: %v, plain prose %v", c.name, took, plain)
		}
	}
}

// readingTime is how long it takes to make a draft of a text, whatever comes of it.
func readingTime(t *testing.T, s string) time.Duration {
	t.Helper()
	doc := readString(t, s)
	start := time.Now()
	if _, err := Parse(doc, org.NewResolver(org.National()), Options{}); err != nil && !errs.Is(err, errs.Invalid, "intake.no_programme") {
		t.Error(err)
	}
	return time.Since(start)
}

// A row of many cells is not the headings of a table that lost its form: each row under it would have as many.
func TestFlatTableIsNarrow(t *testing.T) {
	headings := []string{"TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"}
	for n, want := range map[int]int{0: minFlatHeads + 1, maxFlatHeads: 0} {
		var row docread.Row
		for i := range len(headings) + n {
			text := unusedHead
			if i < len(headings) {
				text = headings[i]
			}
			row.Cells = append(row.Cells, docread.Cell{Paragraphs: []docread.Paragraph{{Text: text}}, Col: i, ColSpan: 1, RowSpan: 1})
		}
		f := &flat{names: org.NewResolver(org.National())}
		f.readHeads([]docread.Block{{Table: &docread.Table{Cols: len(row.Cells), Rows: []docread.Row{row}}}})
		if len(f.heads) != want {
			t.Errorf("%d more: %d", n, len(f.heads))
		}
	}
}
