package store

// The conditions of assignment.Facet, in the order of assignment.Facets. $2 is the day, $3 the last day that is soon.
const (
	current = "a.historic = 0 and "
	toDo    = current + "a.work in " + workToDo + " and a.submitted_on is null and "
	done    = current + "a.work = 'completed' and "

	facetOpen         = current + "a.work in " + openWork
	facetUnreceived   = current + "a.work = 'assigned'"
	facetOverdue      = toDo + "a.due_key < $2"
	facetSoon         = toDo + "a.due_key >= $2 and a.due_key <= $3"
	facetLater        = toDo + "a.due_key >= $2 and a.due_key > $3 and a.due_key < '" + noDay + "'"
	facetUndated      = toDo + "a.due_key = '" + noDay + "'"
	facetReturned     = current + "a.work in " + openWork + " and a.confirmation = 'returned'"
	facetWithLeader   = current + "a.confirmation = 'awaiting_leader'"
	facetWithAssigner = current + "a.confirmation = 'awaiting_assigner'"
	facetHanded       = current + "a.work in " + workToDo + " and a.submitted_on is not null"
	facetRequested    = current + "a.request <> ''"
	facetSuspended    = current + "a.work = 'suspended'"
	facetDeclined     = current + "a.work = 'declined'"
	facetUnposted     = current + "a.post_id is null and a.work in " + openWork
	facetDone         = current + "a.work = 'completed'"
	facetDoneInTime   = done + "a.submitted_on <= a.due_key and a.due_key < '" + noDay + "'"
	facetDoneLate     = done + "a.submitted_on > a.due_key"
	facetDoneUndated  = done + "a.due_key = '" + noDay + "'"
	facetEnded        = current + "a.work in ('closed', 'revoked')"
	facetHistoric     = "a.historic = 1"

	facetCounts = "count(*) filter (where " + facetOpen + "), count(*) filter (where " + facetUnreceived + `),
  count(*) filter (where ` + facetOverdue + "), count(*) filter (where " + facetSoon + `),
  count(*) filter (where ` + facetLater + "), count(*) filter (where " + facetUndated + `),
  count(*) filter (where ` + facetReturned + "), count(*) filter (where " + facetWithLeader + `),
  count(*) filter (where ` + facetWithAssigner + "), count(*) filter (where " + facetHanded + `),
  count(*) filter (where ` + facetRequested + "), count(*) filter (where " + facetSuspended + `),
  count(*) filter (where ` + facetDeclined + "), count(*) filter (where " + facetUnposted + `),
  count(*) filter (where ` + facetDone + "), count(*) filter (where " + facetDoneInTime + `),
  count(*) filter (where ` + facetDoneLate + "), count(*) filter (where " + facetDoneUndated + `),
  count(*) filter (where ` + facetEnded + "), count(*) filter (where " + facetHistoric + ")"

	// Only the facet asked for is looked at; one that does not exist selects nothing.
	inFacet = `case $14 when '' then true when 'open' then ` + facetOpen + `
    when 'unreceived' then ` + facetUnreceived + ` when 'overdue' then ` + facetOverdue + `
    when 'soon' then ` + facetSoon + ` when 'later' then ` + facetLater + `
    when 'undated' then ` + facetUndated + ` when 'returned' then ` + facetReturned + `
    when 'awaiting_leader' then ` + facetWithLeader + ` when 'awaiting_assigner' then ` + facetWithAssigner + `
    when 'handed' then ` + facetHanded + ` when 'requests' then ` + facetRequested + `
    when 'suspended' then ` + facetSuspended + ` when 'declined' then ` + facetDeclined + `
    when 'unposted' then ` + facetUnposted + ` when 'completed' then ` + facetDone + `
    when 'done_on_time' then ` + facetDoneInTime + ` when 'done_late' then ` + facetDoneLate + `
    when 'done_undated' then ` + facetDoneUndated + ` when 'ended' then ` + facetEnded + `
    when 'historic' then ` + facetHistoric + ` else false end`

	// stepOf decides as assignment.StepOn does.
	stepOf = `case when a.work = 'assigned' then 'receive'
    when a.work <> 'underway' or a.historic = 1 and a.submitted_on is null and a.due_key < $2 then 'resting'
    when a.confirmation = 'awaiting_leader' then 'approve'
    when a.confirmation = 'awaiting_assigner' then 'handed'
    when a.confirmation = 'returned' then 'returned'
    when a.submitted_on is null and a.due_key < $2 then 'overdue'
    when a.due_key <= $3 then 'soon' else 'going' end`
)
