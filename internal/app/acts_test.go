package app_test

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/store/storetest"
)

// acts is how many random acts of all rooms are tried on each engine; `make acts` tries 10,000.
var acts = flag.Int("acts", 200, "random acts to try on each engine")

// A programme sees this many acts, and is looked at after each so many of them.
const (
	actsOfProgramme = 400
	actsBetween     = 50
)

// drawn is where random choices come from: n of them, from 0.
type drawn func(n int) int

// An attempt is an act with what a random person might say.
type attempt struct {
	name string // as the record calls it, mostly
	by   []string
	// do tries it and says which acts it must leave in the record, whatever their order.
	do func(who access.Actor) (left []string, err error)
}

// The acts of all rooms above assignment move the same assignments and write the same record.
func TestRandomActs(t *testing.T) {
	storetest.EachEngine(t, func(t *testing.T, e storetest.Engine) {
		w, seed, begin := newWorld(t, e), uint64(*acts), time.Now()
		source := rand.New(rand.NewPCG(seed, seed))
		for done := 0; done < *acts; done += actsBetween {
			if done%actsOfProgramme == 0 {
				w.issue()
			}
			w.play(min(actsBetween, *acts-done), source.IntN)
			if w.hold(); t.Failed() {
				t.Fatalf("seed %d, within %d acts", seed, done+actsBetween)
			}
		}
		w.told(time.Since(begin))
	})
}

// told reports how the acts ended, and fails when nothing much was tried.
func (w *world) told(lasted time.Duration) {
	w.t.Helper()
	kinds, rooms := map[string]int{}, map[string]int{}
	for what, n := range w.tally {
		name, end, _ := strings.Cut(what, " ")
		kinds[end] += n
		if end == "allowed" {
			rooms[strings.Split(name, ".")[0]] += n
		}
	}
	w.t.Logf("%d acts in %v: %v; allowed by room: %v", *acts, lasted.Round(time.Second), kinds, rooms)
	for _, what := range slices.Sorted(maps.Keys(w.tally)) {
		w.t.Logf("%6d %s", w.tally[what], what)
	}
	if kinds["allowed"] < *acts/8 {
		w.t.Errorf("only %d of %d acts were done: nothing much was tried", kinds["allowed"], *acts)
	}
}

// play tries acts on the duties of the programme, some on one of them before the next. The clock goes on, in one of 24
// steps by days.
func (w *world) play(n int, pick drawn) {
	w.t.Helper()
	id := one(pick, w.duties)
	for range n {
		w.try(pick, look(w, func(t everything) (assignment.Assignment, error) { return t.Assignment(id) }))
		if pick(8) == 0 {
			id = one(pick, w.duties)
		}
		w.now = w.now.Add(time.Duration(1+pick(20)) * time.Minute)
		if pick(24) == 0 {
			w.now = w.now.AddDate(0, 0, 1+pick(4))
		}
	}
}

// try lets somebody do one act, mostly somebody who might, and holds what it did to what it said.
func (w *world) try(pick drawn, duty assignment.Assignment) {
	w.t.Helper()
	one := w.attempt(pick, duty)
	who := w.people[w.logins[pick(len(w.logins))]]
	if pick(8) > 0 && len(one.by) > 0 {
		who = w.people[one.by[pick(len(one.by))]]
	}
	before, was := w.head(), w.picture(duty)
	left, err := one.do(who)
	kind, end := errs.KindOf(err), "allowed"
	if err != nil {
		end = "refused: " + kind.String()
	}
	w.tally[one.name+" "+end]++
	about := fmt.Sprintf("%s by %s on %s (%s, %v): %v", one.name, who.User, duty.ID, duty.Unit, duty.State, err)
	switch {
	case err != nil && kind == errs.Internal:
		w.t.Fatalf("failed instead of being refused: %s", about)
	case err != nil && w.picture(duty) != was:
		w.t.Errorf("refused, and changed something all the same: %s\n%s\n%s", about, was, w.picture(duty))
	case w.waiting() > 0:
		w.t.Errorf("left a file in the tray: %s", about)
	}
	w.left(before, who, left, about)
}

// left holds the entries since one against what an act said it leaves.
func (w *world) left(since int64, who access.Actor, want []string, about string) {
	w.t.Helper()
	var got []string
	for _, e := range look(w, func(t everything) ([]audit.Entry, error) { return t.AuditEntries(audit.Filter{Limit: 50}) }) {
		if e.Seq <= since {
			break
		}
		got = append(got, e.Act)
		if e.Actor != who.User {
			w.t.Errorf("an entry of %s: %s", e.Actor, about)
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		w.t.Errorf("left %v in the record, want %v: %s", got, want, about)
	}
}

// head is the number of the record's newest entry.
func (w *world) head() int64 {
	w.t.Helper()
	return look(w, func(t everything) (int64, error) {
		seq, _, err := t.AuditHead()
		return seq, err
	})
}

// attempt chooses one of the acts of one room, mostly of those whose acts follow one another, and mostly one that the
// state of the duty allows to somebody.
func (w *world) attempt(pick drawn, duty assignment.Assignment) attempt {
	rooms := []func(drawn, assignment.Assignment) []attempt{
		w.unitActs, w.unitActs, w.assignerActs, w.assignerActs, w.productActs, w.productActs, w.reportActs, w.reportActs, w.reportActs,
		w.planActs, w.planActs, w.matterActs, w.matterActs, w.inspectionActs, w.remarkActs,
	}
	for {
		all := one(pick, rooms)(pick, duty)
		possible := slices.DeleteFunc(slices.Clone(all), func(a attempt) bool { return impossible(a.name, duty.State) })
		if all = mostly(pick, possible, all); len(all) > 0 {
			return one(pick, all)
		}
	}
}

// impossible reports an act on a duty that nobody can do in its state.
func impossible(name string, s assignment.State) bool {
	act := map[string]assignment.Act{
		"progress.save": assignment.Report, "deliverable.hand_in": assignment.HandIn, "deliverable.add_file": assignment.HandIn,
		"deliverable.correct": assignment.HandIn, "deliverable.withdraw": assignment.WithdrawProduct, "deliverable.advance": assignment.Advance, "coordination.ask": assignment.Involve, "instruction.give": assignment.Instruct, "instruction.supersede": assignment.Instruct,
	}[name]
	if rest, of := strings.CutPrefix(name, "assignment."); of {
		act = assignment.Act(rest)
	}
	return act != "" && !slices.ContainsFunc(s.Possible(assignment.Parties()), func(m assignment.Move) bool { return act == m.Act })
}

// leaves is what an act leaves that was done, and nothing for one that was refused.
func leaves(err error, acts ...string) ([]string, error) {
	if err != nil {
		return nil, err
	}
	return acts, nil
}

// mostly draws what will do, and one time of ten what will not, or may not.
func mostly[T any](pick drawn, good T, bad ...T) T {
	if pick(10) > 0 {
		return good
	}
	return one(pick, bad)
}

// reason is why, mostly.
func reason(pick drawn) string {
	return mostly(pick, "Vì lý do khách quan", "Vì thay đổi kế hoạch", "", strings.Repeat("vì lý do ", 1000))
}

// day is some day around today, mostly; no day, or one of another age.
func (w *world) day(pick drawn, from, to int) calendar.Day {
	good := w.today().AddDays(from + pick(to-from+1))
	return mostly(pick, good, good, calendar.Day{}, w.today().AddDays(100_000), w.today().AddDays(-100_000))
}

// seen is a version as somebody saw it, mostly the newest.
func seen(pick drawn, version int) int {
	return mostly(pick, version, version-1, version+1)
}

// one draws from a list that is not empty.
func one[T any](pick drawn, all []T) T { return all[pick(len(all))] }

// some is one of a list; the zero value of an empty one, which names nothing.
func some[T any](pick drawn, all []T) (v T) {
	if len(all) > 0 {
		v = one(pick, all)
	}
	return v
}

// unit are those who act for an organisation, heads its leaders.
func unit(id string) []string  { return append([]string{"officer-" + id}, heads(id)...) }
func heads(id string) []string { return []string{"head-" + id, "deputy-" + id} }

// assigners are those who act for the coordinating office, or for who receives the product.
func assigners() []string { return []string{"office", "office-2", "both", "head-c"} }
