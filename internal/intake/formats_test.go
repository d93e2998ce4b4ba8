package intake

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/internal/calendar"
	"dondoc/internal/docread"
	"dondoc/internal/org"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// helpedReader reads every format of the documents. Its helpers may take long, because a race detector slows one and a
// busy machine the other.
func helpedReader() docread.Reader {
	r := docread.Reader{Office: docread.FindLibreOffice(), Pages: docread.NewPdfium(filepath.Join(os.TempDir(), "dondoc-pdf"), 2*time.Minute)}
	if program, err := exec.LookPath("soffice"); err == nil {
		r.Office = docread.NewLibreOffice(program, 2*time.Minute)
	}
	return r
}

// sameButForPlaces compares drafts of one document: formats count places in their own ways, and what the reader
// warns of is the file's.
var sameButForPlaces = cmp.Options{
	cmpopts.IgnoreTypes(docread.Place{}),
	cmpopts.IgnoreFields(Task{}, "SourceLines"),
	cmpopts.IgnoreFields(Check{}, "Confidence"),
	cmpopts.IgnoreFields(Draft{}, "Warnings"),
	cmpopts.EquateComparable(calendar.Day{}),
	cmpopts.EquateEmpty(),
}

// A document gives the same draft in every format that it is kept in.
func TestSameDraftInEveryFormat(t *testing.T) {
	reader := helpedReader()
	const own = "../../testdata/formats"
	files, _ := filepath.Glob(own + "/*.docx")
	wider, _ := filepath.Glob(filepath.Join(sharedDocuments, "formats", "*.docx"))
	for _, file := range append(files, wider...) {
		dir, name := filepath.Dir(file), strings.TrimSuffix(filepath.Base(file), ".docx")
		if _, err := os.Stat(filepath.Join(own, name+".docx")); err == nil && dir != own {
			continue // read from the project's own
		}
		sources, _ := filepath.Glob(filepath.Join(filepath.Dir(dir), name+".[hmt]*"))
		others, _ := filepath.Glob(filepath.Join(dir, name+".[^d]*"))
		doc, _ := filepath.Glob(filepath.Join(dir, name+".doc"))
		want := draftOf(t, reader, file)
		for _, other := range slices.Concat(sources, others, doc) {
			t.Run(filepath.Base(other), func(t *testing.T) {
				if diff := cmp.Diff(want, draftOf(t, reader, other), sameButForPlaces); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

func draftOf(t *testing.T, reader docread.Reader, file string) *Draft {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := reader.Read(t.Context(), file, f)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Parse(doc, org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}
