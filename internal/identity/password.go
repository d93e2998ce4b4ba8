package identity

import (
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"
	"golang.org/x/text/unicode/norm"

	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// Limits of a password. The upper one only keeps a request from costing too much.
const (
	MinPassword = 12  // characters
	maxPassword = 512 // bytes
)

// cost is OWASP's recommendation for argon2id: 19 MiB, two passes, one lane.
func cost() *argon2id.Params {
	return &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

// nobody is a hash of the same cost that no password has, compared when the
// login is unknown so that the answer takes as long as for a known one.
const nobody = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// checkPassword is the rule for a new password of the login's account.
func checkPassword(login, password string) error {
	switch {
	case utf8.RuneCountInString(password) < MinPassword:
		return errs.New(errs.Invalid, "identity.password_short", MinPassword)
	case len(password) > maxPassword:
		return errs.New(errs.Invalid, "identity.password_long", maxPassword)
	case text.Fold(password) == text.Fold(login):
		return errs.New(errs.Invalid, "identity.password_is_login")
	}
	return nil
}

// hash makes the PHC form. The password is normalised first: keyboards differ
// in how they compose Vietnamese letters.
func hash(password string) (string, error) {
	h, err := argon2id.CreateHash(norm.NFC.String(password), cost())
	if err != nil {
		return "", fmt.Errorf("hash password: %w", err)
	}
	return h, nil
}

// matches compares in constant time.
func matches(password, hashed string) (bool, error) {
	if len(password) > maxPassword {
		return false, nil
	}
	ok, err := argon2id.ComparePasswordAndHash(norm.NFC.String(password), hashed)
	if err != nil {
		return false, fmt.Errorf("compare password: %w", err)
	}
	return ok, nil
}

// generate makes a password to be shown once: 100 random bits in four groups
// of letters and digits that are not mistaken for each other.
func generate() string {
	var groups []string
	for group := range slices.Chunk([]byte(strings.ToLower(rand.Text()[:20])), 5) {
		groups = append(groups, string(group))
	}
	return strings.Join(groups, "-")
}
