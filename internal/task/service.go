package task

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/tx"
)

// ReadTx is what showing a task needs: the task's own records and its history.
type ReadTx interface {
	Tx
	audit.Tx
}

// Store is storage as the service sees it.
type Store = tx.Store[ReadTx]

// Service answers questions about tasks.
type Service struct {
	Store Store
}

// View is a task with the tasks around it.
type View struct {
	Task       Task
	DependsOn  []Task
	Dependants []Task
	Covers     []Task // of a body item: the rows that say the same
	CoveredBy  []Task // of a row: the body items that say the same
}

// Show returns a task and its neighbours.
func (s *Service) Show(ctx context.Context, a access.Actor, id string) (View, error) {
	if err := access.Check(a, access.ProgrammeRead); err != nil {
		return View{}, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t ReadTx) (View, error) { return view(t, id) })
}

func view(t Tx, id string) (v View, err error) {
	if v.Task, err = t.Task(id); err != nil {
		return v, err
	}
	if v.DependsOn, err = load(t, v.Task.DependsOn); err != nil {
		return v, err
	}
	if v.Covers, err = load(t, v.Task.Covers); err != nil {
		return v, err
	}
	if v.Dependants, err = t.Dependants(id); err != nil {
		return v, err
	}
	v.CoveredBy, err = t.CoveredBy(id)
	return v, err
}

func load(t Tx, ids []string) ([]Task, error) {
	tasks := make([]Task, len(ids))
	for i, id := range ids {
		var err error
		if tasks[i], err = t.Task(id); err != nil {
			return nil, err
		}
	}
	return tasks, nil
}

// All returns a programme's tasks, unlisted body items included, in document order.
func (s *Service) All(ctx context.Context, a access.Actor, programme string) ([]Task, error) {
	if err := access.Check(a, access.ProgrammeRead); err != nil {
		return nil, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t ReadTx) ([]Task, error) { return t.Tasks(programme) })
}
