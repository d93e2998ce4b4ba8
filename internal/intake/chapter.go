package intake

import "slices"

// A part is what a top item of the prose is for.
type part int

const (
	partOther  part = iota // aims and requirements in words, reasons, the situation
	partTasks              // what is to be done
	partGoals              // figures to be reached
	partDuties             // how the programme itself is organised
)

// maxTitle is how many words the title of a part counted by plain numbers has.
const maxTitle = 12

// partOf knows a part by the words of its title.
func partOf(root *item) part {
	switch {
	case root.concluding, isEnforcement(root):
		return partDuties
	case root.asked:
		return partTasks
	}
	words := wordsOf(root.head)
	if root.rank >= rankNumber && len(words) > maxTitle || has(words, "chiu trach nhiem", "co trach nhiem") {
		return partTasks // an assignment, not a title
	}
	words = words[:min(len(words), 16)]
	switch {
	case has(words[:min(len(words), 3)], "kinh phi"),
		has(words, "to chuc thuc hien", "trach nhiem", "che do bao cao", "cong tac bao cao", "che do thong tin", "dieu khoan thi hanh",
			"hieu luc thi hanh"):
		return partDuties
	case has(words[:min(len(words), 4)], "khau hieu"),
		startsWith(words, "thanh phan", "doi tuong", "hinh thuc", "phuong phap", "pham vi", "dia diem"),
		has(words, "muc dich", "quan diem", "tinh than chi dao", "su can thiet", "thuc trang", "can cu", "danh gia",
			"tinh hinh", "boi canh", "ket qua dat duoc",
			"ton tai", "han che", "nguyen nhan", "pham vi dieu chinh", "yeu cau chung", "nguyen tac"):
		return partOther
	case has(words, "muc tieu", "chi tieu"), has(words, "chi so") && has(words, "can dat", "phai dat", "phan dau"):
		return partGoals
	}
	return partTasks
}

// partIn is partOf in a document of a type: an invitation gives no work, a report only where it says what is to come, and
// minutes where they give the conclusion.
func partIn(kind string, root *item) part {
	words := wordsOf(root.head)
	switch {
	case kind == "Giấy mời",
		kind == "Báo cáo" && !has(words, "nhiem vu", "phuong huong", "giai phap", "kien nghi", "de xuat"),
		kind == "Biên bản" && !has(words, "ket luan", "nhiem vu", "phan cong", "thong nhat"):
		return partOther
	}
	return partOf(root)
}

// markAsked marks the parts that an introduction which asks somebody for what follows makes work, and that elsewhere state how the work
// is to be done: the "1. Yêu cầu chung" of a letter.
func (o *outline) markAsked() {
	for _, root := range o.top.children {
		root.asked = root.rank == rankNumber && len(root.children) > 0 && startsWith(wordsOf(root.head), "yeu cau chung")
	}
}

// A chapter is a heading of the prose that holds tasks, the counterpart of a group of the appendix.
type chapter struct {
	top   *item
	title string
	found []assignment
	tasks []int // indices of its body tasks
	// general: classes in it are spoken to, not given work.
	general bool
	// listed: the programme lists more tasks than it gives out by body.
	listed bool
	// mostly: most of what it lists names nobody, and no duty says it again.
	mostly bool
	// mainly: measures are most of what the programme lists, and mostly holds.
	mainly bool
	// restated: what the programme gives out by body is for the most part what the chapter lists.
	restated bool
	// alone: the programme gives out hardly anything by body.
	alone bool
	// named are the places of the programme where somebody has work by name.
	named map[standing]bool
}

// A standing is where items of one rank stand beside each other: under an item, nil for the document.
type standing struct {
	under *item
	rank  rank
}

func (it *item) stands() standing { return standing{it.parent, it.rank} }

// namedStandings are where one of the chapters gives somebody work.
func namedStandings(chapters []chapter) map[standing]bool {
	named := map[standing]bool{}
	for _, c := range chapters {
		for _, a := range c.found {
			if len(a.Leads) > 0 {
				named[a.item.stands()] = true
			}
		}
	}
	return named
}

// An assignment is a piece of the prose that is or may be a task, with the item it was read from.
type assignment struct {
	BodyTask
	item     *item
	products string
	roles    []namedRole
	topic    string // what several duties of the item are about, empty for none
	first    bool   // of the item's duties
	// described: the lines under it say what is done, how and how much.
	described bool
}

// chaptersOf takes the numbered items under a part. A part without any, or
// whose items are tasks themselves by their labelled lines, is a chapter itself.
func chaptersOf(root *item) []chapter {
	var cs []chapter
	for _, c := range root.children {
		if c.assigns() {
			return []chapter{{top: root, title: root.head}}
		}
		if c.rank < rankLetter {
			cs = append(cs, chapter{top: c, title: c.head})
		}
	}
	if len(cs) == 0 || !slices.ContainsFunc(root.children, func(c *item) bool { return len(c.children) > 0 }) {
		return []chapter{{top: root, title: root.head}}
	}
	return cs
}

// isGeneral knows the items that state aims, not assignments, by their heading.
func isGeneral(it *item) bool {
	words := wordsOf(it.head)
	i := index(words, 0, "nhiem vu chung", "muc tieu", "yeu cau chung", "chi tieu", "quan diem")
	return i >= 0 && i < 2
}

// isAttendance knows a list of guests or of those who take part: it names bodies and gives them no work.
func isAttendance(it *item) bool {
	words := wordsOf(it.head)
	_, ok := atAny(words, 0, []string{"thanh phan", "kinh moi", "khach moi", "dai bieu moi", "dai bieu du", "dai bieu tham du"})
	return ok && len(words) <= maxTitle
}
