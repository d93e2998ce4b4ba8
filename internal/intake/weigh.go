package intake

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/org"
)

// weighLeads weakens leads by the steps that led to them.
func (p *parser) weighLeads(c *Check, s *subject, with []org.Mention, content string) {
	if len(s.leads) == 0 {
		return
	}
	c.weaken("leads", s.sure, "intake.doubt_lead_inferred", s.leadPhrase)
	if startsWith(wordsOf(content[:runeBoundary(content, maxHeading)]), "khuyen khich") && strings.Contains(content, s.leadPhrase) {
		c.weaken("leads", sureRival, "intake.doubt_lead_inferred", s.leadPhrase) // to encourage them may be another's work
	}
	if s.rival != "" {
		c.weaken("leads", sureRival, "intake.doubt_other_subject", s.rival)
	}
	for _, m := range s.leads {
		if tail := looseTail(m); tail != "" && !s.isChargedIn(content) {
			c.weaken("leads", sureRival, "intake.doubt_class_tail", tail)
		}
	}
	if more := classBehind(content, s.leadPhrase); more != "" {
		c.weaken("leads", sureRival, "intake.doubt_class_tail", more)
	}
	if first, _, told := strings.Cut(s.leadPhrase, ":"); told && s.leads[0].Class {
		c.weaken("leads", sureRival, "intake.doubt_class_tail", first) // it may be they who are named behind it
	}
	if tail := s.leads[len(s.leads)-1]; tail.Class {
		if more := classListedBehind(content, s.leadPhrase); more != "" {
			c.weaken("leads", sureRival, "intake.doubt_class_tail", more)
		}
	}
	if other := orderedInAgreement(content, s); other != "" {
		c.weaken("leads", sureRival, "intake.doubt_other_subject", other)
	}
	from := s.endIn(content)
	to := cmp.Or(p.delegateIn(content, from), p.delegateIn(content, 0), // "Chỉ đạo Sở X: …" under a heading
		directedClass(content, from), directedClass(content, 0))
	if to != "" {
		c.weaken("leads", sureRival, "intake.doubt_delegated", to)
	}
	if other := p.secondSubject(content, s.endIn(content), slices.Concat(s.leads, with)); other != "" {
		c.weaken("leads", sureRival, "intake.doubt_other_subject", other)
	}
}

// classListedBehind is what may still be of a class that ends the subject: who is of it ("… gồm: A, B"), or, in a list, the noun
// "tổ chức", which is a verb elsewhere, or its field ("các cơ quan liên quan lĩnh vực đất đai"). Empty for nothing.
func classListedBehind(content, class string) string {
	class = strings.TrimSuffix(class, " và")
	_, rest, found := strings.Cut(content, class)
	if !found || class == "" {
		return ""
	}
	words := wordsOf(rest[:runeBoundary(rest, maxHeading)])
	_, lists := atAny(words, 0, []string{"gom", "bao gom"})
	_, field := atAny(words, 0, []string{"nganh", "linh vuc"})
	lists = lists || field && strings.HasSuffix(class, "liên quan")
	n, noun := at(words, 0, "to chuc")
	listed := noun && n < len(words) && strings.HasPrefix(rest, ",")
	if n, noun = at(words, 0, "va to chuc"); lists || listed || noun && n < len(words) && strings.HasPrefix(rest[words[n-1].end:], ",") {
		return rest[words[0].start:words[min(len(words), 4)-1].end]
	}
	return ""
}

// bareBody is a class that is only a noun for bodies of any kind ("cơ quan"), which the text tells apart further, empty for any other.
func bareBody(m org.Mention) string {
	words := wordsOf(m.Text)
	if _, bare := atAny(words, 0, []string{"co quan", "don vi", "to chuc", "co so"}); !m.Class || !bare || len(words) > 2 {
		return ""
	}
	return m.Text
}

// partInBracket is a body that stands by itself in a bracket behind another, of which it may be the part that is meant: "Bộ A (Cục
// B)". Empty for none.
func partInBracket(m org.Mention, content string) string {
	if m.Class || !strings.Contains(content, "("+m.Text+")") {
		return ""
	}
	return m.Text
}

// isChargedIn: what the content asks of the subject follows its name, however long a class is told.
func (s *subject) isChargedIn(content string) bool {
	_, rest, found := strings.Cut(content, s.leadPhrase)
	return found && s.leadPhrase != "" && isCharged(wordsOf(rest[:min(len(rest), maxHeading)]), 0)
}

// endIn is where the content goes on after its subject: behind it, or where a heading named it,
// behind the content's topic.
func (s *subject) endIn(content string) int {
	if at := strings.Index(content, s.leadPhrase); s.leadPhrase != "" && at >= 0 && s.end <= len(content) && at+len(s.leadPhrase) <= s.end {
		return s.end
	}
	return max(0, strings.IndexByte(content[:min(len(content), maxHeading)], ':'))
}

// classWords are the words that classes of organisations are named with: the
// kinds of bodies, their levels and fields, and what ties them to the matter. A
// word that is none of them is likely the sentence's own.
var classWords = wordSet(`cac moi nhung mot so tat ca toan the bo so ban nganh co quan don vi dia phuong to chuc ca nhan doan the hoi
	nganh linh vuc cap trung uong tinh huyen xa phuong dac khu thi tran thanh pho quan thon ban to dan khu pho lang chuc nang lien quan
	co khac cung nay tren dia ban thuoc truc ngang chinh phu nha nuoc chinh tri xa hoi nghe nghiep dai hoc cao dang trung cap so thong
	tieu pho dao tao giao duc y te benh vien truong vien nghien cuu khoa hoc cong nghe nha thau doanh nghiep tap doan tong cong ty ngan hang
	tin dung hop tac kinh te su nghiep lap ngoai tu nhan nho va vua chu dau rung quan ly du an bao chi truyen thong dai phat thanh hinh
	uy nhan dan dong thu truong nguoi dung dau lanh dao tich giam doc pho chanh van phong bi thu dang bo doan chi nhanh thanh vien khoi
	luc luong vu trang cong an quan su bien phong kinh doanh san xuat dich nong cong thuong du lich van hoa the thao tai nguyen moi truong
	noi vu tu phap thanh tra ngoai giao xay giao thong van tai ke hoach tai chinh chuyen mon khoa bo mon phong hiep lien dang ky hang khong
	duoc hiem kho bac thue quan quoc gia te trong cung la cong cuoc quyen nghe tap the ho gia dinh tham gia su dung tu chu
	mam non thuong mai`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// tailOpeners are the words after which anything may qualify a class ("các đơn vị thuộc …", "các cơ quan được giao …").
var tailOpeners = wordSet("thuoc cua duoc trong theo tai tren o voi ve la do phu trach")

// looseTail is the part of a class's name that is likely not of it, empty for none.
func looseTail(m org.Mention) string {
	if !m.Class {
		return ""
	}
	if _, more, listed := strings.Cut(m.Text, ", "); listed && strings.HasPrefix(m.Text, "các Sở ") && unicode.IsUpper(firstRune(more)) {
		return more // "các Sở Tài chính, Y tế" may be two
	}
	words := wordsOf(m.Text)
	for i, w := range words {
		raw := m.Text[w.start:w.end]
		if _, urges := adverbs.at(m.Text, words, i); urges && i+2 >= len(words) {
			return m.Text[w.start:] // the sentence's own, behind a class that it was taken for a part of
		}
		if w.fold == "duoc" && !has(words, "co quan", "don vi", "dia phuong") {
			return m.Text[w.start:] // of bodies that are named by their kind it may be the sentence's verb
		}
		if tailOpeners[w.fold] {
			return ""
		}
		if !classWords[w.fold] && !unicode.IsUpper(firstRune(raw)) && !unicode.IsDigit(firstRune(raw)) {
			return m.Text[w.start:]
		}
	}
	return ""
}
