package intake

import (
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
)

// dutiesOf reads the part on organisation: each item without further items is
// a duty of whoever it names, or of whom the item above is about.
func (p *parser) dutiesOf(root *item) []Obligation {
	if len(root.children) == 0 {
		return p.readDuty(nil, root, nil)
	}
	var duties []Obligation
	for _, c := range root.children {
		duties = p.readDuty(duties, c, nil)
	}
	return duties
}

func (p *parser) readDuty(duties []Obligation, it *item, above []org.Mention) []Obligation {
	who, from := p.dutyHolder(it, above)
	if len(who) == 0 && len(it.children) == 0 && it.root().rank == rankArticle && len(it.rest) == 0 {
		return duties // an article on force or transition
	}
	for _, c := range it.children {
		duties = p.readDuty(duties, c, who)
	}
	if len(it.children) > 0 {
		return duties
	}
	if len(it.rest) == 0 || it.rank >= rankNumber && p.headedBy(it) == nil {
		return append(duties, p.obligation(it, who, from))
	}
	for _, one := range it.each() {
		holder, from := who, 0
		if holder == nil {
			holder, from = p.dutyHolder(one, nil)
		}
		if it.rank == rankArticle && (len(holder) == 0 || strings.HasSuffix(one.text, ":")) {
			continue // on force, or it only opens a table
		}
		duties = append(duties, p.obligation(one, holder, from))
	}
	return duties
}

func (p *parser) obligation(it *item, who []org.Mention, from int) Obligation {
	o := Obligation{Ref: it.path, What: strings.Trim(it.text[min(from, len(it.text)):], " :,"), Place: it.place}
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

// dutyHolder finds who a duty binds and where its text begins: the
// organisations it is headed by, the subject of its sentence, or those above.
func (p *parser) dutyHolder(it *item, above []org.Mention) (who []org.Mention, from int) {
	if s := p.headedBy(it); s != nil {
		return s.leads, s.end
	}
	if len(above) > 0 {
		if own := p.narrower(it, &subject{leads: above}); own != nil {
			return own.leads, own.end
		}
		return above, 0
	}
	s := p.subjectIn(it.text, it.words)
	switch {
	case s == nil:
		return nil, 0
	case len(wordsOf(it.text[:max(0, strings.Index(it.text, s.leadPhrase))])) > 2: // an opening clause belongs to the duty
		return s.leads, 0
	}
	return s.leads, s.end
}
