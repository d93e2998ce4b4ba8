package blob_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"dondoc/internal/blob"
)

const anID = "01a20bc1-e62d-7b3c-9b0f-f6bc53a9f94f"

func openTray(t *testing.T) (tray *blob.Tray, folder string) {
	t.Helper()
	folder = t.TempDir()
	tray, err := blob.OpenTray(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := tray.Close(); err != nil {
			t.Error(err)
		}
	})
	return tray, folder
}

func TestTheTrayGivesBackNameAndBytes(t *testing.T) {
	tray, folder := openTray(t)
	for _, c := range []struct{ name, content string }{
		{"quyết định.pdf", "%PDF-1.7\nhai dòng\n"},
		{"hai\ndòng \"tên\".doc", ""},
	} {
		if err := tray.Put(anID, c.name, []byte(c.content)); err != nil {
			t.Fatal(err)
		}
		name, content, err := tray.Take(anID)
		if err != nil || name != c.name || string(content) != c.content {
			t.Errorf("%q, %q, %v, want %+v", name, content, err, c)
		}
	}
	for range 2 { // dropping what is not there is no error
		if err := tray.Drop(anID); err != nil {
			t.Error(err)
		}
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
		t.Errorf("left: %v, %v", left, err)
	}
	if _, _, err := tray.Take(anID); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what is not there: %v", err)
	}
}

func TestTheTrayRefusesWhatIsNoID(t *testing.T) {
	tray, _ := openTray(t)
	for _, id := range []string{"", "../x", "a", anID + "/x"} {
		_, _, taken := tray.Take(id)
		for what, err := range map[string]error{"put": tray.Put(id, "n", nil), "take": taken, "drop": tray.Drop(id)} {
			if !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s %q: %v", what, id, err)
			}
		}
	}
}

func TestSweepLeavesWhatIsWantedOrYoung(t *testing.T) {
	tray, folder := openTray(t)
	if err := tray.Put(anID, "n", nil); err != nil {
		t.Fatal(err)
	}
	half := filepath.Join(folder, anID+".partial")
	if err := os.WriteFile(half, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	now, none, all := time.Now(), func(string) bool { return false }, func(string) bool { return true }
	for _, c := range []struct {
		before time.Time
		wanted func(string) bool
		want   int
	}{{now.Add(-time.Hour), none, 0}, {now.Add(time.Hour), all, 1}, {now.Add(time.Hour), none, 1}} {
		if n, err := tray.Sweep(c.before, c.wanted); n != c.want || err != nil {
			t.Errorf("%d swept, %v, want %d", n, err, c.want)
		}
	}
}
