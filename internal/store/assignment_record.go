package store

import (
	"dondoc/internal/assignment"
	"dondoc/internal/errs"
)

const (
	requestColumns = `id, assignment_id, kind, reason, wanted_day, wanted_unit_id, author, author_name, at, state, decider,
  decider_name, decided_at, answer, granted_day`
	submissionColumns = `assignment_id, no, stated, words, author, author_name, written_at, approver, approver_name, sent_on,
  sent_at, state, decider, decider_name, decided_at, reason, disputed, backdate_reason, accepted_on`
	causeColumns = "id, assignment_id, objective, words, evidence, by_user, by_name, at"
)

const (
	sqlRequests      = "select " + requestColumns + " from requests where tenant = $1 and assignment_id = $2 order by at, id"
	sqlInsertRequest = "insert into requests (tenant, " + requestColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`
	sqlUpdateRequest = `update requests set state = $3, decider = $4, decider_name = $5, decided_at = $6, answer = $7, granted_day = $8
where tenant = $1 and id = $2 and state = 'pending'`

	sqlSubmissions      = "select " + submissionColumns + " from submissions where tenant = $1 and assignment_id = $2 order by no"
	sqlInsertSubmission = "insert into submissions (tenant, " + submissionColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`
	sqlUpdateSubmission = `update submissions set stated = $4, approver = $5, approver_name = $6, sent_on = $7, sent_at = $8,
  state = $9, decider = $10, decider_name = $11, decided_at = $12, reason = $13, disputed = $14, backdate_reason = $15,
  accepted_on = $16
where tenant = $1 and assignment_id = $2 and no = $3`

	sqlHanded = `select (select count(*) from deliverables d where d.tenant = $1 and d.task_id = a.task_id),
  (select count(*) from products p where p.tenant = $1 and p.assignment_id = a.id and p.withdrawn_at is null),
  (select max(coalesce(p.withdrawn_at, f.at)) from products p cross join product_files f
    where p.tenant = $1 and p.assignment_id = a.id and f.tenant = $1 and f.product_id = p.id)
from assignments a where a.tenant = $1 and a.id = $2`

	sqlCauses      = "select " + causeColumns + " from causes where tenant = $1 and assignment_id = $2 order by at, id"
	sqlInsertCause = "insert into causes (tenant, " + causeColumns + ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
)

func requestFields(r *assignment.Request) []any {
	return []any{
		&r.ID, &r.Assignment, &r.Kind, &r.Reason, &r.WantedDay, optional{&r.WantedUnit}, &r.Author, &r.AuthorName,
		millis{&r.At}, &r.State, &r.Decider, &r.DeciderName, millis{&r.DecidedAt}, &r.Answer, &r.GrantedDay,
	}
}

func submissionFields(s *assignment.Submission) []any {
	return []any{
		&s.Assignment, &s.No, &s.Stated, &s.Words, &s.Author, &s.AuthorName, millis{&s.WrittenAt}, &s.Approver,
		&s.ApproverName, &s.SentOn, millis{&s.SentAt}, &s.State, &s.Decider, &s.DeciderName, millis{&s.DecidedAt},
		&s.Reason, words{&s.Disputed}, &s.BackdateReason, &s.AcceptedOn,
	}
}

func handedFields(h *assignment.Handed) []any { return []any{&h.Expected, &h.Products, millis{&h.At}} }

func causeFields(c *assignment.Cause) []any {
	return []any{&c.ID, &c.Assignment, truth{&c.Objective}, &c.Words, &c.Evidence, &c.By, &c.ByName, millis{&c.At}}
}

// Requests lists an assignment's, the oldest first.
func (t *Tx) Requests(id string) ([]assignment.Request, error) {
	return list(t, requestFields, sqlRequests, id)
}

// InsertRequest adds one; errs.Conflict "assignment.exists" when another is pending.
func (t *Tx) InsertRequest(r assignment.Request) error {
	return t.insert("assignment", sqlInsertRequest, requestFields(&r)...)
}

// UpdateRequest stores the answer to a pending request.
func (t *Tx) UpdateRequest(r assignment.Request) error {
	n, err := t.exec("assignment", sqlUpdateRequest, r.ID, r.State, r.Decider, r.DeciderName, millis{&r.DecidedAt}, r.Answer,
		r.GrantedDay)
	if err == nil && n == 0 {
		return errs.New(errs.Conflict, "assignment.stale", "–")
	}
	return err
}

// Submissions lists an assignment's claims by number.
func (t *Tx) Submissions(id string) ([]assignment.Submission, error) {
	return list(t, submissionFields, sqlSubmissions, id)
}

// InsertSubmission adds a claim.
func (t *Tx) InsertSubmission(s assignment.Submission) error {
	return t.insert("assignment", sqlInsertSubmission, submissionFields(&s)...)
}

// UpdateSubmission stores what became of a claim.
func (t *Tx) UpdateSubmission(s assignment.Submission) error {
	n, err := t.exec("assignment", sqlUpdateSubmission, s.Assignment, s.No, s.Stated, s.Approver, s.ApproverName, s.SentOn,
		millis{&s.SentAt}, s.State, s.Decider, s.DeciderName, millis{&s.DecidedAt}, s.Reason, words{&s.Disputed},
		s.BackdateReason, s.AcceptedOn)
	return mustTouch("assignment", n, err)
}

// Handed counts what an assignment owes and what stands of what was handed in for it.
func (t *Tx) Handed(id string) (assignment.Handed, error) {
	return one(t, "assignment", handedFields, sqlHanded, id)
}

// Causes lists an assignment's confirmed causes of lateness, the oldest first.
func (t *Tx) Causes(id string) ([]assignment.Cause, error) {
	return list(t, causeFields, sqlCauses, id)
}

// InsertCause adds one.
func (t *Tx) InsertCause(c assignment.Cause) error {
	return t.insert("assignment", sqlInsertCause, causeFields(&c)...)
}
