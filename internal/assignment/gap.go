package assignment

import "dondoc/internal/calendar"

// Clarity is one of the six things a task must be clear about before it is
// activated, "6 rõ" (domain rule 2).
type Clarity string

// The six.
const (
	ClearWho            Clarity = "who"            // rõ người
	ClearWhat           Clarity = "what"           // rõ việc
	ClearWhen           Clarity = "when"           // rõ thời gian
	ClearResponsibility Clarity = "responsibility" // rõ trách nhiệm
	ClearProduct        Clarity = "product"        // rõ sản phẩm
	ClearAuthority      Clarity = "authority"      // rõ thẩm quyền
)

// Clarities lists the six in the order of the saying.
func Clarities() []Clarity {
	return []Clarity{ClearWho, ClearWhat, ClearWhen, ClearResponsibility, ClearProduct, ClearAuthority}
}

// Gap is what a task is not clear about. It is shown to a person and never
// guessed over; Problem is a message key that says what is wrong, Choice.… what
// a person may answer.
type Gap struct {
	Task       string
	Ref        string
	Clarity    Clarity
	Problem    string
	Lead       string   // task.Role.Key of the lead it is about
	Name       string   // that lead as the document names it
	Instalment int      // that it is about, from 1
	Phrase     string   // the deadline's words
	Options    []string // organisations that may be meant
}

// The problems of a gap.
const (
	GapNoLead     = "assignment.gap_no_lead"
	GapUnknown    = "assignment.gap_unknown_lead"   // nobody knows the name: Choice.Units
	GapEnded      = "assignment.gap_ended_lead"     // ended with no heir on record: Choice.Units
	GapSeveral    = "assignment.gap_several_heirs"  // split, or ended with no single heir: Choice.Units
	GapUncertain  = "assignment.gap_uncertain_heir" // the succession is not certain: Choice.Units
	GapClass      = "assignment.gap_open_class"     // who belongs to the class is not said: Choice.Units
	GapContent    = "assignment.gap_no_content"
	GapEvent      = "assignment.gap_event"      // counts from a day that is not known: Choice.Days, the event's
	GapUnresolved = "assignment.gap_unresolved" // the phrase is not understood: Choice.Days, the last day
	GapProduct    = "assignment.gap_no_product" // Choice.Without
	GapAuthority  = "assignment.gap_no_issuer"  // who confirms is not known: Choice.Without
)

// Choice is what a person decides about a task so that it can be activated.
type Choice struct {
	Units map[string][]string // by task.Role.Key of a lead: the organisations that take it
	// Days by instalment, from 1: of an event deadline the event's day, of one
	// that is not understood the last day itself.
	Days    map[int]calendar.Day
	Without []Clarity // activated knowing that this is missing; only product and authority may be
	Reason  string    // why, for the record
}
