package assignment

import (
	"slices"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
	"dondoc/internal/programme"
	"dondoc/internal/task"
)

// planner works out the assignments of a programme's tasks as of a day.
type planner struct {
	around

	programme programme.Programme
	calendar  *calendar.Calendar
	rhythm    Rhythm // of what has no last day and says none
}

// A share is an organisation that must do a task, or its part of one.
type share struct{ lead, unit, predecessor string }

// plan gives the assignments of a task, or the gaps that keep it from having any.
func (p planner) plan(v task.Task, c Choice) ([]Assignment, []Gap) {
	shares, gaps := p.shares(v, c)
	deadlines, unclear := p.deadlines(v, c)
	gaps = append(append(gaps, unclear...), p.missing(v, c)...)
	for i := range gaps {
		gaps[i].Task, gaps[i].Ref = v.ID, v.Ref
	}
	if len(gaps) > 0 {
		return nil, gaps
	}
	var planned []Assignment
	for _, s := range shares {
		for i, d := range deadlines {
			planned = append(planned, p.assignment(v, s, i+1, d))
		}
	}
	return planned, nil
}

func (p planner) assignment(v task.Task, s share, instalment int, d calendar.Deadline) Assignment {
	last := lastDay(d)
	a := Assignment{
		Programme: v.Programme, Task: v.ID, Lead: s.lead, FirstUnit: s.unit, Predecessor: s.predecessor, Unit: s.unit,
		Instalment: instalment, Required: true, Deadline: d, Original: last, Due: last, State: Start(),
		ActiveFrom: p.day, HeldFrom: p.day, Version: 1,
		Historic: p.programme.Retrospective && !last.IsZero() && last.Before(p.day),
	}
	if last.IsZero() {
		a.Rhythm = p.rhythmOf(d)
	}
	return a
}

// lastDay is the effective last day in time, or the nominal one where no policy was applied.
func lastDay(d calendar.Deadline) calendar.Day {
	if d.Effective.IsZero() {
		return d.Due
	}
	return d.Effective
}

func (p planner) rhythmOf(d calendar.Deadline) Rhythm {
	if r := Rhythm(d.Every); slices.Contains(Rhythms(), r) {
		return r
	}
	return p.rhythm
}

// missing lists what a task is unclear about besides who and when.
func (p planner) missing(v task.Task, c Choice) []Gap {
	var gaps []Gap
	if v.Content == "" {
		gaps = append(gaps, Gap{Clarity: ClearWhat, Problem: GapContent})
	}
	if v.ProductPhrase == "" && !slices.Contains(c.Without, ClearProduct) {
		gaps = append(gaps, Gap{Clarity: ClearProduct, Problem: GapProduct})
	}
	if p.programme.Document.Issuer == "" && !slices.Contains(c.Without, ClearAuthority) {
		gaps = append(gaps, Gap{Clarity: ClearAuthority, Problem: GapAuthority})
	}
	return gaps
}

// deadlines gives the instalments with days that are known, and the gaps of those that are not. A task without
// a phrase has one instalment without a day.
func (p planner) deadlines(v task.Task, c Choice) ([]calendar.Deadline, []Gap) {
	if len(v.Deadlines) == 0 {
		return []calendar.Deadline{{Kind: calendar.None}}, nil
	}
	var all []calendar.Deadline
	var gaps []Gap
	for i, d := range v.Deadlines {
		d = p.settled(d, c.Days[i+1])
		if d.Kind == calendar.Event || d.Kind == calendar.Unresolved {
			gaps = append(gaps, Gap{Clarity: ClearWhen, Problem: gapOfDeadline(d), Instalment: i + 1, Phrase: d.Phrase})
		}
		all = append(all, d)
	}
	return all, gaps
}

func gapOfDeadline(d calendar.Deadline) string {
	if d.Kind == calendar.Event && !d.Offset.IsZero() {
		return GapEvent
	}
	return GapUnresolved
}

// settled applies a day that a person gave to a deadline that lacks one.
func (p planner) settled(d calendar.Deadline, chosen calendar.Day) calendar.Deadline {
	switch {
	case chosen.IsZero():
		return d
	case d.Kind == calendar.Event && !d.Offset.IsZero():
		return d.Counted(chosen, p.calendar).WithPolicy(p.programme.RestDay, p.calendar)
	case d.Kind == calendar.Event, d.Kind == calendar.Unresolved:
		d.Kind, d.Due, d.Effective, d.Precision = calendar.Due, chosen, chosen, calendar.ByDay
	}
	return d
}

// shares gives the organisations that must do the task, each once.
func (p planner) shares(v task.Task, c Choice) ([]share, []Gap) {
	var shares []share
	var gaps []Gap
	leads := 0
	for _, r := range v.Roles {
		if r.Kind != task.Lead {
			continue
		}
		leads++
		of, gap := p.lead(r, c)
		if gap != nil {
			gap.Lead, gap.Name = r.Key(), r.Name
			gaps = append(gaps, *gap)
		}
		for _, s := range of {
			if !slices.ContainsFunc(shares, func(t share) bool { return t.unit == s.unit }) {
				shares = append(shares, s)
			}
		}
	}
	if leads == 0 {
		return nil, []Gap{{Clarity: ClearWho, Problem: GapNoLead}}
	}
	return shares, gaps
}

// lead gives the organisations a lead of the document means on the day, or the gap a person must close.
func (p planner) lead(r task.Role, c Choice) ([]share, *Gap) {
	if chosen := c.Units[r.Key()]; len(chosen) > 0 {
		return p.chosen(r, chosen)
	}
	switch {
	case r.Class:
		members, sure := p.tree.Members(r.Name, p.day)
		if !sure {
			return nil, &Gap{Clarity: ClearResponsibility, Problem: GapClass, Options: members}
		}
		return p.members(r, members), nil
	case r.Org == "":
		return nil, &Gap{Clarity: ClearWho, Problem: GapUnknown}
	}
	return p.heir(r)
}

func (p planner) members(r task.Role, units []string) []share {
	shares := make([]share, len(units))
	for i, u := range units {
		shares[i] = share{lead: r.Key(), unit: u}
	}
	return shares
}

// chosen takes a person's word, for organisations that are there on the day.
func (p planner) chosen(r task.Role, units []string) ([]share, *Gap) {
	shares := p.members(r, units)
	for i, s := range shares {
		u, found := p.tree.Unit(s.unit)
		if !found || !u.ValidOn(p.day) {
			return nil, &Gap{Clarity: ClearWho, Problem: GapEnded}
		}
		if r.Org != "" && r.Org != s.unit {
			shares[i].predecessor = r.Org
		}
	}
	return shares, nil
}

// heir reads a named organisation as it is on the day: itself, or its single certain heir.
func (p planner) heir(r task.Role) ([]share, *Gap) {
	heirs := org.Heirs(r.Org, p.successions, p.day)
	var options []string
	for _, h := range heirs {
		if h.Unit != "" {
			options = append(options, h.Unit)
		}
	}
	if len(heirs) != 1 || heirs[0].Unit == "" {
		return nil, &Gap{Clarity: ClearResponsibility, Problem: GapSeveral, Options: options}
	}
	u, found := p.tree.Unit(heirs[0].Unit)
	switch {
	case !found || !u.ValidOn(p.day):
		return nil, &Gap{Clarity: ClearWho, Problem: GapEnded}
	case !certain(heirs[0]):
		return nil, &Gap{Clarity: ClearResponsibility, Problem: GapUncertain, Options: options}
	}
	s := share{lead: r.Key(), unit: u.ID}
	if u.ID != r.Org {
		s.predecessor = r.Org
	}
	return []share{s}, nil
}

func certain(h org.Heir) bool {
	return !slices.ContainsFunc(h.Via, func(s org.Succession) bool { return s.Certainty != org.High })
}
