package intake

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"dondoc/internal/docread"
	"dondoc/internal/org"
	"dondoc/internal/text"

	"github.com/google/go-cmp/cmp"
)

const reference = "../../testdata/625-qd-ubnd"

// object is a JSON object of an expectation or a draft.
type object = map[string]any

func readReference(t testing.TB) *docread.Document {
	t.Helper()
	return readFile(t, reference+".txt")
}

func readFile(t testing.TB, name string) *docread.Document {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := docread.Read(name, f, 0)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func parseReference(t testing.TB) *Draft {
	t.Helper()
	d, err := Parse(readReference(t), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// golden returns the hand-checked expectation and the draft, both as JSON.
func golden(t *testing.T) (want, got object) {
	t.Helper()
	data, err := os.ReadFile(reference + ".json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	made, err := json.Marshal(parseReference(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(made, &got); err != nil {
		t.Fatal(err)
	}
	return want, got
}

// only keeps the keys of an object that the expectation has, so that a draft may say more.
func only(got, want object) object {
	kept := object{}
	for k := range want {
		if v, ok := got[k]; ok {
			kept[k] = v
		}
	}
	return kept
}

func objects(t *testing.T, o object, key string) []object {
	t.Helper()
	list, ok := o[key].([]any)
	if !ok {
		t.Fatalf("%s is no list", key)
	}
	all := make([]object, len(list))
	for i, x := range list {
		all[i] = x.(object)
	}
	return all
}

// compareLists compares two lists item by item on the keys of the expectation, after same has evened out
// what the two may word differently.
func compareLists(t *testing.T, key string, want, got object, same func(object)) {
	t.Helper()
	w, g := objects(t, want, key), objects(t, got, key)
	if len(w) != len(g) {
		t.Errorf("%s: want %d, got %d", key, len(w), len(g))
	}
	for i := range min(len(w), len(g)) {
		kept := only(g[i], w[i])
		if same != nil {
			same(w[i])
			same(kept)
		}
		if diff := cmp.Diff(w[i], kept); diff != "" {
			t.Errorf("%s %d (-want +got)\n%s", key, i+1, diff)
		}
	}
}

func TestGoldDocument(t *testing.T) {
	want, got := golden(t)
	w, g := want["document"].(object), got["document"].(object)
	compareCited(t, w, g)
	delete(w, "cited")
	if diff := cmp.Diff(w, only(g, w)); diff != "" {
		t.Error(diff)
	}
}

// compareCited compares without order: the expectation lists by role, the draft in the order of the text.
func compareCited(t *testing.T, want, got object) {
	t.Helper()
	byName := func(a, b object) int { return strings.Compare(citedName(a), citedName(b)) }
	w, g := objects(t, want, "cited"), objects(t, got, "cited")
	slices.SortFunc(w, byName)
	slices.SortFunc(g, byName)
	if diff := cmp.Diff(w, g); diff != "" {
		t.Error(diff)
	}
}

func citedName(o object) string {
	if s, ok := o["number"].(string); ok {
		return s
	}
	return o["title"].(string)
}

func TestGoldGroups(t *testing.T) {
	want, got := golden(t)
	compareLists(t, "groups", want, got, nil)
}

func TestGoldTasks(t *testing.T) {
	want, got := golden(t)
	compareLists(t, "tasks", want, got, func(o object) { evenDeadline(o["deadline"].(object)) })
}

// evenDeadline drops what only a draft says of a deadline, and writes one recipient and several the same way.
func evenDeadline(d object) {
	for _, k := range []string{"rule", "effective"} {
		delete(d, k)
	}
	if d["exclusive"] == false {
		delete(d, "exclusive")
	}
	if s, ok := d["send_to"].(string); ok {
		d["send_to"] = []any{s}
	}
}

func TestGoldBodyTasks(t *testing.T) {
	want, got := golden(t)
	compareLists(t, "body_tasks", want, got, nil)
}

// TestGoldTargets compares everything but the words of one indicator, which the expectation completes from the
// year before it ("tỷ lệ tham gia BHYT" for "tỷ lệ dân số tham gia BHYT"): there the draft's words are among them.
func TestGoldTargets(t *testing.T) {
	want, got := golden(t)
	w, g := objects(t, want, "targets"), objects(t, got, "targets")
	for i := range min(len(w), len(g)) {
		if missing := wordsMissing(g[i]["indicator"].(string), w[i]["indicator"].(string)); missing == "" {
			g[i]["indicator"] = w[i]["indicator"]
		}
	}
	compareLists(t, "targets", want, got, nil)
}

func wordsMissing(s, in string) string {
	have := text.Words(in)
	for _, w := range text.Words(s) {
		if !slices.Contains(have, w) {
			return w
		}
	}
	return ""
}

// TestGoldObligations: the expectation sums a duty up, so its words must be the draft's for the most part.
func TestGoldObligations(t *testing.T) {
	want, got := golden(t)
	w, g := objects(t, want, "obligations"), objects(t, got, "obligations")
	for i := range min(len(w), len(g)) {
		if share := wordShare(w[i]["what"].(string), g[i]["what"].(string)); share < 0.8 {
			t.Errorf("%s: the draft has %.0f %% of the duty's words", w[i]["ref"], 100*share)
		}
		delete(w[i], "what")
	}
	compareLists(t, "obligations", want, got, nil)
}

func wordShare(s, in string) float64 {
	words, have := text.Words(s), text.Words(in)
	n := 0
	for _, w := range words {
		if slices.Contains(have, w) {
			n++
		}
	}
	return float64(n) / float64(len(words))
}

func TestGoldReconciliation(t *testing.T) {
	want, got := golden(t)
	compareLists(t, "reconciliation", want, got, func(o object) { delete(o, "note") })
}

func TestDraftSurvivesJSON(t *testing.T) {
	d := parseReference(t)
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back Draft
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(&back)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(data), string(again)); diff != "" {
		t.Error(diff)
	}
}
