package direction

import (
	"slices"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// Matter is what a coordination, an instruction and a recommendation have in
// common: something is asked of an organisation, usually by a day, and its
// answer is judged by whoever asked. Words and steps are never edited.
type Matter struct {
	ID         string
	Words      string       // what is asked
	Due        calendar.Day // last day to answer; zero: without a day
	State      State
	AnsweredOn calendar.Day // the day the standing answer states; zero: none stands
	Author     string       // user id of who asked; empty: the operator
	AuthorName string
	At         time.Time
	Steps      []Step // what followed, oldest first
	Version    int    // every act is compare-and-set on it
}

// ask begins a matter.
func (s *Service) ask(a access.Actor, words string, due calendar.Day) Matter {
	return Matter{
		ID: s.NewID(), Words: words, Due: due, State: Waiting, Author: a.User, AuthorName: a.Name, At: s.instant(), Version: 1,
	}
}

// State is where a matter stands.
type State string

// The states. Not every subject uses all of them.
const (
	Waiting    State = "waiting"    // chờ tiếp nhận, trả lời
	Received   State = "received"   // đã tiếp nhận, chưa trả lời
	Answered   State = "answered"   // đã trả lời, chờ người yêu cầu xem
	Returned   State = "returned"   // trả lời chưa đạt, phải trả lời lại
	Declined   State = "declined"   // từ chối, có lý do
	Accepted   State = "accepted"   // trả lời được chấp nhận
	Withdrawn  State = "withdrawn"  // người yêu cầu rút
	Superseded State = "superseded" // được thay bằng ý kiến khác
	Informed   State = "informed"   // để biết, không cần trả lời
)

// States lists every state.
func States() []State {
	return []State{Waiting, Received, Answered, Returned, Declined, Accepted, Withdrawn, Superseded, Informed}
}

// Act is something a person does to a matter.
type Act string

// The acts.
const (
	Receive   Act = "receive"
	Answer    Act = "answer"
	Decline   Act = "decline"
	Accept    Act = "accept"
	SendBack  Act = "send_back" // asks again, with a reason; of a declined one: insists
	Withdraw  Act = "withdraw"
	Supersede Act = "supersede" // another instruction takes its place
)

// Acts lists every act.
func Acts() []Act { return []Act{Receive, Answer, Decline, Accept, SendBack, Withdraw, Supersede} }

// Side is what somebody is to a matter.
type Side string

// The sides. One person may be both; nobody accepts their own answer all the same.
const (
	Asked     Side = "asked"     // of the organisation that must answer
	Asking    Side = "asking"    // may judge the answer
	Bystander Side = "bystander" // anybody else who may read
)

// Sides lists every side.
func Sides() []Side { return []Side{Asked, Asking, Bystander} }

// Rule says which side may do an act in which states, and where it leads.
type Rule struct {
	Act  Act
	By   Side
	From []State
	To   State
}

// CoordinationRules is the state machine of what is asked of a coordinating organisation.
func CoordinationRules() []Rule {
	unanswered := []State{Waiting, Received, Returned}
	return []Rule{
		{Receive, Asked, []State{Waiting}, Received},
		{Answer, Asked, unanswered, Answered},
		{Decline, Asked, unanswered, Declined},
		{Accept, Asking, []State{Answered}, Accepted},
		{SendBack, Asking, []State{Answered, Declined}, Returned},
		{Withdraw, Asking, []State{Waiting, Received, Returned, Declined}, Withdrawn},
	}
}

// InstructionRules is the state machine of an instruction.
func InstructionRules() []Rule {
	return []Rule{
		{Answer, Asked, []State{Waiting, Returned}, Answered},
		{Accept, Asking, []State{Answered}, Accepted},
		{SendBack, Asking, []State{Answered}, Returned},
		{Supersede, Asking, []State{Waiting, Returned, Answered, Informed}, Superseded},
	}
}

// RecommendationRules is the state machine of what an inspection recommends.
func RecommendationRules() []Rule {
	return []Rule{
		{Answer, Asked, []State{Waiting, Returned}, Answered},
		{Accept, Asking, []State{Answered}, Accepted},
		{SendBack, Asking, []State{Answered}, Returned},
	}
}

// After is the state after an act by somebody who is on these sides.
// errs.Forbidden "direction.not_yours" when none of the sides ever may;
// errs.Conflict "direction.now.<state>", which says why, when the state does not allow it.
func (s State) After(rules []Rule, act Act, sides []Side) (State, error) {
	i := slices.IndexFunc(rules, func(r Rule) bool { return r.Act == act && slices.Contains(sides, r.By) })
	switch {
	case i < 0:
		return s, errs.New(errs.Forbidden, "direction.not_yours")
	case !slices.Contains(rules[i].From, s):
		return s, errs.New(errs.Conflict, "direction.now."+string(s))
	default:
		return rules[i].To, nil
	}
}

// Possible lists the acts somebody on these sides may do now, for the buttons of a page.
func (s State) Possible(rules []Rule, sides []Side) []Act {
	var can []Act
	for _, act := range Acts() {
		if _, err := s.After(rules, act, sides); err == nil {
			can = append(can, act)
		}
	}
	return can
}

// Unanswered reports whether an answer is still owed.
func (s State) Unanswered() bool { return slices.Contains([]State{Waiting, Received, Returned}, s) }

// OverdueOn is how many days ago the last day to answer passed without an answer
// that stands; 0 when it has not, or when no answer is owed.
func (m Matter) OverdueOn(day calendar.Day) int {
	if !m.State.Unanswered() || m.Due.IsZero() || !day.After(m.Due) {
		return 0
	}
	return day.Sub(m.Due)
}

// LateBy is how many days after the last day the standing answer came; 0: in time, or none stands.
func (m Matter) LateBy() int {
	if m.AnsweredOn.IsZero() || m.Due.IsZero() || !m.AnsweredOn.After(m.Due) {
		return 0
	}
	return m.AnsweredOn.Sub(m.Due)
}

// Step is one act on a matter, as it stays on record.
type Step struct {
	No     int // 1, 2, 3 …
	Act    Act
	Words  string
	Day    calendar.Day // of an answer: the day it states; of a return: the new last day, if any
	By     string       // user id; empty: the operator
	ByName string
	At     time.Time
}

// Deed is what a person does to a matter they saw at a version.
type Deed struct {
	ID      string
	Version int
	Act     Act
	Words   string
	Day     calendar.Day // of an answer: zero means today; of a return: zero keeps the last day
}

// doing is a deed with everything its rules ask for.
type doing struct {
	Deed

	rules []Rule
	sides []Side
	actor access.Actor
	now   time.Time
	today calendar.Day
	// stateable refuses a day that may not be stated.
	stateable func(calendar.Day) error
}

// do applies a deed: the version first, so that who lost a race is told who was
// first and not that the state is wrong.
func (m *Matter) do(d doing) (Step, error) {
	if d.Version != m.Version {
		return Step{}, m.stale()
	}
	to, err := m.State.After(d.rules, d.Act, d.sides)
	if err != nil {
		return Step{}, err
	}
	d.Words = text.Normal(d.Words)
	if err := m.check(&d); err != nil {
		return Step{}, err
	}
	step := Step{len(m.Steps) + 1, d.Act, d.Words, d.Day, d.actor.User, d.actor.Name, d.now}
	m.State, m.Steps = to, append(m.Steps, step)
	return step, nil
}

func (m *Matter) stale() error {
	who := m.AuthorName
	if n := len(m.Steps); n > 0 {
		who = m.Steps[n-1].ByName
	}
	return errs.New(errs.Conflict, "direction.stale", who)
}

// check holds a deed against the rules that the states do not know.
func (m *Matter) check(d *doing) error {
	switch d.Act {
	case Answer:
		return m.checkAnswer(d)
	case Decline, Withdraw, Supersede:
		d.Day = calendar.Day{}
		return worded(d.Words)
	case SendBack:
		return m.checkReturn(d)
	case Accept:
		if m.answerer() == d.actor.User {
			return errs.New(errs.Forbidden, "direction.own_answer")
		}
	case Receive:
	}
	d.Day = calendar.Day{}
	return bounded(d.Words)
}

// checkAnswer takes a day that is neither in the future, nor before the question,
// nor further back than the authority lets a day be stated.
func (m *Matter) checkAnswer(d *doing) error {
	if err := worded(d.Words); err != nil {
		return err
	}
	if d.Day.IsZero() {
		d.Day = d.today
	}
	if err := d.stateable(d.Day); err != nil {
		return err
	}
	if asked := calendar.DayOf(m.At); d.Day.Before(asked) {
		return errs.New(errs.Invalid, "direction.before_asked", asked.Format())
	}
	m.AnsweredOn = d.Day
	return nil
}

func (m *Matter) checkReturn(d *doing) error {
	if err := worded(d.Words); err != nil {
		return err
	}
	if d.Day.Before(d.today) && !d.Day.IsZero() {
		return errs.New(errs.Invalid, "direction.past_day")
	}
	if !d.Day.IsZero() {
		m.Due = d.Day
	}
	m.AnsweredOn = calendar.Day{}
	return nil
}

// answerer is who gave the last answer.
func (m *Matter) answerer() string {
	for _, step := range slices.Backward(m.Steps) {
		if step.Act == Answer {
			return step.By
		}
	}
	return ""
}

// sidesOf puts the sides together; nobody on one is a bystander.
func sidesOf(asked, asking bool) []Side {
	switch {
	case asked && asking:
		return []Side{Asked, Asking}
	case asked:
		return []Side{Asked}
	case asking:
		return []Side{Asking}
	default:
		return []Side{Bystander}
	}
}

// future refuses a last day that has passed already.
func future(due, today calendar.Day) error {
	if due.Before(today) {
		return errs.New(errs.Invalid, "direction.past_day")
	}
	return nil
}
