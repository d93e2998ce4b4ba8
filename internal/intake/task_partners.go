package intake

import (
	"cmp"
	"slices"
	"strings"

	"dondoc/internal/org"
)

// coordinate reads whom the subject works with, and returns them.
func (p *parser) coordinate(t *BodyTask, it *item, s *subject, content string) []org.Mention {
	found, phrase := s.coordinators, s.coordinatePhrase
	if len(found) == 0 && (!it.assigns() || it.get(colCoordinating) == "") {
		work := content[askedLen(content):]
		found, phrase = p.coordinatorsIn(work, wordsOf(work), 0)
		found, phrase = p.morePartners(work, found, phrase)
	} else if !it.assigns() && !strings.Contains(content, phrase) {
		found, phrase = p.ownPartners(t, content, found, phrase)
	}
	found = slices.DeleteFunc(slices.Clone(found), func(m org.Mention) bool {
		return slices.ContainsFunc(s.leads, func(l org.Mention) bool { return l.Name == m.Name })
	})
	t.CoordinatingPhrase = phrase
	t.Coordinators = t.names("coordinators", found)
	if doers := it.doers(); doers != "" {
		t.note("coordinators", sureRival, "intake.doubt_unsaid_role", doers)
	}
	if other := p.workOfAnother(it, found); other != "" {
		t.weaken("coordinators", sureRival, "intake.doubt_other_subject", other)
	}
	for _, m := range found {
		if tail := cmp.Or(looseTail(m), bareBody(m), partInBracket(m, content)); tail != "" {
			t.weaken("coordinators", sureRival, "intake.doubt_class_tail", tail)
		}
	}
	if len(found) > 0 && mayOnlyAgree(content, phrase) {
		t.weaken("coordinators", sureRival, "intake.doubt_unsaid_role", phrase)
	}
	if s.helpGuessed && len(found) > 0 {
		t.weaken("coordinators", sureRival, "intake.doubt_other_subject", phrase)
	}
	if joint := jointClasses(found, content); joint != "" {
		t.weaken("coordinators", sureRival, "intake.doubt_class_tail", joint)
	}
	if n := len(found); n > 0 && found[n-1].Class {
		if tail := classGoesOn(content, phrase); tail != "" {
			t.note("coordinators", sureRival, "intake.doubt_class_tail", tail)
		}
	}
	if tail := classBehind(content, phrase); tail != "" {
		t.note("coordinators", sureMissing, "intake.doubt_coordinators_unread", tail)
	}
	if joint := jointName(s.leads); joint != "" {
		t.note("coordinators", sureMissing, "intake.doubt_coordinators_unread", joint)
	}
	if unread := p.unreadPartner(content); unread != "" {
		t.note("coordinators", sureMissing, "intake.doubt_coordinators_unread", unread)
	}
	return found
}

// maxAsked is how long such a topic may be, in bytes: it tells all that was asked for.
const maxAsked = 600

// askedLen is the length of a topic that says what somebody asked for, with whom others might work for it: "Về đề nghị Sở A phối hợp với
// Sở B rà soát: …". 0 for none.
func askedLen(s string) int {
	if words := wordsOf(s[:runeBoundary(s, maxHeading)]); !startsWith(words, "ve de nghi", "ve kien nghi", "ve de xuat") {
		return 0
	}
	n := strings.IndexByte(s, ':') + 1
	if n > 0 && n <= maxAsked && isTopic(s[:n-1]) {
		return n
	}
	return 0
}

// ownPartners adds those with whom an item says that it is done to those of its heading. They may be instead of them, and are where
// the item says anew who is in charge of it: "Chủ trì, phối hợp với …".
func (p *parser) ownPartners(t *BodyTask, content string, shared []org.Mention, phrase string) ([]org.Mention, string) {
	own, ownPhrase := p.coordinatorsIn(content, wordsOf(content), 0)
	within := func(list []org.Mention) func(org.Mention) bool {
		return func(m org.Mention) bool {
			return slices.ContainsFunc(list, func(o org.Mention) bool { return o.Name == m.Name || isPartOfClass(m, o) })
		}
	}
	own = slices.DeleteFunc(own, within(shared))
	if len(own) == 0 {
		return shared, phrase
	}
	t.weaken("coordinators", sureRival, "intake.doubt_other_subject", ownPhrase)
	if startsWith(wordsOf(content), "chu tri phoi hop") {
		return own, ownPhrase
	}
	return slices.Concat(slices.DeleteFunc(slices.Clone(shared), within(own)), own), phrase
}

// isPartOfClass: one class of bodies of any kind names some of the kinds of another: "các cơ quan, địa phương" beside "các bộ, cơ quan,
// địa phương".
func isPartOfClass(part, whole org.Mention) bool {
	if !part.Class || !whole.Class {
		return false
	}
	kinds := map[string]bool{"cac": true, "va": true}
	for _, w := range wordsOf(whole.Name) {
		kinds[w.fold] = true
	}
	return !slices.ContainsFunc(wordsOf(part.Name), func(w word) bool { return !kinds[w.fold] })
}

// jointName is the name among the leads that took in the words which part leads from coordinators, empty for none: then
// neither is known.
func jointName(leads []org.Mention) string {
	for _, m := range leads {
		if has(wordsOf(m.Text), "chu tri", "phoi hop") {
			return m.Text
		}
	}
	return ""
}
