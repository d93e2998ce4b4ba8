package web

import (
	"net/http"
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
	intake.Group

	All   int    // left out under it, on any page
	First string // value of the button that takes all: the box of the first of them
	Items []takeable
}

// takeable is something that a person may make a task, or a target again.
type takeable struct {
	Spot              string // value of its box
	Ref, Content, Why string
	Who               []string
}

func (p *importPage) leftOut() {
	d, part := &p.Upload.Draft, &p.LeftOut
	all := d.LeftOut
	part.Count = len(all)
	link := func(n int) string { return p.onPage("left", n) + "#left-out" }
	first, last := part.Pages.cut(p.pageNumber("left"), len(all), rowsShown, link)
	for i, l := range all[first:last] {
		spot := spotValue(intake.ItemLeftOut, first+i)
		if n := len(part.Groups); n == 0 || !part.Groups[n-1].Is(underOf(l)) {
			beside := d.Beside(first + i)
			part.Groups = append(part.Groups, leftOutGroup{Group: underOf(l), All: len(beside), First: spot})
		}
		g := &part.Groups[len(part.Groups)-1]
		g.Items = append(g.Items, takeable{spot, l.Ref, l.Content, p.whyLeft(l), p.Plain(l.Leads)})
	}
}

// whyLeft says why an item is left out where it is for another reason than most, which the section itself gives.
func (f frame) whyLeft(l intake.LeftOut) string {
	if l.Why == intake.LeftUnnamed {
		return ""
	}
	return f.T(l.Why)
}

// underOf is the heading that an item left out stands under, empty for none.
func underOf(l intake.LeftOut) intake.Group {
	if l.Under == nil {
		return intake.Group{}
	}
	return *l.Under
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
	spots, err := s.markedItems(v, id, version)
	if err != nil {
		return s.refuseMove(w, v, err)
	}
	u, err := s.Intake.Take(v.Context(), v.Actor, id, version, spots)
	if err != nil {
		return s.refuseMove(w, v, err)
	}
	made := u.Draft.LastAct()
	if partOf(made) == "targets" {
		s.tellMoved(v, u, "intake.targets_taken", made.Count)
		return s.goTo(w, v, v.toTargets(id))
	}
	s.tellMoved(v, u, "intake.taken", made.Count)
	if len(u.Draft.LeftOut) > 0 && spots[0].Kind == intake.ItemLeftOut {
		return s.goTo(w, v, v.frame("intake.list_title").To("/imports/"+id, "left", v.PostFormValue("page"))+"#left-out")
	}
	return s.goTo(w, v, "/imports/"+id+"#rows")
}

// markedItems are the items marked in the form, and all of the part whose button was pressed.
func (s *Site) markedItems(v *visit, id string, version int) ([]intake.Spot, error) {
	var spots []intake.Spot
	for _, value := range v.PostForm["item"] {
		spot, err := spotOf(value)
		if err != nil {
			return nil, err
		}
		spots = append(spots, spot)
	}
	part := v.PostFormValue("part")
	if part == "" {
		return spots, nil
	}
	first, err := spotOf(part)
	if err != nil {
		return nil, err
	}
	u, err := s.Intake.Show(v.Context(), v.Actor, id)
	if err == nil && u.Version != version {
		err = errs.New(errs.Conflict, "intake.stale")
	}
	return append(spots, u.Draft.Beside(first.N)...), err
}

// spotOf reads the value of a box.
func spotOf(value string) (intake.Spot, error) {
	kind, number, _ := strings.Cut(value, ":")
	n, err := strconv.Atoi(number)
	if err != nil {
		return intake.Spot{}, badForm(err)
	}
	return intake.Spot{Kind: intake.ItemKind(kind), N: n}, nil
}

// refuseMove shows the draft as it is now, with the reason why its tasks were not changed.
func (s *Site) refuseMove(w http.ResponseWriter, v *visit, err error) error {
	kind := errs.KindOf(err)
	if kind != errs.Conflict && kind != errs.Invalid && !errs.Is(err, errs.NotFound, "intake.left_unknown") &&
		!errs.Is(err, errs.NotFound, "intake.target_unknown") {
		return err
	}
	s.logFailure(v, kind, err)
	return s.renderImport(w, v, statusOf(kind), v.frame("intake.list_title").refusal(err))
}

// leaveRow takes a row out of the tasks and leads to the next one with something to check.
func (s *Site) leaveRow(w http.ResponseWriter, v *visit, id string, version, n int) error {
	u, err := s.Intake.LeaveOut(v.Context(), v.Actor, id, version, n-1)
	if err != nil {
		return s.refuseMove(w, v, err)
	}
	made := u.Draft.LastAct()
	s.tellMoved(v, u, "intake.left_out", u.Draft.LeftOut[made.Moved[0].To.N].Named())
	return s.goTo(w, v, nextDoubt(u, n-1))
}

// addedPage is the form for a task that was not read at all.
type addedPage struct {
	frame

	Upload  intake.Upload
	Action  string
	BackURL string
	Ref     string
	Groups  []choice // empty where the draft has none
	Form    rowForm
	Problem string
}

// addForm is the task as typed.
type addForm struct {
	rowForm

	Ref string
}

// showAdd shows the form, with the group of the row that it was asked for from.
func (s *Site) showAdd(w http.ResponseWriter, v *visit) error {
	return s.renderAdd(w, v, addForm{}, nil)
}

// groupOfRow is the key of the group of a row (from 1), empty for none.
func groupOfRow(d *intake.Draft, n int) string {
	if n < 1 || n > len(d.Tasks) {
		return ""
	}
	if g := d.GroupOf(d.Tasks[n-1]); g != nil {
		return g.Key()
	}
	return ""
}

func (f frame) groupChoices(d *intake.Draft) []choice {
	if len(d.Groups) == 0 {
		return nil
	}
	all := []choice{{"", f.T("intake.no_group")}}
	for _, g := range d.Groups {
		all = append(all, choice{g.Key(), g.No + ". " + g.Title})
	}
	return all
}

func (s *Site) renderAdd(w http.ResponseWriter, v *visit, typed addForm, refused error) error {
	u, err := s.Intake.Show(v.Context(), v.Actor, v.PathValue("import"))
	if err != nil {
		return err
	}
	if u.State != intake.Open {
		return s.closedRow(w, v, refused)
	}
	f, back := v.frame("intake.add_title"), "/imports/"+u.ID
	f = f.below(crumb{f.T("intake.list_title"), f.To("/imports")}, crumb{v.importFrame(u).Title, f.To(back)})
	page := addedPage{
		frame: f, Upload: u, Action: back + "/tasks", BackURL: f.To(back), Ref: typed.Ref, Form: typed.rowForm,
		Groups: f.groupChoices(&u.Draft),
	}
	status := http.StatusOK
	if refused == nil {
		row, _ := strconv.Atoi(v.FormValue("row")) // what is no number is of no row
		page.Form.Group = groupOfRow(&u.Draft, row)
	} else {
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
	id, typed := v.PathValue("import"), addForm{readRow(v), v.PostFormValue("ref")}
	added := intake.NewTask{Correction: typed.correction(v), Ref: typed.Ref}
	u, err := s.Intake.Add(v.Context(), v.Actor, id, version, added)
	switch kind := errs.KindOf(err); {
	case errs.Is(err, errs.Conflict, "intake.added_already"):
		return s.refuseMove(w, v, err)
	case err == nil:
		s.tellMoved(v, u, "intake.added")
		n := u.Draft.LastAct().Moved[0].To.N + 1
		return s.goTo(w, v, v.frame("intake.add_title").listedRow(id, n))
	case kind == errs.Conflict || kind == errs.Invalid:
		return s.renderAdd(w, v, typed, err)
	default:
		return err
	}
}
