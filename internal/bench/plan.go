package bench

import (
	"dondoc/internal/deliverable"
	"dondoc/internal/intake"
	"dondoc/internal/programme"
	"dondoc/internal/search"
	"dondoc/internal/target"
	"dondoc/internal/task"
)

// plan is one programme with all that a confirmed document leaves in the rooms.
type plan struct {
	programme   programme.Programme
	blocks      []programme.Block
	groups      []programme.Group
	tasks       []task.Task
	products    []deliverable.Deliverable
	targets     []target.Target
	duties      []programme.Duty
	differences []intake.Difference
	entries     []search.Indexed
}

// store writes the plan, what is referred to first.
func (p plan) store(t intake.Tx) error {
	if err := t.InsertProgramme(p.programme); err != nil {
		return err
	}
	if err := t.InsertBlocks(p.programme.Document.ID, p.blocks); err != nil {
		return err
	}
	id := p.programme.ID
	steps := []func() error{
		func() error { return each(p.groups, func(g programme.Group) error { return t.InsertGroup(id, g) }) },
		func() error { return each(p.tasks, t.InsertTask) },
		func() error { return each(p.products, t.InsertDeliverable) },
		func() error { return each(p.targets, func(v target.Target) error { return t.InsertTarget(id, v) }) },
		func() error { return each(p.duties, func(d programme.Duty) error { return t.InsertDuty(id, d) }) },
		func() error { return each(p.differences, t.InsertDifference) },
		func() error { return each(p.entries, t.PutSearchEntry) },
	}
	return each(steps, func(step func() error) error { return step() })
}

func each[T any](all []T, do func(T) error) error {
	for _, v := range all {
		if err := do(v); err != nil {
			return err
		}
	}
	return nil
}
