package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/errs"
	"dondoc/internal/intake"
)

// leftOutPart is what may be work and is no task of the draft, a page of it.
type leftOutPart struct {
	Count  int
	Groups []leftOutGroup
	Pages  pager
}

// leftOutGroup is a heading of the document with what is left out under it.
type leftOutGroup struct {
	No, Title string
	All       int // left out under it, on any page
	Items     []takeable
}

// takeable is something that a person may make a task.
type takeable struct {
	Spot              string // value of its box
	Ref, Content, Why string
	Who               []string
}

func (p *importPage) leftOut() {
	all, part := p.Upload.Draft.LeftOut, &p.LeftOut
	part.Count = len(all)
	link := func(n int) string { return p.onPage("left", n) + "#left-out" }
	first, last := part.Pages.cut(p.pageNumber("left"), len(all), rowsShown, link)
	for i, l := range all[first:last] {
		under := intake.Group{}
		if l.Under != nil {
			under = *l.Under
		}
		if n := len(part.Groups); n == 0 || part.Groups[n-1].No != under.No {
			part.Groups = append(part.Groups, leftOutGroup{No: under.No, Title: under.Title, All: len(leftUnder(all, under.No))})
		}
		g := &part.Groups[len(part.Groups)-1]
		g.Items = append(g.Items, takeable{spotValue(intake.ItemLeftOut, first+i), l.Ref, l.Content, p.whyLeft(l), p.Plain(l.Leads)})
	}
}

// whyLeft says why an item is left out where it is for another reason than most, which the section itself gives.
func (f frame) whyLeft(l intake.LeftOut) string {
	if l.Why == intake.LeftUnnamed {
		return ""
	}
	return f.T(l.Why)
}

// leftUnder are the items left out under a heading.
func leftUnder(all []intake.LeftOut, no string) []intake.Spot {
	var spots []intake.Spot
	for i, l := range all {
		if l.Under != nil && l.Under.No == no {
			spots = append(spots, intake.Spot{Kind: intake.ItemLeftOut, N: i})
		}
	}
	return spots
}

// Duties are the draft's standing duties, each of which may be made a task.
func (p importPage) Duties() []takeable {
	var all []takeable
	for i, o := range p.Upload.Draft.Obligations {
		all = append(all, takeable{Spot: spotValue(intake.ItemObligation, i), Ref: o.Ref, Content: o.What, Who: p.Plain(o.Who)})
	}
	return all
}

// takeableView is a takeable on the page of a draft that is open or not.
type takeableView struct {
	takeable

	ID   string // of its box
	Open bool
}

// Takeable is how something that may be made a task is shown.
func (p importPage) Takeable(t takeable) takeableView {
	return takeableView{t, strings.ReplaceAll(t.Spot, ":", "-"), p.Open}
}

func spotValue(kind intake.ItemKind, n int) string { return string(kind) + ":" + strconv.Itoa(n) }

// takeItems makes tasks of the marked items, or of all under a heading.
func (s *Site) takeItems(w http.ResponseWriter, v *visit) error {
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	id := v.PathValue("import")
	spots, err := s.markedItems(v, id)
	if err != nil {
		return err
	}
	u, err := s.Intake.Take(v.Context(), v.Actor, id, version, spots)
	if err != nil {
		return s.refuseMove(w, v, err)
	}
	s.tell(v, "intake.taken", len(spots))
	if len(u.Draft.LeftOut) > 0 && spots[0].Kind == intake.ItemLeftOut {
		return s.goTo(w, v, "/imports/"+id+"#left-out")
	}
	return s.goTo(w, v, "/imports/"+id+"#rows")
}

func (s *Site) markedItems(v *visit, id string) ([]intake.Spot, error) {
	if group := v.PostFormValue("group"); group != "" {
		u, err := s.Intake.Show(v.Context(), v.Actor, id)
		return leftUnder(u.Draft.LeftOut, group), err
	}
	var spots []intake.Spot
	for _, value := range v.PostForm["item"] {
		kind, number, _ := strings.Cut(value, ":")
		n, err := strconv.Atoi(number)
		if err != nil {
			return nil, badForm(err)
		}
		spot := intake.Spot{Kind: intake.ItemKind(kind), N: n}
		if !slices.Contains(spots, spot) {
			spots = append(spots, spot)
		}
	}
	return spots, nil
}

// refuseMove shows the draft as it is now, with the reason why its tasks were not changed.
func (s *Site) refuseMove(w http.ResponseWriter, v *visit, err error) error {
	kind := errs.KindOf(err)
	if kind != errs.Conflict && kind != errs.Invalid && !errs.Is(err, errs.NotFound, "intake.left_unknown") {
		return err
	}
	s.logFailure(v, kind, err)
	return s.renderImport(w, v, statusOf(kind), v.frame("intake.list_title").refusal(err))
}

// leaveRow takes a row out of the tasks and leads to the next one with something to check.
func (s *Site) leaveRow(w http.ResponseWriter, v *visit, id string, version, n int) error {
	before, err := s.Intake.Show(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	u, err := s.Intake.LeaveOut(v.Context(), v.Actor, id, version, n-1)
	if err != nil {
		return s.refuseMove(w, v, err)
	}
	s.tell(v, "intake.left_out", before.Draft.Tasks[n-1].Ref)
	return s.goTo(w, v, nextDoubt(u, n-1))
}

// addedPage is the form for a task that was not read at all.
type addedPage struct {
	frame

	Upload  intake.Upload
	Action  string
	BackURL string
	Ref     string
	Form    rowForm
	Problem string
}

func (s *Site) showAdd(w http.ResponseWriter, v *visit) error {
	return s.renderAdd(w, v, "", rowForm{}, nil)
}

func (s *Site) renderAdd(w http.ResponseWriter, v *visit, ref string, typed rowForm, refused error) error {
	u, err := s.Intake.Show(v.Context(), v.Actor, v.PathValue("import"))
	if err != nil {
		return err
	}
	if u.State != intake.Open {
		return s.closedRow(w, v, refused)
	}
	f, back := v.frame("intake.add_title"), "/imports/"+u.ID
	f = f.below(crumb{f.T("intake.list_title"), f.To("/imports")}, crumb{v.importFrame(u).Title, f.To(back)})
	page := addedPage{frame: f, Upload: u, Action: back + "/tasks", BackURL: f.To(back), Ref: ref, Form: typed}
	status := http.StatusOK
	if refused != nil {
		s.logFailure(v, errs.KindOf(refused), refused)
		status, page.Problem = statusOf(errs.KindOf(refused)), v.Print.Error(refused)
	}
	return s.render(w, v, status, "import/add", page)
}

// addRow puts a task into the draft as typed and leads to it.
func (s *Site) addRow(w http.ResponseWriter, v *visit) error {
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	id, ref, typed := v.PathValue("import"), v.PostFormValue("ref"), readRow(v)
	u, err := s.Intake.Add(v.Context(), v.Actor, id, version, ref, typed.correction())
	switch kind := errs.KindOf(err); {
	case err == nil:
		s.tell(v, "intake.added")
		n := len(u.Draft.Tasks)
		page := strconv.Itoa(pageOf(n-1, rowsShown))
		return s.goTo(w, v, v.frame("intake.add_title").To("/imports/"+id, "rows", page)+"#row-"+strconv.Itoa(n))
	case kind == errs.Conflict || kind == errs.Invalid:
		return s.renderAdd(w, v, ref, typed, err)
	default:
		return err
	}
}
