package assignment

import (
	"dondoc/internal/calendar"
)

// Post is a position in an organisation that is in charge of assignments. The
// duties stay with the post when the person changes.
type Post struct {
	ID      string
	Unit    string
	Title   string
	Holders []Holder // in order of time
	Version int
}

// Holder is who has a post from a day to a day, both included; a zero To is open.
type Holder struct {
	User     string
	From, To calendar.Day
}

// HolderOn is the user who has the post on a day, empty when it is vacant.
func (p Post) HolderOn(day calendar.Day) string {
	for _, h := range p.Holders {
		if !day.Before(h.From) && (h.To.IsZero() || !day.After(h.To)) {
			return h.User
		}
	}
	return ""
}

// Tenure is the time an organisation had an assignment. A past one keeps a
// read-only view of it (domain rule 9). To is the day it was handed on; a zero
// To is open.
type Tenure struct {
	Unit     string
	From, To calendar.Day
}
