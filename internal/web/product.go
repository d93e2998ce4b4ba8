package web

import (
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/assignment"
	"dondoc/internal/deliverable"
	"dondoc/internal/errs"
)

// productView is a product as lists show it.
type productView struct {
	Title, URL, Abstract string
	Expected             string // which expected product it answers
	Chip                 chip   // its stage
	Dates                []fact // due, submitted, approved: the three that are kept (domain rule 4); none when withdrawn
	Withdrawn            string // who took it back, when and why; empty: it stands
	Facts                []fact
	Files                []fileView
	By                   string
}

// fileView is the newest version of a file, with the earlier ones.
type fileView struct {
	Name, URL, Label string // Label: which version
	About            string // size, who, when
	Chips            []chip
	Older            []fileView // newest first
}

// stageView is one entry of a product's course.
type stageView struct{ Step, On, Act, Reason, By string }

// productPage is one product with what the visitor may do to it.
type productPage struct {
	frame

	Duty    taskLink
	Product productView
	Stages  []stageView // newest first
	Forms   []actForm
	Problem string
}

// products are what was handed in for the assignments, in the same order, what was withdrawn of it last.
func (f frame) products(all []deliverable.Product, expected []deliverable.Deliverable, of ...assignment.Assignment) []productView {
	var stand, withdrawn []productView
	for _, p := range all {
		for _, a := range of {
			switch {
			case a.ID != p.Assignment:
			case p.Stands():
				stand = append(stand, f.product(p, expected, a))
			default:
				withdrawn = append(withdrawn, f.product(p, expected, a))
			}
		}
	}
	return append(stand, withdrawn...)
}

func (f frame) product(p deliverable.Product, expected []deliverable.Deliverable, a assignment.Assignment) productView {
	view := productView{
		Title: p.Document.Title(), URL: f.To("/products/" + p.ID), Abstract: p.Document.Abstract, Chip: f.stageChip(p.Now().Step),
		Dates: f.threeDates(p, a), By: f.T("deliverable.handed_by", p.ByName, f.At(p.At)),
		Facts: said([]fact{
			{f.T("deliverable.field.kind"), p.Document.Kind},
			{f.T("deliverable.field.number"), p.Document.Number},
			{f.T("deliverable.field.issued_on"), f.Date(p.Document.IssuedOn)},
			{f.T("deliverable.field.issuer"), p.Document.Issuer},
			{f.T("deliverable.field.signer"), p.Document.Signer},
			{f.T("deliverable.field.standing"), f.T("deliverable.standing." + p.Standing())},
		}),
	}
	if i := slices.IndexFunc(expected, func(d deliverable.Deliverable) bool { return d.ID == p.Expected }); i >= 0 && len(expected) > 1 {
		view.Expected = f.T("deliverable.answers", expected[i].Name)
	}
	for _, current := range p.Current() {
		view.Files = append(view.Files, f.file(p, current))
	}
	if w := p.Withdrawn; !p.Stands() {
		view.Chip, view.Dates = chip{"undated", "x", f.T("deliverable.standing.withdrawn")}, nil
		view.Withdrawn = f.T("deliverable.withdrawn_by", w.ByName, f.At(w.At), w.Reason)
	}
	return view
}

// threeDates stand side by side: when it was due, when it was handed in, and
// when somebody approved or issued it, perhaps a year later.
func (f frame) threeDates(p deliverable.Product, a assignment.Assignment) []fact {
	none := f.T("deliverable.not_yet")
	dates := []fact{
		{f.T("deliverable.date.due"), f.T("deliverable.undated")}, {f.T("deliverable.date.submitted"), none},
		{f.T("deliverable.date.approved"), none},
	}
	if !a.Due.IsZero() {
		dates[0].Value = f.Date(a.Due)
	}
	if !a.SubmittedOn.IsZero() {
		dates[1].Value = f.Date(a.SubmittedOn)
	}
	if g, approved := p.Approval(); approved {
		dates[2].Value = f.T("deliverable.approved_by", f.Date(g.On), g.ActNumber, g.Authority)
	}
	return dates
}

func (f frame) stageChip(s deliverable.Step) chip {
	text := f.T("deliverable.step." + string(s))
	switch s {
	case deliverable.Issued, deliverable.Implemented:
		return chip{"done", "circle-check", text}
	case deliverable.Presented:
		return chip{"open", "hourglass", text}
	default:
		return chip{"undated", "circle-dashed", text}
	}
}

// file is a current version with those before it.
func (f frame) file(p deliverable.Product, current deliverable.File) fileView {
	view := f.fileVersion(current, fileURL(current))
	view.Chips = f.fileChips(current)
	for _, older := range slices.Backward(p.Files) {
		if older.No == current.No && older.Version < current.Version {
			view.Older = append(view.Older, f.fileVersion(older, fileURL(older)))
		}
	}
	return view
}

func (f frame) fileVersion(v deliverable.File, at string) fileView {
	return fileView{
		Name: v.Name, URL: f.To(at), Label: f.T("deliverable.version", v.Version),
		About: f.T("deliverable.about_file", f.size(v.Size), v.Version, v.ByName, f.At(v.At)),
	}
}

func fileURL(v deliverable.File) string {
	return path.Join("/products", v.Product, "files", strconv.Itoa(v.No), strconv.Itoa(v.Version))
}

func (s *Site) showProduct(w http.ResponseWriter, v *visit) error {
	page, err := s.productPage(v)
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "product/show", *page)
}

func (s *Site) productPage(v *visit) (*productPage, error) {
	view, err := s.Deliverables.Show(v.Context(), v.Actor, v.PathValue("product"))
	if err != nil {
		return nil, err
	}
	duty, err := s.Assignments.Show(v.Context(), v.Actor, view.Assignment.ID)
	if err != nil {
		return nil, err
	}
	f := v.frameTitled(view.Product.Document.Title())
	f = f.below(
		crumb{f.T("programme.list_title"), f.To("/programmes")},
		crumb{f.T("task.title", duty.Task.Ref), f.To("/tasks/" + duty.Task.ID)},
		crumb{f.T("assignment.title", duty.Task.Ref), f.To("/assignments/" + view.Assignment.ID)},
	)
	page := &productPage{
		frame: f, Duty: taskLink{duty.Task.Ref, duty.Task.Content, f.To("/assignments/" + view.Assignment.ID)},
		Product: f.product(view.Product, view.Expected, view.Assignment),
	}
	for _, g := range slices.Backward(view.Product.Stages) {
		page.Stages = append(page.Stages, f.stage(g))
	}
	page.Forms = f.productForms(view, s.Deliverables.Limit())
	return page, nil
}

func (f frame) stage(g deliverable.Stage) stageView {
	view := stageView{
		Step: f.T("deliverable.step." + string(g.Step)), On: f.Date(g.On), By: f.T("deliverable.recorded_by", g.ByName, f.At(g.At)),
	}
	if g.ActNumber != "" {
		view.Act = f.T("deliverable.act", g.ActNumber, g.Authority)
	}
	if g.Reason != "" {
		view.Reason = f.T("deliverable.because", g.Reason)
	}
	return view
}

// refuseProduct shows the product as it is now with why the act was refused and what was typed.
func (s *Site) refuseProduct(w http.ResponseWriter, v *visit, act string, refusal error) error {
	kind := errs.KindOf(refusal)
	if !shownOnPage(kind) {
		return refusal
	}
	page, err := s.productPage(v)
	if err != nil {
		return err
	}
	s.logFailure(v, kind, refusal)
	page.Problem = v.Print.Error(refusal)
	for i, form := range page.Forms {
		if strings.HasSuffix(form.URL, "/"+act) {
			page.Forms[i] = form.kept(v)
		}
	}
	return s.render(w, v, statusOf(kind), "product/show", *page)
}

// shownOnPage are the refusals a person can do something about where they are.
func shownOnPage(k errs.Kind) bool {
	return slices.Contains([]errs.Kind{errs.Invalid, errs.Refused, errs.Conflict, errs.TooLarge}, k)
}
