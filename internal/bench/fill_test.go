package bench_test

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dondoc/internal/bench"
	"dondoc/internal/store/storetest"
	"dondoc/internal/task"
)

// What is filled in is what the pages then count, on the engine it was filled in and on the one it was moved to; it says
// that it is a sample, and its tasks are as long as real ones.
func TestFill(t *testing.T) {
	size := bench.Size{Programmes: 12, Tasks: 25}
	n := install(t, storetest.SQLite(t), size)
	if len(n.Programmes) != size.Programmes || len(n.Tasks) != size.Programmes*size.Tasks {
		t.Fatalf("made %d programmes, %d tasks", len(n.Programmes), len(n.Tasks))
	}
	for name, n := range map[string]*installation{"sqlite": n, "postgres": n.onPostgres(t)} {
		t.Run(name, func(t *testing.T) {
			checkCards(t, n, size)
			checkSample(t, n)
			checkLengths(t, n)
			checkSearch(t, n, size)
		})
	}
}

func checkCards(t *testing.T, n *installation, size bench.Size) {
	t.Helper()
	cards, err := n.app.Reporting.Cards(context.Background(), n.operator(), task.Clock{})
	if err != nil {
		t.Fatal(err)
	}
	if len(cards) != size.Programmes+1 { // and the reference decision
		t.Errorf("%d programmes", len(cards))
	}
	for _, card := range cards {
		if slices.Contains(n.Programmes, card.ID) && card.Tasks != size.Tasks {
			t.Errorf("%s has %d tasks", card.Number, card.Tasks)
		}
	}
}

func checkSample(t *testing.T, n *installation) {
	t.Helper()
	for _, id := range n.Programmes {
		p, err := n.app.Programmes.Programme(context.Background(), n.operator(), id)
		if err != nil || !p.Sample {
			t.Errorf("%s is not marked as sample: %v", p.Document.Number, err)
		}
	}
}

func checkSearch(t *testing.T, n *installation, size bench.Size) {
	t.Helper()
	hits, err := n.app.Search.Find(context.Background(), n.operator(), "chuong trinh hanh dong (mau)", "programme", 2*size.Programmes)
	if err != nil || len(hits) != size.Programmes {
		t.Errorf("the search finds %d programmes: %v", len(hits), err)
	}
}

// The reference decision's tasks have 53 to 709 letters, 191 in the middle.
func checkLengths(t *testing.T, n *installation) {
	t.Helper()
	var lengths []int
	for _, id := range n.Programmes {
		tasks, err := n.app.Tasks.All(context.Background(), n.operator(), id)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range tasks {
			lengths = append(lengths, len([]rune(v.Content)))
		}
	}
	slices.Sort(lengths)
	if median := lengths[len(lengths)/2]; median < 150 || median > 250 {
		t.Errorf("the median content has %d letters", median)
	}
	if longest := lengths[len(lengths)-1]; longest < 500 || longest > 1000 {
		t.Errorf("the longest content has %d letters", longest)
	}
}

// Two runs measure the same texts.
func TestFillRepeats(t *testing.T) {
	contents := func() (all []string) {
		n := install(t, storetest.SQLite(t), bench.Size{Programmes: 2, Tasks: 10})
		for _, id := range n.Tasks {
			v, err := n.app.Tasks.Show(context.Background(), n.operator(), id)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, v.Task.Content, v.Task.LeadPhrase)
		}
		return all
	}
	if diff := cmp.Diff(contents(), contents()); diff != "" {
		t.Error(diff)
	}
}
