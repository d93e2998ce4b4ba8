package intake

import (
	"strings"

	"dondoc/internal/docread"
	"dondoc/internal/text"
)

// A role is what a column of a programme's table holds.
type role string

const (
	colNone         role = ""
	colNumber       role = "number"
	colContent      role = "content"
	colLead         role = "lead"
	colCoordinating role = "coordinating"
	colProduct      role = "product"
	colDeadline     role = "deadline"
	colSubmit       role = "submit"
	colExamine      role = "examine"
	colParticipate  role = "participate"
	colMonitor      role = "monitor"
	colNote         role = "note"
)

// A heading says which column a phrase of a heading cell gives away.
type heading struct {
	phrase string // folded
	role   role
}

// headings is in the order of preference: "Thời gian báo cáo" is a deadline
// though it holds "báo cáo", "Đơn vị chủ trì thực hiện" is a lead before it is a
// performer.
var headings = [...]heading{
	{"stt", colNumber}, {"so tt", colNumber}, {"so thu tu", colNumber}, {"tt", colNumber},
	{"ghi chu", colNote},
	{"thoi gian", colDeadline}, {"thoi han", colDeadline}, {"tien do", colDeadline}, {"lo trinh", colDeadline}, {"han hoan thanh", colDeadline},
	{"chu tri", colLead}, {"phoi hop", colCoordinating}, {"tham gia", colParticipate}, {"theo doi", colMonitor},
	{"tham tra", colExamine}, {"co quan trinh", colSubmit}, {"don vi trinh", colSubmit},
	{"san pham", colProduct}, {"ket qua", colProduct},
	{"noi dung", colContent}, {"nhiem vu", colContent}, {"cong viec", colContent}, {"dau viec", colContent}, {"hoat dong", colContent},
	{"giai phap", colContent}, {"ten de an", colContent}, {"de an", colContent},
	{"don vi thuc hien", colLead}, {"co quan thuc hien", colLead}, {"dau moi", colLead}, {"phan cong", colLead}, {"co quan, don vi", colLead},
	{"don vi", colLead}, {"co quan", colLead},
}

// roleOf knows a column by the words of its heading, wherever it stands.
func roleOf(cell string) role {
	folded := " " + strings.Join(text.Words(cell), " ") + " "
	for _, h := range headings {
		if strings.Contains(folded, " "+strings.Join(text.Words(h.phrase), " ")+" ") {
			return h.role
		}
	}
	return colNone
}

// A layout maps the grid columns of a table to roles, each role at most once.
type layout map[int]role

// layoutOf reads a heading row. It is one when it names the content and at
// least two more columns, and holds no number of a row.
func layoutOf(row docread.Row) (layout, bool) {
	l, taken := layout{}, map[role]bool{}
	for _, c := range row.Cells {
		heading := c.Text()
		if labelRank(strings.Trim(heading, ".)/ ")) != rankNone {
			if !c.Merged {
				return nil, false
			}
			// The number of a group, merged over the heading row under it, stands in the numbers' column.
			l[c.Col], taken[colNumber] = colNumber, true
			continue
		}
		r := roleOf(heading)
		if r == colNone || taken[r] || len(heading) > maxHeading {
			continue
		}
		l[c.Col], taken[r] = r, true
	}
	return l, taken[colContent] && len(taken) >= 3
}

// maxHeading keeps contents that speak of "nhiệm vụ" and "kết quả" from being taken for headings, in bytes.
const maxHeading = 160

// isProgramme reports that the rows of a table with these columns are tasks: somebody is in charge.
func (l layout) isProgramme() bool {
	for _, r := range l {
		if r == colLead || r == colSubmit {
			return true
		}
	}
	return false
}
