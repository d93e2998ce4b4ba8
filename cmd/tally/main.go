// Command tally reads the output of `go test -json`, shows what failed with everything it printed and a line for each
// package, and closes with one line: "N passed, M failed". A skipped test counts as failed, because a test that does
// not run proves nothing; so does a package that does not build or that ends without its tests having ended.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	passed := flag.Int("passed", 0, "`number` of checks that passed before")
	failed := flag.Int("failed", 0, "`number` of checks that failed before")
	flag.Parse()
	counts, err := Read(os.Stdin, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stdout, "tally:", err)
		counts.Failed++
	}
	if counts.Passed+counts.Failed == 0 {
		fmt.Fprintln(os.Stdout, "tally: no test was run")
		counts.Failed++
	}
	counts.Passed += *passed
	counts.Failed += *failed
	fmt.Println(counts)
	if counts.Failed > 0 {
		os.Exit(1)
	}
}
