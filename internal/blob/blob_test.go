package blob_test

import (
	"errors"
	"io"
	"io/fs"
	"testing"

	"dondoc/internal/blob"
)

func open(t *testing.T) *blob.Disk {
	t.Helper()
	d, err := blob.OpenDisk(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

func TestPutThenOpenGivesTheSameBytes(t *testing.T) {
	d := open(t)
	for _, content := range []string{"", "Quyết định số 625/QĐ-UBND", "Quyết định số 625/QĐ-UBND"} {
		digest, err := d.Put([]byte(content))
		if err != nil {
			t.Fatal(err)
		}
		f, err := d.Open(digest)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(f)
		if err := errors.Join(err, f.Close()); err != nil {
			t.Fatal(err)
		}
		if string(got) != content {
			t.Errorf("got %q, want %q", got, content)
		}
	}
	kept := 0
	if err := d.Each(func(string) error { kept++; return nil }); err != nil {
		t.Fatal(err)
	}
	if kept != 2 {
		t.Errorf("kept %d contents, want 2: the same one twice is stored once", kept)
	}
}

func TestOpenRefusesWhatIsNoDigest(t *testing.T) {
	d := open(t)
	for _, name := range []string{"", "../../etc/passwd", "zz", blob.Digest([]byte("never put"))} {
		if _, err := d.Open(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("Open(%q) = %v, want not exist", name, err)
		}
	}
}
