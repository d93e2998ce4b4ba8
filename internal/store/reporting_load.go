package store

import "dondoc/internal/reporting"

// workToDo are the states of work in which a last day can be missed.
const workToDo = "('assigned', 'underway')"

// Numbered from $2: the day, the last day that is soon, programme.
const sqlAssignmentLoads = "select a.unit_id, " + facetCounts + `
from assignments a
where a.tenant = $1 and ($4 = '' or a.programme_id = $4)
group by a.unit_id order by a.unit_id`

// Who has not received what was given, and since when.
const sqlUnreceived = `select a.unit_id, count(*), min(a.active_from) from assignments a
where a.tenant = $1 and a.historic = 0 and a.work = 'assigned'
group by a.unit_id order by min(a.active_from), a.unit_id`

// Listed tasks of a signed programme that nobody was given yet.
const sqlOpenGaps = `select c.programme_id, d.number, c.n from (
  select t.programme_id, count(*) as n from signatures s cross join tasks t
  where s.tenant = $1 and t.tenant = $1 and t.programme_id = s.programme_id and t.listed = 1
    and not exists (select 1 from assignments a where a.tenant = $1 and a.task_id = t.id)
  group by t.programme_id) c
cross join programmes p join documents d on d.tenant = p.tenant and d.id = p.document_id
where p.tenant = $1 and p.id = c.programme_id order by c.n desc, p.id`

// A task that is given and depends on one that is not done, as assignment.Done says. $2: programme.
const sqlBlocked = `select t.id, t.ref, t.content, x.id, x.ref, x.content from task_dependencies p
cross join tasks t cross join tasks x
where p.tenant = $1 and t.tenant = $1 and t.id = p.task_id and x.tenant = $1 and x.id = p.depends_on_id
  and ($2 = '' or t.programme_id = $2)
  and exists (select 1 from assignments a
    where a.tenant = $1 and a.task_id = t.id and a.historic = 0 and a.work in ` + workToDo + `)
  and (not exists (select 1 from assignments a
      where a.tenant = $1 and a.task_id = x.id and a.required = 1 and a.work = 'completed')
    or exists (select 1 from assignments a
      where a.tenant = $1 and a.task_id = x.id and a.required = 1 and a.work in ` + openWork + `))
order by t.programme_id, t.ordinal, x.ordinal limit 100`

func unreceivedFields(u *reporting.Unreceived) []any { return []any{&u.Unit, &u.Count, &u.Since} }

func openGapFields(g *reporting.OpenGap) []any { return []any{&g.Programme, &g.Number, &g.Tasks} }

func blockedFields(b *reporting.Blocked) []any {
	return []any{&b.Task.ID, &b.Task.Ref, &b.Task.Content, &b.On.ID, &b.On.Ref, &b.On.Content}
}

// Unreceived counts by organisation what was given and not received, the longest waiting first.
func (t *Tx) Unreceived() ([]reporting.Unreceived, error) {
	return list(t, unreceivedFields, sqlUnreceived)
}

// OpenGaps counts by signed programme the listed tasks that nobody was given.
func (t *Tx) OpenGaps() ([]reporting.OpenGap, error) { return list(t, openGapFields, sqlOpenGaps) }

// Blocked lists up to 100 tasks under way that depend on one that is not done.
func (t *Tx) Blocked(programme string) ([]reporting.Blocked, error) {
	return list(t, blockedFields, sqlBlocked, programme)
}

func loadFields(l *reporting.Load) []any {
	return append([]any{&l.Unit}, assignmentCountsFields(&l.Counts)...)
}

// AssignmentLoads counts assignments by organisation.
func (t *Tx) AssignmentLoads(f reporting.LoadFilter) ([]reporting.Load, error) {
	return list(t, loadFields, sqlAssignmentLoads, f.Day.String(), f.Soon.String(), f.Programme)
}
