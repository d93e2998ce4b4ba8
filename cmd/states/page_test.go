package main

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReferenceShowsTheTable(t *testing.T) {
	page, err := os.ReadFile("../../docs/reference/assignment-states.md")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Page(), string(page)); diff != "" {
		t.Errorf("run `make states` (-printed +page):\n%s", diff)
	}
}
