package web

import (
	"net/http"
	"strconv"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/deliverable"
)

// workPage is what the visitor owes now, grouped by what must be done.
type workPage struct {
	frame

	Asked     string // the group shown alone; empty: all
	Groups    []workGroup
	Elsewhere []workGroup // their number alone: others have to act
	Rows      pager       // of the group shown alone
}

func (s *Site) showWork(w http.ResponseWriter, v *visit) error {
	f := v.frame("work.title").below().withDay()
	groups, err := s.workGroups(v, f)
	if err != nil {
		return err
	}
	page := workPage{frame: f}
	page.Asked, _ = f.workPage()
	for _, g := range groups {
		switch {
		case page.Asked != "":
			page.Groups = append(page.Groups, g)
			page.Rows.cut(f.pageNumber("page"), g.Total, workRows, func(n int) string {
				return f.To("/work", "group", g.Key, "page", strconv.Itoa(n))
			})
		case g.Elsewhere:
			page.Elsewhere = append(page.Elsewhere, g)
		default:
			page.Groups = append(page.Groups, g)
		}
	}
	return s.render(w, v, http.StatusOK, "work/show", page)
}

// stepIcon is the picture of a step.
func stepIcon(step assignment.Step) string {
	switch step {
	case assignment.StepReturned:
		return "arrow-back-up"
	case assignment.StepApprove:
		return "shield-check"
	case assignment.StepReceive:
		return "circle-dashed"
	case assignment.StepOverdue:
		return "alert-triangle"
	case assignment.StepSoon:
		return "clock-exclamation"
	case assignment.StepHanded:
		return "hourglass"
	case assignment.StepResting:
		return "history"
	default:
		return "clock"
	}
}

// workDuties are the visitor's own duties by their next step.
func (s *Site) workDuties(v *visit, f frame) ([]workGroup, error) {
	asked, p := f.workPage()
	rows, err := s.Assignments.Mine(v.Context(), v.Actor, assignment.Step(asked), p)
	if err != nil {
		return nil, err
	}
	silent, err := s.silences(v, f)
	if err != nil {
		return nil, err
	}
	byStep := map[assignment.Step][]assignment.StepRow{}
	for _, row := range rows {
		byStep[row.Step] = append(byStep[row.Step], row)
	}
	holdings, err := s.holdings(v, rows)
	if err != nil {
		return nil, err
	}
	var groups []workGroup
	for _, step := range assignment.Steps() {
		found := byStep[step]
		if found == nil {
			continue
		}
		g := f.stepGroup(step, found, holdings)
		for i, row := range found {
			g.Items[i].Chips = append(g.Items[i].Chips, silent(row.Assignment.ID)...)
		}
		groups = append(groups, g)
	}
	return groups, nil
}

// holdings are the products behind the claims that cards approve or make.
func (s *Site) holdings(v *visit, rows []assignment.StepRow) (map[string]deliverable.Holding, error) {
	var of []assignment.Assignment
	for _, row := range rows {
		switch row.Step {
		case assignment.StepApprove, assignment.StepOverdue, assignment.StepSoon, assignment.StepGoing:
			of = append(of, row.Assignment)
		default:
		}
	}
	return s.Deliverables.Holdings(v.Context(), v.Actor, of...)
}

func (f frame) stepGroup(step assignment.Step, rows []assignment.StepRow, holdings map[string]deliverable.Holding) workGroup {
	key := string(step)
	g := workGroup{Key: key, Title: f.T("work.step." + key), Icon: stepIcon(step), Total: rows[0].Total}
	for _, row := range rows {
		g.Items = append(g.Items, f.stepItem(row, holdings[row.Assignment.ID]))
	}
	g.All = f.rest(g)
	if f.elsewhere(step) {
		g.Elsewhere, g.All = true, f.To("/work", "group", key)
	}
	if step == assignment.StepReceive && g.Total > 1 {
		g.Bulk = &bulkForm{pickReceive, "/bulk/receive", f.T("work.receive_chosen")}
	}
	return g
}

// elsewhere reports a step that somebody else has to take: the leader's is the
// leader's, whatever the officer does.
func (f frame) elsewhere(step assignment.Step) bool {
	switch step {
	case assignment.StepHanded, assignment.StepResting:
		return true
	case assignment.StepApprove:
		return !f.visit.Actor.Has(access.Leader)
	default:
		return false
	}
}

// pickReceive names the form of several receipts.
const pickReceive = "bulk-receive"

func (f frame) stepItem(row assignment.StepRow, h deliverable.Holding) workItem {
	a, item := row.Assignment, f.workItem(row.Row)
	switch row.Step {
	case assignment.StepReturned:
		item.Note, item.Words = f.T("work.returned_by", row.Claim.DeciderName), row.Claim.Reason
	case assignment.StepApprove:
		item.Note, item.Words = f.T("work.claimed_by", row.Claim.AuthorName, f.Date(row.Claim.Stated)), row.Claim.Words
		item.Products = f.products(h.Products, h.Expected, a)
	case assignment.StepReceive:
		if a.State.Request == assignment.NoRequest {
			item.Pick = &pick{pickReceive, pickValue(a), f.T("work.choose", row.Ref), true}
		}
	default:
	}
	item.Forms = f.stepForms(row, h)
	return item
}

// pickValue names an assignment as the visitor saw it.
func pickValue(a assignment.Assignment) string { return a.ID + "." + strconv.Itoa(a.Version) }

func (f frame) workItem(row assignment.Row) workItem {
	a := row.Assignment
	item := workItem{
		URL: f.To("/assignments/" + a.ID), Ref: row.Ref, Content: row.Content, Number: row.Number, Chips: f.workChips(a),
	}
	if !a.Due.IsZero() {
		item.Due = f.T("work.due", f.weekdayDate(a.Due))
	}
	return item
}

// workChips leave out what the group's title says.
func (f frame) workChips(a assignment.Assignment) []chip {
	return append([]chip{f.timeChip(a)}, f.assignmentChips(a)[standing:]...)
}

// stepForms are the acts of a duty's step, to be done from its card.
func (f frame) stepForms(row assignment.StepRow, h deliverable.Holding) []actForm {
	a := row.Assignment
	switch row.Step {
	case assignment.StepReceive:
		if a.State.Request != assignment.NoRequest {
			return nil
		}
		kind := actField{Name: "kind", Shape: "hidden", Value: string(assignment.Refusal)}
		refuse := f.cardForm(row.Row, assignment.Ask, kind, f.reasonField())
		refuse.Title = f.T("work.not_ours")
		return []actForm{f.cardForm(row.Row, assignment.Receive), refuse}
	case assignment.StepOverdue, assignment.StepSoon, assignment.StepGoing: // a returned one asks on its page what is disputed
		asked := f.submitFields(assignment.Unlocked{Product: true, Day: true, Words: true}, h.Missing())
		return []actForm{f.cardForm(row.Row, assignment.Submit, asked...)}
	case assignment.StepApprove:
		if !f.visit.Actor.Has(access.Leader) || a.SubmittedBy == f.visit.Actor.User {
			return nil
		}
		approve := f.cardForm(row.Row, assignment.Approve)
		approve.Warning = f.nothingHanded(h.Missing())
		return []actForm{approve, f.cardForm(row.Row, assignment.SendBack, f.reasonField())}
	default:
		return nil
	}
}
