// Package apptest gives tests of the doors the whole program on a database with the sample in it. Installing the
// sample takes seconds under the race detector, so it is installed once for each engine and copied for each test. It
// owns no test and nothing the program needs.
package apptest

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http/httptest"
	"testing"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/app"
	"dondoc/internal/config"
	"dondoc/internal/sample"
	"dondoc/internal/store/storetest"
)

// MaxUpload is the largest document the site under test takes, in bytes: more than the reference decision, less than
// takes long to send.
const MaxUpload = 1 << 20

// Samples is the template of installations with the sample.
type Samples struct{ *storetest.Template[app.First] }

// NewSamples installs nothing yet: the first test that asks does.
func NewSamples() Samples {
	return Samples{storetest.NewTemplate(func(ctx context.Context, e storetest.Engine, data string) (app.First, error) {
		a, err := app.Open(ctx, config.Common{DB: e.URL, Data: data}, 0, world(io.Discard, time.Now))
		if err != nil {
			return app.First{}, err
		}
		first, err := a.Prepare(ctx, "", "", true)
		return first, errors.Join(err, a.Close())
	})}
}

// Installation is a database and the folder beside it.
type Installation struct {
	storetest.Engine

	Data  string
	First app.First // the tenant, and accounts with their passwords
}

// Copy gives the test an installation of its own with the sample in it.
func (s Samples) Copy(t testing.TB, engine string) Installation {
	t.Helper()
	e, data, first := s.Template.Copy(t, engine)
	return Installation{e, data, first}
}

// Install prepares a database as the program's first start does.
func Install(t testing.TB, e storetest.Engine, slug string, withSample bool) Installation {
	t.Helper()
	i := Installation{Engine: e, Data: t.TempDir()}
	a := i.Open(t, io.Discard)
	var err error
	if i.First, err = a.Prepare(context.Background(), slug, "", withSample); err != nil {
		t.Fatal(err)
	}
	return i
}

// Accounts are those of the sample by their role.
func (i Installation) Accounts() map[access.Role]sample.Account {
	accounts := map[access.Role]sample.Account{}
	for _, account := range i.First.Accounts {
		accounts[account.Role] = account
	}
	return accounts
}

// Open starts the program on the installation until the test ends; log takes everything it logs.
func (i Installation) Open(t testing.TB, log io.Writer) *app.App {
	t.Helper()
	return i.OpenAt(t, log, time.Now)
}

// OpenAt is Open with a clock of the test's.
func (i Installation) OpenAt(t testing.TB, log io.Writer, now func() time.Time) *app.App {
	t.Helper()
	a, err := app.Open(context.Background(), config.Common{DB: i.URL, Data: i.Data}, MaxUpload, world(log, now))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

func world(log io.Writer, now func() time.Time) app.World {
	return app.World{Log: slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})), Now: now, Patience: time.Minute}
}

// Serve serves the pages of the tenant on the loopback until the test ends.
func (i Installation) Serve(t testing.TB, a *app.App) *httptest.Server {
	t.Helper()
	site, err := a.Site(config.Serve{Upload: config.Upload{MaxUpload: MaxUpload}, Deadline: time.Minute}, i.First.Tenant.Slug)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site.Handler())
	t.Cleanup(server.Close)
	return server
}
