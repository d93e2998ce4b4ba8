package org

import (
	"maps"
	"slices"
	"strings"

	"dondoc/internal/text"
)

// Known is an organisation the resolver recognises: its canonical name and
// every other way it is written. A class ("các sở, ban, ngành") is not one
// organisation; it has no ID.
type Known struct {
	ID      string
	Name    string
	Aliases []string
	Class   bool
	// Stranger: only the document itself names it, by its full and its short name. Its mentions keep DoubtUnknown.
	Stranger bool
}

// The doubts of a mention; each is a message key. A mention without one was read exactly.
const (
	DoubtSpelling = "org.doubt_spelling" // matched with one or two edits
	DoubtUnknown  = "org.doubt_unknown"  // read by the grammar of names only
	DoubtPlace    = "org.doubt_place"    // a place that stands for its committee ("Thành phố X chủ trì")
	DoubtInitials = "org.doubt_initials" // the one usual name that its initials stand for
	DoubtOwner    = "org.doubt_owner"    // a class of units of several bodies, of which the last may stand for themselves
)

// Mention is an organisation, or a class of them, found in a text.
type Mention struct {
	ID         string // empty for a class and for a name nobody knows
	Name       string // spelled out; "UBND" and "HĐND" stay
	Text       string // verbatim
	Start, End int    // bytes in the text
	Class      bool
	Edits      int    // between the text and the known name, at most two
	Doubt      string // one of the doubts above, or empty
}

// Label is the name as drafts write it: a class begins with "*".
func (m Mention) Label() string {
	if m.Class {
		return "*" + m.Name
	}
	return m.Name
}

// Resolver finds organisations in text. It is safe for concurrent use.
type Resolver struct {
	names []entry
	exact map[string]int   // words of a name → entry
	start map[string][]int // first word → entries, longest name first
}

// An entry is one way of writing a known organisation.
type entry struct {
	known Known
	words []string
}

// NewResolver indexes the names and aliases of known organisations. An earlier
// organisation keeps a name that a later one has too, so a tenant's own come
// before the national dictionary's.
func NewResolver(known []Known) *Resolver {
	r := &Resolver{exact: map[string]int{}, start: map[string][]int{}}
	for _, k := range known {
		r.add(k, k.Name)
		for _, a := range k.Aliases {
			r.add(k, a)
		}
	}
	for _, list := range r.start {
		slices.SortStableFunc(list, func(a, b int) int { return len(r.names[b].words) - len(r.names[a].words) })
	}
	return r
}

// With is a resolver that knows more names. Those it knows already keep their meaning.
func (r *Resolver) With(more []Known) *Resolver {
	if len(more) == 0 {
		return r
	}
	out := &Resolver{names: slices.Clone(r.names), exact: maps.Clone(r.exact), start: maps.Clone(r.start)}
	for _, k := range more {
		for _, name := range append([]string{k.Name}, k.Aliases...) {
			out.insert(k, name)
		}
	}
	return out
}

// insert adds a name to an index that is in use: the list it goes into is its own, longest name first.
func (r *Resolver) insert(k Known, name string) {
	words := wordsOf(name)
	if _, taken := r.exact[strings.Join(words, " ")]; taken || len(words) == 0 {
		return
	}
	first := words[0]
	r.start[first] = slices.Clone(r.start[first])
	r.add(k, name)
	slices.SortStableFunc(r.start[first], func(a, b int) int { return len(r.names[b].words) - len(r.names[a].words) })
}

// Exactly returns the known organisation that is written like this.
func (r *Resolver) Exactly(name string) (Known, bool) {
	i, ok := r.exact[strings.Join(wordsOf(name), " ")]
	if !ok {
		return Known{}, false
	}
	return r.names[i].known, true
}

func (r *Resolver) add(k Known, name string) {
	words := wordsOf(name)
	key := strings.Join(words, " ")
	if _, taken := r.exact[key]; taken || key == "" {
		return
	}
	at := len(r.names)
	r.names = append(r.names, entry{known: k, words: words})
	r.exact[key] = at
	r.start[words[0]] = append(r.start[words[0]], at)
}

func wordsOf(name string) []string {
	ws := scan(name)
	words := make([]string, len(ws))
	for i, w := range ws {
		words[i] = w.fold
	}
	return words
}

// maxList is the longest phrase that is read as a list, in bytes.
const maxList = 16 << 10

// List reads a phrase that only lists organisations, such as a table cell:
// every part of it becomes a mention. Names hold commas and "và" themselves, so
// the longest known name goes first, then the grammar of names
// (domain.md §6). What fits neither stays verbatim with DoubtUnknown.
func (r *Resolver) List(phrase string) []Mention {
	if len(phrase) > maxList {
		return []Mention{{Name: phrase, Text: phrase, End: len(phrase), Doubt: DoubtUnknown}}
	}
	s := r.scanner(phrase, len(phrase))
	var found []Mention
	for s.next() {
		m, ok := s.mention()
		if !ok {
			m = s.spelledOut(s.rest())
		}
		found = s.keep(found, m)
	}
	return found
}

// Covering reads a phrase as a list, and reports whether every part of it is an
// organisation or a class by the look of it.
func (r *Resolver) Covering(phrase string) (found []Mention, whole bool) {
	if len(phrase) > maxLeading {
		return nil, false
	}
	s := r.scanner(phrase, len(phrase))
	for s.next() {
		m, ok := s.mention()
		if !ok {
			return found, false
		}
		found = s.keep(found, m)
	}
	return found, len(found) > 0
}

// maxLeading is how far a list of organisations may run in a sentence, in bytes.
const maxLeading = 1200

// Leading reads the organisations at the beginning of a sentence, no further
// than the byte limit, and returns them and where the text after them begins.
// The caller sets the limit at the first word that cannot be of a name, such as
// "chủ trì".
func (r *Resolver) Leading(sentence string, limit int) (found []Mention, end int) {
	return r.leading(sentence, limit, false)
}

// Naming is Leading where the place in the sentence asks for a noun ("phối hợp
// với …", or a limit that is a verb): a class may then stand without "các".
func (r *Resolver) Naming(sentence string, limit int) (found []Mention, end int) {
	return r.leading(sentence, limit, true)
}

func (r *Resolver) leading(sentence string, limit int, nouns bool) (found []Mention, end int) {
	s := r.scanner(sentence, min(max(limit, 0), len(sentence), maxLeading))
	s.prose, s.nouns = true, nouns
	for before := 0; s.next(); before = s.at {
		if s.at == before && before > 0 && s.words[s.at].sep == 0 {
			break
		}
		m, ok := s.mention()
		if !ok {
			break
		}
		found, end = s.keep(found, m), m.End
	}
	return found, end
}

// A scanner reads mentions from words. Its head is what a list shares: "Sở" of
// "Các sở: Xây dựng, Tài chính", "UBND" of "UBND huyện A, thành phố B". A head
// opened by a colon also takes names that nobody knows.
type scanner struct {
	r     *Resolver
	text  string
	words []word
	at    int // the word that comes next
	head  []word
	kind  []word // of the place behind the head: "huyện" of "UBND huyện A, B"
	open  bool
	prose bool // words that are also verbs ("tổ chức") open no class by themselves
	nouns bool // in prose, where only a noun can stand
	bare  bool // names of places follow ("các địa phương Bắc Ninh, An Giang")
	// The committee of which places of several kinds follow without theirs, and whether they are provinces.
	committee []word
	provinces bool
}

func (r *Resolver) scanner(text string, limit int) *scanner {
	words := scan(text[:limit])
	return &scanner{r: r, text: text, words: words}
}

// next skips conjunctions before a mention and reports whether words are left.
func (s *scanner) next() bool {
	for s.at < len(s.words) {
		switch n := s.stressAt(s.at); {
		case isLink(s.words[s.at].fold):
			s.at++
		case n > 0:
			s.at += n
		default:
			return true
		}
	}
	return false
}

func isLink(w string) bool { return w == "va" || w == "cung" || w == "voi" || w == "hoac" }

// keep appends a mention unless the same one is there already.
func (s *scanner) keep(found []Mention, m Mention) []Mention {
	same := func(o Mention) bool { return o.Class == m.Class && o.ID == m.ID && o.Name == m.Name }
	if m.Name == "" || slices.ContainsFunc(found, same) {
		return found
	}
	found, m = s.atLevels(found, m)
	return append(found, m)
}

// mention reads one organisation at the current word, or reports that none begins there.
func (s *scanner) mention() (Mention, bool) {
	from := s.at
	if s.openHead() && !s.next() {
		s.at = from // a head over nothing
		return Mention{}, false
	}
	if s.twice() {
		s.at++
	}
	from = s.at
	for _, read := range []func() (Mention, bool){
		s.comrade, s.locality, s.ofSomeKind, s.sharedKnown, s.position, s.known, s.class, s.place, s.named, s.sharedUnknown, s.samePlace,
	} {
		if m, ok := read(); ok {
			return s.spelledOut(s.withSuperior(s.withFurtherOffice(from, s.inCharge(from, oneOfEach(m))))), true
		}
	}
	return Mention{}, false
}

// superiors are the kinds of bodies that others belong to.
var superiors = []string{"bo", "so", "cong an", "tong cuc", "quan khu", "bo tu lenh", "uy ban nhan dan", "tap doan", "dai hoc"}

// withSuperior takes the body that another belongs to, in brackets behind it, into its name: "Cục An ninh mạng (Bộ Công an)"
// is one body. In a list that semicolons part so does a comma.
func (s *scanner) withSuperior(m Mention) Mention {
	i := s.at
	if m.Class || i >= len(s.words) || s.words[i].sep != ',' || !s.words[i].capital || !s.isSuperior(i) {
		return m
	}
	end := i + 1
	for end < len(s.words) && s.words[end].sep == 0 {
		end++
	}
	gap := strings.TrimSpace(s.text[m.End:s.words[i].start])
	inBrackets := gap == "(" && strings.HasPrefix(strings.TrimLeft(s.text[s.words[end-1].end:], " "), ")")
	if !inBrackets && (gap != "," || !s.isAlone(m, end)) {
		return m
	}
	superior := spell(s.text, s.words[i:end])
	m.End = s.words[end-1].end
	if inBrackets {
		m.End += strings.IndexByte(s.text[m.End:], ')') + 1
		superior = "(" + superior + ")"
	}
	s.at = end
	if inBrackets && s.words[i].fold == "bo" && m.ID == "" {
		m.Name = s.printed(m, i) // the ministry's own body, not the one of that name in each province
	}
	if m.ID == "" {
		m.Name = strings.TrimSuffix(m.Name+strings.TrimLeft(gap, "("), " ") + " " + superior
	}
	m.Text = s.text[m.Start:m.End]
	return m
}

// printed is the name of a mention as the text spells it, whose words end before the one at end.
func (s *scanner) printed(m Mention, end int) string {
	from := end - 1
	for from > 0 && s.words[from-1].start >= m.Start {
		from--
	}
	return spell(s.text, s.words[from:end])
}

func (s *scanner) isSuperior(i int) bool {
	return slices.ContainsFunc(superiors, func(kind string) bool { return hasWords(s.words, i, strings.Fields(kind)...) })
}

// isAlone: the name and its superior, which ends before a word, are all of a part between semicolons, and the name is that of
// a department of a ministry.
func (s *scanner) isAlone(m Mention, end int) bool {
	before, after := strings.TrimRight(s.text[:m.Start], " "), strings.TrimLeft(s.text[s.words[end-1].end:], " ")
	parted := strings.HasSuffix(before, ";") || strings.HasPrefix(after, ";")
	whole := (before == "" || strings.HasSuffix(before, ";")) && (after == "" || strings.HasPrefix(after, ";"))
	first, _, _ := strings.Cut(text.Fold(m.Text), " ")
	return parted && whole && (first == "cuc" || first == "vu" || first == "tong")
}

// rest takes everything to the next separator as a name nobody knows; "các …" are several, whatever they are, and so
// are bodies whose kind stands in small letters ("hiệp hội ngành hàng"): names have capitals.
func (s *scanner) rest() Mention {
	end := s.at + 1
	for end < len(s.words) && s.words[end].sep == 0 {
		end++
	}
	several := s.quantifierAt(s.at) > 0 || s.countedAt(s.at) != noSort &&
		!slices.ContainsFunc(s.words[s.at:end], func(w word) bool { return w.capital })
	return s.take(end, Mention{Class: several, Doubt: DoubtUnknown})
}

// take completes a mention with the words from the current one to end and moves on.
func (s *scanner) take(end int, m Mention) Mention {
	ws := s.words[s.at:end]
	m.Start, m.End = ws[0].start, ws[len(ws)-1].end
	open := len(s.text) - len(strings.TrimLeft(s.text[m.End:], " \n"))
	if n := initialsAt(s.text[open:], s.words[:end]); n > 0 {
		m.End = open + n
	}
	m.Text = s.text[m.Start:m.End]
	if m.Name == "" {
		m.Name = spell(s.text, ws)
	}
	s.at = end
	return m.withoutOpened()
}

// withoutOpened cuts a name before a bracket in it that the text did not close where the name ends: it stands for more.
func (m Mention) withoutOpened() Mention {
	open := strings.LastIndexByte(m.Name, '(')
	if open < 1 || strings.IndexByte(m.Name[open:], ')') > 0 {
		return m
	}
	m.Name, m.ID, m.Doubt = strings.TrimRight(m.Name[:open], " "), "", DoubtUnknown
	return m
}
