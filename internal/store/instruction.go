package store

import (
	"dondoc/internal/assignment"
	"dondoc/internal/direction"
)

const (
	instructionColumns = "id, assignment_id, task_id, no, supersedes_id, " + matterColumns

	sqlInstruction        = "select " + instructionColumns + " from instructions where tenant = $1 and id = $2"
	sqlInstructionVersion = "select version from instructions where tenant = $1 and id = $2"
	sqlInstructionsOfTask = "select " + instructionColumns + " from instructions where tenant = $1 and task_id = $2 order by no"
	sqlInstructionSteps   = "select instruction_id, " + stepColumns + `
from instruction_steps where tenant = $1 and instruction_id = $2 order by no`
	sqlInstructionStepsOfTask = `select s.instruction_id, s.no, s.act, s.words, s.day, s.by_user, s.by_name, s.at
from instructions i cross join instruction_steps s
where i.tenant = $1 and i.task_id = $2 and s.tenant = $1 and s.instruction_id = i.id order by s.instruction_id, s.no`

	sqlInsertInstruction = "insert into instructions (tenant, " + instructionColumns + `, due_key)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`
	sqlUpdateInstruction = `update instructions set version = version + 1, due_day = $4, due_key = $5, state = $6, answered_on = $7
where tenant = $1 and id = $2 and version = $3`
	sqlInsertInstructionStep = "insert into instruction_steps (tenant, instruction_id, " + stepColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`
)

// The lists of instructions; see directionCircles for the arguments.
const (
	instructionRow = `select 'instruction', i.id, i.assignment_id, t.ref, t.content, d.number, a.unit_id, '', i.words, i.due_day, i.state,
  i.answered_on, i.author_name, i.at, count(*) over ()
from instructions i cross join assignments a` + joinDuty + `
where i.tenant = $1 and a.tenant = $1 and a.id = i.assignment_id
  and ($2 = '' or a.work in ` + openWork + ` and ($2 = 'unanswered' and i.state in ('waiting', 'returned')
    or $2 = 'unjudged' and i.state = 'answered'))
  and ($3 = '' or i.due_key < $3 and i.state in ('waiting', 'returned') and a.work in ` + openWork + ")"
	endOfInstructions = " order by i.due_key, i.id limit $4 offset $5"

	sqlInstructionRows       = instructionRow + endOfInstructions
	sqlInstructionRowsAsked  = directionCircles + instructionRow + " and a.unit_id in (select m.id from mine m)" + endOfInstructions
	sqlInstructionRowsAsking = directionCircles + instructionRow + " and (i.author = $6 or " + ofTheOffice + ")" + endOfInstructions
)

func instructionFields(i *direction.Instruction) []any {
	return append([]any{&i.ID, &i.Assignment, &i.Task, &i.No, optional{&i.Supersedes}}, matterFields(&i.Matter)...)
}

func instructionMatter(i *direction.Instruction) *direction.Matter { return &i.Matter }

// Instruction finds one by id, with its steps and files.
func (t *Tx) Instruction(id string) (direction.Instruction, error) {
	i, err := one(t, "instruction", instructionFields, sqlInstruction, id)
	if err != nil {
		return i, err
	}
	if i.Enclosures, err = t.enclosures(sqlFilesOfInstruction, id); err != nil {
		return i, err
	}
	all, err := stepped(t, []direction.Instruction{i}, instructionMatter, sqlInstructionSteps, id)
	return all[0], err
}

// Instructions lists a task's by number, with their steps.
func (t *Tx) Instructions(task string) ([]direction.Instruction, error) {
	all, err := list(t, instructionFields, sqlInstructionsOfTask, task)
	if err != nil {
		return nil, err
	}
	return stepped(t, all, instructionMatter, sqlInstructionStepsOfTask, task)
}

// InsertInstruction adds one.
func (t *Tx) InsertInstruction(i direction.Instruction) error {
	return t.insert("instruction", sqlInsertInstruction, append(instructionFields(&i), dueKey(i.Due))...)
}

// UpdateInstruction stores what a step changed, at its version, and the step.
func (t *Tx) UpdateInstruction(i direction.Instruction, step direction.Step) error {
	err := t.swap("instruction", sqlUpdateInstruction, sqlInstructionVersion, i.ID, i.Version, i.Due, dueKey(i.Due), i.State, i.AnsweredOn)
	if err != nil {
		return err
	}
	return t.insert("instruction", sqlInsertInstructionStep, stepFields(&part[direction.Step]{i.ID, step})...)
}

// InstructionRows is a page of instructions, by last day, those for information at the end.
func (t *Tx) InstructionRows(f direction.Filter, p assignment.Page) ([]direction.Row, error) {
	return listOf{sqlInstructionRows, sqlInstructionRowsAsked, sqlInstructionRowsAsking}.rows(t, f, f.Whole, p)
}
