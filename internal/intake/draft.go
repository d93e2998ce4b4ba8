// Package intake owns the way from a document to a programme: the draft that is
// read from the text with its doubts marked, the person's check of it, its
// confirmation, and the reconciliation of the document's two texts. It does not
// own how files are printed (docread) nor what becomes of confirmed tasks.
package intake

import (
	"time"

	"dondoc/internal/calendar"
	"dondoc/internal/docread"
)

// Draft is what was read of a document, as JSON the shape that expectations
// are kept in: every item has its place, and the names of the fields that a
// person must check. Nothing of it is in force before it is confirmed.
type Draft struct {
	Document       Facts             `json:"document"`
	Groups         []Group           `json:"groups"`
	Tasks          []Task            `json:"tasks"`
	BodyTasks      []BodyTask        `json:"body_tasks"`
	Targets        []Target          `json:"targets"`
	Obligations    []Obligation      `json:"obligations"`
	Amendments     []Amendment       `json:"amendments,omitempty"` // what the document changes in another one
	Reconciliation []Disagreement    `json:"reconciliation"`
	LeftOut        []LeftOut         `json:"left_out,omitempty"`     // what may be work and is no task; a person takes it or leaves it
	LeftTargets    []LeftTarget      `json:"left_targets,omitempty"` // in their order among the targets
	Warnings       []docread.Warning `json:"warnings,omitempty"`
	Settled        []Settlement      `json:"settled,omitempty"` // what a person answered, newest last; see Undo
	Checked        *Checked          `json:"checked,omitempty"` // set by Keep
}

// Checked says that a person has checked a draft of changes, which waits for the act of amending.
type Checked struct {
	By string    `json:"by"`
	At time.Time `json:"at"`
}

// AmendsOther reports whether the document changes another one: it then makes no programme of its own unless a person says so.
func (d *Draft) AmendsOther() bool { return len(d.Amendments) > 0 || len(d.Document.Amends) > 0 }

// MakesProgramme reports that a draft holds what a programme is made of: tasks, or targets that are no change of another document's.
func (d *Draft) MakesProgramme() bool {
	return len(d.Tasks) > 0 || len(d.Targets) > 0 && len(d.Amendments) == 0
}

// Facts are what the document says about itself.
type Facts struct {
	Type        string       `json:"type"`      // "Quyết định"
	Number      string       `json:"number"`    // "625/QĐ-UBND"
	IssuedOn    calendar.Day `json:"issued_on"` // null where it is not said
	Issuer      string       `json:"issuer"`    // spelled out
	Title       string       `json:"title"`     // the abstract, without "Về việc"
	Signer      string       `json:"signer"`
	SignerTitle string       `json:"signer_title"`
	Effective   string       `json:"effective"` // "from_signing", a day, or empty
	Implements  []string     `json:"implements"`
	Amends      []string     `json:"amends"`
	Cited       []Citation   `json:"cited"`
	Doubts      []string     `json:"doubts,omitempty"`
}

// The roles of a cited document.
const (
	CitedImplements = "implements"
	CitedLegalBasis = "legal_basis"
	CitedProposal   = "proposal"
	CitedMentioned  = "mentioned"
)

// Citation is another document that this one names: by its number, or by its title where it has none.
type Citation struct {
	Number string       `json:"number,omitempty"`
	Title  string       `json:"title,omitempty"`
	Date   calendar.Day `json:"date"`
	Role   string       `json:"role"`
	Where  string       `json:"where,omitempty"` // path or ref of the item; empty in the preamble
}

// Group is a heading of the appendix, or of the prose where there is no appendix.
type Group struct {
	No     string        `json:"no"`
	Title  string        `json:"title"`
	IsTask bool          `json:"is_task"`
	Place  docread.Place `json:"place"`
}

// Check is what the reader thinks of its own reading of one item. Confidence
// is between 0 and 1 and derived from how a field was read; a field below the
// threshold of doubt is named in Doubts, with the reasons in DoubtNotes.
type Check struct {
	Doubts     []string           `json:"doubts"`
	DoubtNotes []DoubtNote        `json:"doubt_notes,omitempty"`
	Confidence map[string]float64 `json:"confidence,omitempty"`
	Corrected  []string           `json:"corrected,omitempty"` // fields that a person changed: the item's phrase is not what they say
}

// DoubtNote is the reason of a doubt: a message key and the text it is about,
// and for a name how it was read.
type DoubtNote struct {
	Field string `json:"field"`
	Key   string `json:"key"`
	Text  string `json:"text,omitempty"`
	Name  string `json:"name,omitempty"` // as the item lists it
}

// Task is a row of the appendix, or an item of the prose where there is no
// appendix. Phrases are verbatim; the lists are what was read of them, a class of
// organisations with a leading "*".
type Task struct {
	Ref                string        `json:"ref"`
	Group              *string       `json:"group"`             // null for none
	GroupAt            docread.Place `json:"group_at,omitzero"` // of the group's heading, where a person chose it
	Content            string        `json:"content"`
	LeadPhrase         string        `json:"lead_phrase,omitempty"`
	Leads              []string      `json:"leads"`
	CoordinatingPhrase string        `json:"coordinating_phrase,omitempty"`
	Coordinators       []string      `json:"coordinators"`
	Others             []Other       `json:"others,omitempty"`
	ProductPhrase      string        `json:"product_phrase,omitempty"`
	Products           []string      `json:"products"`
	Deadline           Deadline      `json:"deadline"`
	DependsOn          []string      `json:"depends_on,omitempty"` // refs of the tasks that feed this one
	SourceLines        []int         `json:"source_lines,omitempty"`
	Place              docread.Place `json:"place"`
	Check
}

// LeftOut is an item of the document that may be work and that is none of the draft's tasks: the fields of the task that it would be.
type LeftOut struct {
	Task

	Under *Group `json:"under,omitempty"` // the group that the task would stand in; null for none
	Why   string `json:"why"`             // key of the reason in words
}

// Other is a role beside lead and coordinator: submit, examine, participate, monitor, report.
type Other struct {
	Role string   `json:"role"`
	Who  []string `json:"who"`
}

// Deadline is a deadline and who receives the product, where another than the issuer is named.
type Deadline struct {
	calendar.Deadline
	SendTo []string `json:"send_to,omitempty"`
}

// BodyTask is an assignment in the prose. Appendix holds the refs of the rows that say the same.
type BodyTask struct {
	Path               string        `json:"path"` // of headings and items, "II.4.b.7.5"
	Content            string        `json:"content"`
	LeadPhrase         string        `json:"lead_phrase,omitempty"`
	Leads              []string      `json:"leads"`
	CoordinatingPhrase string        `json:"coordinating_phrase,omitempty"`
	Coordinators       []string      `json:"coordinators"`
	Appendix           []string      `json:"appendix"`
	Due                calendar.Day  `json:"due"` // of Deadline; null for none
	Deadline           *Deadline     `json:"deadline,omitempty"`
	Place              docread.Place `json:"place"`
	Check
}

// Target is a quantified aim. Value, Low and High are numbers in Unit.
type Target struct {
	Ref       string        `json:"ref"`     // path of the item
	Section   string        `json:"section"` // path of the group it stands in
	Indicator string        `json:"indicator"`
	Op        string        `json:"op"` // =, >=, <=, >, <, range
	Value     *float64      `json:"value,omitempty"`
	Low       *float64      `json:"low,omitempty"`
	High      *float64      `json:"high,omitempty"`
	Text      string        `json:"text,omitempty"`
	Unit      string        `json:"unit"`
	Measure   string        `json:"measure,omitempty"` // a target.Measure
	Period    string        `json:"period"`            // "2025" or "2021-2025"
	Who       []string      `json:"who,omitempty"`
	Phrase    string        `json:"phrase"`
	Place     docread.Place `json:"place"`
	Check
}

// Obligation is a duty that is not a task: plans, yearly reports, amendments.
type Obligation struct {
	Ref        string        `json:"ref"`
	Who        []string      `json:"who"`
	What       string        `json:"what"`       // verbatim
	Recurrence *string       `json:"recurrence"` // yearly, half_yearly, quarterly, monthly, weekly; null for none
	Place      docread.Place `json:"place"`
	Check
}

// Act is what an amending document does to a part of another one.
type Act string

// The acts of amending.
const (
	ActAdd     Act = "add"
	ActMove    Act = "move"
	ActReplace Act = "replace"
	ActRename  Act = "rename"
	ActDrop    Act = "drop"
)

// Acts lists them.
func Acts() []Act { return []Act{ActAdd, ActMove, ActReplace, ActRename, ActDrop} }

// Amendment is one change that the document makes in another. What is the part
// or thing changed; From and To are its old and new wording, time or place, where they are said.
type Amendment struct {
	Ref    string        `json:"ref"` // path of the item that says it
	Act    Act           `json:"act"`
	What   string        `json:"what"`
	From   string        `json:"from,omitempty"`
	To     string        `json:"to,omitempty"`
	In     string        `json:"in,omitempty"`   // the amended document: its number, or its title
	Task   *Task         `json:"task,omitempty"` // the row that says who deals with what is added
	Phrase string        `json:"phrase"`         // verbatim
	Place  docread.Place `json:"place"`
	Check
}

// Disagreement is one place where prose and appendix differ. Which fields are
// set depends on the kind.
type Disagreement struct {
	Kind           DifferenceKind `json:"kind"`
	Body           string         `json:"body,omitempty"`     // path
	Item           int            `json:"item,omitempty"`     // of the path's item among the body tasks, from 1; 0 in older drafts
	Appendix       string         `json:"appendix,omitempty"` // ref, or number of a group
	Due            calendar.Day   `json:"due,omitzero"`       // the date that only one of them has
	BodyLeads      []string       `json:"body_leads,omitempty"`
	AppendixLeads  []string       `json:"appendix_leads,omitempty"`
	BodyPhrase     string         `json:"body_phrase,omitempty"` // deadlines, verbatim
	AppendixPhrase string         `json:"appendix_phrase,omitempty"`
	BodyTitle      string         `json:"body_title,omitempty"`
	AppendixTitle  string         `json:"appendix_title,omitempty"`
}
