package intake

import (
	"encoding/hex"
	"hash/fnv"
)

// digest makes a short name of some words, for addresses and forms. It keeps apart what one document holds; it
// protects nothing.
func digest(words ...string) string {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w)) //nolint:errcheck // a hash never fails
		h.Write([]byte{0}) //nolint:errcheck // as above
	}
	return "q" + hex.EncodeToString(h.Sum(nil))
}
