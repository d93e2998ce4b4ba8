package layout

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// small is a house with two floors, used to show that each check finds what it is there to find.
func small() Rules {
	return Rules{
		Floors: []Floor{
			{Name: "tools", Purpose: "below", Rooms: []Room{{Path: "internal/text"}, {Path: "internal/mail", Planned: true}}},
			{Name: "domain", Purpose: "above", Rooms: []Room{
				{Path: "internal/org"},
				{Path: "internal/task", Below: []string{"internal/org"}},
				{Path: "internal/report", Below: []string{"internal/task"}},
				{Path: "internal/open"},
			}},
		},
		Walls:        []Wall{{Room: "internal/open", Only: []string{"internal/text"}, Reason: "it is public"}},
		Confined:     []Confinement{{Package: "time", Member: "Now", Rooms: []string{"internal/org"}, Reason: "the clock is passed in"}, {Package: "database/sql", Reason: "no SQL"}},
		Dependencies: []Dependency{{"example.com/used", "a reason"}},
		BannedNames:  []string{"util"},
		Limits:       Limits{Function: 4, File: 12},
	}
}

// source gives a tree that keeps every rule, with some files replaced or added.
func source(t *testing.T, changes map[string]string) *Tree {
	t.Helper()
	root := fstest.MapFS{"go.mod": {Data: []byte("module ours\n\ngo 1.26\n\nrequire (\n\texample.com/used v1.0.0\n\texample.com/far v1.0.0 // indirect\n)\n")}}
	for _, name := range []string{"text", "org", "task", "report", "open"} {
		root["internal/"+name+"/"+name+".go"] = &fstest.MapFile{Data: []byte("// Package " + name + " owns something.\npackage " + name + "\n")}
	}
	root["internal/text/text.go"].Data = append(root["internal/text/text.go"].Data, "\nimport _ \"example.com/used/part\"\n"...)
	for name, text := range changes {
		root[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, err := Load(root)
	if err != nil {
		t.Fatal(err)
	}

	return tree
}

func all(tree *Tree, rules Rules) []string {
	var problems []string
	problems = append(problems, Imports(tree, rules)...)
	problems = append(problems, Confined(tree, rules)...)
	problems = append(problems, Dependencies(tree, rules)...)
	problems = append(problems, Form(tree, rules)...)
	problems = append(problems, Variables(tree)...)

	return append(problems, Lengths(tree, rules)...)
}

func TestChecks(t *testing.T) {
	const task = "// Package task owns something.\npackage task\n\n"
	cases := []struct {
		name, file, text string
		want             string // a part of the one problem found; empty for none
	}{
		{"a tree in order", "internal/task/more.go", "package task\n", ""},
		{"down within the floor", "internal/report/more.go", "package report\nimport _ \"ours/internal/org\"\n", ""},
		{"down a floor", "internal/task/more.go", "package task\nimport _ \"ours/internal/text\"\n", ""},
		{"its own inner package", "internal/org/more.go", "package org\nimport _ \"ours/internal/org/part\"\n", ""},
		{"tests import upwards", "internal/org/org_test.go", "package org_test\nimport _ \"ours/internal/task\"\n", ""},
		{"up within the floor", "internal/org/more.go", "package org\nimport _ \"ours/internal/task\"\n", "not below internal/org"},
		{"up a floor", "internal/text/more.go", "package text\nimport _ \"ours/internal/org\"\n", "the floor above"},
		{"through a wall", "internal/open/more.go", "package open\nimport _ \"ours/internal/org\"\n", "a wall: it is public"},
		{"past a wall's gate", "internal/open/more.go", "package open\nimport _ \"ours/internal/text\"\n", ""},
		{"no room", "internal/attic/attic.go", "// Package attic owns something.\npackage attic\n", "has no room"},
		{"built though planned", "internal/mail/mail.go", "// Package mail owns something.\npackage mail\n", "planned is true"},
		{"confined call", "internal/task/more.go", "package task\nimport \"time\"\nvar start = time.Now()\n", "time.Now: the clock"},
		{"confined call renamed", "internal/task/more.go", "package task\nimport t \"time\"\nvar start = t.Now\n", "time.Now: the clock"},
		{"confined call in its room", "internal/org/more.go", "package org\nimport \"time\"\nvar start = time.Now\n", ""},
		{"confined package", "internal/task/more.go", "package task\nimport _ \"database/sql\"\n", "no SQL"},
		{"part of a confined package", "internal/task/more.go", "package task\nimport _ \"database/sql/driver\"\n", ""},
		{"module not listed", "internal/task/more.go", "package task\nimport _ \"example.com/other\"\n", "not on the allow-list"},
		{"name that says nothing", "internal/text/util/fold.go", "// Package util owns something.\npackage util\n", `"util" says nothing`},
		{"no package comment", "internal/task/task.go", "package task\n", "no package comment"},
		{"init function", "internal/task/more.go", "package task\nfunc init() {}\n", "an init function"},
		{"method called init", "internal/task/more.go", "package task\ntype t struct{}\nfunc (t) init() {}\n", ""},
		{"variable without a value", "internal/task/more.go", "package task\nvar cache map[string]int\n", "waits to be set"},
		{"variable made empty", "internal/task/more.go", "package task\nvar cache = map[string]int{}\n", "waits to be filled"},
		{"variable made", "internal/task/more.go", "package task\nvar queue = make(chan int)\n", "waits to be filled"},
		{"embedded variable", "internal/task/more.go", "package task\nimport _ \"embed\"\n//go:embed a.txt\nvar a string\n", ""},
		{"interface kept", "internal/task/more.go", "package task\nvar _ error = (*e)(nil)\n", ""},
		{"variable assigned", "internal/task/more.go", "package task\nvar n = 1\nfunc f() { n = 2 }\n", "changes the package variable n"},
		{"variable counted", "internal/task/more.go", "package task\nvar n = 1\nfunc f() { n++ }\n", "changes the package variable n"},
		{"table changed", "internal/task/more.go", "package task\nvar n = []int{1}\nfunc f() { n[0] = 2 }\n", "changes the package variable n"},
		{"local of the same name", "internal/task/more.go", "package task\nvar n = 1\nfunc f() { n := n; n = 2; _ = n }\n", ""},
		{"local var of the same name", "internal/task/more.go", "package task\nvar n = 1\nfunc f() { var n int; n = 2; _ = n }\n", ""},
		{"another package's variable", "internal/task/more.go", "package task\nimport \"net/http\"\nfunc f() { http.DefaultClient = nil }\n", "http.DefaultClient"},
		{"long function", "internal/task/more.go", "package task\nfunc f() {\n\n\n\n}\n", "task/more.go:f: 5 lines"},
		{"long method", "internal/task/more.go", "package task\ntype t struct{}\nfunc (*t) f() {\n\n\n\n}\n", "task/more.go:t.f: 5 lines"},
		{"long file", "internal/task/task.go", task + strings.Repeat("\n", 10), "task/task.go: 13 lines"},
		{"long generated file", "internal/task/more.go", "// Code generated by x. DO NOT EDIT.\n\npackage task\n" + strings.Repeat("\n", 12), ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			problems := all(source(t, map[string]string{c.file: c.text}), small())
			if c.want == "" && len(problems) > 0 {
				t.Errorf("found %q in a tree in order", problems)
			}
			if c.want != "" && (len(problems) != 1 || !strings.Contains(problems[0], c.want)) {
				t.Errorf("found %q, want one problem with %q", problems, c.want)
			}
		})
	}
}

func TestAllowListIsHeldBothWays(t *testing.T) {
	rules := small()
	rules.Dependencies = append(rules.Dependencies, Dependency{"example.com/idle", "once useful"}, Dependency{"example.com/mute", ""})
	tree := source(t, map[string]string{"go.mod": "module ours\nrequire example.com/used v1.0.0\nrequire example.com/stray v1.0.0\n"})
	want := []string{
		"allow-list: example.com/mute has no reason",
		"allow-list: nothing imports example.com/idle",
		"allow-list: nothing imports example.com/mute",
		"go.mod: requires example.com/stray, which is not on the allow-list",
	}
	if diff := cmp.Diff(want, Dependencies(tree, rules)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestExceptions(t *testing.T) {
	rules := small()
	rules.Exceptions = []Exception{
		{"internal/task/more.go:f", "a table of five lines"},
		{"internal/task/more.go:g", "was long once"},
	}
	tree := source(t, map[string]string{"internal/task/more.go": "package task\nfunc f() {\n\n\n\n}\nfunc g() {}\n"})
	want := []string{"internal/task/more.go:g: has an exception on length and needs none"}
	if diff := cmp.Diff(want, Lengths(tree, rules)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestOtherPeoplesSourceIsLeftOut(t *testing.T) {
	const broken = "package"
	tree := source(t, map[string]string{
		"tools/go.mod": "module other\n", "tools/a.go": broken,
		"web/node_modules/x/a.go": broken, "internal/text/testdata/a.go": broken, ".cache/a.go": broken,
	})
	if problems := all(tree, small()); len(problems) > 0 {
		t.Errorf("found %q in files that are not ours", problems)
	}
}

func TestMissingRoomIsReported(t *testing.T) {
	rules := small()
	rules.Floors[0].Rooms[1].Planned = false
	problems := Imports(source(t, nil), rules)
	if len(problems) != 1 || !strings.Contains(problems[0], "internal/mail: planned is false") {
		t.Errorf("found %q, want the missing room alone", problems)
	}
}

func TestPercentile(t *testing.T) {
	lengths := []Length{{Lines: 40}, {Lines: 10}, {Lines: 30}, {Lines: 20}}
	for share, want := range map[float64]int{0: 10, 0.25: 10, 0.5: 20, 0.9: 40, 1: 40} {
		if got := Percentile(lengths, share); got != want {
			t.Errorf("Percentile(%v) = %d, want %d", share, got, want)
		}
	}
	if got := Percentile(nil, 0.5); got != 0 {
		t.Errorf("Percentile of nothing = %d, want 0", got)
	}
}

func TestDiagram(t *testing.T) {
	want := `── domain: above
   org
   task    ← org
   report  ← task
   open    sees only: text
── tools: below
   text
   (mail)
`
	if got := Diagram(small()); !strings.HasPrefix(got, want) {
		t.Errorf("diagram (-want +got):\n%s", cmp.Diff(want, got))
	}
}

func TestLoadRefusesBrokenSource(t *testing.T) {
	if _, err := Load(fstest.MapFS{"go.mod": {Data: []byte("module ours\n")}, "a.go": {Data: []byte("package")}}); err == nil {
		t.Error("a file that does not parse gave no error")
	}
	if _, err := Load(fstest.MapFS{}); err == nil {
		t.Error("a folder without go.mod gave no error")
	}
}
