package app_test

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/deliverable"
	"dondoc/internal/discussion"
	"dondoc/internal/errs"
	"dondoc/internal/plan"
	"dondoc/internal/progress"
)

// move is one act of the room assignment.
type move func(ctx context.Context, who access.Actor, ref assignment.Ref) (assignment.Assignment, error)

func (w *world) move(act assignment.Act, pick drawn, duty assignment.Assignment, by []string, do move) attempt {
	name := "assignment." + string(act)
	return attempt{name, by, func(who access.Actor) ([]string, error) {
		_, err := do(context.Background(), who, assignment.Ref{ID: duty.ID, Version: seen(pick, duty.Version)})
		return leaves(err, name)
	}}
}

// unitActs are the acts of the room assignment that are the unit's.
func (w *world) unitActs(pick drawn, duty assignment.Assignment) []attempt {
	type result = assignment.Assignment
	why, s := reason(pick), w.Assignments
	wish := assignment.Wish{Kind: one(pick, assignment.RequestKinds()), Reason: why, Day: w.day(pick, -3, 40), Unit: mostly(pick, one(pick, []string{"a", "b"}), "", "z")}
	approve := w.move(assignment.Approve, pick, duty, heads(duty.Unit), s.Approve)
	all := []attempt{
		approve, approve, approve, // comes more often than what takes back, so that the course of a duty has an end
		w.move(assignment.Receive, pick, duty, unit(duty.Unit), s.Receive),
		w.move(assignment.Ask, pick, duty, unit(duty.Unit), func(ctx context.Context, who access.Actor, ref assignment.Ref) (result, error) {
			return s.Ask(ctx, who, ref, wish)
		}),
		w.move(assignment.Submit, pick, duty, unit(duty.Unit), func(ctx context.Context, who access.Actor, ref assignment.Ref) (result, error) {
			return s.Submit(ctx, who, ref, assignment.Claim{Day: w.day(pick, -4, 0), Words: why})
		}),
	}
	if pick(4) > 0 {
		return all
	}
	return append(all,
		w.move(assignment.WithdrawRequest, pick, duty, unit(duty.Unit), s.WithdrawRequest),
		w.move(assignment.SendBack, pick, duty, heads(duty.Unit), func(ctx context.Context, who access.Actor, ref assignment.Ref) (result, error) {
			return s.SendBack(ctx, who, ref, why)
		}),
		w.move(assignment.Withdraw, pick, duty, unit(duty.Unit), func(ctx context.Context, who access.Actor, ref assignment.Ref) (result, error) {
			return s.Withdraw(ctx, who, ref, why)
		}),
	)
}

// assignerActs are those of the assigner.
func (w *world) assignerActs(pick drawn, duty assignment.Assignment) []attempt {
	type result = assignment.Assignment
	why, day, to, s := reason(pick), w.day(pick, -3, 30), mostly(pick, one(pick, []string{"a", "b"}), "", "z"), w.Assignments
	by := func(act assignment.Act, do move) attempt { return w.move(act, pick, duty, assigners(), do) }
	reasoned := func(act assignment.Act, do func(context.Context, access.Actor, assignment.Ref, string) (result, error)) attempt {
		return by(act, func(ctx context.Context, who access.Actor, ref assignment.Ref) (result, error) {
			return do(ctx, who, ref, why)
		})
	}
	accept := by(assignment.Accept, func(ctx context.Context, who access.Actor, ref assignment.Ref) (result, error) {
		return s.Accept(ctx, who, ref, assignment.Acceptance{Words: why, DespiteWaiting: pick(4) > 0})
	})
	all := []attempt{
		accept, accept, accept, // as approve
		by(assignment.Grant, func(ctx context.Context, who access.Actor, ref assignment.Ref) (result, error) {
			return s.Grant(ctx, who, ref, assignment.Decision{Unit: to, Day: day})
		}),
		by(assignment.Refuse, func(ctx context.Context, who access.Actor, ref assignment.Ref) (result, error) {
			return s.Refuse(ctx, who, ref, assignment.Decision{Reason: why})
		}),
		by(assignment.Return, func(ctx context.Context, who access.Actor, ref assignment.Ref) (result, error) {
			disputed := [][]string{nil, {assignment.PartDay}, {assignment.PartProduct}, {assignment.PartWords}, {"all"}}
			return s.Return(ctx, who, ref, why, one(pick, disputed))
		}),
		reasoned(assignment.Reopen, s.Reopen), reasoned(assignment.Resume, s.Resume),
		by(assignment.Recall, func(ctx context.Context, who access.Actor, ref assignment.Ref) (result, error) {
			return s.Recall(ctx, who, ref, assignment.Recollection{SubmittedOn: w.today().AddDays(-40), Evidence: why})
		}),
	}
	switch pick(16) {
	case 0, 1, 2, 3: // what disturbs the course of a duty comes now and then
		all = append(all,
			by(assignment.Extend, func(ctx context.Context, who access.Actor, ref assignment.Ref) (result, error) {
				return s.Extend(ctx, who, ref, day, why)
			}),
			by(assignment.Hand, func(ctx context.Context, who access.Actor, ref assignment.Ref) (result, error) {
				return s.Hand(ctx, who, ref, to, why)
			}),
			by(assignment.Excuse, func(ctx context.Context, who access.Actor, ref assignment.Ref) (result, error) {
				return s.Excuse(ctx, who, ref, assignment.CauseWords{Words: why, Objective: pick(2) == 0})
			}),
			reasoned(assignment.Suspend, s.Suspend),
		)
	case 4: // and what nothing follows
		all = append(all, reasoned(assignment.Revoke, s.Revoke), reasoned(assignment.Close, s.Close))
	}
	return all
}

// productActs are the acts of the room deliverable.
func (w *world) productActs(pick drawn, duty assignment.Assignment) []attempt {
	ctx, s := context.Background(), w.Deliverables
	products := look(w, func(t everything) ([]deliverable.Product, error) { return t.Products(duty.ID) })
	p := some(pick, products)
	ref := deliverable.Ref{ID: p.ID, Version: seen(pick, p.Version)}
	about := deliverable.Document{
		Kind: mostly(pick, "Tờ trình", "Báo cáo", ""), Number: strconv.Itoa(pick(99)) + "/TTr", IssuedOn: w.day(pick, -9, 0),
	}
	stage := deliverable.Stage{
		Step: one(pick, deliverable.Steps()), On: w.day(pick, -6, 0), ActNumber: mostly(pick, "12/QĐ-UBND", ""),
		Authority: "UBND tỉnh", Reason: one(pick, []string{"", "Ghi nhầm"}),
	}
	all := []attempt{
		{"deliverable.hand_in", unit(duty.Unit), func(who access.Actor) ([]string, error) { return w.handIn(pick, duty, who, about, p.ID) }},
		{"assignment.submit", unit(duty.Unit), func(who access.Actor) ([]string, error) {
			return w.handIn(pick, duty, who, about, p.ID, assignment.Claim{Day: w.day(pick, -5, 0)})
		}},
	}
	if len(products) == 0 && pick(10) > 0 {
		return all
	}
	return append(all, []attempt{
		{"deliverable.add_file", unit(duty.Unit), func(who access.Actor) ([]string, error) {
			in, err := s.Receive(ctx, who, duty.ID, aFile(pick), strings.NewReader(aText(pick)))
			if err != nil {
				return nil, err
			}
			_, err = s.AddFile(ctx, who, ref, pick(3), in)
			return refusal(err, "deliverable.add_file")
		}},
		{"deliverable.correct", unit(duty.Unit), func(who access.Actor) ([]string, error) {
			_, err := s.Correct(ctx, who, ref, mostly(pick, "", "z"), about)
			return leaves(err, "deliverable.correct")
		}},
		{"deliverable.withdraw", unit(duty.Unit), func(who access.Actor) ([]string, error) {
			_, err := s.Withdraw(ctx, who, ref, reason(pick))
			return leaves(err, "deliverable.withdraw")
		}},
		{"deliverable.advance", append(unit(duty.Unit), assigners()...), func(who access.Actor) ([]string, error) {
			_, err := s.Advance(ctx, who, ref, stage)
			return leaves(err, "deliverable.advance")
		}},
	}...)
}

func (w *world) handIn(pick drawn, duty assignment.Assignment, who access.Actor, about deliverable.Document, earlier string, claims ...assignment.Claim) ([]string, error) {
	ctx, s := context.Background(), w.Deliverables
	h := deliverable.Handing{ID: w.newID(), Document: about}
	if pick(8) == 0 && earlier != "" {
		h.ID = earlier // the form comes again
	}
	act := "deliverable.hand_in"
	for _, c := range claims {
		h.Claim, act = &c, "assignment.submit"
	}
	in, err := s.Receive(ctx, who, duty.ID, aFile(pick), strings.NewReader(aText(pick)))
	if err != nil {
		return nil, err
	}
	_, err = s.HandIn(ctx, who, assignment.Ref{ID: duty.ID, Version: seen(pick, duty.Version)}, h, in)
	return refusal(err, act)
}

// refusal is what an act with a file leaves: a secret one is on record although it is refused.
func refusal(err error, act string) ([]string, error) {
	if errs.Is(err, errs.Refused, "deliverable.secret") {
		return []string{"deliverable.refuse"}, err
	}
	return leaves(err, act)
}

func aFile(pick drawn) string {
	return mostly(pick, "to-trinh.txt", "to-trinh.pdf", "to-trinh.exe")
}

func aText(pick drawn) string {
	return mostly(pick, "Tờ trình về quy hoạch", "MẬT\n\nTờ trình", "")
}

// reportActs are the acts of the room progress.
func (w *world) reportActs(pick drawn, duty assignment.Assignment) []attempt {
	ctx, s := context.Background(), w.Progress
	reports := look(w, func(t everything) ([]progress.Report, error) { return t.ReportsOf(duty.ID) })
	p := progress.PeriodOf(progress.RhythmOf(duty, w.settings), w.today().AddDays(1-pick(9)), w.settings)
	e := progress.Entry{Assignment: duty.ID, Period: p.Key(), No: 1, Typed: progress.Typed{
		Percent: mostly(pick, strconv.Itoa(pick(101)), strconv.Itoa(pick(101))+" %", "", "140"),
		Stage:   mostly(pick, one(pick, []string{"", "drafting"}), "xong"), Done: mostly(pick, "Đã xong dự thảo", ""), Difficulties: reason(pick),
	}}
	for _, r := range reports {
		if r.Unit == duty.Unit && r.Period == p {
			e.No++
		}
	}
	e.No = seen(pick, e.No)
	if pick(20) == 0 {
		e.Period = one(pick, []string{"month-2026-02-30", "week", ""})
	}
	all := append(w.verdicts(pick, duty, reports), attempt{"assignment.report", unit(duty.Unit), func(who access.Actor) ([]string, error) {
		_, err := s.Submit(ctx, who, e)
		return leaves(err, "assignment.report")
	}})
	switch pick(8) {
	case 0:
		all = append(all, attempt{"progress.save", unit(duty.Unit), func(who access.Actor) ([]string, error) { return nil, s.Save(ctx, who, e) }})
	case 1:
		all = append(all, attempt{"progress.reopen", assigners()[:2], func(who access.Actor) ([]string, error) {
			before := look(w, func(t everything) ([]progress.Reopening, error) { return t.Reopenings(p) })
			err := s.Reopen(ctx, who, e.Period, seen(pick, len(before)+1), w.day(pick, 0, 6), reason(pick))
			return leaves(err, "progress.reopen")
		}})
	}
	return all
}

// verdicts are those on one of a duty's reports, in three of four cases on one that waits.
func (w *world) verdicts(pick drawn, duty assignment.Assignment, reports []progress.Report) (all []attempt) {
	waiting := slices.DeleteFunc(slices.Clone(reports), func(r progress.Report) bool {
		return r.State != progress.AwaitingLeader && r.State != progress.AwaitingAssigner
	})
	if len(waiting) > 0 && pick(4) > 0 {
		reports = waiting
	}
	if len(reports) == 0 && pick(10) > 0 {
		return nil
	}
	r := some(pick, reports)
	does := map[progress.Verdict]assignment.Act{
		progress.Approve: assignment.ApproveReport, progress.SendBack: assignment.SendBackReport,
		progress.Receive: assignment.ReceiveReport, progress.Return: assignment.ReturnReport,
	}
	for _, v := range progress.Verdicts() {
		name, by, from := "assignment."+string(does[v]), heads(duty.Unit), progress.AwaitingLeader
		if v == progress.Receive || v == progress.Return {
			by, from = assigners(), progress.AwaitingAssigner
		}
		if r.State != from && pick(10) > 0 {
			continue
		}
		verdict := attempt{name, by, func(who access.Actor) ([]string, error) {
			_, err := w.Progress.Decide(context.Background(), who, progress.Ref{ID: r.ID, Version: seen(pick, r.Version)}, v, reason(pick))
			return leaves(err, name)
		}}
		if all = append(all, verdict); v == progress.Approve || v == progress.Receive {
			all = append(all, verdict, verdict)
		}
	}
	return all
}

// planActs are the acts of the room plan, on the plan of one of the departments.
func (w *world) planActs(pick drawn, duty assignment.Assignment) []attempt {
	ctx, s, of := context.Background(), w.Plans, mostly(pick, duty.Unit, "c", "z")
	p := look(w, func(t everything) (plan.Plan, error) { return t.PlanOf(w.programme, of) })
	ref, why := plan.Ref{ID: p.ID, Version: seen(pick, p.Version)}, reason(pick)
	act := func(name plan.Act, by []string, do func(who access.Actor) error) attempt {
		return attempt{"plan." + string(name), by, func(who access.Actor) ([]string, error) { return leaves(do(who), "plan."+string(name)) }}
	}
	if p.ID == "" {
		return []attempt{act(plan.Begin, unit(of), func(who access.Actor) error {
			_, err := s.Begin(ctx, who, w.programme, of)
			return err
		})}
	}
	approve := attempt{"plan.approve", heads(of), func(who access.Actor) ([]string, error) { return w.approvePlan(who, p, ref) }}
	all := []attempt{
		approve, approve,
		{"plan.write", unit(of), func(who access.Actor) ([]string, error) { return w.writeLine(pick, who, p, duty) }},
		{"plan.write_all", unit(of), func(who access.Actor) ([]string, error) { return w.writeAll(pick, who, p) }},
		act(plan.Submit, unit(of), func(who access.Actor) error { _, err := s.Submit(ctx, who, ref, why); return err }),
		act(plan.Withdraw, unit(of), func(who access.Actor) error { _, err := s.Withdraw(ctx, who, ref); return err }),
		act(plan.SendBack, heads(of), func(who access.Actor) error { _, err := s.SendBack(ctx, who, ref, why); return err }),
		act(plan.Revise, unit(of), func(who access.Actor) error { _, err := s.Revise(ctx, who, ref); return err }),
		act(plan.Abandon, unit(of), func(who access.Actor) error { _, err := s.Abandon(ctx, who, ref); return err }),
		act(plan.Drop, unit(of), func(who access.Actor) error { _, err := s.Drop(ctx, who, ref, duty.ID); return err }),
	}
	possible := slices.DeleteFunc(slices.Clone(all), func(a attempt) bool {
		return !slices.ContainsFunc(p.State.Possible(assignment.Parties()), func(act plan.Act) bool { return strings.HasPrefix(a.name, "plan."+string(act)) })
	})
	return mostly(pick, possible, all)
}

// writeLine writes what a person may say of a duty; what says nothing new leaves nothing.
func (w *world) writeLine(pick drawn, who access.Actor, p plan.Plan, duty assignment.Assignment) ([]string, error) {
	l := plan.Line{
		Assignment: duty.ID, Solution: mostly(pick, "Họp", "Khảo sát", ""), Due: w.day(pick, 0, 9), Product: "Quyết định",
		Leader: mostly(pick, plan.Person{User: "head-" + p.Unit}, plan.Person{Name: "Nguyễn Văn A"}, plan.Person{User: "head-z"}, plan.Person{}),
	}
	if pick(3) == 0 {
		l.Steps = []plan.Step{{Name: "Dự thảo", From: w.day(pick, 0, 5), To: w.day(pick, 5, 10)}}
	}
	l.Version = seen(pick, w.lineOf(p, duty.ID).Version)
	_, err := w.Plans.Write(context.Background(), who, p.ID, l)
	return w.planned(p, err, "plan.write")
}

// writeAll does what a person does before sending: a line without gaps for each duty.
func (w *world) writeAll(pick drawn, who access.Actor, p plan.Plan) (left []string, err error) {
	for _, id := range w.duties {
		duty := look(w, func(t everything) (assignment.Assignment, error) { return t.Assignment(id) })
		if duty.Unit != p.Unit {
			continue
		}
		due := duty.Due
		if due.IsZero() {
			due = w.today()
		}
		l := plan.Line{
			Assignment: id, Solution: one(pick, []string{"Họp", "Khảo sát"}), Due: due, Product: "Quyết định",
			Leader: plan.Person{User: "head-" + p.Unit}, Officer: plan.Person{User: "officer-" + p.Unit}, Version: w.lineOf(p, id).Version,
		}
		before := w.head()
		if _, err = w.Plans.Write(context.Background(), who, p.ID, l); err != nil && (len(left) == 0 || errs.KindOf(err) == errs.Internal) {
			return left, err
		}
		if w.head() > before {
			left = append(left, "plan.write")
		}
	}
	return left, nil
}

func (w *world) lineOf(p plan.Plan, duty string) plan.Line {
	lines := look(w, func(t everything) ([]plan.Line, error) { return t.PlanLines(p.ID, p.Edition) })
	for _, l := range lines {
		if l.Assignment == duty {
			return l
		}
	}
	return plan.Line{}
}

// planned is what an act leaves that may change nothing: an entry for a version.
func (w *world) planned(was plan.Plan, err error, act string) ([]string, error) {
	if is := look(w, func(t everything) (plan.Plan, error) { return t.Plan(was.ID) }); err != nil || is.Version == was.Version {
		return nil, err
	}
	return []string{act}, nil
}

// approvePlan leaves an entry for the plan, and one for each duty it says something new of.
func (w *world) approvePlan(who access.Actor, p plan.Plan, ref plan.Ref) ([]string, error) {
	left := []string{"plan.approve"}
	changed := look(w, func(t everything) ([]plan.Difference, error) {
		before, err := t.PlanLines(p.ID, p.Edition-1)
		if err != nil {
			return nil, err
		}
		now, err := t.PlanLines(p.ID, p.Edition)
		return plan.Compare(before, now), err
	})
	for _, c := range changed {
		duty := look(w, func(t everything) (assignment.Assignment, error) { return t.Assignment(c.Assignment) })
		if !c.Removed && duty.Unit == p.Unit {
			left = append(left, "plan.put_in_force")
		}
	}
	_, err := w.Plans.Approve(context.Background(), who, ref)
	return leaves(err, left...)
}

// remarkActs are the acts of the room discussion.
func (w *world) remarkActs(pick drawn, duty assignment.Assignment) []attempt {
	ctx, s := context.Background(), w.Discussions
	remarks := look(w, func(t everything) ([]discussion.Remark, error) { return t.Remarks(duty.Task) })
	r := some(pick, remarks)
	d := discussion.Draft{
		Task: duty.Task, Assignment: mostly(pick, duty.ID, w.duties[0], "z"), Words: reason(pick), Form: w.newID(),
		Mentions: []string{one(pick, w.logins)},
	}
	whole, answer := d, d
	whole.Assignment, answer.Parent = "", r.ID
	if pick(8) == 0 {
		d.Form = r.Form // comes again
	}
	author := []string{r.Author}
	if r.Author == "" {
		author = nil
	}
	write := func(name, left string, d discussion.Draft) attempt {
		return attempt{name, append(unit(duty.Unit), append(assigners(), "overseer", "inspector", "officer-b")...), func(who access.Actor) ([]string, error) {
			made, err := s.Write(ctx, who, d)
			if err == nil && slices.ContainsFunc(remarks, func(r discussion.Remark) bool { return r.ID == made.ID }) {
				return nil, nil
			}
			if made.Assignment == "" {
				left = "discussion.remark"
			}
			return leaves(err, left)
		}}
	}
	all := []attempt{
		write("assignment.remark", "assignment.remark", d),
		write("discussion.remark", "discussion.remark", whole),
	}
	if len(remarks) == 0 && pick(10) > 0 {
		return all
	}
	return append(all, []attempt{
		write("discussion.answer", "assignment.remark", answer),
		{"discussion.edit", author, func(who access.Actor) ([]string, error) {
			words := one(pick, []string{r.Words, "Đã rõ", "Đã rõ, sẽ làm"})
			err := s.Edit(ctx, who, r.ID, seen(pick, r.Version), words)
			if words == r.Words {
				return nil, err
			}
			return leaves(err, "discussion.edit")
		}},
		{"discussion.withdraw", author, func(who access.Actor) ([]string, error) {
			return leaves(s.Withdraw(ctx, who, r.ID, seen(pick, r.Version)), "discussion.withdraw")
		}},
	}...)
}

// recordOf are the entries of a duty's task.
func (w *world) recordOf(duty assignment.Assignment) []audit.Entry {
	w.t.Helper()
	return look(w, func(t everything) ([]audit.Entry, error) {
		return t.AuditEntries(audit.Filter{Subject: audit.Subject{Kind: "task", ID: duty.Task}})
	})
}
