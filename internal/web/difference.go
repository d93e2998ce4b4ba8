package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/errs"
	"dondoc/internal/intake"
	"dondoc/internal/programme"
	"dondoc/internal/task"
)

// reconciliationPage puts the document's two texts side by side where they differ.
type reconciliationPage struct {
	programmeFrame

	Show      string // "open", "decided" or empty for all
	Kind      intake.DifferenceKind
	Kinds     []intake.DifferenceKind
	Items     []differenceView
	Open      int    // undecided, whatever is shown
	Problem   string // why a decision was refused
	MayDecide bool
}

// differenceView is a difference with both texts and the acts it offers.
type differenceView struct {
	intake.Difference

	Anchor, Heading string
	Body, Row       sideView
	Chip            chip
	Decided         string // by whom and when; empty while open
	KeepBody        string // what each button will do
	KeepRow         string
	Note            string // as typed when a decision was refused, else as stored
	Refused         bool
}

// sideView is what one of the two texts says.
type sideView struct {
	Item   *taskLink // the task it says it of; nil where the text is silent
	Values []string  // what differs
	Source string    // address of the place in the document
}

func (s *Site) listDifferences(w http.ResponseWriter, v *visit) error {
	page, err := s.reconciliation(v, v.PathValue("programme"))
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "difference/list", *page)
}

// reconciliation gathers the page under the filter of the address.
func (s *Site) reconciliation(v *visit, id string) (*reconciliationPage, error) {
	pf, err := s.programmeFrame(v, id, "reconciliation")
	if err != nil {
		return nil, err
	}
	list, err := s.Intake.Differences(v.Context(), v.Actor, id)
	if err != nil {
		return nil, err
	}
	tasks, err := s.Tasks.All(v.Context(), v.Actor, id)
	if err != nil {
		return nil, err
	}
	groups, err := s.Programmes.Groups(v.Context(), v.Actor, id)
	if err != nil {
		return nil, err
	}
	page := &reconciliationPage{programmeFrame: pf, MayDecide: pf.Can("intake.decide")}
	if err := page.readFilter(v); err != nil {
		return nil, err
	}
	page.fill(list, newSources(tasks, groups))
	return page, nil
}

func (p *reconciliationPage) readFilter(v *visit) error {
	q := v.URL.Query()
	p.Show, p.Kind = q.Get("show"), intake.DifferenceKind(q.Get("kind"))
	if p.Show != "" && p.Show != "open" && p.Show != "decided" {
		return errs.New(errs.Invalid, "difference.bad_show", p.Show)
	}
	return nil
}

// fill adds what the filter selects, and counts what is open in all.
func (p *reconciliationPage) fill(list []intake.Difference, src sources) {
	for _, d := range list {
		if !slices.Contains(p.Kinds, d.Kind) {
			p.Kinds = append(p.Kinds, d.Kind)
		}
		open := d.Decision == intake.Undecided
		if open {
			p.Open++
		}
		if p.Kind != "" && d.Kind != p.Kind || p.Show == "open" && !open || p.Show == "decided" && open {
			continue
		}
		p.Items = append(p.Items, p.difference(d, src))
	}
}

// sources finds tasks and groups by id.
type sources struct {
	tasks  map[string]task.Task
	groups map[string]programme.Group
}

func newSources(tasks []task.Task, groups []programme.Group) sources {
	src := sources{make(map[string]task.Task, len(tasks)), make(map[string]programme.Group, len(groups))}
	for _, t := range tasks {
		src.tasks[t.ID] = t
	}
	for _, g := range groups {
		src.groups[g.ID] = g
	}
	return src
}

func (p *reconciliationPage) difference(d intake.Difference, src sources) differenceView {
	kind := string(d.Kind)
	v := differenceView{
		Difference: d, Anchor: "d-" + d.ID, Heading: p.T("intake.difference." + kind), Note: d.Note,
		Body: p.side(d.BodyTask, d.BodyValue, src), Row: p.side(d.AppendixTask, d.RowValue, src),
		KeepBody: p.T("difference.body." + kind), KeepRow: p.T("difference.appendix." + kind),
		Chip: chip{"soon", "circle-dashed", p.T("difference.open")},
	}
	if g, ok := src.groups[d.Group]; ok {
		v.Heading += ": " + p.T("difference.group", g.No)
	}
	if d.Decision != intake.Undecided {
		v.Chip = chip{"done", "circle-check", p.T("difference.decided." + string(d.Decision))}
		v.Decided = p.T("difference.decided_by", d.DecidedBy, p.At(d.DecidedAt))
	}
	return v
}

func (p *reconciliationPage) side(id string, values []string, src sources) sideView {
	side := sideView{Values: p.Plain(values)}
	if t, ok := src.tasks[id]; ok {
		side.Item = &taskLink{t.Ref, t.Content, p.To("/tasks/" + t.ID)}
		side.Source = p.block(t.Place.FirstBlock)
	}
	return side
}

// block is the address of a place in the programme's document.
func (p *reconciliationPage) block(first int) string {
	return p.To("/programmes/"+p.Programme.ID+"/document") + "#b" + strconv.Itoa(first)
}

// decideDifference leads back to the difference. When somebody else decided in
// between, the page shows what they decided and keeps what was typed.
func (s *Site) decideDifference(w http.ResponseWriter, v *visit) error {
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	verdict := intake.Verdict{
		Difference: v.PathValue("difference"), Version: version,
		Decision: intake.Decision(v.PostFormValue("decision")), Note: v.PostFormValue("note"),
	}
	d, err := s.Intake.Decide(v.Context(), v.Actor, verdict)
	switch kind := errs.KindOf(err); {
	case err == nil:
		s.tell(v, "difference.done")
		return s.goTo(w, v, s.backToReconciliation(v, d))
	case kind == errs.Conflict && d.Programme != "":
		return s.refuseDecision(w, v, d.Programme, verdict, err)
	default:
		return err
	}
}

// backToReconciliation keeps the filter the decision was made under.
func (s *Site) backToReconciliation(v *visit, d intake.Difference) string {
	address := "/programmes/" + d.Programme + "/reconciliation"
	if back := localPath(v.PostFormValue("return")); strings.HasPrefix(back, address) {
		address = back
	}
	return address + "#d-" + d.ID
}

func (s *Site) refuseDecision(w http.ResponseWriter, v *visit, id string, verdict intake.Verdict, refusal error) error {
	page, err := s.reconciliation(v, id)
	if err != nil {
		return err
	}
	s.logFailure(v, errs.KindOf(refusal), refusal)
	page.Problem = v.Print.Error(refusal)
	for i, item := range page.Items {
		if item.ID == verdict.Difference {
			page.Items[i].Refused, page.Items[i].Note = true, verdict.Note
		}
	}
	return s.render(w, v, statusOf(errs.KindOf(refusal)), "difference/list", *page)
}

// deciding is the form of one difference.
type deciding struct {
	Item      differenceView
	Return    string // the page to come back to, filter included
	NoteLabel string
}

// Deciding is the form of a difference. A page shown after a refusal has the
// address of the act itself, which is nothing to come back to.
func (p reconciliationPage) Deciding(item differenceView) deciding {
	back := ""
	if p.visit.Method == http.MethodGet {
		back = p.Here()
	}
	return deciding{item, back, p.T("difference.note")}
}
