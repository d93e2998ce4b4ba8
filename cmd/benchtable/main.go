// Command benchtable reads what `go test -bench` prints and closes with one table of the figures that were measured
// against a baseline: metric, percentiles, baseline, ratio. Every line passes through as it comes, so that a long run
// can be watched. It judges no figure; it fails when a benchmark failed or none was measured.
package main

import (
	"errors"
	"fmt"
	"os"
)

func main() {
	rows, err := Read(os.Stdin, os.Stderr)
	if err := errors.Join(err, Write(os.Stdout, rows)); err != nil {
		fmt.Fprintln(os.Stderr, "benchtable:", err)
		os.Exit(1)
	}
}
