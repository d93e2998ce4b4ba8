package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/docread"
	"dondoc/internal/text"
)

// sealed is the note that a copy has in place of the signature.
var sealed = regexp.MustCompile(`(?i)[(\[]\s*đã ký[^)\]]*[)\]]`)

// withoutSeal drops the note of a copy, and parts what ran together around it: "PHÓ CHỦ TỊCH (đã ký) Nguyễn Văn Mẫu".
func withoutSeal(ps []docread.Paragraph) []docread.Paragraph {
	var all []docread.Paragraph
	for _, q := range ps {
		for _, part := range sealed.Split(q.Text, -1) {
			if q.Text = strings.TrimSpace(part); q.Text != "" {
				all = append(all, q)
			}
		}
	}
	return all
}

// signerOf reads the signature block: the line that says for whom ("TM. …",
// "KT. …"), titles in capitals, and the name.
func signerOf(ps []docread.Paragraph) (title, name string) {
	for i, q := range ps {
		if !isSigningFor(q.Text) {
			continue
		}
		title = afterAbbreviation(q.Text)
		for _, next := range ps[i+1 : min(len(ps), i+8)] {
			switch {
			case isCapitals(next.Text), isOffice(wordsOf(next.Text)):
				title = afterAbbreviation(next.Text)
			case signedName(next.Text) != "":
				return signerTitle(title), signedName(next.Text)
			}
		}
	}
	return signedAsHead(ps)
}

// besideAddressees takes the right one of two columns that a text printed on the same lines: "Nơi nhận: TM. ỦY BAN NHÂN
// DÂN", "- Sở Y tế; CHỦ TỊCH", "- Lưu: VT. Nguyễn Văn Mẫu".
func besideAddressees(ps []docread.Paragraph) []docread.Paragraph {
	from := slices.IndexFunc(ps, func(q docread.Paragraph) bool {
		return isAddressees(q.Text) || strings.HasPrefix(text.Fold(q.Text[:runeBoundary(q.Text, maxHeading)]), "noi nhan:")
	})
	if from < 0 {
		return nil
	}
	var right []docread.Paragraph
	for _, q := range ps[from:] {
		if !isCapitals(q.Text) && !isSigningFor(q.Text) && signedName(q.Text) == "" {
			q.Text = rightOf(q.Text) // an addressee, or the end of one
		}
		if q.Text != "" {
			right = append(right, q)
		}
	}
	return right
}

// signedAlone is the one name that stands beside or under the addressees, where the offices above it could not be read.
func signedAlone(ps []docread.Paragraph) string {
	name := ""
	for _, q := range besideAddressees(ps) {
		one := signedName(q.Text)
		if first, _, _ := strings.Cut(one, " "); !surnames[text.Exact(strings.ToLower(first))] {
			continue
		}
		if name != "" {
			return ""
		}
		name = one
	}
	return name
}

// rightOf is what stands behind a mark of an addressee's line and is capitals or a person's name, empty for nothing.
func rightOf(s string) string {
	for i, r := range s {
		if !strings.ContainsRune(":;,.", r) || strings.HasSuffix(s[:i], "TM") {
			continue
		}
		rest := strings.Trim(s[i+1:], " -–")
		if !strings.ContainsAny(rest[max(0, len(rest)-1):], ":;,.") && (isCapitals(rest) || isPersonName(rest)) {
			return rest
		}
	}
	return ""
}

// signedAsHead reads a signature block without "TM.": the head of the body signs in that quality.
func signedAsHead(ps []docread.Paragraph) (title, name string) {
	for i := len(ps) - 1; i > 0; i-- {
		name := signedName(ps[i].Text)
		if name == "" {
			continue
		}
		for j := i - 1; j >= max(0, i-3); j-- {
			if isHeadTitle(ps[j].Text) {
				return signerTitle(ps[j].Text), name
			}
		}
	}
	return "", ""
}

// isHeadTitle: an office in capitals and nothing else.
func isHeadTitle(s string) bool { return isCapitals(s) && isOffice(wordsOf(s)) }

// isOffice: the words are the office of a body's head, whoever it heads.
func isOffice(words []word) bool {
	return len(words) <= 8 && startsWith(words,
		"hieu truong", "pho hieu truong", "chi cuc truong", "pho cuc truong", "chi huy truong", "tong bien tap",
		"chu tich", "pho chu tich", "thu tuong", "pho thu tuong", "bo truong", "thu truong", "giam doc", "pho giam doc",
		"chanh van phong", "pho chanh van phong", "chu nhiem", "pho chu nhiem", "truong ban", "pho truong ban",
		"tong thu ky", "vien truong", "cuc truong", "tong giam doc", "bi thu", "pho bi thu", "chanh an", "tong bi thu")
}

// slashed are the marks of signing for somebody that are written with a stroke in place of the full stop.
var slashed = regexp.MustCompile(`^(?:T/M|K/T|T/L|TM/|KT/|TL/|TUQ/)\.? `)

// uncapital are the marks of signing for somebody, a body or its head, in a line that has small letters, as where a font showed all as
// capitals.
var uncapital = regexp.MustCompile(`(?i)^(?:tm|kt|tl|tuq|t/m|k/t)\s*\.\s*`)

// isSigningFor: TM. (for the body), KT. (in place of), TL. (by order), TUQ. (by mandate), Q. (acting).
func isSigningFor(s string) bool {
	const most = 100 // bytes of a line with small letters: a longer one is a sentence
	if slashed.MatchString(s) && isCapitals(s) {
		return true
	}
	if mark := uncapital.FindString(s); mark != "" && len(s) <= most && !strings.ContainsAny(s[len(s)-1:], ".,;:") {
		whom := wordsOf(s[len(mark):])
		return isOffice(whom) || startsWith(whom, letterheadKinds...)
	}
	switch before, _, found := strings.Cut(s, "."); {
	case !found || !isCapitals(s):
		return false
	default:
		return slices.Contains([]string{"TM", "KT", "TL", "TUQ", "Q", "T/M", "K/T"}, strings.TrimSpace(before))
	}
}

func afterAbbreviation(s string) string {
	if mark := slashed.FindString(s); mark != "" {
		s = s[len(mark):]
	} else if isSigningFor(s) {
		_, s, _ = strings.Cut(s, ".")
	}
	return strings.TrimSpace(s)
}

// signerTitle writes "PHÓ CHỦ TỊCH" as "Phó Chủ tịch".
func signerTitle(s string) string {
	lower := strings.Map(unicode.ToLower, s)
	if rest, ok := strings.CutPrefix(lower, "phó "); ok {
		return "Phó " + capitalised(rest)
	}
	return capitalised(lower)
}

// signedName is the name that a line of the signature block holds, the right one where two columns ran together (of minutes
// the secretary signs on the left), empty for none.
func signedName(s string) string {
	if isPersonName(s) {
		return s
	}
	fields := strings.Fields(s[:runeBoundary(s, maxHeading)])
	if len(fields) > 2*maxPersonName {
		return ""
	}
	for i := len(fields) - minPersonName; i >= minPersonName; i-- {
		left, right := strings.Join(fields[:i], " "), strings.Join(fields[i:], " ")
		if surnames[text.Exact(strings.ToLower(fields[0]))] && surnames[text.Exact(strings.ToLower(fields[i]))] &&
			isPersonName(left) && isPersonName(right) {
			return right
		}
	}
	return ""
}

// minPersonName is how many words each of two names on a line has at least: with fewer it may be one.
const minPersonName = 3

// surnames are the frequent family names.
var surnames = func() map[string]bool {
	set := map[string]bool{}
	for s := range strings.FieldsSeq(`nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh trương lương
		mai tô tạ hà đào phùng lâm vương cao châu tăng quách nông triệu lò quàng vi giàng sùng thào mùa lầu k'`) {
		set[text.Exact(s)] = true
	}
	return set
}()

// isPersonName: two to six words that begin with a capital and go on in small letters. A name in capitals
// cannot be told from a heading.
func isPersonName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > maxPersonName || isCapitals(s) {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool {
		return !unicode.IsUpper(firstRune(w)) || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
	})
}
