// Package programme owns the issued document and the plan it carries: facts,
// legal basis, groups, duties, editions, and the text with its places. It does
// not own tasks and targets (rooms of their own), nor how a file is read (intake).
package programme

import (
	"time"

	"dondoc/internal/calendar"
)

// Document is the act that issued a programme, as it stands in its file.
type Document struct {
	ID          string
	Type        string // "Quyết định"
	Number      string // "625/QĐ-UBND"
	NumberKey   string // text.Number of it, for finding
	IssuedOn    calendar.Day
	Issuer      string
	Title       string
	Signer      string
	SignerTitle string
	Effective   string // "from_signing", a day, or empty when not stated
	File        File
	Citations   []Citation // in the order of the text
}

// File is the original that was read; its bytes are kept by digest.
type File struct {
	Name   string
	Format string // "txt", "docx" …
	Digest string // SHA-256, hex
	Size   int64  // bytes
}

// Citation is another document this one rests on or mentions.
type Citation struct {
	Number string // empty for laws cited by title
	Title  string
	Date   calendar.Day
	Role   string // "implements", "legal_basis", "proposal", "mentioned"
	Where  string // path of the item that cites it, empty in the preamble
}

// Programme is one issued document's plan.
type Programme struct {
	ID            string
	Document      Document
	Title         string
	Edition       int  // of the newest edition, from 1
	Retrospective bool // domain rule 19: entered after the fact; no overdue storm, outside rankings
	RestDay       calendar.Policy
	ConfirmedAt   time.Time
	ConfirmedBy   string // name, as the audit shows it
	Sample        bool
}

// Edition is a state of the programme, made by a document.
type Edition struct {
	Programme string
	No        int // from 1
	Document  string
	From      calendar.Day // effective date
}

// Place says where in the source something stands. Blocks are numbered from 0
// in document order; the others count from 1, 0 when the format has no such thing.
type Place struct {
	FirstBlock, LastBlock int
	Page, Line, LineEnd   int
	Table, Row, Cell      int
	Paragraph             int // of the whole document
}

// Block is one paragraph or table cell of the source text, for showing it with places marked.
type Block struct {
	Ordinal int
	Kind    string // "paragraph", "cell"
	Text    string
	Place   Place
}

// Group is a heading of the programme that holds tasks.
type Group struct {
	ID      string
	No      string // "IV"
	Title   string
	Ordinal int
	IsTask  bool // the group is itself a task row
	Edition int
	Place   Place
}

// Duty is an obligation of the organising part that is not a task: plans,
// yearly reports, amendments.
type Duty struct {
	ID         string
	Ref        string // "III.2.3"
	What       string
	Who        []string // names or classes (with a leading "*")
	Recurrence string   // "", "yearly" …
	Ordinal    int
	Place      Place
}

// EffectiveOn is the day the act takes effect, no day when it is not stated.
func (d Document) EffectiveOn() calendar.Day {
	if d.Effective == "from_signing" {
		return d.IssuedOn
	}
	day, err := calendar.ParseDay(d.Effective)
	if err != nil {
		return calendar.Day{}
	}
	return day
}
