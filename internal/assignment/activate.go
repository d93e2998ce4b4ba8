package assignment

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/task"
	"dondoc/internal/text"
)

// Readiness is how far a programme can be activated, shown before it is done.
type Readiness struct {
	Signature Signature    // zero: not recorded yet
	Unsigned  []string     // message keys of the facts the document lacks; activation is refused
	Day       calendar.Day // the leads are those of this day
	Gaps      []Gap        // by task, in document order
	Ready     []string     // ids of tasks that can be activated
	Active    []string     // ids of tasks that are activated wholly
	Planned   int          // assignments that activating the ready ones makes
}

// Activation is what the office decides.
type Activation struct {
	Number   string       // of the document, as it was signed
	SignedOn calendar.Day // its day
	Tasks    []string     // ids; empty: every task that is complete
	Choices  map[string]Choice
}

// Activated is what an activation made.
type Activated struct {
	Made []Assignment
	Left []Gap // of the tasks that stay as they are
}

// Readiness works out what an activation with these choices would make.
func (s *Service) Readiness(ctx context.Context, a access.Actor, programme string, choices map[string]Choice) (Readiness, error) {
	if err := access.Check(a, access.AssignmentActivate); err != nil {
		return Readiness{}, err
	}
	return read(ctx, s, a, func(t Tx) (r Readiness, err error) {
		d, err := s.desk(t, programme, choices)
		if err != nil {
			return r, err
		}
		r = Readiness{Signature: d.signature, Unsigned: unsigned(d.planner), Day: d.day, Gaps: d.gaps}
		for _, w := range d.work {
			switch {
			case len(w.made) > 0:
				r.Ready = append(r.Ready, w.task.ID)
				r.Planned += len(w.made)
			case !w.gap:
				r.Active = append(r.Active, w.task.ID)
			}
		}
		return r, nil
	})
}

// Activate turns the complete tasks of a confirmed programme into assignments.
// Before the first the document must be confirmed as signed, with its number and
// day (domain rule 1). A second activation adds what is missing and repeats
// nothing.
func (s *Service) Activate(ctx context.Context, a access.Actor, programme string, v Activation) (done Activated, err error) {
	if err := access.Check(a, access.AssignmentActivate); err != nil {
		return Activated{}, err
	}
	err = s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		d, err := s.desk(t, programme, v.Choices)
		if err != nil {
			return err
		}
		if err := d.sign(t, a, v); err != nil {
			return err
		}
		done = Activated{Left: d.gaps}
		for _, w := range d.work {
			if len(v.Tasks) > 0 && !slices.Contains(v.Tasks, w.task.ID) {
				continue
			}
			if err := d.give(t, a, w, v.Choices[w.task.ID]); err != nil {
				return err
			}
			done.Made = append(done.Made, w.made...)
		}
		detail := map[string]any{"assignments": len(done.Made), "gaps": len(done.Left)}
		return audit.Append(t, d.now, a, "assignment.activate", audit.Subject{Kind: "programme", ID: programme}, detail)
	})
	return done, err
}

// work is a listed task with the assignments it still lacks.
type work struct {
	task task.Task
	made []Assignment
	gap  bool
}

// desk plans a whole programme as of today.
func (s *Service) desk(t Tx, id string, choices map[string]Choice) (*desk, error) {
	d := &desk{now: s.Now().UTC().Truncate(time.Millisecond)}
	p, err := t.Programme(id)
	if err != nil {
		return nil, err
	}
	owner, err := t.Tenant()
	if err != nil {
		return nil, err
	}
	d.planner = planner{programme: p, calendar: s.Calendar, rhythm: Rhythm(cmp.Or(owner.Settings.Rhythm, calendar.EveryQuarter))}
	if d.around, err = surroundings(t, calendar.DayOf(d.now)); err != nil {
		return nil, err
	}
	if d.signature, err = t.Signature(id); err != nil {
		return nil, err
	}
	return d, d.load(t, s.NewID, choices)
}

func (d *desk) load(t Tx, newID func() string, choices map[string]Choice) error {
	tasks, err := t.Tasks(d.programme.ID)
	if err != nil {
		return err
	}
	there, err := t.AssignmentsOfProgramme(d.programme.ID)
	if err != nil {
		return err
	}
	byTask := map[string][]Assignment{}
	for _, a := range there {
		byTask[a.Task] = append(byTask[a.Task], a)
	}
	for _, v := range tasks {
		if v.Listed {
			d.add(v, choices[v.ID], byTask[v.ID], newID)
		}
	}
	return nil
}

// desk is where a programme is activated.
type desk struct {
	planner

	now       time.Time
	signature Signature
	work      []work
	gaps      []Gap
}

// add plans a task and leaves out what it has already.
func (d *desk) add(v task.Task, c Choice, there []Assignment, newID func() string) {
	planned, gaps := d.plan(remember(v, c, there))
	w := work{task: v, gap: len(gaps) > 0}
	for _, a := range planned {
		if !slices.ContainsFunc(there, a.repeats) {
			a.ID, a.ChangedAt = newID(), d.now
			w.made = append(w.made, a)
		}
	}
	d.work, d.gaps = append(d.work, w), append(d.gaps, gaps...)
}

// remember takes over what was decided when the task was activated before, so that it is not asked for again.
func remember(v task.Task, c Choice, there []Assignment) (task.Task, Choice) {
	if len(there) == 0 {
		return v, c
	}
	units := map[string][]string{}
	v.Deadlines = slices.Clone(v.Deadlines)
	for _, a := range there {
		if !slices.Contains(units[a.Lead], a.Unit) {
			units[a.Lead] = append(units[a.Lead], a.Unit)
		}
		if a.Instalment <= len(v.Deadlines) {
			v.Deadlines[a.Instalment-1] = a.Deadline
		}
	}
	maps.Copy(units, c.Units)
	c.Units, c.Without = units, []Clarity{ClearProduct, ClearAuthority}
	return v, c
}

// repeats reports whether an assignment of the task is there already: for the
// same lead, or given to the same organisation for another lead. Who an
// organisation's heir is may have changed since; that calls for a transfer, not
// for a second duty.
func (a Assignment) repeats(there Assignment) bool {
	return a.Instalment == there.Instalment && (a.Lead == there.Lead || a.FirstUnit == there.FirstUnit)
}

func (d *desk) give(t Tx, a access.Actor, w work, c Choice) error {
	for _, made := range w.made {
		if err := t.InsertAssignment(made); err != nil {
			return err
		}
		if err := t.InsertTenure(made.ID, Tenure{Unit: made.Unit, From: made.ActiveFrom}); err != nil {
			return err
		}
		if err := audit.Append(t, d.now, a, "assignment.assign", taskSubject(made.Task), given(made, c)); err != nil {
			return err
		}
	}
	return reschedule(t, w.task.ID)
}

// given is what the record says of a new assignment: every field from nothing.
func given(a Assignment, c Choice) Detail {
	notes := map[string]any{"instalment": a.Instalment, "lead": a.Lead}
	if a.Predecessor != "" {
		notes["predecessor"] = a.Predecessor
	}
	if a.Historic {
		notes["historic"] = true
	}
	if len(c.Without) > 0 {
		notes["without"] = c.Without
	}
	return Detail{
		Assignment: a.ID, Unit: a.Unit, Version: a.Version, Reason: text.Normal(c.Reason), Notes: notes,
		Changes: Difference(Record{}, a.Record()),
	}
}

// The facts an act must have to be in force.
const (
	UnsignedNumber = "assignment.unsigned_number"
	UnsignedDay    = "assignment.unsigned_day"
)

func unsigned(p planner) []string {
	var missing []string
	if p.programme.Document.NumberKey == "" {
		missing = append(missing, UnsignedNumber)
	}
	if p.programme.Document.IssuedOn.IsZero() {
		missing = append(missing, UnsignedDay)
	}
	return missing
}

// sign records once that the document is in force, by number and day as the person read them on it.
func (d *desk) sign(t Tx, a access.Actor, v Activation) error {
	if d.signature.Programme != "" {
		return nil
	}
	document := d.programme.Document
	if missing := unsigned(d.planner); len(missing) > 0 {
		return errs.New(errs.Refused, missing[0])
	}
	if text.Number(v.Number) != document.NumberKey || v.SignedOn != document.IssuedOn {
		return errs.New(errs.Invalid, "assignment.not_the_document", document.Number, document.IssuedOn.Format())
	}
	d.signature = Signature{
		Programme: d.programme.ID, Number: document.Number, SignedOn: document.IssuedOn, By: a.User, ByName: a.Name, At: d.now,
	}
	if err := t.InsertSignature(d.signature); err != nil {
		return err
	}
	detail := map[string]any{"number": document.Number, "issued_on": document.IssuedOn.String()}
	return audit.Append(t, d.now, a, "assignment.sign", audit.Subject{Kind: "programme", ID: d.programme.ID}, detail)
}
