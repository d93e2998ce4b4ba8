package store

import (
	"cmp"
	"slices"
	"strings"

	"dondoc/internal/reporting"
	"dondoc/internal/task"
	"dondoc/internal/text"
)

// listSeparator parts the names that one answer's column lists; texts are kept without control characters.
const listSeparator = "\x1f"

// A list of tasks is entered by the narrowest condition there is, so that each engine finds an index; the
// others are applied to what that finds. Numbered from $2: programme, group, lead, coordinator, organisation,
// kind of deadline, eight patterns of words, limit, offset, holder.
const (
	selectTaskRows = `select t.id, t.programme_id, d.number, coalesce(t.group_id, ''), coalesce(g.no, ''), t.ref, t.content, t.source,
  t.doubts, t.schedule, p.retrospective,
  coalesce((select x.phrase from task_deadlines x where x.tenant = t.tenant and x.task_id = t.id and x.ordinal = 0), ''),
  coalesce((select string_agg(x.name, '` + listSeparator + `' order by x.ordinal) from task_roles x
    where x.tenant = t.tenant and x.task_id = t.id and x.kind = 'lead'), ''),
  coalesce((select string_agg(x.name, '` + listSeparator + `' order by x.ordinal) from task_roles x
    where x.tenant = t.tenant and x.task_id = t.id and x.kind = 'coordinator'), ''),
  coalesce((select string_agg(x.name, '` + listSeparator + `' order by x.ordinal) from deliverables x
    where x.tenant = t.tenant and x.task_id = t.id), '')
from tasks t
join programmes p on p.tenant = t.tenant and p.id = t.programme_id
join documents d on d.tenant = p.tenant and d.id = p.document_id
left join groups g on g.tenant = t.tenant and g.id = t.group_id
where t.tenant = $1 and t.listed = 1`

	// Words are looked for only where some were typed: the column of words is the end of a long row.
	restOfTasks = `
  and ($3 = '' or t.group_id = $3)
  and ($4 = '' or exists (select 1 from task_roles x
    where x.tenant = t.tenant and x.task_id = t.id and x.kind = 'lead' and x.role_key = $4))
  and ($5 = '' or exists (select 1 from task_roles x
    where x.tenant = t.tenant and x.task_id = t.id and x.kind = 'coordinator' and x.role_key = $5))
  and ($6 = '' or exists (select 1 from task_roles x
    where x.tenant = t.tenant and x.task_id = t.id and x.unit_id = $6))
  and ($7 = '' or $7 = 'none' and not exists (select 1 from task_deadlines x where x.tenant = t.tenant and x.task_id = t.id)
    or exists (select 1 from task_deadlines x where x.tenant = t.tenant and x.task_id = t.id and x.kind = $7))
  and ($8 = '%' or t.fold like $8)
  and ($9 = '%' or t.fold like $9)
  and ($10 = '%' or t.fold like $10)
  and ($11 = '%' or t.fold like $11)
  and ($12 = '%' or t.fold like $12)
  and ($13 = '%' or t.fold like $13)
  and ($14 = '%' or t.fold like $14)
  and ($15 = '%' or t.fold like $15)
order by d.issued_on desc nulls last, p.id desc, t.ordinal, t.id`
	pageOfTasks = "\nlimit $16 offset $17"

	inProgramme = " and t.programme_id = $2"
	anywhere    = " and $2 = ''"
	heldBy      = anywhere + ` and t.id in
  (select x.task_id from task_roles x where x.tenant = $1 and x.role_key = `

	sqlTaskRow             = selectTaskRows + " and t.id = $2"
	sqlTaskRowsOfProgramme = selectTaskRows + inProgramme + restOfTasks + pageOfTasks
	sqlTaskRowsOfHolder    = selectTaskRows + heldBy + "$18)" + restOfTasks + pageOfTasks
	sqlTaskRows            = selectTaskRows + anywhere + restOfTasks + pageOfTasks

	selectTaskStates = `select t.id, t.schedule, p.retrospective from tasks t
join programmes p on p.tenant = t.tenant and p.id = t.programme_id
join documents d on d.tenant = p.tenant and d.id = p.document_id
where t.tenant = $1 and t.listed = 1`

	sqlTaskStatesOfProgramme = selectTaskStates + inProgramme + restOfTasks
	sqlTaskStatesOfHolder    = selectTaskStates + heldBy + "$16)" + restOfTasks
	sqlTaskStates            = selectTaskStates + anywhere + restOfTasks
)

const (
	// Tasks are grouped before they meet their programmes, so that the index of schedules alone gives the groups.
	selectScheduleCounts = `select c.programme_id, p.retrospective, c.schedule, c.n
from (select t.programme_id, t.schedule, count(*) as n from tasks t where t.tenant = $1 and t.listed = 1`
	withProgrammes = `
  group by t.programme_id, t.schedule) c
cross join programmes p where p.tenant = $1 and p.id = c.programme_id`

	sqlScheduleCounts            = selectScheduleCounts + withProgrammes
	sqlScheduleCountsOfProgramme = selectScheduleCounts + " and t.programme_id = $2" + withProgrammes

	sqlScheduleCountsOfProgrammeUnit = selectScheduleCounts + ` and t.programme_id = $2
  and exists (select 1 from task_roles x where x.tenant = $1 and x.task_id = t.id and x.unit_id = $3)` + withProgrammes

	// An organisation may have several roles in one task.
	sqlScheduleCountsOfUnit = `select c.programme_id, p.retrospective, c.schedule, c.n
from (select t.programme_id, t.schedule, count(distinct t.id) as n from task_roles x cross join tasks t
  where x.tenant = $1 and x.unit_id = $2 and t.tenant = $1 and t.id = x.task_id and t.listed = 1` + withProgrammes

	// SQLite keeps the order of a cross join: the programme's tasks first, then the roles of each.
	sqlRoleChoices = `select r.role_key, min(r.name), count(distinct r.task_id) from tasks t cross join task_roles r
where t.tenant = $1 and t.programme_id = $2 and t.listed = 1 and r.tenant = $1 and r.task_id = t.id and r.kind = $3
group by r.role_key`

	sqlKindChoices = `select coalesce(d.kind, 'none'), '', count(distinct t.id) from tasks t
left join task_deadlines d on d.tenant = t.tenant and d.task_id = t.id
where t.tenant = $1 and t.programme_id = $2 and t.listed = 1
group by coalesce(d.kind, 'none') order by 1`

	sqlCards = `select p.id, d.number, p.title, d.issuer, d.issued_on, p.retrospective,
  (select count(*) from tasks x where x.tenant = p.tenant and x.programme_id = p.id and x.listed = 1),
  (select count(*) from targets x where x.tenant = p.tenant and x.programme_id = p.id),
  (select count(*) from differences x where x.tenant = p.tenant and x.programme_id = p.id and x.decision = '')
from programmes p join documents d on d.tenant = p.tenant and d.id = p.document_id
where p.tenant = $1
order by d.issued_on desc nulls last, p.id desc`

	sqlWaiting = `select
  (select count(*) from uploads where tenant = $1 and state = 'open'),
  (select count(*) from differences where tenant = $1 and decision = ''),
  (select count(*) from tasks where tenant = $1 and listed = 1 and doubts <> '[]')`
)

// names are the texts of one column, parted by listSeparator.
type names struct{ v *[]string }

func (n names) Scan(src any) error {
	var joined string
	if err := (optional{&joined}).Scan(src); err != nil {
		return err
	}
	*n.v = nil
	if joined != "" {
		*n.v = strings.Split(joined, listSeparator)
	}
	return nil
}

// tally counts the entries of a JSON list.
type tally struct{ v *int }

func (n tally) Scan(src any) error {
	var all []string
	err := words{&all}.Scan(src)
	*n.v = len(all)
	return err
}

func taskRowFields(r *reporting.TaskRow) []any {
	return []any{
		&r.ID, &r.Programme, &r.Number, &r.Group, &r.GroupNo, &r.Ref, &r.Content, &r.Source,
		tally{&r.Doubts}, &r.Schedule, truth{&r.Retrospective},
		&r.Phrase, names{&r.Leads}, names{&r.Coordinators}, names{&r.Products},
	}
}

func taskStateFields(s *reporting.TaskState) []any {
	return []any{&s.ID, &s.Schedule, truth{&s.Retrospective}}
}

func countFields(c *reporting.ScheduleCount) []any {
	return []any{&c.Programme, truth{&c.Retrospective}, &c.Schedule, &c.Count}
}

func choiceFields(c *reporting.Choice) []any { return []any{&c.Key, &c.Label, &c.Count} }

func cardFields(c *reporting.Card) []any {
	return []any{
		&c.ID, &c.Number, &c.Title, &c.Issuer, &c.IssuedOn, truth{&c.Retrospective}, &c.Tasks, &c.Targets, &c.Open,
	}
}

func waitingFields(w *reporting.Waiting) []any { return []any{&w.Uploads, &w.Differences, &w.Doubtful} }

// TaskRow finds a listed task by id.
func (t *Tx) TaskRow(id string) (reporting.TaskRow, error) {
	return one(t, "task", taskRowFields, sqlTaskRow, id)
}

// TaskRows returns the rows of every field of the filter but Status, in document order.
func (t *Tx) TaskRows(f reporting.TaskFilter) ([]reporting.TaskRow, error) {
	args := append(conditions(f), limit(f.Limit), f.Offset)
	query, entry := narrowest(f, sqlTaskRowsOfProgramme, sqlTaskRowsOfHolder, sqlTaskRows)
	return list(t, taskRowFields, query, append(args, entry...)...)
}

// TaskStates returns the states of what TaskRows lists, in the same order, whatever page is asked for.
func (t *Tx) TaskStates(f reporting.TaskFilter) ([]reporting.TaskState, error) {
	query, entry := narrowest(f, sqlTaskStatesOfProgramme, sqlTaskStatesOfHolder, sqlTaskStates)
	return list(t, taskStateFields, query, append(conditions(f), entry...)...)
}

// conditions are the arguments $2 … $15 of a list of tasks.
func conditions(f reporting.TaskFilter) []any {
	args := []any{f.Programme, f.Group, f.Lead, f.Coordinator, f.Org, f.Kind}
	for _, pattern := range patterns(f.Text) {
		args = append(args, pattern)
	}
	return args
}

// narrowest picks the query that is entered by the narrowest condition there is, and the argument it adds.
func narrowest(f reporting.TaskFilter, ofProgramme, ofHolder, ofAll string) (query string, entry []any) {
	holder := cmp.Or(f.Org, f.Lead, f.Coordinator)
	switch {
	case f.Programme != "":
		return ofProgramme, nil
	case holder != "":
		return ofHolder, []any{holder}
	default:
		return ofAll, nil
	}
}

// patterns makes the LIKE patterns of the words typed, which hold letters and digits only. There is a fixed
// number; words beyond must follow the last one in the order typed.
func patterns(typed string) [8]string {
	var all [8]string
	found := text.Words(text.Expand(text.Normal(typed)))
	for i := range all {
		switch {
		case i >= len(found):
			all[i] = "%"
		case i == len(all)-1:
			all[i] = "%" + strings.Join(found[i:], "%") + "%"
		default:
			all[i] = "%" + found[i] + "%"
		}
	}
	return all
}

// ScheduleCounts groups listed tasks by programme and schedule, in no order.
func (t *Tx) ScheduleCounts(programme, org string) ([]reporting.ScheduleCount, error) {
	switch {
	case programme == "" && org == "":
		return list(t, countFields, sqlScheduleCounts)
	case org == "":
		return list(t, countFields, sqlScheduleCountsOfProgramme, programme)
	case programme == "":
		return list(t, countFields, sqlScheduleCountsOfUnit, org)
	default:
		return list(t, countFields, sqlScheduleCountsOfProgrammeUnit, programme, org)
	}
}

// RoleChoices lists who has a role of the kind in a programme's listed tasks, in dictionary order. The label
// is a name the document uses.
func (t *Tx) RoleChoices(programme string, kind task.RoleKind) ([]reporting.Choice, error) {
	choices, err := list(t, choiceFields, sqlRoleChoices, programme, kind)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(choices, func(a, b reporting.Choice) int {
		return cmp.Or(cmp.Compare(text.Fold(a.Label), text.Fold(b.Label)), cmp.Compare(a.Key, b.Key))
	})
	return choices, nil
}

// KindChoices counts a programme's listed tasks by kind of deadline. The label is left to the page.
func (t *Tx) KindChoices(programme string) ([]reporting.Choice, error) {
	return list(t, choiceFields, sqlKindChoices, programme)
}

// Cards lists the programmes, the newest document first, without their figures by status.
func (t *Tx) Cards() ([]reporting.Card, error) { return list(t, cardFields, sqlCards) }

// Waiting counts what a person has to act on.
func (t *Tx) Waiting() (reporting.Waiting, error) {
	return one(t, "reporting", waitingFields, sqlWaiting)
}
