package intake

import (
	"encoding/hex"
	"fmt"
	"hash/fnv"
)

// digest makes a short name of some words, for addresses and forms. It keeps apart what one document holds; it
// protects nothing.
func digest(words ...string) string {
	h := fnv.New64a()
	for _, w := range words {
		fmt.Fprintf(h, "%s\x00", w)
	}
	return "q" + hex.EncodeToString(h.Sum(nil))
}
