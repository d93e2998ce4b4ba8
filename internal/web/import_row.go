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
	Notes          []doubtNote
	Deadline       deadlineView
	Lines          []excerptLine
	Problem        string // why the change was refused
	Stale          bool   // somebody else changed the draft: the stored row is shown beside what was typed
}

// rowForm is the row as the person wants it, names and products one a line.
type rowForm struct {
	Content, Leads, Coordinators, Products, Deadline string
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
	if typed != nil {
		page.Form = *typed
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
		Form: formOf(row), Notes: f.doubtNotes(row.Check), Lines: rowLines(u, n-1),
	}
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

// rowLines are the blocks the row was read from, with the words in doubt marked.
func rowLines(u intake.Upload, n int) []excerptLine {
	var words []string
	for _, x := range u.Draft.Doubts() {
		if x.Spot == (intake.Spot{Kind: intake.ItemTask, N: n}) {
			words = append(words, sought(&u.Draft, x))
		}
	}
	return excerpt(u, u.Locate(u.Draft.Tasks[n].Place), words...)
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
	var u intake.Upload
	done := "intake.row_amended"
	if v.PostFormValue("act") == "accept" {
		done = "intake.row_accepted"
		u, err = s.Intake.AcceptRow(v.Context(), v.Actor, id, version, n-1)
	} else {
		u, err = s.Intake.AmendRow(v.Context(), v.Actor, id, version, n-1, typed.correction())
	}
	switch kind := errs.KindOf(err); {
	case err == nil:
		s.tell(v, done, u.Draft.Tasks[n-1].Called())
		return s.goTo(w, v, nextDoubt(u, n))
	case kind == errs.Conflict || kind == errs.Invalid:
		return s.renderRow(w, v, &typed, err)
	default:
		return err
	}
}

func readRow(v *visit) rowForm {
	return rowForm{v.written("content"), v.written("leads"), v.written("coordinators"), v.written("products"), v.written("deadline")}
}

func (f rowForm) correction() intake.Correction {
	return intake.Correction{
		Content: f.Content, Leads: f.Leads, Coordinators: f.Coordinators,
		Products: strings.Split(f.Products, "\n"), Deadline: f.Deadline,
	}
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
