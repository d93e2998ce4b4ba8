package store

import "dondoc/internal/target"

const targetColumns = `id, ref, section, ordinal, indicator, op, value, low, high, text, unit, period, measure, who,
  phrase, doubts, ` + placeColumns

const (
	sqlTargets      = "select " + targetColumns + " from targets where tenant = $1 and programme_id = $2 order by ordinal, id"
	sqlInsertTarget = "insert into targets (tenant, programme_id, " + targetColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
  $24, $25, $26, $27)`
)

func targetFields(t *target.Target) []any {
	own := []any{
		&t.ID, &t.Ref, &t.Section, &t.Ordinal, &t.Indicator, &t.Op, &t.Value, &t.Low, &t.High, &t.Text, &t.Unit,
		&t.Period, &t.Measure, words{&t.Who}, &t.Phrase, words{&t.Doubts},
	}
	return append(own, placeFields(&t.Place)...)
}

// Targets lists a programme's targets in document order.
func (t *Tx) Targets(programme string) ([]target.Target, error) {
	return list(t, targetFields, sqlTargets, programme)
}

// InsertTarget adds a target to a programme.
func (t *Tx) InsertTarget(programme string, v target.Target) error {
	return t.insert("target", sqlInsertTarget, append([]any{programme}, targetFields(&v)...)...)
}
