package intake

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/calendar"
)

// eventWords lead to what must happen first, at the end of a sentence or of a clause.
var eventWords = []string{
	"truoc khai giang", "truoc khi", "ngay sau khi", "sau khi ket thuc", "sau khi hoan thanh", "sau khi co", "sau khi nhan duoc",
	"ngay khi", "khi ket thuc", "khi hoan thanh", "cung thoi diem", "dong thoi voi", "hoan thanh dong bo voi", "hoan thanh cung",
	"theo tien do", "cho den khi", "den khi",
}

// eventIn finds an event that a sentence is due at: behind the work, where the clause ends with it; before it, where hours are
// said ("Khi xảy ra sự cố, Sở X báo cáo trong vòng 24 giờ"); or in brackets.
func eventIn(s string) (calendar.Deadline, bool) {
	words := wordsOf(s)
	made := func(from, to int) (calendar.Deadline, bool) {
		phrase := s[words[from].start:words[to-1].end]
		return calendar.Deadline{Phrase: phrase, Kind: calendar.Event, Rule: "after_event", Event: phrase}, true
	}
	if to := eventOver(s, words); to > 0 {
		return made(0, to)
	}
	for i := 1; i < len(words); i++ {
		if to := eventAt(s, words, i); to > 0 {
			return made(i, to)
		}
	}
	return calendar.Deadline{}, false
}

// eventOver is the word behind an event that a sentence opens with, where it says within how many hours; 0 for none.
func eventOver(s string, words []word) int {
	hours := index(words, 1, "gio")
	if !startsWith(words, "khi") || hours < 0 || !has(words[max(0, hours-4):hours], "vong", "trong") {
		return 0
	}
	if to := markBehind(s, words, 0); to < hours {
		return to
	}
	return 0
}

// eventAt is the word behind an event that begins at a word and ends the clause, 0 for none.
func eventAt(s string, words []word, i int) int {
	if to := eventInBrackets(s, words, i); to > 0 {
		return to
	}
	if words[i-1].fold == "den" && words[i].fold == "khi" { // read from "đến" on
		return 0
	}
	n, ok := atAny(words, i, eventWords)
	if !ok {
		return actOfOthers(s, words, i)
	}
	to := behindNouns(s, words, markBehind(s, words, i))
	ends := to == len(words) || strings.ContainsAny(s[words[to-1].end:words[to].start], ".;")
	if to <= i+n-1 || !ends || !isWhenDue(s, words, i) {
		return 0
	}
	return to
}

// isWhenDue: what is to be done "trước khi" something must be said to be done by then, or be handed to somebody, since most that comes
// before something else is the order of things ("xử lý nước thải trước khi thải ra môi trường"); and "đến khi" ends no span of matters
// ("từ khâu … đến khi …") and nothing that is not to be waited for.
func isWhenDue(s string, words []word, i int) bool {
	from := i
	for from > 0 && !strings.ContainsAny(s[words[from-1].end:words[from].start], ".;") {
		from--
	}
	before := words[from:i]
	switch _, until := atAny(words, i, []string{"cho den khi", "den khi"}); {
	case until:
		return !slices.ContainsFunc(words[from:i+1], func(w word) bool { return leadsToEnd[strings.ToLower(s[w.start:w.end])] })
	case strings.Contains(s[words[i].start:words[markBehind(s, words, i)-1].end], " thì "): // what is done then is said behind it
		return false
	case words[i].fold == "truoc" && words[i+1].fold == "khi":
		return has(before, "xong", "hoan thanh", "khan truong", "dut diem") || handsOver(s, before)
	}
	return true
}

// leadsToEnd are the words whose "đến khi" is no last day. Unfolded, for "đầu tư" is no "từ" and "cho" no "chờ".
var leadsToEnd = map[string]bool{"từ": true, "chờ": true, "đợi": true}

// handsOver: something is handed to somebody ("bàn giao mặt bằng", "báo cáo Ủy ban …"); "báo cáo" before a small letter may be a paper.
func handsOver(s string, words []word) bool {
	for i := range words {
		n, gives := atAny(words, i, []string{"bao cao", "gui"})
		if _, ok := at(words, i, "ban giao"); ok || gives && i+n < len(words) && unicode.IsUpper(firstRune(s[words[i+n].start:])) {
			return true
		}
	}
	return false
}

// eventInBrackets is the word behind an event that stands in brackets by itself: "Sở A triển khai Dự án 2 (khi Bộ B có hướng dẫn)"; 0 for
// none. What is done only where needed, or if something is not so, has no time.
func eventInBrackets(s string, words []word, i int) int {
	if words[i].fold != "khi" || !strings.HasSuffix(s[:words[i].start], "(") {
		return 0
	}
	if _, never := atAny(words, i+1, []string{"can", "khong", "chua", "xet thay", "phat sinh"}); never {
		return 0
	}
	to := i + 1
	for to < len(words) && !strings.Contains(s[words[to-1].end:words[to].start], ")") {
		to++
	}
	return to
}

// makings are the words by which others bring about what the work waits for.
var makings = []string{"ban hanh", "trien khai", "phe duyet", "thong qua", "co hieu luc", "co van ban", "co huong dan",
	"co thong bao", "co quyet dinh"}

// beforeWhen are the words before "khi" that make of it another time than that of what happens.
var beforeWhen = wordSet("trong sau truoc ngay tu")

// actOfOthers is the word behind what others do first, at the end of a sentence ("… khi Chính phủ ban hành nghị định"); 0 for none, as
// where the sentence tells when it does something itself ("khi triển khai dự án").
func actOfOthers(s string, words []word, i int) int {
	if words[i].fold != "khi" || i+2 >= len(words) || beforeWhen[words[i-1].fold] {
		return 0
	}
	if who := words[i+1]; !unicode.IsUpper(firstRune(s[who.start:])) && who.fold != "co" {
		return 0
	}
	for to := i + 1; to <= len(words); to++ {
		if to == len(words) || strings.ContainsAny(s[words[to-1].end:words[to].start], ".;") {
			return to * btoi(has(words[i+1:to], makings...))
		}
	}
	return 0
}

// behindNouns goes on behind a comma over further nouns of an event ("khi có lũ, sạt lở đất"), where no verb makes them a
// clause of their own.
func behindNouns(s string, words []word, to int) int {
	for to < len(words) && strings.TrimSpace(s[words[to-1].end:words[to].start]) == "," {
		next := markBehind(s, words, to)
		if hasVerb(s, words, to, next) {
			break
		}
		to = next
	}
	return to
}

// markBehind is the word behind the next mark.
func markBehind(s string, words []word, i int) int {
	for i++; i < len(words); i++ {
		if strings.ContainsAny(s[words[i-1].end:words[i].start], ",.;:()") {
			return i
		}
	}
	return len(words)
}
