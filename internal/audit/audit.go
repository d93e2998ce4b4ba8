// Package audit owns the append-only record of what was done, by whom, and the
// hash chain that shows if it was changed afterwards. It does not own the acts
// themselves: each use case appends its entry inside its own transaction.
package audit

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/tx"
)

// Subject is the thing an entry is about.
type Subject struct {
	Kind string // "task", "programme", "intake", "user" …
	ID   string
}

// Entry is one act in the record. Hash covers every other field, Prev included,
// so a changed, removed or reordered entry breaks the chain.
type Entry struct {
	Seq       int64 // 1, 2, 3 … within the tenant
	At        time.Time
	Actor     string // user id; empty for the command line's operator
	ActorName string
	Act       string // "<room>.<verb>"
	Subject   Subject
	Detail    json.RawMessage // what changed, for the history on screen
	Prev      string          // Hash of the entry before, empty for the first
	Hash      string
}

// Filter selects entries for a page, newest first.
type Filter struct {
	Subject Subject // both parts empty: any
	Actor   string  // empty: any
	Act     string  // empty: any
	Before  int64   // entries with a smaller Seq; 0: from the newest
	Limit   int     // at most this many
}

// Tx is what the room needs of a transaction.
type Tx interface {
	// AuditHead returns the newest entry's number and hash (0, "" if none) and
	// keeps others from appending until the transaction ends.
	AuditHead() (seq int64, hash string, err error)
	InsertAuditEntry(Entry) error
	AuditEntries(Filter) ([]Entry, error)
	// EachAuditEntry visits all entries from the oldest on.
	EachAuditEntry(visit func(Entry) error) error
}

// Append adds the actor's act to the record. detail is marshalled as JSON.
func Append(t Tx, at time.Time, a access.Actor, act string, subject Subject, detail any) error {
	raw, err := json.Marshal(detail)
	if err != nil {
		return fmt.Errorf("audit detail of %s: %w", act, err)
	}
	seq, prev, err := t.AuditHead()
	if err != nil {
		return err
	}
	e := Entry{
		Seq: seq + 1, At: at.UTC().Truncate(time.Millisecond), Actor: a.User, ActorName: a.Name,
		Act: act, Subject: subject, Detail: raw, Prev: prev,
	}
	e.Hash = e.sum()
	return t.InsertAuditEntry(e)
}

// sum is the hex SHA-256 of the entry's fields in a fixed JSON order.
func (e Entry) sum() string {
	b, err := json.Marshal([]any{
		e.Seq, e.At.UnixMilli(), e.Actor, e.ActorName, e.Act, e.Subject.Kind, e.Subject.ID, string(e.Detail), e.Prev,
	})
	if err != nil {
		panic(err) // numbers and strings always marshal
	}
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// BrokenError says where the chain stops being true.
type BrokenError struct {
	Seq    int64
	Reason string
}

func (e *BrokenError) Error() string {
	return fmt.Sprintf("audit chain broken at entry %d: %s", e.Seq, e.Reason)
}

// Verify walks the whole record and returns the number of entries, or a
// BrokenError naming the first that does not fit.
func Verify(t Tx) (int64, error) {
	var last Entry
	err := t.EachAuditEntry(func(e Entry) error {
		switch {
		case e.Seq != last.Seq+1:
			return &BrokenError{last.Seq + 1, "missing"}
		case e.Prev != last.Hash:
			return &BrokenError{e.Seq, "does not follow the entry before"}
		case e.Hash != e.sum():
			return &BrokenError{e.Seq, "content changed"}
		}
		last = e
		return nil
	})
	return last.Seq, err
}

// Service answers questions about the record.
type Service struct {
	Store tx.Store[Tx]
}

// Refuse records that somebody tried what is not theirs to do. Nothing else is
// left of such an attempt: the transaction it failed in is gone.
func (s *Service) Refuse(ctx context.Context, at time.Time, a access.Actor, address, reason string) error {
	return s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		return Append(t, at, a, "access.refuse", Subject{}, map[string]string{"address": address, "reason": reason})
	})
}

// List returns the entries of a page, newest first.
func (s *Service) List(ctx context.Context, a access.Actor, f Filter) ([]Entry, error) {
	if err := access.Check(a, access.AuditRead); err != nil {
		return nil, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) ([]Entry, error) { return t.AuditEntries(f) })
}

// Check verifies the actor's tenant's chain and returns its length.
func (s *Service) Check(ctx context.Context, a access.Actor) (int64, error) {
	if err := access.Check(a, access.AuditRead); err != nil {
		return 0, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, Verify)
}
