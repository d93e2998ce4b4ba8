package intake

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/docread"
	"dondoc/internal/org"
	"dondoc/internal/text"
)

// The longest short form of a legend, in bytes, and how many entries a document has of it: each is sought in all its texts.
const (
	maxLegendShort = 24
	maxLegend      = 100
)

// legendIn finds the organisations that the document writes with the short forms of its own legend ("Chữ viết tắt: QLĐT: Quản lý Đầu
// tư; QH-XD: Quy hoạch - Xây dựng"): a kind of body with a short form behind it is that kind with the words it stands for, and a short
// form of a whole name is that name.
func legendIn(doc *docread.Document, names *org.Resolver) []org.Known {
	texts := textsOf(doc)
	var found []org.Known
	for _, e := range entriesIn(texts) {
		general := len(wordsOf(e.short)) == 1 && text.Expand(e.short) != e.short
		if known, ok := bodyNamed(e.full, names); ok && !general { // "CAĐK: Công an đặc khu"
			known.Aliases = append(slices.Clip(known.Aliases), e.short)
			found = append(found, known)
		}
		for _, kind := range kindsBefore(texts, e.short) {
			if known, ok := bodyNamed(kind+" "+e.full, names); ok {
				known.Aliases = append(slices.Clip(known.Aliases), kind+" "+e.short)
				found = append(found, known)
			}
		}
	}
	return found
}

// entriesIn are the first entries of the legends among the texts.
func entriesIn(texts []string) []entry {
	var all []entry
	for _, s := range texts {
		if all = append(all, legendOf(s)...); len(all) >= maxLegend {
			return all[:maxLegend]
		}
	}
	return all
}

// An entry of a legend is a short form with the words it stands for.
type entry struct{ short, full string }

// legendOf reads the entries of a line that is a legend: at least two short forms are initials of the words behind the colon. The others of
// the line may leave words out ("TKNL: Tiết kiệm năng lượng và Phát triển bền vững").
func legendOf(s string) []entry {
	parts := strings.SplitN(s, ";", maxLegend)
	if len(parts) < 2 {
		return nil
	}
	var all []entry
	spelled := 0
	for _, part := range parts {
		before, full, found := strings.Cut(strings.TrimSpace(part), ": ")
		if label, after, twice := strings.Cut(full, ": "); found && twice && len(all) == 0 { // "Ghi chú: QLĐT: Quản lý Đầu tư"
			before, full = label, after
		}
		short, full := strings.TrimSpace(before), strings.TrimRight(full, " .")
		if !found || len(short) > maxLegendShort || full == "" {
			continue
		}
		from, ok := spellsOut(wordsOf(full), short)
		if ok = ok && from == 0; ok || endsInCapitals(short) && unicode.IsUpper(firstRune(full)) {
			all, spelled = append(all, entry{short, full}), spelled+btoi(ok)
		}
	}
	if spelled < 2 {
		return nil
	}
	return all
}

// endsInCapitals: a short form, which may have its kind before it.
func endsInCapitals(short string) bool {
	return isCapitals(withoutJoints.Replace(short[strings.LastIndexByte(short, ' ')+1:]))
}

// withoutJoints drops the marks between the letters of a short form.
var withoutJoints = strings.NewReplacer("&", "", "-", "")

// legendHeadAt counts the words of a kind of body at a word, companies among them: a legend tells what is short in their names.
func legendHeadAt(s string, words []word, i int) int {
	n, ok := atAny(words, i, []string{"cong ty", "tong cong ty", "vu", "tong cuc"})
	if ok && unicode.IsUpper(firstRune(s[words[i].start:])) {
		return n
	}
	return headAt(s, words, i)
}

// kindsBefore are the kinds of bodies that stand right before a short form in the texts, as they are written.
func kindsBefore(texts []string, short string) []string {
	var kinds []string
	for _, s := range texts {
		before, rest, found := strings.Cut(s, " "+short)
		if !found || rest != "" && isOfWord(firstRune(rest)) {
			continue
		}
		tail := before[runeBoundary(before, max(0, len(before)-maxShortened)):]
		words := wordsOf(tail)
		for i := range words {
			if n := legendHeadAt(tail, words, i); n > 0 && i+n == len(words) && !slices.Contains(kinds, tail[words[i].start:]) {
				kinds = append(kinds, tail[words[i].start:])
				break
			}
		}
	}
	return kinds
}
