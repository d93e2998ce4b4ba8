package web

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"

	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/intake"
	"dondoc/internal/text"
)

// importsPage lists what was uploaded and has the form for a new document.
type importsPage struct {
	frame

	Reading []receiptView // being read
	Ended   []receiptView // could not be read, or cancelled
	Open    []uploadView
	Done    []uploadView // confirmed and discarded, newest first
	MaxSize string
	Refusal *refusal // why the last upload was refused
}

// uploadView is an upload in the list.
type uploadView struct {
	URL, File, Title string
	By, At           string
	Tasks, Doubts    string
	Chip             chip
}

// refusal is what was refused, why, and where to go on.
type refusal struct {
	Heading, Message string
	URL, Link        string // the programme made in the meantime; empty if none
}

func (s *Site) listImports(w http.ResponseWriter, v *visit) error {
	return s.renderImports(w, v, http.StatusOK, nil)
}

func (s *Site) renderImports(w http.ResponseWriter, v *visit, status int, r *refusal) error {
	f := v.frame("intake.list_title").below()
	page := importsPage{frame: f, MaxSize: f.size(s.MaxUpload), Refusal: r}
	receipts, err := s.Intake.Receipts(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	read := map[string]bool{}
	for _, state := range []intake.State{intake.Open, intake.Confirmed, intake.Discarded} {
		uploads, err := s.Intake.Uploads(v.Context(), v.Actor, state)
		if err != nil {
			return err
		}
		for _, u := range uploads {
			read[u.ID] = true
			if state == intake.Open {
				page.Open = append(page.Open, f.upload(u))
			} else {
				page.Done = append(page.Done, f.upload(u))
			}
		}
	}
	for _, r := range receipts {
		switch {
		case r.State != intake.BeingRead:
			page.Ended = append(page.Ended, f.receipt(r))
		case !read[r.ID]: // else its reading ended while the page was made
			page.Reading = append(page.Reading, f.receipt(r))
		}
	}
	return s.render(w, v, status, "import/list", page)
}

func (f frame) upload(u intake.Upload) uploadView {
	return uploadView{
		URL: f.To("/imports/" + u.ID), File: u.File.Name, Title: u.Draft.Document.Title, By: u.UploadedBy, At: f.At(u.UploadedAt),
		Tasks: f.T("programme.tasks", len(u.Draft.Tasks)), Doubts: f.T("task.doubts", u.Draft.DoubtCount()), Chip: f.draftChip(u),
	}
}

func (f frame) uploadChip(s intake.State) chip {
	word := f.T("intake.state." + string(s))
	switch s {
	case intake.Confirmed:
		return chip{"done", "circle-check", word}
	case intake.Discarded:
		return chip{"undated", "trash", word}
	default:
		return chip{"soon", "circle-dashed", word}
	}
}

// uploadDocument hands the document on as it comes in: it must not lie in a
// temporary file, because it may turn out to be one that must leave no trace
// (domain rule 20). One that takes long to read leads to its progress.
func (s *Site) uploadDocument(w http.ResponseWriter, v *visit) error {
	part, err := documentPart(v.Request)
	if err != nil {
		return s.refuseUpload(w, v, err)
	}
	arrived, err := s.Intake.Receive(v.Context(), v.Actor, fileName(part.FileName()), part)
	if _, over := errors.AsType[*http.MaxBytesError](err); over {
		err = errs.Wrap(err, errs.TooLarge, "docread.too_large", text.Size(s.MaxUpload))
	}
	if err != nil {
		return s.refuseUpload(w, v, err)
	}
	if !arrived.Ready {
		return s.goTo(w, v, progressURL(arrived.ID))
	}
	s.tell(v, "intake.uploaded")
	return s.goTo(w, v, "/imports/"+arrived.ID)
}

// documentPart finds the form's file field; fields before it are passed over.
func documentPart(r *http.Request) (*multipart.Part, error) {
	form, err := r.MultipartReader()
	if err != nil {
		return nil, badForm(err)
	}
	for {
		part, err := form.NextPart()
		switch {
		case errors.Is(err, io.EOF):
			return nil, errs.New(errs.Invalid, "intake.no_file")
		case err != nil:
			return nil, badForm(err)
		case part.FormName() == "document" && part.FileName() == "":
			return nil, errs.New(errs.Invalid, "intake.no_file")
		case part.FormName() == "document":
			return part, nil
		}
	}
}

// refuseUpload shows the form again with the reason. The rest of the body is
// read first: a browser that is still sending shows no answer.
func (s *Site) refuseUpload(w http.ResponseWriter, v *visit, err error) error {
	// What cannot be read was refused already; there is nothing more to say about it.
	_, _ = io.Copy(io.Discard, v.Body)
	switch kind := errs.KindOf(err); kind {
	case errs.Invalid, errs.TooLarge, errs.Refused, errs.Conflict:
		s.logFailure(v, kind, err)
		return s.renderImports(w, v, statusOf(kind), v.frame("intake.list_title").refusal(err))
	default:
		return err
	}
}

// refusal puts an error in words, with the way to the programme it speaks of.
func (f frame) refusal(err error) *refusal {
	r := &refusal{
		Heading: f.T("errs.heading." + kindKey(errs.KindOf(err))), Message: f.visit.Print.Error(err),
	}
	if id := programmeOf(err); id != "" {
		r.URL, r.Link = f.To("/programmes/"+id), f.T("intake.open_programme")
	}
	return r
}

// programmeOf is the programme a refusal names: the one that exists already, or
// that somebody else just made of the same draft.
func programmeOf(err error) string {
	e, ok := errors.AsType[*errs.Error](err)
	if !ok || e.Key != "intake.already" && e.Key != "intake.confirmed" || len(e.Args) == 0 {
		return ""
	}
	id, _ := e.Args[len(e.Args)-1].(string)
	return id
}

func (s *Site) showImport(w http.ResponseWriter, v *visit) error {
	return s.renderImport(w, v, http.StatusOK, nil)
}

// confirmImport makes the programme and leads to it. Whoever comes second, or
// saw an older state, sees the draft as it is now, with the reason.
func (s *Site) confirmImport(w http.ResponseWriter, v *visit) error {
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	policy, err := formPolicy(v)
	if err != nil {
		return err
	}
	o := intake.ConfirmOptions{
		Retrospective: v.PostFormValue("retrospective") != "", RestDay: policy, OwnProgramme: v.PostFormValue("own") != "",
	}
	programme, err := s.Intake.Confirm(v.Context(), v.Actor, v.PathValue("import"), version, o)
	if err != nil {
		return s.refuseDraft(w, v, err)
	}
	s.tell(v, "intake.confirm_done")
	return s.goTo(w, v, "/programmes/"+programme)
}

func formPolicy(v *visit) (calendar.Policy, error) {
	switch p := calendar.Policy(v.PostFormValue("rest_day")); p {
	case calendar.Keep, calendar.NextWorkingDay:
		return p, nil
	default:
		return "", errs.New(errs.Invalid, "web.bad_form")
	}
}

func (s *Site) discardImport(w http.ResponseWriter, v *visit) error {
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	if err := s.Intake.Discard(v.Context(), v.Actor, v.PathValue("import"), version); err != nil {
		return s.refuseDraft(w, v, err)
	}
	s.tell(v, "intake.discard_done")
	return s.goTo(w, v, "/imports")
}

// refuseDraft answers a conflict with the draft as it is now; anything else is a failure page.
func (s *Site) refuseDraft(w http.ResponseWriter, v *visit, err error) error {
	kind := errs.KindOf(err)
	if kind != errs.Conflict {
		return err
	}
	s.logFailure(v, kind, err)
	return s.renderImport(w, v, statusOf(kind), v.frame("intake.list_title").refusal(err))
}
