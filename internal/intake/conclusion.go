package intake

import "strings"

// A document ends with sentences to all whom it is addressed to ("Yêu cầu các sở, ngành … nghiêm túc thực hiện."). Behind a list
// they are no part of its last item.

// conclusionIn is the first of the paragraphs under an item that only conclude the document, -1 for none.
func (it *item) conclusionIn() int {
	before, from := it.head, -1
	for i, p := range it.rest {
		closed := strings.HasSuffix(before, ".") || strings.HasSuffix(before, ";") || strings.HasSuffix(before, "…")
		switch {
		case !concludesAll(p.Text):
			from = -1
		case from < 0 && closed:
			from = i
		}
		before = p.Text
	}
	return from
}

// concludesAll: a paragraph tells all to heed the document, or what to do on its strength, or whom to tell of difficulties.
func concludesAll(s string) bool {
	if isForAll(s) {
		return true
	}
	first := sentencesOf(s)[0]
	words := wordsOf(first)
	if !speaksToAll(first, words) {
		return false
	}
	return isExhortation(strings.TrimRight(first, " ./")) || has(words, ownNames...)
}

// ownNames are how a document calls itself.
var ownNames = []string{
	"ke hoach nay", "chi thi nay", "quyet dinh nay", "nghi quyet nay", "cong van nay", "van ban nay", "cong dien nay", "chuong trinh nay",
	"thong bao nay", "huong dan nay", "de an nay", "phuong an nay",
}

// grounds open a sentence that says what follows from the document.
var grounds = []string{"can cu", "tren co so", "nhan duoc", "sau khi nhan duoc", "de trien khai", "de thuc hien"}

// everybody are the beginnings of the classes that together are all whom a document is addressed to.
var everybody = []string{
	"cac so", "cac ban", "cac bo", "cac nganh", "cac co quan", "cac don vi", "cac dia phuong", "cac cap", "cac phong", "cac huyen",
	"cac xa", "thu truong",
}

// maxToEverybody is how many words of an office may stand before its class ("Giám đốc các sở", "Chủ tịch Ủy ban nhân dân các xã").
const maxToEverybody = 7

// speaksToAll: an order is given to everybody, or everybody is named behind the document as the grounds of what follows.
func speaksToAll(s string, words []word) bool {
	_, grounded := atAny(words, 0, grounds)
	for i := range words[:min(len(words), maxSubject)] {
		n := orderAt(s, words, i)
		behindGrounds := grounded && i > 0 && strings.Contains(s[words[i-1].end:words[i].start], ",") && has(words[:i], ownNames...)
		if n == 0 && !behindGrounds {
			continue
		}
		to := index(words[:min(len(words), i+n+maxToEverybody)], i+n, everybody...)
		return to >= 0 && !hasVerb(s, words, i+n, to)
	}
	return false
}
