package org

import (
	"slices"
	"strings"

	"dondoc/internal/text"
)

// maxEdits is how far a text may stray from a known name: beyond two edits it is another name.
const maxEdits = 2

// minFuzzy is the shortest word that may be misspelt, in letters. Shorter ones
// tell names apart ("Sơn", "Bình", "Ninh").
const minFuzzy = 5

// known reads the longest known name at the current word.
func (s *scanner) known() (Mention, bool) {
	e, end, edits := s.longest(0)
	if e == nil || !e.known.Class && s.goesOn(end) {
		if f, fend, fedits := s.longest(maxEdits); f != nil && fend > end {
			e, end, edits = f, fend, fedits
		}
	}
	if n := s.headAt(s.at); n > 0 && s.listsPlaces(s.at+n) {
		return Mention{}, false // "UBND tỉnh, thành phố trực thuộc Trung ương"
	}
	if e == nil || e.known.Class && (!s.endsClass(e, end) || s.takesPlaces(end)) || s.goesOn(end) && s.committeeOfPlace(s.at) {
		return Mention{}, false
	}
	if !e.known.Class && s.runsOnWithAnd(end) {
		return Mention{}, false
	}
	if to := s.placesEnd(end); !e.known.Class && to > 0 {
		return s.take(to, Mention{Class: true}), true
	}
	if !e.known.Class && s.isEverywhere(end) && !isMinistry(e.words) {
		return s.take(s.classEnd(end+1, neutral), Mention{Class: true, Doubt: DoubtUnknown}), true
	}
	m := Mention{ID: e.known.ID, Name: e.known.Name, Class: e.known.Class, Edits: edits}
	if edits > 0 {
		m.Doubt = DoubtSpelling
	}
	if e.known.Stranger {
		m.Doubt = DoubtUnknown
	}
	if !m.Class && s.goesOn(end) {
		return s.extended(end, m), true
	}
	if n := s.levelWords(end); !m.Class && n > 0 && s.endsAt(end+n) && !s.listsPlaces(end) {
		m.ID, m.Doubt = "", DoubtUnknown // "Đoàn Thanh niên Cộng sản Hồ Chí Minh phường": one of each place
		m.Name += " " + spell(s.text, s.words[end:end+n])
		end += n
	}
	s.share(s.at, e.words)
	return s.take(end, m), true
}

// placesEnd is where kinds of places end that a name goes on with at a word, or of which its last words are the first: "Công an
// phường, xã" is the police of each of them. 0 for no list.
func (s *scanner) placesEnd(end int) int {
	for i := max(s.at+1, end-2); i <= end; i++ {
		if n := s.placeWords(i); n == 0 || i+n < end || !s.listsPlaces(i) {
			continue
		}
		for n := s.placeWords(i); n > 0; n = s.placeWords(i) {
			end = i + n
			i = end + btoi(end < len(s.words) && isLink(s.words[end].fold))
		}
		if hasWords(s.words, end, "truc", "thuoc", "trung", "uong") && s.words[end].sep == 0 {
			end += 4
		}
		return end
	}
	return 0
}

// levelWords counts the words right behind a name that tell of which place it is, or that it is a branch: "phường", "khu vực".
func (s *scanner) levelWords(i int) int {
	if i >= len(s.words) || s.words[i].sep != 0 {
		return 0
	}
	if hasWords(s.words, i, "khu", "vuc") {
		return 2
	}
	return s.placeWords(i)
}

// isEverywhere reports that a class of places or bodies follows a name without a mark: "Phòng Kinh tế các xã" is one
// office in each of them, unless a comma was left out. One body has all the zones of a province.
func (s *scanner) isEverywhere(i int) bool {
	q := s.quantifierAt(i)
	return q > 0 && s.words[i].sep == 0 && s.countedAt(i+q) != noSort && s.zoneAt(i+q) == 0
}

// isMinistry: no province has a ministry, so that a comma was left out between one and the places behind it.
func isMinistry(name []string) bool {
	return name[0] == "bo" && len(name) > 1 && name[1] != "chi" && name[1] != "tu" && name[1] != "mon"
}

// longest finds the known name that takes the most words with the fewest edits, at most limit.
func (s *scanner) longest(limit int) (best *entry, end, edits int) {
	if s.words[s.at].abbr {
		return nil, 0, 0
	}
	for _, i := range s.r.start[s.words[s.at].fold] {
		e := &s.r.names[i]
		to, n, ok := s.match(e.words, limit)
		if ok && (to > end || to == end && n < edits) {
			best, end, edits = e, to, n
		}
	}
	return best, end, edits
}

// match compares a name with the words at the current one. A missing or
// additional "và" is one edit.
func (s *scanner) match(name []string, limit int) (end, edits int, ok bool) {
	end = s.at
	for i := 0; i < len(name); {
		switch {
		case i > 0 && s.partsNames(end):
			return 0, 0, false
		case end < len(s.words) && s.words[end].fold == name[i]:
			i, end = i+1, end+1
			continue
		case name[i] == "va":
			i, edits = i+1, edits+1
		case end < len(s.words) && s.words[end].fold == "va":
			end, edits = end+1, edits+1
		case end < len(s.words) && s.mayMisspell(name, i):
			edits += distance(s.words[end].fold, name[i], limit)
			i, end = i+1, end+1
		default:
			return 0, 0, false
		}
		if edits > limit {
			return 0, 0, false
		}
	}
	return end, edits, end == len(s.words) || !s.words[end].abbr
}

// partsNames: a name holds commas, but no other marks, and its level follows without any ("Sở Y tế; Tỉnh đoàn").
func (s *scanner) partsNames(i int) bool {
	if i >= len(s.words) || s.words[i].sep == 0 {
		return false
	}
	return s.words[i].sep != ',' || s.words[i].fold == "tinh"
}

// mayMisspell: names of places are never guessed, and neither are short words.
func (s *scanner) mayMisspell(name []string, i int) bool {
	return i > 0 && len(name[i]) >= minFuzzy && placeKind(name[i-1]) == 0
}

// distance is the Levenshtein distance of two folded words, limit+1 when it is larger.
func distance(a, b string, limit int) int {
	if abs(len(a)-len(b)) > limit {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return min(row[len(b)], limit+1)
}

func abs(n int) int { return max(n, -n) }

// goesOn reports whether a name runs on at i with a capital, as in "Công an tỉnh Lào Cai".
func (s *scanner) goesOn(i int) bool {
	if hasWords(s.words, i, "khu", "vuc") && s.words[i].sep == 0 && i+2 < len(s.words) && s.words[i+2].sep == 0 {
		return s.words[i+2].capital || isNumber(s.words[i+2].fold) // "Ngân hàng Nhà nước khu vực 12": a branch
	}
	if hasWords(s.words, i, "chi", "nhanh") {
		return s.words[i].sep == 0
	}
	return i < len(s.words) && s.words[i].sep == 0 && s.words[i].capital && s.headAt(i) == 0 && s.furtherOfficeAt(i) == 0
}

// runsOnWithAnd reports that "và" and a capital follow which begin no body:
// "Ban Dân tộc và Tôn giáo" is not the Ban Dân tộc.
func (s *scanner) runsOnWithAnd(i int) bool {
	return i+1 < len(s.words) && s.words[i].fold == "va" && s.words[i].sep == 0 &&
		s.words[i+1].sep == 0 && s.words[i+1].capital && !s.starts(i+1)
}

// endsAt reports whether the part of a list ends before i.
func (s *scanner) endsAt(i int) bool {
	return i >= len(s.words) || s.words[i].sep != 0 || isLink(s.words[i].fold)
}

// endsClass: a known class is not the beginning of a longer one.
func (s *scanner) endsClass(e *entry, end int) bool {
	return s.endsAt(end) || s.prose && e.words[len(e.words)-1] == "quan" && s.levelsBehind(end) == 0
}

// extended reads a known name followed by a proper name: another organisation
// of the same kind, which nobody knows.
func (s *scanner) extended(end int, m Mention) Mention {
	tail := end
	if hasWords(s.words, tail, "khu", "vuc") {
		tail += 3
	}
	branch := hasWords(s.words, tail, "chi", "nhanh")
	for s.goesOn(tail) || branch && tail < len(s.words) && !s.endsAt(tail) {
		tail += max(1, s.zoneAt(tail))
	}
	name := spell(s.text, s.words[s.at:tail])
	if m.Doubt == DoubtUnknown && s.isShort(end) {
		name = m.Name + " " + spell(s.text, s.words[end:tail])
	}
	m.ID, m.Doubt, m.Name = "", DoubtUnknown, name
	return s.take(tail, m)
}

// zoneAt counts the words of a kind of zone, of which only the first has a capital: "Ban Quản lý dự án Khu kinh tế".
func (s *scanner) zoneAt(i int) int {
	if !hasWords(s.words, i, "khu") && !hasWords(s.words, i, "cum") {
		return 0
	}
	for _, kind := range [...][2]string{{"kinh", "te"}, {"cong", "nghiep"}, {"che", "xuat"}, {"do", "thi"}, {"du", "lich"}} {
		if hasWords(s.words, i+1, kind[0], kind[1]) && s.words[i+1].sep == 0 && s.words[i+2].sep == 0 {
			return 3
		}
	}
	return 0
}

// isShort: the words up to an end hold a short form that only the document explains.
func (s *scanner) isShort(end int) bool {
	return slices.ContainsFunc(s.words[s.at:end], func(w word) bool {
		raw := s.text[w.start:w.end]
		return !w.abbr && isCapitals(raw) && w.show == raw && text.Expand(raw) == raw
	})
}

// share remembers what the next parts of a list may leave out.
func (s *scanner) share(at int, name []string) {
	if s.open && s.words[at].sep != ';' && s.headAt(at) == 0 {
		return
	}
	s.head, s.kind, s.open = nil, nil, false
	switch {
	case len(name) > 1 && (name[0] == "so" || name[0] == "bo"):
		s.head = s.words[at : at+1]
	case strings.HasPrefix(strings.Join(name, " "), "uy ban nhan dan"):
		s.head = s.words[at : at+4]
	}
}

// sharedKnown reads a part that leaves its head out, where head and part are a known name.
func (s *scanner) sharedKnown() (Mention, bool) {
	if len(s.head) != 1 || s.words[s.at].sep == ';' {
		return Mention{}, false
	}
	var best *entry
	for _, i := range s.r.start[s.head[0].fold] {
		e := &s.r.names[i]
		if hasWords(s.words, s.at, e.words[1:]...) && s.endsAt(s.at+len(e.words)-1) && len(e.words) > 1 {
			best = e
			break
		}
	}
	if best == nil {
		return Mention{}, false
	}
	return s.take(s.at+len(best.words)-1, Mention{ID: best.known.ID, Name: best.known.Name}), true
}

// sharedUnknown reads a part under a head opened by a colon that makes no known name with it.
func (s *scanner) sharedUnknown() (Mention, bool) {
	if !s.open || s.words[s.at].sep == ';' {
		return Mention{}, false
	}
	head, end := spellHead(s.head), s.at+1
	places := s.placeTail() > 0
	for end < len(s.words) && s.words[end].sep == 0 && !s.breaks(end) && !(places && isLink(s.words[end].fold)) {
		end++ // no place's name holds "và"
	}
	m := Mention{Name: head + " " + spell(s.text, s.words[s.at:end]), Doubt: DoubtUnknown}
	if isCommittee(s.head[:len(s.head)-s.placeTail()]) && s.words[s.at].capital {
		m.Doubt = "" // the text names committee, kind and place
	}
	return s.takeKnown(end, m), true
}

// placeTail counts the words of a kind of place at the end of the shared head.
func (s *scanner) placeTail() int {
	for n := 1; n <= 2 && n < len(s.head); n++ {
		if placeKind(s.head[len(s.head)-n].fold) == n {
			return n
		}
	}
	return 0
}
