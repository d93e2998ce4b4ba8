package direction

import (
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// Instruction is what a leader of the province or the assigner directs about one
// duty (ý kiến chỉ đạo). It is never edited; one that supersedes it corrects it.
type Instruction struct {
	Matter

	Assignment string
	Task       string
	No         int        // 1, 2, 3 … of the task
	Supersedes string     // id of the instruction it takes the place of; empty: of none
	Enclosures Enclosures // of its answers, by the number of the step; lists of instructions leave them out
}

// Order is what is instructed, about some duties of one task.
type Order struct {
	Assignments []string
	Words       string
	Due         calendar.Day // last day to answer; zero: for information only
	// Supersedes is the instruction this one corrects, for Reason; then it is about the same duty alone.
	Supersedes Deed
}

// Instruct makes one entry for each duty chosen. next is the number the person
// saw as the task's next one.
func (s *Service) Instruct(ctx context.Context, a access.Actor, task string, next int, o Order) ([]Instruction, error) {
	o.Words = text.Normal(o.Words)
	return write(ctx, s, a, func(t Tx) (made []Instruction, err error) {
		there, err := t.Instructions(task)
		if err != nil {
			return nil, err
		}
		if err := unchanged(next, len(there)); err != nil {
			return nil, err
		}
		if err := o.check(s.today()); err != nil {
			return nil, err
		}
		for i, duty := range o.Assignments {
			v, err := s.instruct(t, a, duty, o)
			if err != nil {
				return nil, err
			}
			if v.Task != task || slices.Contains(o.Assignments[:i], duty) {
				return nil, errs.New(errs.Invalid, "instruction.other_task")
			}
			v.No = next + i
			if err := t.InsertInstruction(v); err != nil {
				return nil, err
			}
			made = append(made, v)
		}
		return made, nil
	})
}

func (o Order) check(today calendar.Day) error {
	if len(o.Assignments) == 0 || o.Supersedes.ID != "" && len(o.Assignments) != 1 {
		return errs.New(errs.Invalid, "instruction.no_duty")
	}
	if err := worded(o.Words); err != nil {
		return err
	}
	if o.Due.IsZero() {
		return nil
	}
	return future(o.Due, today)
}

// instruct is the part of Instruct about one duty.
func (s *Service) instruct(t Tx, a access.Actor, duty string, o Order) (Instruction, error) {
	c, err := assignment.Begin(t, s.Now(), a, assignment.Ref{ID: duty}, assignment.Move{Act: assignment.Instruct})
	if err != nil {
		return Instruction{}, err
	}
	v := Instruction{Matter: s.ask(a, o.Words, o.Due), Assignment: duty, Task: c.Was.Task, Supersedes: o.Supersedes.ID}
	c.Name, c.Reason = "instruction.give", o.Words
	if o.Due.IsZero() {
		v.State = Informed
	} else {
		c.Notes["due"] = o.Due.String()
	}
	if o.Supersedes.ID != "" {
		old, err := s.supersede(t, a, c, o.Supersedes)
		if err != nil {
			return v, err
		}
		c.Name, c.Notes["supersedes"], c.Notes["words"], c.Reason = "instruction.supersede", old.No, o.Words, o.Supersedes.Words
	}
	_, err = c.End()
	return v, err
}

func (s *Service) supersede(t Tx, a access.Actor, c *assignment.Turn, d Deed) (Instruction, error) {
	d.Act = Supersede
	old, err := t.Instruction(d.ID)
	if err != nil {
		return old, err
	}
	if old.Assignment != c.Was.ID {
		return old, errs.New(errs.Invalid, "instruction.other_task")
	}
	return old, old.apply(t, a, c, d)
}

// apply does a deed in the turn of the duty and stores it.
func (v *Instruction) apply(t Tx, a access.Actor, c *assignment.Turn, d Deed) error {
	step, err := v.do(doing{
		Deed: d, rules: InstructionRules(), sides: v.sides(a, c.Parties), actor: a, now: c.Now, today: c.Today,
		stateable: stateable(c),
	})
	if err != nil {
		return err
	}
	c.Name, c.Reason = "instruction."+string(d.Act), step.Words
	c.Notes["instruction"], c.Notes["day"] = v.No, step.Day.String()
	if err := t.UpdateInstruction(*v, step); err != nil {
		return err
	}
	v.Version++
	return nil
}

// sides: the unit answers; who instructed judges the answer, and so does the assigner.
func (v *Instruction) sides(a access.Actor, parties []assignment.Party) []Side {
	is := func(p assignment.Party) bool { return slices.Contains(parties, p) }
	return sidesOf(is(assignment.Officer) || is(assignment.Head),
		is(assignment.Assigner) || is(assignment.Overseer) && a.User == v.Author)
}

// instructed is the act on the assignment that an act on an instruction is.
func instructed(act Act) assignment.Act {
	if act == Answer {
		return assignment.Answer
	}
	return assignment.Instruct
}

// Respond does an act of either side to an instruction; an answer may bring files. To supersede one is Instruct's.
// The files are gone from the tray afterwards, whatever comes of it.
func (s *Service) Respond(ctx context.Context, a access.Actor, d Deed, files ...deliverable.Incoming) (Instruction, error) {
	kept, err := s.enclose(ctx, a, s.Answering(d.ID), files)
	if err != nil {
		return Instruction{}, err
	}
	return write(ctx, s, a, func(t Tx) (Instruction, error) {
		v, err := t.Instruction(d.ID)
		if err != nil {
			return v, err
		}
		if d.Act != Answer && len(kept) > 0 {
			return v, errs.New(errs.Invalid, "instruction.no_files")
		}
		if d.Act == Supersede {
			return v, errs.New(errs.Invalid, "instruction.no_duty")
		}
		c, err := assignment.Begin(t, s.Now(), a, assignment.Ref{ID: v.Assignment}, assignment.Move{Act: instructed(d.Act)})
		if err != nil {
			return v, err
		}
		if err := v.apply(t, a, c, d); err != nil {
			return v, err
		}
		if err := v.enclose(t, c, kept); err != nil {
			return v, err
		}
		_, err = c.End()
		return v, err
	})
}

// enclose stores what came with the newest step.
func (v *Instruction) enclose(t Tx, c *assignment.Turn, files []deliverable.File) error {
	if len(files) > 0 {
		c.Notes["files"] = len(files)
	}
	for _, e := range enclosed(len(v.Steps), files) {
		if err := t.InsertInstructionFile(v.ID, e); err != nil {
			return err
		}
		v.Enclosures = append(v.Enclosures, e)
	}
	return nil
}

// InstructionView is an instruction as somebody sees it.
type InstructionView struct {
	Instruction Instruction
	Duty        assignment.Assignment
	Possible    []Act  // the state machines' answer; a rule may still refuse
	Next        int    // the number of the task's next one
	By          string // id of the one that superseded it; empty: none
}

// Instruction returns one.
func (s *Service) Instruction(ctx context.Context, a access.Actor, id string) (InstructionView, error) {
	return read(ctx, s, a, func(t Tx) (v InstructionView, err error) {
		if v.Instruction, err = t.Instruction(id); err != nil {
			return v, err
		}
		var parties []assignment.Party
		if v.Duty, parties, err = assignment.Seen(t, a, v.Instruction.Assignment, s.today()); err != nil {
			return v, err
		}
		for _, act := range v.Instruction.State.Possible(InstructionRules(), v.Instruction.sides(a, parties)) {
			if _, err := v.Duty.State.Step(assignment.Move{Act: instructed(act)}, parties); err == nil {
				v.Possible = append(v.Possible, act)
			}
		}
		all, err := t.Instructions(v.Instruction.Task)
		v.Next = len(all) + 1
		for _, other := range all {
			if other.Supersedes == id {
				v.By = other.ID
			}
		}
		return v, err
	})
}

// Instructing is what was instructed about a task, and about which of its duties more may be.
type Instructing struct {
	Instructions []Instruction // by number
	May          []string      // ids of the duties the actor may instruct about now
}

// Instructing lists a task's instructions.
func (s *Service) Instructing(ctx context.Context, a access.Actor, task string) (Instructing, error) {
	return read(ctx, s, a, func(t Tx) (v Instructing, err error) {
		if v.Instructions, err = t.Instructions(task); err != nil {
			return v, err
		}
		duties, err := t.AssignmentsOfTask(task)
		for _, duty := range duties {
			_, parties, err := assignment.Seen(t, a, duty.ID, s.today())
			if err != nil {
				return v, err
			}
			if _, refusal := duty.State.Step(assignment.Move{Act: assignment.Instruct}, parties); refusal == nil {
				v.May = append(v.May, duty.ID)
			}
		}
		return v, err
	})
}
