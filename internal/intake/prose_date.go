package intake

import (
	"strconv"
	"strings"

	"dondoc/internal/calendar"
)

// dateTask reads the labelled time, or else the times the sentence names: after
// its subject where it can, since a topic before it has times of its own.
func (p *parser) dateTask(t *BodyTask, it *item, content string, s *subject) {
	times := p.timesOf(it)
	if phrase := it.get(colDeadline); phrase != "" {
		d := Deadline{Deadline: calendar.Parse(phrase, times), SendTo: p.sendTo(phrase)}
		t.Check.deadline(d.Deadline)
		t.Deadline, t.Due = &d, d.Deadline.Due
		return
	}
	if s != nil && s.end > 0 && s.end < len(content) && content == it.text {
		if found := calendar.Find(content[s.end:], times); len(found) > 0 {
			t.setDeadline(p, content[s.end:], found)
			return
		}
	}
	if found := calendar.Find(content, times); len(found) > 0 {
		t.setDeadline(p, content, found)
		return
	}
	if phrase := rhythmRemark(content); phrase != "" {
		d := Deadline{Deadline: calendar.Deadline{Phrase: phrase, Kind: calendar.Ongoing, Rule: "throughout"}}
		t.note("deadline", sureGuess, "intake.doubt_deadline_prose", phrase)
		t.Deadline = &d
		return
	}
	t.note("deadline", sureMissing, "intake.doubt_no_deadline", "")
}

// timesOf gives phrases without a year the year of the heading above.
func (p *parser) timesOf(it *item) calendar.Context {
	times := p.times
	if it.period.from == "" && it.period.to != "" {
		if year, err := strconv.Atoi(it.period.to); err == nil {
			times.Year = year
		}
	}
	return times
}

// rhythmRemark finds "hằng năm" or "thường xuyên" where it ends a clause and so speaks of the whole of it.
func rhythmRemark(s string) string {
	words := wordsOf(s)
	for i := range words {
		n, ok := atAny(words, i, []string{"hang nam", "thuong xuyen dinh ky", "thuong xuyen", "hang quy", "hang thang"})
		if !ok || i > 0 && (words[i-1].fold == "chi" || words[i-1].fold == "nhiem" || words[i-1].fold == "vu") {
			continue
		}
		rest := strings.TrimLeft(s[words[i+n-1].end:], " ")
		if i > 0 && (rest == "" || strings.ContainsAny(rest[:1], ".;,")) {
			return s[words[i].start:words[i+n-1].end]
		}
	}
	return ""
}

// setDeadline takes the first deadline of the sentence; further ones are instalments.
func (t *BodyTask) setDeadline(p *parser, s string, found []calendar.Found) {
	first := Deadline{Deadline: found[0].Deadline}
	for _, f := range found[1:] {
		first.Also = append(first.Also, f.Deadline)
	}
	if !found[0].Sure {
		t.note("deadline", sureGuess, "intake.doubt_deadline_prose", found[0].Deadline.Phrase)
	}
	first.SendTo = p.recipientsAround(s, found[0].Start, found[0].End)
	t.Check.deadline(first.Deadline)
	t.Deadline, t.Due = &first, first.Deadline.Due
}
