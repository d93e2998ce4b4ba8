package store

import (
	"dondoc/internal/org"
	"dondoc/internal/text"
)

const (
	unitColumns       = "id, kind, parent_id, from_day, to_day, note, sample"
	nameColumns       = "unit_id, text, kind, from_day, to_day, source"
	identifierColumns = "unit_id, scheme, value, from_day, to_day"
	successionColumns = "id, predecessor_id, heir_id, kind, on_day, basis, certainty, scope"
)

const (
	sqlUnits             = "select " + unitColumns + " from units where tenant = $1 order by sort_key, id"
	sqlUnit              = "select " + unitColumns + " from units where tenant = $1 and id = $2"
	sqlNames             = "select " + nameColumns + " from unit_names where tenant = $1 order by unit_id, ordinal"
	sqlNamesOfUnit       = "select " + nameColumns + " from unit_names where tenant = $1 and unit_id = $2 order by ordinal"
	sqlIdentifiers       = "select " + identifierColumns + " from unit_identifiers where tenant = $1 order by unit_id, ordinal"
	sqlIdentifiersOfUnit = "select " + identifierColumns + " from unit_identifiers where tenant = $1 and unit_id = $2 order by ordinal"
	sqlSuccessions       = "select " + successionColumns + " from successions where tenant = $1 order by on_day, id"

	sqlInsertUnit = "insert into units (tenant, " + unitColumns + ", sort_key) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
	sqlInsertName = "insert into unit_names (tenant, ordinal, " + nameColumns + ") values ($1, $2, $3, $4, $5, $6, $7, $8)"
	sqlNextName   = "select coalesce(max(ordinal) + 1, 0) from unit_names where tenant = $1 and unit_id = $2"
	sqlDeleteName = "delete from unit_names where tenant = $1 and unit_id = $2 and text = $3 and kind = $4"

	sqlInsertIdentifier = "insert into unit_identifiers (tenant, ordinal, " + identifierColumns + `)
values ($1, $2, $3, $4, $5, $6, $7)`
	sqlInsertSuccession = "insert into successions (tenant, " + successionColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`
)

func unitFields(u *org.Unit) []any {
	return []any{&u.ID, &u.Kind, optional{&u.Parent}, &u.From, &u.To, &u.Note, truth{&u.Sample}}
}

func nameFields(p *part[org.Name]) []any {
	return []any{&p.of, &p.value.Text, &p.value.Kind, &p.value.From, &p.value.To, &p.value.Source}
}

func identifierFields(p *part[org.Identifier]) []any {
	return []any{&p.of, &p.value.Scheme, &p.value.Value, &p.value.From, &p.value.To}
}

func successionFields(s *org.Succession) []any {
	return []any{&s.ID, &s.Predecessor, optional{&s.Heir}, &s.Kind, &s.On, &s.Basis, &s.Certainty, &s.Scope}
}

// Units lists the organisations with names and identifiers, in dictionary order of their latest official name.
func (t *Tx) Units() ([]org.Unit, error) {
	units, err := list(t, unitFields, sqlUnits)
	if err != nil {
		return nil, err
	}
	names, err := parts(t, nameFields, sqlNames)
	if err != nil {
		return nil, err
	}
	identifiers, err := parts(t, identifierFields, sqlIdentifiers)
	for i, u := range units {
		units[i].Names, units[i].Identifiers = names[u.ID], identifiers[u.ID]
	}
	return units, err
}

// Unit finds an organisation by id.
func (t *Tx) Unit(id string) (org.Unit, error) {
	u, err := one(t, "org", unitFields, sqlUnit, id)
	if err != nil {
		return u, err
	}
	names, err := parts(t, nameFields, sqlNamesOfUnit, id)
	if err != nil {
		return u, err
	}
	identifiers, err := parts(t, identifierFields, sqlIdentifiersOfUnit, id)
	u.Names, u.Identifiers = names[id], identifiers[id]
	return u, err
}

// InsertUnit adds an organisation with its names and identifiers.
func (t *Tx) InsertUnit(u org.Unit) error {
	if err := t.insert("org", sqlInsertUnit, append(unitFields(&u), text.SortKey(u.Name()))...); err != nil {
		return err
	}
	if err := insertParts(t, "org", sqlInsertName, nameFields, u.ID, u.Names); err != nil {
		return err
	}
	return insertParts(t, "org", sqlInsertIdentifier, identifierFields, u.ID, u.Identifiers)
}

// InsertName adds a name after those the organisation has.
func (t *Tx) InsertName(unit string, n org.Name) error {
	next, err := one(t, "org", alone[int], sqlNextName, unit)
	if err != nil {
		return err
	}
	return insertPartsFrom(t, "org", sqlInsertName, nameFields, unit, next, []org.Name{n})
}

// DeleteName takes the names of the same text and kind away.
func (t *Tx) DeleteName(unit string, n org.Name) error {
	gone, err := t.exec("org", sqlDeleteName, unit, n.Text, n.Kind)
	return mustTouch("org", gone, err)
}

// Successions lists who took over from whom, oldest first.
func (t *Tx) Successions() ([]org.Succession, error) {
	return list(t, successionFields, sqlSuccessions)
}

// InsertSuccession adds one.
func (t *Tx) InsertSuccession(s org.Succession) error {
	return t.insert("org", sqlInsertSuccession, successionFields(&s)...)
}
