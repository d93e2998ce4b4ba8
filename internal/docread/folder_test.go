package docread

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What a killed process left is swept; what a living one holds, or has just made, and what is not ours stay.
func TestSweepFolders(t *testing.T) {
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	held, remove, err := newFolder()
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{held, filepath.Join(tmp, folderPrefix+"left"), filepath.Join(tmp, "other")} {
		if err := os.MkdirAll(filepath.Join(dir, "profile"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(tmp, folderPrefix+"new"), 0o700); err != nil {
		t.Fatal(err)
	}
	SweepFolders()
	if diff := cmp.Diff([]string{filepath.Base(held), folderPrefix + "new", "other"}, namesIn(t, tmp)); diff != "" {
		t.Error(diff)
	}
	remove()
	if diff := cmp.Diff([]string{folderPrefix + "new", "other"}, namesIn(t, tmp)); diff != "" {
		t.Error(diff)
	}
}

func namesIn(t *testing.T, dir string) []string {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	names := make([]string, len(all))
	for i, e := range all {
		names[i] = e.Name()
	}
	return names
}
