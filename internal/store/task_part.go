package store

import "dondoc/internal/task"

// The parts of tasks are read for one task or for a whole programme by the same columns.

const (
	roleColumns     = "p.task_id, p.kind, p.name, p.unit_id, p.class"
	deadlineColumns = `p.task_id, p.phrase, p.kind, p.rule, p.from_day, p.due_day, p.effective_day, p.precise_to, p.exclusive,
  p.year_assumed, p.every, p.on_day, p.event, p.offset_n, p.offset_unit, p.offset_working`

	partOfTask = " p where p.tenant = $1 and p.task_id = $2 order by p.ordinal"
	// SQLite keeps the order of a cross join: the programme's tasks first, then the parts of each.
	partOfProgramme = ` p where p.tenant = $1 and t.tenant = $1 and t.programme_id = $2 and p.task_id = t.id
order by t.ordinal, p.task_id, p.ordinal`
)

const (
	sqlRolesOfTask             = "select " + roleColumns + " from task_roles" + partOfTask
	sqlRolesOfProgramme        = "select " + roleColumns + " from tasks t cross join task_roles" + partOfProgramme
	sqlDeadlinesOfTask         = "select " + deadlineColumns + " from task_deadlines" + partOfTask
	sqlDeadlinesOfProgramme    = "select " + deadlineColumns + " from tasks t cross join task_deadlines" + partOfProgramme
	sqlDependenciesOfTask      = "select p.task_id, p.depends_on_id from task_dependencies" + partOfTask
	sqlDependenciesOfProgramme = "select p.task_id, p.depends_on_id from tasks t cross join task_dependencies" + partOfProgramme
	sqlCoveringsOfTask         = "select p.task_id, p.covered_id from task_coverings" + partOfTask
	sqlCoveringsOfProgramme    = "select p.task_id, p.covered_id from tasks t cross join task_coverings" + partOfProgramme

	sqlNextRole    = "select coalesce(max(ordinal) + 1, 0) from task_roles where tenant = $1 and task_id = $2"
	sqlDeleteRoles = "delete from task_roles where tenant = $1 and task_id = $2 and kind = $3"
	sqlInsertRole  = `insert into task_roles (tenant, ordinal, task_id, kind, name, unit_id, class, role_key)
values ($1, $2, $3, $4, $5, $6, $7, $8)`

	sqlDeleteDeadlines = "delete from task_deadlines where tenant = $1 and task_id = $2"
	sqlInsertDeadline  = `insert into task_deadlines (tenant, ordinal, task_id, phrase, kind, rule, from_day, due_day, effective_day,
  precise_to, exclusive, year_assumed, every, on_day, event, offset_n, offset_unit, offset_working)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`

	sqlInsertDependency = "insert into task_dependencies (tenant, ordinal, task_id, depends_on_id) values ($1, $2, $3, $4)"
	sqlInsertCovering   = "insert into task_coverings (tenant, ordinal, task_id, covered_id) values ($1, $2, $3, $4)"
)

func roleFields(p *part[task.Role]) []any {
	r := &p.value
	return []any{&p.of, &r.Kind, &r.Name, optional{&r.Org}, truth{&r.Class}}
}

// keyedRoleFields adds what only filters read.
func keyedRoleFields(p *part[task.Role]) []any { return append(roleFields(p), p.value.Key()) }

func deadlineFields(p *part[task.Deadline]) []any {
	d := &p.value
	return []any{
		&p.of, &d.Phrase, &d.Kind, &d.Rule, &d.From, &d.Due, &d.Effective, &d.Precision, truth{&d.Exclusive},
		truth{&d.YearAssumed}, &d.Every, &d.On, &d.Event, &d.Offset.N, &d.Offset.Unit, truth{&d.Offset.Working},
	}
}

func linkFields(p *part[string]) []any { return []any{&p.of, &p.value} }

// partQueries reads the parts of a selection of tasks.
type partQueries struct{ roles, deadlines, dependencies, coverings string }

func ofTask() partQueries {
	return partQueries{sqlRolesOfTask, sqlDeadlinesOfTask, sqlDependenciesOfTask, sqlCoveringsOfTask}
}

func ofProgramme() partQueries {
	return partQueries{sqlRolesOfProgramme, sqlDeadlinesOfProgramme, sqlDependenciesOfProgramme, sqlCoveringsOfProgramme}
}

// withParts completes tasks that were selected by the id of a task or of a programme.
func (t *Tx) withParts(tasks []task.Task, q partQueries, id string) ([]task.Task, error) {
	roles, err := parts(t, roleFields, q.roles, id)
	if err != nil {
		return tasks, err
	}
	deadlines, err := parts(t, deadlineFields, q.deadlines, id)
	if err != nil {
		return tasks, err
	}
	dependencies, err := parts(t, linkFields, q.dependencies, id)
	if err != nil {
		return tasks, err
	}
	coverings, err := parts(t, linkFields, q.coverings, id)
	for i := range tasks {
		v := &tasks[i]
		v.Roles, v.Deadlines = roles[v.ID], deadlines[v.ID]
		v.DependsOn, v.Covers = dependencies[v.ID], coverings[v.ID]
	}
	return tasks, err
}

func (t *Tx) insertTaskParts(v task.Task) error {
	if err := insertParts(t, "task", sqlInsertRole, keyedRoleFields, v.ID, v.Roles); err != nil {
		return err
	}
	if err := insertParts(t, "task", sqlInsertDeadline, deadlineFields, v.ID, v.Deadlines); err != nil {
		return err
	}
	if err := insertParts(t, "task", sqlInsertDependency, linkFields, v.ID, v.DependsOn); err != nil {
		return err
	}
	return insertParts(t, "task", sqlInsertCovering, linkFields, v.ID, v.Covers)
}
