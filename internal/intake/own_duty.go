package intake

import (
	"slices"
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/docread"
)

// The part on organisation says how the document itself is carried out: who plans, pays, watches and reports. Beside that it may
// give a body work of its own that nothing else lists.

// carryingOut are the words of a duty that is about carrying the document out: the document, its money, what it gives out, and how
// that goes.
var carryingOut = []string{
	"ke hoach nay", "nghi quyet nay", "chuong trinh nay", "chi thi nay", "quyet dinh nay", "de an nay", "cong dien nay",
	"cong van nay", "van ban nay", "huong dan nay", "thong bao nay",
	"trien khai ke hoach", "thuc hien ke hoach", "thuc hien nghi quyet", "thuc hien chuong trinh", "thuc hien chi thi",
	"thuc hien quyet dinh", "thuc hien de an", "noi dung ke hoach", "chuong trinh hanh dong", "ke hoach hanh dong",
	"kinh phi", "du toan", "ngan sach", "nguon von", "quyet toan",
	"nhiem vu duoc giao", "noi dung duoc giao", "nhiem vu duoc phan cong", "duoc phan cong nhiem vu",
	"nhiem vu neu tren", "cac noi dung tren",
	"ket qua thuc hien", "tinh hinh thuc hien", "viec thuc hien", "so ket", "tong ket", "che do bao cao", "chiu trach nhiem",
	"kho khan vuong mac", "vuong mac", "la co quan thuong truc",
}

// planning are the words of a duty to plan the carrying out, whenever that is due.
var planning = []string{"ke hoach trien khai", "ke hoach thuc hien", "xay dung ke hoach"}

// watching are the verbs of a duty that follows what others do.
var watching = []string{"theo doi", "don doc", "tong hop", "dinh ky bao cao", "bao cao ngay", "kip thoi bao cao", "bao cao kip thoi"}

// maxToWatching is how many words stand before the verb of a duty: its subject and with whom it works.
const maxToWatching = 40

// isOwnWork: a duty gives somebody work of its own; it does not carry the document out, unless it is due on a day.
func (a assignment) isOwnWork() bool {
	if len(a.Leads) == 0 || a.item.concluding || a.item.root().concluding || !a.item.root().isOnOrganisation() {
		return false
	}
	words := wordsOf(a.Content)
	if a.Deadline != nil && a.Deadline.Kind == calendar.Recurring && has(words, "bao cao ket qua", "bao cao tinh hinh") {
		return false // how the document is carried out, each time
	}
	return !has(words, planning...) && !has(words[:min(len(words), maxToWatching)], watching...) &&
		(has(words, "giam sat chuyen de") ||
			!has(words, carryingOut...) && !endsWithWords(a.Content, "trien khai thuc hien") || a.isDueOnDay())
}

func (a assignment) isDueOnDay() bool {
	return a.Deadline != nil && a.Deadline.Kind == calendar.Due && a.Deadline.Precision == calendar.ByDay
}

// isOnOrganisation: a part on who does what, not on money, reports or force.
func (it *item) isOnOrganisation() bool {
	words := wordsOf(it.head)
	return len(words) <= maxTitle && has(words, "to chuc thuc hien", "trach nhiem", "phan cong") && !isEnforcement(it)
}

// listedWork is the wording of the work that the parts on tasks give out already, none where there is too much to compare.
func (b *body) listedWork() []shingles {
	var all []shingles
	if items, duties := b.sizes(); items*duties > maxCompared {
		return nil
	}
	for _, c := range b.chapters {
		for _, a := range c.found {
			if len(a.Leads) > 0 {
				all = append(all, shinglesOf(a.Content))
			}
		}
	}
	return all
}

// ownDuties takes out of the standing duties what is work of its own; in a party's programme, whose last part mostly says who leads and
// watches, only what has its time.
func (b *body) ownDuties(d *Draft, general bool) []chapter {
	listed := b.listedWork()
	var own []chapter
	given := map[docread.Place]string{}
	for _, c := range b.duties {
		c.found = slices.DeleteFunc(slices.Clone(c.found), func(a assignment) bool {
			return !a.isOwnWork() || general && a.Deadline == nil
		})
		for i := range c.found {
			a := &c.found[i]
			given[a.Place] += a.Content + "\n"
			if shinglesOf(a.Content).isAmong(listed) {
				a.note("content", sureRival, "intake.doubt_said_again", a.Content)
			}
		}
		own = append(own, c)
	}
	d.Obligations = slices.DeleteFunc(d.Obligations, func(o Obligation) bool {
		return strings.Contains(given[o.Place], strings.TrimRight(o.What, " .;*")) && given[o.Place] != ""
	})
	return own
}
