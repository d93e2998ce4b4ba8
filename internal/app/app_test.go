package app_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/app"
	"dondoc/internal/config"
	"dondoc/internal/errs"
	"dondoc/internal/store/storetest"
	"dondoc/internal/task"
)

// quiet logs nowhere.
func quiet() app.World {
	return app.World{Log: slog.New(slog.DiscardHandler), Now: time.Now, Patience: time.Minute}
}

// open opens the program on an engine with its own files.
func open(t *testing.T, e storetest.Engine) (*app.App, config.Common) {
	t.Helper()
	c := config.Common{DB: e.URL, Data: t.TempDir()}
	a, err := app.Open(context.Background(), c, 0, quiet())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a, c
}

func TestTheSampleIsInstalledOnce(t *testing.T) {
	storetest.EachEngine(t, func(t *testing.T, e storetest.Engine) {
		ctx := context.Background()
		a, _ := open(t, e)
		first, err := a.Prepare(ctx, "", "", true)
		if err != nil {
			t.Fatal(err)
		}
		if len(first.Accounts) != len(access.Roles()) || first.Bare {
			t.Errorf("%d accounts", len(first.Accounts))
		}
		for _, account := range first.Accounts {
			if _, err := a.Identity.SignIn(ctx, first.Tenant.ID, account.Login, account.Password, "192.0.2.1"); err != nil {
				t.Errorf("%s: %v", account.Login, err)
			}
		}
		second, err := a.Prepare(ctx, "", "", true)
		if err != nil || len(second.Accounts) != 0 || second.Tenant.ID != first.Tenant.ID {
			t.Errorf("the second start made %d accounts, %v", len(second.Accounts), err)
		}
	})
}

// Whoever the decision names one by one is an organisation of the sample, so
// that its page shows what it leads.
func TestTheSampleKnowsEveryAgencyOfItsDecision(t *testing.T) {
	a, _ := open(t, storetest.SQLite(t))
	ctx := context.Background()
	first, err := a.Prepare(ctx, "", "", true)
	if err != nil {
		t.Fatal(err)
	}
	viewer := access.Actor{Tenant: first.Tenant.ID, User: "x", Grants: []access.Grant{{Role: access.Viewer}}}
	cards, err := a.Reporting.Cards(ctx, viewer, task.Clock{})
	if err != nil || len(cards) != 1 || !cards[0].Retrospective {
		t.Fatalf("programmes: %+v, %v", cards, err)
	}
	tasks, err := a.Tasks.All(ctx, viewer, cards[0].ID)
	if err != nil || len(tasks) == 0 {
		t.Fatal(err)
	}
	for _, item := range tasks {
		for _, r := range item.Roles {
			if !r.Class && r.Org == "" {
				t.Errorf("%s: %s %q is unknown", item.Ref, r.Kind, r.Name)
			}
		}
	}
}

func TestABareInstallationGetsATenant(t *testing.T) {
	storetest.EachEngine(t, func(t *testing.T, e storetest.Engine) {
		a, _ := open(t, e)
		first, err := a.Prepare(context.Background(), "tinh-mau", "UBND tỉnh Mẫu", false)
		if err != nil || !first.Bare || first.Tenant.Slug != "tinh-mau" || first.Tenant.Name != "UBND tỉnh Mẫu" {
			t.Fatalf("%+v, %v", first, err)
		}
		if _, err := a.Prepare(context.Background(), "tinh-khac", "", false); errs.KindOf(err) != errs.NotFound {
			t.Errorf("another slug on an installation in use: %v", err)
		}
	})
}

// problems are the checks that found one.
func problems(t *testing.T, c config.Common) []string {
	t.Helper()
	var sick []string
	for _, f := range app.Doctor(context.Background(), c, quiet()) {
		if f.Problem != nil {
			sick = append(sick, f.Check)
		}
	}
	return sick
}

func TestDoctorFindsWhatIsWrongWithFiles(t *testing.T) {
	storetest.EachEngine(t, func(t *testing.T, e storetest.Engine) {
		a, c := open(t, e)
		if _, err := a.Prepare(context.Background(), "", "", true); err != nil {
			t.Fatal(err)
		}
		if sick := problems(t, c); len(sick) != 0 {
			t.Fatalf("healthy, but %v", sick)
		}
		kept, err := filepath.Glob(filepath.Join(c.Files(), "*", "*"))
		if err != nil || len(kept) != 1 {
			t.Fatalf("%v, %v", kept, err)
		}
		if err := os.WriteFile(kept[0], []byte("another text"), 0o600); err != nil {
			t.Fatal(err)
		}
		if sick := problems(t, c); len(sick) != 1 || sick[0] != "files" {
			t.Errorf("changed file: %v", sick)
		}
		if err := os.Remove(kept[0]); err != nil {
			t.Fatal(err)
		}
		if sick := problems(t, c); len(sick) != 1 || sick[0] != "files" {
			t.Errorf("missing file: %v", sick)
		}
	})
}
