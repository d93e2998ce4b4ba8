package store

import (
	"dondoc/internal/assignment"
)

// A list is found in an index first, and whole rows are read for its page alone. It is entered by the narrowest
// condition there is; the others are applied to what that finds. Numbered from $2: day, the last day that is soon,
// unit, user, task, programme, post, work, confirmation, open only, day before which it is due, past, facet, step,
// the unit alone, group, day from which it is due, eight patterns of words, limit, offset, sort.
const (
	// branch are the organisation and all below it, mine those the user is officer or leader of and all below these.
	assignmentCircles = `with recursive branch(id) as (
  select u.id from units u where u.tenant = $1 and u.id = $4
  union select u.id from branch b cross join units u where u.tenant = $1 and u.parent_id = b.id and $16 = 0
), mine(id, head) as (
  select g.unit_id, case when g.role = 'agency_leader' then 1 else 0 end from grants g
  where g.tenant = $1 and g.user_id = $5 and g.role in ('agency_officer', 'agency_leader') and g.unit_id is not null
  union select u.id, m.head from mine m cross join units u where u.tenant = $1 and u.parent_id = m.id
)
`
	countOf  = assignmentCircles + "select count(*) from "
	facetsOf = assignmentCircles + "select " + facetCounts + " from "
	pageOf   = assignmentCircles + "select " + assignmentColumns + ", t.ref, t.content, d.number from (select a.id, a.due_key from "
	sortedOf = assignmentCircles + "select " + assignmentColumns + ", t.ref, t.content, d.number from (select a.id, " + sortKeys + " from "

	fromAll       = "assignments a where a.tenant = $1"
	fromOverdue   = fromAll + " and " + facetOverdue
	fromTask      = entered + "z.task_id = $6" + byID
	fromPost      = entered + "z.post_id = $8" + byID
	fromProgramme = entered + "z.programme_id = $7" + byID
	fromUnit      = "branch b cross join assignments a where a.tenant = $1 and a.unit_id = b.id"
	// Without this the embedded engine reads the whole of an index that holds every column it is asked for.
	entered  = "(select z.id from assignments z where z.tenant = $1 and "
	byID     = ") o cross join assignments a where a.tenant = $1 and a.id = o.id"
	fromPast = `(select distinct h.assignment_id as id from branch b cross join assignment_units h
  where h.tenant = $1 and h.unit_id = b.id and h.to_day is not null) o cross join assignments a
where a.tenant = $1 and a.id = o.id and a.unit_id not in (select b.id from branch b)`
	// A leader also sees what waits for their approval, whatever post is in charge.
	fromHolder = `(select m.id, max(m.head) as head from mine m group by m.id) o cross join assignments a
where a.tenant = $1 and a.unit_id = o.id and (a.post_id is null or o.head = 1 and a.confirmation = 'awaiting_leader'
  or a.post_id in (select h.post_id from post_holders h
    where h.tenant = $1 and h.user_id = $5 and h.from_day <= $2 and (h.to_day is null or h.to_day >= $2)))`

	// What entered the list already holds, and is asked again at no cost.
	restButFacet = `
  and ($3 = '' or $2 <> '')
  and ($4 = '' or $13 = 1 or a.unit_id in (select b.id from branch b))
  and ($5 = '' or $2 <> '')
  and ($6 = '' or a.task_id = $6)
  and ($7 = '' or a.programme_id = $7)
  and ($8 = '' or a.post_id = $8)
  and ($9 = '' or a.work = $9)
  and ($10 = '' or a.confirmation = $10)
  and ($11 = 0 or a.work in ` + openWork + `)
  and ($12 = '' or a.due_key < $12)
  and ($15 = '' or ` + stepOf + ` = $15)
  and ($17 = '' or exists (select 1 from tasks t where t.tenant = $1 and t.id = a.task_id and t.group_id = $17))
  and ($18 = '' or a.due_key >= $18 and a.due_key < '` + noDay + `')
  and ($19 = '%' or exists (select 1 from tasks t where t.tenant = $1 and t.id = a.task_id
    and t.fold like $19 and t.fold like $20 and t.fold like $21 and t.fold like $22
    and t.fold like $23 and t.fold like $24 and t.fold like $25 and t.fold like $26))`
	restOfAssignments = restButFacet + "\n  and " + inFacet
	// The counts of all facets ask for none, and take the same arguments.
	restOfFacets = restButFacet + " and $14 = $14"

	joinRow = `
cross join assignments a
join tasks t on t.tenant = a.tenant and t.id = a.task_id
join programmes p on p.tenant = a.tenant and p.id = a.programme_id
join documents d on d.tenant = p.tenant and d.id = p.document_id
`
	endOfPage = restOfAssignments + ` order by a.due_key, a.id limit $27 offset $28) c` + joinRow +
		"where a.tenant = $1 and a.id = c.id order by c.due_key, c.id"

	// An order nobody asked for costs nothing: its key is null in every row.
	sortKeys = `a.due_key, case when $29 = 'changed' then -a.changed_at end as newest,
  case when $29 = 'document' then a.programme_id end as programme,
  case when $29 = 'document' then (select t.ordinal from tasks t where t.tenant = $1 and t.id = a.task_id) end as place`
	sortedEnd = restOfAssignments + ` order by newest, programme, place, a.due_key, a.id limit $27 offset $28) c` + joinRow +
		"where a.tenant = $1 and a.id = c.id order by c.newest, c.programme, c.place, c.due_key, c.id"
)

const (
	sqlAssignmentRows            = pageOf + fromAll + endOfPage
	sqlAssignmentRowsOfOverdue   = pageOf + fromOverdue + endOfPage
	sqlAssignmentRowsOfTask      = pageOf + fromTask + endOfPage
	sqlAssignmentRowsOfPost      = pageOf + fromPost + endOfPage
	sqlAssignmentRowsOfProgramme = pageOf + fromProgramme + endOfPage
	sqlAssignmentRowsOfUnit      = pageOf + fromUnit + endOfPage
	sqlAssignmentRowsOfPastUnit  = pageOf + fromPast + endOfPage
	sqlAssignmentRowsOfHolder    = pageOf + fromHolder + endOfPage

	sqlSortedAssignmentRowsOfProgramme = sortedOf + fromProgramme + sortedEnd
	sqlSortedAssignmentRowsOfUnit      = sortedOf + fromUnit + sortedEnd

	sqlCountAssignments            = countOf + fromAll + restOfAssignments
	sqlCountAssignmentsOfOverdue   = countOf + fromOverdue + restOfAssignments
	sqlCountAssignmentsOfTask      = countOf + fromTask + restOfAssignments
	sqlCountAssignmentsOfPost      = countOf + fromPost + restOfAssignments
	sqlCountAssignmentsOfProgramme = countOf + fromProgramme + restOfAssignments
	sqlCountAssignmentsOfUnit      = countOf + fromUnit + restOfAssignments
	sqlCountAssignmentsOfPastUnit  = countOf + fromPast + restOfAssignments
	sqlCountAssignmentsOfHolder    = countOf + fromHolder + restOfAssignments

	sqlAssignmentCounts            = facetsOf + fromAll + restOfFacets
	sqlAssignmentCountsOfProgramme = facetsOf + fromProgramme + restOfFacets
	sqlAssignmentCountsOfUnit      = facetsOf + fromUnit + restOfFacets

	sqlAssignmentProgrammes = assignmentCircles + "select p.id, d.number, c.n from (select a.programme_id, count(*) as n from " +
		fromUnit + restOfFacets + ` group by a.programme_id) c
cross join programmes p join documents d on d.tenant = p.tenant and d.id = p.document_id
where p.tenant = $1 and p.id = c.programme_id order by d.issued_on desc nulls last, p.id desc`
)

// listedBy are the statements of one way into the list: a page, the same in another order, the number.
type listedBy struct{ page, sorted, count string }

func entryOf(f assignment.Filter) listedBy {
	switch {
	case f.Holder != "":
		return listedBy{page: sqlAssignmentRowsOfHolder, count: sqlCountAssignmentsOfHolder}
	case f.Task != "":
		return listedBy{page: sqlAssignmentRowsOfTask, count: sqlCountAssignmentsOfTask}
	case f.Post != "" && f.Unit == "":
		return listedBy{page: sqlAssignmentRowsOfPost, count: sqlCountAssignmentsOfPost}
	case f.Unit != "" && f.Past:
		return listedBy{page: sqlAssignmentRowsOfPastUnit, count: sqlCountAssignmentsOfPastUnit}
	case f.Unit != "":
		return listedBy{sqlAssignmentRowsOfUnit, sqlSortedAssignmentRowsOfUnit, sqlCountAssignmentsOfUnit}
	case f.Programme != "":
		return listedBy{sqlAssignmentRowsOfProgramme, sqlSortedAssignmentRowsOfProgramme, sqlCountAssignmentsOfProgramme}
	case f.Facet == assignment.FacetOverdue:
		return listedBy{page: sqlAssignmentRowsOfOverdue, count: sqlCountAssignmentsOfOverdue}
	default:
		return listedBy{page: sqlAssignmentRows, count: sqlCountAssignments}
	}
}

// assignmentConditions are the arguments $2 … $26.
func assignmentConditions(f assignment.Filter) []any {
	args := []any{
		f.Day.String(), f.Soon.String(), f.Unit, f.Holder, f.Task, f.Programme, f.Post, f.Work, f.Confirmation,
		truth{&f.OpenOnly}, f.DueBefore.String(), truth{&f.Past}, f.Facet, f.Step, truth{&f.Alone}, f.Group, f.DueFrom.String(),
	}
	for _, pattern := range patterns(f.Text) {
		args = append(args, pattern)
	}
	return args
}

func assignmentRowFields(r *assignment.Row) []any {
	return append(assignmentFields(&r.Assignment), &r.Ref, &r.Content, &r.Number)
}

// AssignmentRows is a page of what the filter selects, in its order.
func (t *Tx) AssignmentRows(f assignment.Filter, p assignment.Page) ([]assignment.Row, error) {
	entry, args := entryOf(f), append(assignmentConditions(f), limit(p.Limit), p.Offset)
	if f.Sort != assignment.ByDue && entry.sorted != "" {
		return list(t, assignmentRowFields, entry.sorted, append(args, f.Sort)...)
	}
	return list(t, assignmentRowFields, entry.page, args...)
}

// CountAssignments counts what the filter selects.
func (t *Tx) CountAssignments(f assignment.Filter) (int, error) {
	return one(t, "assignment", alone[int], entryOf(f).count, assignmentConditions(f)...)
}

func assignmentCountsFields(c *assignment.Counts) (fields []any) {
	*c = make(assignment.Counts, len(assignment.Facets()))
	for i := range *c {
		fields = append(fields, &(*c)[i])
	}
	return fields
}

// AssignmentCounts counts what the filter selects by facet; the filter's own facet is left aside.
func (t *Tx) AssignmentCounts(f assignment.Filter) (assignment.Counts, error) {
	query := sqlAssignmentCounts
	switch {
	case f.Unit != "":
		query = sqlAssignmentCountsOfUnit
	case f.Programme != "":
		query = sqlAssignmentCountsOfProgramme
	}
	return one(t, "assignment", assignmentCountsFields, query, assignmentConditions(f)...)
}

func programmeCountFields(c *assignment.ProgrammeCount) []any {
	return []any{&c.ID, &c.Number, &c.Count}
}

// AssignmentProgrammes counts what an organisation has by programme, the newest document first.
func (t *Tx) AssignmentProgrammes(f assignment.Filter) ([]assignment.ProgrammeCount, error) {
	return list(t, programmeCountFields, sqlAssignmentProgrammes, assignmentConditions(f)...)
}
