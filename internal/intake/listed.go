package intake

import "strings"

// A programme may list work without saying whose it is. What it lists so is work or only describes what the bodies do, by how its
// parts are called and by what it gives out besides.

// markListed marks the parts on tasks of a programme that lists more of them than it gives out by body, and of one that
// gives out hardly anything.
func (b *body) markListed(f Facts) {
	items, duties := b.sizes()
	named := duties
	for _, c := range b.chapters {
		for _, a := range c.found {
			named += btoi(len(a.Leads) > 0)
		}
	}
	alone := float64(named) <= rarely*float64(items)
	orients := b.annexed || !alone && orients(f)
	restated := orients || b.areRestated()
	mostly := items > duties && !restated && 2*named <= items
	mainly := mostly && 2*b.measures() > items
	for i := range b.chapters {
		c := &b.chapters[i]
		c.listed, c.restated, c.alone, c.mostly, c.mainly = items > duties && !orients, restated, alone, mostly, mainly
	}
}

// Of the items on tasks that name nobody this share is said again by duties, at least, where the duties give out what these list;
// otherwise both are work. Above so many comparisons nobody compares them.
const (
	restating   = 1. / 3
	maxCompared = 100_000
)

// areRestated: the part on organisation gives out what the parts on tasks list, so that these only describe it.
func (b *body) areRestated() bool {
	var duties []shingles
	for _, c := range b.duties {
		for _, a := range c.found {
			duties = append(duties, shinglesOf(a.Content))
		}
	}
	all, again := 0, 0
	for _, c := range b.chapters {
		for _, a := range c.found {
			if len(a.Leads) > 0 {
				continue
			}
			own := shinglesOf(a.Content)
			if all++; all*len(duties) > maxCompared {
				return true
			}
			again += btoi(own.isAmong(duties))
		}
	}
	return float64(again) >= restating*float64(all)
}

// sameWork is the share of the words of a duty and an item on tasks that both have, from which on they say the same.
const sameWork = 0.5

// orients: a strategy or a master plan says where to go and by which measures. Who works them out in plans of their own is said by
// its part on organisation.
func orients(f Facts) bool {
	words := wordsOf(f.Title)
	words = words[:min(len(words), maxBeforeProgramme)]
	i := index(words, 0, "chien luoc", "quy hoach")
	return i >= 0 && !has(words[:i], "ke hoach", "chuong trinh", "de an", "thuc hien", "trien khai")
}

// measures counts the items under titles that call them measures.
func (b *body) measures() int {
	n := 0
	for _, c := range b.chapters {
		for it := c.top; it != nil; it = it.parent {
			if isOfMeasures(withoutOpening(wordsOf(it.head))) {
				n += len(c.found)
				break
			}
		}
	}
	return n
}

// sizes counts the items on tasks, and the duties that the part on organisation gives to somebody.
func (b *body) sizes() (items, duties int) {
	for _, c := range b.chapters {
		items += len(c.found)
	}
	for _, c := range b.duties {
		for _, a := range c.found {
			duties += btoi(len(a.Leads) > 0)
		}
	}
	return items, duties
}

// isInList: the item stands beside others, of which each may be tasks by what is under it.
func (it *item) isInList() bool { return it.parent != nil && len(it.parent.children) > 1 }

// listsTasks: the heading over the items calls them tasks; or it, or one above, does so where the programme gives out less by
// body than it lists, or something else; or calls them measures where it gives out hardly anything. Goals are none, whatever their
// part is called.
func (c *chapter) listsTasks() bool {
	if isGeneral(c.top) {
		return false
	}
	if c.top.rank >= rankNumber && startsWith(wordsOf(c.top.head), "nhiem vu") {
		return true
	}
	for it := c.top; (c.listed || !c.restated) && it != nil; it = it.parent {
		words := withoutOpening(wordsOf(it.head))
		measures := len(words) <= maxTitle && ((c.alone || c.mainly) && isOfMeasures(words) || c.mostly && isOfContents(words))
		if measures || startsWith(words, listTitles...) || it.announcesTasks() {
			return true
		}
	}
	return false
}

// withoutOpening leaves out how a title begins before it says what it is about ("Về nhiệm vụ", "Phương hướng, nhiệm vụ").
func withoutOpening(title []word) []word {
	n, _ := atAny(title, 0, []string{"ve", "mot so", "phuong huong"})
	return title[n:]
}

// announcesTasks: the last words of a heading say that tasks follow ("… với các nhiệm vụ, giải pháp chủ yếu sau:").
func (it *item) announcesTasks() bool { return it.announces("nhiem vu") }

// announces: what the last words of a heading or of its last sentence, before a colon, say that follows, is called so.
func (it *item) announces(what string) bool {
	const last, words = 200, 10 // bytes, words
	s := it.head
	if n := len(it.rest); n > 0 {
		s = it.rest[n-1].Text
	}
	tail := wordsOf(s[runeBoundary(s, max(0, len(s)-last)):])
	return strings.HasSuffix(s, ":") && has(tail[max(0, len(tail)-words):], what)
}

// isOfMeasures: a title says that under it stands what is to be done, without calling it tasks.
func isOfMeasures(title []word) bool {
	return has(title[:min(len(title), 4)], "giai phap") || len(title) == 2 && startsWith(title, "noi dung") || isOfContents(title)
}

// isOfContents: a title says that under it stands what will be done.
func isOfContents(title []word) bool {
	return startsWith(title, "noi dung thuc hien", "noi dung trien khai", "noi dung hoat dong")
}

// listTitles open the title of a part that lists work. A part called contents does so where it says when each is done;
// elsewhere it may only describe what the bodies do.
var listTitles = []string{
	"nhiem vu", "cac nhiem vu", "noi dung nhiem vu", "noi dung va thoi gian", "noi dung thoi gian", "noi dung cong viec",
	"noi dung tien do", "lo trinh", "tien do thuc hien", "cong viec", "cac cong viec", "cac hoat dong", "noi dung trong tam",
}
