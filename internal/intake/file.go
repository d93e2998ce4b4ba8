package intake

import (
	"strings"

	"dondoc/internal/text"
)

// maxFileName is how much of a file's name is kept, in characters.
const maxFileName = 200

// fileName is a file's name without folders, whatever system it comes from, in
// normal form: a sender chooses it freely, broken bytes, invisible characters
// and any length included. A long one keeps its end, which says the format.
func fileName(sent string) string {
	name := []rune(text.Normal(sent[strings.LastIndexAny(sent, `/\`)+1:]))
	if len(name) > maxFileName {
		name = append([]rune("…"), name[len(name)-maxFileName+1:]...)
	}
	return string(name)
}
