// Command layout prints what package layout knows: the diagram of the rooms, or how long functions and files are.
package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"

	"dondoc/internal/layout"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "layout:", err)
		os.Exit(1)
	}
}

func run(out io.Writer, arguments []string) error {
	if len(arguments) == 1 && arguments[0] == "diagram" {
		_, err := io.WriteString(out, layout.Diagram(layout.House()))

		return err
	}
	if len(arguments) == 1 && arguments[0] == "lengths" {
		return printLengths(out, ".")
	}

	return fmt.Errorf("usage: layout diagram | lengths (from the root of the module), not %q", arguments)
}

func printLengths(out io.Writer, root string) error {
	tree, err := layout.Load(os.DirFS(root))
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "             number  median  90th percentile  longest")
	printLine(out, "functions", layout.Functions(tree))
	printLine(out, "files", layout.Files(tree))

	return nil
}

func printLine(out io.Writer, what string, all []layout.Length) {
	if len(all) == 0 {
		fmt.Fprintf(out, "%-12s none\n", what)

		return
	}
	longest := slices.MaxFunc(all, func(a, b layout.Length) int { return cmp.Compare(a.Lines, b.Lines) })
	fmt.Fprintf(out, "%-12s %6d  %6d  %15d  %d (%s)\n", what, len(all),
		layout.Percentile(all, 0.5), layout.Percentile(all, 0.9), longest.Lines, longest.Subject)
}
