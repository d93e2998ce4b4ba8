package org

// namesRegions: what follows "các tỉnh" is no province: "các tỉnh Đông Nam Bộ, Tây Nguyên".
func (s *scanner) namesRegions(kind, at int) bool {
	return s.words[kind].fold == "tinh" && !provinces[joinedOf(s.words[at:min(at+2, len(s.words))])]
}

// isRegion knows the first words of the names of regions (Resolution 81/2023/QH15 on the national master plan), which hold many places.
func (s *scanner) isRegion(i int) bool {
	if i+1 >= len(s.words) {
		return false
	}
	switch s.words[i].fold + " " + s.words[i+1].fold {
	case "tay nguyen", "tay bac", "dong bac", "dong nam", "tay nam", "bac bo", "trung bo", "nam bo", "bac trung", "nam trung", "trung du",
		"dong bang", "duyen hai", "mien nui", "mien trung", "mien bac", "mien nam":
		return s.words[i+1].sep == 0
	}
	return false
}

// isAnyBody knows the nouns that bodies of every kind are called with.
func (s *scanner) isAnyBody(i int) bool {
	return hasWords(s.words, i, "co", "quan") || hasWords(s.words, i, "don", "vi") || hasWords(s.words, i, "to", "chuc") ||
		hasWords(s.words, i, "dia", "phuong") || hasWords(s.words, i, "ca", "nhan") || hasWords(s.words, i, "nganh") ||
		hasWords(s.words, i, "cap")
}

// placeWords counts the words of a kind of place at i, 0 for none.
func (s *scanner) placeWords(i int) int {
	if i >= len(s.words) || s.words[i].capital && s.words[i].fold != "tp" {
		return 0
	}
	n := placeKind(s.words[i].fold)
	if hasWords(s.words, i, "xa", "hoi") {
		return 0
	}
	if n == 2 && !hasWords(s.words, i, "thanh", "pho") && !hasWords(s.words, i, "thi", "xa") &&
		!hasWords(s.words, i, "thi", "tran") && !hasWords(s.words, i, "dac", "khu") {
		return 0
	}
	return n
}

// localitiesAt returns how many words lead to names of localities: "các địa
// phương" right before a proper name.
func (s *scanner) localitiesAt(i int) int {
	n := s.quantifierAt(i)
	if n == 0 || !hasWords(s.words, i+n, "dia", "phuong") {
		return 0
	}
	if at := i + n + 2; at < len(s.words) && (s.words[at].sep == 0 || s.words[at].sep == ':') && s.words[at].capital && s.headAt(at) == 0 {
		return n + 2
	}
	return 0
}

// locality reads a name after "các địa phương". Whether it means the committee
// of the place is for a person to say.
func (s *scanner) locality() (Mention, bool) {
	if !s.bare || s.words[s.at].sep == ';' || !s.words[s.at].capital || s.starts(s.at) {
		s.bare = false
		return Mention{}, false
	}
	end := s.at + 1
	for end < len(s.words) && s.words[end].sep == 0 && s.words[end].capital {
		end++
	}
	return s.take(end, Mention{Doubt: DoubtPlace}), true
}
