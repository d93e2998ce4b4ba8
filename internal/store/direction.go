package store

import (
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/direction"
)

// What every list of room direction is cut from: the organisations the user is officer or leader of with all below
// these (mine), those too whose work they carry on (kept), and those the user is of the office or an inspector for
// (offices, inspected). $6: the user, $7: the day, $8: for the whole tenant.
const (
	directionCircles = `with recursive mine(id) as (
  select g.unit_id from grants g
  where g.tenant = $1 and g.user_id = $6 and g.role in ('agency_officer', 'agency_leader') and g.unit_id is not null
  union select u.id from mine m cross join units u where u.tenant = $1 and u.parent_id = m.id
), kept(id) as (
  select m.id from mine m
  union select s.predecessor_id from kept k cross join successions s
  where s.tenant = $1 and s.heir_id = k.id and s.on_day <= $7
), offices(id) as (
  select g.unit_id from grants g where g.tenant = $1 and g.user_id = $6 and g.role = 'office' and g.unit_id is not null
  union select u.id from offices o cross join units u where u.tenant = $1 and u.parent_id = o.id
), inspected(id) as (
  select g.unit_id from grants g
  where g.tenant = $1 and g.user_id = $6 and g.role in ('office', 'inspector') and g.unit_id is not null
  union select u.id from inspected n cross join units u where u.tenant = $1 and u.parent_id = n.id
)
`
	ofTheOffice = "($8 = 1 or a.unit_id in (select o.id from offices o))"

	joinDuty = `
join tasks t on t.tenant = a.tenant and t.id = a.task_id
join programmes p on p.tenant = a.tenant and p.id = a.programme_id
join documents d on d.tenant = p.tenant and d.id = p.document_id
`

	stepColumns = "no, act, words, day, by_user, by_name, at"
)

// The silences of both subjects, by duty. $2: the day.
const sqlSilences = `select w.id, sum(w.coordinations), sum(w.instructions) from (
  select c.assignment_id as id, 1 as coordinations, 0 as instructions from coordinations c
  cross join assignments a
  where c.tenant = $1 and c.state in ('waiting', 'received', 'returned') and c.due_day < $2
    and a.tenant = $1 and a.id = c.assignment_id and a.work in ` + workToDo + `
  union all
  select i.assignment_id, 0, 1 from instructions i
  cross join assignments a
  where i.tenant = $1 and i.state in ('waiting', 'returned') and i.due_key < $2
    and a.tenant = $1 and a.id = i.assignment_id and a.work in ` + openWork + `
) w group by w.id order by w.id`

// Silences counts by assignment what is overdue for an answer on the day.
func (t *Tx) Silences(day calendar.Day) ([]direction.Silence, error) {
	return list(t, silenceFields, sqlSilences, day.String())
}

func silenceFields(s *direction.Silence) []any {
	return []any{&s.Assignment, &s.Coordinations, &s.Instructions}
}

// listOf are the statements of one subject's list, by whose it is.
type listOf struct{ all, asked, asking string }

// rows answers a list. Its arguments are numbered as in directionCircles, after the stage ($2), the day something is
// overdue on ($3), and the page ($4, $5).
func (l listOf) rows(t *Tx, f direction.Filter, whole bool, p assignment.Page) ([]direction.Row, error) {
	overdue := ""
	if f.Overdue {
		overdue = f.Day.String()
	}
	args := []any{f.Stage, overdue, limit(p.Limit), p.Offset}
	switch f.Circle {
	case direction.MineAsked:
		return list(t, rowFields, l.asked, append(args, f.User, f.Day.String())...)
	case direction.MineAsks:
		return list(t, rowFields, l.asking, append(args, f.User, f.Day.String(), truth{&whole})...)
	default:
		return list(t, rowFields, l.all, args...)
	}
}

func rowFields(r *direction.Row) []any {
	return []any{
		&r.Subject, &r.ID, &r.Parent, &r.Ref, &r.Content, &r.Number, &r.Unit, &r.Kind, &r.Words, &r.Due, &r.State, &r.AnsweredOn,
		&r.AuthorName, millis{&r.At}, &r.Total,
	}
}

func stepFields(p *part[direction.Step]) []any {
	s := &p.value
	return []any{&p.of, &s.No, &s.Act, &s.Words, &s.Day, &s.By, &s.ByName, millis{&s.At}}
}

// matterFields are the columns all three subjects end with: words, last day, state, day of the answer, author, version.
func matterFields(m *direction.Matter) []any {
	return []any{&m.Words, &m.Due, &m.State, &m.AnsweredOn, &m.Author, &m.AuthorName, millis{&m.At}, &m.Version}
}

const matterColumns = "words, due_day, state, answered_on, author, author_name, at, version"

// stepped puts steps to their matters.
func stepped[T any](t *Tx, all []T, matter func(*T) *direction.Matter, query, of string) ([]T, error) {
	steps, err := parts(t, stepFields, query, of)
	for i := range all {
		m := matter(&all[i])
		m.Steps = steps[m.ID]
	}
	return all, err
}
