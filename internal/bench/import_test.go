package bench_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"dondoc/internal/app"
	"dondoc/internal/bench"
	"dondoc/internal/calendar"
	"dondoc/internal/docread"
	"dondoc/internal/intake"
	"dondoc/internal/org"
	"dondoc/internal/sample"
	"dondoc/internal/text"
)

// formatsDir holds the reference decision in the formats besides the text.
const formatsDir = "../../testdata/formats"

// document is a file whose import is measured.
type document struct {
	name    string
	content []byte
	rows    int // of its table of tasks
}

// reference is the reference decision in the format of the extension.
func reference(t testing.TB, extension string) document {
	t.Helper()
	if extension == "txt" {
		return document{sample.DecisionName, sample.Decision(), referenceRows}
	}
	name := "625-qd-ubnd." + extension
	content, err := os.ReadFile(filepath.Join(formatsDir, name))
	if err != nil {
		t.Fatal(err)
	}
	return document{name, content, referenceRows}
}

// referenceRows are the tasks in the reference decision's table.
const referenceRows = 38

// formats are what the reference decision is read from; .doc and .odt go through LibreOffice.
func formats() []string { return []string{"txt", "html", "docx", "pdf", "doc", "odt"} }

// lengths are those of the tables read, in rows; the last is nearly as many as an import takes, groups counted.
func lengths() []int { return []int{140, 1250, 2500, 4980} }

// table is a made document with so many rows.
func table(rows int) document { return document{"mau.txt", bench.Document(seed, rows), rows} }

// BenchmarkFormat reads the reference decision in each format from its bytes to the draft.
func BenchmarkFormat(b *testing.B) {
	for _, extension := range formats() {
		b.Run(extension, reference(b, extension).measure)
	}
}

// BenchmarkRows reads documents whose tables are of different lengths: the time of a row says whether it grows with
// the document.
func BenchmarkRows(b *testing.B) {
	for _, rows := range lengths() {
		b.Run(strconv.Itoa(rows), table(rows).measure)
	}
}

// measure times the reading. The baseline is what any reader of the document must do: read the file into paragraphs
// and tables, and fold its words.
func (d document) measure(b *testing.B) {
	formats, names := app.Formats(app.PDF()), org.NewResolver(org.National())
	read := func(int) error {
		_, err := intake.ReadWith(context.Background(), formats, d.name, bytes.NewReader(d.content), names)
		return err
	}
	if err := read(0); err != nil { // the PDF engine is compiled once in the life of an installation
		b.Fatal(err)
	}
	took := compare(b, timed(read), timed(func(int) error { return d.readAndFold(formats) }))
	b.ReportMetric(ms(took.percentile(50))*1000/float64(d.rows), "us/row")
}

func (d document) readAndFold(formats docread.Reader) error {
	document, err := formats.Read(context.Background(), d.name, bytes.NewReader(d.content))
	if err != nil {
		return err
	}
	for p := range document.Paragraphs {
		text.Fold(p.Text)
	}
	return nil
}

// BenchmarkConfirm uploads and confirms the reference decision, each time under a number of its own, with all that is
// stored.
func BenchmarkConfirm(b *testing.B) {
	decision := reference(b, "txt")
	for _, e := range engines() {
		b.Run(e.name, func(b *testing.B) {
			n := install(b, e.open(b), bench.Size{})
			compare(b, timed(func(i int) error { return n.importAs(decision.content, i) }),
				timed(func(int) error { return decision.readAndFold(docread.Reader{}) }))
		})
	}
}

// importAs uploads and confirms the decision under the i-th number of its own.
func (n *installation) importAs(content []byte, i int) error {
	ctx, number := context.Background(), fmt.Sprintf("số %d /QĐ-UBND", 1000+i)
	renumbered := bytes.Replace(content, []byte("số 625 /QĐ-UBND"), []byte(number), 1)
	u, err := n.app.Intake.Upload(ctx, n.operator(), sample.DecisionName, bytes.NewReader(renumbered))
	if err != nil {
		return err
	}
	_, err = n.app.Intake.Confirm(ctx, n.operator(), u.ID, u.Version, intake.ConfirmOptions{Retrospective: true, RestDay: calendar.Keep, Sample: true})
	return err
}
