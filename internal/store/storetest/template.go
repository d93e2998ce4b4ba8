package storetest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"dondoc/internal/store"
)

// Template prepares a database of an engine when a test first asks for it, and gives each test a copy of its own:
// preparing costs seconds under the race detector, copying a tenth of one. A package of tests keeps its template in a
// variable and has it run the package's tests (Main).
type Template[Made any] struct {
	prepare   func(ctx context.Context, e Engine, data string) (Made, error)
	mu        sync.Mutex
	originals map[string]*original[Made] // by engine
}

// original is what copies are made of. Nothing is connected to it any more.
type original[Made any] struct {
	engine Engine
	folder string // with one for SQLite's file and one for data in it
	made   Made
	err    error
}

// NewTemplate takes what prepares an empty database and the empty folder beside it, and closes what it opened. What
// it returns is given to all tests, so nobody may change it.
func NewTemplate[Made any](prepare func(ctx context.Context, e Engine, data string) (Made, error)) *Template[Made] {
	return &Template[Made]{prepare: prepare, originals: map[string]*original[Made]{}}
}

// Migrated is the template of databases that have the newest schema and no rows.
func Migrated() *Template[struct{}] {
	return NewTemplate(func(ctx context.Context, e Engine, _ string) (none struct{}, err error) {
		db, err := store.Open(ctx, e.URL)
		if err != nil {
			return none, err
		}
		return none, errors.Join(db.Migrate(ctx), db.Close())
	})
}

// Each runs the test with an open copy on every engine, on both at once.
func (p *Template[Made]) Each(t *testing.T, test func(t *testing.T, db *store.DB)) {
	t.Helper()
	p.EachEngine(t, func(t *testing.T, e Engine) { test(t, connect(t, e)) })
}

// EachEngine runs the test with a copy on every engine, on both at once.
func (p *Template[Made]) EachEngine(t *testing.T, test func(t *testing.T, e Engine)) {
	t.Helper()
	for _, engine := range Engines() {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			e, _, _ := p.Copy(t, engine)
			test(t, e)
		})
	}
}

// Copy gives the test a database and a folder like those that were prepared, and what preparing them returned.
func (p *Template[Made]) Copy(t testing.TB, engine string) (e Engine, data string, made Made) {
	t.Helper()
	from := p.original(engine)
	if from.err != nil {
		t.Fatalf("preparing the %s database that all tests copy: %v", engine, from.err)
	}
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(from.folder)); err != nil {
		t.Fatal(err)
	}
	if engine == sqlite {
		return fileIn(folder), dataIn(folder), from.made
	}
	return database(t, from.engine), dataIn(folder), from.made
}

// original prepares for the first who asks; who asks meanwhile waits.
func (p *Template[Made]) original(engine string) *original[Made] {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.originals[engine] == nil {
		o := &original[Made]{}
		p.originals[engine] = o
		o.err = o.make(engine, p.prepare)
	}
	return p.originals[engine]
}

func (o *original[Made]) make(engine string, prepare func(context.Context, Engine, string) (Made, error)) (err error) {
	if o.folder, err = os.MkdirTemp("", "dondoc-template-"); err != nil {
		return err
	}
	if err := os.Mkdir(dataIn(o.folder), 0o700); err != nil {
		return err
	}
	o.engine = fileIn(o.folder)
	if engine == postgres {
		if o.engine, err = createDatabase(Engine{}); err != nil {
			return err
		}
	}
	o.made, err = prepare(context.Background(), o.engine, dataIn(o.folder))
	return err
}

// A template's folders: apart, so that a test can tell what lies in the database from what lies beside it.
func fileIn(folder string) Engine {
	return Engine{sqlite, filepath.Join(folder, "database", "dondoc.db")}
}
func dataIn(folder string) string { return filepath.Join(folder, "data") }

// Main runs the tests of a package, to be called by its TestMain, and then removes what was prepared.
func (p *Template[Made]) Main(m *testing.M) {
	m.Run()
	if err := p.remove(); err != nil {
		panic(err)
	}
}

func (p *Template[Made]) remove() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	var problems []error
	for _, o := range p.originals {
		problems = append(problems, os.RemoveAll(o.folder))
		if o.engine.Name == postgres {
			problems = append(problems, dropDatabase(o.engine))
		}
	}
	return errors.Join(problems...)
}
