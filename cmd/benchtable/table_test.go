package main

import (
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const printed = `goos: linux
BenchmarkPage/sqlite/39-tasks/home-agency-2   	      50	         0.5 baseline-p50-ms	         2.25 p50-ms	         9 p95-ms	        11.4 p99-ms	         4.5 ratio
BenchmarkRows/140-2   	      20	        10 baseline-p50-ms	        50 p50-ms	        60 p95-ms	        70 p99-ms	       31.5 peak-MB	         5 ratio	       357.1 us/row
BenchmarkAct/sqlite-2   	    4000	         5 baseline-p50-ms	        20 p50-ms	        80 p95-ms	       120 p99-ms	       412.5 acts/s	         4 ratio
BenchmarkFold-2   	     500	      1200 ns/op
PASS
`

func TestTable(t *testing.T) {
	var echo, table strings.Builder
	rows, err := Read(strings.NewReader(printed), &echo)
	if err != nil {
		t.Fatal(err)
	}
	if err := Write(&table, rows); err != nil {
		t.Fatal(err)
	}
	want := `| metric                           | p50 ms | p95 ms | p99 ms | baseline p50 ms | ratio | µs a row | peak MB | acts a second |
|---                               |--:     |--:     |--:     |--:              |--:    |--:       |--:      |--:            |
| Page/sqlite/39-tasks/home-agency | 2.2    | 9.0    | 11.4   | 0.5             | 4.5   |          |         |               |
| Rows/140                         | 50.0   | 60.0   | 70.0   | 10.0            | 5.0   | 357.1    | 31.5    |               |
| Act/sqlite                       | 20.0   | 80.0   | 120.0  | 5.0             | 4.0   |          |         | 412.5         |
`
	if diff := cmp.Diff(want, table.String()); diff != "" {
		t.Error(diff)
	}
	if echo.String() != printed {
		t.Errorf("did not pass on what it read: %q", echo.String())
	}
}

func TestReadRefuses(t *testing.T) {
	for _, text := range []string{
		"", "PASS\n", "BenchmarkFold-2 500 1200 ns/op\nPASS\n",
		printed + "FAIL\tdondoc/internal/bench\t1s\n", printed + "    --- FAIL: BenchmarkPage/sqlite\n",
	} {
		if _, err := Read(strings.NewReader(text), io.Discard); err == nil {
			t.Errorf("%q passes", text)
		}
	}
}
