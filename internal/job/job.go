// Package job owns what a queued job is: a kind, the tenant it is for, and the few identifiers it is told. A room
// queues one through its transaction, so that the job exists exactly when its cause does. The package does not own the
// queue (package store puts a job into it, package worker takes it out), nor what is done (the room that names the kind).
package job

import "encoding/json"

// Args say what a job is about. Kind is "<room>.<past participle>". They are kept as JSON in the queue and seen by the
// operator: identifiers only, never the content or the name of a document (domain.md §3, rule 20).
type Args interface{ Kind() string }

// Long is implemented by Args of work that takes a core for seconds or more. It waits in a queue of its own, so that
// nothing short ever waits behind it.
type Long interface{ Long() }

// The queues.
const (
	ShortQueue = "short"
	LongQueue  = "long"
)

// Enqueuer is the part of a transaction that queues jobs. A room's Tx embeds it. A job queued in a transaction that is
// rolled back was never queued.
type Enqueuer interface {
	// Enqueue queues a job for the transaction's tenant, to be done soon after the commit.
	Enqueue(Args) error
}

// Queued is a job as it lies in the queue. It has the same form on both engines.
type Queued struct {
	Tenant string          `json:"tenant"` // id; empty for the whole installation
	Args   json.RawMessage `json:"args"`

	kind  string
	queue string
}

// For puts a job for a tenant into the form of the queue.
func For(tenant string, a Args) (Queued, error) {
	raw, err := json.Marshal(a)
	queue := ShortQueue
	if _, long := a.(Long); long {
		queue = LongQueue
	}
	return Queued{tenant, raw, a.Kind(), queue}, err
}

// Of is an empty job of a kind, which says what a worker takes.
func Of(kind string) Queued { return Queued{kind: kind} }

// Kind names what is to be done.
func (q Queued) Kind() string { return q.kind }

// Queue names where it waits.
func (q Queued) Queue() string { return q.queue }
