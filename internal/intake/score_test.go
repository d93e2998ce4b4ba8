package intake

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"dondoc/internal/docread"
	"dondoc/internal/org"
)

// The wider documents and their expectations are kept outside of the project.
const (
	sharedGold      = "../../../shared/gold"
	sharedDocuments = "../../../shared/documents"
)

// floors are the least shares of the sums over all documents that have expectations.
var floors = map[string]float64{
	"tasks found": 0.99, "leads right": 0.98, "coordinators right": 0.97, "products right": 0.97, "deadline right": 0.98,
	"targets found": 0.95, "document facts": 1,
}

// maxExtra is the largest share of drafted tasks that are none, maxSilent that
// of fields that may be wrong without a doubt: the worst fault there is.
const (
	maxExtra  = 0.01
	maxSilent = 0.005
)

// TestScore holds drafts of the wider documents, in every format there is of
// them, against hand-checked expectations.
func TestScore(t *testing.T) {
	golds, _ := filepath.Glob(filepath.Join(sharedGold, "*.json"))
	if len(golds) == 0 {
		t.Logf("no expectations in %s: only the reference decision and the synthetic documents were read", sharedGold)
		return
	}
	reader := helpedReader()
	sums := map[string]share{}
	for _, gold := range golds {
		name := strings.TrimSuffix(filepath.Base(gold), ".json")
		for _, file := range formatsOf(name) {
			got, err := scoreOf(t, reader, gold, file)
			if err != nil {
				t.Logf("%-50s not read: %v", filepath.Base(file), err)
				continue
			}
			t.Logf("%-50s %s", filepath.Base(file), got)
			if filepath.Dir(file) == sharedDocuments {
				got.addTo(sums)
			}
		}
	}
	t.Logf("%-50s %s", "all, as their source prints them", scores(sums))
	for name, least := range floors {
		if s := sums[name]; s.of == 0 || float64(s.right) < least*float64(s.of) {
			t.Errorf("%s: %d of %d, the floor is %.3f", name, s.right, s.of, least)
		}
	}
	if s := sums["extra"]; float64(s.right) > maxExtra*float64(s.of) {
		t.Errorf("%d tasks too many beside %d", s.right, s.of)
	}
	if s := sums["silent errors"]; float64(s.right) > maxSilent*float64(s.of) {
		t.Errorf("%d of %d fields are wrong without a doubt", s.right, s.of)
	}
}

// formatsOf lists the files of a document, its source first.
func formatsOf(name string) []string {
	var files []string
	for _, dir := range []string{sharedDocuments, filepath.Join(sharedDocuments, "formats")} {
		found, _ := filepath.Glob(filepath.Join(dir, name+".*"))
		files = append(files, found...)
	}
	return files
}

// A share is so many of so many.
type share struct{ right, of int }

// scores are the shares of one draft by what they count.
type scores map[string]share

func (s scores) addTo(sums map[string]share) {
	for name, one := range s {
		sums[name] = share{sums[name].right + one.right, sums[name].of + one.of}
	}
}

func (s scores) String() string {
	var parts []string
	for _, name := range []string{
		"tasks found", "extra", "leads right", "coordinators right", "products right", "deadline right", "targets found", "document facts", "silent errors",
	} {
		if one := s[name]; one.of > 0 {
			parts = append(parts, strings.Fields(name)[0]+" "+strconv.Itoa(one.right)+"/"+strconv.Itoa(one.of))
		}
	}
	return strings.Join(parts, "  ")
}

// scoreOf reads a file and has the keepers of the expectations compare its draft.
func scoreOf(t *testing.T, reader docread.Reader, gold, file string) (scores, error) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	doc, err := reader.Read(t.Context(), file, f)
	if err != nil {
		return nil, err
	}
	d, err := Parse(doc, org.NewResolver(org.National()), Options{})
	if err != nil {
		return nil, err
	}
	draft := filepath.Join(t.TempDir(), "draft.json")
	data, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(draft, data, 0o600); err != nil {
		return nil, err
	}
	out, err := exec.Command("python3", filepath.Join(sharedGold, "score.py"), gold, draft).CombinedOutput()
	if err != nil {
		t.Fatalf("score.py: %v\n%s", err, out)
	}
	return parseScores(string(out)), nil
}

// ratio is a line of a report: "leads right 1.000 (39/39)".
var ratio = regexp.MustCompile(`(?m)^([a-z_ ]+?) (?:[0-9.]+) \((\d+)/(\d+)\)`)

// extra is the count of drafted tasks that nobody expects.
var extra = regexp.MustCompile(`(?m)^tasks found .* extra (\d+)$`)

func parseScores(report string) scores {
	s := scores{}
	for _, m := range ratio.FindAllStringSubmatch(report, -1) {
		right, _ := strconv.Atoi(m[2])
		of, _ := strconv.Atoi(m[3])
		s[m[1]] = share{right, of}
	}
	if m := extra.FindStringSubmatch(report); m != nil {
		n, _ := strconv.Atoi(m[1])
		s["extra"] = share{n, s["tasks found"].of}
	}
	return s
}
