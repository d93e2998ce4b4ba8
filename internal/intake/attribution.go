package intake

import (
	"slices"
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
)

// An attribution is the bracket behind the work that says in few words who does it, with whom and when: "… (Sở X chủ trì; Sở
// Y phối hợp; quý I/2026)", "… (Sở X, phối hợp với Sở Y; thường xuyên)".

// attributionOf takes the parts of the bracket that ends a text, nil where none does.
func attributionOf(s string) []string {
	closed := strings.TrimRight(s, " .;")
	open := strings.LastIndexByte(closed, '(')
	if open < 0 || !strings.HasSuffix(closed, ")") {
		return nil
	}
	return strings.Split(closed[open+1:len(closed)-1], ";")
}

// bracketedIn reads who a bracket behind the work names as those who deal with it: "(giao Sở X chủ trì)", "(Đảng ủy X chỉ đạo
// Sở Y thực hiện)".
func (p *parser) bracketedIn(s string) *subject {
	from := strings.LastIndexByte(s, '(')
	if from < 0 {
		return nil
	}
	inner := strings.TrimRight(s[from+1:], " .;)")
	words := wordsOf(inner)
	found := p.subjectAt(inner, words, orderAt(inner, words, 0))
	if found == nil {
		return p.attributed(s)
	}
	rest := inner[found.end:]
	if strings.TrimSpace(rest) == "phối hợp" || !startsWith(wordsOf(rest), "chu tri") && !p.onlyCarriesOut(rest) {
		return p.attributed(s)
	}
	found.rival = p.delegateIn(inner, found.end)
	found.helpGuessed = p.secondSubject(inner, found.end, slices.Concat(found.leads, found.coordinators)) != ""
	found.end = len(s)
	found.sure = min(found.sure, sureGrammar)
	return found
}

// attributed reads bodies whose duty the bracket that ends the text leaves unsaid: "… (Sở X; hoàn thành …)". That
// they lead is a guess.
func (p *parser) attributed(s string) *subject {
	parts := attributionOf(s)
	if len(parts) == 0 {
		return nil
	}
	found := p.namedAlone(s, parts)
	if found == nil {
		return nil
	}
	found.end, found.sure = len(s), sureGuess
	for _, part := range parts[1:] {
		p.withHelpers(found, part)
	}
	return found
}

// namedAlone reads the first part of an attribution: bodies and nothing else, those "phối hợp" parts from their helpers, or a
// clause that says what each of them does. Names nobody knows count behind work that begins with its verb.
func (p *parser) namedAlone(s string, parts []string) *subject {
	bare := withoutBareDuty(parts[0])
	names, helpers := partedAtHelp(bare)
	if strings.HasSuffix(names, " phối hợp") { // who leads is said elsewhere
		return nil
	}
	work := beginsWithVerb(s, wordsOf(s), 0) || opensWithWork(s)
	found, whole := p.names.Covering(names)
	told := len(parts) > 1 || bare != parts[0] || endsWithLevel(names)
	if whole && canAct(found) && (isSureOf(found) || work && told && endsName(found)) {
		own := &subject{leads: found, leadPhrase: names}
		p.withHelpers(own, helpers)
		return own
	}
	own := p.subjectAt(parts[0], wordsOf(parts[0]), 0)
	if own == nil || strings.TrimSpace(parts[0][own.end:]) == "phối hợp" || !work || !isSureOf(own.leads) || !isQuantifiedAll(own.leads) {
		return nil
	}
	return own
}

// bareDuties are the words behind a name by which a bracket says that it has the work, and no more.
var bareDuties = []string{"chu tri thuc hien", "chu tri tham muu", "chu tri", "tham muu", "thuc hien", "phu trach", "chiu trach nhiem"}

// withoutBareDuty cuts the part of an attribution where it only says that those named have the work, with what a comma parts from that:
// "Phòng X, Phòng Y thực hiện", "Phòng X tham mưu, khi có nguồn".
func withoutBareDuty(part string) string {
	words := wordsOf(part)
	for i := 1; i < len(words); i++ {
		n, ok := atAny(words, i, bareDuties)
		if !ok {
			continue
		}
		if rest := strings.TrimSpace(part[words[i+n-1].end:]); rest == "" || strings.HasPrefix(rest, ",") {
			return strings.TrimSpace(part[:words[i-1].end])
		}
		return part
	}
	return part
}

// endsWithLevel: a name ends with the level of the place whose body it is ("Tổ kiểm tra công vụ phường").
func endsWithLevel(name string) bool {
	words := wordsOf(name)
	return len(words) > 2 && slices.Contains(levels, words[len(words)-1].fold)
}

// partedAtHelp parts "Sở X, phối hợp với Sở Y" before its comma, and "Sở X phối hợp với Sở Y" behind the name.
func partedAtHelp(part string) (names, helpers string) {
	words := wordsOf(part)
	i := index(words, 1, "phoi hop")
	if i < 0 {
		return part, ""
	}
	if _, with := at(words, i, "phoi hop voi"); !with && !strings.Contains(part[words[i-1].end:words[i].start], ",") {
		return part, ""
	}
	return part[:words[i-1].end], part[words[i].start:]
}

// withHelpers adds the coordinators that a part of an attribution names: "Sở Y phối hợp", "phối hợp với Sở Y".
func (p *parser) withHelpers(s *subject, part string) {
	words := wordsOf(part)
	var names string
	switch n := len(words); {
	case n > 2 && (has(words[n-2:], "phoi hop") || has(words[n-2:], "tham muu")):
		names = part[:words[n-3].end]
	case startsWith(words, "phoi hop"):
		i, _ := afterWith(part, words, 2)
		if i == n {
			return // nobody is named
		}
		names = part[words[i].start:]
	default:
		return
	}
	if found, whole := p.names.Covering(names); whole && canAct(found) {
		s.coordinators = append(slices.Clone(s.coordinators), found...)
		s.coordinatePhrase = strings.TrimSpace(names)
	}
}

// attributedTime reads a part of the attribution that only says when: "quý I năm 2026", "theo kế hoạch của tỉnh".
func attributedTime(s string, times calendar.Context) (calendar.Deadline, bool) {
	parts := attributionOf(s)
	for _, part := range parts[min(1, len(parts)):] {
		if d := calendar.Parse(part, times); d.Kind != calendar.None && d.Kind != calendar.Unresolved {
			return d, true
		}
	}
	return calendar.Deadline{}, false
}

// dashedTo reads the body that a text ends with behind a dash: "Tài sản kết cấu hạ tầng cụm công nghiệp - Bộ A." Under a class
// it is the one of them whose work that is.
func (p *parser) dashedTo(s string, above *subject) *subject {
	closed := strings.TrimRight(s, " .;")
	at, n := -1, 0
	for _, dash := range []string{" - ", " – ", " — "} {
		if i := strings.LastIndex(closed, dash); i > at {
			at, n = i, len(dash)
		}
	}
	if at < 0 || !isClasses(above.leads) {
		return nil
	}
	found, whole := p.names.Covering(closed[at+n:])
	if !whole || !isSureOf(found) || slices.ContainsFunc(found, func(m org.Mention) bool { return m.Class }) {
		return nil
	}
	return &subject{leads: found, leadPhrase: closed[at+n:], end: len(s), sure: sureGrammar}
}

func isClasses(found []org.Mention) bool {
	return !slices.ContainsFunc(found, func(m org.Mention) bool { return !m.Class })
}
