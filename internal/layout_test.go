package layout_test

import (
	"os"
	"strings"
	"testing"

	"dondoc/internal/layout"
)

// The rules are tables in package layout; here they are held against the whole source.

func TestLayout(t *testing.T) {
	tree, err := layout.Load(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	rules := layout.House()
	checks := map[string]func() []string{
		"imports":      func() []string { return layout.Imports(tree, rules) },
		"confined":     func() []string { return layout.Confined(tree, rules) },
		"dependencies": func() []string { return layout.Dependencies(tree, rules) },
		"form":         func() []string { return layout.Form(tree, rules) },
		"variables":    func() []string { return layout.Variables(tree) },
		"lengths":      func() []string { return layout.Lengths(tree, rules) },
	}
	for name, check := range checks {
		t.Run(name, func(t *testing.T) {
			for _, problem := range check() {
				t.Error(problem)
			}
		})
	}
}

// TestArchitectureShowsTheTables keeps the document true: `go run ./cmd/layout diagram` prints what belongs there.
func TestArchitectureShowsTheTables(t *testing.T) {
	page, err := os.ReadFile("../docs/ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	diagram := layout.Diagram(layout.House())
	if !strings.Contains(string(page), "```text\n"+diagram+"```\n") {
		t.Errorf("docs/ARCHITECTURE.md does not hold this diagram word for word:\n%s", diagram)
	}
}
