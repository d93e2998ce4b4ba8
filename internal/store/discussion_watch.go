package store

import (
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/discussion"
)

const watchChoiceColumns = "user_id, kind, subject_id, watching"

// The tasks a user ($2) watches on a day ($3), where organisations that handed a duty on since another ($4) count, as
// discussion.Watchers decides it for one task: what they have a part in and what they chose, but for what they chose
// not to watch. The choice about a task goes before that about its programme.
const (
	// A class among the coordinators has no unit, and makes nobody a watcher. mine are the organisations they are officer
	// or leader of with all below these; bygone are those, and the ones whose heirs they are, by which a document of then
	// names them as coordinators.
	watchCircles = `with recursive mine(id, head) as (
  select g.unit_id, case when g.role = 'agency_leader' then 1 else 0 end from grants g
  where g.tenant = $1 and g.user_id = $2 and g.role in ('agency_officer', 'agency_leader') and g.unit_id is not null
  union select u.id, m.head from mine m cross join units u where u.tenant = $1 and u.parent_id = m.id
), bygone(id) as (
  select m.id from mine m where not exists (select 1 from successions s
    where s.tenant = $1 and s.predecessor_id = m.id and s.on_day <= $3)
  union select s.predecessor_id from bygone b cross join successions s
  where s.tenant = $1 and s.heir_id = b.id and s.on_day <= $3
), watchable(id) as (
  select a.task_id from mine m cross join assignments a
  where a.tenant = $1 and a.unit_id = m.id and (a.post_id is null or m.head = 1
    or a.post_id in (select h.post_id from post_holders h
      where h.tenant = $1 and h.user_id = $2 and h.from_day <= $3 and (h.to_day is null or h.to_day >= $3)))
  union select a.task_id from mine m cross join assignment_units h cross join assignments a
  where h.tenant = $1 and h.unit_id = m.id and h.to_day >= $4 and a.tenant = $1 and a.id = h.assignment_id
  union select r.task_id from bygone b cross join task_roles r
  where r.tenant = $1 and r.unit_id = b.id and r.kind = 'coordinator'
  union select c.subject_id from watch_choices c
  where c.tenant = $1 and c.user_id = $2 and c.kind = 'task' and c.watching = 1
  union select t.id from watch_choices c cross join tasks t
  where c.tenant = $1 and c.user_id = $2 and c.kind = 'programme' and c.watching = 1 and t.tenant = $1 and t.programme_id = c.subject_id
)
`
	watchedRows = `select t.id, t.ref, t.content, t.programme_id, coalesce(s.seq, 0) as seen,
  (select coalesce(max(e.seq), 0) from audit_entries e
    where e.tenant = $1 and e.subject_kind = 'task' and e.subject_id = t.id) as newest,
  (select count(*) from audit_entries e
    where e.tenant = $1 and e.subject_kind = 'task' and e.subject_id = t.id and e.seq > coalesce(s.seq, 0) and e.actor <> $2) as unread
from watchable w
cross join tasks t
left join watch_choices c on c.tenant = $1 and c.user_id = $2 and c.kind = 'task' and c.subject_id = t.id
left join watch_choices o on o.tenant = $1 and o.user_id = $2 and o.kind = 'programme' and o.subject_id = t.programme_id
left join seen_tasks s on s.tenant = $1 and s.user_id = $2 and s.task_id = t.id
where t.tenant = $1 and t.id = w.id and coalesce(c.watching, o.watching, 1) = 1`

	sqlWatchedTasks = watchCircles + "select v.id, v.ref, v.content, d.number, v.seen, v.newest, v.unread from (" + watchedRows + `) v
join programmes p on p.tenant = $1 and p.id = v.programme_id
join documents d on d.tenant = p.tenant and d.id = p.document_id
order by case when v.unread > 0 then 0 else 1 end, v.newest desc, v.id limit $5 offset $6`
	sqlCountWatched = watchCircles + `select count(*), coalesce(sum(case when v.unread > 0 then 1 else 0 end), 0)
from (` + watchedRows + ") v"
)

const (
	sqlChoices = "select " + watchChoiceColumns + ` from watch_choices where tenant = $1 and kind = 'task' and subject_id = $2
union all select ` + watchChoiceColumns + " from watch_choices where tenant = $1 and kind = 'programme' and subject_id = $3"
	sqlPutChoice = "insert into watch_choices (tenant, " + watchChoiceColumns + `) values ($1, $2, $3, $4, $5)
on conflict (tenant, user_id, kind, subject_id) do update set watching = excluded.watching`

	sqlSeeTask = `insert into seen_tasks (tenant, user_id, task_id, seq) values ($1, $2, $3, $4)
on conflict (tenant, user_id, task_id) do update set seq = excluded.seq where excluded.seq > seen_tasks.seq`
)

func watchChoiceFields(c *discussion.WatchChoice) []any {
	return []any{&c.User, &c.Kind, &c.Subject, truth{&c.On}}
}

func watchedFields(w *discussion.WatchedTask) []any {
	return []any{&w.Task, &w.Ref, &w.Content, &w.Number, &w.Seen, &w.Newest, &w.Unread}
}

func watchCountFields(c *discussion.WatchCount) []any { return []any{&c.All, &c.Unread} }

// Choices lists what users chose about a task and about its programme.
func (t *Tx) Choices(task, programme string) ([]discussion.WatchChoice, error) {
	return list(t, watchChoiceFields, sqlChoices, task, programme)
}

// PutChoice stores what a user chose, in place of what they chose before.
func (t *Tx) PutChoice(c discussion.WatchChoice) error {
	return t.insert("discussion", sqlPutChoice, watchChoiceFields(&c)...)
}

// WatchedTasks is a page of the tasks a user watches, those with something new first, then by their newest entry.
func (t *Tx) WatchedTasks(user string, on, handed calendar.Day, p assignment.Page) ([]discussion.WatchedTask, error) {
	return list(t, watchedFields, sqlWatchedTasks, user, on, handed.String(), limit(p.Limit), p.Offset)
}

// CountWatched counts the tasks a user watches, and those with something new.
func (t *Tx) CountWatched(user string, on, handed calendar.Day) (discussion.WatchCount, error) {
	return one(t, "discussion", watchCountFields, sqlCountWatched, user, on, handed.String())
}

// SeeTask keeps the number of the newest entry of a task that a user has seen. It never goes back.
func (t *Tx) SeeTask(user, task string, seq int64) error {
	return t.insert("discussion", sqlSeeTask, user, task, seq)
}
