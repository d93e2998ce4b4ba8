package intake

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/docread"
	"dondoc/internal/org"
	"dondoc/internal/text"
)

// shortenedIn finds the organisations that the document gives a short name for its own use: "Phòng Kinh tế, Hạ tầng và
// Đô thị (KTHT&ĐT)", "Phòng Công nghệ thông tin (P. CNTT)", "Ban Quản lý dự án (sau đây gọi tắt là Ban QLDA)". Only what
// is made of the words and initials of the name before it counts.
func shortenedIn(doc *docread.Document, names *org.Resolver) []org.Known {
	var found []org.Known
	texts := textsOf(doc)
	for _, s := range texts {
		for at := range len(s) {
			if s[at] != '(' || nameGoesOnBehind(s, at) {
				continue
			}
			k, ok := shortenedAt(s, at, names)
			if !ok {
				k, ok = calledAt(s, at, texts, names)
			}
			if ok {
				found = append(found, k)
			}
		}
	}
	return found
}

// calledAt reads a bracket whose capitals are initials of no Vietnamese name ("Khoa Công nghệ tiên tiến (FAT)", of an English
// one): the document itself uses them behind the kind of body elsewhere, "Khoa FAT".
func calledAt(s string, open int, texts []string, names *org.Resolver) (org.Known, bool) {
	short, _, closed := strings.Cut(s[open+1:min(len(s), open+maxCalled+2)], ")")
	if len(short) < 2 || !closed || !isCapitals(short) || len(wordsOf(short)) != 1 {
		return org.Known{}, false
	}
	before := s[max(0, open-maxFullName):open]
	words := wordsOf(before)
	for i := range slices.Backward(words) {
		n := headAt(before, words, i)
		if n == 0 {
			continue
		}
		last := words[len(words)-1]
		aliases := usedIn(texts, before[words[i].start:words[i+n-1].end]+" "+short, short+" "+before[last.start:last.end])
		if len(aliases) == 0 {
			continue
		}
		full := strings.TrimSpace(before[words[i].start:])
		if known, ok := bodyNamed(full, names); ok {
			known.Aliases = slices.Concat(aliases, []string{full + " (" + short + ")"})
			return known, true
		}
	}
	return org.Known{}, false
}

// usedIn keeps the names that stand in one of the texts.
func usedIn(texts []string, names ...string) []string {
	return slices.DeleteFunc(names, func(name string) bool {
		return !slices.ContainsFunc(texts, func(t string) bool { return strings.Contains(t, name) })
	})
}

// maxCalled is the longest short name of a body that is no initials of its own, in bytes.
const maxCalled = 12

// textsOf are the paragraphs outside tables, their lost line breaks restored, and the cells.
func textsOf(doc *docread.Document) []string {
	var all []string
	for _, p := range proseOf(doc) {
		all = append(all, p.Text)
	}
	for _, b := range doc.Blocks {
		if b.Table == nil {
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row.Cells {
				all = append(all, c.Text())
			}
		}
	}
	return all
}

// The longest short name with the words that introduce it, and the longest full one before it, in bytes.
const (
	maxShortened = 100
	maxFullName  = 200
)

// shortenedAt reads the bracket at a byte with the name before it.
func shortenedAt(s string, open int, names *org.Resolver) (org.Known, bool) {
	end := strings.IndexByte(s[open:], ')')
	if end < 0 || end > maxShortened {
		return org.Known{}, false
	}
	short := introducedName(s[open+1 : open+end])
	before := s[max(0, open-maxFullName):open]
	words := wordsOf(before)
	from, ok := spellsOut(words, short)
	if n := len(words); !ok && n > 0 && slices.Contains(levels, words[n-1].fold) {
		from, ok = spellsOut(words[:n-1], short)
	}
	if !ok {
		from, ok = abridges(before, words, short)
	}
	if ok {
		name := shortName{full: before[words[from].start:], short: short, level: levelBehind(s[open+end+1:])}
		return name.known(headBefore(before, words, from), s[open:open+end+1], names)
	}
	return selects(before, words, short, s[open:open+end+1], names)
}

// besideNames are the words that follow the name of a body in a sentence, and are no verbs.
var besideNames = wordSet(`va cung voi hoac la co da dang se khong thi ma de cua o tai trong tren theo ve do duoc bi cho den tu khi nay neu
	nam thang gom`)

// manifold are kinds of bodies of which there are several beside each other, so that what they are for belongs to the name.
var manifold = []string{"quan ly du an", "ban quan ly", "ban chi dao", "to cong tac", "hoi dong", "trung tam"}

// nameGoesOnBehind: a short bracket stands amid a name, behind its kind, and the name goes on in small letters: "Ban Quản lý dự án
// (QLDA) đầu tư xây dựng".
func nameGoesOnBehind(s string, open int) bool {
	end := strings.IndexByte(s[open:min(len(s), open+maxCalled+2)], ')')
	before := wordsOf(s[runeBoundary(s, max(0, open-maxHeading)):open])
	if end < 0 || !slices.ContainsFunc(manifold, func(kind string) bool {
		n := strings.Count(kind, " ") + 1
		_, ends := at(before, max(0, len(before)-n), kind)
		return ends && n <= len(before)
	}) {
		return false
	}
	s = s[open+end+1:]
	words := wordsOf(s[:min(len(s), runeBoundary(s, maxHeading))])
	if len(words) == 0 || words[0].start != 1 || s[0] != ' ' || slices.Contains(levels, words[0].fold) {
		return false
	}
	return unicode.IsLower(firstRune(s[1:])) && !besideNames[words[0].fold] && !isVerbAt(s, words, 0)
}

// A short name stands behind its full in brackets, and the level goes on with the name behind them: "Mặt trận Tổ quốc
// Việt Nam (MTTQVN) tỉnh".
type shortName struct{ full, short, level string }

// known is the body of the name, with its head if that stands before it, and how else the document may write it.
func (b shortName) known(head, bracket string, names *org.Resolver) (org.Known, bool) {
	full, short := strings.TrimSpace(b.full), b.short
	if head != "" {
		full, short = head+" "+full, head+" "+short
	}
	both, level := full+" "+bracket, b.level
	if level != "" {
		full, both = full+" "+level, both+" "+level
	} else if words := strings.Fields(full); slices.Contains(levels, text.Fold(words[len(words)-1])) {
		level = words[len(words)-1]
	}
	known, ok := bodyNamed(full, names)
	known.Aliases = []string{short, both}
	if level != "" {
		known.Aliases = append(known.Aliases, short+" "+level)
	}
	if level != "" && len(wordsOf(short)) == 1 && text.Expand(short) != short {
		// "Ủy ban nhân dân (UBND) tỉnh": each place has one, which is shortened so
		known.Aliases = known.Aliases[1:]
	}
	return known, ok
}

// levelBehind is the level that goes on with a name behind its short form, "" for none.
func levelBehind(s string) string {
	words := wordsOf(s[:min(len(s), runeBoundary(s, maxLevelBehind))])
	if len(words) == 0 || words[0].start != 1 || s[0] != ' ' || !slices.Contains(levels, words[0].fold) {
		return ""
	}
	if len(words) > 1 && unicode.IsUpper(firstRune(s[words[1].start:])) && strings.TrimSpace(s[words[0].end:words[1].start]) == "" {
		return "" // "(MTTQ) tỉnh Lam Sơn"
	}
	return s[words[0].start:words[0].end]
}

// maxLevelBehind is how far behind a bracket the level and the word after it are looked for, in bytes.
const maxLevelBehind = 24

// selects reads a short form that takes words and initials of a name in their order from its first word on and leaves others
// out: "Ban Quản lý dự án đầu tư xây dựng huyện (BQLDA)", "Trung tâm Kiểm nghiệm thuốc, mỹ phẩm tỉnh (Trung tâm Kiểm nghiệm)".
func selects(before string, words []word, short, bracket string, names *org.Resolver) (org.Known, bool) {
	parts := wordsOf(short)
	for i := range slices.Backward(words) {
		if len(words)-i > len(parts) && unicode.IsUpper(firstRune(before[words[i].start:])) && takesOf(words[i:], short, parts) {
			known, ok := shortName{full: before[words[i].start:], short: short}.known("", bracket, names)
			if ok {
				return known, true
			}
		}
	}
	return org.Known{}, false
}

// takesOf reports that each part of a short form is a word of the name or the initials of several behind the part before,
// the first one at its begin, and that there are two words or three letters at least.
func takesOf(name []word, short string, parts []word) bool {
	at, weight := 0, 0
	for n, part := range parts {
		from, end := nextPart(name, at, short, part)
		if end == 0 || n == 0 && from > 0 {
			return false
		}
		at, weight = end, weight+end-from
	}
	return weight > 2 || weight > 1 && len(parts) > 1
}

// nextPart finds the first words of a name from i on that a part of a short form stands for; 0 as their end for none.
func nextPart(name []word, i int, short string, part word) (from, end int) {
	for ; i < len(name); i++ {
		if end := partEnd(name, i, short, part); end > 0 {
			return i, end
		}
	}
	return 0, 0
}

// partEnd is where the words of a name end that begin at i and that a part of a short form stands for, 0 for nowhere.
func partEnd(name []word, i int, short string, part word) int {
	if name[i].fold == part.fold {
		return i + 1
	}
	if !isCapitals(short[part.start:part.end]) {
		return 0
	}
	end := i + 1
	for _, letter := range []byte(text.Fold(short[part.start:part.end])) {
		for end-1 < len(name) && name[end-1].fold == "va" && letter != 'v' {
			end++
		}
		if end-1 >= len(name) || name[end-1].fold[0] != letter {
			return 0
		}
		end++
	}
	return end - 1
}

// bodyNamed is the one body that a name means, known or by the look of it.
func bodyNamed(name string, names *org.Resolver) (org.Known, bool) {
	if known, ok := names.Exactly(name); ok {
		return known, !known.Class
	}
	m, whole := names.Covering(name)
	if !whole || len(m) != 1 || m[0].Class || !unicode.IsUpper(firstRune(name)) {
		return org.Known{}, false
	}
	return org.Known{ID: m[0].ID, Name: m[0].Name, Stranger: m[0].Doubt != ""}, true
}

// levels end the name of a body, and its short form leaves them out: "Ban Quản lý Khu kinh tế tỉnh (BQL KKT)".
var levels = []string{"tinh", "huyen", "xa", "phuong"}

// introductions are the words that say that a short name follows.
var introductions = []string{
	"sau day", "goi chung la", "goi tat la", "goi la", "goi tat", "viet tat la", "viet tat", "tat la",
}

// introducedName drops the words that introduce a short name.
func introducedName(s string) string {
	words := wordsOf(s)
	i := 0
	for n, ok := atAny(words, 0, introductions); ok; n, ok = atAny(words, i, introductions) {
		i += n
	}
	if i > 0 && i < len(words) {
		s = s[words[i].start:]
	}
	return strings.Trim(s, ` "“”':.`)
}

// spellsOut finds the word at which the name begins that a short form stands for. Read from their ends, each word of the
// short form is a word of the name or the initials of several, between which "và" may be left out.
func spellsOut(words []word, short string) (int, bool) {
	parts := wordsOf(short)
	i, initials := len(words), 0
	for n, part := range slices.Backward(parts) {
		if i > 0 && words[i-1].fold == part.fold {
			i--
			continue
		}
		letters := text.Fold(short[part.start:part.end])
		if !isCapitals(short[part.start:part.end]) {
			return 0, false
		}
		from, ok := initialsBefore(words, i, letters)
		for gap := 1; !ok && n > 0 && i < len(words) && gap <= min(maxLeftOut, i); gap++ {
			from, ok = initialsBefore(words, i-gap, letters)
		}
		if !ok {
			return 0, false
		}
		i, initials = from, initials+len(letters)
	}
	return i, initials > 1 && i < len(words)
}

// maxLeftOut is how many words a short name leaves out between its first words and its last ("Ban QLDA giao thông" of a
// "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông").
const maxLeftOut = 8

// initialsBefore finds the word at which a row of words begins that have these first letters and end before i.
func initialsBefore(words []word, i int, letters string) (int, bool) {
	for k := len(letters) - 1; k >= 0; k-- {
		if i > 0 && words[i-1].fold == "va" && letters[k] != 'v' {
			i--
		}
		if i == 0 || words[i-1].fold[0] != letters[k] {
			return 0, false
		}
		i--
	}
	return i, true
}

// abridges finds the word at which the name begins whose short form keeps its kind and some of its initials, in order:
// "Cục Chất lượng, Chế biến và Phát triển thị trường (Cục CCPT)".
func abridges(s string, words []word, short string) (int, bool) {
	kind, letters, found := strings.Cut(short, " ")
	if !found || !isCapitals(letters) || len(wordsOf(letters)) != 1 {
		return 0, false
	}
	for i, w := range slices.Backward(words) {
		if s[w.start:w.end] == kind && w.fold == text.Fold(kind) {
			return i, keepsInitials(words[i+1:], text.Fold(letters))
		}
	}
	return 0, false
}

// keepsInitials reports that letters are initials of the words, the first one's among them, some of which may be left out.
func keepsInitials(words []word, letters string) bool {
	if len(words) == 0 || words[0].fold[0] != letters[0] {
		return false
	}
	for _, w := range words {
		if letters != "" && w.fold[0] == letters[0] {
			letters = letters[1:]
		}
	}
	return letters == ""
}

// headBefore is the kind of body right before a name whose short form leaves it out: "Phòng" of "Phòng Kinh tế (KT)".
func headBefore(s string, words []word, from int) string {
	if from == 0 || strings.TrimSpace(s[words[from-1].end:words[from].start]) != "" {
		return ""
	}
	head := s[words[from-1].start:words[from-1].end]
	switch strings.ToLower(head) {
	case "phòng", "ban", "sở", "bộ", "cục", "vụ", "khoa", "viện", "trường", "hội":
		return capitalised(head)
	}
	return ""
}
