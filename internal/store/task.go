package store

import (
	"slices"

	"dondoc/internal/task"
	"dondoc/internal/text"
)

const taskColumns = `id, programme_id, edition, group_id, ref, ordinal, content, source, listed, lead_phrase,
  coordinating_phrase, product_phrase, doubts, version, ` + placeColumns

const (
	sqlTask        = "select " + taskColumns + " from tasks where tenant = $1 and id = $2"
	sqlTasks       = "select " + taskColumns + " from tasks where tenant = $1 and programme_id = $2 order by ordinal, id"
	sqlTaskVersion = "select version from tasks where tenant = $1 and id = $2"

	sqlInsertTask = "insert into tasks (tenant, " + taskColumns + `, schedule, fold)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
  $24, $25, $26)`

	sqlTouchTask = "update tasks set version = version + 1 where tenant = $1 and id = $2 and version = $3"
	sqlSetListed = "update tasks set version = version + 1, listed = $4 where tenant = $1 and id = $2 and version = $3"
	// A task that was given keeps the schedule of its assignments.
	sqlReplaceSchedule = `update tasks set version = version + 1, schedule = case
  when exists (select 1 from assignments a where a.tenant = $1 and a.task_id = $2) then schedule else $4 end
where tenant = $1 and id = $2 and version = $3`
	sqlSetSchedule = "update tasks set schedule = $3 where tenant = $1 and id = $2"

	sqlDependants = `select d.task_id from task_dependencies d
join tasks t on t.tenant = d.tenant and t.id = d.task_id
where d.tenant = $1 and d.depends_on_id = $2 order by t.ordinal, t.id`
	sqlCoveredBy = `select c.task_id from task_coverings c
join tasks t on t.tenant = c.tenant and t.id = c.task_id
where c.tenant = $1 and c.covered_id = $2 order by t.ordinal, t.id`
)

func taskFields(t *task.Task) []any {
	own := []any{
		&t.ID, &t.Programme, &t.Edition, optional{&t.Group}, &t.Ref, &t.Ordinal, &t.Content, &t.Source,
		truth{&t.Listed}, &t.LeadPhrase, &t.CoordinatingPhrase, &t.ProductPhrase, words{&t.Doubts}, &t.Version,
	}
	return append(own, placeFields(&t.Place)...)
}

// foldOf gives the words that lists of tasks are filtered by.
func foldOf(t task.Task) string {
	all := t.Ref + " " + t.Content + " " + t.LeadPhrase + " " + t.CoordinatingPhrase + " " + t.ProductPhrase
	return text.Fold(text.Expand(text.Normal(all)))
}

// Task finds one by id.
func (t *Tx) Task(id string) (task.Task, error) {
	found, err := one(t, "task", taskFields, sqlTask, id)
	if err != nil {
		return found, err
	}
	whole, err := t.withParts([]task.Task{found}, ofTask(), id)
	return whole[0], err
}

// TaskRoles lists a task's roles, in order.
func (t *Tx) TaskRoles(id string) ([]task.Role, error) {
	roles, err := parts(t, roleFields, sqlRolesOfTask, id)
	return roles[id], err
}

// Tasks returns all of a programme, listed and unlisted, in document order.
func (t *Tx) Tasks(programme string) ([]task.Task, error) {
	tasks, err := list(t, taskFields, sqlTasks, programme)
	if err != nil {
		return nil, err
	}
	return t.withParts(tasks, ofProgramme(), programme)
}

// Dependants returns the tasks that depend on this one, in document order.
func (t *Tx) Dependants(id string) ([]task.Task, error) { return t.linkedTasks(sqlDependants, id) }

// CoveredBy returns the body items that say the same as this row, in document order.
func (t *Tx) CoveredBy(id string) ([]task.Task, error) { return t.linkedTasks(sqlCoveredBy, id) }

// linkedTasks reads tasks by their ids: a task is linked to a handful at most.
func (t *Tx) linkedTasks(query, id string) ([]task.Task, error) {
	ids, err := list(t, alone[string], query, id)
	if err != nil {
		return nil, err
	}
	var tasks []task.Task
	for _, id := range ids {
		linked, err := t.Task(id)
		if err != nil {
			return nil, err
		}
		tasks = append(tasks, linked)
	}
	return tasks, nil
}

// InsertTask adds a task with its parts. Tasks it depends on or covers may follow until the transaction ends.
func (t *Tx) InsertTask(v task.Task) error {
	v.Deadlines = flat(v.Deadlines)
	args := append(taskFields(&v), task.ScheduleKey(v.Deadlines), foldOf(v))
	if err := t.insert("task", sqlInsertTask, args...); err != nil {
		return err
	}
	return t.insertTaskParts(v)
}

// SetListed makes a task the programme's or takes it back to the text.
func (t *Tx) SetListed(id string, version int, listed bool) error {
	return t.swap("task", sqlSetListed, sqlTaskVersion, id, version, truth{&listed})
}

// ReplaceRoles sets the task's roles of one kind; those of other kinds stay.
func (t *Tx) ReplaceRoles(id string, version int, kind task.RoleKind, roles []task.Role) error {
	if err := t.swap("task", sqlTouchTask, sqlTaskVersion, id, version); err != nil {
		return err
	}
	if _, err := t.exec("task", sqlDeleteRoles, id, kind); err != nil {
		return err
	}
	next, err := one(t, "task", alone[int], sqlNextRole, id)
	if err != nil {
		return err
	}
	roles = slices.Clone(roles)
	for i := range roles {
		roles[i].Kind = kind
	}
	return insertPartsFrom(t, "task", sqlInsertRole, keyedRoleFields, id, next, roles)
}

// ReplaceDeadlines sets the task's instalments.
func (t *Tx) ReplaceDeadlines(id string, version int, deadlines []task.Deadline) error {
	deadlines = flat(deadlines)
	if err := t.swap("task", sqlReplaceSchedule, sqlTaskVersion, id, version, task.ScheduleKey(deadlines)); err != nil {
		return err
	}
	if _, err := t.exec("task", sqlDeleteDeadlines, id); err != nil {
		return err
	}
	return insertParts(t, "task", sqlInsertDeadline, deadlineFields, id, deadlines)
}

// SetSchedule keeps what ScheduleOf needs of a task that was given to organisations.
func (t *Tx) SetSchedule(id, key string) error {
	_, err := t.exec("task", sqlSetSchedule, id, key)
	return err
}

// flat puts the further instalments of a phrase beside the first, as they are kept.
func flat(deadlines []task.Deadline) []task.Deadline {
	var all []task.Deadline
	for _, d := range deadlines {
		all = append(all, d.Instalments()...)
	}
	return all
}
