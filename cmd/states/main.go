// Command states prints docs/reference/assignment-states.md from the state machine of package assignment.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	if _, err := io.WriteString(os.Stdout, Page()); err != nil {
		fmt.Fprintln(os.Stderr, "states:", err)
		os.Exit(1)
	}
}
