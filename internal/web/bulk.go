package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/assignment"
	"dondoc/internal/errs"
)

// bulkPage says of each chosen duty what an act on all of them will do, or what it did.
type bulkPage struct {
	frame

	Lead    string // what is done, and how many it concerns
	URL     string // where Do is sent
	Do      string // the button of a rehearsal; empty when it was done, or nothing can be
	Post    string
	Unit    string // who gets them
	Reason  string
	Return  string
	Rows    []bulkRow
	Allowed []string // the duties that Do takes up
}

// bulkRow is the outcome for one duty.
type bulkRow struct {
	URL, Ref, Content, Unit string
	Chip                    chip
	Why                     string // the refusal
}

// actOnSeveral does an act on every duty that was chosen, or shows first what
// it would do. What is refused is named beside its duty; the rest is done.
func (s *Site) actOnSeveral(w http.ResponseWriter, v *visit) error {
	b := assignment.Bulk{Act: assignment.Act(strings.ReplaceAll(v.PathValue("act"), "-", "_")), Post: v.PostFormValue("post"),
		Unit: v.PostFormValue("unit"), Reason: v.PostFormValue("reason")}
	switch b.Act {
	case assignment.Receive, assignment.Accept, assignment.AssignPost, assignment.Hand:
	default:
		return nowhere(w, v)
	}
	refs, err := chosenDuties(v)
	if err != nil {
		return err
	}
	do, look := s.Assignments.Do, v.PostFormValue("look") != ""
	if look {
		do = s.Assignments.Rehearse
	}
	outcomes, err := do(v.Context(), v.Actor, b, refs)
	if err != nil {
		return err
	}
	back := listPath(v.PostFormValue("return"), "/work")
	if n := allowed(outcomes); !look && n == len(outcomes) {
		s.tell(v, "bulk.done."+string(b.Act), n)
		return s.goTo(w, v, back)
	}
	return s.showOutcomes(w, v, b, outcomes, back, look)
}

func allowed(outcomes []assignment.Outcome) (n int) {
	for _, o := range outcomes {
		if o.Err == nil {
			n++
		}
	}
	return n
}

// chosenDuties reads "ID.VERSION" of every box that was ticked.
func chosenDuties(v *visit) ([]assignment.Ref, error) {
	var refs []assignment.Ref
	for _, chosen := range v.PostForm["duty"] {
		id, version, _ := strings.Cut(chosen, ".")
		n, err := strconv.Atoi(version)
		if err != nil || n < 1 || id == "" {
			return nil, errs.New(errs.Invalid, "web.bad_form")
		}
		refs = append(refs, assignment.Ref{ID: id, Version: n})
	}
	return refs, nil
}

func (s *Site) showOutcomes(
	w http.ResponseWriter, v *visit, b assignment.Bulk, outcomes []assignment.Outcome, back string, look bool,
) error {
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	act := string(b.Act)
	f, n := v.frame("bulk.title."+act), allowed(outcomes)
	page := bulkPage{
		frame: f.below(), URL: v.URL.Path, Post: b.Post, Unit: b.Unit, Reason: b.Reason, Return: back,
		Lead: f.T("bulk.did", n, len(outcomes)),
	}
	if look {
		page.Lead = f.T("bulk.will", n, len(outcomes))
	}
	if look && n > 0 {
		page.Do = f.T("bulk.do."+act, n)
	}
	for _, o := range outcomes {
		row := bulkRow{
			URL: f.To("/assignments/" + o.Ref.ID), Ref: o.Task, Content: o.Content, Unit: f.unitLink(o.Unit, d).Content,
			Chip: chip{"done", "check", f.T("bulk.ok")},
		}
		if o.Err != nil {
			row.Chip, row.Why = chip{"late", "x", f.T("bulk.refused")}, v.Print.Error(o.Err)
		} else {
			page.Allowed = append(page.Allowed, o.Ref.ID+"."+strconv.Itoa(o.Ref.Version))
		}
		page.Rows = append(page.Rows, row)
	}
	status := http.StatusOK
	if !look && n == 0 {
		status = http.StatusConflict
	}
	return s.render(w, v, status, "bulk/show", page)
}

// bulkLists are the lists of an organisation's duties that acts on several are begun from.
func bulkLists() []string { return []string{"work", "charge", "transfer"} }

// listPath keeps somebody who works through a list in the list.
func listPath(asked, otherwise string) string {
	back := localPath(asked)
	path, _, _ := strings.Cut(back, "?")
	switch {
	case path == "/work", path == "/desk",
		strings.HasPrefix(path, "/organisations/") && slices.Contains(bulkLists(), path[strings.LastIndex(path, "/")+1:]):
		return back
	default:
		return otherwise
	}
}
