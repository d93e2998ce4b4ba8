// Package discussion owns what people say to each other about a task: remarks,
// the answers to them, whom they mention, and who watches what. It does not own
// instructions that must be answered (direction), nor how people are told
// (notice): it answers who would want to know.
package discussion

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"dondoc/internal/access"
	"dondoc/internal/errs"
	"dondoc/internal/identity"
	"dondoc/internal/text"
	"dondoc/internal/tx"
)

// Limits of a remark. They keep a page readable; what is longer is a document.
const (
	MaxWords    = 4000 // characters
	maxMentions = 20
	maxForm     = 64 // bytes of a form's key
)

// Remark is what somebody said about a task, or about one organisation's duty
// of it. Answers go one level deep.
type Remark struct {
	ID          string
	Task        string
	Assignment  string // empty: about the task as a whole
	Parent      string // the remark it answers; empty: it begins a thread
	Author      string // user id
	AuthorName  string
	At          time.Time
	Words       string // as last edited; the record keeps each former wording
	EditedAt    time.Time
	WithdrawnAt time.Time // the words stay, folded away
	Form        string    // key of the form it came by: the same form twice is one remark
	Mentions    []Mention
	Version     int
}

// Mention is somebody a remark speaks to.
type Mention struct {
	User   string
	Name   string
	ReadAt time.Time // zero: not yet
}

// Draft is a remark to be made.
type Draft struct {
	Task       string
	Assignment string
	Parent     string
	Words      string
	Form       string
	Mentions   []string // user ids
}

// Validate says what is wrong with it and returns it in normal form.
func (d Draft) Validate() (Draft, error) {
	words, err := worded(d.Words)
	if err != nil {
		return d, err
	}
	d.Words = words
	slices.Sort(d.Mentions)
	d.Mentions = slices.Compact(d.Mentions)
	switch {
	case d.Form == "" || len(d.Form) > maxForm:
		return d, errs.New(errs.Invalid, "discussion.no_form")
	case len(d.Mentions) > maxMentions:
		return d, errs.New(errs.TooLarge, "discussion.many_mentions", maxMentions)
	}
	return d, nil
}

// worded is the words in normal form, line by line.
func worded(s string) (string, error) {
	if utf8.RuneCountInString(s) > 2*MaxWords {
		return "", errs.New(errs.TooLarge, "discussion.long_words", MaxWords) // before any work on it
	}
	var lines []string
	for line := range strings.Lines(s) {
		lines = append(lines, text.Normal(line))
	}
	s = strings.TrimSpace(strings.Join(lines, "\n"))
	switch {
	case s == "":
		return s, errs.New(errs.Invalid, "discussion.no_words")
	case utf8.RuneCountInString(s) > MaxWords:
		return s, errs.New(errs.TooLarge, "discussion.long_words", MaxWords)
	}
	return s, nil
}

// Editable reports whether the author may still change the words. Afterwards
// others have read and answered them.
func (r Remark) Editable(user string, now time.Time, minutes int) bool {
	return r.Author == user && user != "" && r.WithdrawnAt.IsZero() && now.Sub(r.At) < time.Duration(minutes)*time.Minute
}

// mayRead reports whether somebody can be spoken to: their account is open and
// permits to read.
func mayRead(u identity.User) bool {
	return !u.Disabled && (access.Actor{Grants: u.Grants}).Can(access.AssignmentRead)
}

// Service is the room's use cases.
type Service struct {
	Store tx.Store[Tx]
	Now   func() time.Time
	NewID func() string
}

// read runs a question that every signed-in person may ask.
func read[R any](ctx context.Context, s *Service, a access.Actor, do func(Tx) (R, error)) (R, error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		var none R
		return none, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, do)
}

// own is read for what belongs to one account.
func own[R any](ctx context.Context, s *Service, a access.Actor, do func(Tx) (R, error)) (R, error) {
	if a.User == "" {
		var none R
		return none, errs.New(errs.Unauthenticated, "access.signed_out")
	}
	return read(ctx, s, a, do)
}

// keep runs a change of what belongs to one account.
func (s *Service) keep(ctx context.Context, a access.Actor, do func(Tx) error) error {
	if a.User == "" {
		return errs.New(errs.Unauthenticated, "access.signed_out")
	}
	if err := access.Check(a, access.AssignmentRead); err != nil {
		return err
	}
	return s.Store.Write(ctx, a.Tenant, do)
}
