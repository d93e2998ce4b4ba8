package cli

import (
	"fmt"
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
	Kind  string             `json:"kind"` // "document", "task", "body_task", "target"
	Ref   string             `json:"ref,omitempty"`
	Field string             `json:"field"`
	Notes []intake.DoubtNote `json:"notes,omitempty"`
}

func reportOf(r intake.Reading) report {
	d := r.Draft
	doubts := doubtsOf(d)
	return report{
		Document: reportedDocument{d.Document.Type, d.Document.Number, d.Document.IssuedOn, d.Document.Issuer, d.Document.Title},
		SHA256:   r.File.Digest,
		Counts: counts{
			Groups: len(d.Groups), Tasks: len(d.Tasks), BodyTasks: len(d.BodyTasks), Targets: len(d.Targets),
			Duties: len(d.Obligations), Doubts: len(doubts), Differences: len(d.Reconciliation),
		},
		Doubts: doubts, Differences: present(d.Reconciliation), Warnings: mapped(d.Warnings, warningOf),
	}
}

func doubtsOf(d *intake.Draft) []doubt {
	all := fields("document", "", d.Document.Doubts, nil)
	for _, t := range d.Tasks {
		all = append(all, fields("task", t.Ref, t.Doubts, t.DoubtNotes)...)
	}
	for _, t := range d.BodyTasks {
		all = append(all, fields("body_task", t.Path, t.Doubts, t.DoubtNotes)...)
	}
	for _, t := range d.Targets {
		all = append(all, fields("target", t.Ref, t.Doubts, t.DoubtNotes)...)
	}
	return all
}

func fields(kind, ref string, names []string, notes []intake.DoubtNote) []doubt {
	list := make([]doubt, 0, len(names))
	for _, field := range names {
		made := doubt{Kind: kind, Ref: ref, Field: field}
		for _, n := range notes {
			if n.Field == field {
				made.Notes = append(made.Notes, n)
			}
		}
		list = append(list, made)
	}
	return list
}

// showReport prints the report for a person.
func (c *console) showReport(r report) error {
	d, n := r.Document, r.Counts
	w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "%s %s, %s, %s\n%s\n\n", d.Type, d.Number, d.IssuedOn.Format(), d.Issuer, d.Title)
	fmt.Fprintln(w, c.words.T("cli.import.would_make", n.Groups, n.Tasks, n.Targets, n.Duties, n.BodyTasks))
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
