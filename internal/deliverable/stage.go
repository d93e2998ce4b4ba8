package deliverable

import (
	"slices"
	"time"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// Step is how far a product is (domain rule 4).
type Step string

// The steps in their order.
const (
	Researched  Step = "researched"  // nghiên cứu
	Drafted     Step = "drafted"     // xây dựng
	Presented   Step = "presented"   // trình
	Issued      Step = "issued"      // ban hành, được phê duyệt
	Implemented Step = "implemented" // tổ chức thực hiện
)

// Steps lists the steps in their order.
func Steps() []Step { return []Step{Researched, Drafted, Presented, Issued, Implemented} }

func (s Step) rank() int { return slices.Index(Steps(), s) }

// Stage is one entry of a product's course: it reached a step on a day.
type Stage struct {
	Step Step
	On   calendar.Day
	// Of the act that approved or issued it; that may be another authority's, a year after the submission.
	ActNumber string
	Authority string
	Reason    string // of a correction, or of a day further back than units may state
	By        string // user id of who recorded it
	ByName    string
	At        time.Time
}

// Now is the stage that stands.
func (p Product) Now() Stage { return p.Stages[len(p.Stages)-1] }

// issued reports that an authority approved or issued it.
func (p Product) issued() bool { return p.Now().Step.rank() >= Issued.rank() }

// Approval is the stage of its approval or issue, if it stands at that or beyond:
// the third of the dates that are kept (domain rule 4).
func (p Product) Approval() (Stage, bool) {
	if !p.issued() {
		return Stage{}, false
	}
	for _, s := range slices.Backward(p.Stages) {
		if s.Step == Issued {
			return s, true
		}
	}
	return Stage{}, false
}

// bounds are what a day of a stage is held against.
type bounds struct {
	today    calendar.Day
	backdate int  // days a unit may state back
	office   bool // recorded by the assigner, who may go further back with a reason
	accepted bool // the claim was accepted: what it rests on is the assigner's to correct
}

// check is the stage as it is stored after those before it, or why it cannot be.
// A step is never taken back but by a correction, which has a reason. The day of an
// approval is evidenced by the act's number and is therefore not bound by the days of
// back-dating: nobody's lateness follows from it.
func (s Stage) check(before []Stage, b bounds) (Stage, error) {
	s.ActNumber, s.Authority, s.Reason = text.Normal(s.ActNumber), text.Normal(s.Authority), text.Normal(s.Reason)
	if s.On.IsZero() {
		s.On = b.today
	}
	switch {
	case s.Step.rank() < 0:
		return s, errs.New(errs.Invalid, "deliverable.no_step")
	case s.On.After(b.today):
		return s, errs.New(errs.Invalid, "deliverable.future_day")
	case tooLong(s.ActNumber, s.Authority, s.Reason):
		return s, errs.New(errs.TooLarge, "deliverable.long", maxLine)
	case s.Step == Issued && (s.ActNumber == "" || s.Authority == ""):
		return s, errs.New(errs.Invalid, "deliverable.no_act")
	case s.Step != Issued && s.On.Before(b.today.AddDays(-b.backdate)) && (!b.office || s.Reason == ""):
		return s, errs.New(errs.Refused, "deliverable.too_far_back", b.backdate)
	}
	if s.Step != Issued {
		s.ActNumber, s.Authority = "", ""
	}
	return s, s.follows(before, b)
}

func tooLong(lines ...string) bool {
	return slices.ContainsFunc(lines, func(line string) bool { return len(line) > maxAbstract })
}

// follows refuses what would take a step back without a reason, or after the product was accepted without the
// assigner, and a day before the stages it rests on.
func (s Stage) follows(before []Stage, b bounds) error {
	if len(before) == 0 {
		return nil
	}
	if back := s.Step.rank() <= before[len(before)-1].Step.rank(); back {
		switch {
		case b.accepted && !b.office:
			return errs.New(errs.Forbidden, "deliverable.accepted")
		case s.Reason == "":
			return errs.New(errs.Refused, "deliverable.not_forward")
		}
	}
	for _, g := range standing(before) {
		if g.Step.rank() < s.Step.rank() && s.On.Before(g.On) {
			return errs.New(errs.Invalid, "deliverable.before_last", g.On.Format())
		}
	}
	return nil
}

// standing are the stages that no later one corrected: one that takes a step back undoes those from there on.
func standing(all []Stage) (valid []Stage) {
	for _, g := range all {
		valid = slices.DeleteFunc(valid, func(was Stage) bool { return was.Step.rank() >= g.Step.rank() })
		valid = append(valid, g)
	}
	return valid
}

// record writes what a stage says, by the names of its form's fields.
func (s Stage) record() assignment.Record {
	return assignment.Record{
		"step": string(s.Step), "on": s.On.String(), "act_number": s.ActNumber, "authority": s.Authority,
	}
}
