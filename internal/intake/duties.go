package intake

import (
	"slices"
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
)

// dutiesOf reads the part on organisation: each item without further items is
// a duty of whoever it names, or of whom the item above is "đối với".
func (p *parser) dutiesOf(root *item) []Obligation {
	var duties []Obligation
	for _, c := range root.children {
		duties = p.readDuty(duties, c, nil)
	}
	return duties
}

func (p *parser) readDuty(duties []Obligation, it *item, above []org.Mention) []Obligation {
	who, from := p.dutyHolder(it)
	switch {
	case len(who) > 0:
	case len(above) > 0:
		who = above
	default:
		who = p.holderInside(it)
	}
	for _, c := range it.children {
		duties = p.readDuty(duties, c, who)
	}
	if len(it.children) > 0 {
		return duties
	}
	return append(duties, p.obligation(it, who, from))
}

func (p *parser) obligation(it *item, who []org.Mention, from int) Obligation {
	o := Obligation{Ref: it.path, What: strings.Trim(it.text[from:], " :,"), Place: it.place}
	o.Who = o.names("who", who)
	if len(who) == 0 {
		o.note("who", sureMissing, "intake.doubt_no_holder", "")
	}
	for _, f := range calendar.Find(it.text, p.times) {
		if name := recurrences[f.Deadline.Every]; name != "" {
			o.Recurrence = &name
			break
		}
	}
	return o
}

// recurrences names the rhythm of a duty by the calendar's period.
var recurrences = map[string]string{
	calendar.EveryWeek: "weekly", calendar.EveryMonth: "monthly", calendar.EveryQuarter: "quarterly",
	calendar.EveryHalf: "half_yearly", calendar.EveryYear: "yearly",
}

// dutyHolder finds who a duty binds, after "Đối với …" or at the beginning, and
// where the duty's text begins.
func (p *parser) dutyHolder(it *item) (who []org.Mention, from int) {
	if n, ok := at(it.words, 0, "doi voi"); ok {
		start := it.words[n-1].end
		limit := len(it.text)
		if colon := strings.IndexByte(it.text, ':'); colon > 0 {
			limit = colon
		}
		found, end := p.names.Leading(it.text[start:], limit-start)
		return found, start + end
	}
	if s := p.subjectOf(it); s != nil {
		return s.leads, s.end
	}
	return nil, 0
}

// maxHolder is how many words may name the holders of a duty inside a sentence.
const maxHolder = 60

// holderInside tries the beginning of every clause for a list that ends at a
// word of acting: "nếu thấy cần sửa đổi …, các sở … chủ động đề xuất".
func (p *parser) holderInside(it *item) []org.Mention {
	cues := slices.Concat(assigning, acting)
	for i := 1; i < len(it.words); i++ {
		if !strings.Contains(it.text[it.words[i-1].end:it.words[i].start], ",") {
			continue
		}
		stop := index(it.words[:min(len(it.words), i+maxHolder)], i+1, cues...)
		if stop < 0 {
			continue
		}
		start := it.words[i].start
		found, end := p.names.Leading(it.text[start:], it.words[stop].start-start)
		if len(found) > 0 && limitReached(it.text[start+end:], it.words[stop].start-start-end) && !strings.Contains(it.text[start+end:it.words[stop].start], ",") {
			return found
		}
	}
	return nil
}
