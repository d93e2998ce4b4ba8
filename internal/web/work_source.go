package web

import "dondoc/internal/assignment"

// workSource gives groups of what the visitor owes now, beginning with what is
// most urgent. Each room's source stands in the room's own file.
type workSource func(s *Site, v *visit, f frame) ([]workGroup, error)

// workSources are asked in the order of the page; add a line under the heading it belongs to.
func workSources() []workSource {
	return []workSource{
		// Others wait for the visitor.
		(*Site).workAnswers,
		(*Site).workReports,
		(*Site).workPlans,

		// The visitor's own duties.
		(*Site).workDuties,

		// Reports and plans that are due.
		(*Site).workOutstanding,
		(*Site).workOwedPlans,

		// What others asked of the visitor's organisation: coordination, instructions, recommendations.
		(*Site).workMatters,

		// What the visitor should know: pending requests, duties that went to others, mentions.
		(*Site).workRequested,
		(*Site).workHanded,
		(*Site).workMentions,
	}
}

// workGroup is things with the same next step. Items are the first of Total;
// All is the page with the rest, empty where there is none.
type workGroup struct {
	Key         string // names the group in addresses: /work?group=KEY shows it alone
	Title, Icon string
	Items       []workItem
	Total       int
	All         string
	Elsewhere   bool // somebody else has to act: the page gives the number alone
	Bulk        *bulkForm
}

// workItem is one thing to do, on one card.
type workItem struct {
	URL     string // where it is done
	Ref     string // the task's number in the document
	Number  string // of the programme's document
	Content string
	Unit    string     // who must do it; empty where the page says so
	Due     string     // the last day, in words
	Note    string     // what it is about, how long it waits, why it came back
	Words   string     // what somebody wrote that must be read before acting
	Files   []fileView // what came with it
	// Products are what a claim rests on.
	Products []productView
	Chips    []chip
	Forms    []actForm // what can be done from the card
	Pick     *pick
}

// pick is the box that puts a card into an act on several.
type pick struct {
	Form, Value, Label string
	Chosen             bool
}

// bulkForm is the form of an act on several cards; their boxes name it.
type bulkForm struct{ Form, URL, Do string }

const (
	// workFirst is how many cards of each group the page of all groups shows.
	workFirst = 5
	// workRows is how many cards a group's own page shows.
	workRows = 50
)

// workPage is the page of one group the address asks for, or the first cards of all.
func (f frame) workPage() (group string, p assignment.Page) {
	group = f.visit.URL.Query().Get("group")
	if group == "" {
		return group, assignment.Page{Limit: workFirst}
	}
	return group, assignment.Page{Limit: workRows, Offset: (f.pageNumber("page") - 1) * workRows}
}

// rest is the address of a group's own page, where it has more than it shows.
func (f frame) rest(g workGroup) string {
	if asked, _ := f.workPage(); asked != "" || g.Total <= len(g.Items) {
		return ""
	}
	return f.To("/work", "group", g.Key)
}

// workGroups asks every source and leaves out what is empty, and what the address does not ask for.
func (s *Site) workGroups(v *visit, f frame) ([]workGroup, error) {
	asked, _ := f.workPage()
	var all []workGroup
	for _, source := range workSources() {
		groups, err := source(s, v, f)
		if err != nil {
			return nil, err
		}
		for _, g := range groups {
			if g.Total > 0 && (asked == "" || asked == g.Key) {
				all = append(all, g)
			}
		}
	}
	return all, nil
}
