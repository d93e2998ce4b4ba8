package assignment

import "slices"

// Facet is a question about duties that has a number and a list. Both come from
// one condition, so that a figure always opens the list that makes it. Historic
// duties answer to FacetHistoric alone (domain rule 19).
type Facet string

// The facets.
const (
	FacetAll          Facet = ""
	FacetOpen         Facet = "open" // assigned, under way, suspended or declined
	FacetUnreceived   Facet = "unreceived"
	FacetOverdue      Facet = "overdue" // nothing is handed in and the last day has passed
	FacetSoon         Facet = "soon"
	FacetLater        Facet = "later" // to do, and due after what is soon
	FacetUndated      Facet = "undated"
	FacetReturned     Facet = "returned"
	FacetWithLeader   Facet = "awaiting_leader"
	FacetWithAssigner Facet = "awaiting_assigner"
	FacetHanded       Facet = "handed" // counts as handed in and is not confirmed yet
	FacetRequested    Facet = "requests"
	FacetSuspended    Facet = "suspended"
	FacetDeclined     Facet = "declined" // waits to be given again
	FacetUnposted     Facet = "unposted" // no post is in charge
	FacetDone         Facet = "completed"
	FacetDoneInTime   Facet = "done_on_time"
	FacetDoneLate     Facet = "done_late"
	FacetDoneUndated  Facet = "done_undated"
	FacetEnded        Facet = "ended"    // revoked or closed
	FacetHistoric     Facet = "historic" // of a retrospective programme, passed when it was given
)

// Facets lists every facet but FacetAll, in the order of Counts.
func Facets() []Facet {
	return []Facet{
		FacetOpen, FacetUnreceived, FacetOverdue, FacetSoon, FacetLater, FacetUndated, FacetReturned,
		FacetWithLeader, FacetWithAssigner, FacetHanded, FacetRequested, FacetSuspended, FacetDeclined, FacetUnposted,
		FacetDone, FacetDoneInTime, FacetDoneLate, FacetDoneUndated, FacetEnded, FacetHistoric,
	}
}

// Counts are how many duties each facet has, in the order of Facets.
type Counts []int

// Of is the number of one facet.
func (c Counts) Of(f Facet) int {
	i := slices.Index(Facets(), f)
	if i < 0 || i >= len(c) {
		return 0
	}
	return c[i]
}

// Plus adds two counts up.
func (c Counts) Plus(other Counts) Counts {
	sum := make(Counts, len(Facets()))
	for i := range sum {
		for _, one := range []Counts{c, other} {
			if i < len(one) {
				sum[i] += one[i]
			}
		}
	}
	return sum
}

// OnTime is the share of what was due that was done in time, in percent, with
// its numerator and its declared denominator: done + overdue and open (domain
// rule 14). What is not yet due, undated, suspended, handed in but not
// confirmed, or historic is outside. A zero denominator has no rate.
func (c Counts) OnTime() (done, of int) {
	return c.Of(FacetDoneInTime), c.Of(FacetDoneInTime) + c.Of(FacetDoneLate) + c.Of(FacetOverdue)
}
