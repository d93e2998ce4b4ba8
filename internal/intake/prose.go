package intake

import (
	"slices"
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
)

// A part is what a top item of the prose is for.
type part int

const (
	partOther  part = iota // aims and requirements in words, reasons, the situation
	partTasks              // what is to be done
	partGoals              // figures to be reached
	partDuties             // how the programme itself is organised
)

// partOf knows a part by the words of its title.
func partOf(root *item) part {
	words := root.words[:min(len(root.words), 16)]
	switch {
	case has(words, "to chuc thuc hien", "trach nhiem", "che do bao cao"):
		return partDuties
	case has(words, "muc dich", "quan diem", "su can thiet", "thuc trang", "can cu", "danh gia"):
		return partOther
	case has(words, "muc tieu", "chi tieu"):
		return partGoals
	}
	return partTasks
}

// A chapter is a heading of the prose that holds tasks, the counterpart of a group of the appendix.
type chapter struct {
	top   *item
	title string
	tasks []int // indices of its body tasks
}

// chaptersOf takes the numbered items under a part; a part without any is a chapter itself.
func chaptersOf(root *item) []chapter {
	var cs []chapter
	for _, c := range root.children {
		if c.rank < rankLetter {
			cs = append(cs, chapter{top: c, title: c.text})
		}
	}
	if cs == nil {
		cs = []chapter{{top: root, title: root.text}}
	}
	return cs
}

// readChapter reads the targets of a chapter's general items and the tasks of the others.
func (p *parser) readChapter(d *Draft, c *chapter) {
	first := len(d.BodyTasks)
	for _, it := range c.top.children {
		if isGeneral(it) {
			d.Targets = append(d.Targets, p.targetsOf(it, c.top.path)...)
			continue
		}
		p.readItem(d, it, nil)
	}
	for i := first; i < len(d.BodyTasks); i++ {
		c.tasks = append(c.tasks, i)
	}
}

// isGeneral knows the items that state aims, not assignments, by their heading.
func isGeneral(it *item) bool {
	return has(it.words[:min(len(it.words), 8)], "nhiem vu chung", "muc tieu", "yeu cau chung", "chi tieu", "quan diem")
}

// A subject is who a sentence is about: "… chủ trì, phối hợp với …".
type subject struct {
	leads, coordinators          []org.Mention
	leadPhrase, coordinatePhrase string
	end                          int // where the sentence goes on, bytes
}

// readItem reads an item and what stands under it. The items under a sentence
// that ends in a colon are assigned to its subject.
func (p *parser) readItem(d *Draft, it *item, above *subject) {
	own := p.subjectOf(it)
	if own == nil {
		own = above
	}
	if len(it.children) == 0 {
		if own != nil {
			d.BodyTasks = append(d.BodyTasks, p.bodyTask(it, own))
		}
		return
	}
	for _, c := range it.children {
		p.readItem(d, c, own)
	}
}

func (p *parser) bodyTask(it *item, s *subject) BodyTask {
	t := BodyTask{Path: it.path, Content: it.text, LeadPhrase: s.leadPhrase, Appendix: []string{}, Place: it.place}
	t.note("content", sureExact, "", "")
	t.Leads = t.names("leads", s.leads)
	coordinators := s.coordinators
	t.CoordinatingPhrase = s.coordinatePhrase
	if more, phrase := p.coordinatorsIn(it); len(more) > 0 && len(coordinators) == 0 {
		coordinators, t.CoordinatingPhrase = more, phrase
	}
	t.Coordinators = t.names("coordinators", coordinators)
	if found := calendar.Find(it.text, p.times); len(found) > 0 {
		t.setDeadline(p, it, found)
	}
	return t
}

// setDeadline takes the first deadline of the sentence; further ones are instalments.
func (t *BodyTask) setDeadline(p *parser, it *item, found []calendar.Found) {
	first := Deadline{Deadline: found[0].Deadline}
	for _, f := range found[1:] {
		first.Also = append(first.Also, f.Deadline)
	}
	if !found[0].Sure {
		t.note("deadline", sureGuess, "intake.doubt_deadline_prose", found[0].Deadline.Phrase)
	}
	clause := it.text[clauseStart(it.text, found[0].Start):found[0].Start]
	first.SendTo = p.sendTo(clause)
	t.Check.deadline(first.Deadline)
	t.Deadline, t.Due = &first, first.Deadline.Due
}

// clauseStart finds the comma, semicolon or full stop before a byte.
func clauseStart(s string, before int) int { return strings.LastIndexAny(s[:before], ",;.") + 1 }

// assigning are the words after a subject that make a sentence an assignment whatever its name is.
var assigning = []string{
	"chu tri", "phoi hop", "chiu trach nhiem", "co trach nhiem", "can cu", "tham muu", "theo chuc nang", "lam dau moi", "la co quan",
}

// acting are further words that no name of an organisation goes on with.
var acting = []string{
	"chu dong", "thuong xuyen", "tiep tuc", "khan truong", "day manh", "tang cuong", "lanh dao", "ra soat", "duoc giao",
	"dinh ky", "trien khai", "huong dan", "xay dung", "to chuc", "nghien cuu", "de xuat", "ban hanh", "don doc",
}

// subjectOf reads the organisations a sentence begins with, nil when it begins with none.
func (p *parser) subjectOf(it *item) *subject {
	from, words := it.body()
	cue := index(words, 0, assigning...)
	limit := len(it.text)
	if cue >= 0 {
		limit = words[cue].start
	}
	leads, end := p.names.Leading(it.text[from:], limit-from)
	end += from
	assigned := cue >= 0 && limitReached(it.text[end:], words[cue].start-end)
	leads = slices.DeleteFunc(leads, func(m org.Mention) bool { return m.Doubt != "" && m.Doubt != org.DoubtSpelling && !assigned })
	if len(leads) == 0 || !assigned && !goesOn(it.text[end:]) {
		return nil
	}
	s := &subject{leads: leads, leadPhrase: strings.TrimSpace(it.text[from:end]), end: end}
	if c := index(words, max(cue, 0), "phoi hop voi"); cue >= 0 && c >= 0 && c <= cue+8 {
		s.coordinators, s.coordinatePhrase = p.listAfter(it, words[c+2].end)
	}
	return s
}

// limitReached reports that only marks stand between a subject and the word n bytes on.
func limitReached(rest string, n int) bool {
	return n >= 0 && n <= len(rest) && strings.Trim(rest[:n], " ,:") == ""
}

// goesOn tells a subject from a remark: a sentence follows it, not another mark.
func goesOn(rest string) bool {
	return strings.HasPrefix(rest, " ") && len(wordsOf(rest)) > 1
}

// body skips a short heading before a colon ("b) Nhiệm vụ cụ thể: UBND …").
func (it *item) body() (from int, words []word) {
	colon := strings.IndexByte(it.text, ':')
	if colon < 0 || colon > maxHeading/2 {
		return 0, it.words
	}
	skip := slices.IndexFunc(it.words, func(w word) bool { return w.start > colon })
	if skip <= 0 || !has(it.words[:skip], "nhiem vu", "giai phap", "noi dung") {
		return 0, it.words
	}
	return it.words[skip].start, it.words[skip:]
}

// coordinatorsIn finds "phối hợp với …" inside a sentence.
func (p *parser) coordinatorsIn(it *item) ([]org.Mention, string) {
	i := index(it.words, 0, "phoi hop voi", "phoi hop cung")
	if i < 0 {
		return nil, ""
	}
	return p.listAfter(it, it.words[i+2].end)
}

// listAfter reads the organisations that follow a byte of the sentence.
func (p *parser) listAfter(it *item, from int) ([]org.Mention, string) {
	next := slices.IndexFunc(it.words, func(w word) bool { return w.start >= from })
	if next < 0 {
		return nil, ""
	}
	limit := len(it.text)
	if stop := index(it.words, next, slices.Concat(assigning, acting, []string{"thuc hien", "gan ket", "de"})...); stop >= 0 {
		limit = it.words[stop].start
	}
	if stop := strings.IndexAny(it.text[from:limit], ".:"); stop >= 0 {
		limit = from + stop
	}
	found, end := p.names.Leading(it.text[from:], limit-from)
	return found, strings.TrimSpace(it.text[from : from+end])
}
