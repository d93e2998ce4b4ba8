package intake

import (
	"strings"

	"dondoc/internal/text"
)

// bodiesOfProvinces are the bodies that each province has, as a document of the centre names them without a place.
var bodiesOfProvinces = wordsAsNames("UBND tỉnh", "Ủy ban nhân dân tỉnh", "UBND cấp tỉnh", "HĐND tỉnh", "Hội đồng nhân dân tỉnh")

func wordsAsNames(names ...string) map[string]bool {
	set := map[string]bool{}
	for _, n := range names {
		set[text.Fold(n)] = true
	}
	return set
}

// meanEachProvince makes a class of a province's body that a document of the centre names without a place: all provinces
// have one. What the centre decides in one province, in its conclusions or by its title, is about that one's.
func (d *Draft) meanEachProvince() {
	doc := d.Document
	if !isOfCentre(doc.Issuer) || text.Fold(doc.Type) == "thong bao" || namesProvince(doc.Title) {
		return
	}
	for _, t := range d.tasksAndLeftOut() {
		for _, names := range t.nameLists() {
			t.meanEachOf(names)
		}
	}
}

// tasksAndLeftOut are the tasks and what may become one, for changing them.
func (d *Draft) tasksAndLeftOut() []*Task {
	var all []*Task
	for i := range d.Tasks {
		all = append(all, &d.Tasks[i])
	}
	for i := range d.LeftOut {
		all = append(all, &d.LeftOut[i].Task)
	}
	return all
}

// nameLists are the lists of bodies that a task names, in which names may be changed.
func (t *Task) nameLists() [][]string {
	lists := [][]string{t.Leads, t.Coordinators}
	for _, o := range t.Others {
		lists = append(lists, o.Who)
	}
	return lists
}

func (t *Task) meanEachOf(names []string) {
	for i, name := range names {
		if bodiesOfProvinces[text.Fold(name)] {
			names[i] = "*" + name
			t.renameNotes(name, names[i])
		}
	}
}

func (c *Check) renameNotes(name, to string) {
	for i := range c.DoubtNotes {
		if c.DoubtNotes[i].Name == name {
			c.DoubtNotes[i].Name = to
		}
	}
}

// isOfCentre: the Government, its head and office, the ministries, the National Assembly.
func isOfCentre(issuer string) bool {
	words := wordsOf(text.Expand(issuer))
	for _, w := range []string{"tinh", "thanh pho", "xa", "phuong", "huyen"} {
		if has(words, w) {
			return false
		}
	}
	name := text.Fold(text.Expand(issuer))
	for _, head := range []string{"thu tuong", "chinh phu", "van phong chinh phu", "bo ", "quoc hoi", "uy ban thuong vu quoc hoi"} {
		if strings.HasPrefix(name, head) {
			return true
		}
	}
	return false
}

// namesProvince: "… trên địa bàn tỉnh Lam Sơn", but not "các tỉnh, thành phố".
func namesProvince(title string) bool {
	s := " " + text.Fold(title) + " "
	for _, all := range []string{" cac tinh", " cap tinh", " lien tinh"} {
		s = strings.ReplaceAll(s, all, "")
	}
	return strings.Contains(s, " tinh ") || strings.Contains(s, " thanh pho ")
}
