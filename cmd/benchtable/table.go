package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"text/tabwriter"
)

// Row is one benchmark with the values it reported, by unit.
type Row struct {
	Name   string
	Values map[string]float64
}

// column is a unit and what the table calls it.
type column struct{ unit, title string }

// The units a compared benchmark reports, in the table's order; the last three are only those of documents and of acts.
// internal/bench writes them.
func columns() []column {
	return []column{
		{"p50-ms", "p50 ms"}, {"p95-ms", "p95 ms"}, {"p99-ms", "p99 ms"}, {"baseline-p50-ms", "baseline p50 ms"},
		{"ratio", "ratio"}, {"us/row", "µs a row"}, {"peak-MB", "peak MB"}, {"acts/s", "acts a second"},
	}
}

// Read passes all lines on to echo and returns the benchmarks that have a ratio.
func Read(in io.Reader, echo io.Writer) (rows []Row, err error) {
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		line := lines.Text()
		fmt.Fprintln(echo, line)
		if failed(line) {
			err = errors.New("a benchmark failed")
		}
		if row, ok := parse(line); ok {
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 && err == nil {
		err = errors.New("nothing was measured against a baseline")
	}
	return rows, errors.Join(err, lines.Err())
}

func failed(line string) bool {
	return strings.HasPrefix(line, "FAIL") || strings.HasPrefix(strings.TrimSpace(line), "--- FAIL")
}

// processors is the number of processors that go test appends to a name.
var processors = regexp.MustCompile(`-\d+$`)

// parse reads "BenchmarkName-2  100  1.5 unit  2 other".
func parse(line string) (Row, bool) {
	fields := strings.Fields(line)
	if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
		return Row{}, false
	}
	name := strings.TrimPrefix(processors.ReplaceAllString(fields[0], ""), "Benchmark")
	row := Row{Name: name, Values: map[string]float64{}}
	for i := 2; i+1 < len(fields); i += 2 {
		value, err := strconv.ParseFloat(fields[i], 64)
		if err != nil {
			return Row{}, false
		}
		row.Values[fields[i+1]] = value
	}
	_, compared := row.Values["ratio"]
	return row, compared
}

// Write sets the rows out as a Markdown table that is also readable as it is.
func Write(out io.Writer, rows []Row) error {
	w := tabwriter.NewWriter(out, 0, 0, 1, ' ', 0)
	head, rule := "| metric\t", "|---\t"
	for _, c := range columns() {
		head, rule = head+"| "+c.title+"\t", rule+"|--:\t"
	}
	fmt.Fprintln(w, head+"|\n"+rule+"|")
	for _, row := range rows {
		fmt.Fprintf(w, "| %s\t", row.Name)
		for _, c := range columns() {
			fmt.Fprintf(w, "| %s\t", row.value(c.unit))
		}
		fmt.Fprintln(w, "|")
	}
	return w.Flush()
}

// value is empty where the benchmark reported no such unit.
func (r Row) value(unit string) string {
	v, ok := r.Values[unit]
	if !ok {
		return ""
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}
