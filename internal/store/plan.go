package store

import (
	"slices"

	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/plan"
)

const (
	planColumns        = "id, programme_id, unit_id, state, edition, changed_at, version"
	planEditionColumns = `plan_id, no, submitter, submitter_name, submitted_at, despite, decider, decider_name, decided_at,
  answer`
	planLineColumns = "assignment_id, solution, leader, officer, steps, due_day, product, version"
)

const (
	sqlPlan             = "select " + planColumns + " from plans where tenant = $1 and id = $2"
	sqlPlanVersion      = "select version from plans where tenant = $1 and id = $2"
	sqlPlanOf           = "select " + planColumns + " from plans where tenant = $1 and programme_id = $2 and unit_id = $3"
	sqlPlansOfProgramme = "select " + planColumns + " from plans where tenant = $1 and programme_id = $2 order by unit_id"
	sqlAwaitingPlans    = "select " + planColumns + ` from plans
where tenant = $1 and unit_id = $2 and state in ('submitted', 'resubmitted') order by changed_at, id`
	sqlInsertPlan = "insert into plans (tenant, " + planColumns + ") values ($1, $2, $3, $4, $5, $6, $7, $8)"
	sqlUpdatePlan = `update plans set version = version + 1, state = $4, edition = $5, changed_at = $6
where tenant = $1 and id = $2 and version = $3`

	sqlPlanEditions      = "select " + planEditionColumns + " from plan_editions where tenant = $1 and plan_id = $2 order by no"
	sqlInsertPlanEdition = "insert into plan_editions (tenant, " + planEditionColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`
	sqlUpdatePlanEdition = `update plan_editions set submitter = $4, submitter_name = $5, submitted_at = $6, despite = $7,
  decider = $8, decider_name = $9, decided_at = $10, answer = $11
where tenant = $1 and plan_id = $2 and no = $3`
	sqlDeletePlanEdition = "delete from plan_editions where tenant = $1 and plan_id = $2 and no = $3"

	sqlPlanLines = "select " + planLineColumns + ` from plan_lines
where tenant = $1 and plan_id = $2 and edition = $3 order by assignment_id`
	sqlPlanLinesOfProgramme = `select l.plan_id, l.assignment_id, l.solution, l.leader, l.officer, l.steps, l.due_day, l.product,
  l.version
from plans p cross join plan_lines l
where p.tenant = $1 and p.programme_id = $2 and l.tenant = $1 and l.plan_id = p.id and l.edition = p.edition
order by l.plan_id, l.assignment_id`
	sqlInsertPlanLine = "insert into plan_lines (tenant, plan_id, edition, " + planLineColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`
	sqlUpdatePlanLine = `update plan_lines set version = version + 1, solution = $6, leader = $7, officer = $8, steps = $9,
  due_day = $10, product = $11
where tenant = $1 and plan_id = $2 and edition = $3 and assignment_id = $4 and version = $5`
	sqlDeletePlanLine = `delete from plan_lines
where tenant = $1 and plan_id = $2 and edition = $3 and assignment_id = $4`
	sqlDeletePlanLines = "delete from plan_lines where tenant = $1 and plan_id = $2 and edition = $3"

	// The order leads the embedded engine to the index by programme; grouped here, it would walk the whole tenant's.
	sqlDutiesSince = `select a.unit_id, h.from_day from assignments a cross join assignment_units h
where a.tenant = $1 and a.programme_id = $2 and h.tenant = $1 and h.assignment_id = a.id and h.to_day is null
order by a.due_key, a.id`
	// What is owed by a duty that is worked on, and neither in force nor with the leader.
	sqlPlansToWrite = `select a.programme_id, h.from_day, coalesce(p.id, ''), coalesce(p.state, ''), coalesce(p.edition, 0)
from assignments a cross join assignment_units h
left join plans p on p.tenant = $1 and p.programme_id = a.programme_id and p.unit_id = $2
where a.tenant = $1 and a.unit_id = $2 and a.historic = 0 and a.work in ('assigned', 'underway')
  and h.tenant = $1 and h.assignment_id = a.id and h.to_day is null and (p.id is null or p.state in ('draft', 'revising'))
order by h.from_day, a.programme_id`
	sqlProgrammesOfUnit = `select a.programme_id from assignments a where a.tenant = $1 and a.unit_id = $2
union all select p.programme_id from plans p where p.tenant = $1 and p.unit_id = $2`
)

func planFields(p *plan.Plan) []any {
	return []any{&p.ID, &p.Programme, &p.Unit, &p.State, &p.Edition, millis{&p.ChangedAt}, &p.Version}
}

func planEditionFields(e *plan.Edition) []any {
	return []any{
		&e.Plan, &e.No, &e.Submitter, &e.SubmitterName, millis{&e.SubmittedAt}, &e.Despite, &e.Decider, &e.DeciderName,
		millis{&e.DecidedAt}, &e.Answer,
	}
}

func planLineFields(l *plan.Line) []any {
	return []any{
		&l.Assignment, &l.Solution, asJSON(&l.Leader), asJSON(&l.Officer), asJSON(&l.Steps), &l.Due, &l.Product, &l.Version,
	}
}

func planLineOfFields(p *part[plan.Line]) []any {
	return append([]any{&p.of}, planLineFields(&p.value)...)
}

// since is an organisation with the day since which it has had duties.
type since struct {
	unit string
	day  calendar.Day
}

func sinceFields(s *since) []any { return []any{&s.unit, &s.day} }

// Plan finds one by id.
func (t *Tx) Plan(id string) (plan.Plan, error) { return one(t, "plan", planFields, sqlPlan, id) }

// PlanOf finds the plan of an organisation for a programme; the zero Plan if there is none.
func (t *Tx) PlanOf(programme, unit string) (plan.Plan, error) {
	found, err := list(t, planFields, sqlPlanOf, programme, unit)
	if err != nil || len(found) == 0 {
		return plan.Plan{}, err
	}
	return found[0], nil
}

// PlansOfProgramme lists the plans of all organisations for a programme.
func (t *Tx) PlansOfProgramme(programme string) ([]plan.Plan, error) {
	return list(t, planFields, sqlPlansOfProgramme, programme)
}

// AwaitingPlans lists those of an organisation that its leader must answer, the oldest first.
func (t *Tx) AwaitingPlans(unit string) ([]plan.Plan, error) {
	return list(t, planFields, sqlAwaitingPlans, unit)
}

// PlansToWrite lists what an organisation has to plan, the longest owed first.
func (t *Tx) PlansToWrite(unit string) ([]plan.ToWrite, error) {
	duties, err := list(t, toWriteFields, sqlPlansToWrite, unit)
	var all []plan.ToWrite
	seen := map[string]bool{}
	for _, w := range duties {
		if !seen[w.Programme] {
			seen[w.Programme], w.Plan.Programme, w.Plan.Unit = true, w.Programme, unit
			all = append(all, w)
		}
	}
	return all, err
}

func toWriteFields(w *plan.ToWrite) []any {
	return []any{&w.Programme, &w.Since, &w.Plan.ID, &w.Plan.State, &w.Plan.Edition}
}

// InsertPlan adds one; errs.Conflict "plan.exists" when the organisation has one for the programme.
func (t *Tx) InsertPlan(p plan.Plan) error { return t.insert("plan", sqlInsertPlan, planFields(&p)...) }

// UpdatePlan stores state and edition, at its version.
func (t *Tx) UpdatePlan(p plan.Plan) error {
	return t.swap("plan", sqlUpdatePlan, sqlPlanVersion, p.ID, p.Version, p.State, p.Edition, millis{&p.ChangedAt})
}

// PlanEditions lists a plan's editions by number.
func (t *Tx) PlanEditions(id string) ([]plan.Edition, error) {
	return list(t, planEditionFields, sqlPlanEditions, id)
}

// InsertPlanEdition adds one.
func (t *Tx) InsertPlanEdition(e plan.Edition) error {
	return t.insert("plan", sqlInsertPlanEdition, planEditionFields(&e)...)
}

// UpdatePlanEdition stores who sent an edition, and the leader's answer.
func (t *Tx) UpdatePlanEdition(e plan.Edition) error {
	n, err := t.exec("plan", sqlUpdatePlanEdition, planEditionFields(&e)...)
	return mustTouch("plan", n, err)
}

// DeletePlanEdition removes an edition with its lines.
func (t *Tx) DeletePlanEdition(id string, no int) error {
	if _, err := t.exec("plan", sqlDeletePlanLines, id, no); err != nil {
		return err
	}
	n, err := t.exec("plan", sqlDeletePlanEdition, id, no)
	return mustTouch("plan", n, err)
}

// PlanLines lists the lines of an edition, by duty.
func (t *Tx) PlanLines(id string, edition int) ([]plan.Line, error) {
	return list(t, planLineFields, sqlPlanLines, id, edition)
}

// PlanLinesOfProgramme are the lines of each plan's newest edition, by plan.
func (t *Tx) PlanLinesOfProgramme(programme string) (map[string][]plan.Line, error) {
	return parts(t, planLineOfFields, sqlPlanLinesOfProgramme, programme)
}

// InsertPlanLine adds one to an edition.
func (t *Tx) InsertPlanLine(id string, edition int, l plan.Line) error {
	return t.insert("plan", sqlInsertPlanLine, append([]any{id, edition}, planLineFields(&l)...)...)
}

// UpdatePlanLine stores a line, at its version.
func (t *Tx) UpdatePlanLine(id string, edition int, l plan.Line) error {
	n, err := t.exec("plan", sqlUpdatePlanLine, id, edition, l.Assignment, l.Version, l.Solution, asJSON(&l.Leader),
		asJSON(&l.Officer), asJSON(&l.Steps), l.Due, l.Product)
	if err == nil && n == 0 {
		return errs.New(errs.Conflict, "plan.stale", "–")
	}
	return err
}

// DeletePlanLine takes a line out of an edition.
func (t *Tx) DeletePlanLine(id string, edition int, assignment string) error {
	n, err := t.exec("plan", sqlDeletePlanLine, id, edition, assignment)
	return mustTouch("plan", n, err)
}

// DutiesSince says for each organisation with duties of the programme since when it has the first of them.
func (t *Tx) DutiesSince(programme string) (map[string]calendar.Day, error) {
	found, err := list(t, sinceFields, sqlDutiesSince, programme)
	byUnit := make(map[string]calendar.Day, len(found))
	for _, s := range found {
		if first, ok := byUnit[s.unit]; !ok || s.day.Before(first) {
			byUnit[s.unit] = s.day
		}
	}
	return byUnit, err
}

// ProgrammesOfUnit lists the programmes an organisation has duties of, or a plan for.
func (t *Tx) ProgrammesOfUnit(unit string) ([]string, error) {
	all, err := list(t, alone[string], sqlProgrammesOfUnit, unit)
	slices.Sort(all)
	return slices.Compact(all), err
}
