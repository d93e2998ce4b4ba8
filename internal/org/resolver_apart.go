package org

import "strings"

// The kinds of bodies that a class lists share what tells them apart, which stands behind the last of them: "cơ quan, tổ chức, doanh
// nghiệp liên quan". One that has its own before another kind comes is a class by itself.

// longNouns are the words that a kind of body goes on with behind its first two: "hộ gia đình", "nhà đầu tư".
var longNouns = map[string]bool{
	"gia": true, "kinh": true, "dau": true, "tac": true, "nghien": true, "dai": true, "cao": true, "cung": true, "tai": true,
}

// isToldApartBefore: in a cell another kind of body follows the comma at i, and the one before is told apart already: "tổ chức xã
// hội, cơ quan liên quan". Where the list is counted, so must be the one that follows: "các chủ rừng, tổ chức phi chính phủ".
func (s *scanner) isToldApartBefore(i int, kind sort) bool {
	if s.prose || kind == authority || s.words[i].sep != ',' || s.nounAt(i) == noSort || s.words[i].fold == "cap" || s.placeWords(i) > 0 ||
		s.isRelatedBefore(i) || s.ofCommittees() {
		return false
	}
	from := s.at + s.quantifierAt(s.at)
	counted := from > s.at
	for j := from + 1; j < i; j++ {
		if s.words[j].sep == ',' || isLink(s.words[j-1].fold) {
			from = j
		}
	}
	return s.countedAt(from) != noSort && from+s.nounLen(from) < i && (!counted || !s.endsAt(i+s.nounLen(i)))
}

// nounLen counts the words of a kind of body.
func (s *scanner) nounLen(i int) int {
	if s.areOwners(i) || s.words[i].fold == "nha" {
		return 1 // what is theirs or what they do tells them apart
	}
	if _, two := secondWords[s.words[i].fold]; !two || i+1 >= len(s.words) {
		return 1
	}
	return 2 + btoi(longNouns[s.words[i+1].fold])
}

// RelatedLevels are the folded words behind "liên quan" that say at which level the bodies are, the longest first.
var RelatedLevels = []string{
	"o trung uong va dia phuong", "trung uong va dia phuong", "o trung uong", "trung uong", "o dia phuong", "cua trung uong",
	"cua dia phuong", "cua tinh", "cua thanh pho", "cua xa", "cua phuong", "cap tinh", "cap xa",
}

// levelsBehind counts the words at i that say at which level related bodies are; those of one place by name are another class.
func (s *scanner) levelsBehind(i int) int {
	for _, level := range RelatedLevels {
		words := strings.Fields(level)
		end := i + len(words)
		if !hasWords(s.words, i, words...) || s.words[i].sep != 0 {
			continue
		}
		if end == len(s.words) || s.words[end].sep != 0 || !s.words[end].capital {
			return len(words)
		}
	}
	return 0
}

// stressWords counts the words behind a comma that stress some of those meant: "các bộ, ngành, nhất là Bộ A".
func (s *scanner) stressWords(i int) int {
	switch {
	case i >= len(s.words) || s.words[i].sep != ',':
		return 0
	case hasWords(s.words, i, "nhat", "la"):
		return 2
	case hasWords(s.words, i, "truoc", "het", "la"), hasWords(s.words, i, "dac", "biet", "la"):
		return 3
	}
	return 0
}

// stressAt counts them where bodies follow by name, which stand beside their class; a part of the class is no class beside it.
func (s *scanner) stressAt(i int) int {
	n := s.stressWords(i)
	if n > 0 && s.quantifierAt(i+n) > 0 {
		return 0
	}
	return n
}
