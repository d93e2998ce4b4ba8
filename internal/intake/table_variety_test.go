package intake

import (
	"slices"
	"strings"
	"testing"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
	"dondoc/internal/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// A wantedTask is what a row of an appendix says, whatever the layout of its table.
type wantedTask struct {
	number, content     string
	leads, coordinators []string
	products            []string
	start, when         string
	from, to            int // columns of years that are marked
	deadline            calendar.Deadline
}

type wantedGroup struct {
	title string
	tasks []wantedTask
}

// vocabulary is what generated appendices are made of. Contents hold the words that headings are known by, figures and years.
var vocabulary = struct{ contents, titles, bodies, products, times []string }{
	contents: []string{
		"Rà soát, sửa đổi quy chế phối hợp giữa các cơ quan quản lý nhà nước",
		"Xây dựng Đề án phát triển kinh tế số tỉnh Mẫu Thử giai đoạn 2026 - 2030",
		"Tổ chức hội nghị sơ kết, tổng kết việc thực hiện nhiệm vụ được giao",
		"Hoàn thiện cơ sở dữ liệu đất đai, kết nối với các cơ sở dữ liệu quốc gia",
		"Đầu tư 03 trung tâm dữ liệu dùng chung tại phường Trung Tâm",
		"Tham mưu ban hành chính sách hỗ trợ doanh nghiệp nhỏ và vừa chuyển đổi số",
		"Nâng tỷ lệ hồ sơ trực tuyến toàn trình đạt tối thiểu 80%",
		"Đào tạo, bồi dưỡng cán bộ, công chức cấp xã về kỹ năng số",
		"Kiểm tra, giám sát tiến độ các dự án trọng điểm",
		"Triển khai Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
		"Thu hút đầu tư nước ngoài vào khu công nghệ cao, khu công nghiệp",
		"Phối hợp tuyên truyền, phổ biến pháp luật cho người dân vùng sâu, vùng xa",
		"Lập quy hoạch chi tiết khu đô thị phía Đông (tỷ lệ 1/500)",
		"Cắt giảm 30% thời gian giải quyết thủ tục hành chính",
		"Sản phẩm OCOP: hỗ trợ xúc tiến thương mại, xây dựng thương hiệu",
		"Báo cáo kết quả thực hiện Chương trình hành động của Chính phủ",
	},
	titles: []string{
		"Hoàn thiện thể chế, chính sách", "Phát triển hạ tầng số", "NGUỒN NHÂN LỰC", "Về tổ chức thực hiện",
		"Nhóm nhiệm vụ về cải cách hành chính", "Lĩnh vực văn hóa, xã hội", "Công tác tuyên truyền",
	},
	bodies: []string{
		"Sở Tài chính", "Sở Khoa học và Công nghệ", "Sở Văn hóa, Thể thao và Du lịch", "Văn phòng UBND tỉnh", "Công an tỉnh", "Sở Nội vụ",
		"Sở Nông nghiệp và Môi trường", "UBND thành phố Thanh Hóa", "Sở Giáo dục và Đào tạo", "Sở Công Thương", "Bộ Chỉ huy Quân sự tỉnh",
		"*các sở, ban, ngành", "*UBND các xã, phường", "Thanh tra tỉnh", "Sở Y tế", "Sở Xây dựng",
	},
	products: []string{
		"Kế hoạch", "Báo cáo", "Quyết định của UBND tỉnh", "Đề án được phê duyệt", "Nghị quyết của HĐND tỉnh", "Hội nghị",
		"Hệ thống được đưa vào vận hành, bảo đảm an toàn",
	},
	times: []string{
		"Quý III/2026", "Tháng 6/2026", "Trước ngày 30/9/2026", "Năm 2026", "2026 - 2030", "Thường xuyên", "Quý IV/2026 và các năm tiếp theo",
		"Hằng năm, trước ngày 15/12", "31/12/2026", "Quý II", "Tháng 3 - 5/2026", "Sau khi có hướng dẫn của Trung ương", "12/2026", "Quý I-II/2027",
	},
}

// headings are the names that a column has in programmes.
var headings = map[role][]string{
	colNumber:       {"STT", "TT", "Số TT"},
	colContent:      {"Nội dung công việc", "Nhiệm vụ, giải pháp", "Nhiệm vụ", "Nội dung nhiệm vụ", "Tên nhiệm vụ", "Nội dung", "Công việc cụ thể", "Các nhiệm vụ trọng tâm", "Hoạt động", "Đầu việc"},
	colLead:         {"Cơ quan chủ trì", "Đơn vị chủ trì", "Chủ trì", "Đơn vị đầu mối", "Cơ quan thực hiện", "Đơn vị tham mưu", "Cơ quan, đơn vị chủ trì thực hiện", "Đơn vị chịu trách nhiệm", "Trách nhiệm thực hiện", "Đơn vị được giao chủ trì"},
	colCoordinating: {"Cơ quan phối hợp", "Đơn vị phối hợp", "Phối hợp", "Cơ quan, đơn vị phối hợp thực hiện", "Đơn vị liên quan", "Các đơn vị phối hợp"},
	colBoth:         {"Cơ quan chủ trì, phối hợp", "Phân công thực hiện", "Cơ quan thực hiện", "Đơn vị chủ trì/phối hợp", "Đơn vị thực hiện (chủ trì, phối hợp)"},
	colProduct:      {"Sản phẩm", "Kết quả đầu ra", "Dạng sản phẩm", "Sản phẩm/Kết quả", "Kết quả, sản phẩm", "Dự kiến sản phẩm", "Sản phẩm hoàn thành", "Kết quả cần đạt", "Hình thức văn bản", "Yêu cầu kết quả"},
	colDeadline:     {"Thời gian hoàn thành", "Tiến độ", "Mốc thời gian", "Lộ trình", "Thời hạn", "Thời gian thực hiện", "Hạn hoàn thành", "Tiến độ hoàn thành", "Thời gian", "Thời điểm hoàn thành", "Thời hạn trình"},
	colStart:        {"Thời gian bắt đầu", "Bắt đầu", "Thời điểm bắt đầu"},
	colNote:         {"Ghi chú"},
	colOther:        {"Kinh phí (triệu đồng)", "Cấp trình", "Cấp ban hành", "Cấp trình/ban hành", "Nguồn kinh phí", "Căn cứ", "Cơ quan ban hành", "Dự kiến kinh phí", "Thẩm quyền ban hành"},
	colMonitor:      {"Lãnh đạo phụ trách", "Lãnh đạo UBND tỉnh phụ trách", "Lãnh đạo theo dõi", "Người phụ trách"},
}

// notes are what columns hold that no field of a task is read from.
var notes = map[role]string{colNote: "Chuyển tiếp", colOther: "UBND tỉnh", colMonitor: "Phó Chủ tịch UBND tỉnh"}

// drawGroups draws what the appendix says. Contents differ, so that rows can be told apart.
func drawGroups(t *rapid.T, d design) []wantedGroup {
	contents := rapid.Permutation(vocabulary.contents).Draw(t, "contents")
	titles := rapid.Permutation(vocabulary.titles).Draw(t, "titles")
	n := 1
	if d.grouping != "none" {
		n = rapid.IntRange(1+btoi(d.captioned), 3).Draw(t, "groups") // one caption may be the table's
	}
	groups := make([]wantedGroup, n)
	for i := range groups {
		groups[i].title = titles[i]
		if d.upper {
			groups[i].title = strings.ToUpper(titles[i])
		}
		for range rapid.IntRange(2, 4).Draw(t, "rows") {
			task := d.drawTask(t, contents[0])
			if d.joint && len(groups[i].tasks) > 0 {
				task.leads = groups[i].tasks[0].leads
			}
			if d.wide && len(groups[i].tasks) == second {
				task.coordinators = nil // the text does not say who leads; the reader takes the body for the lead
			}
			groups[i].tasks = append(groups[i].tasks, task)
			contents = contents[1:]
		}
	}
	return groups
}

// second is the row of a group that is torn, or names one body for both duties.
const second = 1

func (d design) drawTask(t *rapid.T, content string) wantedTask {
	bodies := rapid.Permutation(vocabulary.bodies).Draw(t, "bodies")
	leads, others := rapid.IntRange(1, 2).Draw(t, "leads"), rapid.IntRange(1, 3).Draw(t, "coordinators")
	w := wantedTask{content: content, leads: bodies[:leads], coordinators: bodies[leads : leads+others]}
	for _, list := range [][]string{w.leads, w.coordinators} {
		slices.SortStableFunc(list, func(a, b string) int { return btoi(a[0] == '*') - btoi(b[0] == '*') }) // a class ends a list
	}
	w.products = rapid.SliceOfNDistinct(rapid.SampledFrom(vocabulary.products), 1, 2, rapid.ID).Draw(t, "products")
	if d.sparse && rapid.Bool().Draw(t, "without coordinators") {
		w.coordinators = nil
	}
	if d.halves {
		w.start, w.when = "3/2026", rapid.SampledFrom([]string{"6/2026", "12/2026", "9/2027"}).Draw(t, "end")
		w.deadline = calendar.Parse("từ tháng "+w.start+" đến tháng "+w.when, calendar.Context{})
		return w
	}
	if len(d.years) == 0 {
		w.when = rapid.SampledFrom(vocabulary.times).Draw(t, "time")
		w.deadline = calendar.Parse(w.when, calendar.Context{Year: 2026, Issued: calendar.NewDay(2026, 1, 5)})
		return w
	}
	from := rapid.IntRange(0, len(d.years)-1).Draw(t, "first year")
	to := rapid.IntRange(from, len(d.years)-1).Draw(t, "last year")
	w.from, w.to = from, to
	time := func(i int) string {
		if d.quarters {
			return d.years[i] + " năm 2026"
		}
		return "năm " + d.years[i]
	}
	w.deadline = calendar.Parse(time(from)+" - "+time(to), calendar.Context{})
	if from == to {
		w.deadline = calendar.Parse(time(to), calendar.Context{})
	}
	return w
}

// TestTableVariety prints appendices in every way their layouts combine. What is
// read must be what was written, or the field must be doubted; rows and groups may be neither lost nor added.
func TestTableVariety(tt *testing.T) {
	names := org.NewResolver(org.National())
	rapid.Check(tt, func(t *rapid.T) {
		d := drawDesign(t)
		groups := drawGroups(t, d)
		t.Logf("%s\n%s", d.format.name, writeMarkdown(tt, d.tables(groups)))
		draft, err := Parse(d.format.read(tt, d.tables(groups)), names, Options{})
		if err != nil {
			t.Fatal(err)
		}
		d.compare(t, groups, draft)
	})
}

func (d design) compare(t *rapid.T, groups []wantedGroup, draft *Draft) {
	titles := map[string]string{}
	for _, g := range draft.Groups {
		titles[g.No] = g.Title
	}
	var want, got []string
	for _, g := range groups {
		for _, w := range g.tasks {
			line := "| " + w.content
			if d.grouping != "none" {
				line = g.title + " " + line
			}
			want = append(want, folded(line))
		}
	}
	for _, task := range draft.Tasks {
		title := ""
		if task.Group != nil {
			title = titles[*task.Group] + " "
		}
		got = append(got, folded(title+"| "+task.Content))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("rows in their groups (-want +got)\n%s", diff)
	}
	i := 0
	for _, g := range groups {
		for _, w := range g.tasks {
			compareTask(t, w, draft.Tasks[i])
			i++
		}
	}
}

func folded(s string) string { return strings.Join(strings.Fields(text.Fold(s)), " ") }

func compareTask(t *rapid.T, w wantedTask, got Task) {
	check := func(field string, want, got any, doubts []string) {
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(calendar.Day{})); diff != "" && !slices.Contains(doubts, field) {
			t.Errorf("%s of %q is silently wrong (-want +got)\n%s", field, w.content, diff)
		}
	}
	check("leads", w.leads, got.Leads, got.Doubts)
	check("coordinators", append([]string{}, w.coordinators...), got.Coordinators, got.Doubts)
	check("products", w.products, got.Products, got.Doubts)
	want, have := w.deadline, got.Deadline.Deadline
	want.Phrase, have.Phrase, want.Rule, have.Rule = "", "", "", ""
	for i := range want.Also {
		want.Also[i].Phrase, want.Also[i].Rule = "", ""
	}
	for i := range have.Also {
		have.Also[i].Phrase, have.Also[i].Rule = "", ""
	}
	check("deadline", want, have, got.Doubts)
}
