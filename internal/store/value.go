package store

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"

	"dondoc/internal/programme"
)

// millis keeps an instant as integer milliseconds since 1970 in UTC, the zero time as NULL.
type millis struct{ at *time.Time }

func (m millis) Value() (driver.Value, error) {
	if m.at.IsZero() {
		return nil, nil
	}
	return m.at.UnixMilli(), nil
}

func (m millis) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*m.at = time.Time{}
	case int64:
		*m.at = time.UnixMilli(v).UTC()
	default:
		return fmt.Errorf("an instant cannot be read from %T", src)
	}
	return nil
}

// document keeps a value as JSON text. It is for what is read and written whole and never searched.
type document[T any] struct{ v *T }

func asJSON[T any](v *T) document[T] { return document[T]{v} }

func (d document[T]) Value() (driver.Value, error) {
	b, err := json.Marshal(d.v)
	return string(b), err
}

func (d document[T]) Scan(src any) error {
	switch v := src.(type) {
	case string:
		return json.Unmarshal([]byte(v), d.v)
	case []byte:
		return json.Unmarshal(v, d.v)
	}
	return fmt.Errorf("JSON cannot be read from %T", src)
}

// verbatim keeps JSON byte for byte, as what was hashed must be.
type verbatim struct{ v *json.RawMessage }

func (j verbatim) Value() (driver.Value, error) { return string(*j.v), nil }

func (j verbatim) Scan(src any) error {
	switch v := src.(type) {
	case string:
		*j.v = json.RawMessage(v)
	case []byte:
		*j.v = append(json.RawMessage(nil), v...)
	default:
		return fmt.Errorf("JSON cannot be read from %T", src)
	}
	return nil
}

// words keeps a list of texts as a JSON array; no list is the empty array.
type words struct{ v *[]string }

func (w words) Value() (driver.Value, error) {
	if len(*w.v) == 0 {
		return "[]", nil
	}
	return asJSON(w.v).Value()
}

func (w words) Scan(src any) error {
	if src == "[]" {
		*w.v = nil
		return nil
	}
	return asJSON(w.v).Scan(src)
}

// optional keeps an empty text as NULL, as a reference to nothing must be.
type optional struct{ v *string }

func (o optional) Value() (driver.Value, error) {
	if *o.v == "" {
		return nil, nil
	}
	return *o.v, nil
}

func (o optional) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*o.v = ""
	case string:
		*o.v = v
	case []byte:
		*o.v = string(v)
	default:
		return fmt.Errorf("a text cannot be read from %T", src)
	}
	return nil
}

// truth keeps a truth value as 0 or 1, the one form both engines compare alike.
type truth struct{ v *bool }

func (b truth) Value() (driver.Value, error) {
	if *b.v {
		return int64(1), nil
	}
	return int64(0), nil
}

func (b truth) Scan(src any) error {
	n, ok := src.(int64)
	if !ok {
		return fmt.Errorf("a truth value cannot be read from %T", src)
	}
	*b.v = n == 1
	return nil
}

// The columns every placed row has, in this order.
const placeColumns = "first_block, last_block, page, line, line_end, table_no, row_no, cell_no, paragraph_no"

// placeFields lists a place's parts in the order of placeColumns, to be written or read into.
func placeFields(p *programme.Place) []any {
	return []any{&p.FirstBlock, &p.LastBlock, &p.Page, &p.Line, &p.LineEnd, &p.Table, &p.Row, &p.Cell, &p.Paragraph}
}

// noLimit is more rows than there are.
const noLimit = int64(1) << 62

// limit reads a page's size, where 0 means all: SQLite takes a negative limit for that, PostgreSQL refuses one.
func limit(n int) int64 {
	if n <= 0 {
		return noLimit
	}
	return int64(n)
}
