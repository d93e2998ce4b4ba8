package store

import "dondoc/internal/search"

func hitFields(h *search.Hit) []any {
	return []any{&h.Kind, &h.ID, &h.Title, &h.Body, &h.Scope, &h.Rank}
}

// PutSearchEntry adds or replaces the entry of the same kind and id.
func (t *Tx) PutSearchEntry(e search.Indexed) error {
	args := []any{e.Kind, e.ID, e.Title, e.Body, e.Scope, e.Exact, e.Fold}
	return t.insert("search", t.dialect.putSearchEntry, append(args, t.dialect.searchTerms(t.tenant, e)...)...)
}

// SearchEntries returns the entries that have every folded word, those with all words as typed first. Without
// a word it finds nothing.
func (t *Tx) SearchEntries(q search.Question) ([]search.Hit, error) {
	if len(q.Fold) == 0 {
		return nil, nil
	}
	if len(q.Exact) == 0 {
		q.Exact = q.Fold
	}
	folded, typed := t.dialect.searchQuery(t.tenant, q)
	return list(t, hitFields, t.dialect.searchEntries, q.Kind, folded, typed, limit(q.Limit))
}
