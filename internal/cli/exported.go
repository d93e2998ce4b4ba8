package cli

import (
	"strings"
	"time"

	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/intake"
	"dondoc/internal/org"
	"dondoc/internal/programme"
	"dondoc/internal/target"
	"dondoc/internal/task"
)

// exported is a whole programme as JSON. Days are YYYY-MM-DD, instants RFC 3339
// in UTC; ids are the installation's own.
type exported struct {
	Programme     exportedProgramme    `json:"programme"`
	Editions      []exportedEdition    `json:"editions"`
	Groups        []exportedGroup      `json:"groups"`
	Tasks         []exportedTask       `json:"tasks"`
	Targets       []exportedTarget     `json:"targets"`
	Duties        []exportedDuty       `json:"duties"`
	Differences   []exportedDifference `json:"differences"`
	Organisations []exportedUnit       `json:"organisations"`
}

type exportedProgramme struct {
	ID            string           `json:"id"`
	Title         string           `json:"title"`
	Edition       int              `json:"edition"`
	Retrospective bool             `json:"retrospective"`
	RestDay       calendar.Policy  `json:"rest_day"`
	ConfirmedAt   time.Time        `json:"confirmed_at"`
	ConfirmedBy   string           `json:"confirmed_by"`
	Sample        bool             `json:"sample"`
	Document      exportedDocument `json:"document"`
}

type exportedDocument struct {
	Type        string             `json:"type"`
	Number      string             `json:"number"`
	IssuedOn    calendar.Day       `json:"issued_on"`
	Issuer      string             `json:"issuer"`
	Title       string             `json:"title"`
	Signer      string             `json:"signer"`
	SignerTitle string             `json:"signer_title"`
	Effective   string             `json:"effective"`
	File        exportedFile       `json:"file"`
	Citations   []exportedCitation `json:"citations"`
}

type exportedFile struct {
	Name   string `json:"name"`
	Format string `json:"format"`
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
}

type exportedCitation struct {
	Number string       `json:"number,omitempty"`
	Title  string       `json:"title"`
	Date   calendar.Day `json:"date"`
	Role   string       `json:"role"`
	Where  string       `json:"where,omitempty"`
}

// exportedPlace counts blocks from 0 and everything else from 1; what a format
// does not have is left out.
type exportedPlace struct {
	FirstBlock int `json:"first_block"`
	LastBlock  int `json:"last_block"`
	Page       int `json:"page,omitempty"`
	Line       int `json:"line,omitempty"`
	LineEnd    int `json:"line_end,omitempty"`
	Table      int `json:"table,omitempty"`
	Row        int `json:"row,omitempty"`
	Cell       int `json:"cell,omitempty"`
	Paragraph  int `json:"paragraph,omitempty"`
}

type exportedEdition struct {
	No   int          `json:"no"`
	From calendar.Day `json:"from"`
}

type exportedGroup struct {
	ID     string        `json:"id"`
	No     string        `json:"no"`
	Title  string        `json:"title"`
	IsTask bool          `json:"is_task"`
	Place  exportedPlace `json:"place"`
}

type exportedTask struct {
	ID                 string              `json:"id"`
	Ref                string              `json:"ref"`
	Group              string              `json:"group,omitempty"`
	Content            string              `json:"content"`
	Source             task.Source         `json:"source"`
	Listed             bool                `json:"listed"`
	LeadPhrase         string              `json:"lead_phrase,omitempty"`
	CoordinatingPhrase string              `json:"coordinating_phrase,omitempty"`
	ProductPhrase      string              `json:"product_phrase,omitempty"`
	Roles              []exportedRole      `json:"roles"`
	Products           []string            `json:"products"`
	Deadlines          []calendar.Deadline `json:"deadlines"`
	DependsOn          []string            `json:"depends_on"`
	Covers             []string            `json:"covers"`
	Doubts             []string            `json:"doubts"`
	Edition            int                 `json:"edition"`
	Place              exportedPlace       `json:"place"`
}

type exportedRole struct {
	Kind         task.RoleKind `json:"kind"`
	Name         string        `json:"name"`
	Organisation string        `json:"organisation,omitempty"`
	Class        bool          `json:"class,omitempty"`
}

type exportedTarget struct {
	ID        string         `json:"id"`
	Ref       string         `json:"ref"`
	Section   string         `json:"section,omitempty"`
	Indicator string         `json:"indicator"`
	Op        string         `json:"op,omitempty"`
	Value     string         `json:"value,omitempty"`
	Low       string         `json:"low,omitempty"`
	High      string         `json:"high,omitempty"`
	Text      string         `json:"text,omitempty"`
	Unit      string         `json:"unit,omitempty"`
	Period    string         `json:"period,omitempty"`
	Measure   target.Measure `json:"measure,omitempty"`
	Who       []string       `json:"who"`
	Phrase    string         `json:"phrase"`
	Doubts    []string       `json:"doubts"`
	Place     exportedPlace  `json:"place"`
}

type exportedDuty struct {
	Ref        string        `json:"ref"`
	What       string        `json:"what"`
	Who        []string      `json:"who"`
	Recurrence string        `json:"recurrence,omitempty"`
	Place      exportedPlace `json:"place"`
}

type exportedDifference struct {
	Kind         intake.DifferenceKind `json:"kind"`
	BodyTask     string                `json:"body_task,omitempty"`
	AppendixTask string                `json:"appendix_task,omitempty"`
	Group        string                `json:"group,omitempty"`
	Body         []string              `json:"body"`
	Appendix     []string              `json:"appendix"`
	Decision     intake.Decision       `json:"decision,omitempty"`
	Note         string                `json:"note,omitempty"`
	DecidedBy    string                `json:"decided_by,omitempty"`
	DecidedAt    time.Time             `json:"decided_at,omitzero"`
}

type exportedUnit struct {
	ID     string       `json:"id"`
	Kind   org.Kind     `json:"kind"`
	Parent string       `json:"parent,omitempty"`
	Name   string       `json:"name"`
	From   calendar.Day `json:"from,omitzero"`
	To     calendar.Day `json:"to,omitzero"`
}

func exportPlace(p programme.Place) exportedPlace { return exportedPlace(p) }

func exportProgramme(p programme.Programme) exportedProgramme {
	d := p.Document
	return exportedProgramme{
		ID: p.ID, Title: p.Title, Edition: p.Edition, Retrospective: p.Retrospective, RestDay: p.RestDay,
		ConfirmedAt: p.ConfirmedAt, ConfirmedBy: p.ConfirmedBy, Sample: p.Sample,
		Document: exportedDocument{
			Type: d.Type, Number: d.Number, IssuedOn: d.IssuedOn, Issuer: d.Issuer, Title: d.Title,
			Signer: d.Signer, SignerTitle: d.SignerTitle, Effective: d.Effective,
			File:      exportedFile{d.File.Name, d.File.Format, d.File.Digest, d.File.Size},
			Citations: mapped(d.Citations, func(c programme.Citation) exportedCitation { return exportedCitation(c) }),
		},
	}
}

func exportEdition(e programme.Edition) exportedEdition { return exportedEdition{e.No, e.From} }

func exportGroup(g programme.Group) exportedGroup {
	return exportedGroup{g.ID, g.No, g.Title, g.IsTask, exportPlace(g.Place)}
}

func exportDuty(d programme.Duty) exportedDuty {
	return exportedDuty{d.Ref, d.What, present(d.Who), d.Recurrence, exportPlace(d.Place)}
}

func exportTask(t task.Task, products []deliverable.Deliverable) exportedTask {
	return exportedTask{
		ID: t.ID, Ref: t.Ref, Group: t.Group, Content: t.Content, Source: t.Source, Listed: t.Listed,
		LeadPhrase: t.LeadPhrase, CoordinatingPhrase: t.CoordinatingPhrase, ProductPhrase: t.ProductPhrase,
		Roles:     mapped(t.Roles, func(r task.Role) exportedRole { return exportedRole{r.Kind, r.Name, r.Org, r.Class} }),
		Products:  mapped(products, func(d deliverable.Deliverable) string { return d.Name }),
		Deadlines: present(t.Deadlines), DependsOn: present(t.DependsOn), Covers: present(t.Covers), Doubts: present(t.Doubts),
		Edition: t.Edition, Place: exportPlace(t.Place),
	}
}

func exportTarget(t target.Target) exportedTarget {
	return exportedTarget{
		ID: t.ID, Ref: t.Ref, Section: t.Section, Indicator: t.Indicator, Op: t.Op, Value: t.Value, Low: t.Low,
		High: t.High, Text: t.Text, Unit: t.Unit, Period: t.Period, Measure: t.Measure, Who: present(t.Who),
		Phrase: t.Phrase, Doubts: present(t.Doubts), Place: exportPlace(t.Place),
	}
}

func exportDifference(d intake.Difference) exportedDifference {
	return exportedDifference{
		Kind: d.Kind, BodyTask: d.BodyTask, AppendixTask: d.AppendixTask, Group: d.Group, Body: present(d.BodyValue),
		Appendix: present(d.RowValue), Decision: d.Decision, Note: d.Note, DecidedBy: d.DecidedBy, DecidedAt: d.DecidedAt,
	}
}

func exportUnit(u org.Unit) exportedUnit {
	return exportedUnit{u.ID, u.Kind, u.Parent, u.Name(), u.From, u.To}
}

// present makes a missing list an empty one: a reader of the JSON never meets null.
func present[T any](list []T) []T { return append([]T{}, list...) }

// cells are the task's row in a spreadsheet.
func (t exportedTask) cells() []string {
	var phrases, due, effective []string
	for _, d := range t.Deadlines {
		phrases = append(phrases, d.Phrase)
		if !d.Due.IsZero() {
			due = append(due, d.Due.String())
		}
		if !d.Effective.IsZero() {
			effective = append(effective, d.Effective.String())
		}
	}
	return []string{
		t.Ref, t.Content, t.holders(task.Lead), t.holders(task.Coordinator), strings.Join(t.Products, "; "),
		strings.Join(phrases, "; "), strings.Join(due, "; "), strings.Join(effective, "; "), strings.Join(t.Doubts, "; "),
	}
}

func (t exportedTask) holders(kind task.RoleKind) string {
	var names []string
	for _, r := range t.Roles {
		if r.Kind == kind {
			names = append(names, r.Name)
		}
	}
	return strings.Join(names, "; ")
}
