package store

import "dondoc/internal/reporting"

// workToDo are the states of work in which a last day can be missed.
const workToDo = "('assigned', 'underway')"

// Numbered from $2: programme, organisation, the day, the last day that is soon.
const sqlAssignmentLoads = `select a.unit_id,
  count(*) filter (where a.work in ` + openWork + `),
  count(*) filter (where a.work = 'assigned'),
  count(*) filter (where a.work in ` + workToDo + ` and a.submitted_on is null and a.due_day < $4),
  count(*) filter (where a.work in ` + workToDo + ` and a.submitted_on is null and a.due_day >= $4 and a.due_day <= $5),
  count(*) filter (where a.confirmation = 'returned'),
  count(*) filter (where a.confirmation = 'awaiting_leader'),
  count(*) filter (where a.confirmation = 'awaiting_assigner'),
  count(*) filter (where a.request <> ''),
  count(*) filter (where a.work = 'completed'),
  count(*) filter (where a.submitted_on > a.due_day)
from assignments a
where a.tenant = $1 and a.historic = 0 and ($2 = '' or a.programme_id = $2) and ($3 = '' or a.unit_id = $3)
group by a.unit_id order by a.unit_id`

func loadFields(l *reporting.Load) []any {
	return []any{
		&l.Unit, &l.Open, &l.Unreceived, &l.Overdue, &l.Soon, &l.Returned, &l.AwaitingLeader, &l.AwaitingAssigner, &l.Requests,
		&l.Completed, &l.Late,
	}
}

// AssignmentLoads counts assignments by organisation.
func (t *Tx) AssignmentLoads(f reporting.LoadFilter) ([]reporting.Load, error) {
	return list(t, loadFields, sqlAssignmentLoads, f.Programme, f.Unit, f.Day.String(), f.Soon.String())
}
