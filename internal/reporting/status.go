package reporting

import (
	"dondoc/internal/calendar"
	"dondoc/internal/task"
)

// statuses applies the schedule rule on one day. Many tasks share a schedule, so each is read once.
type statuses struct {
	clock task.Clock
	known map[schedule]moment
}

// schedule is a task.ScheduleKey in a programme that is retrospective or not.
type schedule struct {
	key           string
	retrospective bool
}

// moment is where a schedule stands on the day.
type moment struct {
	status task.Status
	last   calendar.Day // effective, of the most urgent instalment; zero if none
}

func newStatuses(c task.Clock) *statuses { return &statuses{clock: c, known: map[schedule]moment{}} }

// on is where a schedule stands. The clock's own Retrospective does not count.
func (s *statuses) on(key string, retrospective bool) (moment, error) {
	asked := schedule{key, retrospective}
	if m, ok := s.known[asked]; ok {
		return m, nil
	}
	deadlines, err := task.ParseScheduleKey(key)
	if err != nil {
		return moment{}, err
	}
	c := s.clock
	c.Retrospective = retrospective
	m := moment{task.ScheduleOf(deadlines, c), task.LastDay(deadlines)}
	s.known[asked] = m
	return m, nil
}

// complete fills the row's status and last day.
func (s *statuses) complete(r *TaskRow) error {
	m, err := s.on(r.Schedule, r.Retrospective)
	r.Status, r.Last = m.status, m.last
	return err
}

// row reads a task's row.
func (s *statuses) row(t Tx, id string) (TaskRow, error) {
	r, err := t.TaskRow(id)
	if err != nil {
		return r, err
	}
	return r, s.complete(&r)
}

// count adds up grouped tasks.
func (s *statuses) count(groups []ScheduleCount) (Counts, error) {
	counts := Counts{}
	for _, g := range groups {
		m, err := s.on(g.Schedule, g.Retrospective)
		if err != nil {
			return nil, err
		}
		counts[m.status] += g.Count
	}
	return counts, nil
}
