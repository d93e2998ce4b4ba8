// Package search owns the index that finds anything by its words, with or
// without accents, and how a question is read. It does not own the things
// found: the rooms above put their entries in the transaction that makes them.
package search

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/text"
	"dondoc/internal/tx"
)

// Entry is one findable thing.
type Entry struct {
	Kind  string // "programme", "task", "target", "duty", "document", "org"
	ID    string
	Title string // shown as the hit
	Body  string // further words that find it
	Scope string // the programme it belongs to, empty if none
}

// Indexed is an entry as the engines store it: the same words with accents and
// without, abbreviations spelled out in both.
type Indexed struct {
	Entry
	Exact string
	Fold  string
}

// Index prepares an entry for the engines.
func (e Entry) Index() Indexed {
	words := text.Expand(text.Normal(e.Title + " " + e.Body))
	return Indexed{Entry: e, Exact: text.Exact(words), Fold: text.Fold(words)}
}

// Question is a search as read: words with accents as typed and folded ones.
type Question struct {
	Exact []string // lower-case words with accents; rank higher
	Fold  []string // the same words folded; all must be found
	Kind  string   // empty: any
	Limit int
}

// Hit is a found entry, best first.
type Hit struct {
	Entry
	Rank float64 // smaller is better; comparable within one answer only
}

// Tx is what the room needs of a transaction.
type Tx interface {
	// PutSearchEntry adds or replaces the entry of the same kind and id.
	PutSearchEntry(Indexed) error
	SearchEntries(Question) ([]Hit, error)
}

// maxWords bounds what one question may cost.
const maxWords = 12

// Ask reads what a person typed. The last word also finds words that begin with it.
func Ask(typed, kind string, limit int) Question {
	words := text.Expand(text.Normal(typed))
	q := Question{Exact: text.Tokens(text.Exact(words)), Fold: text.Words(words), Kind: kind, Limit: limit}
	q.Exact = q.Exact[:min(len(q.Exact), maxWords)]
	q.Fold = q.Fold[:min(len(q.Fold), maxWords)]
	return q
}

// Service answers searches.
type Service struct {
	Store tx.Store[Tx]
}

// Find returns the best hits for what the person typed; nothing for no words.
func (s *Service) Find(ctx context.Context, a access.Actor, typed, kind string, limit int) ([]Hit, error) {
	if err := access.Check(a, access.ProgrammeRead); err != nil {
		return nil, err
	}
	q := Ask(typed, kind, limit)
	if len(q.Fold) == 0 {
		return nil, nil
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) ([]Hit, error) { return t.SearchEntries(q) })
}
