package intake

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dondoc/internal/docread"
	"dondoc/internal/org"
	"dondoc/internal/text"

	"github.com/google/go-cmp/cmp"
)

// proseDir holds documents in the styles that officials write in, each with what a
// person reads in it: one task a line, "ref | leads | coordinators | deadline | recipients".
const proseDir = "testdata/prose"

// proseFields are the columns of an expectation after the ref.
var proseFields = []string{"leads", "coordinators", "deadline", "send_to"}

// leastRead is the share of a field's values that must be read right over all
// documents; the rest must be doubted.
const leastRead = 0.95

// A tally counts the values of a field.
type tally struct{ right, doubtedRight, doubtedWrong, silent int }

func (c tally) of() int { return c.right + c.doubtedRight + c.doubtedWrong + c.silent }

// TestProseGold reads every style: each task is found and none invented, and
// what is read wrong is doubted.
func TestProseGold(t *testing.T) {
	wants, err := filepath.Glob(filepath.Join(proseDir, "*.want"))
	if err != nil || len(wants) == 0 {
		t.Fatalf("no expectations: %v", err)
	}
	sums := map[string]*tally{}
	for _, f := range proseFields {
		sums[f] = &tally{}
	}
	for _, want := range wants {
		t.Run(strings.TrimSuffix(filepath.Base(want), ".want"), func(t *testing.T) {
			compareProse(t, wantedProse(t, want), parsed(t, openDocument(t, documentOf(t, want))).Tasks, sums)
		})
	}
	for _, f := range proseFields {
		s := sums[f]
		t.Logf("%-12s %d of %d right, %d of them doubted; %d wrong and doubted, %d wrong and silent",
			f, s.right+s.doubtedRight, s.of(), s.doubtedRight, s.doubtedWrong, s.silent)
		if float64(s.right+s.doubtedRight) < leastRead*float64(s.of()) {
			t.Errorf("%s: %d of %d, the floor is %.2f", f, s.right+s.doubtedRight, s.of(), leastRead)
		}
	}
}

// documentOf is the document beside its expectation.
func documentOf(t *testing.T, want string) string {
	t.Helper()
	found, _ := filepath.Glob(strings.TrimSuffix(want, "want") + "[mt]*")
	if len(found) != 1 {
		t.Fatalf("%s: %d documents", want, len(found))
	}
	return found[0]
}

// wantedProse are the cells of each task by its ref; several of one item have the same ref, in their order.
func wantedProse(t *testing.T, file string) map[string][][]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][][]string{}
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if len(cells) != 1+len(proseFields) {
			t.Fatalf("%s: %d cells in %q", file, len(cells), line)
		}
		all[cells[0]] = append(all[cells[0]], cells[1:])
	}
	return all
}

func compareProse(t *testing.T, want map[string][][]string, tasks []Task, sums map[string]*tally) {
	t.Helper()
	for _, got := range tasks {
		if len(want[got.Ref]) == 0 {
			t.Errorf("%s is no task: %q", got.Ref, got.Content)
			continue
		}
		cells := want[got.Ref][0]
		want[got.Ref] = want[got.Ref][1:]
		read := []string{list(got.Leads), list(got.Coordinators), deadlineLine(Deadline{Deadline: got.Deadline.Deadline}), list(got.Deadline.SendTo)}
		for i, field := range proseFields {
			doubted := slices.Contains(got.Doubts, strings.Replace(field, "send_to", "deadline", 1))
			same := sameReading(cells[i], read[i])
			sums[field].add(same, doubted)
			if !same {
				t.Logf("%s %s: %q instead of %q, doubted: %v", got.Ref, field, read[i], cells[i], doubted)
			}
			if !same && !doubted {
				t.Errorf("%s %s is wrong without a doubt", got.Ref, field)
			}
		}
	}
	for ref, left := range want {
		if len(left) > 0 {
			t.Errorf("%s was not found", ref)
		}
	}
}

func (c *tally) add(same, doubted bool) {
	switch {
	case same && doubted:
		c.doubtedRight++
	case same:
		c.right++
	case doubted:
		c.doubtedWrong++
	default:
		c.silent++
	}
}

// sameReading compares lists without order, and names as a search would.
func sameReading(a, b string) bool {
	return slices.Equal(foldedParts(a), foldedParts(b))
}

func foldedParts(s string) []string {
	parts := strings.Split(s, "; ")
	for i, p := range parts {
		parts[i] = strings.TrimPrefix(strings.TrimPrefix(text.Fold(text.Expand(p)), "*"), "cac ")
		parts[i] = strings.ReplaceAll(parts[i], "co lien quan", "lien quan")
	}
	slices.Sort(parts)
	return parts
}

// TestRecognisedProse: of a text that was read from a picture every field is doubted.
func TestRecognisedProse(t *testing.T) {
	doc := openDocument(t, filepath.Join(proseDir, "notice.txt"))
	doc.Recognised = true
	for i := range doc.Blocks {
		doc.Blocks[i].Paragraph.Place.Recognised = true
	}
	d := parsed(t, doc)
	for _, task := range d.Tasks {
		for _, field := range taskFields {
			if !slices.Contains(task.Doubts, field) || task.Confidence[field] >= doubtful {
				t.Errorf("%s %s is not doubted: %v", task.Ref, field, task.Confidence[field])
			}
		}
	}
	for _, field := range factFields {
		if !slices.Contains(d.Document.Doubts, field) {
			t.Errorf("the document's %s is not doubted", field)
		}
	}
	if len(d.Tasks) == 0 {
		t.Error("no task was read")
	}
}

// TestProseInWord: a text reads the same from a Word file with a paragraph for each of its lines.
func TestProseInWord(t *testing.T) {
	texts, err := filepath.Glob(filepath.Join(proseDir, "*.txt"))
	if err != nil || len(texts) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	for _, name := range texts {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var body strings.Builder
		for line := range strings.Lines(string(data)) {
			fmt.Fprintf(&body, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", strings.TrimSpace(line))
		}
		doc, err := docread.Read("prose.docx", bytes.NewReader(docxWith(t, body.String(), nil)), 0)
		if err != nil {
			t.Fatal(err)
		}
		want, got := parsed(t, openDocument(t, name)), parsed(t, doc)
		if diff := cmp.Diff(taskLines(want.Tasks), taskLines(got.Tasks)); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
		if diff := cmp.Diff(dutyLines(want.Obligations), dutyLines(got.Obligations)); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func parsed(t *testing.T, doc *docread.Document) *Draft {
	t.Helper()
	d, err := Parse(doc, org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}
