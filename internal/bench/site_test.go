package bench_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"dondoc/internal/access"
	"dondoc/internal/app"
	"dondoc/internal/bench"
	"dondoc/internal/config"
	"dondoc/internal/intake"
	"dondoc/internal/sample"
	"dondoc/internal/search"
	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
	"dondoc/internal/task"
)

// seed makes every run fill in the same texts.
const seed = 625

// engines are where everything is measured.
func engines() []engine {
	return []engine{{"sqlite", storetest.SQLite}, {"postgres", storetest.Postgres}}
}

type engine struct {
	name string
	open func(testing.TB) storetest.Engine
}

// installation is the whole program on a database with the sample, and perhaps with a large filling.
type installation struct {
	app      *app.App
	settings config.Common
	tenant   string
	accounts map[access.Role]sample.Account
	bench.Made
}

// install prepares the reference decision (39 tasks) and adds programmes of the size.
func install(t testing.TB, e storetest.Engine, s bench.Size) *installation {
	t.Helper()
	n := &installation{settings: config.Common{DB: e.URL, Data: t.TempDir()}, accounts: map[access.Role]sample.Account{}}
	n.open(t)
	first, err := n.app.Prepare(context.Background(), "", "", true)
	if err != nil {
		t.Fatal(err)
	}
	n.tenant = first.Tenant.ID
	for _, account := range first.Accounts {
		n.accounts[account.Role] = account
	}
	if n.Made, err = fill(t, e, n.operator(), s); err != nil {
		t.Fatal(err)
	}
	if s.Programmes == 0 {
		n.reference(t)
	}
	return n
}

// open starts the program on the installation until the test ends.
func (n *installation) open(t testing.TB) {
	t.Helper()
	a, err := app.Open(context.Background(), n.settings, 0, app.World{Log: slog.New(slog.DiscardHandler), Now: time.Now, Patience: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	n.app = a
}

// onPostgres is the installation moved to an empty database of the other engine, over the same folder.
func (n *installation) onPostgres(t testing.TB) *installation {
	t.Helper()
	to := storetest.Postgres(t)
	moved := *n
	moved.settings.DB = to.URL
	moved.open(t)
	storetest.Transfer(t, storetest.Engine{Name: "sqlite", URL: n.settings.DB}, to)
	entries := n.searchEntries(t)
	db, err := store.Open(t.Context(), to.URL)
	if err != nil {
		t.Fatal(err)
	}
	all := store.Bind(db, func(t *store.Tx) intake.Tx { return t })
	for some := range slices.Chunk(entries, searchBatch) {
		if err := all.Write(t.Context(), n.tenant, func(t intake.Tx) error { return putAll(t, some) }); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return &moved
}

// searchBatch is how many search entries one transaction writes.
const searchBatch = 2000

func putAll(t intake.Tx, entries []search.Indexed) error {
	for _, e := range entries {
		if err := t.PutSearchEntry(e); err != nil {
			return err
		}
	}
	return nil
}

// searchEntries reads them from the SQLite file: the rooms give none but what is searched for.
func (n *installation) searchEntries(t testing.TB) (all []search.Indexed) {
	t.Helper()
	db := storetest.Raw(t, storetest.Engine{Name: "sqlite", URL: n.settings.DB})
	rows, err := db.QueryContext(t.Context(), "select kind, id, title, body, scope, exact, fold from search_entries where tenant = $1", n.tenant)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var e search.Indexed
		if err := rows.Scan(&e.Kind, &e.ID, &e.Title, &e.Body, &e.Scope, &e.Exact, &e.Fold); err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func (n *installation) operator() access.Actor { return access.Operator(n.tenant, "dondoc") }

// fill goes through a store of its own: the program does not lend its own.
func fill(t testing.TB, e storetest.Engine, a access.Actor, s bench.Size) (bench.Made, error) {
	t.Helper()
	db, err := store.Open(context.Background(), e.URL)
	if err != nil {
		return bench.Made{}, err
	}
	f := bench.Filler{
		Store: store.Bind(db, func(t *store.Tx) intake.Tx { return t }), Now: time.Now, Seed: seed,
		NewID: func() string { return uuid.Must(uuid.NewV7()).String() },
	}
	made, err := f.Fill(context.Background(), a, s)
	return made, errors.Join(err, db.Close())
}

// reference takes the reference decision's own programme, tasks and leading organisations for measuring.
func (n *installation) reference(t testing.TB) {
	t.Helper()
	ctx := context.Background()
	cards, err := n.app.Reporting.Cards(ctx, n.operator(), task.Clock{})
	if err != nil {
		t.Fatal(err)
	}
	for _, card := range cards {
		n.Programmes = append(n.Programmes, card.ID)
		tasks, err := n.app.Tasks.All(ctx, n.operator(), card.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range tasks {
			if v.Listed {
				n.Tasks, n.Units = append(n.Tasks, v.ID), append(n.Units, leads(v)...)
			}
		}
	}
}

func leads(v task.Task) (ids []string) {
	for _, r := range v.Roles {
		if r.Kind == task.Lead && r.Org != "" {
			ids = append(ids, r.Org)
		}
	}
	return ids
}

// visitor is a browser on the running site.
type visitor struct {
	client *http.Client
	base   string
}

// serve starts the site on a loopback port.
func (n *installation) serve(t testing.TB) string {
	t.Helper()
	site, err := n.app.Site(config.Serve{Upload: config.Upload{MaxUpload: 1 << 20}, Deadline: time.Minute}, sample.TenantSlug)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site.Handler())
	t.Cleanup(server.Close)
	return server.URL
}

// stranger has not signed in.
func stranger(t testing.TB, base string) visitor {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return visitor{&http.Client{Jar: jar, Timeout: time.Minute}, base}
}

// as signs in with the sample account of the role.
func (n *installation) as(t testing.TB, base string, role access.Role) visitor {
	t.Helper()
	v, account := stranger(t, base), n.accounts[role]
	got, err := v.client.PostForm(base+"/sign-in", url.Values{"login": {account.Login}, "password": {account.Password}})
	if err != nil {
		t.Fatal(err)
	}
	if err := read(got); err != nil {
		t.Fatalf("sign-in as %s: %v", role, err)
	}
	return v
}

// get reads a whole page; any status but 200 is an error.
func (v visitor) get(path string) error {
	request, err := http.NewRequestWithContext(context.Background(), http.MethodGet, v.base+path, nil)
	if err != nil {
		return err
	}
	got, err := v.client.Do(request)
	if err != nil {
		return err
	}
	return read(got)
}

func read(got *http.Response) error {
	size, err := io.Copy(io.Discard, got.Body)
	if err == nil && (got.StatusCode != http.StatusOK || size == 0) {
		err = fmt.Errorf("%s: status %d, %d bytes", got.Request.URL.Path, got.StatusCode, size)
	}
	return errors.Join(err, got.Body.Close())
}

// large is the size of the budgets, or a smaller one for a first look: DONDOC_BENCH_PROGRAMMES=50.
func large(t testing.TB) bench.Size {
	t.Helper()
	size := bench.Large()
	if wanted := os.Getenv("DONDOC_BENCH_PROGRAMMES"); wanted != "" {
		if _, err := fmt.Sscan(wanted, &size.Programmes); err != nil {
			t.Fatal(err)
		}
	}
	return size
}
