package plan

import (
	"slices"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
)

// Duty is an assignment as a plan sees it, with the words of its task.
type Duty struct {
	assignment.Assignment

	Ref     string // the number the document gives
	Content string
	Product string // as the document words it
}

// ended are the states of work in which a duty is nobody's to plan any more.
func ended(w assignment.Work) bool {
	return w == assignment.Revoked || w == assignment.Closed || w == assignment.Declined
}

// Of reports whether the duty is the organisation's to plan; a line whose duty is not any more has left the plan.
func (d Duty) Of(unit string) bool { return d.Unit == unit && !ended(d.State.Work) }

// Owed reports whether the plan must have a line for it. A historic duty stands
// in the plan without being owed (domain rule 19), like one that is done or suspended.
func (d Duty) Owed() bool {
	return !d.Historic && (d.State.Work == assignment.Assigned || d.State.Work == assignment.Underway)
}

// GivenLate reports that the last day had passed when the organisation got the duty: it is late whatever is planned.
func (d Duty) GivenLate() bool { return !d.Historic && !d.Due.IsZero() && d.Due.Before(d.HeldFrom) }

// End is the last day a plan can name; zero: there is none, because the duty has none or was got after it.
func (d Duty) End() calendar.Day {
	if d.GivenLate() {
		return calendar.Day{}
	}
	return d.Due
}

// Holds reports whether a day lies in the duty's time: from the day the organisation got it to its end. Of a historic duty
// every day does: its time was over when it was given.
func (d Duty) Holds(day calendar.Day) bool {
	return d.Historic || !day.Before(d.HeldFrom) && (d.End().IsZero() || !day.After(d.End()))
}

// GapKind is what a plan lacks.
type GapKind string

// The kinds of gap. A plan cannot be sent with those that leave open who is in
// charge or when it is done; the others need a reason.
const (
	GapLine        GapKind = "no_line"      // a duty without a line
	GapLeader      GapKind = "no_leader"    // no leader in charge
	GapLeaderLeft  GapKind = "leader_left"  // who is in charge is not in the organisation any more, or the post is vacant
	GapDate        GapKind = "no_date"      // no completion day
	GapDateOutside GapKind = "date_outside" // a completion day outside the duty's time
	GapStepOutside GapKind = "step_outside" // a step outside the duty's time
	GapSolution    GapKind = "no_solution"
	GapOfficer     GapKind = "no_officer"
	GapOfficerLeft GapKind = "officer_left"
	GapProduct     GapKind = "no_product"
)

// GapKinds lists them, the blocking ones first.
func GapKinds() []GapKind {
	return []GapKind{
		GapLine, GapLeader, GapLeaderLeft, GapDate, GapDateOutside, GapStepOutside, GapSolution, GapOfficer, GapOfficerLeft,
		GapProduct,
	}
}

// Blocking reports whether a plan with such a gap cannot be sent to the leader.
func (k GapKind) Blocking() bool {
	return !slices.Contains([]GapKind{GapSolution, GapOfficer, GapOfficerLeft, GapProduct}, k)
}

// Gap is something a plan lacks for one duty.
type Gap struct {
	Assignment string
	Ref        string
	Kind       GapKind
	Step       int // of GapStepOutside: which, from 1
}

// Coverage is how far a plan covers what its organisation owes.
type Coverage struct {
	Owed    int // duties that must have a line
	Covered int // of these without any gap
	Gaps    []Gap
}

// Blocking are the gaps with which a plan cannot be sent.
func (c Coverage) Blocking() []Gap {
	return slices.DeleteFunc(slices.Clone(c.Gaps), func(g Gap) bool { return !g.Kind.Blocking() })
}

// Check holds a plan's lines against the duties of its organisation, by who
// works there. Lines of duties that are not among them are left out.
func Check(duties []Duty, lines []Line, staff Staff) Coverage {
	var c Coverage
	for _, d := range duties {
		if !d.Owed() {
			continue
		}
		gaps := gapsOf(d, lines, staff)
		for i := range gaps {
			gaps[i].Assignment, gaps[i].Ref = d.ID, d.Ref
		}
		c.Owed++
		if len(gaps) == 0 {
			c.Covered++
		}
		c.Gaps = append(c.Gaps, gaps...)
	}
	return c
}

func gapsOf(d Duty, lines []Line, staff Staff) []Gap {
	i := slices.IndexFunc(lines, func(l Line) bool { return l.Assignment == d.ID })
	if i < 0 {
		return []Gap{{Kind: GapLine}}
	}
	l := lines[i]
	var gaps []Gap
	add := func(missing bool, k GapKind) {
		if missing {
			gaps = append(gaps, Gap{Kind: k})
		}
	}
	add(l.Leader.None(), GapLeader)
	add(!l.Leader.None() && !staff.Has(l.Leader), GapLeaderLeft)
	add(!l.dated(d), GapDate)
	add(!l.Due.IsZero() && !d.Holds(l.Due), GapDateOutside)
	for i, s := range l.Steps {
		if !d.Holds(s.From) || !d.Holds(s.To) {
			gaps = append(gaps, Gap{Kind: GapStepOutside, Step: i + 1})
		}
	}
	add(l.Solution == "", GapSolution)
	add(l.Officer.None(), GapOfficer)
	add(!l.Officer.None() && !staff.Has(l.Officer), GapOfficerLeft)
	add(l.Product == "", GapProduct)
	return gaps
}

// dated reports whether the line says when it is done. A duty that goes on without a last day is dated by its steps.
func (l Line) dated(d Duty) bool { return !l.Due.IsZero() || d.Due.IsZero() && len(l.Steps) > 0 }

// Staff is who can be in charge in an organisation on a day.
type Staff struct {
	Day     calendar.Day
	Posts   []assignment.Post
	Members []Member
}

// Member is a person with an account who works in the organisation.
type Member struct {
	User, Name string
	Leader     bool
}

// Has reports whether the person is there: a post that somebody holds, an
// account that works in the organisation, or a typed name, which nobody can check.
func (s Staff) Has(p Person) bool {
	switch {
	case p.Post != "":
		post, ok := s.post(p.Post)
		_, held := s.Holder(post)
		return ok && held
	case p.User != "":
		_, ok := s.member(p.User)
		return ok
	default:
		return !p.None()
	}
}

// Holder is who has a post on the day and works in the organisation.
func (s Staff) Holder(p assignment.Post) (Member, bool) { return s.member(p.HolderOn(s.Day)) }

func (s Staff) post(id string) (assignment.Post, bool) {
	i := slices.IndexFunc(s.Posts, func(p assignment.Post) bool { return p.ID == id })
	if i < 0 {
		return assignment.Post{}, false
	}
	return s.Posts[i], true
}

func (s Staff) member(user string) (Member, bool) {
	i := slices.IndexFunc(s.Members, func(m Member) bool { return m.User == user })
	if i < 0 {
		return Member{}, false
	}
	return s.Members[i], true
}
