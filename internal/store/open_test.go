package store_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
)

func TestFileIsItsOwnersOnly(t *testing.T) {
	e := storetest.Engine{Name: "sqlite", URL: filepath.Join(t.TempDir(), "mới?#%41", "dondoc.db")}
	storetest.Open(t, e)
	info, err := os.Stat(e.URL)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, want -rw-------", info.Mode())
	}
}

func TestPragmas(t *testing.T) {
	e := storetest.SQLite(t)
	db := storetest.Open(t, e)
	want := map[string]string{"journal_mode": "wal", "foreign_keys": "1", "synchronous": "2", "busy_timeout": "10000"}
	for pragma, want := range want {
		if got := store.Pragma(t.Context(), db, pragma); got != want {
			t.Errorf("%s = %s, want %s", pragma, got, want)
		}
	}
}

func TestOpenFails(t *testing.T) {
	folder := t.TempDir()
	for name, url := range map[string]string{
		"a folder":          folder,
		"no server":         "postgres://dondoc:secret@127.0.0.1:1/dondoc?connect_timeout=1",
		"an unreadable URL": "postgres://dondoc:secret@127.0.0.1:x/dondoc",
	} {
		db, err := store.Open(context.Background(), url)
		if err == nil {
			t.Errorf("%s: opened", name)
			db.Close()
			continue
		}
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: the error shows the password: %v", name, err)
		}
	}
}

func TestEngine(t *testing.T) {
	storetest.EachEngine(t, func(t *testing.T, e storetest.Engine) {
		if got := storetest.Open(t, e).Engine(); got != e.Name {
			t.Errorf("Engine = %s, want %s", got, e.Name)
		}
	})
}
