package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dondoc/internal/calendar"
	"dondoc/internal/docread"
	"dondoc/internal/org"

	"github.com/google/go-cmp/cmp"
)

// syntheticDir holds documents written for the tests, each with what a correct
// reading of it says, one line an item.
const syntheticDir = "../../testdata/synthetic"

// TestSynthetic reads the variety of tables and of prose that programmes are printed in.
func TestSynthetic(t *testing.T) {
	for _, name := range []string{
		"table-spans.html", "table-marks.md", "table-plain.md", "table-torn.md", "table-bills.md", "table-lists.md", "table-groups.md", "table-times.md", "targets-years.md", "targets-classes.md",
		"targets-prose.md", "letter.txt", "party.txt", "items-titled.txt", "items-headed.md", "targets-title.txt", "table-own-words.md", "months.txt",
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Parse(openDocument(t, filepath.Join(syntheticDir, name)), org.NewResolver(org.National()), Options{})
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(filepath.Join(syntheticDir, strings.TrimSuffix(name, filepath.Ext(name))+".want"))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(outlined(d), "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestNoProgrammeInShares: a table that shares money among places assigns nothing.
// A cell of several times may send something to another at each, and a yearly report may have its day.
func TestSendingsAreDoubted(t *testing.T) {
	p := &parser{names: org.NewResolver(org.National()), times: calendar.Context{Year: 2026}}
	for _, c := range []struct{ content, when, doubt string }{
		{"Rà soát vườn hoa", "Gửi Sở Y tế trước ngày 10/5/2026; Sở Y tế báo cáo Bộ Y tế trước ngày 10/6/2026", "intake.doubt_recipient_unread"},
		{"Rà soát vườn hoa", "Gửi Sở Y tế trước ngày 10/5/2026", ""},
		{"Rà soát vườn hoa", "Trước ngày 10/5/2026; trước ngày 10/9/2026", ""},
		{"Báo cáo Bộ Y tế tình hình vườn hoa", "Hằng năm", "intake.doubt_yearly_report"},
		{"Tưới vườn hoa", "Hằng năm", ""},
	} {
		task := Task{Content: c.content}
		p.dateRow(&task, row{cells: map[role]string{colDeadline: c.when}})
		var got []string
		for _, n := range task.DoubtNotes {
			got = append(got, n.Key)
		}
		if strings.Join(got, " ") != c.doubt {
			t.Errorf("%s, %s: %q", c.content, c.when, got)
		}
	}
}

func TestNoProgrammeInShares(t *testing.T) {
	d, err := Parse(openDocument(t, filepath.Join(syntheticDir, "shares.md")), org.NewResolver(org.National()), Options{})
	if err == nil {
		t.Fatalf("read as a programme: %+v", d.Tasks)
	}
}

func openDocument(t *testing.T, path string) *docread.Document {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := docread.Read(path, f, 0)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// outlined writes what was read of the tables, one line an item.
func outlined(d *Draft) string {
	var b strings.Builder
	for _, g := range d.Groups {
		fmt.Fprintf(&b, "group %s: %s\n", g.No, g.Title)
	}
	for _, t := range d.Tasks {
		fmt.Fprintf(&b, "%s | %s | %s | with %s%s | gives %s | %s%s\n", t.Ref, t.Content, list(t.Leads), list(t.Coordinators),
			othersLine(t.Others), list(t.Products), deadlineLine(t.Deadline), doubtsLine(t.Doubts))
	}
	for _, t := range d.Targets {
		fmt.Fprintf(&b, "target %s | %s | %s %s %s | %s | %s | %s%s\n", t.Ref, t.Indicator, t.Op, figureLine(t), t.Unit, t.Period, t.Measure,
			list(t.Who), doubtsLine(t.Doubts))
	}
	return b.String()
}

func list(names []string) string {
	if len(names) == 0 {
		return "-"
	}
	return strings.Join(names, "; ")
}

func othersLine(others []Other) string {
	var s strings.Builder
	for _, o := range others {
		s.WriteString(" | " + o.Role + " " + list(o.Who))
	}
	return s.String()
}

func deadlineLine(d Deadline) string {
	all := make([]string, 0, 1+len(d.Also))
	all = append(all, strings.Join(strings.Fields(fmt.Sprint(d.Kind, " ", day(d.From.String()), " ", day(d.Due.String()), " ", d.Every, " ", d.On)), " "))
	for _, a := range d.Also {
		all = append(all, deadlineLine(Deadline{Deadline: a}))
	}
	return strings.Join(all, " + ")
}

// day leaves an unset day out.
func day(s string) string { return strings.TrimPrefix(s, "0000-00-00") }

func figureLine(t Target) string {
	switch {
	case t.Value != nil:
		return strings.TrimSpace(decimal(t.Value) + " " + t.Text)
	case t.Low != nil:
		return decimal(t.Low) + "-" + decimal(t.High)
	}
	return t.Text
}

func doubtsLine(doubts []string) string {
	if len(doubts) == 0 {
		return ""
	}
	return " | ? " + strings.Join(doubts, ", ")
}

// The head who answers for a task leads nothing beside the body that leads it, but does where no other column leads.
func TestHeadsBesideBodies(t *testing.T) {
	const rows = "\n|---|---|---|---|\n| 1 | Rà soát quy chế làm việc | Giám đốc Sở Y tế | Sở Y tế | 30/6/2027 |\n" +
		"| 2 | Lập hồ sơ các trạm y tế | Giám đốc Sở Y tế | Sở Y tế | 30/9/2027 |\n"
	cases := []struct{ heads, want string }{
		{"| TT | Nhiệm vụ | Người đứng đầu chịu trách nhiệm | Cơ quan chủ trì | Thời hạn |", "1: Sở Y tế; due 2027-06-30|2: Sở Y tế; due 2027-09-30"},
		{"| TT | Nhiệm vụ | Người đứng đầu chịu trách nhiệm | Cơ quan phối hợp | Thời hạn |",
			"1: Giám đốc Sở Y tế + Sở Y tế; due 2027-06-30|2: Giám đốc Sở Y tế + Sở Y tế; due 2027-09-30"},
	}
	for _, c := range cases {
		d := parseString(t, "KẾ HOẠCH\n\n"+c.heads+rows)
		if got := strings.Join(taskLines(d.Tasks), "|"); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.heads, got, c.want)
		}
	}
}

// Where a table has the time first given and the one that took its place, the latter counts.
func TestTimeThatTookItsPlace(t *testing.T) {
	const head = "KẾ HOẠCH\n\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn giao | %s |\n|---|---|---|---|---|\n" +
		"| 1 | Rà soát quy chế làm việc | Sở Y tế | 30/6/2027 | Trước 20/8/2027 |\n| 2 | Lập hồ sơ các trạm | Sở Y tế | 30/6/2027 | |\n"
	for heads, want := range map[string]string{
		"Thời hạn hoàn thành mới":  "1: Sở Y tế; due 2027-08-19|2: Sở Y tế; due 2027-06-30",
		"Thời hạn đề nghị gia hạn": "1: Sở Y tế; due 2027-06-30 & due 2027-08-19 ?deadline|2: Sở Y tế; due 2027-06-30",
	} {
		d := parseString(t, fmt.Sprintf(head, heads))
		if got := strings.Join(taskLines(d.Tasks), "|"); got != want {
			t.Errorf("%s\n got %s\nwant %s", heads, got, want)
		}
	}
}

// A table that names no leads gives each group to the body that its title, or the title over it, is.
func TestLedByGroup(t *testing.T) {
	const head = "KẾ HOẠCH\nTrồng cây năm 2027\n\n"
	cases := []struct{ name, table, leads string }{
		{"bodies", "| STT | Nhiệm vụ | Phối hợp | Thời hạn |\n|---|---|---|---|\n| I | SỞ Y TẾ | | |\n| 1 | Trồng cây | Sở Nội vụ | 2027 |\n" +
			"| II | Sở Xây dựng, Sở Công Thương (02 nhiệm vụ) | | |\n| 1 | Ươm cây | | 2027 |\n", "Sở Y tế | Sở Xây dựng, Sở Công Thương"},
		{"over a topic", "| STT | Nhiệm vụ | Thời hạn |\n|---|---|---|\n| A | SỞ Y TẾ | |\n| I | Cây xanh | |\n| 1 | Trồng cây | 2027 |\n| 2 | Ươm cây | 2027 |\n",
			"Sở Y tế | Sở Y tế"},
		{"topics", "| STT | Nhiệm vụ | Thời hạn |\n|---|---|---|\n| I | Cây xanh của Sở Y tế | |\n| 1 | Trồng cây | 2027 |\n| 2 | Ươm cây | 2027 |\n", " | "},
		{"with leads", "| STT | Nhiệm vụ | Chủ trì | Thời hạn |\n|---|---|---|---|\n| I | SỞ Y TẾ | | |\n| 1 | Trồng cây | Sở Nội vụ | 2027 |\n| 2 | Ươm cây | | 2027 |\n",
			"Sở Nội vụ | "},
	}
	for _, c := range cases {
		var leads []string
		for _, one := range parseString(t, head+c.table).Tasks {
			leads = append(leads, strings.Join(one.Leads, ", "))
		}
		if got := strings.Join(leads, " | "); got != c.leads {
			t.Errorf("%s: %q, want %q", c.name, got, c.leads)
		}
	}
}

// The column of times before the contents counts the groups, too, and goes on below where it is empty; the body that leads stands
// before the one that answers for the work.
func TestTimetable(t *testing.T) {
	const text = "KẾ HOẠCH\nLập quy hoạch cây xanh\n\nThời gian | Nội dung công việc | Cơ quan chịu trách nhiệm | Thực hiện\n" +
		" |  |  | Đơn vị chủ trì | Đơn vị phối hợp\nI | GIAI ĐOẠN CHUẨN BỊ\n1 | Lập nhiệm vụ\n" +
		"10-11/2027 | Xây dựng đề cương cây xanh | Cơ quan lập quy hoạch | Sở Xây dựng | Sở Y tế\n" +
		" | Lấy ý kiến về đề cương | Cơ quan lập quy hoạch | Sở Nội vụ | Sở Y tế\n2 | Phê duyệt\n" +
		" | In tài liệu của quy hoạch | Cơ quan lập quy hoạch | Sở Nội vụ | Sở Y tế\n12/2027 | Phê duyệt đề cương | UBND tỉnh |  | \n"
	want := []string{"I.1|Sở Xây dựng|2027-11-30|", "I.1|Sở Nội vụ|2027-11-30|deadline", "I.2|Sở Nội vụ||", "I.2|UBND tỉnh|2027-12-31|leads"}
	var got []string
	for _, one := range parseString(t, text).Tasks {
		due := ""
		if !one.Deadline.Due.IsZero() {
			due = one.Deadline.Due.String()
		}
		doubted := slices.DeleteFunc(slices.Clone(one.Doubts), func(f string) bool { return f == "coordinators" })
		got = append(got, *one.Group+"|"+strings.Join(one.Leads, ", ")+"|"+due+"|"+strings.Join(doubted, ","))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A row's remarks may say its time closer than its group does, or otherwise than its own cell; a row under another may take its time.
func TestLentTimes(t *testing.T) {
	const head = "KẾ HOẠCH\nTrồng cây năm 2027\n\n| STT | Nhiệm vụ | Chủ trì | Thời hạn | Ghi chú |\n|---|---|---|---|---|\n"
	cases := []struct {
		rows, due string
		doubted   bool
	}{
		{"| | THÁNG 01 NĂM 2027 | | | |\n| 1 | Trồng cây | Sở Y tế | | Trước 20/01 |\n", "2027-01-19", true},
		{"| | THÁNG 01 NĂM 2027 | | | |\n| 1 | Trồng cây | Sở Y tế | | Theo Công văn ngày 15/01/2027 |\n", "2027-01-31", false},
		{"| | THÁNG 01 NĂM 2027 | | | |\n| 1 | Trồng cây | Sở Y tế | | Gửi Sở Nội vụ trước ngày 10/01 |\n", "2027-01-09", true},
		{"| 1 | Trồng cây | Sở Y tế | 31/3/2027 | Trước 20/01 |\n", "2027-03-31", true},
		{"| 1 | Trồng cây | Sở Y tế | 31/3/2027 | Đã hoàn thành 20/01/2027 |\n", "2027-03-31", false},
		{"| 1 | Trồng cây | Sở Y tế | 31/3/2027 | |\n| | Ươm cây | Sở Y tế | | |\n", "2027-03-31", true},
		{"| 1 | Trồng cây | Sở Y tế | 31/3/2027 | |\n| 1.1 | Ươm cây | Sở Y tế | | |\n", "2027-03-31", true},
	}
	for _, c := range cases {
		tasks := parseString(t, head+c.rows).Tasks
		last := tasks[len(tasks)-1]
		if last.Deadline.Due.String() != c.due || slices.Contains(last.Doubts, "deadline") != c.doubted {
			t.Errorf("%q: %s, doubts %v", c.rows, last.Deadline.Due, last.Doubts)
		}
	}
}

// A column whose heading nobody understands may hold the deadlines: where times stand in every third of its cells, no row with a cell
// there is due at none for sure. A time that another column says stays.
func TestTimesUnderAStrangeHeading(t *testing.T) {
	const head = "KẾ HOẠCH\nTrồng cây năm 2027\n\n"
	cases := []struct {
		name, table string
		want        []string
	}{
		{"half of the cells", "| STT | Nhiệm vụ | Chủ trì | Phối hợp | Cam kết |\n|---|---|---|---|---|\n| 1 | Trồng cây | Sở Y tế | Sở Nội vụ | Quý II/2027 |\n| 2 | Ươm cây | Sở Y tế | Sở Nội vụ | theo vụ mùa |\n" +
			"| 3 | Sửa đường | Sở Xây dựng | Sở Nội vụ | 30/6/2027 |\n| 4 | Mở lớp | Sở Nội vụ | Sở Y tế | |\n| 5 | Mở hội | Sở Nội vụ | Sở Y tế | nếu đủ cây |\n",
			[]string{"1: Sở Y tế + Sở Nội vụ; none ?deadline", "2: Sở Y tế + Sở Nội vụ; none ?deadline", "3: Sở Xây dựng + Sở Nội vụ; none ?deadline", "4: Sở Nội vụ + Sở Y tế; none", "5: Sở Nội vụ + Sở Y tế; none ?deadline"}},
		{"no heading", "| STT | Nhiệm vụ | Chủ trì | Phối hợp | |\n|---|---|---|---|---|\n| 1 | Trồng cây | Sở Y tế | Sở Nội vụ | Quý II/2027 |\n| 2 | Ươm cây | Sở Y tế | Sở Nội vụ | Quý III/2027 |\n",
			[]string{"1: Sở Y tế + Sở Nội vụ; none ?deadline", "2: Sở Y tế + Sở Nội vụ; none ?deadline"}},
		{"beside deadlines", "| STT | Nhiệm vụ | Chủ trì | Thời hạn | Cam kết |\n|---|---|---|---|---|\n| 1 | Trồng cây | Sở Y tế | 30/6/2027 | 31/5/2027 |\n| 2 | Ươm cây | Sở Y tế | 30/6/2027 | 31/5/2027 |\n",
			[]string{"1: Sở Y tế; due 2027-06-30", "2: Sở Y tế; due 2027-06-30"}},
		{"other words", "| STT | Nhiệm vụ | Chủ trì | Phối hợp | Nơi làm |\n|---|---|---|---|---|\n| 1 | Trồng cây | Sở Y tế | Sở Nội vụ | Đồi Mây |\n| 2 | Ươm cây | Sở Y tế | Sở Nội vụ | Đồi Chè |\n",
			[]string{"1: Sở Y tế + Sở Nội vụ; none", "2: Sở Y tế + Sở Nội vụ; none"}},
	}
	for _, c := range cases {
		if diff := cmp.Diff(c.want, taskLines(parseString(t, head+c.table).Tasks)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// A table of costs is no programme, groups may be whom the work is about, and a figure under "Tháng" is a month.
func TestWhatTablesAreNot(t *testing.T) {
	const head = "KẾ HOẠCH\nTrồng cây năm 2027\n\nI. NHIỆM VỤ\n1. Sở Y tế trồng cây.\n2. Sở Nội vụ ươm cây.\n\n"
	cases := []struct {
		name, table string
		want        []string
	}{
		{"costs", "| STT | Nội dung nhiệm vụ | Thời gian | Kinh phí |\n|---|---|---|---|\n| 1 | Thuê hội trường | 2027 | 20 |\n| 2 | In tài liệu | 2027 | 30 |\n",
			[]string{"I.1: Sở Y tế; none ?deadline", "I.2: Sở Nội vụ; none ?deadline"}},
		{"topics", "| STT | Nhiệm vụ | Thời gian |\n|---|---|---|\n| I | HỢP TÁC XÃ | |\n| 1 | Hỗ trợ vay vốn | 2027 |\n| II | HỘI ĐỒNG NHÂN DÂN TỈNH | |\n| 1 | Mở lớp | 2027 |\n",
			[]string{"I.1: ; due 2027-12-31 ?leads", "II.1: HĐND tỉnh; due 2027-12-31 ?leads"}},
		{"months", "| Tháng | Nội dung công việc | Chủ trì |\n|---|---|---|\n| 1 | Trồng rừng | Sở Y tế |\n| 2 | Mở lớp học nghề | |\n| 3 | Sửa đường | Sở Xây dựng |\n",
			[]string{"1: Sở Y tế; unresolved ?deadline", "2: ; unresolved ?leads,deadline", "3: Sở Xây dựng; unresolved ?deadline"}},
	}
	for _, c := range cases {
		if diff := cmp.Diff(c.want, taskLines(parseString(t, head+c.table).Tasks)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// One answer settles the lead of all rows under a group that is called by a body.
func TestGroupLeadIsAskedOnce(t *testing.T) {
	d := parseString(t, "KẾ HOẠCH\nTrồng cây năm 2027\n\n| STT | Nhiệm vụ | Thời hạn |\n|---|---|---|\n| I | SỞ Y TẾ | |\n| 1 | Trồng cây | 2027 |\n"+
		"| 2 | Ươm cây | 2027 |\n| II | SỞ NỘI VỤ | |\n| 1 | Mở lớp | 2027 |\n")
	var asked []int
	for _, q := range d.Questions() {
		if q.Doubts[0].Key == doubtGroupLead {
			asked = append(asked, len(q.Doubts))
			if !q.OneAnswer() {
				t.Errorf("%v needs several answers", q.Doubts)
			}
		}
	}
	if !slices.Equal(asked, []int{2, 1}) {
		t.Errorf("rows asked for at once: %v", asked)
	}
}
