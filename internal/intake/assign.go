package intake

import (
	"slices"
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/docread"
)

// A body is what the prose assigns: in its parts on tasks, and in those on its own organisation.
type body struct {
	chapters []chapter
	duties   []chapter
	annexed  bool // a minor annex lists what is to be done besides: work that names nobody describes
}

// readProse reads the parts of the outline by what their titles say they are,
// and sets the assignments beside the appendix.
func (p *parser) readProse(d *Draft, prose *outline) *body {
	d.BodyTasks, d.Targets, d.Obligations, d.Reconciliation = []BodyTask{}, []Target{}, []Obligation{}, []Disagreement{}
	b := &body{}
	for _, root := range prose.top.children {
		switch partIn(d.Document.Type, root) {
		case partTasks:
			b.chapters = append(b.chapters, p.readPart(d, root)...)
		case partGoals:
			d.Targets = append(d.Targets, p.targetsOf(root, root.path)...)
			b.chapters = append(b.chapters, p.tasksIn(d, root, (*item).isListInGoals)...)
		case partDuties:
			d.Obligations = append(d.Obligations, p.dutiesOf(root)...)
			b.duties = append(b.duties, p.readPart(d, root)...)
		case partOther:
			d.Targets = append(d.Targets, p.goalsIn(root)...)
			if p.asksFor(root) {
				b.chapters = append(b.chapters, p.readPart(d, root)...)
				continue
			}
			b.chapters = append(b.chapters, p.tasksIn(d, root, (*item).isToCome)...)
		}
	}
	if len(d.Tasks) > 0 {
		b.beside(d)
	}
	return b
}

func (p *parser) readPart(d *Draft, root *item) []chapter {
	cs := chaptersOf(root)
	for i := range cs {
		p.readChapter(d, &cs[i])
	}
	return cs
}

// goalsIn reads the targets of items about goals inside a part about something else ("I. QUAN ĐIỂM, MỤC TIÊU").
func (p *parser) goalsIn(root *item) []Target {
	var targets []Target
	for _, c := range root.children {
		if words := wordsOf(c.head); has(words[:min(len(words), 8)], "muc tieu", "chi tieu") {
			targets = append(targets, p.targetsOf(c, root.path)...)
		}
	}
	return targets
}

// beside sets what the prose assigns to somebody beside the rows of the appendix.
func (b *body) beside(d *Draft) {
	for i := range b.chapters {
		c := &b.chapters[i]
		for _, a := range c.found {
			if len(a.Leads) > 0 {
				if a.first { // there is no group that would name the topic
					a.Content = a.topic + a.Content
				}
				c.tasks = append(c.tasks, len(d.BodyTasks))
				d.BodyTasks = append(d.BodyTasks, a.BodyTask)
			}
		}
	}
	links := matchChapters(b.chapters, d)
	d.Reconciliation = reconcile(b.chapters, links, d)
}

// promote makes the assignments of the prose the tasks of a document without an
// appendix. Where the parts on tasks name hardly anybody, the part on
// organisation is the one that assigns.
func (b *body) promote(d *Draft) {
	chapters := b.chapters
	general := isOfParty(d.Document.Issuer)
	b.markListed(d.Document)
	if b.isAssignedByDuties(general) {
		for i := range b.chapters {
			b.chapters[i].general = general
		}
		chapters = append(slices.Clone(b.chapters), b.duties...)
		d.Obligations = []Obligation{}
	} else if !general || b.namesMost() {
		chapters = append(slices.Clone(b.chapters), b.ownDuties(d, general)...)
	}
	d.Groups = []Group{}
	named := namedStandings(chapters)
	for i := range chapters {
		chapters[i].named = named
		chapters[i].promote(d)
	}
}

// rarely is the share of the items on tasks that name somebody, below which those items only describe.
const rarely = 0.25

// isOfParty knows a party committee by its name. The tasks of its programmes speak to all; only the part on organisation
// gives work to somebody.
func isOfParty(issuer string) bool {
	words := wordsOf(issuer)
	return has(words, "tinh uy", "thanh uy", "huyen uy", "thi uy", "dang uy", "ban chap hanh", "ban thuong vu", "trung uong dang")
}

// isAssignedByDuties: the part on organisation assigns where the others rarely name somebody, and where it gives out more
// than twice as much as they do and they name somebody for less than half of what they speak of. In a programme of the party
// these need not be so few.
func (b *body) isAssignedByDuties(general bool) bool {
	all, assigned, labelled := 0, 0, false
	for _, c := range b.chapters {
		for _, a := range c.found {
			all++
			assigned += btoi(a.namesOne() || !general && len(a.Leads) > 0)
			labelled = labelled || a.item.get(colLead) != ""
		}
	}
	_, duties := b.sizes()
	return !labelled && duties > 0 &&
		(float64(assigned) <= rarely*float64(all) || 2*assigned < duties && (general || 2*assigned < all))
}

// namesMost: the parts on tasks name somebody for most of what they list, as a party programme that ends its items with a bracket does.
func (b *body) namesMost() bool {
	all, named := 0, 0
	for _, c := range b.chapters {
		all += len(c.found)
		for _, a := range c.found {
			named += btoi(a.namesOne())
		}
	}
	return 2*named > all
}

// promote adds the chapter's tasks and its group.
func (c *chapter) promote(d *Draft) {
	var group *string
	under := c.group()
	if under != nil {
		group = &under.No
	}
	at, own := len(d.Groups), false
	for _, a := range c.found {
		a.doubtCalendar()
		switch {
		case !a.namesOne() && (isForAll(a.Content) || a.item.concluding && isExhortation(strings.TrimRight(a.Content, " ./"))):
			d.Obligations = append(d.Obligations, a.obligation())
		case !c.isTask(a):
			if c.mayBeWork(a) {
				d.LeftOut = append(d.LeftOut, c.leftOut(a))
			}
		case a.topic != "":
			d.Tasks = append(d.Tasks, a.task(&a.item.path))
			if last := len(d.Groups) - 1; last < at || d.Groups[last].No != a.item.path {
				d.Groups = append(d.Groups, a.group())
			}
		default:
			d.Tasks = append(d.Tasks, a.task(group))
			own = own || group != nil
		}
	}
	if own {
		d.Groups = slices.Insert(d.Groups, at, *under)
	}
}

// group is the heading over the chapter's items; nil where an item that stands alone is its own heading.
func (c *chapter) group() *Group {
	if len(c.top.children) == 0 && c.top.parent == nil {
		return nil
	}
	return &Group{No: c.top.path, Title: c.title, Place: c.top.place}
}

// obligation is what the assignment asks of all, which is no task.
func (a assignment) obligation() Obligation {
	return Obligation{Ref: a.Path, Who: a.Leads, What: a.Content, Place: a.Place, Check: Check{Confidence: map[string]float64{}}}
}

// group is the topic of several duties as the heading over them: without it nobody would know what each is about.
func (a assignment) group() Group {
	return Group{No: a.item.path, Title: capitalised(strings.TrimRight(a.topic, " :")), Place: a.Place}
}

// isTask takes an assignment that names nobody only where the document plainly has a list of tasks: one of its neighbours
// has labelled lines, most of them name somebody, or the heading calls them tasks and none does.
func (c *chapter) isTask(a assignment) bool {
	if a.isNoWork() || a.isPraise() || c.general && !c.listed && !a.namesOne() {
		return false
	}
	if len(a.Leads) > 0 || a.item.assigns() || a.described || a.isOrdered() || a.isOnCalendar() {
		return true
	}
	named, all := 0, 0
	for _, other := range c.found {
		if other.item.parent != a.item.parent || other.item.rank != a.item.rank {
			continue
		}
		if other.item.assigns() {
			return true
		}
		all++
		named += btoi(len(other.Leads) > 0)
	}
	return 2*named > all || 2*named < all && (all > 1 || a.item.isInList()) &&
		(!c.general || c.listed) && opensWithWork(a.Content) && c.listsTasks()
}

// isNoWork: an item that is in no document anybody's work.
func (a assignment) isNoWork() bool {
	quoted := strings.TrimRight(a.Content, " ”\"")
	switch {
	case a.LeadPhrase != "" && strings.Trim(a.Content, " .;:") == a.LeadPhrase && !a.item.assigns(): // a name and nothing to do
	case a.Content == "" && len(a.Leads) == 0: // its labelled lines only say when or where
	case strings.HasSuffix(a.Content, "!") || len(a.Leads) == 0 && strings.HasSuffix(quoted, "!"): // a slogan
	case a.isShare(), a.hasHappened(), a.isDescription(), isEnforcement(a.item):
	default:
		return false
	}
	return true
}

// happened are the words behind a subject that say what it did, or that it agrees.
var happened = []string{
	"đã ", "vừa ", "nhận được ", "có nhận được ", "tán thành ", "cơ bản tán thành ", "ghi nhận ", "có văn bản số ", "có công văn số ",
}

// hasHappened: the sentence says of its subject what it did ("UBND xã đã tiếp …", "UBND tỉnh nhận được Văn bản số 5/SYT").
func (a assignment) hasHappened() bool {
	before, rest, found := strings.Cut(a.Content, a.LeadPhrase)
	rest = strings.TrimSpace(rest)
	if strings.Count(before, "(") > strings.Count(before, ")") {
		return false // a remark on the work
	}
	if strings.HasPrefix(rest, "có ") && (strings.Contains(rest, " và đề nghị ") || strings.Contains(rest, " và yêu cầu ")) {
		return false // "có công văn số 12/SNV … và đề nghị Sở Y tế …"
	}
	return a.LeadPhrase != "" && found && slices.ContainsFunc(happened, func(past string) bool { return strings.HasPrefix(rest, past) })
}

// praising are the words that say what those who met think well of.
var praising = []string{"danh gia cao", "ghi nhan", "bieu duong", "hoan nghenh", "cam on", "tran trong cam on", "chia se voi"}

// isPraise: the item says what those who met think well of, and asks for nothing: "Ghi nhận, xử lý phản ánh" and "Đánh giá cao nỗ lực
// của X; tiếp tục …" do.
func (a assignment) isPraise() bool {
	words := wordsOf(a.Content)
	n, _ := atAny(words, 0, praising)
	if n == 0 || n == len(words) || len(a.Leads) > 0 || a.Deadline != nil && a.Deadline.Kind != calendar.None {
		return false
	}
	behind := a.Content[words[n-1].end:]
	return strings.HasPrefix(behind, " ") && !has(words, "de nghi", "yeu cau", "giao", "tiep tuc") &&
		!slices.ContainsFunc(strings.Split(behind, ";")[1:], func(s string) bool { return opensWithWork(strings.TrimSpace(s)) })
}

// isDescription: the item says what the programme is about, and names nobody who would do it.
func (a assignment) isDescription() bool {
	return len(a.Leads) == 0 &&
		startsWith(wordsOf(a.Content), "muc tieu", "quan diem", "pham vi", "doi tuong", "noi dung chu yeu", "chi tieu")
}

// isShare: behind the body and a colon stands the amount that it gives or gets ("Sở A: 500.000.000 đồng"), and no time by which.
func (a assignment) isShare() bool {
	_, rest, found := strings.Cut(a.Content, a.LeadPhrase)
	rest, behind := strings.CutPrefix(strings.TrimLeft(rest, " "), ":")
	if a.LeadPhrase == "" || !found || !behind {
		return false
	}
	words := wordsOf(rest)
	n := 0
	for n < len(words) && strings.Trim(words[n].fold, "0123456789.,") == "" {
		n++
	}
	if n == 0 || n == len(words) || strings.Trim(rest[:words[0].start], " ") != "" {
		return false
	}
	return (a.Deadline == nil || a.Deadline.Kind == calendar.None) && isMoney(rest[words[n].start:words[min(n+1, len(words)-1)].end])
}

// namesOne reports that a certain body leads, not only a class of them.
func (a assignment) namesOne() bool {
	return slices.ContainsFunc(a.Leads, func(name string) bool { return !strings.HasPrefix(name, "*") })
}

// calendars are plans that consist of days to be kept, whoever keeps them: that of a school year, of an examination.
var calendars = []string{"ke hoach thoi gian", "khung ke hoach thoi gian", "khung thoi gian", "lich"}

// maxToCalendar is how many words of an article stand before what it issues.
const maxToCalendar = 6

// isOnCalendar: the article over the item issues a calendar as its own items ("Ban hành Kế hoạch thời gian năm học … như sau:"), and
// the item says what happens on a day.
func (a assignment) isOnCalendar() bool {
	root := a.item.root()
	words := wordsOf(root.head)
	if root.rank != rankArticle || !strings.HasSuffix(root.head, ":") || a.Deadline == nil ||
		a.Deadline.Kind != calendar.Due && a.Deadline.Kind != calendar.Window && a.Deadline.Kind != calendar.Unresolved &&
			len(a.Deadline.Also) == 0 {
		return false
	}
	issues := startsWith(words, "ban hanh", "quy dinh", "phe duyet", "thong qua")
	return issues && index(words[:min(len(words), maxToCalendar)], 0, calendars...) > 0 && tellsEvent(a.Content)
}

// events are the nouns and verbs that an item of a calendar begins with; others begin with the day. A rule that holds from a day on
// begins with whom it is for.
var events = []string{
	"ngay", "tu ngay", "truoc ngay", "tu thang", "thang", "tuan", "hoc ky", "ky", "dot", "vong", "thoi gian", "thoi diem", "thoi han",
	"khai giang", "be giang", "tuu truong", "khai hoi", "khai mac", "be mac", "le", "hoi nghi", "phien hop", "hop", "thi", "nghi",
	"bat dau", "ket thuc", "hoan thanh", "xong", "tong ket", "so ket", "tong duyet", "xet",
}

// tellsEvent: an item of a calendar begins with the day, or with what happens then.
func tellsEvent(content string) bool {
	words := wordsOf(content[:runeBoundary(content, maxHeading)])
	quantity, _ := atAny(words, 0, []string{"cac", "moi"})
	_, event := atAny(words, quantity, events)
	return event || beginsWithVerb(content, words, 0)
}

// doubtCalendar doubts what only the calendar that its article issues makes a task, for nobody is told to do it.
func (a *assignment) doubtCalendar() {
	if len(a.Leads) > 0 || a.item.assigns() || a.isOrdered() || !a.isOnCalendar() {
		return
	}
	a.weaken("content", sureGuess, "intake.doubt_unsaid", a.Content)
	a.weaken("deadline", sureGuess, "intake.doubt_deadline_prose", a.Deadline.Phrase)
}

// isOrdered: an order with a last day binds somebody, whoever that is, and so does any of a letter's.
func (a assignment) isOrdered() bool {
	if !a.item.loose && (a.Deadline == nil || a.Deadline.Kind == calendar.None) {
		return false
	}
	words := wordsOf(a.Content)
	for i := range words {
		if orderAt(a.Content, words, i) > 0 && words[i].fold != "khuyen" && !isTold(a.Content[:words[i].start]) {
			return true
		}
	}
	return false
}

// task is the assignment as a task of its own.
func (a assignment) task(group *string) Task {
	t := Task{
		Ref: a.Path, Group: group, Content: a.Content, Place: a.Place, Check: a.Check,
		LeadPhrase: a.LeadPhrase, Leads: a.Leads, CoordinatingPhrase: a.CoordinatingPhrase, Coordinators: a.Coordinators,
		ProductPhrase: a.products, SourceLines: linesOf(a.Place),
		Deadline: Deadline{Deadline: calendar.Deadline{Kind: calendar.None}},
	}
	t.Products, t.Others = t.products(a.products), t.others(a.roles)
	if a.Deadline != nil {
		t.Deadline = *a.Deadline
	}
	return t
}

// linesOf are the source lines of a place, nil in a format that counts none.
func linesOf(p docread.Place) []int {
	if p.Line == 0 {
		return nil
	}
	return []int{p.Line, max(p.Line, p.LineEnd)}
}
