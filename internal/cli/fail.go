package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"strconv"
	"strings"

	"dondoc/internal/config"
	"dondoc/internal/errs"
)

// The exit codes, in the order the help lists them.
const (
	exitOK = iota
	exitInternal
	exitUsage
	exitInvalid
	exitNotFound
	exitConflict
	exitRefused
	exitForbidden
	exitTooLarge
	exitTooMany
)

// exitNames are the codes' names in message keys, by code.
func exitNames() []string {
	return []string{"ok", "internal", "usage", "invalid", "not_found", "conflict", "refused", "forbidden", "too_large", "too_many"}
}

// errProblems ends a command that found problems and has printed them.
var errProblems = errors.New("problems found")

// codeOf maps a refusal to an exit code.
func codeOf(err error) int {
	switch errs.KindOf(err) {
	case errs.Invalid:
		return exitInvalid
	case errs.NotFound:
		return exitNotFound
	case errs.Conflict:
		return exitConflict
	case errs.Refused:
		return exitRefused
	case errs.Forbidden, errs.Unauthenticated:
		return exitForbidden
	case errs.TooLarge:
		return exitTooLarge
	case errs.TooMany:
		return exitTooMany
	default:
		return exitOfCause(err)
	}
}

// exitOfCause tells a path that is not there from a fault of ours.
func exitOfCause(err error) int {
	if errors.Is(err, fs.ErrNotExist) {
		return exitNotFound
	}
	return exitInternal
}

// fail is the only place that turns an error into words and an exit code. The
// operator holds the machine, so an unclassified error is shown with its cause.
func (c *console) fail(err error) int {
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errProblems):
		return exitInternal
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(c.err, c.words.T("cli.stopped"))
		return exitInternal
	case errs.KindOf(err) == errs.Internal:
		fmt.Fprintln(c.err, c.words.T("cli.internal", c.hide(err.Error())))
	default:
		fmt.Fprintln(c.err, c.words.T("cli.refused", c.words.Error(err)))
	}
	return codeOf(err)
}

// misused answers a line that cannot be read.
func (c *console) misused(err error) int {
	fmt.Fprintln(c.err, c.words.T("cli.misused", c.hide(err.Error())))
	return exitUsage
}

// hide takes the database's password out of a text, should a driver have put it there.
func (c *console) hide(text string) string {
	text = strings.ReplaceAll(text, c.settings.DB, config.Masked(c.settings.DB))
	u, err := url.Parse(c.settings.DB)
	if err != nil || u.User == nil {
		return text
	}
	if password, ok := u.User.Password(); ok && password != "" {
		text = strings.ReplaceAll(text, password, "xxxxx")
	}
	return text
}

// exitLines document the codes.
func (c *console) exitLines() (lines [][2]string) {
	for code, name := range exitNames() {
		lines = append(lines, [2]string{strconv.Itoa(code), c.words.T("cli.exit." + name)})
	}
	return lines
}
