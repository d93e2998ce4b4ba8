package org

// Tx is what the room needs of a transaction.
type Tx interface {
	Units() ([]Unit, error) // with names and identifiers, by sort key of the latest official name
	Unit(id string) (Unit, error)
	InsertUnit(Unit) error
	Successions() ([]Succession, error)
	InsertSuccession(Succession) error
}
