package web

import (
	"net/http"
	"strings"

	"dondoc/internal/intake"
)

// changesPart is what an amending document does to others.
type changesPart struct {
	Amends  []amendedView
	Changes []changeView
	Keep    bool   // the draft may be set aside as checked
	Checked string // by whom and when it was
}

// amendedView is a document that is amended, with its programme where the system has it.
type amendedView struct{ Name, URL string }

// changeView is one change, ready to show.
type changeView struct {
	Ref, Act, What string
	From, To       string
	In             []amendedView
	Where          string
	Doubt          bool
	Leads          []string // who deals with what is added
	Due            string
	Lines          []excerptLine
}

func (p *importPage) changes(s intake.Survey) changesPart {
	d := &p.Upload.Draft
	part := changesPart{Keep: p.Open && d.AmendsOther()}
	for _, name := range d.Document.Amends {
		part.Amends = append(part.Amends, p.amended(name, s))
	}
	for _, m := range d.Amendments {
		part.Changes = append(part.Changes, p.change(m, s))
	}
	if c := d.Checked; c != nil {
		part.Checked = p.T("intake.checked_by", c.By, p.At(c.At))
	}
	return part
}

// keepImport sets a draft of changes aside as checked.
func (s *Site) keepImport(w http.ResponseWriter, v *visit) error {
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	if err := s.Intake.Keep(v.Context(), v.Actor, v.PathValue("import"), version); err != nil {
		return s.refuseDraft(w, v, err)
	}
	s.tell(v, "intake.keep_done")
	return s.goTo(w, v, "/imports")
}

func (p *importPage) amended(name string, s intake.Survey) amendedView {
	v := amendedView{Name: name}
	if id := s.Amended[name]; id != "" {
		v.URL = p.To("/programmes/" + id)
	}
	return v
}

func (p *importPage) change(m intake.Amendment, s intake.Survey) changeView {
	v := changeView{
		Ref: m.Ref, Act: p.T("intake.act." + string(m.Act)), What: m.What, From: m.From, To: m.To,
		Where: p.place(m.Place), Doubt: len(m.Doubts) > 0, Lines: excerpt(p.Upload, p.Upload.Locate(m.Place), ""),
	}
	for name := range strings.SplitSeq(m.In, ", ") {
		if name != "" {
			v.In = append(v.In, p.amended(name, s))
		}
	}
	if m.Task != nil {
		v.Leads, v.Due = p.Plain(m.Task.Leads), m.Task.Deadline.Phrase
	}
	return v
}

// draftChip is the state of an upload; a draft of changes that was checked waits for another act than the rest.
func (f frame) draftChip(u intake.Upload) chip {
	if u.State == intake.Open && u.Draft.Checked != nil {
		return chip{"done", "circle-check", f.T("intake.state.checked")}
	}
	return f.uploadChip(u.State)
}
