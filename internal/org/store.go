package org

// Tx is what the room needs of a transaction.
type Tx interface {
	Units() ([]Unit, error) // with names and identifiers, by sort key of the latest official name
	Unit(id string) (Unit, error)
	InsertUnit(Unit) error
	InsertName(unit string, n Name) error // after the names it has
	DeleteName(unit string, n Name) error // of the same text and kind; errs.NotFound when there is none
	Successions() ([]Succession, error)
	InsertSuccession(Succession) error
}
