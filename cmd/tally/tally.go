package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Counts is how many tests passed and failed.
type Counts struct{ Passed, Failed int }

// String is the closing line.
func (c Counts) String() string { return fmt.Sprintf("%d passed, %d failed", c.Passed, c.Failed) }

func (c *Counts) add(other Counts) {
	c.Passed += other.Passed
	c.Failed += other.Failed
}

// event is a line of `go test -json` (go doc test2json, and go help buildjson for build-output).
type event struct {
	Action  string  `json:"Action"`
	Package string  `json:"Package"`
	Test    string  `json:"Test"`
	Output  string  `json:"Output"`
	Elapsed float64 `json:"Elapsed"`
}

// run is one package's tests so far.
type run struct {
	output   map[string][]string // by test; "" holds what belongs to none
	outcomes map[string]string   // by test; empty while it runs
}

func newRun() *run { return &run{output: map[string][]string{}, outcomes: map[string]string{}} }

// Read counts the tests of a stream and writes the report of each package when it ends.
func Read(in io.Reader, out io.Writer) (Counts, error) {
	var counts Counts
	runs := map[string]*run{}
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadString('\n')
		if line != "" {
			counts.add(take(line, runs, out))
		}
		if err == io.EOF {
			return counts, unfinished(runs)
		}
		if err != nil {
			return counts, fmt.Errorf("reading test events: %w", err)
		}
	}
}

// take handles one line. What is no event is shown as it is: the go command's own messages.
func take(line string, runs map[string]*run, out io.Writer) Counts {
	var e event
	if json.Unmarshal([]byte(line), &e) != nil {
		fmt.Fprint(out, line)

		return Counts{}
	}
	if e.Action == "build-output" {
		fmt.Fprint(out, e.Output)
	}
	if e.Package == "" {
		return Counts{}
	}
	if runs[e.Package] == nil {
		runs[e.Package] = newRun()
	}
	current := runs[e.Package]
	switch {
	case e.Action == "output":
		current.output[e.Test] = append(current.output[e.Test], e.Output)
	case e.Test != "":
		current.note(e)
	case e.Action == "pass" || e.Action == "fail" || e.Action == "skip":
		delete(runs, e.Package)

		return current.close(e, out)
	}

	return Counts{}
}

func (r *run) note(e event) {
	switch e.Action {
	case "run":
		r.outcomes[e.Test] = ""
	case "pass", "fail", "skip":
		r.outcomes[e.Test] = e.Action
	}
}

// close reports a package at its end.
func (r *run) close(e event, out io.Writer) Counts {
	var counts Counts
	for _, test := range slices.Sorted(maps.Keys(r.outcomes)) {
		if r.isParent(test) && (r.outcomes[test] != "fail" || r.failedBelow(test)) {
			continue // its subtests are counted instead
		}
		if r.outcomes[test] == "pass" {
			counts.Passed++

			continue
		}
		counts.Failed++
		r.show(e.Package, test, out)
	}
	if e.Action == "fail" && counts.Failed == 0 {
		counts.Failed++
		fmt.Fprintf(out, "--- %s failed outside its tests\n%s", e.Package, strings.Join(r.output[""], ""))
	}
	if len(r.outcomes) > 0 || counts.Failed > 0 {
		fmt.Fprintf(out, "%-5s %-40s %s (%.1f s)\n", e.Action, e.Package, counts, e.Elapsed)
	}

	return counts
}

func (r *run) isParent(test string) bool {
	for other := range r.outcomes {
		if strings.HasPrefix(other, test+"/") {
			return true
		}
	}

	return false
}

func (r *run) failedBelow(test string) bool {
	for other, outcome := range r.outcomes {
		if strings.HasPrefix(other, test+"/") && outcome != "pass" {
			return true
		}
	}

	return false
}

// show prints what a test that did not pass had to say, its parents' words included. A test without an end was cut
// off by a panic or a time limit, which the package's own output tells.
func (r *run) show(pkg, test string, out io.Writer) {
	outcome := r.outcomes[test]
	if outcome == "" {
		outcome = "did not end"
	}
	fmt.Fprintf(out, "--- %s %s: %s\n", pkg, test, outcome)
	for at := test; at != ""; at = parent(at) {
		fmt.Fprint(out, strings.Join(r.output[at], ""))
		delete(r.output, at)
	}
	if outcome == "did not end" {
		fmt.Fprint(out, strings.Join(r.output[""], ""))
		delete(r.output, "")
	}
}

func parent(test string) string {
	at := strings.LastIndex(test, "/")
	if at < 0 {
		return ""
	}

	return test[:at]
}

func unfinished(runs map[string]*run) error {
	if len(runs) == 0 {
		return nil
	}

	return fmt.Errorf("the stream ended before the tests of %s", strings.Join(slices.Sorted(maps.Keys(runs)), ", "))
}
