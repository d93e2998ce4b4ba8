package app_test

import (
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/direction"
)

// matterActs are the acts of the room direction on what is asked about a duty.
func (w *world) matterActs(pick drawn, duty assignment.Assignment) []attempt {
	ctx, s := context.Background(), w.Directions
	asked := look(w, func(t everything) ([]direction.Coordination, error) { return t.Coordinations(duty.ID) })
	instructed := look(w, func(t everything) ([]direction.Instruction, error) { return t.Instructions(duty.Task) })
	request := direction.Request{
		Kind: one(pick, direction.Kinds()), Units: mostly(pick, one(pick, [][]string{{"b"}, {"a"}, {"c"}}), []string{"b", "c"}, []string{"z"}, nil), Words: reason(pick),
		Due: w.day(pick, 0, 9), AfterDuty: pick(4) > 0,
	}
	order := direction.Order{Assignments: mostly(pick, []string{duty.ID}, []string{duty.ID, w.duties[0]}), Words: reason(pick), Due: w.day(pick, 0, 9)}
	all := []attempt{
		{"coordination.ask", append(unit(duty.Unit), assigners()...), func(who access.Actor) ([]string, error) {
			_, err := s.Involve(ctx, who, duty.ID, seen(pick, len(asked)+1), request)
			return leaves(err, "coordination.ask")
		}},
		{"instruction.give", append(assigners(), "overseer"), func(who access.Actor) ([]string, error) {
			_, err := s.Instruct(ctx, who, duty.Task, seen(pick, len(instructed)+1), order)
			return leaves(err, slices.Repeat([]string{"instruction.give"}, len(order.Assignments))...)
		}},
	}
	if len(asked) > 0 {
		all = append(all, w.coordinate(pick, duty, one(pick, asked)), w.coordinate(pick, duty, one(pick, asked)))
	}
	if len(instructed) > 0 {
		v := one(pick, instructed)
		all = append(all, w.respond(pick, duty, v), w.respond(pick, duty, v), w.supersede(pick, v, len(instructed)+1))
	}
	return all
}

// deed is some act on a matter, mostly one of those the rules have for its state.
func (w *world) deed(pick drawn, m direction.Matter, rules []direction.Rule) direction.Deed {
	acts := m.State.Possible(rules, direction.Sides())
	if len(acts) == 0 || pick(10) == 0 {
		acts = direction.Acts()
	}
	return direction.Deed{ID: m.ID, Version: seen(pick, m.Version), Act: one(pick, acts), Words: reason(pick), Day: w.day(pick, -2, 0)}
}

// askedOrAsking are those who may do an act: of whom it is asked, or who asked.
func askedOrAsking(act direction.Act, asked, asking []string) []string {
	if act == direction.Receive || act == direction.Answer || act == direction.Decline {
		return asked
	}
	return asking
}

func (w *world) coordinate(pick drawn, duty assignment.Assignment, v direction.Coordination) attempt {
	d := w.deed(pick, v.Matter, direction.CoordinationRules())
	name := "coordination." + string(d.Act)
	return attempt{name, askedOrAsking(d.Act, unit(v.Unit), append(unit(duty.Unit), assigners()...)), func(who access.Actor) ([]string, error) {
		_, err := w.Directions.Coordinate(context.Background(), who, d)
		return leaves(err, name)
	}}
}

func (w *world) respond(pick drawn, duty assignment.Assignment, v direction.Instruction) attempt {
	d := w.deed(pick, v.Matter, direction.InstructionRules())
	name := "instruction." + string(d.Act)
	return attempt{name, askedOrAsking(d.Act, unit(duty.Unit), append(assigners(), "overseer")), func(who access.Actor) ([]string, error) {
		_, err := w.Directions.Respond(context.Background(), who, d)
		return leaves(err, name)
	}}
}

func (w *world) supersede(pick drawn, v direction.Instruction, next int) attempt {
	o := direction.Order{
		Assignments: []string{v.Assignment}, Words: reason(pick), Due: w.day(pick, 0, 9),
		Supersedes: direction.Deed{ID: v.ID, Version: seen(pick, v.Version), Words: reason(pick)},
	}
	return attempt{"instruction.supersede", append(assigners(), "overseer"), func(who access.Actor) ([]string, error) {
		_, err := w.Directions.Instruct(context.Background(), who, v.Task, next, o)
		return leaves(err, "instruction.supersede")
	}}
}

// inspectionActs are the acts of the room direction on inspections.
func (w *world) inspectionActs(pick drawn, duty assignment.Assignment) []attempt {
	ctx, s := context.Background(), w.Directions
	by, open := []string{"inspector", "office", "both"}, direction.Inspection{
		Number: w.newID(), DecidedOn: w.day(pick, -9, -5), Subject: "Tiến độ", Leader: "Trần Thị B", LeaderOffice: "Thanh tra tỉnh",
		From: w.day(pick, -5, 0), Assignments: mostly(pick, []string{duty.ID}, []string{duty.ID, w.duties[0]}, nil),
		Units: mostly(pick, nil, []string{duty.Unit}, []string{"z"}),
	}
	open.Assignments = slices.Compact(open.Assignments)
	all := []attempt{{"inspection.open", by, func(who access.Actor) ([]string, error) {
		_, err := s.Inspect(ctx, who, open)
		return leaves(err, slices.Repeat([]string{"inspection.open"}, len(open.Assignments)+1)...)
	}}}
	about := look(w, func(t everything) ([]direction.Inspection, error) { return t.InspectionsOfAssignment(duty.ID) })
	if len(about) == 0 {
		return all
	}
	i := one(pick, about)
	i = look(w, func(t everything) (direction.Inspection, error) { return t.Inspection(i.ID) })
	advice := mostly(pick, []direction.Advice{{Unit: one(pick, []string{"a", "b"}), Words: reason(pick), Due: w.day(pick, 0, 9)}}, nil, []direction.Advice{{Unit: "z"}})
	left := func(act string) []string { return slices.Repeat([]string{act}, len(i.Assignments)+1) }
	all = append(all,
		attempt{"inspection.conclude", by, func(who access.Actor) ([]string, error) {
			c := direction.Conclusion{
				Number: "9/KL", SignedOn: w.day(pick, 0, 0), Signer: "Trần Thị B", Nature: "Chậm", Degree: "Nhẹ", Cause: reason(pick), Responsibility: "Sở",
			}
			_, err := s.Conclude(ctx, who, i.ID, seen(pick, i.Version), c, advice)
			return leaves(err, left("inspection.conclude")...)
		}},
		attempt{"inspection.amend", by, func(who access.Actor) ([]string, error) {
			_, err := s.Amend(ctx, who, i.ID, seen(pick, i.Version), reason(pick), advice)
			return leaves(err, left("inspection.amend")...)
		}},
	)
	if len(i.Recommended) > 0 {
		v := one(pick, i.Recommended)
		d := w.deed(pick, v.Matter, direction.RecommendationRules())
		name := "inspection." + string(d.Act)
		all = append(all, attempt{name, askedOrAsking(d.Act, unit(v.Unit), by), func(who access.Actor) ([]string, error) {
			_, err := s.FollowUp(ctx, who, d)
			return leaves(err, left(name)...)
		}})
	}
	return all
}
