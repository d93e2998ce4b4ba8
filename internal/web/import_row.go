package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/errs"
	"dondoc/internal/intake"
)

// rowPage shows one drafted row beside its source, to correct or accept it.
type rowPage struct {
	frame

	Upload         intake.Upload
	Row            intake.Task
	N              int // from 1
	Action         string
	BackURL        string
	AddURL         string // where a task of the same group is added
	Previous, Next string // addresses of the neighbouring rows
	Form           rowForm
	Groups         []choice // empty where the draft has none
	Notes          []doubtNote
	Deadline       deadlineView
	Lines          []excerptLine
	Problem        string // why the change was refused
	Stale          bool   // somebody else changed the draft: the stored row is shown beside what was typed
}

// rowForm is the row as the person wants it, names and products one a line.
type rowForm struct {
	Content, Leads, Coordinators, Products, Deadline string

	Group string // key of the group chosen, empty for none
}

func (s *Site) showRow(w http.ResponseWriter, v *visit) error {
	return s.renderRow(w, v, nil, nil)
}

// renderRow shows the row as stored, or as typed when that was refused.
func (s *Site) renderRow(w http.ResponseWriter, v *visit, typed *rowForm, refused error) error {
	u, err := s.Intake.Show(v.Context(), v.Actor, v.PathValue("import"))
	if err != nil {
		return err
	}
	n, err := rowNumber(v)
	if err != nil || n > len(u.Draft.Tasks) {
		return errs.New(errs.NotFound, "intake.row_unknown")
	}
	if u.State != intake.Open {
		return s.closedRow(w, v, refused)
	}
	page := v.rowPage(u, n)
	if stored := page.Form.Group; typed != nil {
		page.Form = *typed
		if !slices.ContainsFunc(page.Groups, func(c choice) bool { return c.Value == typed.Group }) {
			page.Form.Group = stored // the one that was chosen is gone
		}
	}
	status := http.StatusOK
	if refused != nil {
		s.logFailure(v, errs.KindOf(refused), refused)
		status = statusOf(errs.KindOf(refused))
		page.Problem, page.Stale = v.Print.Error(refused), errs.KindOf(refused) == errs.Conflict
	}
	return s.render(w, v, status, "import/row", page)
}

// closedRow shows the whole draft when a row can no longer be changed.
func (s *Site) closedRow(w http.ResponseWriter, v *visit, refused error) error {
	if refused != nil {
		return s.refuseDraft(w, v, refused)
	}
	return s.renderImport(w, v, http.StatusOK, nil)
}

// rowNumber is the row of the address, from 1.
func rowNumber(v *visit) (int, error) {
	n, err := strconv.Atoi(v.PathValue("n"))
	if err != nil || n < 1 {
		return 0, errs.New(errs.NotFound, "intake.row_unknown")
	}
	return n, nil
}

func (v *visit) rowPage(u intake.Upload, n int) rowPage {
	row := u.Draft.Tasks[n-1]
	f := v.frameTitled(v.Print.T("intake.row_title", row.Called()))
	back := "/imports/" + u.ID
	f = f.below(crumb{f.T("intake.list_title"), f.To("/imports")}, crumb{v.importFrame(u).Title, f.To(back)})
	page := rowPage{
		frame: f, Upload: u, Row: row, N: n, Action: rowURL(u.ID, n), BackURL: f.To(back, "rows", strconv.Itoa(pageOf(n-1, rowsShown))),
		Form: formOf(row), Groups: f.groupChoices(&u.Draft), Notes: f.doubtNotes(row.Check),
	}
	page.Form.Group = groupOfRow(&u.Draft, n)
	page.Lines = excerpt(u, u.Locate(row.Place), wordsInDoubt(&u.Draft, intake.Spot{Kind: intake.ItemTask, N: n - 1})...)
	page.AddURL = f.To(back+"/add", "row", strconv.Itoa(n))
	page.Deadline = f.deadline(row.Deadline.Deadline, v.clock())
	if n > 1 {
		page.Previous = rowURL(u.ID, n-1)
	}
	if n < len(u.Draft.Tasks) {
		page.Next = rowURL(u.ID, n+1)
	}
	return page
}

// formOf fills the form with the document's own words where they were kept, so
// that saving an untouched field changes nothing.
func formOf(t intake.Task) rowForm {
	return rowForm{
		Content: t.Content, Leads: wordsOr(t, "leads", t.LeadPhrase, t.Leads),
		Coordinators: wordsOr(t, "coordinators", t.CoordinatingPhrase, t.Coordinators),
		Products:     strings.Join(t.Products, "\n"), Deadline: t.Deadline.Phrase,
	}
}

func wordsOr(t intake.Task, field, phrase string, names []string) string {
	if phrase != "" && !slices.Contains(t.Corrected, field) {
		return phrase
	}
	return strings.ReplaceAll(strings.Join(names, "\n"), "*", "")
}

// wordsInDoubt are the words of the source to mark for an item of a draft.
func wordsInDoubt(d *intake.Draft, item intake.Spot) (words []string) {
	for _, x := range d.Doubts() {
		if x.Spot == item {
			words = append(words, sought(d, x))
		}
	}
	return words
}

// amendRow stores the row as typed, or accepts it as read, and leads to the
// next one with something to check.
func (s *Site) amendRow(w http.ResponseWriter, v *visit) error {
	n, err := rowNumber(v)
	if err != nil {
		return err
	}
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	id, typed := v.PathValue("import"), readRow(v)
	if v.PostFormValue("act") == "leave" {
		return s.leaveRow(w, v, id, version, n)
	}
	u, done, err := s.actOnRow(v, version, n-1, typed)
	switch kind := errs.KindOf(err); {
	case err == nil && u.Draft.LastAct().IsMove():
		made := u.Draft.LastAct()
		s.tellMoved(v, u, "intake.row_regrouped", u.Draft.Tasks[made.Moved[0].To.N].Called())
		return s.goTo(w, v, v.frame("intake.list_title").listedRow(id, made.Moved[0].To.N+1))
	case err == nil:
		s.tellMoved(v, u, done, u.Draft.Tasks[n-1].Called())
		return s.goTo(w, v, nextDoubt(u, n))
	case (kind == errs.Conflict || kind == errs.Invalid) && v.PostFormValue("act") == "accept": // nothing was typed
		return s.renderRow(w, v, nil, err)
	case kind == errs.Conflict || kind == errs.Invalid:
		return s.renderRow(w, v, &typed, err)
	default:
		return err
	}
}

// actOnRow does to row n (from 0) what the button says, and returns the key of the message that tells of it.
func (s *Site) actOnRow(v *visit, version, n int, typed rowForm) (u intake.Upload, done string, err error) {
	id := v.PathValue("import")
	if v.PostFormValue("act") == "accept" {
		u, err = s.Intake.AcceptItem(v.Context(), v.Actor, id, version, intake.Spot{Kind: intake.ItemTask, N: n})
		return u, "intake.row_accepted", err
	}
	u, err = s.Intake.AmendRow(v.Context(), v.Actor, id, version, n, typed.correction(v))
	return u, "intake.row_amended", err
}

func readRow(v *visit) rowForm {
	return rowForm{
		v.written("content"), v.written("leads"), v.written("coordinators"), v.written("products"), v.written("deadline"),
		v.PostFormValue("group"),
	}
}

// correction is the row as typed; a form without groups leaves it where it stands.
func (f rowForm) correction(v *visit) intake.Correction {
	c := intake.Correction{
		Content: f.Content, Leads: f.Leads, Coordinators: f.Coordinators,
		Products: strings.Split(f.Products, "\n"), Deadline: f.Deadline,
	}
	if v.PostForm.Has("group") {
		c.Group = &f.Group
	}
	return c
}

// nextDoubt is the next row with something to check, or the whole draft when
// none is left after this one.
func nextDoubt(u intake.Upload, n int) string {
	for i := n; i < len(u.Draft.Tasks); i++ {
		if len(u.Draft.Tasks[i].Doubts) > 0 {
			return rowURL(u.ID, i+1)
		}
	}
	return "/imports/" + u.ID
}
