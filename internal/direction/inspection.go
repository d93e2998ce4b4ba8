package direction

import (
	"context"
	"maps"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// Inspection is one inspection on the spot (kiểm tra), as its decision orders it.
type Inspection struct {
	ID           string
	Number       string       // of the decision
	DecidedOn    calendar.Day // of the decision
	Subject      string       // what is inspected
	Leader       string       // name of the team's leader
	LeaderOffice string       // chức vụ, cơ quan of the team's leader
	From, To     calendar.Day // the days of the inspection
	Assignments  []string     // duties it is about
	Units        []string     // organisations it is about
	Author       string
	AuthorName   string
	At           time.Time
	Conclusion   Conclusion // zero: not concluded
	Addenda      []Addendum // by number
	// Recommended is what must be done, by number, of the conclusion and of its addenda.
	Recommended []Recommendation
	Enclosures  Enclosures // the decision and the conclusion as files; lists of inspections leave them out
	Version     int
}

// Conclusion is what the inspection found, as signed. It states nature, degree,
// cause and responsibility (domain rule 13), and is not edited: addenda follow it.
type Conclusion struct {
	Number         string
	SignedOn       calendar.Day
	Signer         string
	Nature         string // tính chất
	Degree         string // mức độ
	Cause          string // nguyên nhân
	Responsibility string // trách nhiệm
	By             string // user id of who recorded it
	ByName         string
	At             time.Time
}

// Signed reports whether there is a conclusion.
func (c Conclusion) Signed() bool { return !c.SignedOn.IsZero() }

// Addendum adds to a signed conclusion.
type Addendum struct {
	No     int
	Words  string
	By     string
	ByName string
	At     time.Time
}

// Recommendation is what an organisation must do by a day, and what became of it.
type Recommendation struct {
	Matter

	Inspection string
	No         int
	Unit       string
}

// Advice is a recommendation as it is written.
type Advice struct {
	Unit  string
	Words string
	Due   calendar.Day
}

func (i Inspection) check(today calendar.Day) error {
	switch {
	case i.Number == "" || i.Subject == "" || i.Leader == "" || i.LeaderOffice == "":
		return errs.New(errs.Invalid, "inspection.incomplete")
	case i.DecidedOn.IsZero() || i.From.IsZero():
		return errs.New(errs.Invalid, "inspection.no_day")
	case i.DecidedOn.After(today):
		return errs.New(errs.Invalid, "inspection.decided_later")
	case i.From.Before(i.DecidedOn) || i.To.Before(i.From):
		return errs.New(errs.Invalid, "inspection.days", i.DecidedOn.Format())
	case len(i.Assignments)+len(i.Units) == 0:
		return errs.New(errs.Invalid, "inspection.no_scope")
	}
	return bounded(i.Number + i.Subject + i.Leader + i.LeaderOffice)
}

// Inspect records an inspection, with its decision as files. errs.Conflict "inspection.exists" when the
// decision is on record already: a form sent twice makes one. The files are gone from the tray afterwards.
func (s *Service) Inspect(ctx context.Context, a access.Actor, i Inspection, files ...deliverable.Incoming) (Inspection, error) {
	kept, err := s.enclose(ctx, a, s.Inspecting(""), files)
	if err != nil {
		return i, err
	}
	if err := access.Check(a, access.DirectionInspect); err != nil {
		return i, err
	}
	for _, field := range []*string{&i.Number, &i.Subject, &i.Leader, &i.LeaderOffice} {
		*field = text.Normal(*field)
	}
	if i.To.IsZero() {
		i.To = i.From
	}
	if err := i.check(s.today()); err != nil {
		return i, err
	}
	i.ID, i.Author, i.AuthorName, i.At, i.Version = s.NewID(), a.User, a.Name, s.instant(), 1
	return write(ctx, s, a, func(t Tx) (Inspection, error) {
		if err := s.inScope(t, a, i.Units); err != nil {
			return i, err
		}
		if err := t.InsertInspection(i); err != nil {
			return i, err
		}
		notes := map[string]any{"number": i.Number, "subject": i.Subject}
		if err := i.enclose(t, DecisionPart, kept, notes); err != nil {
			return i, err
		}
		return i, s.tell(t, a, i, "inspection.open", "", notes)
	})
}

// enclose stores files of a part, and notes how many.
func (i *Inspection) enclose(t Tx, part int, files []deliverable.File, notes map[string]any) error {
	if len(files) > 0 {
		notes["files"] = len(files)
	}
	for _, e := range enclosed(part, files) {
		if err := t.InsertInspectionFile(i.ID, e); err != nil {
			return err
		}
		i.Enclosures = append(i.Enclosures, e)
	}
	return nil
}

// inScope refuses organisations outside what the actor's grant covers.
func (s *Service) inScope(t Tx, a access.Actor, units []string) error {
	for _, id := range units {
		if _, err := t.Unit(id); err != nil {
			return err
		}
		branch, err := assignment.Branch(t, id)
		if err != nil {
			return err
		}
		if err := access.CheckFor(a, access.DirectionInspect, branch); err != nil {
			return err
		}
	}
	return nil
}

// tell puts an act of the inspector into the record of the inspection and into
// that of each duty it is about, where the state machine lets them.
func (s *Service) tell(t Tx, a access.Actor, i Inspection, act, reason string, notes map[string]any) error {
	for _, duty := range i.Assignments {
		c, err := assignment.Begin(t, s.Now(), a, assignment.Ref{ID: duty}, assignment.Move{Act: assignment.Inspect})
		if err != nil {
			return err
		}
		c.Name, c.Reason = act, reason
		maps.Copy(c.Notes, notes)
		c.Notes["inspection"] = i.ID
		if _, err := c.End(); err != nil {
			return err
		}
	}
	return audit.Append(t, s.Now(), a, act, audit.Subject{Kind: "inspection", ID: i.ID}, notes)
}

// changing runs an act of the inspector on an inspection seen at a version.
func (s *Service) changing(
	ctx context.Context, a access.Actor, id string, version int, do func(Tx, *Inspection) error,
) (Inspection, error) {
	if err := access.Check(a, access.DirectionInspect); err != nil {
		return Inspection{}, err
	}
	return write(ctx, s, a, func(t Tx) (Inspection, error) {
		i, err := t.Inspection(id)
		if err != nil {
			return i, err
		}
		if i.Version != version {
			return i, errs.New(errs.Conflict, "inspection.stale")
		}
		if err := s.inScope(t, a, i.Units); err != nil {
			return i, err
		}
		if err := do(t, &i); err != nil {
			return i, err
		}
		if err := t.UpdateInspection(i); err != nil {
			return i, err
		}
		i.Version++
		return i, nil
	})
}

func (c Conclusion) check(i Inspection, today calendar.Day) error {
	switch {
	case i.Conclusion.Signed():
		return errs.New(errs.Conflict, "inspection.signed")
	case c.Number == "" || c.Signer == "" || c.SignedOn.IsZero():
		return errs.New(errs.Invalid, "inspection.unsigned")
	case c.Nature == "" || c.Degree == "" || c.Cause == "" || c.Responsibility == "":
		return errs.New(errs.Invalid, "inspection.unstated")
	case c.SignedOn.After(today) || c.SignedOn.Before(i.From):
		return errs.New(errs.Invalid, "inspection.signed_day", i.From.Format())
	}
	return bounded(c.Nature + c.Degree + c.Cause + c.Responsibility)
}

// Conclude records the signed conclusion, also as files, with what it recommends.
// The files are gone from the tray afterwards, whatever comes of it.
func (s *Service) Conclude(
	ctx context.Context, a access.Actor, id string, version int, c Conclusion, all []Advice, files ...deliverable.Incoming,
) (Inspection, error) {
	kept, err := s.enclose(ctx, a, s.Inspecting(id), files)
	if err != nil {
		return Inspection{}, err
	}
	for _, field := range []*string{&c.Number, &c.Signer, &c.Nature, &c.Degree, &c.Cause, &c.Responsibility} {
		*field = text.Normal(*field)
	}
	return s.changing(ctx, a, id, version, func(t Tx, i *Inspection) error {
		if err := c.check(*i, s.today()); err != nil {
			return err
		}
		c.By, c.ByName, c.At = a.User, a.Name, s.instant()
		i.Conclusion = c
		if err := s.recommend(t, a, i, all); err != nil {
			return err
		}
		notes := map[string]any{
			"conclusion_number": c.Number, "signed_on": c.SignedOn.String(), "nature": c.Nature, "degree": c.Degree, "found_cause": c.Cause,
			"responsibility": c.Responsibility, "recommendations": len(all),
		}
		if err := i.enclose(t, ConclusionPart, kept, notes); err != nil {
			return err
		}
		return s.tell(t, a, *i, "inspection.conclude", "", notes)
	})
}

// Amend adds to a signed conclusion: words, and what else it recommends.
func (s *Service) Amend(ctx context.Context, a access.Actor, id string, version int, words string, all []Advice) (Inspection, error) {
	words = text.Normal(words)
	return s.changing(ctx, a, id, version, func(t Tx, i *Inspection) error {
		if !i.Conclusion.Signed() {
			return errs.New(errs.Conflict, "inspection.open_still")
		}
		if err := worded(words); err != nil {
			return err
		}
		v := Addendum{No: len(i.Addenda) + 1, Words: words, By: a.User, ByName: a.Name, At: s.instant()}
		i.Addenda = append(i.Addenda, v)
		if err := t.InsertAddendum(i.ID, v); err != nil {
			return err
		}
		if err := s.recommend(t, a, i, all); err != nil {
			return err
		}
		return s.tell(t, a, *i, "inspection.amend", words, map[string]any{"recommendations": len(all)})
	})
}

func (s *Service) recommend(t Tx, a access.Actor, i *Inspection, all []Advice) error {
	for _, one := range all {
		one.Words = text.Normal(one.Words)
		if err := one.check(t, s.today()); err != nil {
			return err
		}
		v := Recommendation{
			Matter: s.ask(a, one.Words, one.Due), Inspection: i.ID, No: len(i.Recommended) + 1, Unit: one.Unit,
		}
		i.Recommended = append(i.Recommended, v)
		if err := t.InsertRecommendation(v); err != nil {
			return err
		}
	}
	return nil
}

// check: who must do what by when, all three.
func (v Advice) check(t Tx, today calendar.Day) error {
	if v.Unit == "" || v.Words == "" || v.Due.IsZero() {
		return errs.New(errs.Invalid, "inspection.advice")
	}
	if err := future(v.Due, today); err != nil {
		return err
	}
	unit, err := t.Unit(v.Unit)
	if err != nil {
		return err
	}
	if !unit.ValidOn(today) {
		return errs.New(errs.Refused, "assignment.unit_ended", unit.NameOn(today))
	}
	return bounded(v.Words)
}
