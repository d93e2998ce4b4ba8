package store

import (
	"dondoc/internal/assignment"
	"dondoc/internal/direction"
)

const (
	coordinationColumns = "id, assignment_id, no, kind, unit_id, asked_as, " + matterColumns

	sqlCoordination        = "select " + coordinationColumns + " from coordinations where tenant = $1 and id = $2"
	sqlCoordinationVersion = "select version from coordinations where tenant = $1 and id = $2"
	sqlCoordinationsOfDuty = "select " + coordinationColumns + `
from coordinations where tenant = $1 and assignment_id = $2 order by no`
	sqlCoordinationSteps = "select coordination_id, " + stepColumns + `
from coordination_steps where tenant = $1 and coordination_id = $2 order by no`
	sqlCoordinationStepsOfDuty = `select s.coordination_id, s.no, s.act, s.words, s.day, s.by_user, s.by_name, s.at
from coordinations c cross join coordination_steps s
where c.tenant = $1 and c.assignment_id = $2 and s.tenant = $1 and s.coordination_id = c.id order by s.coordination_id, s.no`

	sqlInsertCoordination = "insert into coordinations (tenant, " + coordinationColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`
	sqlUpdateCoordination = `update coordinations set version = version + 1, due_day = $4, state = $5, answered_on = $6
where tenant = $1 and id = $2 and version = $3`
	sqlInsertCoordinationStep = "insert into coordination_steps (tenant, coordination_id, " + stepColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`
)

// The lists of coordinations; see directionCircles for the arguments.
const (
	coordinationRow = `select 'coordination', c.id, c.assignment_id, t.ref, t.content, d.number, c.unit_id, c.kind, c.words, c.due_day,
  c.state, c.answered_on, c.author_name, c.at, count(*) over ()
from `
	coordinationStage = `
where c.tenant = $1 and a.tenant = $1 and a.id = c.assignment_id
  and ($2 = '' or a.work in ` + workToDo + ` and ($2 = 'unanswered' and c.state in ('waiting', 'received', 'returned')
    or $2 = 'unjudged' and c.state in ('answered', 'declined')))
  and ($3 = '' or c.due_day < $3 and c.state in ('waiting', 'received', 'returned') and a.work in ` + workToDo + ")"
	endOfCoordinations = " order by c.due_day, c.id limit $4 offset $5"

	sqlCoordinationRows = coordinationRow + "coordinations c cross join assignments a" + joinDuty + coordinationStage + endOfCoordinations

	sqlCoordinationRowsAsked = directionCircles + coordinationRow + "kept k cross join coordinations c cross join assignments a" +
		joinDuty + coordinationStage + " and c.unit_id = k.id" + endOfCoordinations

	sqlCoordinationRowsAsking = directionCircles + coordinationRow + "coordinations c cross join assignments a" + joinDuty +
		coordinationStage + ` and (c.asked_as = 'officer' and a.unit_id in (select m.id from mine m)
    or c.asked_as = 'assigner' and ` + ofTheOffice + ")" + endOfCoordinations
)

func coordinationFields(c *direction.Coordination) []any {
	return append([]any{&c.ID, &c.Assignment, &c.No, &c.Kind, &c.Unit, &c.AskedAs}, matterFields(&c.Matter)...)
}

func coordinationMatter(c *direction.Coordination) *direction.Matter { return &c.Matter }

// Coordination finds one by id, with its steps.
func (t *Tx) Coordination(id string) (direction.Coordination, error) {
	c, err := one(t, "coordination", coordinationFields, sqlCoordination, id)
	if err != nil {
		return c, err
	}
	all, err := stepped(t, []direction.Coordination{c}, coordinationMatter, sqlCoordinationSteps, id)
	return all[0], err
}

// Coordinations lists an assignment's by number, with their steps.
func (t *Tx) Coordinations(duty string) ([]direction.Coordination, error) {
	all, err := list(t, coordinationFields, sqlCoordinationsOfDuty, duty)
	if err != nil {
		return nil, err
	}
	return stepped(t, all, coordinationMatter, sqlCoordinationStepsOfDuty, duty)
}

// InsertCoordination adds one.
func (t *Tx) InsertCoordination(c direction.Coordination) error {
	return t.insert("coordination", sqlInsertCoordination, coordinationFields(&c)...)
}

// UpdateCoordination stores what a step changed, at its version, and the step.
func (t *Tx) UpdateCoordination(c direction.Coordination, step direction.Step) error {
	err := t.swap("coordination", sqlUpdateCoordination, sqlCoordinationVersion, c.ID, c.Version, c.Due, c.State, c.AnsweredOn)
	if err != nil {
		return err
	}
	return t.insert("coordination", sqlInsertCoordinationStep, stepFields(&part[direction.Step]{c.ID, step})...)
}

// CoordinationRows is a page of coordinations, by last day.
func (t *Tx) CoordinationRows(f direction.Filter, p assignment.Page) ([]direction.Row, error) {
	return listOf{sqlCoordinationRows, sqlCoordinationRowsAsked, sqlCoordinationRowsAsking}.rows(t, f, f.Whole, p)
}
