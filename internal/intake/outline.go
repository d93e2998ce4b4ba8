package intake

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/docread"
	"dondoc/internal/text"
)

// An item is a numbered piece of the prose with what stands under it.
type item struct {
	path  string // "II.4.b.7"
	label string // "II", "4", "b"; of dashes their number among their like
	rank  rank
	// byBracket: its number is written "1)".
	byBracket bool
	head      string              // the first paragraph, without its label
	rest      []docread.Paragraph // the paragraphs without a label that follow it
	text      string              // all of it
	words     []word              // of the text
	fields    []field             // "Cơ quan chủ trì: …" and the like, under it or at its end
	inline    bool                // they stand in its first paragraph
	shared    bool                // they stand under the last item of its list
	common    bool                // they stand in headings of their own and hold for the whole list, of which an item says its own time
	period    scope               // the time its heading, or one above, speaks of
	within    string              // the time that the heading above is and that the item is due in, empty for none
	// announced: the heading above is not that time and only announces tasks for it
	announced bool
	place     docread.Place
	level     int   // that the format marks its heading with, 0 for none
	parent    *item // nil at the top
	children  []*item
	counts    [rankPlus + 1]int // children by rank
	// concluding: the sentence that ends the document, which speaks of all of it.
	concluding bool
	// loose: a paragraph of a document that numbers nothing.
	loose bool
	// lost: a title in a part that lost its numbers.
	lost bool
	// asked: a part that only its introduction, which asks for what follows, tells from one about something else.
	asked bool
}

// An outline is the document's prose: what stands before the first item, and the items.
type outline struct {
	preamble []docread.Paragraph
	top      item                // holds the first items
	size     int                 // how many items there are
	closing  []docread.Paragraph // after the items: signatures, appendix titles
}

// outlineOf arranges the paragraphs outside tables by their labels. An
// unlabelled paragraph goes on with the item before it, until a signature, the
// list of addressees or the title of an appendix ends them.
func outlineOf(doc *docread.Document) *outline {
	o := arranged(proseOf(doc))
	o.openAnnexes()
	o.walk((*item).finish)
	o.walk((*item).shareLabels)
	o.walk((*item).raiseFields)
	o.walk((*item).shareLastLines)
	return o
}

// arranged hangs the lines one after the other.
func arranged(lines []docread.Paragraph) *outline {
	a := &arranger{outline: &outline{}, form: formOf(lines)}
	opened := openedIn(lines)
	for i, p := range lines {
		a.add(p, opened[i])
	}
	a.splitConclusion()
	a.outline.openUnnumbered()
	a.outline.openTitles()
	return a.outline
}

// proseOf takes the paragraphs outside tables, with the line breaks that got lost restored.
func proseOf(doc *docread.Document) []docread.Paragraph {
	var lines []docread.Paragraph
	for _, b := range doc.Blocks {
		if b.Paragraph != nil {
			lines = append(lines, *b.Paragraph)
		}
	}
	if doc.Recognised {
		lines = reletter(cleaned(lines))
	}
	return reflow(recount(joinSentences(lines)))
}

// A form is how a document counts its top items.
type form struct {
	start  rank // of the first items: Roman numbers or capital letters, articles, or plain numbers
	inside bool // capital letters count inside Roman numbers, not above them
}

// formOf looks for the highest labels. Articles count the items only of a document that has neither Roman
// numbers nor capital letters: elsewhere they frame the programme.
func formOf(lines []docread.Paragraph) form {
	f := form{start: rankNumber}
	numbered, letter := false, false
	for _, p := range lines {
		label, r, _ := labelOf(p.Text)
		numbered = numbered || label == "1" && r == rankNumber
		letter = letter || !numbered && startsWith(wordsOf(p.Text), "kinh gui")
		switch {
		case letter && numbered && isAddressees(p.Text):
			return f // what a letter encloses counts for itself
		case label == "I" && r == rankRoman, label == "A" && r == rankPart:
			return form{start: r, inside: r == rankRoman}
		case r == rankArticle:
			f.start = rankArticle
		}
	}
	return f
}

// opens reports that the first item may have this rank.
func (f form) opens(r rank) bool {
	if f.start == rankPart || f.start == rankRoman {
		return r == rankPart || r == rankRoman
	}
	return r == f.start || r == rankInner && f.start == rankNumber // a time over numbered items
}

// An arranger hangs one paragraph after the other.
type arranger struct {
	outline *outline
	form    form
	stack   []*item
	closed  bool
	article string // label of the article that announces the first items, empty for none
}

// add hangs a paragraph, at a rank that its label does not say where one is given.
func (a *arranger) add(p docread.Paragraph, opened rank) {
	it := a.itemOf(p)
	switch {
	case it == nil && opened != rankNone && (len(a.stack) > 0 || a.form.opens(opened)):
		_, number, title := countedLabel(p.Text)
		it = &item{rank: opened, label: cmp.Or(timeTitle(p.Text), number), head: title, place: p.Place}
	case it == nil && a.concludes(p):
		it = &item{label: concludingLabel, rank: a.form.start, head: p.Text, place: p.Place, concluding: true}
	}
	a.closed = a.closed || len(a.stack) > 0 && a.closes(p, it)
	switch {
	case a.closed, it != nil && it.concluding && isClosingRemark(p.Text),
		it == nil && len(a.stack) > 0 && (isClosingRemark(p.Text) || isPlaceAndDay(p.Text, wordsOf(p.Text))):
		a.outline.closing = append(a.outline.closing, p)
	case len(a.stack) == 0 && (it == nil || !a.form.opens(it.rank)):
		a.outline.preamble = append(a.outline.preamble, p)
		a.article = ""
		if it != nil && it.rank == rankArticle && strings.HasSuffix(p.Text, ":") {
			a.article = it.label
		}
	case it == nil:
		a.stack[len(a.stack)-1].goOn(p)
	default:
		a.hang(it)
		a.closed = it.concluding
		if it.rank == rankDash && isFileCopy(it.head) {
			a.dropAddressees(it)
		}
	}
}

// concludingLabel stands for the sentence that ends a document: it has no number.
const concludingLabel = "–"

// concludes knows the sentence that ends a document by its end mark (Decree 30/2020/NĐ-CP, annex I), where it
// stands by itself behind a numbered list: it is not part of the list's last item.
func (a *arranger) concludes(p docread.Paragraph) bool {
	if len(a.stack) == 0 || !endsDocument(p) {
		return false
	}
	last := a.stack[len(a.stack)-1]
	n := len(last.rest)
	own := n == 0 || n == 1 && strings.HasSuffix(last.head, ":") // "4. Các hộ dân:" may stand on its own line
	return last.mayConclude() && own && !isBroken(last.lastText(), p)
}

func endsDocument(p docread.Paragraph) bool {
	isFootnote := strings.HasPrefix(p.Text, "[")
	mark := strings.ReplaceAll(strings.TrimRight(p.Text[max(0, len(p.Text)-8):], " ”\""), " ", "")
	return strings.HasSuffix(mark, "./.") && !isFarewell(p.Text) && !isFootnote
}

// mayConclude: the item is of a list, and what follows it is not its own text.
func (it *item) mayConclude() bool {
	return it.rank >= rankNumber && it.head != "" && !strings.HasSuffix(it.lastText(), ":")
}

// lastText is the last of the item's own paragraphs.
func (it *item) lastText() string {
	if n := len(it.rest); n > 0 {
		return it.rest[n-1].Text
	}
	return it.head
}

// splitConclusion makes the sentences that end a document items of their own, where they had been hung on the last item of a list:
// those that speak to all, and one whose end mark came only after several lines.
func (a *arranger) splitConclusion() {
	if len(a.stack) == 0 {
		return
	}
	last := a.stack[len(a.stack)-1]
	from := last.conclusionIn()
	if from < 0 && len(last.rest) == 1 && last.rest[0].Spaced && endsDocument(last.rest[0]) {
		from = 0
	}
	if !last.mayConclude() || from < 0 || from == 0 && strings.HasSuffix(last.head, ":") {
		return
	}
	ending := last.rest[from:]
	last.rest = last.rest[:from]
	for _, p := range ending {
		a.hang(&item{label: concludingLabel, rank: a.form.start, head: p.Text, place: p.Place, concluding: true})
	}
}

// dropAddressees takes a list that ends with the file copy out of the items:
// it is the list of who receives the document, its title unread or lost.
func (a *arranger) dropAddressees(last *item) {
	list := &a.outline.top.children
	if last.parent != nil {
		list = &last.parent.children
	}
	n := len(*list)
	for n > 0 && (*list)[n-1].rank >= rankDash {
		n--
	}
	for _, it := range (*list)[n:] {
		a.outline.closing = append(a.outline.closing, docread.Paragraph{Text: it.head, Place: it.place})
	}
	*list, a.closed = (*list)[:n], true
}

// closes reports that the items end here. Articles after the programme are its frame again, but for those that go on after the
// one whose parts the items are.
func (a *arranger) closes(p docread.Paragraph, it *item) bool {
	return isAppendixTitle(p.Text) || opensSignature(p.Text) || isAddressees(p.Text) ||
		it == nil && (isFarewell(p.Text) || isHeadTitle(p.Text)) ||
		it != nil && it.rank == rankArticle && a.form.start != rankArticle && !a.goesOnAt(it.label)
}

// goesOnAt reports the article behind the one that announced the items, or behind the last that went on after it.
func (a *arranger) goesOnAt(label string) bool {
	last, err := strconv.Atoi(a.article)
	if err != nil || label != strconv.Itoa(last+1) {
		return false
	}
	a.article = label
	return true
}

// opensSignature: a paragraph that begins with for whom somebody signs, whatever ran on behind it. All words for that
// begin with one of these letters.
func opensSignature(s string) bool {
	if !strings.ContainsRune("TKQtk", firstRune(strings.TrimLeft(s, " \t\n-_"))) {
		return false
	}
	lines := splitLetter(s)
	return len(lines) > 0 && isSigningFor(lines[0])
}

// itemOf reads the label of a paragraph, nil when it has none. A "C." between "B." and "D." is no hundred.
func (a *arranger) itemOf(p docread.Paragraph) *item {
	label, r, rest := labelOf(p.Text)
	if r == rankRoman {
		label = strings.ToUpper(label)
	}
	if r == rankNumber && strings.HasPrefix(p.Text, label+")") && a.isUnderNumber(label) {
		r = rankBracket
	}
	if r == rankRoman && a.isNextPart(label) {
		r = rankPart
	}
	if r == rankPart && a.form.inside {
		r = rankInner
	}
	if r == rankNone || r == rankBracket && isSmallRoman(label) && !a.countsInRomans(label) {
		return nil
	}
	bracket := r == rankNumber && strings.HasPrefix(p.Text, label+")")
	return &item{label: label, rank: r, head: rest, place: p.Place, level: p.Level, byBracket: bracket}
}

func (a *arranger) isNextPart(label string) bool {
	for _, it := range slices.Backward(a.stack) {
		if it.rank == rankPart || it.rank == rankInner {
			return len(label) == 1 && len(it.label) == 1 && label[0] == it.label[0]+1
		}
	}
	return false
}

// raise ranks a numbered title in capitals, or that the format marks, above the numbers that begin again under it: "2. NHIỆM VỤ", "1.
// Hoàn thiện …", and the titles that follow it.
func (a *arranger) raise(it *item) {
	if it.rank != rankNumber || len(a.stack) == 0 {
		return
	}
	last := a.stack[len(a.stack)-1]
	i := slices.IndexFunc(a.stack, (*item).isRaised)
	switch {
	case i >= 0 && it.isTitleBeside(a.stack[i]) && it.follows(a.stack[i]):
		it.rank = rankInner
	case i < 0 && it.label == "1" && last.rank == rankNumber && len(last.rest) == 0 && (isCapitals(last.head) || last.level > it.level):
		last.rank = rankInner
	}
}

// isTitleBeside: the item is written as a title, as the raised one is: marked as one, or in capitals.
func (it *item) isTitleBeside(raised *item) bool {
	return isCapitals(it.head) || it.level > 0 && it.level == raised.level
}

// follows: the item's number is the next behind another's.
func (it *item) follows(before *item) bool {
	n, err := strconv.Atoi(before.label)
	return err == nil && it.label == strconv.Itoa(n+1)
}

// isRaised: a numbered title that stands over numbers.
func (it *item) isRaised() bool { return it.rank == rankInner && it.label != "" && isDigits(it.label) }

// hang puts an item under the nearest one of a lower rank.
func (a *arranger) hang(it *item) {
	a.raise(it)
	for len(a.stack) > 0 && a.stack[len(a.stack)-1].rank >= it.rank {
		a.stack = a.stack[:len(a.stack)-1]
	}
	parent := &a.outline.top
	if len(a.stack) > 0 {
		parent = a.stack[len(a.stack)-1]
		it.parent = parent
	}
	parent.counts[it.rank]++
	if it.label == "" {
		it.label = strconv.Itoa(parent.counts[it.rank])
	}
	it.path = pathUnder(parent, it.label)
	parent.children = append(parent.children, it)
	a.outline.size++
	a.stack = append(a.stack, it)
}

// pathUnder joins a label to the path above it; "1.2" under "1" does not repeat the 1.
func pathUnder(parent *item, label string) string {
	if parent.path == "" {
		return label
	}
	if rest, ok := strings.CutPrefix(label, parent.label+"."); ok && parent.rank >= rankRoman {
		label = rest
	}
	return parent.path + "." + label
}

// goOn adds a paragraph without a label: to the last paragraph, where that was only broken off, or as a new one.
func (it *item) goOn(p docread.Paragraph) {
	it.place.LineEnd = max(it.place.LineEnd, p.Place.LineEnd)
	last := &it.head
	if n := len(it.rest); n > 0 {
		last = &it.rest[n-1].Text
	}
	if *last == "" || isBroken(*last, p) {
		*last = strings.TrimSpace(*last + " " + p.Text)
		return
	}
	it.rest = append(it.rest, p)
}

// finish joins the paragraphs and takes the labelled lines out of what stands under the item.
func (it *item) finish() {
	it.text = oneLine(it.paragraphs())
	it.takeFields()
	it.words = wordsOf(it.text)
	if it.parent != nil {
		it.period, it.within, it.announced = it.parent.period, it.parent.within, it.parent.announced
	}
	if len(it.children) == 0 && !it.isEntitled() {
		return
	}
	if s, ok := scopeIn(wordsOf(it.head)); ok {
		it.period = s
	}
	if time := cmp.Or(timeTitle(it.head), stageTime(it.head), occasionTitle(it.head), courseTitle(it.head)); time != "" {
		it.within = time
	} else if time := it.get(colDeadline); time != "" && len(it.children) > 0 {
		it.within = time
	} else if time := cmp.Or(announcedTime(it.lastOwn()), orderedTime(it.head)); time != "" && len(it.children) > 0 {
		it.within, it.announced = time, true
	}
}

// How many words a title has that an empty line parts from the sentence under it, or from several.
const (
	maxSpacedTitle   = 40
	maxTitleOverMany = 60
)

// isEntitled: the first line is a title over the paragraphs of the item, not the beginning of their text.
func (it *item) isEntitled() bool {
	if len(it.rest) == 0 || strings.ContainsAny(it.head[max(0, len(it.head)-1):], ".;:,") {
		return false
	}
	n, most := len(wordsOf(it.head)), maxSpacedTitle
	if len(it.rest) > 1 {
		most = maxTitleOverMany
	}
	return n <= maxTitle || n <= most && it.rest[0].Spaced && closesSentence(it.rest[0].Text)
}

// belowTitle is the item's text without its title.
func (it *item) belowTitle() string {
	if !it.isEntitled() {
		return it.text
	}
	return oneLine(strings.TrimPrefix(it.paragraphs(), it.head))
}

// walk visits every item in document order.
func (o *outline) walk(visit func(*item)) {
	for _, root := range o.top.children {
		root.walk(visit)
	}
}

func (it *item) walk(visit func(*item)) {
	visit(it)
	for _, c := range it.children {
		c.walk(visit)
	}
}

// isAppendixTitle: "PHỤ LỤC", "Phụ lục I", "Biểu số 1" by themselves.
func isAppendixTitle(s string) bool {
	folded := text.Fold(s)
	return strings.HasPrefix(folded, "phu luc") && (isCapitals(s) || len(wordsOf(s)) <= 4)
}

// isFileCopy: "Lưu: VT, …" ends every list of addressees (Decree 30/2020/NĐ-CP, annex I).
func isFileCopy(s string) bool {
	words := wordsOf(s)
	return len(words) > 1 && len(words) < 12 && words[0].fold == "luu" &&
		(strings.HasPrefix(s[words[0].end:], ":") || words[1].fold == "vt")
}

// isFarewell: the sentence a notice ends with ("… thông báo để các cơ quan biết, thực hiện").
func isFarewell(s string) bool {
	words := wordsOf(s)
	return len(words) < 60 && (has(words, "tran trong thong bao", "xin thong bao", "thong bao de") || startsWith(words, "nay thong bao"))
}

// isClosingRemark: the sentence that says what was read ("Trên đây là Kế hoạch … của …"), and orders nothing or
// only exhorts, or that a council adopted it ("Nghị quyết này đã được Hội đồng nhân dân … thông qua ngày …").
func isClosingRemark(s string) bool {
	words := wordsOf(s)
	if startsWith(words, "nghi quyet nay da duoc", "nghi quyet nay duoc") && has(words, "thong qua") {
		return true
	}
	if !startsWith(words, "tren day la") {
		return false
	}
	sentences := sentencesOf(s)
	exhorts := len(sentences) == 2 && isExhortation(strings.TrimRight(sentences[1], " ./"))
	return (exhorts || len(sentences) == 1) && !closesWithOrder(sentences[0])
}

// closesWithOrder: the sentence that says what was read goes on with an order. That it was a report, or of an office of traffic
// ("giao thông") or of education ("giáo dục"), is none.
func closesWithOrder(s string) bool {
	words := wordsOf(s)
	if _, report := at(words, 3, "bao cao"); report {
		words = words[5:]
	}
	return has(words, "yeu cau", "de nghi", "bao cao") || slices.ContainsFunc(words, func(w word) bool {
		return s[w.start:w.end] == "giao" && !strings.HasPrefix(s[w.end:], " thông")
	})
}

// isAddressees: the list of who receives the document.
func isAddressees(s string) bool {
	folded := strings.TrimLeft(text.Fold(s[:runeBoundary(s, 60)]), " ,.;:")
	if strings.EqualFold(strings.Trim(s, " ,.;"), "vơi nhận:") { // a curved "N" of the title in italics, read from a picture
		return true
	}
	if !strings.HasPrefix(folded, "noi nhan") {
		return false
	}
	_, beside, _ := strings.Cut(s, ":")
	beside = strings.TrimSpace(beside)
	return len(folded) < len("noi nhan")+4 || isSigningFor(beside) || isHeadTitle(beside) || // printed in two columns
		strings.HasPrefix(folded, "noi nhan:") && (strings.HasPrefix(beside, "-") || strings.HasPrefix(beside, "Như ")) // on one line
}
