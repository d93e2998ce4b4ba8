package plan

import (
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/identity"
)

// Tx is what the room needs of a transaction.
type Tx interface {
	assignment.Tx
	Users() ([]identity.User, error)

	Plan(id string) (Plan, error)
	// PlanOf finds the plan of an organisation for a programme; the zero Plan if there is none.
	PlanOf(programme, unit string) (Plan, error)
	PlansOfProgramme(programme string) ([]Plan, error)
	// PlansToWrite lists what an organisation has to plan: the programmes of which it works on duties and has no plan
	// in force or with its leader, the longest owed first. Of a plan it gives id, state and edition.
	PlansToWrite(unit string) ([]ToWrite, error)
	// AwaitingPlans lists those of an organisation that its leader must answer, the oldest first.
	AwaitingPlans(unit string) ([]Plan, error)
	InsertPlan(Plan) error
	// UpdatePlan stores state and edition; errs.Conflict "plan.stale" when p.Version is not the stored one.
	UpdatePlan(p Plan) error

	PlanEditions(plan string) ([]Edition, error) // by number
	InsertPlanEdition(Edition) error
	UpdatePlanEdition(Edition) error
	// DeletePlanEdition removes an edition that never held, with its lines.
	DeletePlanEdition(plan string, no int) error

	PlanLines(plan string, edition int) ([]Line, error)
	// PlanLinesOfProgramme are the lines of each plan's newest edition, by plan.
	PlanLinesOfProgramme(programme string) (map[string][]Line, error)
	InsertPlanLine(plan string, edition int, l Line) error
	// UpdatePlanLine stores a line at its version; errs.Conflict "plan.stale" when l.Version is not the stored one.
	UpdatePlanLine(plan string, edition int, l Line) error
	DeletePlanLine(plan string, edition int, assignment string) error

	// DutiesSince says for each organisation with duties of the programme since when it has the first of them.
	DutiesSince(programme string) (map[string]calendar.Day, error)
	// ProgrammesOfUnit lists the programmes an organisation has duties of, or a plan for, by id.
	ProgrammesOfUnit(unit string) ([]string, error)
}
