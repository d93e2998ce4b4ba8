package intake

import (
	"slices"
	"strings"
)

// A clause is a stretch of a text that states one figure, or several of a kind.
type clause struct {
	text   string
	within bool // the sentence of the clause before: its time is only its own
	opens  bool // a colon closes it
	fresh  bool // it begins a sentence
}

// clausesOf splits at semicolons, full stops, the colon of a scope, before "trong đó" and where something else states a figure
// of its own. Points and commas inside numbers do not split.
func clausesOf(s string, read reader) []clause {
	var clauses []clause
	from, within, fresh := 0, false, true
	add := func(to int) {
		for _, part := range partsOf(s[from:to], read) { // one at least
			clauses = append(clauses, clause{text: part, within: within, fresh: fresh})
			within, fresh = true, false
		}
		from = to + 1
	}
	closed := 0
	for i := range len(s) {
		if i < closed {
			continue // of a bracket with figures
		}
		if s[i] == '(' {
			closed = i + figuredBracket(s[i:])
		}
		end := s[i] == ';' || s[i] == '.' && (i+1 == len(s) || s[i+1] == ' ') ||
			s[i] == ':' && (!statesValue(s[i+1:]) || saysShare(s[from:i], s[i+1:]))
		if end || strings.HasPrefix(s[i:], ", trong đó ") || s[i] == ' ' && opensRank(s[from:i], s[i:]) ||
			s[i] == ',' && opensMean(s[i:]) ||
			(s[i] == ',' || s[i] == ' ') && opensShare(s[from:i], s[i:]) {
			add(i)
			within, fresh = !end || s[i] == ':', s[i] == '.'
			clauses[len(clauses)-1].opens = s[i] == ':'
		}
	}
	add(len(s))
	return clauses
}

// maxFigured is how many bytes a bracket may have that says of parts of a figure.
const maxFigured = 200

// figuredBracket is how many bytes a bracket takes that has figures and is no sentence, 0 for another.
func figuredBracket(s string) int {
	end := strings.IndexByte(s[:runeBoundary(s, maxFigured)], ')')
	if end < 0 || !strings.ContainsAny(s[:end], "0123456789") || strings.Contains(s[:end], ". ") {
		return 0
	}
	return end
}

// saysShare: behind a colon a sentence begins with its share ("Y tế: 100% trạm có bác sĩ"), which is not one of what stands before.
// Where no noun stands behind the share, what stands before the colon is what it is of: "Kỹ sư: 60% có chứng chỉ".
func saysShare(before, rest string) bool {
	if startsWith(wordsOf(before[:runeBoundary(before, maxHeading)]), topics...) {
		return false
	}
	rest = rest[:runeBoundary(rest, maxHeading)]
	_, rest = comparisonIn(rest)
	_, n := number(rest)
	after, share := strings.CutPrefix(strings.TrimLeft(rest[n:], " "), "%")
	if end := strings.IndexAny(after, ";.("); end >= 0 {
		after = after[:end]
	}
	return n > 0 && share && !strings.HasPrefix(after, ",") && namesSubject(after)
}

// namesSubject: before the predicate the words name who or what does it. No verb, no time and no "đã" or "trở lên" does.
func namesSubject(s string) bool {
	words := wordsOf(s)
	if len(words) == 0 || hasPredicate(words[:1]) || startsWith(words, "tham gia", "su dung", "thuc hien") {
		return false
	}
	_, verb := acting.at(s, words, 0)
	return !verb && hasPredicate(words) && !slices.Contains([]string{
		"da", "se", "phai", "deu", "khong", "tro", "vao", "den", "trong", "toi", "hang", "moi",
	}, words[0].fold)
}

// hasPredicate: the words say of a share of something what that is to be.
func hasPredicate(words []word) bool {
	return has(words, "duoc", "co", "dat", "tham gia", "su dung", "thuc hien")
}

// opensRank: behind one place among others a further one stands: "thuộc nhóm 4 tỉnh dẫn đầu vùng và nhóm 20 tỉnh dẫn đầu cả nước".
func opensRank(before, rest string) bool {
	after, ok := strings.CutPrefix(rest, " và ")
	if !ok {
		return false
	}
	words := wordsOf(after[:runeBoundary(after, 40)])
	n, ok := atAny(words, 0, furtherRanks)
	before = before[runeBoundary(before, max(0, len(before)-maxHeading)):]
	return ok && n < len(words) && isDigits(words[n].fold) && has(wordsOf(before), furtherRanks...)
}

// opensShare: behind a share, or a value with its year, a further one stands in the same sentence: "95% cơ sở …, 70% chương
// trình …", "90% công chức và 70% viên chức", "… trong đó có 5%", "dưới 9 vào năm 2027 và dưới 8 vào năm 2029".
func opensShare(before, rest string) bool {
	for _, link := range [...]string{", ", " và có ", " và ", " trong đó có ", " trong đó "} {
		after, ok := strings.CutPrefix(rest, link)
		if !ok {
			continue
		}
		_, dated := cutYear(before[runeBoundary(before, max(0, len(before)-maxYearWords)):])
		after = withoutStriving(after[:runeBoundary(after, 60)])
		stated := dated != "" || strings.Contains(before, "%") || strings.Contains(before, "‰")
		if opensYear(wordsOf(after)) {
			return link == ", " && (stated || endsWithFigure(before)) || link == " và " && stated && endsWithFigure(before)
		}
		if !stated {
			return link == " và " && saysShare("", rest[len(link):])
		}
		_, after = comparisonIn(after)
		_, n := number(after)
		share := strings.HasPrefix(strings.TrimLeft(after[n:], " "), "%")
		if n > 0 && (share || dated != "" && yearAtOnce(after[n:]) != "") {
			return true
		}
	}
	return false
}

// maxYearWords is how many bytes the words of a year take ("vào năm 2028").
const maxYearWords = 24

// withoutStriving drops the words before a further value that repeat that it is reached, or what is to grow or shrink: "và (phấn
// đấu) đạt (mức) 80%", "và tăng thêm ít nhất 10% số trường".
func withoutStriving(s string) string {
	for _, w := range wordsOf(s) {
		if !slices.Contains([]string{"phan", "dau", "bao", "dam", "dat", "muc", "cat", "giam", "tang", "them"}, w.fold) {
			return s[w.start:]
		}
	}
	return s
}

// opensYear: a further year begins, for which the same or something else is to be reached: "…, (riêng) năm 2027 đạt 40%".
func opensYear(words []word) bool {
	n, _ := at(words, 0, "rieng")
	s, _ := scopeOf(words[n:])
	return s.to != ""
}

// opensMean: behind a total its mean for a year stands: "12.000 ha rừng, bình quân mỗi năm 2.400 ha".
func opensMean(rest string) bool {
	after, ok := strings.CutPrefix(rest, ", ")
	return ok && isMeanOfYear(wordsOf(after[:runeBoundary(after, 60)]))
}

// means are the words that a mean for a year begins with.
var means = []string{
	"binh quan moi nam", "binh quan hang nam", "binh quan mot nam", "binh quan nam", "trung binh moi nam", "trung binh hang nam", "moi nam",
}

// maxVerb is how many words may say what is done each year before the number.
const maxVerb = 3

// isMeanOfYear: the words begin with a mean for a year, and soon a number follows.
func isMeanOfYear(words []word) bool {
	n, ok := atAny(words, 0, means)
	if !ok {
		return false
	}
	for i := n; i < min(len(words), n+maxVerb+1); i++ {
		if isDigits(words[i].fold) {
			return true
		}
	}
	return false
}

// statementsOf takes a clause apart that counts several things at once, from a word on: "đạt 16 bác sĩ và 40 giường bệnh
// trên 10.000 dân", "Xây dựng 05 trường mầm non và 02 trường tiểu học". Each has the words before the first number, and the
// population that the last one is a rate of.
func statementsOf(clause string, words []word, from int) []string {
	var at []int
	rate := len(clause)
	for i := from; i < len(words) && (len(at) == 0 || !isOwner(words, i)); i++ {
		switch {
		case !isDigits(words[i].fold), isEdition(clause, words, i),
			isPartOfNumber(clause, words, i) && len(at) > 0 && at[len(at)-1] == i-1,
			len(at) > 0 && endsRange(clause, words, at[len(at)-1], i):
		case len(at) > 0 && isRateOf(clause, words, i):
			rate = min(rate, rateStart(clause, words, i))
		case rate < len(clause): // the rest of the population's number
		default:
			at = append(at, i)
		}
	}
	if len(at) < 2 || !areListed(clause, words, at, rate) {
		return []string{clause}
	}
	if _, ok := acting.at(clause, words, from); !ok && rate == len(clause) {
		return []string{clause}
	}
	lead := clause[:words[at[0]].start]
	bare := withoutBound(lead)
	var all []string
	for k, i := range at {
		lead := lead
		if before := clause[:words[i].start]; k > 0 && len(withoutBound(before)) < len(strings.TrimRight(before, " ")) {
			lead = bare + " " + strings.TrimSpace(before[len(withoutBound(before)):]) + " " // a bound of its own
		}
		if k+1 == len(at) {
			all = append(all, lead+clause[words[i].start:])
			continue
		}
		own := strings.TrimRight(withoutBound(clause[words[i].start:words[at[k+1]].start]), " ,")
		own = strings.TrimRight(strings.TrimSuffix(own, " và"), " ,")
		all = append(all, lead+own+clause[rate:])
	}
	return all
}

// maxListed is how many words a thing takes that is counted in a list.
const maxListed = 12

// areListed: between the numbers stand nouns, and nothing but a comma or "và" parts them. None is a year, a share or
// the number of an act.
func areListed(clause string, words []word, at []int, rate int) bool {
	for k, i := range at {
		if isYear(words[i].fold) || isNamed(clause, words, i) || inBrackets(clause, words[i].start) ||
			isPartOfNumber(clause, words, i) {
			return false
		}
		if k == 0 {
			continue
		}
		_, n := number(clause[words[at[k-1]].start:])
		before := clause[words[at[k-1]].start+n : words[i].start]
		if _, tail, ok := rangeEnd(before); ok {
			before = tail
		}
		before = withoutBound(withoutBrackets(before))
		noun, ok := strings.CutSuffix(strings.TrimRight(before, " "), ",")
		if !ok {
			noun, ok = strings.CutSuffix(noun, " và")
		}
		if count := len(strings.Fields(noun)); !ok || count == 0 || count > maxListed || strings.ContainsAny(noun, ",;:%()–-") {
			return false
		}
	}
	return words[at[len(at)-1]].start < rate
}

// withoutBound drops the words of comparison that end a text.
func withoutBound(s string) string {
	cut := runeBoundary(s, max(0, len(s)-60))
	words := wordsOf(s[cut:])
	for _, c := range comparisons {
		k := len(words) - strings.Count(c.phrase, " ") - 1
		if k < 0 {
			continue
		}
		if _, ok := at(words, k, c.phrase); ok {
			return withoutBound(s[:cut+words[k].start])
		}
	}
	return strings.TrimRight(s, " ")
}

// withoutBrackets drops what stands in brackets, by which a list names what it counts.
func withoutBrackets(s string) string {
	var out strings.Builder
	for s != "" {
		before, rest, open := strings.Cut(s, "(")
		out.WriteString(strings.TrimRight(before, " "))
		if !open {
			break
		}
		_, s, _ = strings.Cut(rest, ")")
	}
	return out.String()
}

// isRateOf: the number is that of the people or things that another one is counted on: "trên 10.000 dân", "/100.000 trẻ".
func isRateOf(clause string, words []word, i int) bool {
	before := clause[:words[i].start]
	return strings.HasSuffix(before, "/") || i > 1 && words[i-1].fold == "tren" && !isDigits(words[i-2].fold) &&
		strings.TrimSpace(clause[words[i-2].end:words[i-1].start]) == "" && isCounted(words, i-2)
}

// isCounted: a number stands close before the word.
func isCounted(words []word, i int) bool {
	for k := i - 1; k >= max(0, i-maxListed); k-- {
		if isDigits(words[k].fold) {
			return true
		}
	}
	return false
}

// rateStart is where the words of a rate begin, with the space or stroke before them.
func rateStart(clause string, words []word, i int) int {
	if strings.HasSuffix(clause[:words[i].start], "/") {
		return words[i].start - 1
	}
	return words[i-2].end
}
