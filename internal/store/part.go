package store

// part is a row that belongs to another, such as a name to its organisation, in the order its owner keeps it.
type part[T any] struct {
	of    string // id of the owner
	value T
}

// parts reads the parts of many owners and gives them by owner, in the order of the answer.
func parts[T any](t *Tx, fields func(*part[T]) []any, query string, args ...any) (map[string][]T, error) {
	rows, err := list(t, fields, query, args...)
	if err != nil {
		return nil, err
	}
	byOwner := make(map[string][]T)
	for _, p := range rows {
		byOwner[p.of] = append(byOwner[p.of], p.value)
	}
	return byOwner, nil
}

// insertParts stores the parts of one owner by a statement whose first argument after the tenant is the
// part's ordinal, counted from 0.
func insertParts[T any](t *Tx, room, insert string, fields func(*part[T]) []any, of string, values []T) error {
	return insertPartsFrom(t, room, insert, fields, of, 0, values)
}

func insertPartsFrom[T any](t *Tx, room, insert string, fields func(*part[T]) []any, of string, first int, values []T) error {
	for i, v := range values {
		p := part[T]{of, v}
		if err := t.insert(room, insert, append([]any{first + i}, fields(&p)...)...); err != nil {
			return err
		}
	}
	return nil
}
