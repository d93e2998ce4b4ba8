package cli

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"dondoc/internal/calendar"
	"dondoc/internal/docread"
	"dondoc/internal/intake"
)

// report is what a document would make, and what a person should check, as
// programs read it.
type report struct {
	Document    reportedDocument      `json:"document"`
	SHA256      string                `json:"sha256"`
	Counts      counts                `json:"counts"`
	Found       intake.Report         `json:"found"`  // what was found, doubted and unresolved
	Ended       []ended               `json:"ended"`  // organisations that no longer exist, as far as the directory knows
	Amends      []string              `json:"amends"` // documents that this one changes
	Doubts      []doubt               `json:"doubts"`
	Differences []intake.Disagreement `json:"differences"`
	Warnings    []warning             `json:"warnings"`
}

type reportedDocument struct {
	Type     string       `json:"type"`
	Number   string       `json:"number"`
	IssuedOn calendar.Day `json:"issued_on"`
	Issuer   string       `json:"issuer"`
	Title    string       `json:"title"`
}

// counts are what a confirmation would make.
type counts struct {
	Groups      int `json:"groups"`
	Tasks       int `json:"tasks"`
	BodyTasks   int `json:"body_tasks"`
	Targets     int `json:"targets"`
	Duties      int `json:"duties"`
	Doubts      int `json:"doubts"`
	Differences int `json:"differences"`
}

// warning is something about the file that a person should know.
type warning struct {
	Key  string `json:"key"` // of the message
	Line int    `json:"line,omitempty"`
	args []any
}

func warningOf(w docread.Warning) warning { return warning{w.Key, w.Place.Line, w.Args} }

// doubt is one field of one item; the items are named as the document numbers
// them, and the document itself by an empty name.
type doubt struct {
	Kind  string             `json:"kind"` // an intake.ItemKind
	Ref   string             `json:"ref,omitempty"`
	Field string             `json:"field"`
	Notes []intake.DoubtNote `json:"notes,omitempty"`
}

// ended is an organisation that the document names and that no longer exists.
type ended struct {
	Name    string       `json:"name"`
	Ended   calendar.Day `json:"ended"`
	Already bool         `json:"already"` // before the document was issued
	Heirs   []string     `json:"heirs"`   // who carries its work; empty where there is no single heir
}

func endedOf(s *intake.Survey) []ended {
	all := []ended{}
	if s == nil {
		return all
	}
	for _, st := range s.Ended {
		heirs := []string{}
		for _, h := range st.Heirs {
			if u, ok := s.Directory.Unit(h.Unit); ok && h.Unit != st.Unit {
				heirs = append(heirs, u.Name())
			}
		}
		all = append(all, ended{st.Name, st.Ended, st.Already, heirs})
	}
	return all
}

func reportOf(r intake.Reading, survey *intake.Survey) report {
	d := r.Draft
	doubts := doubtsOf(d)
	return report{
		Document: reportedDocument{d.Document.Type, d.Document.Number, d.Document.IssuedOn, d.Document.Issuer, d.Document.Title},
		SHA256:   r.File.Digest,
		Counts: counts{
			Groups: len(d.Groups), Tasks: len(d.Tasks), BodyTasks: len(d.BodyTasks), Targets: len(d.Targets),
			Duties: len(d.Obligations), Doubts: len(doubts), Differences: len(d.Reconciliation),
		},
		Found: d.Report(survey), Ended: endedOf(survey), Amends: present(d.Document.Amends),
		Doubts: doubts, Differences: present(d.Reconciliation), Warnings: mapped(d.Warnings, warningOf),
	}
}

// doubtsOf gathers the reasons of each doubtful field.
func doubtsOf(d *intake.Draft) []doubt {
	list := []doubt{}
	for _, x := range d.Doubts() {
		kind := string(x.Kind)
		last := len(list) - 1
		if last < 0 || list[last].Kind != kind || list[last].Ref != x.Ref || list[last].Field != x.Field {
			list = append(list, doubt{Kind: kind, Ref: x.Ref, Field: x.Field})
			last++
		}
		if x.Key != "" {
			list[last].Notes = append(list[last].Notes, intake.DoubtNote{Field: x.Field, Key: x.Key, Text: x.Text, Name: x.Name})
		}
	}
	return list
}

// showReport prints the report for a person.
func (c *console) showReport(r report) error {
	d, n := r.Document, r.Counts
	w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "%s %s, %s, %s\n%s\n\n", d.Type, d.Number, d.IssuedOn.Format(), d.Issuer, d.Title)
	fmt.Fprintln(w, c.words.T("cli.import.would_make", n.Groups, n.Tasks, n.Targets, n.Duties, n.BodyTasks))
	c.showFound(w, r)
	for _, warning := range r.Warnings {
		fmt.Fprintln(w, "! "+c.words.T(warning.Key, warning.args...))
	}
	fmt.Fprintln(w, "\n"+c.words.T("cli.import.doubts", n.Doubts))
	for _, doubt := range r.Doubts {
		fmt.Fprintf(w, "  %s\t%s\t%s\n", c.item(doubt), doubt.Field, c.reason(doubt))
	}
	fmt.Fprintln(w, "\n"+c.words.T("cli.import.differences", n.Differences))
	for _, diff := range r.Differences {
		fmt.Fprintf(w, "  %s\t%s\t%s\n", c.words.T("intake.difference."+string(diff.Kind)), diff.Body, diff.Appendix)
	}
	fmt.Fprintln(w, "\n"+c.words.T("cli.import.nothing_stored"))
	return w.Flush()
}

// showFound prints what was found, doubted and unresolved, and the organisations that have ended.
func (c *console) showFound(w io.Writer, r report) {
	fmt.Fprintf(w, "\n\t%s\t%s\t%s\n", c.words.T("intake.found"), c.words.T("intake.doubted"), c.words.T("intake.unresolved"))
	f := r.Found
	for _, row := range []struct {
		key   string
		tally intake.Tally
	}{
		{"tasks", f.Tasks}, {"groups", f.Groups}, {"leads", f.Leads}, {"coordinators", f.Coordinators}, {"products", f.Products},
		{"deadlines", f.Deadlines}, {"targets", f.Targets}, {"duties", f.Obligations}, {"items", f.BodyTasks},
		{"differences", f.Reconciliations}, {"amendments", f.Amendments}, {"left_out", f.LeftOut},
	} {
		if t := row.tally; t != (intake.Tally{}) {
			fmt.Fprintf(w, "  %s\t%d\t%d\t%d\n", c.words.T("intake.figure."+row.key), t.Found, t.Doubted, t.Unresolved)
		}
	}
	fmt.Fprintln(w, "\n"+c.words.T("intake.named", f.Organisations.Named, f.Organisations.Unknown))
	if len(r.Ended) > 0 {
		fmt.Fprintln(w, c.words.T("intake.ended_title", len(r.Ended)))
	}
	for _, e := range r.Ended {
		fmt.Fprintf(w, "  %s\t%s\t%s\n", e.Name, c.words.T("org.ended", e.Ended.Format()), strings.Join(e.Heirs, "; "))
	}
	if len(r.Amends) > 0 {
		fmt.Fprintln(w, c.words.T("intake.amends")+" "+strings.Join(r.Amends, "; "))
	}
}

// item names what is doubted.
func (c *console) item(d doubt) string { return c.words.T("cli.item."+d.Kind) + " " + d.Ref }

// reason says why, as far as the reader noted it.
func (c *console) reason(d doubt) string {
	return strings.Join(mapped(d.Notes, func(n intake.DoubtNote) string {
		if n.Text == "" {
			return c.words.T(n.Key)
		}
		return c.words.T(n.Key) + ": " + n.Text
	}), "; ")
}
