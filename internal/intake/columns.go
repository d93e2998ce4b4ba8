package intake

import (
	"strings"

	"dondoc/internal/calendar"
)

// A role is what a column of a programme's table holds.
type role string

const (
	colNone         role = ""
	colNumber       role = "number"
	colGroup        role = "group" // the group's title, beside its rows
	colContent      role = "content"
	colLead         role = "lead"
	colDoer         role = "doer" // who carries out what another may lead
	colCoordinating role = "coordinating"
	colBoth         role = "both" // leads and coordinators in one cell
	colProduct      role = "product"
	colDeadline     role = "deadline"
	colStart        role = "start" // where the deadline has a beginning of its own
	colYear         role = "year"  // a year, a quarter or a month that rows are marked in
	colSubmit       role = "submit"
	colExamine      role = "examine"
	colParticipate  role = "participate"
	colMonitor      role = "monitor"
	colIndicator    role = "indicator"
	colUnit         role = "unit"
	colValue        role = "value"
	colReached      role = "reached" // a figure of the past: no target
	colNote         role = "note"
	colOther        role = "other" // named, and of no use here: money, notes of the law
)

// taskRoles are the columns of a task that hold text, in a fixed order.
var taskRoles = [...]role{
	colContent, colLead, colBoth, colCoordinating, colProduct, colStart, colDeadline, colSubmit, colExamine, colParticipate,
	colMonitor, colUnit,
}

// A noun is what a heading speaks of. Vietnamese puts it first: in "Đơn vị chủ
// trì báo cáo tiến độ" the unit counts, not the progress.
type noun struct {
	phrase string // folded
	role   role
}

// nouns of headings, folded. Of those that begin at the same word the longest
// counts ("đơn vị tính" is not "đơn vị").
var nouns = [...]noun{
	{"stt", colNumber}, {"so tt", colNumber}, {"so thu tu", colNumber}, {"tt", colNumber}, {"thu tu", colNumber},

	{"nhom", colGroup}, {"nhom nhiem vu", colGroup}, {"linh vuc", colGroup}, {"chuyen de", colGroup}, {"tieu du an", colGroup},

	{"noi dung", colContent}, {"nhiem vu", colContent}, {"cong viec", colContent}, {"dau viec", colContent}, {"viec", colContent},
	{"hoat dong", colContent}, {"giai phap", colContent}, {"ten", colContent}, {"danh muc", colContent}, {"de an", colContent},
	{"du an", colContent}, {"chuong trinh", colContent}, {"van ban", colContent}, {"nghi dinh", colContent}, {"luat", colContent},
	{"kien nghi", colContent}, {"van de", colContent}, {"hang muc", colContent}, {"muc tieu", colContent},
	{"noi dung chi tiet", colContent}, {"noi dung chi tieu", colIndicator},

	{"co quan", colLead}, {"don vi", colLead}, {"chu tri", colLead}, {"phoi hop", colCoordinating}, {"tham gia", colParticipate},
	{"dau moi", colLead}, {"phan cong", colLead}, {"trach nhiem", colLead}, {"to chuc thuc hien", colLead}, {"thuc hien", colLead},
	{"lanh dao", colMonitor}, {"theo doi", colMonitor}, {"tham muu", colLead}, {"soan thao", colLead}, {"so nganh", colLead},
	{"so ban nganh", colLead}, {"bo phan", colLead}, {"bo nganh", colLead}, {"chu dau tu", colLead}, {"noi thuc hien", colNote},

	{"san pham", colProduct}, {"ket qua", colProduct}, {"dau ra", colProduct}, {"loai van ban", colProduct}, {"the thuc", colProduct},
	{"hinh thuc", colNote}, {"hinh thuc van ban", colProduct}, {"hinh thuc san pham", colProduct}, {"hinh thuc ket qua", colProduct},
	{"yeu cau ket qua", colProduct}, {"yeu cau san pham", colProduct}, {"yeu cau dat duoc", colProduct}, {"yeu cau can dat", colProduct},

	{"thoi gian", colDeadline}, {"thoi han", colDeadline}, {"tien do", colDeadline}, {"lo trinh", colDeadline},
	{"han hoan thanh", colDeadline}, {"han cuoi", colDeadline},
	{"thoi diem", colDeadline}, {"moc", colDeadline}, {"ngay hoan thanh", colDeadline}, {"hoan thanh", colDeadline},
	{"ky han", colDeadline}, {"khi nao", colDeadline}, {"bao gio", colDeadline},
	{"thang", colDeadline}, {"quy nam", colDeadline}, {"quy thang", colDeadline}, {"nam hoan thanh", colDeadline},
	{"nam thuc hien", colDeadline},
	{"bat dau", colStart}, {"khoi cong", colStart}, {"ket thuc", colDeadline}, {"tu ngay", colStart}, {"den ngay", colDeadline},

	{"chi tieu", colIndicator}, {"don vi tinh", colUnit}, {"dvt", colUnit}, {"don vi do", colUnit}, {"gia tri", colValue},
	{"ke hoach", colValue}, {"hien trang", colReached}, {"thuc trang", colReached}, {"uoc thuc hien", colReached}, {"da dat", colReached},
	{"ket qua dat duoc", colReached}, {"ket qua thuc hien", colReached}, {"gia tri hien tai", colReached},

	{"ghi chu", colNote}, {"noi dung chi", colOther}, {"van ban giao", colOther}, {"can cu", colOther},
	{"co so phap ly", colOther}, {"kinh phi", colOther},
	{"nguon", colOther}, {"von", colOther}, {"du toan", colOther}, {"ngan sach", colOther},
	{"cap ban hanh", colOther}, {"cap phe duyet", colOther}, {"cap trinh", colOther},
	{"cap co tham quyen", colOther}, {"co quan ban hanh", colOther}, {"co quan phe duyet", colOther},
	{"co quan quyet dinh", colOther}, {"tham quyen", colOther}, {"dia diem", colOther}, {"dia phuong", colOther},
	{"dia ban", colOther}, {"ty le", colOther}, {"so luong", colOther}, {"doi tuong", colOther},
}

// leading are the words a heading may begin with before its noun.
var leading = []string{"du kien", "cac", "tong", "mot so", "yeu cau ve", "ma so", "cu the", "chi tiet", "ro"}

// roleOf knows a column by its heading: by the noun that it begins with, and
// the duty that a noun of bodies goes on with. Contents begin with verbs.
func roleOf(heading string) role {
	words := wordsOf(heading)
	switch {
	case len(words) == 1 && (words[0].fold == "nam" || words[0].fold == "quy" || words[0].fold == "thang"):
		return colDeadline
	case len(words) == 1 && isYear(words[0].fold), namesTime(heading, words):
		return colYear
	}
	from := 0
	for n, ok := atAny(words, from, leading); ok && from+n < len(words); n, ok = atAny(words, from, leading) {
		from += n
	}
	best, size := nounAt(words, from)
	if size == 0 && len(words) <= maxQualified {
		best, size = productOrTime(words)
	}
	switch {
	case size == 0:
		if len(words) <= maxDuty && (has(words, leadingDuty...) || has(words, coordinatingDuty...) || has(words, "tham tra", "tham dinh")) {
			return dutyOf(words) // a body of one sort: "Ban chủ trì thẩm tra", "Sở phối hợp"
		}
	case best == colLead || best == colCoordinating || best == colParticipate:
		return dutyOf(words)
	case best == colDeadline && has(words, "bat dau", "khoi cong") && !has(words, "ket thuc", "hoan thanh"):
		return colStart
	case best == colNumber && len(words) > 3:
		return colNone
	case (best == colContent || best == colGroup) && has(words, "chi tieu") && !has(words, "nhiem vu", "giai phap", "cong viec", "de an"):
		return colIndicator
	case best == colIndicator && has(words, "nhiem vu", "cong viec"):
		return colContent
	}
	return best
}

// nounAt finds the longest noun of headings at a word, and how many words it has.
func nounAt(words []word, i int) (best role, size int) {
	for _, n := range nouns {
		if k, ok := at(words, i, n.phrase); ok && k > size {
			best, size = n.role, k
		}
	}
	return best, size
}

// namesTime reports a heading that is a time and nothing else: "Năm 2026", "Quý I", "Tháng 6/2026".
func namesTime(heading string, words []word) bool {
	if len(words) < 2 || len(words) > 4 || !startsWith(words, "nam", "quy", "thang") {
		return false
	}
	d := calendar.Parse(heading, calendar.Context{Year: anyYear})
	return d.Kind == calendar.Due && d.Rule == string(d.Precision) && len(d.Also) == 0
}

// maxQualified is how many words a heading has at most whose noun another word opens: "Dạng sản phẩm", "Loại kết quả".
const maxQualified = 4

// productOrTime finds a product or a time after the first word of a short heading. Contents that short do not speak of them.
func productOrTime(words []word) (role, int) {
	for i := 1; i < len(words); i++ {
		if r, n := nounAt(words, i); r == colProduct || r == colDeadline {
			return r, n
		}
	}
	return colNone, 0
}

// maxDuty keeps sentences about leading and coordinating from being taken for headings, in words.
const maxDuty = 9

// The words by which a heading says that bodies lead or coordinate.
var (
	leadingDuty = []string{"chu tri", "dau moi", "chiu trach nhiem", "lam chinh", "phu trach chinh", "thuc hien chinh",
		"trach nhiem chinh"}
	coordinatingDuty = []string{"phoi hop", "lien quan", "cung thuc hien", "cung lam", "cung tham gia", "voi ai", "ho tro"}
)

// dutyOf tells what the bodies of a column have to do: "Cơ quan chủ trì thẩm
// tra" examines, "Đơn vị chủ trì, phối hợp" holds both.
func dutyOf(words []word) role {
	lead, coordinate := has(words, leadingDuty...), has(words, coordinatingDuty...)
	switch {
	case has(words, "tham gia") && !lead && !coordinate:
		return colParticipate
	case has(words, "tham tra", "tham dinh"):
		return colExamine
	case lead && coordinate:
		return colBoth
	case coordinate:
		return colCoordinating
	case lead:
		return colLead
	case has(words, "soan thao", "thuc hien", "tham muu", "phan cong", "phu trach", "trien khai"):
		return colLead
	case has(words, "trinh"):
		return colSubmit
	case has(words, "theo doi", "giam sat", "don doc", "kiem tra", "chi dao"):
		return colMonitor
	}
	return colLead
}

// maxHeading keeps contents that speak of "nhiệm vụ" and "kết quả" from being taken for headings, in bytes.
const maxHeading = 160

// isNumberHeading knows the label of the number column, the surest sign of a heading row.
func isNumberHeading(s string) bool {
	return len(s) < 24 && roleOf(s) == colNumber || strings.TrimSpace(s) == "#"
}
