package browser_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dondoc/internal/intake"
	"dondoc/internal/org"
	"dondoc/internal/sample"
	"dondoc/internal/task"
)

// draftName is as long as the names officials give their files, without a space to break it at.
const draftName = "QD_625_ban_hanh_Chuong_trinh_hanh_dong_thuc_hien_Nghi_quyet_so_05-NQ-TU_(ban_sao_cua_van_thu).txt"

// nouns puts into addresses the ids of what the sample has, and of a draft with doubts that still waits.
func (s *site) nouns(t *testing.T) *strings.Replacer {
	t.Helper()
	ctx, a := context.Background(), s.operator
	cards := must(s.app.Reporting.Cards(ctx, a, task.Clock{}))(t)
	tasks := must(s.app.Tasks.All(ctx, a, cards[0].ID))(t)
	units := must(s.app.Orgs.Directory(ctx, a))(t).Units
	done := must(s.app.Intake.Uploads(ctx, a, intake.Confirmed))(t)
	users := must(s.app.Identity.List(ctx, a))(t)
	draft := must(s.app.Intake.Upload(ctx, a, draftName, bytes.NewReader(anotherDecision())))(t)
	reading := must(s.app.Intake.Receive(ctx, a, "ban-goc.doc", bytes.NewReader(longDocument(t))))(t) // nobody works the queue here
	lead := func(u org.Unit) bool { return strings.HasPrefix(u.Name(), "Sở Tài chính") }
	split := func(u org.Unit) bool { return strings.HasPrefix(u.Name(), "Sở Lao động") }
	return strings.NewReplacer(
		"{programme}", cards[0].ID, "{import}", draft.ID, "{confirmed}", done[0].ID, "{reading}", reading.ID, "{n}", "1", "{user}", users[0].ID,
		"{task}", first(t, tasks, func(t task.Task) bool { return t.Ref == "IV.1" }).ID,
		"{item}", first(t, tasks, func(t task.Task) bool { return !t.Listed }).ID,
		"{org}", first(t, units, lead).ID, "{ended}", first(t, units, split).ID,
	)
}

// anotherDecision is the reference decision under a number that the site does not know yet.
func anotherDecision() []byte {
	return bytes.ReplaceAll(sample.Decision(), []byte("625"), []byte("9625"))
}

// longDocument is one that a word processor has to convert first.
func longDocument(t *testing.T) []byte {
	t.Helper()
	return must(os.ReadFile(filepath.Join("..", "..", "testdata", "formats", "625-qd-ubnd.doc")))(t)
}

func first[T any](t *testing.T, all []T, is func(T) bool) (found T) {
	t.Helper()
	i := slices.IndexFunc(all, is)
	if i < 0 {
		t.Fatalf("none of %d is what the test looks for", len(all))
	}
	return all[i]
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}
