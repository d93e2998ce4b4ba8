package bench_test

import (
	"bytes"
	"testing"

	"dondoc/internal/bench"
	"dondoc/internal/intake"
	"dondoc/internal/org"
)

// What the import is timed on is read to the last row, with somebody in charge of each.
func TestDocument(t *testing.T) {
	const rows = 140
	content := bench.Document(seed, rows)
	if !bytes.Equal(content, bench.Document(seed, rows)) {
		t.Error("two runs measure different documents")
	}
	reading, err := intake.Read("mau.txt", bytes.NewReader(content), 0, org.NewResolver(org.National()))
	if err != nil {
		t.Fatal(err)
	}
	if got := len(reading.Draft.Tasks); got != rows {
		t.Errorf("%d tasks read, want %d", got, rows)
	}
	for _, v := range reading.Draft.Tasks {
		if len(v.Leads) == 0 {
			t.Errorf("row %s: nobody is in charge", v.Ref)
		}
	}
}
