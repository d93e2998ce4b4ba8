package store

import (
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
)

// What a holder has to do, a page of each step. The last claim says what its leader reads before approving.
const sqlAssignmentSteps = assignmentCircles + "select " + assignmentColumns + `, t.ref, t.content, d.number, c.step, c.total,
  coalesce(s.no, 0), coalesce(s.words, ''), coalesce(s.author_name, ''), s.stated, coalesce(s.reason, ''),
  coalesce(s.decider_name, '')
from (select q.id, q.step, row_number() over (partition by q.step order by q.due_key, q.id) as nth,
    count(*) over (partition by q.step) as total
  from (select a.id, a.due_key, ` + stepOf + " as step from " + fromHolder + restOfAssignments + ") q) c" + joinRow + `
left join submissions s on s.tenant = $1 and s.assignment_id = a.id and s.no =
  (select max(x.no) from submissions x where x.tenant = $1 and x.assignment_id = a.id)
where a.tenant = $1 and a.id = c.id and c.nth > $28 and c.nth <= $27 + $28 order by c.step, c.nth`

func stepRowFields(r *assignment.StepRow) []any {
	return append(assignmentRowFields(&r.Row), &r.Step, &r.Total,
		&r.Claim.No, &r.Claim.Words, &r.Claim.AuthorName, &r.Claim.Stated, &r.Claim.Reason, &r.Claim.DeciderName)
}

// AssignmentSteps is a page of each step of what a holder has to do, by last day.
func (t *Tx) AssignmentSteps(f assignment.Filter, each assignment.Page) ([]assignment.StepRow, error) {
	return list(t, stepRowFields, sqlAssignmentSteps, append(assignmentConditions(f), limit(each.Limit), each.Offset)...)
}

// What left the organisations a user ($2) is officer or leader of, with all below these, since a day ($3).
const sqlHandedAssignments = `with recursive mine(id) as (
  select g.unit_id from grants g
  where g.tenant = $1 and g.user_id = $2 and g.role in ('agency_officer', 'agency_leader') and g.unit_id is not null
  union select u.id from mine m cross join units u where u.tenant = $1 and u.parent_id = m.id
)
select ` + assignmentColumns + `, t.ref, t.content, d.number, o.unit_id, o.to_day
from (select h.assignment_id as id, h.unit_id, h.to_day from mine m cross join assignment_units h
  where h.tenant = $1 and h.unit_id = m.id and h.to_day >= $3) o` + joinRow + `
where a.tenant = $1 and a.id = o.id and a.historic = 0 and a.unit_id not in (select m.id from mine m)
order by o.to_day desc, a.id, o.unit_id`

func handedRowFields(r *assignment.HandedRow) []any {
	return append(assignmentRowFields(&r.Row), &r.From, &r.On)
}

// HandedAssignments lists what left the organisations a user is officer or leader of since a day, the newest first.
func (t *Tx) HandedAssignments(user string, since calendar.Day) ([]assignment.HandedRow, error) {
	return list(t, handedRowFields, sqlHandedAssignments, user, since.String())
}

// What waits for the assigner: claims that left their unit, and pending requests. Numbered from $2: everything, the
// user, organisation, kind; limit and offset of a page.
const (
	waitingOffices = `with recursive offices(id) as (
  select g.unit_id from grants g where g.tenant = $1 and g.user_id = $3 and g.role = 'office' and g.unit_id is not null
  union select u.id from offices o cross join units u where u.tenant = $1 and u.parent_id = o.id
)
`
	fromWaiting = `(
  select s.assignment_id as id, 'claim' as kind, s.sent_at as since from submissions s
  where s.tenant = $1 and s.state = 'awaiting_assigner'
  union all
  select r.assignment_id as id, r.kind as kind, r.at as since from requests r where r.tenant = $1 and r.state = 'pending'
) w`
	// What is asked in words is read for what waits alone.
	joinAsked = `left join submissions s on s.tenant = $1 and s.assignment_id = a.id and s.state = 'awaiting_assigner' and w.kind = 'claim'
left join requests r on r.tenant = $1 and r.assignment_id = a.id and r.state = 'pending' and w.kind <> 'claim'`
	whereWaiting = `
where a.tenant = $1 and a.id = w.id and ($4 = '' or a.unit_id = $4) and ($5 = '' or w.kind = $5) and ($2 = 1
  or a.unit_id in (select o.id from offices o)
  or exists (select 1 from task_roles x join grants g on g.tenant = $1 and g.user_id = $3 and g.role = 'agency_leader'
    where x.tenant = $1 and x.task_id = a.task_id and x.kind = 'recipient' and (g.unit_id = x.unit_id
      or g.unit_id in (select s.heir_id from successions s where s.tenant = $1 and s.predecessor_id = x.unit_id))))`

	sqlWaitingAssignments = waitingOffices + "select " + assignmentColumns + `, t.ref, t.content, d.number,
  case when w.kind = 'claim' then '' else w.kind end, w.since, coalesce(s.words, r.reason),
  coalesce(s.author_name, r.author_name), s.stated, r.wanted_day,
  case when $3 in (s.author, s.approver) or $3 = r.author then 1 else 0 end
from ` + fromWaiting + joinRow + joinAsked + whereWaiting + "\norder by w.since, a.id, w.kind limit $6 offset $7"

	sqlWaitingCounts = waitingOffices + "select a.unit_id, w.kind, count(*), min(w.since) from " + fromWaiting +
		"\ncross join assignments a" + whereWaiting + "\ngroup by a.unit_id, w.kind order by min(w.since), a.unit_id, w.kind"
)

func waitingArguments(f assignment.WaitingFilter) []any {
	return []any{truth{&f.Whole}, f.User, f.Unit, f.Kind}
}

func waitingRowFields(r *assignment.WaitingRow) []any {
	return append(assignmentRowFields(&r.Row), &r.Request, millis{&r.Since}, &r.Words, &r.By, &r.Stated, &r.WantedDay, truth{&r.Own})
}

// WaitingAssignments is a page of what waits for an answer of the assigner, the oldest first.
func (t *Tx) WaitingAssignments(f assignment.WaitingFilter, p assignment.Page) ([]assignment.WaitingRow, error) {
	return list(t, waitingRowFields, sqlWaitingAssignments, append(waitingArguments(f), limit(p.Limit), p.Offset)...)
}

func waitingCountFields(c *assignment.WaitingCount) []any {
	return []any{&c.Unit, &c.Kind, &c.Count, millis{&c.Since}}
}

// WaitingCounts counts what waits by organisation and kind, the longest waiting first.
func (t *Tx) WaitingCounts(f assignment.WaitingFilter) ([]assignment.WaitingCount, error) {
	return list(t, waitingCountFields, sqlWaitingCounts, waitingArguments(f)...)
}
