package intake

import (
	"slices"
	"strings"
)

// shingles are the pairs of neighbouring words of a text: they compare wording, not vocabulary.
type shingles map[string]bool

func shinglesOf(s string) shingles {
	words := wordsOf(s)
	set := make(shingles, len(words))
	for i := 1; i < len(words); i++ {
		set[words[i-1].fold+" "+words[i].fold] = true
	}
	return set
}

// contained is the share of the smaller set that the other has too, 0 to 1:
// one text may say more than the other and still say the same.
func (a shingles) contained(b shingles) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0
	}
	common := 0
	for s := range a {
		if b[s] {
			common++
		}
	}
	return float64(common) / float64(len(a))
}

// isAmong: one of the texts says the same work.
func (a shingles) isAmong(others []shingles) bool {
	return slices.ContainsFunc(others, func(o shingles) bool { return len(o) > 0 && a.contained(o) >= sameWork })
}

// sameGroup and sameTask are the least likeness at which two titles, or two
// assignments to the same agency, are held to be the same. Titles are copied, contents reworded.
const (
	sameGroup = 0.5
	sameTask  = 0.4
)

// A link is a chapter of the prose and the number of the appendix group that corresponds to it.
type link struct {
	chapter int
	group   Group
	tasks   []int // indices of the group's tasks
}

// matchChapters sets the prose beside the appendix: chapters to groups by title, and in each the tasks to
// the rows by wording. It fills in the rows of every body task.
func matchChapters(chapters []chapter, d *Draft) []link {
	var links []link
	titles := make([]shingles, len(d.Groups))
	for i, g := range d.Groups {
		titles[i] = shinglesOf(g.Title)
	}
	for i, c := range chapters {
		at := likest(shinglesOf(c.title), titles)
		if at < 0 {
			continue
		}
		g := d.Groups[at]
		titles[at] = nil // a group corresponds to one chapter
		l := link{chapter: i, group: g, tasks: tasksIn(d.Tasks, g.No)}
		if g.IsTask && len(l.tasks) == 1 {
			assignAll(c.tasks, d, l.tasks[0])
		} else {
			matchTasks(c.tasks, l.tasks, d)
		}
		links = append(links, l)
	}
	return links
}

// likest finds the title most like one, -1 when none is the same group's.
func likest(own shingles, titles []shingles) int {
	best, most := -1, sameGroup
	for i, t := range titles {
		if s := own.contained(t); s >= most {
			best, most = i, s
		}
	}
	return best
}

func tasksIn(tasks []Task, group string) []int {
	var in []int
	for i, t := range tasks {
		if t.Group != nil && *t.Group == group {
			in = append(in, i)
		}
	}
	return in
}

// assignAll: a group that is one task itself is what its whole chapter says.
func assignAll(body []int, d *Draft, row int) {
	for _, b := range body {
		d.BodyTasks[b].Appendix = append(d.BodyTasks[b].Appendix, d.Tasks[row].Ref)
	}
}

// matchTasks gives each row the body task that is most like it among those of
// its agencies. A body task may cover several rows.
func matchTasks(body, rows []int, d *Draft) {
	texts := make([]shingles, len(body))
	for i, b := range body {
		texts[i] = shinglesOf(d.BodyTasks[b].Content)
	}
	for _, r := range rows {
		own := shinglesOf(d.Tasks[r].Content)
		best, most := -1, sameTask
		for i, b := range body {
			if !shareLeads(d.BodyTasks[b].Leads, d.Tasks[r].Leads) {
				continue
			}
			if s := own.contained(texts[i]); s >= most {
				best, most = b, s
			}
		}
		if best >= 0 {
			d.BodyTasks[best].Appendix = append(d.BodyTasks[best].Appendix, d.Tasks[r].Ref)
		}
	}
}

func shareLeads(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return coveredBy(x, b) }) ||
		slices.ContainsFunc(b, func(x string) bool { return coveredBy(x, a) })
}

// coveredBy reports that an agency is named in a list, by itself or by a class that it belongs to.
func coveredBy(name string, list []string) bool {
	return slices.ContainsFunc(list, func(other string) bool { return sameName(name, other) || inClass(name, other) })
}

func sameName(a, b string) bool { return strings.EqualFold(a, b) }

// ministerial are the bodies that are no ministries by name and rank with them (cơ quan ngang bộ).
var ministerial = []string{"van phong chinh phu", "thanh tra chinh phu", "ngan hang nha nuoc", "uy ban dan toc"}

// inClass: departments belong to "các sở, ban, ngành", ministries and those that rank with them to "các bộ, ngành",
// the committee of a place to "UBND các xã, phường".
func inClass(name, class string) bool {
	if !strings.HasPrefix(class, "*") || strings.HasPrefix(name, "*") {
		return false
	}
	kinds, own := wordsOf(class), wordsOf(name)
	if len(own) == 0 {
		return false
	}
	switch head := own[0].fold; head {
	case "so", "bo", "ban":
		return has(kinds, head)
	}
	if startsWith(own, ministerial...) {
		return has(kinds, "bo nganh", "ngang bo")
	}
	n, committee := atAny(own, 0, committees)
	return committee && len(own) > n && has(kinds, committees...) && has(kinds, own[n].fold)
}

// committees are the ways that people's committees are written.
var committees = []string{"uy ban nhan dan", "ubnd"}
