package assignment

import "slices"

// Rule says who may make a move in which states, and where it leads. An empty
// list of states means any; an empty target leaves the axis as it is.
type Rule struct {
	Move         Move
	By           []Party
	Work         []Work
	Confirmation []Confirmation
	Pending      Pending
	ToWork       Work
	ToConfirm    Confirmation
	Requests     Fate
}

// Pending is what a rule asks of the pending request.
type Pending string

// What may be pending.
const (
	Whatever Pending = "whatever"
	Nothing  Pending = "nothing" // one request at a time (domain rule 8)
	This     Pending = "this"    // a request of the move's kind
)

// Fate is what becomes of the pending request.
type Fate string

// The fates. A request that another act makes pointless lapses, and both sides
// are told (domain rule 9). A pending extension outlives a submission: it was
// asked in time and its answer still moves the last day.
const (
	Stays             Fate = "stays"
	Begins            Fate = "begins"
	Ends              Fate = "ends"
	LapsesButExtended Fate = "lapses_unless_extension"
	Lapses            Fate = "lapses"
)

// Rules is the state machine: every move that exists, and nothing else moves an
// assignment. The diagram in docs/reference/assignment-states.md is printed from
// it, and the tests try every state, move and party against it.
func Rules() []Rule { return slices.Clone(table) }

// table is built once: every act asks it.
var table = rules()

//nolint:funlen // one table; cutting it would hide what belongs together
func rules() []Rule {
	var (
		unit    = []Party{Officer, Head}
		above   = []Party{Assigner}
		open    = []Work{Assigned, Underway}
		working = []Work{Underway}
		judged  = []Work{Assigned, Underway, Suspended, Completed} // a report may still wait when the work went on
		idle    = []Confirmation{Unclaimed, Returned}
		claimed = []Confirmation{AwaitingLeader, AwaitingAssigner}
		pending = []Confirmation{Unclaimed, Returned, AwaitingLeader, AwaitingAssigner}
	)
	all := []Rule{
		{Move{Act: Receive}, unit, []Work{Assigned}, idle, Nothing, Underway, "", Stays},
		{Move{Act: HandIn}, unit, working, idle, Whatever, "", "", Stays},
		{Move{Act: WithdrawProduct}, unit, working, idle, Whatever, "", "", Stays},
		{Move{Act: Report}, unit, working, idle, Whatever, "", "", Stays},
		{Move{Act: ApproveReport}, []Party{Head}, judged, nil, Whatever, "", "", Stays},
		{Move{Act: SendBackReport}, []Party{Head}, judged, nil, Whatever, "", "", Stays},
		{Move{Act: ReceiveReport}, above, judged, nil, Whatever, "", "", Stays},
		{Move{Act: ReturnReport}, above, judged, nil, Whatever, "", "", Stays},
		{Move{Act: Submit}, unit, working, idle, Whatever, "", AwaitingLeader, LapsesButExtended},
		{Move{Act: Approve}, []Party{Head}, working, []Confirmation{AwaitingLeader}, Whatever, "", AwaitingAssigner, Stays},
		{Move{Act: SendBack}, []Party{Head}, working, []Confirmation{AwaitingLeader}, Whatever, "", Unclaimed, Stays},
		{Move{Act: Withdraw}, unit, working, claimed, Whatever, "", Unclaimed, Stays},
		{Move{Act: Accept}, above, working, []Confirmation{AwaitingAssigner}, Whatever, Completed, Confirmed, Lapses},
		{Move{Act: Return}, above, working, []Confirmation{AwaitingAssigner}, Whatever, "", Returned, Stays},
		{Move{Act: Reopen}, above, []Work{Completed}, []Confirmation{Confirmed}, Whatever, Underway, Returned, Stays},

		{Move{Act: Extend}, above, open, pending, Whatever, "", "", Lapses},
		{Move{Act: Hand}, above, []Work{Assigned, Underway, Suspended, Declined}, pending, Whatever, Assigned, Unclaimed, Lapses},
		{Move{Act: Revoke}, above, []Work{Assigned, Underway, Suspended, Declined}, pending, Whatever, Revoked, Unclaimed, Lapses},
		{Move{Act: Close}, above, []Work{Assigned, Underway, Suspended, Declined}, pending, Whatever, Closed, Unclaimed, Lapses},
		{Move{Act: Suspend}, above, working, pending, Whatever, Suspended, Unclaimed, Lapses},
		{Move{Act: Resume}, above, []Work{Suspended}, nil, Whatever, Underway, "", Stays},
		{Move{Act: Recall}, above, open, pending, Whatever, Completed, Confirmed, Lapses},

		{Move{Act: Involve}, []Party{Officer, Head, Assigner}, open, nil, Whatever, "", "", Stays},
		{Move{Act: Supply}, Parties(), open, nil, Whatever, "", "", Stays},
		{Move{Act: Coordinate}, []Party{Coordinator}, open, nil, Whatever, "", "", Stays},
		{Move{Act: Instruct}, []Party{Overseer, Assigner}, []Work{Assigned, Underway, Suspended, Declined}, nil, Whatever, "", "", Stays},
		{Move{Act: Answer}, unit, []Work{Assigned, Underway, Suspended}, nil, Whatever, "", "", Stays},
		{Move{Act: Inspect}, []Party{Inspector, Assigner}, nil, nil, Whatever, "", "", Stays},
		{Move{Act: Advance}, []Party{Officer, Head, Assigner}, []Work{Underway, Suspended, Completed}, nil, Whatever, "", "", Stays},
		{Move{Act: Excuse}, above, nil, nil, Whatever, "", "", Stays},
		{Move{Act: Remark}, []Party{Officer, Head, Assigner, Coordinator, Overseer, Inspector}, nil, nil, Whatever, "", "", Stays},
	}
	return append(all, requestRules(unit, above, idle, pending)...)
}

// requestRules are the rules of asking, deciding and taking back, for each kind.
func requestRules(unit, above []Party, idle, pending []Confirmation) []Rule {
	var rules []Rule
	for _, kind := range RequestKinds() {
		end := grants(kind)
		rules = append(rules,
			Rule{Move{Ask, kind}, unit, askable(kind), idle, Nothing, "", "", Begins},
			Rule{Move{WithdrawRequest, kind}, unit, nil, nil, This, "", "", Ends},
			Rule{Move{Refuse, kind}, above, nil, nil, This, "", "", Ends},
			Rule{Move{Grant, kind}, above, askable(kind), pending, This, end.Work, end.Confirmation, Ends},
		)
	}
	return rules
}

// askable is the work a request can be about: what was not received yet can be
// refused, what is under way can be extended or suspended.
func askable(kind RequestKind) []Work {
	switch kind {
	case Refusal:
		return []Work{Assigned}
	case Extension, Suspension:
		return []Work{Underway}
	default:
		return []Work{Assigned, Underway}
	}
}

// grants is where a granted request leads.
func grants(kind RequestKind) State {
	switch kind {
	case Transfer:
		return State{Work: Assigned, Confirmation: Unclaimed}
	case Refusal:
		return State{Work: Declined, Confirmation: Unclaimed}
	case Revocation:
		return State{Work: Revoked, Confirmation: Unclaimed}
	case Closing:
		return State{Work: Closed, Confirmation: Unclaimed}
	case Suspension:
		return State{Work: Suspended, Confirmation: Unclaimed}
	default: // an extension moves the last day only
		return State{}
	}
}

func (r Rule) by(parties []Party) bool {
	return slices.ContainsFunc(parties, func(p Party) bool { return slices.Contains(r.By, p) })
}

func (r Rule) from(s State) bool {
	return (len(r.Work) == 0 || slices.Contains(r.Work, s.Work)) &&
		(len(r.Confirmation) == 0 || slices.Contains(r.Confirmation, s.Confirmation)) &&
		r.pending(s.Request)
}

func (r Rule) pending(k RequestKind) bool {
	switch r.Pending {
	case Nothing:
		return k == NoRequest
	case This:
		return k == r.Move.Kind
	default:
		return true
	}
}

func (r Rule) to(s State) State {
	if r.ToWork != "" {
		s.Work = r.ToWork
	}
	if r.ToConfirm != "" {
		s.Confirmation = r.ToConfirm
	}
	s.Request = r.Requests.of(s.Request, r.Move.Kind)
	return s
}

func (f Fate) of(now, asked RequestKind) RequestKind {
	switch f {
	case Begins:
		return asked
	case Ends, Lapses:
		return NoRequest
	case LapsesButExtended:
		if now == Extension {
			return now
		}
		return NoRequest
	default:
		return now
	}
}
