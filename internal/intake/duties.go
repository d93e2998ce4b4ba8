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
		return p.readDuty(nil, root, holder{})
	}
	var duties []Obligation
	for _, c := range root.children {
		duties = p.readDuty(duties, c, holder{})
	}
	return duties
}

// A holder is who a duty binds, where its text begins, and how sure that is.
type holder struct {
	who  []org.Mention
	from int
	sure float64
}

func (p *parser) readDuty(duties []Obligation, it *item, above holder) []Obligation {
	if len(it.children) > 0 && p.enumerates(it) {
		it = it.withList()
	}
	own := p.dutyHolder(it, above)
	if len(own.who) == 0 && len(it.children) == 0 && isOnForce(it.words) {
		return duties
	}
	for _, c := range it.children {
		duties = p.readDuty(duties, c, holder{who: own.who, sure: own.sure})
	}
	if len(it.children) > 0 {
		return duties
	}
	if len(it.rest) == 0 || it.rank >= rankNumber && p.headedBy(it) == nil {
		if several := p.severalDuties(it, above); len(several) > 1 {
			return append(duties, several...)
		}
		return append(duties, p.obligation(it, own))
	}
	for _, one := range it.each() {
		of := holder{who: own.who, sure: own.sure}
		if of.who == nil {
			of = p.dutyHolder(one, holder{})
		}
		if it.rank == rankArticle && (len(of.who) == 0 || strings.HasSuffix(one.text, ":")) {
			continue // on force, or it only opens a table
		}
		duties = append(duties, p.obligation(one, of))
	}
	return duties
}

// severalDuties reads the duties of a text that goes on about others, one each; fewer than two where it does not.
func (p *parser) severalDuties(it *item, above holder) []Obligation {
	if len(above.who) > 0 || p.headedBy(it) != nil {
		return nil
	}
	var all []Obligation
	for i, d := range p.dutiesIn(it, nil) {
		one := *it
		from := 0
		if i == 0 {
			d.text = d.topic + d.text
			from = p.dutyHolder(it, above).from
		}
		one.text, one.words = d.text, wordsOf(d.text)
		of := holder{from: from}
		if d.subject != nil {
			of.who, of.sure = d.subject.leads, d.subject.sure
		}
		all = append(all, p.obligation(&one, of))
	}
	return all
}

// isOnForce: a sentence on when the document holds, or that it was adopted, binds nobody.
func isOnForce(words []word) bool {
	return has(words, "co hieu luc", "hieu luc thi hanh", "het hieu luc", "da duoc", "thay the", "bai bo")
}

func (p *parser) obligation(it *item, of holder) Obligation {
	o := Obligation{Ref: it.path, What: strings.Trim(it.text[min(of.from, len(it.text)):], " :,"), Place: it.place}
	o.Who = o.names("who", of.who)
	switch {
	case len(of.who) == 0:
		o.note("who", sureMissing, "intake.doubt_no_holder", "")
	case len(p.withoutIssuer(of.who)) == 0: // who issues a document seldom binds itself by it
		o.weaken("who", sureRival, "intake.doubt_lead_inferred", of.who[0].Text)
	default:
		o.weaken("who", of.sure, "intake.doubt_lead_inferred", of.who[0].Text)
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
func (p *parser) dutyHolder(it *item, above holder) holder {
	if s := p.headedBy(it); s != nil {
		return holder{s.leads, s.end, s.sure}
	}
	if len(above.who) > 0 {
		if own := p.narrower(it, &subject{leads: above.who}); own != nil {
			return holder{own.leads, own.end, own.sure}
		}
		return holder{who: above.who, sure: above.sure}
	}
	s := p.subjectIn(it.text, it.words)
	if s == nil {
		s = p.strangersIn(it)
	}
	switch {
	case s == nil:
		return holder{}
	case len(wordsOf(it.text[:max(0, strings.Index(it.text, s.leadPhrase))])) > 2: // an opening clause belongs to the duty
		return holder{who: s.leads, sure: s.sure}
	}
	return holder{s.leads, s.end, s.sure}
}
