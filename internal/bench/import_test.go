package bench_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"dondoc/internal/bench"
	"dondoc/internal/calendar"
	"dondoc/internal/docread"
	"dondoc/internal/intake"
	"dondoc/internal/org"
	"dondoc/internal/sample"
	"dondoc/internal/text"
)

// BenchmarkImport reads the reference decision from its bytes to the draft. The baseline is what any reader of it
// must do: read the file into paragraphs and tables, and fold its words.
func BenchmarkImport(b *testing.B) {
	national, content := org.National(), sample.Decision()
	baseline := timed(func(int) error { return readAndFold(content) })
	b.Run("read", func(b *testing.B) {
		compare(b, timed(func(int) error {
			_, err := intake.Read(sample.DecisionName, bytes.NewReader(content), 0, org.NewResolver(national))
			return err
		}), baseline)
	})
	for _, e := range engines() {
		b.Run("confirm/"+e.name, func(b *testing.B) {
			n := install(b, e.open(b), bench.Size{})
			compare(b, timed(func(i int) error { return n.importAs(content, i) }), baseline)
		})
	}
}

func readAndFold(content []byte) error {
	_, err := docread.Read(sample.DecisionName, bytes.NewReader(content), docread.DefaultLimit)
	text.Fold(string(content))
	return err
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
