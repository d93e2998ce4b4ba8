package web

import (
	"net/http"
	"strings"

	"dondoc/internal/errs"
	"dondoc/internal/intake"
	"dondoc/internal/text"
)

// progressPage shows how far a document is read, or why it could not be.
type progressPage struct {
	frame

	Receipt receiptView
	Cancel  string   // where the reading is cancelled; empty when it has ended
	Refusal *refusal // why it failed
}

// receiptView is a document that is being read.
type receiptView struct {
	URL, Name string
	By, At    string
	Step      string // empty when the reading has ended
	Percent   int
	Chip      chip
}

func progressURL(id string) string { return "/imports/" + id + "/progress" }

// showProgress leads to the draft as soon as there is one. The part of the page
// that asks again every second gets the progress alone, and is sent to the whole
// page when the reading ends.
func (s *Site) showProgress(w http.ResponseWriter, v *visit) error {
	id := v.PathValue("import")
	r, err := s.Intake.Receipt(v.Context(), v.Actor, id)
	switch {
	case errs.KindOf(err) == errs.NotFound:
		if _, err := s.Intake.Show(v.Context(), v.Actor, id); err != nil {
			return err
		}
		return s.moveOn(w, v, "/imports/"+id)
	case err != nil:
		return err
	case r.State != intake.BeingRead && v.partial():
		return s.moveOn(w, v, progressURL(id))
	}
	page := progressPage{frame: v.frameTitled(v.Print.T("intake.reading_title"))}
	page.frame = page.below(crumb{page.T("intake.list_title"), page.To("/imports")})
	page.Receipt = page.receipt(r)
	switch r.State {
	case intake.BeingRead:
		page.Cancel = "/imports/" + id + "/cancel"
	case intake.Failed:
		page.Refusal = page.refusal(r.Refusal.Err())
	case intake.Cancelled: // its chip says so
	}
	return s.render(w, v, http.StatusOK, "import/progress", page)
}

// moveOn sends the visitor to a page, from within a part of one too.
func (s *Site) moveOn(w http.ResponseWriter, v *visit, address string) error {
	if !v.partial() {
		return s.goTo(w, v, address)
	}
	w.Header().Set("Hx-Redirect", address)
	w.WriteHeader(http.StatusOK)
	return nil
}

// cancelReading ends a reading. One that ended meanwhile is shown as it is.
func (s *Site) cancelReading(w http.ResponseWriter, v *visit) error {
	id := v.PathValue("import")
	err := s.Intake.Cancel(v.Context(), v.Actor, id)
	if kind := errs.KindOf(err); kind == errs.Conflict || kind == errs.NotFound {
		return s.goTo(w, v, progressURL(id))
	}
	if err != nil {
		return err
	}
	s.tell(v, "intake.cancel_done")
	return s.goTo(w, v, "/imports")
}

func (f frame) receipt(r intake.Receipt) receiptView {
	view := receiptView{
		URL: f.To(progressURL(r.ID)), Name: f.receiptName(r), By: r.ReceivedBy, At: f.At(r.ReceivedAt),
		Percent: r.Progress.Percent(), Chip: f.receiptChip(r.State),
	}
	if r.State == intake.BeingRead {
		view.Step = f.readingStep(r.Progress)
	}
	return view
}

// receiptName is the file's name once it may be told, and what kind of file it is before.
func (f frame) receiptName(r intake.Receipt) string {
	if r.Name != "" {
		return r.Name
	}
	return f.T("intake.receipt_name", strings.ToUpper(strings.TrimPrefix(r.Format, ".")), f.size(r.Size))
}

// size writes the size of a file, not to nothing.
func (f frame) size(n int64) string { return text.Size(n).String() }

// FileSize is size for templates.
func (f frame) FileSize(n int64) string { return f.size(n) }

func (f frame) readingStep(p intake.Progress) string {
	if p.Total > 0 {
		return f.T("intake.step_of", f.T("intake.step."+string(p.Step)), p.Done, p.Total)
	}
	return f.T("intake.step." + string(p.Step))
}

func (f frame) receiptChip(s intake.ReceiptState) chip {
	word := f.T("intake.receipt." + string(s))
	switch s {
	case intake.Failed:
		return chip{"overdue", "alert-triangle", word}
	case intake.Cancelled:
		return chip{"undated", "x", word}
	default:
		return chip{"soon", "hourglass", word}
	}
}
