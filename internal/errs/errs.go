// Package errs owns the kinds of refusal the product makes and the message keys
// that name them. It does not own the words: the edges (web, api, cli) translate
// a key with the catalogues of package i18n, and map a kind to a status, a page
// or an exit code.
package errs

import (
	"errors"
	"fmt"
	"slices"
)

// Kind says what a refusal means to the caller, whatever room it comes from.
type Kind uint8

// Internal is the zero kind, so that an error nobody classified is never shown to a person.
const (
	Internal        Kind = iota // a fault of ours; details go to the log only
	Invalid                     // the input is wrong; the message says what and where
	Unauthenticated             // nobody is signed in, or the credentials are wrong
	Forbidden                   // signed in, but not permitted
	NotFound                    // no such thing in this tenant
	Conflict                    // somebody else was first, or the form is stale
	TooLarge                    // over a stated limit
	TooMany                     // too many attempts; try again later
	Refused                     // refused by a rule of the domain, such as a state secret
)

var kindNames = [...]string{
	"internal", "invalid", "unauthenticated", "forbidden", "not found", "conflict", "too large", "too many", "refused",
}

// String names the kind for logs and for --json output.
func (k Kind) String() string { return kindNames[k] }

// KindNamed is the kind that String names so, Internal for any other word.
func KindNamed(name string) Kind {
	return Kind(max(0, slices.Index(kindNames[:], name))) //nolint:gosec // an index of kindNames
}

// Error is a refusal: a kind, the key of its message, the values the message
// speaks of, and the cause. The cause and the values never appear in Error(),
// so a log line cannot carry a document's content by accident.
type Error struct {
	Kind Kind
	Key  string // "<room>.<problem>", a key of the i18n catalogues
	Args []any  // values of the message, for the person only
	Err  error  // the cause, for the log only; may be nil
}

// New makes a refusal that has no underlying cause.
func New(kind Kind, key string, args ...any) *Error {
	return &Error{Kind: kind, Key: key, Args: args}
}

// Wrap makes a refusal out of a cause that only the log may show.
func Wrap(err error, kind Kind, key string, args ...any) *Error {
	return &Error{Kind: kind, Key: key, Args: args, Err: err}
}

// Error is the text for the log.
func (e *Error) Error() string {
	if e.Err == nil {
		return fmt.Sprintf("%s: %s", e.Kind, e.Key)
	}
	return fmt.Sprintf("%s: %s: %v", e.Kind, e.Key, e.Err)
}

// Unwrap gives the cause to errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Err }

// KindOf returns the kind of the outermost refusal in err's chain, Internal if there is none.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Internal
}

// Is reports whether err is a refusal of the kind with the message key.
func Is(err error, kind Kind, key string) bool {
	e, ok := errors.AsType[*Error](err)
	return ok && e.Kind == kind && e.Key == key
}
