package calendar

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRealPhrases reads the phrases of real programmes; the expectations were made by hand from the documents.
func TestRealPhrases(t *testing.T) {
	data, err := os.ReadFile("testdata/phrases.json")
	if err != nil {
		t.Fatal(err)
	}
	var documents []struct {
		Document  string
		Deadlines []Deadline
	}
	if err := json.Unmarshal(data, &documents); err != nil {
		t.Fatal(err)
	}
	for _, doc := range documents {
		if len(doc.Deadlines) == 0 {
			t.Errorf("%s has no phrase", doc.Document)
		}
		for _, want := range doc.Deadlines {
			if diff := cmp.Diff(facts(want), facts(Parse(want.Phrase, Context{})), cmp.AllowUnexported(Day{})); diff != "" {
				t.Errorf("%s: Parse(%q) differs (-want +got):\n%s", doc.Document, want.Phrase, diff)
			}
		}
	}
}

// facts keeps what the documents say; rule names and event texts are the grammar's.
func facts(d Deadline) []Deadline {
	var all []Deadline
	for _, i := range d.Instalments() {
		f := Deadline{Kind: i.Kind, From: i.From, Due: i.Due, Every: i.Every, On: i.On, Precision: i.Precision, Exclusive: i.Exclusive}
		if i.Kind == Event {
			f.Precision = ""
		}
		all = append(all, f)
	}
	return all
}
