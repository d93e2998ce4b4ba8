package cli

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"dondoc/internal/i18n"
)

var update = flag.Bool("update", false, "write docs/reference/cli.md anew")

const referenceFile = "../../docs/reference/cli.md"

func printer(t *testing.T, l i18n.Language) *i18n.Printer {
	t.Helper()
	c, err := i18n.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c.Printer(l)
}

func TestReferenceIsCurrent(t *testing.T) {
	var b bytes.Buffer
	if err := Reference(&b, printer(t, i18n.English)); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(referenceFile, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(referenceFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, b.Bytes()) {
		t.Errorf("%s is not what the program says of itself; run this test with -update", referenceFile)
	}
}

func TestEverythingOnTheLineHasWords(t *testing.T) {
	for _, lang := range i18n.Languages() {
		c := &console{words: printer(t, lang)}
		k, err := c.parser(new(commands), "")
		if err != nil {
			t.Fatal(err)
		}
		for what, words := range describeAll(k.Model.Node) {
			if words == "" || strings.HasPrefix(words, "cli.") {
				t.Errorf("%s: %s has no words", lang, what)
			}
		}
	}
}

// describeAll collects the words of a command, its flags and all below it.
func describeAll(n *kong.Node) map[string]string {
	all := map[string]string{n.FullPath(): n.Help}
	for _, f := range n.Flags {
		all[n.FullPath()+" --"+f.Name] = f.Help
	}
	for _, p := range n.Positional {
		all[n.FullPath()+" "+p.Name] = p.Help
	}
	for _, child := range n.Children {
		maps.Copy(all, describeAll(child))
	}
	return all
}
