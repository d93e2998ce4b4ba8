package storetest_test

import (
	"slices"
	"strings"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/direction"
	"dondoc/internal/errs"
	"dondoc/internal/org"
)

func aMatter(due string) direction.Matter {
	return direction.Matter{
		ID: newID(), Words: "Góp ý", Due: day(due), State: direction.Waiting, Author: "u", AuthorName: "Cán bộ", At: noon(), Version: 1,
	}
}

func aCoordination(a assignment.Assignment, no int, due string) direction.Coordination {
	return direction.Coordination{
		Matter: aMatter(due), Assignment: a.ID, No: no, Kind: direction.Part, Unit: a.Unit, AskedAs: assignment.Officer,
	}
}

func aStep(act direction.Act) direction.Step {
	return direction.Step{No: 1, Act: act, Words: "x", Day: day("2026-03-04"), By: "u", ByName: "Cán bộ", At: noon()}
}

func TestCoordinations(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		a := d.anAssignment(1)
		insertAssignments(w, a)
		c := aCoordination(a, 1, "2026-03-10")
		w.write(func(t every) error { return t.InsertCoordination(c) })
		refused(w, errs.Conflict, "coordination.exists", func(t every) error {
			return t.InsertCoordination(aCoordination(a, 1, "2026-03-10"))
		})
		is, step := c, aStep(direction.Answer)
		is.State, is.AnsweredOn, is.Due = direction.Answered, day("2026-03-04"), day("2026-03-11")
		w.write(func(t every) error { return t.UpdateCoordination(is, step) })
		refused(w, errs.Conflict, "coordination.stale", func(t every) error { return t.UpdateCoordination(is, step) })
		is.Version, is.Steps = 2, []direction.Step{step}
		equal(w, "Coordination", is, get(w, func(t every) (direction.Coordination, error) { return t.Coordination(c.ID) }))
		equal(w, "Coordinations", []direction.Coordination{is},
			get(w, func(t every) ([]direction.Coordination, error) { return t.Coordinations(a.ID) }))
	})
}

func TestInstructions(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		a := d.anAssignment(1)
		insertAssignments(w, a)
		first := direction.Instruction{Matter: aMatter("2026-03-10"), Assignment: a.ID, Task: a.Task, No: 1}
		second := direction.Instruction{Matter: aMatter("2026-03-11"), Assignment: a.ID, Task: a.Task, No: 2, Supersedes: first.ID}
		w.write(func(t every) error {
			return must(func() error { return t.InsertInstruction(first) }, func() error { return t.InsertInstruction(second) })
		})
		refused(w, errs.Conflict, "instruction.exists", func(t every) error {
			return t.InsertInstruction(direction.Instruction{Matter: aMatter("2026-03-10"), Assignment: a.ID, Task: a.Task, No: 2})
		})
		step := aStep(direction.Supersede)
		first.State = direction.Superseded
		w.write(func(t every) error { return t.UpdateInstruction(first, step) })
		refused(w, errs.Conflict, "instruction.stale", func(t every) error { return t.UpdateInstruction(first, step) })
		first.Version, first.Steps = 2, []direction.Step{step}
		equal(w, "Instruction", first, get(w, func(t every) (direction.Instruction, error) { return t.Instruction(first.ID) }))
		equal(w, "Instructions", []direction.Instruction{first, second},
			get(w, func(t every) ([]direction.Instruction, error) { return t.Instructions(a.Task) }))
	})
}

func anInspection(a assignment.Assignment) direction.Inspection {
	return direction.Inspection{
		ID: newID(), Number: "15/QĐ-TTr", DecidedOn: day("2026-02-25"), Subject: "Kiểm tra", Leader: "Trưởng đoàn", LeaderOffice: "Phó Chánh Thanh tra",
		From: day("2026-03-01"), To: day("2026-03-02"), Assignments: []string{a.ID}, Units: []string{a.Unit}, Author: "u", AuthorName: "Thanh tra",
		At: noon(), Version: 1,
	}
}

func TestInspections(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		a := d.anAssignment(1)
		insertAssignments(w, a)
		i := anInspection(a)
		w.write(func(t every) error { return t.InsertInspection(i) })
		twice := anInspection(a)
		twice.Number = "15 / qđ-ttr"
		refused(w, errs.Conflict, "inspection.exists", func(t every) error { return t.InsertInspection(twice) })
		i.Conclusion = direction.Conclusion{
			Number: "20/KL", SignedOn: day("2026-03-05"), Signer: "Chánh Thanh tra", Nature: "Chậm", Degree: "Nhẹ", Cause: "Thiếu người",
			Responsibility: "Sở", By: "u", ByName: "Thanh tra", At: noon(),
		}
		r := direction.Recommendation{Matter: aMatter("2026-03-20"), Inspection: i.ID, No: 1, Unit: a.Unit}
		v := direction.Addendum{No: 1, Words: "Đính chính", By: "u", ByName: "Thanh tra", At: noon()}
		step := aStep(direction.Answer)
		w.write(func(t every) error {
			return must(
				func() error { return t.UpdateInspection(i) },
				func() error { return t.InsertRecommendation(r) },
				func() error { return t.InsertAddendum(i.ID, v) },
			)
		})
		refused(w, errs.Conflict, "inspection.stale", func(t every) error { return t.UpdateInspection(i) })
		r.State, r.AnsweredOn = direction.Answered, day("2026-03-04")
		w.write(func(t every) error { return t.UpdateRecommendation(r, step) })
		refused(w, errs.Conflict, "recommendation.stale", func(t every) error { return t.UpdateRecommendation(r, step) })
		r.Version, r.Steps = 2, []direction.Step{step}
		i.Version, i.Addenda, i.Recommended = 2, []direction.Addendum{v}, []direction.Recommendation{r}
		equal(w, "Inspection", i, get(w, func(t every) (direction.Inspection, error) { return t.Inspection(i.ID) }))
		equal(w, "Recommendation", r, get(w, func(t every) (direction.Recommendation, error) { return t.Recommendation(r.ID) }))
		i.Assignments, i.Units, i.Addenda, i.Recommended = nil, nil, nil, nil
		all := []direction.Inspection{i}
		equal(w, "Inspections", all, get(w, func(t every) ([]direction.Inspection, error) { return t.Inspections(assignment.Page{}) }))
		equal(w, "InspectionsOfAssignment", all,
			get(w, func(t every) ([]direction.Inspection, error) { return t.InspectionsOfAssignment(a.ID) }))
	})
}

// Every list, of organisations below, of those whose work is carried on, and of strangers.
func TestMatterRows(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		below, gone := aUnit("Phòng"), aUnit("Sở cũ")
		below.Parent = d.unit.ID
		insertUnits(w, below, gone)
		officer, office, stranger := aUser("canbo", "Cán bộ"), aUser("vanphong", "Văn phòng"), aUser("la", "Người lạ")
		officer.Grants = []access.Grant{{Role: access.Officer, Org: d.unit.ID}}
		office.Grants = []access.Grant{{Role: access.Office, Org: d.unit.ID}}
		a := d.anAssignment(1)
		insertAssignments(w, a)
		due := map[string]direction.Coordination{}
		for i, unit := range []string{d.unit.ID, below.ID, gone.ID} {
			c := aCoordination(a, i+1, "2026-03-1"+string(rune('0'+i)))
			c.Unit = unit
			due[unit] = c
		}
		i := direction.Instruction{Matter: aMatter("2026-03-10"), Assignment: a.ID, Task: a.Task, No: 1}
		w.write(func(t every) error {
			return must(
				func() error { return t.InsertUser(officer) }, func() error { return t.InsertUser(office) },
				func() error { return t.InsertUser(stranger) },
				func() error {
					return t.InsertSuccession(org.Succession{
						ID: newID(), Predecessor: gone.ID, Heir: d.unit.ID, Kind: org.Merge, On: day("2026-02-01"), Certainty: org.High,
					})
				},
				func() error { return t.InsertCoordination(due[d.unit.ID]) }, func() error { return t.InsertCoordination(due[below.ID]) },
				func() error { return t.InsertCoordination(due[gone.ID]) }, func() error { return t.InsertInstruction(i) },
			)
		})
		cases := []struct {
			name                        string
			filter                      direction.Filter
			coordinations, instructions int
		}{
			{"all", direction.Filter{Circle: direction.Everyones}, 3, 1},
			{"asked", direction.Filter{Circle: direction.MineAsked, User: officer.ID, Day: day("2026-03-02"), Stage: direction.Unanswered}, 3, 1},
			{"before the succession", direction.Filter{Circle: direction.MineAsked, User: officer.ID, Day: day("2026-01-31")}, 2, 1},
			{"overdue", direction.Filter{Circle: direction.Everyones, Overdue: true, Day: day("2026-03-12")}, 2, 1},
			{"asking", direction.Filter{Circle: direction.MineAsks, User: officer.ID, Day: day("2026-03-02")}, 3, 0},
			{"nothing to judge", direction.Filter{Circle: direction.MineAsks, User: officer.ID, Day: day("2026-03-02"), Stage: direction.Unjudged}, 0, 0},
			{"the office of the branch", direction.Filter{Circle: direction.MineAsks, User: office.ID, Day: day("2026-03-02")}, 0, 1},
			{"a stranger", direction.Filter{Circle: direction.MineAsked, User: stranger.ID, Day: day("2026-03-02")}, 0, 0},
			{"a stranger asks", direction.Filter{Circle: direction.MineAsks, User: stranger.ID, Day: day("2026-03-02")}, 0, 0},
		}
		for _, c := range cases {
			parts := get(w, func(t every) ([]direction.Row, error) { return t.CoordinationRows(c.filter, assignment.Page{Limit: 2}) })
			total := 0
			for _, row := range parts {
				total = row.Total
			}
			equal(w, c.name+", coordinations", c.coordinations, total)
			orders := get(w, func(t every) ([]direction.Row, error) { return t.InstructionRows(c.filter, assignment.Page{}) })
			equal(w, c.name+", instructions", c.instructions, len(orders))
		}
		equal(w, "Silences", []direction.Silence{{Assignment: a.ID, Coordinations: 2, Instructions: 1}},
			get(w, func(t every) ([]direction.Silence, error) { return t.Silences(day("2026-03-12")) }))
	})
}

// What is enclosed is read with its instruction or inspection, and not swept away.
func TestEnclosures(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		a := d.anAssignment(1)
		insertAssignments(w, a)
		held := aProduct(a.ID, "").Files[0]
		held.Product = ""
		told := direction.Instruction{Matter: aMatter("2026-03-10"), Assignment: a.ID, Task: d.task.ID, No: 1}
		told.Enclosures = direction.Enclosures{{Part: 1, File: held}, {Part: 3, File: held}}
		i := anInspection(a)
		held.Digest = strings.Repeat("cd", 32)
		i.Enclosures = direction.Enclosures{{Part: direction.DecisionPart, File: held}, {Part: direction.ConclusionPart, File: held}}
		w.write(func(t every) error {
			return must(
				func() error { return t.InsertInstruction(told) },
				func() error { return t.InsertInspection(i) },
				func() error { return t.InsertInstructionFile(told.ID, told.Enclosures[0]) },
				func() error { return t.InsertInstructionFile(told.ID, told.Enclosures[1]) },
				func() error { return t.InsertInspectionFile(i.ID, i.Enclosures[0]) },
				func() error { return t.InsertInspectionFile(i.ID, i.Enclosures[1]) },
			)
		})
		equal(w, "Instruction", told, get(w, func(t every) (direction.Instruction, error) { return t.Instruction(told.ID) }))
		equal(w, "Inspection", i, get(w, func(t every) (direction.Inspection, error) { return t.Inspection(i.ID) }))
		refused(w, errs.Conflict, "instruction.exists", func(t every) error { return t.InsertInstructionFile(told.ID, told.Enclosures[0]) })
		for _, digest := range []string{told.Enclosures[0].Digest, held.Digest} {
			if !slices.Contains(get(w, every.FileDigests), digest) {
				w.Errorf("the file %s is not named, and would be swept away", digest)
			}
		}
	})
}
