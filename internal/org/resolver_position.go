package org

// positions are the offices that stand for the body after them ("Giám đốc Sở
// Nội vụ", "Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các huyện").
var positions = [][]string{
	{"pho", "tong", "giam", "doc"}, {"tong", "giam", "doc"}, {"pho", "giam", "doc"}, {"giam", "doc"},
	{"pho", "thu", "truong"}, {"thu", "truong"}, {"nguoi", "dung", "dau"}, {"lanh", "dao"},
	{"pho", "chu", "tich"}, {"chu", "tich"}, {"pho", "chu", "nhiem"}, {"chu", "nhiem"},
	{"pho", "thu", "tuong"}, {"thuong", "truc"}, {"pho", "hieu", "truong"}, {"hieu", "truong"}, {"to", "truong"}, {"chi", "huy", "truong"},
	{"bo", "truong"}, {"vien", "truong"}, {"cuc", "truong"}, {"truong"}, {"chanh"}, {"bi", "thu"},
}

// positionAt returns how many words of an office stand at i, before a body or a class of them.
func (s *scanner) positionAt(i int) int {
	for _, p := range positions {
		if hasWords(s.words, i, p...) && (s.words[i].capital || i == 0) && i+len(p) < len(s.words) && s.words[i+len(p)].sep == 0 {
			return len(p)
		}
	}
	return 0
}

// position reads an office with its body as one mention: the body's, in the office's name.
func (s *scanner) position() (Mention, bool) {
	at, n, counted := s.at, s.positionAt(s.at), false
	if q := s.quantifierAt(s.at); n == 0 && q > 0 && s.positionAt(s.at+q) > 0 { // "các Phó Thủ tướng Chính phủ"
		n, counted = q+s.positionAt(s.at+q), true
	}
	if n == 0 {
		return Mention{}, false
	}
	s.at += n
	for _, read := range []func() (Mention, bool){s.known, s.class, s.named} {
		m, ok := read()
		if !ok {
			continue
		}
		end := s.at
		s.at = at
		office := spell(s.text, s.words[at:at+n])
		made := Mention{ID: m.ID, Name: office + " " + m.Name, Class: m.Class, Edits: m.Edits, Doubt: m.Doubt}
		if counted {
			made.ID, made.Class, made.Name = "", true, lowerFirst(made.Name)
		}
		return s.take(end, made), true
	}
	s.at = at
	return Mention{}, false
}
