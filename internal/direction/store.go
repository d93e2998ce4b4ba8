package direction

import (
	"time"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
)

// Tx is what the room needs of a transaction.
type Tx interface {
	assignment.Tx

	Coordination(id string) (Coordination, error)
	Coordinations(assignment string) ([]Coordination, error) // by number
	// InsertCoordination adds one; errs.Conflict "coordination.exists" when the assignment has one of its number.
	InsertCoordination(Coordination) error
	// UpdateCoordination stores what a step changed; errs.Conflict "coordination.stale" when v.Version is not the stored one.
	UpdateCoordination(v Coordination, step Step) error
	// CoordinationRows is a page of coordinations, by last day.
	CoordinationRows(f Filter, p assignment.Page) ([]Row, error)

	Instruction(id string) (Instruction, error)
	Instructions(task string) ([]Instruction, error) // by number
	InsertInstruction(Instruction) error
	InsertInstructionFile(instruction string, e Enclosure) error
	UpdateInstruction(v Instruction, step Step) error
	// InstructionRows is a page of instructions, by last day, those for information at the end.
	InstructionRows(f Filter, p assignment.Page) ([]Row, error)

	Inspection(id string) (Inspection, error)
	// Inspections is a page of all, the newest decision first, without scope, addenda and recommendations.
	Inspections(p assignment.Page) ([]Inspection, error)
	// InspectionsOfAssignment lists those a duty or its organisation is within the scope of, in the same form and order.
	InspectionsOfAssignment(id string) ([]Inspection, error)
	InsertInspection(Inspection) error
	InsertInspectionFile(inspection string, e Enclosure) error
	// UpdateInspection stores the conclusion; errs.Conflict "inspection.stale" when i.Version is not the stored one.
	UpdateInspection(i Inspection) error
	InsertAddendum(inspection string, v Addendum) error
	Recommendation(id string) (Recommendation, error)
	InsertRecommendation(Recommendation) error
	UpdateRecommendation(v Recommendation, step Step) error
	RecommendationRows(f Filter, p assignment.Page) ([]Row, error)

	// Silences counts by assignment what is overdue for an answer on the day.
	Silences(day calendar.Day) ([]Silence, error)
}

// Subject is which of the three something is.
type Subject string

// The subjects.
const (
	OfCoordination   Subject = "coordination"
	OfInstruction    Subject = "instruction"
	OfRecommendation Subject = "recommendation"
)

// Stage narrows a list to those that wait for one of the sides.
type Stage string

// The stages. What belongs to a duty at an end waits for nobody.
const (
	AnyStage   Stage = ""
	Unanswered Stage = "unanswered" // for an answer
	Unjudged   Stage = "unjudged"   // for whoever asked
)

// Circle is whose matters a list shows.
type Circle string

// The circles, each with the organisations below those of the person's grants,
// and those whose work they carry on.
const (
	Everyones Circle = "all"
	MineAsked Circle = "asked"  // asked of organisations the person is officer or leader of
	MineAsks  Circle = "asking" // asked by the person, or by those organisations, or by the office the person is of
)

// Filter selects matters.
type Filter struct {
	Circle Circle
	User   string // of MineAsked and MineAsks
	Whole  bool   // the user is of the office for the whole tenant
	// Inspects says that the user is that or an inspector, for the whole tenant.
	Inspects bool
	Day      calendar.Day // which organisations carry on whose work; and with Overdue what is overdue
	Stage    Stage
	// Overdue leaves only what is unanswered although its last day has passed on Day.
	Overdue bool
}

// Row is a matter as lists show it.
type Row struct {
	Subject    Subject
	ID         string
	Parent     string // assignment, or inspection of a recommendation
	Ref        string // the task's number in the document; empty for a recommendation
	Content    string // the task's words, or what is inspected
	Number     string // of the programme's document, or of the inspection's decision
	Unit       string // organisation that must answer
	Kind       Kind   // of a coordination
	Words      string
	Due        calendar.Day
	State      State
	AnsweredOn calendar.Day
	AuthorName string
	At         time.Time
	Total      int // rows of all pages
}

// Matter is what the row tells of it, without steps.
func (r Row) Matter() Matter {
	return Matter{ID: r.ID, Words: r.Words, Due: r.Due, State: r.State, AnsweredOn: r.AnsweredOn, AuthorName: r.AuthorName, At: r.At}
}

// Silence is what nobody answered in time about one assignment.
type Silence struct {
	Assignment    string
	Coordinations int
	Instructions  int
}
