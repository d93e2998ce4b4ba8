package store

import (
	"database/sql"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
	"github.com/riverqueue/river/riverdriver"

	"dondoc/internal/search"
)

// dialect is everything the engines do differently.
type dialect struct {
	name       string
	goose      goose.Dialect
	migrations fs.FS
	locker     lock.SessionLocker // keeps two processes from migrating at once; nil where the engine does
	jobs       func(*sql.DB) riverdriver.Driver[*sql.Tx]

	reading sql.TxOptions // one snapshot, no changes
	writing sql.TxOptions

	lockTenant     string // finds the tenant and keeps other writers of it out until the transaction ends
	putSearchEntry string
	searchEntries  string
	searchTerms    func(tenant string, e search.Indexed) []any // further arguments of putSearchEntry
	// searchQuery writes the question for the engine: all folded words; all words as typed.
	searchQuery func(tenant string, q search.Question) (folded, typed string)

	violation func(error) violation
	retryable func(error) bool // the engine asks for the transaction to be run again
}

// violation is the constraint a statement failed on.
type violation uint8

const (
	noViolation violation = iota
	uniqueViolation
	referenceViolation
)
