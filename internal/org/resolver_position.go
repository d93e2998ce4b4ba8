package org

import (
	"slices"
	"strings"
)

// positions are the offices that stand for the body after them ("Giám đốc Sở
// Nội vụ", "Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các huyện").
var positions = [][]string{
	{"pho", "tong", "giam", "doc"}, {"tong", "giam", "doc"}, {"pho", "giam", "doc"}, {"giam", "doc"},
	{"pho", "thu", "truong"}, {"thu", "truong"}, {"nguoi", "dung", "dau"}, {"lanh", "dao"},
	{"pho", "chu", "tich"}, {"chu", "tich"}, {"pho", "chu", "nhiem"}, {"chu", "nhiem"},
	{"pho", "tu", "lenh"}, {"tu", "lenh"}, {"chinh", "uy"},
	{"pho", "thu", "tuong"}, {"ban", "thuong", "truc"}, {"thuong", "truc"},
	{"pho", "hieu", "truong"}, {"hieu", "truong"}, {"to", "truong"}, {"chi", "huy", "truong"},
	{"pho", "thong", "doc"}, {"thong", "doc"}, {"pho", "chanh", "an"}, {"chanh", "an"}, {"tong", "bien", "tap"}, {"tong", "thu", "ky"},
	{"bo", "truong"}, {"vien", "truong"}, {"tong", "cuc", "truong"}, {"cuc", "truong"}, {"vu", "truong"}, {"truong"},
	{"chanh"}, {"pho", "bi", "thu"}, {"bi", "thu"},
}

// ledByGeneral are bodies whose head is called by their own name: "Tổng Thanh tra Chính phủ", "Tổng Kiểm toán nhà nước".
var ledByGeneral = [][]string{{"thanh", "tra", "chinh", "phu"}, {"kiem", "toan", "nha", "nuoc"}}

// positionAt returns how many words of an office stand at i, before a body or a class of them.
func (s *scanner) positionAt(i int) int {
	for _, p := range positions {
		if hasWords(s.words, i, p...) && (s.words[i].capital || i == 0) && i+len(p) < len(s.words) && s.words[i+len(p)].sep == 0 {
			return len(p)
		}
	}
	general := i < len(s.words) && s.words[i].fold == "tong" && (s.words[i].capital || i == 0)
	return btoi(general && slices.ContainsFunc(ledByGeneral, func(body []string) bool { return hasWords(s.words, i+1, body...) }))
}

// position reads an office with its body as one mention: the body's, in the office's name.
func (s *scanner) position() (Mention, bool) {
	at, n, counted := s.at, s.positionAt(s.at), false
	if q := s.quantifierAt(s.at); n == 0 && q > 0 && s.positionAt(s.at+q) > 0 { // "các Phó Thủ tướng Chính phủ"
		n, counted = q+s.positionAt(s.at+q), true
	}
	if n == 0 || s.leadsBoard(at) {
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

// furtherOffices are what somebody with an office is besides, behind a dash.
var furtherOffices = [][]string{
	{"pho", "truong", "ban"}, {"truong", "ban"}, {"pho", "truong", "doan"}, {"truong", "doan"}, {"to", "truong"}, {"pho", "to", "truong"},
	{"chu", "tich", "hoi", "dong"}, {"pho", "chu", "tich", "hoi", "dong"}, {"pho", "chu", "tich", "uy", "ban"}, {"uy", "vien"},
}

// furtherOfficeAt counts the words of a further office at i, behind a dash: "Bộ trưởng Bộ A - Trưởng Ban Chỉ đạo …".
func (s *scanner) furtherOfficeAt(i int) int {
	if i == 0 || i >= len(s.words) || !s.words[i].capital {
		return 0
	}
	if before := strings.TrimSpace(s.before(i)); before == "" || strings.Trim(before, " -–") != "" {
		return 0
	}
	for _, o := range furtherOffices {
		if hasWords(s.words, i, o...) {
			return len(o)
		}
	}
	return 0
}

// before is what stands between a word and the one before it: nothing where both spell one abbreviation out.
func (s *scanner) before(i int) string {
	from, to := s.words[i-1].end, s.words[i].start
	return s.text[min(from, to):to]
}

// withFurtherOffice takes the further office of whoever has one into the text of a mention, and not into the name: it is the same person.
func (s *scanner) withFurtherOffice(from int, m Mention) Mention {
	n := s.furtherOfficeAt(s.at)
	if n == 0 || s.positionAt(from) == 0 {
		return m
	}
	end := s.at + n
	if hasWords(s.words, end, "quan", "ly") { // "Trưởng Ban Quản lý Khu kinh tế" heads another body
		return m
	}
	for end < len(s.words) && (!s.breaks(end) || s.isOfField(end)) {
		end++
	}
	s.at = end
	m.End = s.words[end-1].end
	m.Text = s.text[m.Start:m.End]
	return m
}

// isOfField: behind the comma the name of a board goes on with what it is about, in small letters: "… chống buôn lậu, gian lận".
func (s *scanner) isOfField(i int) bool {
	return s.words[i].sep == ',' && !s.words[i].capital && s.quantifierAt(i) == 0 && s.nounAt(i) == noSort
}

// leadsBoard: "Trưởng ban Kinh tế" leads one board, no class of them.
func (s *scanner) leadsBoard(i int) bool {
	if i+2 >= len(s.words) || !hasWords(s.words, i, "truong", "ban") || s.words[i+1].capital {
		return false
	}
	return s.words[i+2].capital && s.words[i+2].sep == 0
}

// titles are the first words of the offices and posts that a person is named by without a body, with their accents: a person's own
// name may be "Trương".
var titles = []string{"phó", "chủ", "bí", "trưởng", "giám", "chánh", "chuyên", "ủy", "uỷ", "cán", "công", "lãnh"}

// comradeAt counts the words "đồng chí" or "đ/c" at i.
func (s *scanner) comradeAt(i int) int {
	if hasWords(s.words, i, "dong", "chi") {
		return 2
	}
	if hasWords(s.words, i, "d", "c") && strings.EqualFold(s.text[s.words[i].start:s.words[i+1].end], "đ/c") {
		return 2
	}
	return 0
}

// comrade reads the post of a person, of several where it is counted, verbatim up to the end of its part: "Đồng chí Phó Chủ tịch
// Thường trực", "các đ/c Phó Chủ tịch". A person by name is none.
func (s *scanner) comrade() (Mention, bool) {
	counted := s.quantifierAt(s.at)
	n := counted + s.comradeAt(s.at+counted)
	first := s.at + n
	if s.prose || n == counted || first >= len(s.words) ||
		!slices.Contains(titles, strings.ToLower(s.text[s.words[first].start:s.words[first].end])) {
		return Mention{}, false
	}
	end := s.at + n + 1
	for end < len(s.words) && s.words[end].sep == 0 {
		end++
	}
	m := Mention{Class: counted > 0, Doubt: DoubtUnknown, Name: s.text[s.words[s.at].start:s.words[end-1].end]}
	if m.Class {
		m.Name = lowerFirst(m.Name)
	}
	return s.take(end, m), true
}

// inCharge takes into the name of a post, which began at a word, what its holder is in charge of: "Phó Chủ tịch, phụ trách lĩnh vực
// Giám sát".
func (s *scanner) inCharge(from int, m Mention) Mention {
	post := s.positionAt(from) > 0 || s.comradeAt(from+s.quantifierAt(from)) > 0
	if s.prose || !post || !hasWords(s.words, s.at, "phu", "trach") || s.words[s.at].sep == ';' || s.words[s.at].sep == ':' {
		return m
	}
	end := s.at + 2
	for end < len(s.words) && s.words[end].sep == 0 {
		end++
	}
	charge := s.text[m.End:s.words[end-1].end]
	m.Name, m.Text, m.End = m.Name+charge, m.Text+charge, m.End+len(charge)
	m.ID, s.at = "", end
	return m
}
