package store

import (
	"dondoc/internal/assignment"
)

// A list is found in an index first, and whole rows are read for its page alone. It is entered by the narrowest
// condition there is; the others are applied to what that finds. Numbered from $2: unit, user, day, task, programme,
// post, work, confirmation, open only, day before which it is due, past, day on which it is overdue.
const (
	// branch are the organisation and all below it, mine those the user is officer or leader of and all below these.
	assignmentCircles = `with recursive branch(id) as (
  select u.id from units u where u.tenant = $1 and u.id = $2
  union select u.id from branch b cross join units u where u.tenant = $1 and u.parent_id = b.id
), mine(id, head) as (
  select g.unit_id, case when g.role = 'agency_leader' then 1 else 0 end from grants g
  where g.tenant = $1 and g.user_id = $3 and g.role in ('agency_officer', 'agency_leader') and g.unit_id is not null
  union select u.id, m.head from mine m cross join units u where u.tenant = $1 and u.parent_id = m.id
)
`
	countOf = assignmentCircles + "select count(*) from "
	pageOf  = assignmentCircles + "select " + assignmentColumns + ", t.ref, t.content, d.number from (select a.id, a.due_key from "

	fromAll       = "assignments a where a.tenant = $1"
	fromTask      = "assignments a where a.tenant = $1 and a.task_id = $5"
	fromPost      = "assignments a where a.tenant = $1 and a.post_id = $7"
	fromProgramme = "assignments a where a.tenant = $1 and a.programme_id = $6"
	fromUnit      = "branch b cross join assignments a where a.tenant = $1 and a.unit_id = b.id"
	fromPast      = `(select distinct h.assignment_id as id from branch b cross join assignment_units h
  where h.tenant = $1 and h.unit_id = b.id and h.to_day is not null) o cross join assignments a
where a.tenant = $1 and a.id = o.id and a.unit_id not in (select b.id from branch b)`
	// A leader also sees what waits for their approval, whatever post is in charge.
	fromHolder = `(select m.id, max(m.head) as head from mine m group by m.id) o cross join assignments a
where a.tenant = $1 and a.unit_id = o.id and (a.post_id is null or o.head = 1 and a.confirmation = 'awaiting_leader'
  or a.post_id in (select h.post_id from post_holders h
    where h.tenant = $1 and h.user_id = $3 and h.from_day <= $4 and (h.to_day is null or h.to_day >= $4)))`

	// What entered the list already holds, and is asked again at no cost.
	restOfAssignments = `
  and ($2 = '' or $12 = 1 or a.unit_id in (select b.id from branch b))
  and ($3 = '' or $4 <> '')
  and ($5 = '' or a.task_id = $5)
  and ($6 = '' or a.programme_id = $6)
  and ($7 = '' or a.post_id = $7)
  and ($8 = '' or a.work = $8)
  and ($9 = '' or a.confirmation = $9)
  and ($10 = 0 or a.work in ` + openWork + `)
  and ($11 = '' or a.due_key < $11)
  and ($13 = '' or a.due_key < $13 and a.historic = 0 and a.submitted_on is null and a.work in ` + workToDo + `)`

	endOfPage = restOfAssignments + ` order by a.due_key, a.id limit $14 offset $15) c
cross join assignments a
join tasks t on t.tenant = a.tenant and t.id = a.task_id
join programmes p on p.tenant = a.tenant and p.id = a.programme_id
join documents d on d.tenant = p.tenant and d.id = p.document_id
where a.tenant = $1 and a.id = c.id order by c.due_key, c.id`
)

const (
	sqlAssignmentRows            = pageOf + fromAll + endOfPage
	sqlAssignmentRowsOfTask      = pageOf + fromTask + endOfPage
	sqlAssignmentRowsOfPost      = pageOf + fromPost + endOfPage
	sqlAssignmentRowsOfProgramme = pageOf + fromProgramme + endOfPage
	sqlAssignmentRowsOfUnit      = pageOf + fromUnit + endOfPage
	sqlAssignmentRowsOfPastUnit  = pageOf + fromPast + endOfPage
	sqlAssignmentRowsOfHolder    = pageOf + fromHolder + endOfPage

	sqlCountAssignments            = countOf + fromAll + restOfAssignments
	sqlCountAssignmentsOfTask      = countOf + fromTask + restOfAssignments
	sqlCountAssignmentsOfPost      = countOf + fromPost + restOfAssignments
	sqlCountAssignmentsOfProgramme = countOf + fromProgramme + restOfAssignments
	sqlCountAssignmentsOfUnit      = countOf + fromUnit + restOfAssignments
	sqlCountAssignmentsOfPastUnit  = countOf + fromPast + restOfAssignments
	sqlCountAssignmentsOfHolder    = countOf + fromHolder + restOfAssignments
)

// listedBy are the two statements of one way into the list.
type listedBy struct{ page, count string }

func entryOf(f assignment.Filter) listedBy {
	switch {
	case f.Holder != "":
		return listedBy{sqlAssignmentRowsOfHolder, sqlCountAssignmentsOfHolder}
	case f.Task != "":
		return listedBy{sqlAssignmentRowsOfTask, sqlCountAssignmentsOfTask}
	case f.Post != "":
		return listedBy{sqlAssignmentRowsOfPost, sqlCountAssignmentsOfPost}
	case f.Unit != "" && f.Past:
		return listedBy{sqlAssignmentRowsOfPastUnit, sqlCountAssignmentsOfPastUnit}
	case f.Unit != "":
		return listedBy{sqlAssignmentRowsOfUnit, sqlCountAssignmentsOfUnit}
	case f.Programme != "":
		return listedBy{sqlAssignmentRowsOfProgramme, sqlCountAssignmentsOfProgramme}
	default:
		return listedBy{sqlAssignmentRows, sqlCountAssignments}
	}
}

// assignmentConditions are the arguments $2 … $13.
func assignmentConditions(f assignment.Filter) []any {
	return []any{
		f.Unit, f.Holder, f.Day.String(), f.Task, f.Programme, f.Post, f.Work, f.Confirmation, truth{&f.OpenOnly},
		f.DueBefore.String(), truth{&f.Past}, f.OverdueOn.String(),
	}
}

func assignmentRowFields(r *assignment.Row) []any {
	return append(assignmentFields(&r.Assignment), &r.Ref, &r.Content, &r.Number)
}

// AssignmentRows is a page of what the filter selects, by last day, the undated at the end.
func (t *Tx) AssignmentRows(f assignment.Filter, p assignment.Page) ([]assignment.Row, error) {
	return list(t, assignmentRowFields, entryOf(f).page, append(assignmentConditions(f), limit(p.Limit), p.Offset)...)
}

// CountAssignments counts what the filter selects.
func (t *Tx) CountAssignments(f assignment.Filter) (int, error) {
	return one(t, "assignment", alone[int], entryOf(f).count, assignmentConditions(f)...)
}

// What waits for the assigner: claims that left their unit, and pending requests. $2: everything, $3: the user.
const sqlWaitingAssignments = `with recursive offices(id) as (
  select g.unit_id from grants g where g.tenant = $1 and g.user_id = $3 and g.role = 'office' and g.unit_id is not null
  union select u.id from offices o cross join units u where u.tenant = $1 and u.parent_id = o.id
)
select ` + assignmentColumns + `, t.ref, t.content, d.number, w.kind, w.since from (
  select s.assignment_id as id, '' as kind, s.sent_at as since from submissions s
  where s.tenant = $1 and s.state = 'awaiting_assigner'
  union all
  select r.assignment_id as id, r.kind as kind, r.at as since from requests r where r.tenant = $1 and r.state = 'pending'
) w
cross join assignments a
join tasks t on t.tenant = a.tenant and t.id = a.task_id
join programmes p on p.tenant = a.tenant and p.id = a.programme_id
join documents d on d.tenant = p.tenant and d.id = p.document_id
where a.tenant = $1 and a.id = w.id and ($2 = 1
  or a.unit_id in (select o.id from offices o)
  or exists (select 1 from task_roles x join grants g on g.tenant = $1 and g.user_id = $3 and g.role = 'agency_leader'
    where x.tenant = $1 and x.task_id = a.task_id and x.kind = 'recipient' and (g.unit_id = x.unit_id
      or g.unit_id in (select s.heir_id from successions s where s.tenant = $1 and s.predecessor_id = x.unit_id))))
order by w.since, a.id, w.kind limit $4 offset $5`

func waitingRowFields(r *assignment.WaitingRow) []any {
	return append(assignmentRowFields(&r.Row), &r.Request, millis{&r.Since})
}

// WaitingAssignments is a page of what waits for an answer of the assigner, the oldest first.
func (t *Tx) WaitingAssignments(f assignment.WaitingFilter, p assignment.Page) ([]assignment.WaitingRow, error) {
	return list(t, waitingRowFields, sqlWaitingAssignments, truth{&f.Whole}, f.User, limit(p.Limit), p.Offset)
}
