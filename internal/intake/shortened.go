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
			if s[at] != '(' {
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
		alias := before[words[i].start:words[i+n-1].end] + " " + short
		if !slices.ContainsFunc(texts, func(t string) bool { return strings.Contains(t, alias) }) {
			continue
		}
		if known, ok := bodyNamed(strings.TrimSpace(before[words[i].start:]), names); ok {
			known.Aliases = []string{alias}
			return known, true
		}
	}
	return org.Known{}, false
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
	if !ok {
		return org.Known{}, false
	}
	full := strings.TrimSpace(before[words[from].start:])
	both := full + s[open:open+end+1]
	if head := headBefore(before, words, from); head != "" {
		full, short, both = head+" "+full, head+" "+short, head+" "+both
	}
	known, ok := bodyNamed(full, names)
	known.Aliases = []string{short, both}
	return known, ok
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
