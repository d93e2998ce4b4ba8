package intake

import (
	"slices"
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/text"
)

// amendingVerbs open the title, and each provision, of a document that changes another one.
var amendingVerbs = []string{"sua doi bo sung", "sua doi", "bo sung", "dieu chinh", "thay the", "bai bo", "huy bo", "dinh chinh"}

// readAmendments recognises an amending document by its title, and takes what
// it adds, moves, replaces, renames or drops as changes of the other document: its
// table makes no tasks of its own, its orders are obligations. Those with a time that one body is given, and what a part called
// tasks lists, are tasks beside the changes.
func (p *parser) readAmendments(d *Draft, prose *outline, b *body) {
	words := wordsOf(d.Document.Title)
	verb := index(words, 0, amendingVerbs...)
	if verb < 0 || verb > 2 {
		return
	}
	d.Document.Amends = amendedBy(d.Document.Title, words, verb)
	a := &amender{in: strings.Join(d.Document.Amends, ", ")}
	for _, root := range prose.top.children {
		a.read(root)
	}
	a.attach(d)
	d.Amendments = a.found
	if len(d.Amendments) == 0 {
		return
	}
	a.keepOrders(d, b)
	d.Tasks, d.Groups, d.BodyTasks, d.Reconciliation = []Task{}, []Group{}, []BodyTask{}, []Disagreement{}
	beside := slices.DeleteFunc(d.Targets, func(t Target) bool { return a.coversPath(t.Ref) || t.Ref == "" })
	d.Targets = append(p.targetsChanged(a.items), beside...)
	b.markListed(d.Document)
	for _, c := range slices.Concat(b.chapters, b.duties) {
		c.found = slices.DeleteFunc(c.found, func(t assignment) bool { return !t.isDated() && !c.listsTasks() || a.says(t.item) })
		c.promote(d)
	}
	d.Obligations = slices.DeleteFunc(d.Obligations, func(o Obligation) bool {
		return slices.ContainsFunc(d.Tasks, func(t Task) bool { return t.Place == o.Place && strings.Contains(t.Content, o.What) })
	})
}

// isDated: a certain body is given work with a time. Without one it is only told to carry the changes out.
func (a assignment) isDated() bool {
	return a.namesOne() && a.Deadline != nil && a.Deadline.Kind != calendar.None
}

// says: a change of the document was read from an item, or from one under it.
func (a *amender) says(it *item) bool { return a.coversPath(it.path) }

func (a *amender) coversPath(path string) bool {
	return slices.ContainsFunc(a.items, func(c *item) bool { return strings.HasPrefix(path+".", c.path+".") })
}

// targetsChanged reads the targets that a document changes to, in the last quotation of each provision that speaks of
// one: "Điều chỉnh chỉ tiêu … từ “80% hộ …” thành “90% hộ …”".
func (p *parser) targetsChanged(items []*item) []Target {
	targets := []Target{}
	for _, it := range slices.Compact(slices.Clone(items)) {
		quotes := quotesIn(it.text)
		if len(quotes) == 0 && len(it.children) > 0 && has(it.words, "chi tieu") { // the new ones are listed under it
			targets = append(targets, p.targetsOf(it, it.path)...)
			continue
		}
		if len(quotes) == 0 || !has(wordsOf(it.text[:quotes[0].start]), "chi tieu", "muc tieu") {
			continue
		}
		for _, t := range p.targetsSaid(quotes[len(quotes)-1].text, it.period, "", figureOf) {
			t.Ref, t.Place = it.path, it.place
			targets = append(targets, t)
		}
	}
	return targets
}

// amendedBy names what a title says is changed: the numbers before its subject
// matter ("… Nghị quyết số 9/NQ-HĐND … về việc …"), or else its name.
func amendedBy(title string, words []word, verb int) []string {
	numbers := []string{}
	for _, c := range citationsIn(beforeMatter(title)) {
		numbers = append(numbers, c.Number)
	}
	if len(numbers) > 0 {
		return numbers
	}
	n, _ := atAny(words, verb, amendingVerbs)
	if k, ok := atAny(words, verb+n, []string{"mot so dieu cua", "mot so noi dung cua", "mot so noi dung tai", "mot so dieu"}); ok {
		n += k
	}
	if verb+n >= len(words) {
		return numbers
	}
	return append(numbers, capitalised(title[words[verb+n].start:]))
}

// beforeMatter cuts a title after its first citation where it goes on to say what the cited act is about.
func beforeMatter(title string) string {
	words := wordsOf(title)
	cited := false
	for i, w := range words {
		cited = cited || len(citationsIn(title[:w.start])) > 0
		if _, ok := atAny(words, i, []string{"ve", "quy dinh", "phe duyet", "ban hanh"}); ok && cited {
			return title[:w.start]
		}
	}
	return title
}

// An amender collects the changes of one document.
type amender struct {
	in    string
	found []Amendment
	items []*item // that say them
}

// read takes the provisions of an item, or of those under it where they have verbs of their own.
func (a *amender) read(it *item) {
	before := len(a.found)
	for _, c := range it.children {
		a.read(c)
	}
	if len(a.found) > before {
		return
	}
	if a.readAdded(it) {
		return
	}
	a.readProvision(it)
}

// readAdded reads "Bổ sung vào X … :" with the things added listed under it.
func (a *amender) readAdded(it *item) bool {
	last := it.head
	if n := len(it.rest); n > 0 {
		last = it.rest[n-1].Text
	}
	words := wordsOf(last)
	if len(it.children) == 0 || !startsWith(words, "bo sung") || !strings.HasSuffix(last, ":") {
		return false
	}
	to := ""
	if i := index(words, 0, "vao"); i >= 0 && i+1 < len(words) {
		to = nameAt(last, words, i+1)
	}
	for _, c := range it.children {
		a.add(c, Amendment{Act: ActAdd, What: strings.TrimRight(c.text, " ;."), To: to})
	}
	return true
}

// nameAt is a name that a sentence goes on from: to the year it ends with, or to the next mark.
func nameAt(s string, words []word, from int) string {
	for i := from; i < min(len(words), from+16); i++ {
		if isYear(words[i].fold) {
			return s[words[from].start:words[i].end]
		}
	}
	end := strings.IndexAny(s[words[from].start:], ",;:")
	if end < 0 {
		end = len(s) - words[from].start
	}
	return strings.TrimSpace(s[words[from].start : words[from].start+end])
}

// readProvision reads one sentence of change, by the verb it begins with.
func (a *amender) readProvision(it *item) {
	words := it.words
	switch {
	case startsWith(words, "thay the") && len(quotesIn(it.text)) == 0:
		a.exchanged(it)
	case startsWith(words, "thay the", "thay cum tu", "thay tu"):
		a.renamed(it)
	case startsWith(words, "doi ten"):
		a.named(it)
	case startsWith(words, "bai bo", "huy bo", "bo cum tu", "bo tu", "rut", "loai bo", "cham dut thuc hien"), takesOut(words):
		a.add(it, Amendment{Act: ActDrop, What: dropped(it.text, words)})
	case startsWith(words, "thay doi", "dieu chinh co quan", "dieu chinh don vi", "thay co quan", "thay don vi"):
		a.moved(it, ActReplace)
	case startsWith(words, "chuyen", "lui", "gia han", "dieu chinh thoi", "dieu chinh tien do"):
		a.moved(it, ActMove)
	case startsWith(words, "bo sung"):
		what, to := provision(it)
		a.add(it, Amendment{Act: ActAdd, What: what, To: to})
	case startsWith(words, "sua doi", "dieu chinh"):
		if what, to := provision(it); to != "" {
			a.add(it, Amendment{Act: ActReplace, What: what, To: to})
		}
	}
}

// takesOut knows "Đưa (X) ra khỏi Y" by its two parts.
func takesOut(words []word) bool { return startsWith(words, "dua") && has(words, "ra khoi") }

// dropped names what a sentence of dropping takes out, without what it is taken out of: "Rút X ra khỏi Kế hoạch", "Đưa ra
// khỏi Kế hoạch X".
func dropped(s string, words []word) string {
	n, ok := atAny(words, 0, []string{"cham dut thuc hien", "bai bo", "huy bo", "loai bo", "dua", "bo", "rut"})
	if !ok || n >= len(words) {
		return s
	}
	end := len(s)
	switch out := index(words, 0, "ra khoi"); {
	case out == n:
		from := index(words, out+2, "nhiem vu", "du an", "de an", "noi dung", "chi tieu")
		if from > 0 {
			n = from
		}
	case out > n:
		end = words[out].start
	}
	return strings.TrimRight(s[words[n].start:end], " ;.,")
}

// named reads "Đổi tên X thành Y". Where both are quoted the quotes hold the names.
func (a *amender) named(it *item) {
	if quotes := quotesIn(it.text); len(quotes) == 2 {
		a.add(it, Amendment{Act: ActRename, What: quotes[0].text, From: quotes[0].text, To: quotes[1].text})
		return
	}
	if from, to, ok := cutAt(it.text[it.words[1].end:], "thanh"); ok {
		a.add(it, Amendment{Act: ActRename, What: from, From: from, To: to})
	}
}

// exchanged reads "Thay thế X bằng Y", of whole parts of the document.
func (a *amender) exchanged(it *item) {
	if len(it.words) < 4 {
		return
	}
	if what, to, ok := cutAt(it.text[it.words[2].start:], "bang"); ok {
		a.add(it, Amendment{Act: ActReplace, What: what, To: to})
	}
}

// renamed reads every "(cụm từ) “A” bằng (cụm từ) “B”" of a sentence and where it applies.
func (a *amender) renamed(it *item) {
	quotes := quotesIn(it.text)
	var open []int
	for i := 0; i+1 < len(quotes); i++ {
		between := wordsOf(it.text[quotes[i].end:quotes[i+1].start])
		if !has(between, "bang", "thanh") {
			continue
		}
		rest := it.text[quotes[i+1].end:]
		where := ""
		if words := wordsOf(rest); startsWith(words, "tai") && len(words) > 1 {
			where = strings.TrimRight(rest[words[1].start:], " ;.")
			if i+2 < len(quotes) {
				where = strings.TrimRight(it.text[quotes[i+1].end+words[1].start:quotes[i+2].start], " ;.,")
			}
		}
		where = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(where, " ;.,"), "cụm từ"), " ;.,")
		if where == "" && i+2 < len(quotes) {
			open = append(open, len(a.found)) // what follows says where both apply
		}
		before := len(a.found)
		for j := i; j >= 0 && (j == i || isListGap(it.text[quotes[j].end:quotes[j+1].start])); j-- {
			a.add(it, Amendment{Act: ActRename, What: where, From: quotes[j].text, To: quotes[i+1].text})
		}
		for _, k := range open {
			if where != "" && k < before {
				a.found[k].What = where
			}
		}
	}
}

// isListGap: only marks stand between two quotes, so that what is said of the second holds for the first.
func isListGap(s string) bool { return len(wordsOf(s)) == 0 }

// A quote is a text between quotation marks, and the bytes it takes with them.
type quote struct {
	text       string
	start, end int
}

func quotesIn(s string) []quote {
	var all []quote
	for from := 0; ; {
		open := strings.Index(s[from:], "“")
		if open < 0 {
			return all
		}
		open += from
		end := strings.Index(s[open:], "”")
		if end < 0 {
			return all
		}
		end += open
		from = end + len("”")
		all = append(all, quote{strings.TrimSpace(s[open+len("“") : end]), open, from})
	}
}

// moved reads "… từ A sang B", of a time, a place or who is in charge.
func (a *amender) moved(it *item, act Act) {
	what, rest, ok := cutAt(it.text, "tu")
	if !ok {
		return
	}
	for _, to := range []string{"sang", "den", "thanh"} {
		if from, target, ok := cutAt(rest, to); ok {
			a.add(it, Amendment{Act: act, What: withoutVerb(what), From: from, To: strings.TrimSuffix(target, " chủ trì")})
			return
		}
	}
}

// withoutVerb cuts the verb of a provision off.
func withoutVerb(s string) string {
	words := wordsOf(s)
	n, ok := atAny(words, 0, []string{"dieu chinh", "thay doi", "gia han", "chuyen", "lui", "thay"})
	if !ok || n >= len(words) {
		return s
	}
	return s[words[n].start:]
}

// cutAt cuts a text at the first of a word.
func cutAt(s, sep string) (before, after string, ok bool) {
	words := wordsOf(s)
	i := index(words, 1, sep)
	if i < 0 || i+1 >= len(words) {
		return "", "", false
	}
	return strings.Trim(s[:words[i].start], " ,"), strings.TrimRight(s[words[i+1].start:], " ;."), true
}

// provision reads "Sửa đổi (bổ sung) WHAT (của …) như sau: NEW TEXT".
func provision(it *item) (what, to string) {
	n, _ := atAny(it.words, 0, amendingVerbs)
	if n >= len(it.words) {
		return "", ""
	}
	what = it.head
	if first := it.words[n].start; first < len(what) {
		what = what[first:]
	}
	if colon := strings.IndexByte(what, ':'); colon > 0 {
		what, to = what[:colon], what[colon+1:]
	}
	if i := strings.Index(what, " như sau"); i > 0 {
		what = what[:i]
	}
	if i := strings.Index(what, " của "); i > 0 {
		what = what[:i]
	}
	parts := []string{to}
	for _, q := range it.rest {
		parts = append(parts, q.Text)
	}
	for _, c := range it.children {
		parts = append(parts, c.whole())
	}
	return strings.TrimSpace(what), unquoted(strings.TrimSpace(strings.Join(parts, " ")))
}

// unquoted takes the quotation marks off a text that stands in one pair of them.
func unquoted(s string) string {
	inner, open := strings.CutPrefix(s, "“")
	inner, closed := strings.CutSuffix(strings.TrimRight(inner, " ;."), "”")
	if !open || !closed || strings.Contains(inner, "“") != strings.Contains(inner, "”") {
		return s
	}
	return inner
}

func (a *amender) add(it *item, m Amendment) {
	m.Ref, m.In, m.Phrase, m.Place = it.path, a.in, it.text, it.place
	m.note("act", sureGrammar, "", "")
	if strings.HasSuffix(m.To, ":") || strings.Contains(m.To, "ảng sau:") {
		m.note("to", sureGuess, "intake.doubt_table_beside", m.To)
	}
	a.found = append(a.found, m)
	a.items = append(a.items, it)
}

// attach gives the things added their rows of the table. A row that no sentence speaks of is a change by itself,
// of which a person says what kind.
func (a *amender) attach(d *Draft) {
	announced := a.announcement()
	for _, t := range d.Tasks {
		i := slices.IndexFunc(a.found, func(m Amendment) bool { return m.Task == nil && isSameThing(m.What, t.Content) })
		if i >= 0 {
			a.found[i].Task = &t
			continue
		}
		m := Amendment{Ref: t.Ref, Act: ActAdd, What: t.Content, In: a.in, Task: &t, Phrase: t.Content, Place: t.Place}
		if announced >= 0 {
			m.note("act", sureGrammar, "", "")
		} else {
			m.note("act", sureGuess, "intake.doubt_act", t.Content)
		}
		a.found = append(a.found, m)
	}
	if announced >= 0 && len(d.Tasks) > 0 {
		a.found = slices.Delete(a.found, announced, announced+1) // its rows say what is added
	}
}

// announcement finds the sentence that adds what an appendix lists: "Bổ sung các nhiệm vụ tại Phụ lục kèm theo"; -1 for none.
func (a *amender) announcement() int {
	return slices.IndexFunc(a.found, func(m Amendment) bool {
		what := wordsOf(m.What)
		return m.Act == ActAdd && m.To == "" && has(what, "phu luc", "danh muc", "bieu") && has(what, "kem theo", "phu luc")
	})
}

// isSameThing: the one text begins with the other.
func isSameThing(a, b string) bool {
	x, y := strings.Join(text.Words(a), " "), strings.Join(text.Words(b), " ")
	return x != "" && y != "" && (strings.HasPrefix(x, y) || strings.HasPrefix(y, x))
}

// isEnforcement: the article that puts the document into force orders nothing of its own.
func isEnforcement(it *item) bool {
	return it.rank == rankArticle && has(it.words, "trach nhiem thi hanh", "co hieu luc", "hieu luc thi hanh")
}

// keepOrders makes obligations of what the document assigns beside its changes.
func (a *amender) keepOrders(d *Draft, b *body) {
	for _, c := range b.chapters {
		for _, t := range c.found {
			if len(t.Leads) == 0 || isEnforcement(t.item) || a.says(t.item) {
				continue
			}
			o := Obligation{Ref: t.Path, Who: t.Leads, What: t.Content, Place: t.Place}
			o.Check = t.Check
			d.Obligations = append(d.Obligations, o)
		}
	}
}
