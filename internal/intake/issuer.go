package intake

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/docread"
	"dondoc/internal/org"
	"dondoc/internal/text"
)

// maxLetterhead is how many paragraphs from the top the issuer may stand.
const maxLetterhead = 40

// issuerOf finds who issued the document: the line in capitals before the
// first "Căn cứ", or else the last body of the letterhead, above which its
// superior stands (Decree 30/2020/NĐ-CP, annex I). It is sure of bodies that
// are known, or that a committee and its place make.
func (p *parser) issuerOf(ps []docread.Paragraph, learnt casing) (name string, sure bool) {
	basis := slices.IndexFunc(ps, func(q docread.Paragraph) bool { return strings.HasPrefix(text.Fold(q.Text), "can cu") })
	above, aboveSure := p.letterheadBody(letterheadOf(ps), learnt)
	for i := basis - 1; i >= 0 && i >= basis-2; i-- {
		name, sure := p.spelledBody(ps[i].Text, learnt)
		if name == "" || isBareCommittee(ps[i].Text) {
			continue
		}
		if above != "" && isOfficeOf(name, above) {
			return above, aboveSure
		}
		return withoutOffice(name), sure
	}
	if above != "" {
		return above, aboveSure
	}
	for _, q := range ps[:min(len(ps), maxLetterhead)] {
		if isSigningFor(q.Text) || isHeadTitle(q.Text) && !startsWith(wordsOf(q.Text), "thu tuong chinh phu", "chu tich uy ban") {
			break
		}
		if name, sure := p.spelledBody(q.Text, learnt); name != "" {
			return name, sure && !isBareCommittee(q.Text)
		}
	}
	return "", false
}

// lastBody is the body that a line names, or the last of those that it runs together, under its superior.
func (p *parser) lastBody(s string, learnt casing) (name string, sure bool) {
	if name, sure = p.spelledBody(s, learnt); name != "" || !mostlyCapitals(s) {
		return name, sure
	}
	found, whole := p.names.Covering(s)
	if !whole || len(found) < 2 || len(wordsOf(found[len(found)-1].Text)) < 2 {
		return "", false
	}
	last := found[len(found)-1].Text
	if words := wordsOf(last); len(words) == 2 && startsWith(words, "van phong") {
		last += " " + found[len(found)-2].Text // an office bears the name of the body it serves
	}
	return p.spelledBody(last, learnt)
}

// partyPlace is the place of a party organisation in a letterhead's line ("ĐẢNG BỘ TỈNH X"), whose committee the line
// below names without it (Instruction 36-HD/VPTW: "TỈNH ỦY" and "*").
func partyPlace(line string) string {
	words := wordsOf(line)
	n, ok := atAny(words, 0, []string{"dang bo tinh", "dang bo thanh pho", "dang bo xa", "dang bo phuong", "dang bo dac khu"})
	end := index(words, n, "dang cong san", "tinh uy", "thanh uy", "dang uy")
	if end < 0 {
		end = len(words)
	}
	if !ok || end <= n {
		return ""
	}
	place := strings.Fields(strings.Map(unicode.ToLower, text.Normal(line[words[n].start:words[end-1].end])))
	for i := range place {
		place[i] = capitalised(place[i])
	}
	return strings.Join(place, " ")
}

// withPlaceBelow is the first line, with the second one where that is no more than the end of the place's name.
func withPlaceBelow(lines []string) string {
	if len(lines) > 1 && len(wordsOf(lines[1])) <= 2 && goesOnBelow(lines[0], lines[1:2]) && !startsWith(wordsOf(lines[1]), "chi bo") {
		return lines[0] + " " + lines[1]
	}
	return lines[0]
}

// isBarePartyCommittee: a party committee that is named by its level alone.
func isBarePartyCommittee(name string) bool {
	return slices.Contains([]string{"tinh uy", "thanh uy", "dang uy"}, text.Fold(strings.TrimSpace(name)))
}

// isOfficeOf: the head of a body signs what is the body's ("Chủ tịch Ủy ban nhân dân tỉnh" of "Ủy ban nhân dân tỉnh X").
func isOfficeOf(name, body string) bool {
	own := withoutOffice(name)
	return own != name && strings.HasPrefix(text.Fold(text.Expand(body)), text.Fold(text.Expand(own)))
}

// withoutOffice takes the head's office off a body's name ("Bộ trưởng Bộ X"): the body issues what its head signs.
func withoutOffice(name string) string {
	words := wordsOf(name)
	n, ok := atAny(words, 0, []string{"chu tich", "bo truong", "giam doc", "thong doc", "tong giam doc", "chu nhiem", "cuc truong"})
	if !ok || n == len(words) {
		return name
	}
	return name[words[n].start:]
}

// letterheadOf takes the lines above the number, or above the type of a document whose number stands elsewhere. Below whom a
// letter is addressed to stands none of them.
func letterheadOf(ps []docread.Paragraph) []string {
	var lines []string
	for _, q := range ps[:min(len(ps), maxLetterhead)] {
		if numberWord(q.Text, wordsOf(q.Text)) > 0 {
			break
		}
		if typeOf(q.Text) != "" || startsWith(wordsOf(q.Text), "kinh gui") {
			break
		}
		if !isRule(q.Text) && !isMotto(q.Text) {
			lines = append(lines, partedAtCommittee(q.Text)...)
		}
	}
	return lines
}

// partedAtCommittee parts a party's letterhead whose lines ran together: "ĐẢNG BỘ TỈNH X TỈNH ỦY *".
func partedAtCommittee(line string) []string {
	words := wordsOf(line)
	n, ok := atAny(words, 0, []string{"dang bo"})
	i := index(words, n, "tinh uy", "thanh uy", "dang uy")
	if !ok || i <= n || !mostlyCapitals(line) {
		return []string{line}
	}
	return []string{strings.TrimSpace(line[:words[i].start]), strings.Trim(line[words[i].start:], " *")}
}

// letterheadBody is the last body that the lines name. A name may run over three of them.
func (p *parser) letterheadBody(lines []string, learnt casing) (name string, sure bool) {
	place := ""
	for i := 0; i < len(lines); i++ {
		if above := partyPlace(withPlaceBelow(lines[i:])); above != "" {
			place = above
		}
		for n := min(3, len(lines)-i); n > 0; n-- {
			joined := strings.Join(lines[i:i+n], " ")
			found, exact := p.lastBody(joined, learnt)
			if found == "" || n > 1 && !goesOnBelow(lines[i], lines[i+1:i+n]) {
				continue
			}
			if name != "" && isOrganAlone(found) {
				found, exact = found+" "+name, sure
			}
			if place != "" && isBarePartyCommittee(found) {
				found += " " + place
			}
			name, sure = found, exact && !isBareCommittee(joined)
			i += n - 1
			break
		}
	}
	return name, sure
}

// isOrganAlone: an office or a standing organ without a name of its own bears that of its body.
func isOrganAlone(name string) bool {
	organs := []string{"van phong", "ban thuong truc", "ban thuong vu", "ban chap hanh", "doan chu tich"}
	return slices.Contains(organs, strings.Join(text.Words(text.Fold(name)), " "))
}

// isMotto: the head line of the republic or of the party, which is no body's name.
func isMotto(s string) bool {
	words := wordsOf(s)
	n, ok := atAny(words, 0, append(motto, "dang cong san viet nam"))
	return ok && n == len(words)
}

// goesOnBelow: the lines under one do not begin a body of their own.
func goesOnBelow(first string, below []string) bool {
	for i, s := range below {
		words := wordsOf(s)
		if len(words) == 0 || !mostlyCapitals(s) {
			return false
		}
		place := startsWith(words, "tinh", "thanh pho", "huyen", "xa", "phuong", "quan", "thi xa", "thi tran", "dac khu") &&
			!startsWith(words, "tinh uy", "thanh uy", "tinh doan", "thanh doan", "xa doan")
		if i == 0 && !place && isBareCommittee(first) {
			return false
		}
		if !place && len(words) > 1 && startsWith(words, letterheadKinds...) { // one word is the end of a name ("… VÀ MÔI", "TRƯỜNG")
			return false
		}
	}
	return true
}

// letterheadKinds are the kinds of bodies that issue documents, as their names begin.
var letterheadKinds = []string{
	"uy ban", "ubnd", "hoi dong", "hdnd", "hoi", "ban", "bo", "so", "chinh phu", "thu tuong", "van phong", "cuc", "chi cuc",
	"tong cuc", "vu", "vien",
	"truong", "dai hoc", "hoc vien", "benh vien", "trung tam", "tong cong ty", "cong ty", "tap doan", "ngan hang", "kho bac", "thanh tra",
	"cong an", "toa an", "quoc hoi", "dang bo", "dang doan", "dang uy", "tinh uy", "thanh uy", "huyen uy", "tinh doan", "thanh doan",
	"doan", "lien doan",
	"mat tran", "bao hiem", "chu tich", "phong", "kiem toan", "thue", "hai quan", "quy", "dai", "bao", "lien hiep", "lien minh", "hiep hoi",
}

// isBareCommittee: a committee or council without its place, which the next line should name.
func isBareCommittee(s string) bool {
	bare := []string{"uy ban nhan dan", "hoi dong nhan dan", "chu tich uy ban nhan dan"}
	return slices.Contains(bare, strings.Join(text.Words(text.Fold(s)), " "))
}

// bodyName spells a body's name in capitals as it is written in a sentence; empty where the text is none.
func (p *parser) bodyName(s string) string {
	name, _ := p.spelledBody(s, casing{})
	return name
}

func (p *parser) spelledBody(s string, learnt casing) (name string, sure bool) {
	s = withoutSession(s)
	words := wordsOf(s)
	if !mostlyCapitals(s) || len(words) > 16 || numberWord(s, words) > 0 ||
		strings.HasSuffix(s, ":") || !startsWith(words, letterheadKinds...) {
		return "", false
	}
	found := p.names.List(s)
	if isOneOfLists(found) {
		return withCapitals(learnt.sentence(lowerCapitals(text.Expand(s))), lowerCapitals(text.Expand(s))), false
	}
	if len(found) != 1 || found[0].Class || len(found[0].Text) < len(strings.TrimRight(s, " .")) {
		return "", false
	}
	m := found[0]
	if !mostlyCapitals(m.Name) {
		return expandCommittee(m.Name), m.Doubt == ""
	}
	name = lowerCapitals(text.Expand(s))
	if m.Doubt == org.DoubtUnknown {
		name = withCapitals(learnt.sentence(name), name)
	}
	return name, m.Doubt == "" || startsWith(words, "tinh uy", "thanh uy", "dang uy", "dang bo")
}

// isOneOfLists: the name lists what the body is for behind "về" or the like ("BAN CHỈ ĐẠO VỀ TÌM KIẾM, CỨU NẠN"), so that none of the
// pieces behind the first is a body's.
func isOneOfLists(found []org.Mention) bool {
	if len(found) < 2 || !has(wordsOf(found[0].Text), "ve", "phong chong", "phong") {
		return false
	}
	return !slices.ContainsFunc(found[1:], func(m org.Mention) bool {
		return m.Doubt != org.DoubtUnknown || startsWith(wordsOf(m.Text), "uy ban", "so", "bo", "ban", "cong an", "van phong")
	})
}

// withoutSession is a council's name without the term and session that stand under it ("HỘI ĐỒNG NHÂN DÂN TỈNH A KHÓA X, KỲ HỌP
// THỨ HAI").
func withoutSession(s string) string {
	words := wordsOf(s)
	if i := index(words, 2, "khoa"); i > 0 && startsWith(words, "hoi dong nhan dan", "quoc hoi") && has(words[i:], "ky hop") {
		return strings.TrimRight(s[:words[i].start], " ,-–")
	}
	return s
}

// councilBehind parts a title from the council whose name, term and session ran on behind it.
func councilBehind(title string) (before, council string) {
	words := wordsOf(title)
	for i := len(words) - 4; i > 0; i-- {
		if _, ok := at(words, i, "hoi dong nhan dan"); !ok {
			continue
		}
		council := title[words[i].start:]
		if words[i-1].fold == "cua" || !isCapitals(council) || withoutSession(council) == council {
			break
		}
		return strings.TrimRight(title[:words[i].start], " ,-–"), council
	}
	return title, ""
}

// withCapitals gives a name the capitals of another spelling of it.
func withCapitals(name, other string) string {
	fields, shown := strings.Fields(name), strings.Fields(other)
	for i := range min(len(fields), len(shown)) {
		if unicode.IsUpper(firstRune(shown[i])) {
			fields[i] = capitalised(fields[i])
		}
	}
	return strings.Join(fields, " ")
}

func expandCommittee(name string) string { return capitalised(text.Expand(name)) }

// lowerCapitals writes a name in capitals as in a sentence: the kind of body
// begins with one capital, behind an office too, and the name of a place has one on every word.
func lowerCapitals(s string) string {
	fields := strings.Fields(strings.Map(unicode.ToLower, text.Normal(s)))
	proper := false
	for i, w := range fields {
		fold := text.Fold(w)
		behindOffice := i > 0 && (fold == "uy" || fold == "hoi") && text.Fold(fields[i-1]) == "tich"
		if i == 0 || behindOffice || proper && fold != "uy" && fold != "doan" {
			fields[i] = capitalised(w)
		}
		switch {
		case fold == "khu" && i > 0 && text.Fold(fields[i-1]) == "dac",
			slices.Contains([]string{"tinh", "pho", "huyen", "xa", "phuong", "tran"}, fold), w == "quận":
			proper = true
			fields[i] = w
		case w == "về": // what the body is for
			proper, fields[i] = false, w
		case fold == "ban":
			fields[i] = w
		}
	}
	return capitalised(strings.Join(fields, " "))
}
