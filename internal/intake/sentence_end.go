package intake

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/org"
)

// isBeside: what begins here names with whom the subject before it works: "…; cùng với Hội Nông dân | mở lớp".
func isBeside(s string, words []word, from int) bool {
	return words[from].fold == "cung" && isTogether(s, words[from])
}

// qualifiedBy counts the words from a verb on that tell which organisations are meant.
func qualifiedBy(s string, words []word, i int) int {
	if n, ok := atAny(words, i, qualifying); ok {
		return n
	}
	return undergoesBeforeColon(s, words, i)
}

// undergoesBeforeColon counts the words by which a heading tells which bodies it means: "Đối với đơn vị | được kiểm tra: …".
func undergoesBeforeColon(s string, words []word, i int) int {
	const most = 5
	if s[words[i].start:words[i].end] != "được" {
		return 0
	}
	for n := 1; n <= most && i+n < len(words); n++ {
		if mark := strings.TrimSpace(s[words[i+n-1].end:words[i+n].start]); mark != "" {
			return n * btoi(mark == ":")
		}
	}
	return 0
}

// runsTogether: a class in small letters stands right behind a name, so that the sentence has begun between them: "Hội Nông dân xã | mở các
// trường học đồng ruộng".
func runsTogether(s string, found []org.Mention) bool {
	for i := 1; i < len(found); i++ {
		gap := s[min(found[i-1].End, found[i].Start):found[i].Start]
		if found[i].Class && unicode.IsLower(firstRune(found[i].Text)) && strings.TrimSpace(gap) == "" {
			return true
		}
	}
	return false
}

// ofRelative: the word before a verb makes it part of a clause that tells which bodies are meant: "các địa phương có tổ chức lễ hội
// chủ động …", "các đơn vị chưa hoàn thành khẩn trương …".
func ofRelative(s string, before word) bool {
	return slices.Contains([]string{"có", "chưa", "đang"}, s[before.start:before.end])
}

// opensBehindName: a verb of which only the first letter is a capital, behind a class in small letters or whom an order is for. The
// break between a heading and its sentence got lost: "Thủ trưởng cơ quan ngang bộ Tập trung chỉ đạo …", "Giao Sở A Theo dõi …".
func opensBehindName(s string, words []word, i int, ordered bool) bool {
	if i < 3 || !unicode.IsUpper(firstRune(s[words[i].start:])) || words[i].start-words[i-1].end != 1 {
		return false
	}
	n, ok := acting.at(s, words, i)
	if !ok || i+n >= len(words) || !beginsWithVerb(s, words, i) || endsInBareKind(words[:i]) {
		return false
	}
	small := func(w word) bool { return unicode.IsLower(firstRune(s[w.start:])) }
	return small(words[i-1]) && small(words[i+1]) && (ordered && n > 1 || small(words[i+n]))
}

// urging are adverbs that a sentence begins with, and that are in no name.
var urging = verbsOf("khẩn trương, tiếp tục, chủ động, tích cực, kịp thời, nghiêm túc, thường xuyên, phối hợp với, phối hợp chặt chẽ")

// urgesBehindName: a sentence begins behind a name, whose break from it got lost: "Cục A Khẩn trương hoàn thành …".
func urgesBehindName(s string, words []word, i int) bool {
	if i < 2 || i+1 >= len(words) || words[i].start-words[i-1].end != 1 || !unicode.IsUpper(firstRune(s[words[i].start:])) {
		return false
	}
	_, ok := urging.at(s, words, i)
	return ok && unicode.IsLower(firstRune(s[words[i+1].start:]))
}

// bareKinds are nouns for bodies that go on with their name: "các cơ quan Thống kê".
var bareKinds = slices.Concat(verbBodies, []string{"co quan", "don vi", "to chuc", "doan the", "cuc", "chi cuc", "vu", "vien"})

func endsInBareKind(words []word) bool {
	return slices.ContainsFunc(bareKinds, func(kind string) bool {
		_, ok := at(words, len(words)-strings.Count(kind, " ")-1, kind)
		return ok
	})
}
