package web

// workSource gives groups of what the visitor owes now, beginning with what is
// most urgent. Each room's source stands in the room's own file.
type workSource func(s *Site, v *visit, f frame) ([]workGroup, error)

// workSources are asked in the order of the page; add a line under the heading it belongs to.
func workSources() []workSource {
	return []workSource{
		// Others wait for the visitor.
		(*Site).workAnswers,
		(*Site).workPlans,

		// The visitor's own duties.
		(*Site).workDuties,

		// Reports and plans that are due.

		// What others asked of the visitor's organisation: coordination, instructions, recommendations.
		(*Site).workMatters,

		// What the visitor should know: mentions.
		(*Site).workMentions,
	}
}

// workGroup is things with the same next step. Items are the first of Total;
// All is the page with the rest, empty where there is none.
type workGroup struct {
	Key         string // names the group in addresses
	Title, Icon string
	Items       []workItem
	Total       int
	All         string
}

// workItem is one thing to do, on one card.
type workItem struct {
	URL     string // where it is done
	Ref     string // the task's number in the document
	Number  string // of the programme's document
	Content string
	Unit    string // who must do it; empty where the page says so
	Due     string // the last day, in words
	Note    string // what it is about, how long it waits, why it came back
	Chips   []chip

	ID      string // of the duty, for the acts that need one tap
	Version int
	Receive bool // one tap takes it up
}

// workGroups asks every source and leaves out what is empty.
func (s *Site) workGroups(v *visit, f frame) ([]workGroup, error) {
	var all []workGroup
	for _, source := range workSources() {
		groups, err := source(s, v, f)
		if err != nil {
			return nil, err
		}
		for _, g := range groups {
			if g.Total > 0 {
				all = append(all, g)
			}
		}
	}
	return all, nil
}
