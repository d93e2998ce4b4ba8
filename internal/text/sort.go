package text

import (
	"encoding/hex"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// SortKey returns a key whose byte order is the Vietnamese dictionary order of the texts, as hexadecimal
// digits: it is safe in a text column of any database. Numbers inside sort by value ("II.2" before "II.10").
// A collator is not safe for concurrent use and costs little, so each call has its own.
func SortKey(s string) string {
	var buf collate.Buffer
	c := collate.New(language.Vietnamese, collate.Numeric)
	return hex.EncodeToString(c.KeyFromString(&buf, Normal(s)))
}
