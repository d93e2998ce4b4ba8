package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRead(t *testing.T) {
	cases := []struct {
		name   string
		events []string
		want   Counts
		shown  []string // parts of the report
		broken bool
	}{
		{name: "passing", want: Counts{2, 0}, shown: []string{"pass  a"}, events: []string{
			`{"Action":"run","Package":"a","Test":"TestA"}`, `{"Action":"pass","Package":"a","Test":"TestA"}`,
			`{"Action":"run","Package":"a","Test":"TestB"}`, `{"Action":"pass","Package":"a","Test":"TestB"}`,
			`{"Action":"pass","Package":"a","Elapsed":0.1}`,
		}},
		{name: "subtests count, their parent does not", want: Counts{1, 1}, shown: []string{"a TestA/two: fail", "want 2"}, events: []string{
			`{"Action":"run","Package":"a","Test":"TestA"}`,
			`{"Action":"run","Package":"a","Test":"TestA/one"}`, `{"Action":"run","Package":"a","Test":"TestA/two"}`,
			`{"Action":"output","Package":"a","Test":"TestA/two","Output":"want 2\n"}`,
			`{"Action":"pass","Package":"a","Test":"TestA/one"}`, `{"Action":"fail","Package":"a","Test":"TestA/two"}`,
			`{"Action":"fail","Package":"a","Test":"TestA"}`, `{"Action":"fail","Package":"a"}`,
		}},
		{name: "a parent that fails by itself", want: Counts{1, 1}, shown: []string{"a TestA: fail"}, events: []string{
			`{"Action":"run","Package":"a","Test":"TestA"}`, `{"Action":"run","Package":"a","Test":"TestA/one"}`,
			`{"Action":"pass","Package":"a","Test":"TestA/one"}`, `{"Action":"fail","Package":"a","Test":"TestA"}`,
			`{"Action":"fail","Package":"a"}`,
		}},
		{name: "a skip is a failure", want: Counts{0, 1}, shown: []string{"a TestA: skip", "no browser"}, events: []string{
			`{"Action":"run","Package":"a","Test":"TestA"}`,
			`{"Action":"output","Package":"a","Test":"TestA","Output":"no browser\n"}`,
			`{"Action":"skip","Package":"a","Test":"TestA"}`, `{"Action":"pass","Package":"a"}`,
		}},
		{name: "a panic", want: Counts{0, 1}, shown: []string{"a TestA: did not end", "panic: oh"}, events: []string{
			`{"Action":"run","Package":"a","Test":"TestA"}`,
			`{"Action":"output","Package":"a","Output":"panic: oh\n"}`, `{"Action":"fail","Package":"a"}`,
		}},
		{name: "a package that does not build", want: Counts{0, 1}, shown: []string{"undefined: x", "a failed outside"}, events: []string{
			`{"ImportPath":"a","Action":"build-output","Output":"undefined: x\n"}`, `{"ImportPath":"a","Action":"build-fail"}`,
			`{"Action":"start","Package":"a"}`, `{"Action":"fail","Package":"a","FailedBuild":"a"}`,
		}},
		{name: "a package without tests", want: Counts{0, 0}, events: []string{
			`{"Action":"start","Package":"a"}`, `{"Action":"skip","Package":"a"}`,
		}},
		{name: "words of the go command", want: Counts{0, 0}, shown: []string{"go: no such module"}, events: []string{"go: no such module"}},
		{name: "a stream cut short", broken: true, events: []string{`{"Action":"run","Package":"a","Test":"TestA"}`}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var report strings.Builder
			got, err := Read(strings.NewReader(strings.Join(c.events, "\n")+"\n"), &report)
			if (err != nil) != c.broken {
				t.Fatalf("error %v, broken %v", err, c.broken)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("counts (-want +got):\n%s", diff)
			}
			for _, part := range c.shown {
				if !strings.Contains(report.String(), part) {
					t.Errorf("the report lacks %q:\n%s", part, report.String())
				}
			}
		})
	}
}

func TestClosingLine(t *testing.T) {
	if got, want := (Counts{12, 3}).String(), "12 passed, 3 failed"; got != want {
		t.Errorf("closing line %q, want %q", got, want)
	}
}
