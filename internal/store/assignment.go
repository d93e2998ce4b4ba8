package store

import (
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/org"
	"dondoc/internal/progress"
)

const assignmentColumns = `a.id, a.programme_id, a.task_id, a.lead_key, a.first_unit_id, a.predecessor_id, a.unit_id, a.post_id,
  a.instalment, a.required, a.historic, a.deadline, a.original_day, a.due_day, a.rhythm, a.work, a.confirmation, a.request,
  a.percent, a.active_from, a.received_on, a.submitted_on, a.submitted_by, a.accepted_on, a.extensions, a.returns,
  a.changed_at, a.version, a.held_from`

const (
	sqlTree = "select " + unitColumns + " from units where tenant = $1"

	selectAssignments = "select " + assignmentColumns + " from assignments a where a.tenant = $1"

	sqlAssignment             = selectAssignments + " and a.id = $2"
	sqlAssignmentVersion      = "select version from assignments where tenant = $1 and id = $2"
	sqlAssignmentsOfTask      = selectAssignments + " and a.task_id = $2 order by a.instalment, a.id"
	sqlAssignmentsOfProgramme = selectAssignments + " and a.programme_id = $2 order by a.due_key, a.id"
	sqlOpenAssignments        = selectAssignments + " and a.work in " + openWork

	sqlOpenAssignmentsUnder = branchOfUnit + "select " + assignmentColumns + ` from branch b cross join assignments a
where a.tenant = $1 and a.unit_id = b.id and a.work in ` + openWork + ` order by a.due_key, a.id`

	// What a period's reports are counted over: what is open, was handed in after the day $2, or was reported on.
	sqlAssignmentsReportedIn = selectAssignments + " and (a.work in " + openWork + ` or a.work = 'completed' and a.submitted_on > $2
  or a.id in (select r.assignment_id from reports r where r.tenant = $1 and r.to_day = $3 and r.rhythm = $4))`

	sqlInsertAssignment = `insert into assignments (tenant, id, programme_id, task_id, lead_key, first_unit_id, predecessor_id,
  unit_id, post_id, instalment, required, historic, deadline, original_day, due_day, rhythm, work, confirmation, request,
  percent, active_from, received_on, submitted_on, submitted_by, accepted_on, extensions, returns, changed_at, version, held_from, due_key)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
  $26, $27, $28, $29, $30, $31)`

	// The original day, the lead and the first unit are not among what changes.
	sqlUpdateAssignment = `update assignments set version = version + 1, unit_id = $4, post_id = $5, due_day = $6, due_key = $7,
  rhythm = $8, work = $9, confirmation = $10, request = $11, percent = $12, received_on = $13, submitted_on = $14,
  submitted_by = $15, accepted_on = $16, extensions = $17, returns = $18, changed_at = $19, held_from = $20
where tenant = $1 and id = $2 and version = $3`

	sqlSignature = `select programme_id, number, signed_on, by_user, by_name, at from signatures
where tenant = $1 and programme_id = $2`
	sqlInsertSignature = `insert into signatures (tenant, programme_id, number, signed_on, by_user, by_name, at)
values ($1, $2, $3, $4, $5, $6, $7)`

	sqlTenures = `select assignment_id, unit_id, from_day, to_day from assignment_units
where tenant = $1 and assignment_id = $2 order by ordinal`
	sqlNextTenure   = "select coalesce(max(ordinal) + 1, 0) from assignment_units where tenant = $1 and assignment_id = $2"
	sqlInsertTenure = `insert into assignment_units (tenant, ordinal, assignment_id, unit_id, from_day, to_day)
values ($1, $2, $3, $4, $5, $6)`
	sqlEndTenure = `update assignment_units set to_day = $3
where tenant = $1 and assignment_id = $2 and to_day is null`
)

// branchOfUnit begins a statement over an organisation ($2) and all below it.
const branchOfUnit = `with recursive branch(id) as (
  select u.id from units u where u.tenant = $1 and u.id = $2
  union select u.id from branch b cross join units u where u.tenant = $1 and u.parent_id = b.id
) `

// openWork are the states of work that is not at an end.
const openWork = "('assigned', 'underway', 'suspended', 'declined')"

// noDay sorts what has no last day after everything that has one.
const noDay = "9999-12-31"

func dueKey(d calendar.Day) string {
	if d.IsZero() {
		return noDay
	}
	return d.String()
}

func assignmentFields(a *assignment.Assignment) []any {
	return []any{
		&a.ID, &a.Programme, &a.Task, &a.Lead, &a.FirstUnit, optional{&a.Predecessor}, &a.Unit, optional{&a.Post},
		&a.Instalment, truth{&a.Required}, truth{&a.Historic}, asJSON(&a.Deadline), &a.Original, &a.Due, &a.Rhythm,
		&a.State.Work, &a.State.Confirmation, &a.State.Request, &a.Percent, &a.ActiveFrom, &a.ReceivedOn, &a.SubmittedOn,
		&a.SubmittedBy, &a.AcceptedOn, &a.Extensions, &a.Returns, millis{&a.ChangedAt}, &a.Version, &a.HeldFrom,
	}
}

func signatureFields(s *assignment.Signature) []any {
	return []any{&s.Programme, &s.Number, &s.SignedOn, &s.By, &s.ByName, millis{&s.At}}
}

func tenureFields(p *part[assignment.Tenure]) []any {
	return []any{&p.of, &p.value.Unit, &p.value.From, &p.value.To}
}

// Tree lists the organisations without names and identifiers, in no order.
func (t *Tx) Tree() ([]org.Unit, error) { return list(t, unitFields, sqlTree) }

// Assignment finds one by id.
func (t *Tx) Assignment(id string) (assignment.Assignment, error) {
	return one(t, "assignment", assignmentFields, sqlAssignment, id)
}

// OpenAssignments lists all whose work is not at an end, in no order.
func (t *Tx) OpenAssignments() ([]assignment.Assignment, error) {
	return list(t, assignmentFields, sqlOpenAssignments)
}

// OpenAssignmentsUnder lists those of an organisation and all below it whose work is not at an end, by last day.
func (t *Tx) OpenAssignmentsUnder(unit string) ([]assignment.Assignment, error) {
	return list(t, assignmentFields, sqlOpenAssignmentsUnder, unit)
}

// AssignmentsReportedIn lists, in no order, all that are open, were handed in after the day, or were reported on for the period.
func (t *Tx) AssignmentsReportedIn(p progress.Period, after calendar.Day) ([]assignment.Assignment, error) {
	return list(t, assignmentFields, sqlAssignmentsReportedIn, after, p.To, p.Rhythm)
}

// AssignmentsOfTask lists a task's, in the order of instalment and id.
func (t *Tx) AssignmentsOfTask(task string) ([]assignment.Assignment, error) {
	return list(t, assignmentFields, sqlAssignmentsOfTask, task)
}

// AssignmentsOfProgramme lists a programme's, by last day.
func (t *Tx) AssignmentsOfProgramme(programme string) ([]assignment.Assignment, error) {
	return list(t, assignmentFields, sqlAssignmentsOfProgramme, programme)
}

// InsertAssignment adds one; errs.Conflict "assignment.exists" when the task has one for the same instalment,
// lead and first unit.
func (t *Tx) InsertAssignment(a assignment.Assignment) error {
	return t.insert("assignment", sqlInsertAssignment, append(assignmentFields(&a), dueKey(a.Due))...)
}

// UpdateAssignment stores what acts may change, at its version.
func (t *Tx) UpdateAssignment(a assignment.Assignment) error {
	return t.swap("assignment", sqlUpdateAssignment, sqlAssignmentVersion, a.ID, a.Version,
		a.Unit, optional{&a.Post}, a.Due, dueKey(a.Due), a.Rhythm, a.State.Work, a.State.Confirmation, a.State.Request,
		a.Percent, a.ReceivedOn, a.SubmittedOn, a.SubmittedBy, a.AcceptedOn, a.Extensions, a.Returns, millis{&a.ChangedAt}, a.HeldFrom)
}

// Signature finds that a programme was recorded as signed; the zero Signature if it was not.
func (t *Tx) Signature(programme string) (assignment.Signature, error) {
	found, err := list(t, signatureFields, sqlSignature, programme)
	if err != nil || len(found) == 0 {
		return assignment.Signature{}, err
	}
	return found[0], nil
}

// InsertSignature records that a programme's document is in force.
func (t *Tx) InsertSignature(s assignment.Signature) error {
	return t.insert("assignment", sqlInsertSignature, signatureFields(&s)...)
}

// Tenures lists which organisations had an assignment, in order of time.
func (t *Tx) Tenures(id string) ([]assignment.Tenure, error) {
	all, err := parts(t, tenureFields, sqlTenures, id)
	return all[id], err
}

// InsertTenure adds the next organisation that has an assignment.
func (t *Tx) InsertTenure(id string, v assignment.Tenure) error {
	next, err := one(t, "assignment", alone[int], sqlNextTenure, id)
	if err != nil {
		return err
	}
	return insertPartsFrom(t, "assignment", sqlInsertTenure, tenureFields, id, next, []assignment.Tenure{v})
}

// EndTenure ends the open one.
func (t *Tx) EndTenure(id string, on calendar.Day) error {
	n, err := t.exec("assignment", sqlEndTenure, id, on)
	return mustTouch("assignment", n, err)
}
