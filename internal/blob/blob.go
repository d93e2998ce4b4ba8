// Package blob owns file contents kept by digest: what was uploaded stays byte
// for byte, stored once however often it comes. It does not own who may see a
// file, nor its name.
package blob

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"time"
)

// Store keeps contents under the hex SHA-256 of their bytes.
type Store interface {
	Put(content []byte) (digest string, err error)
	// PutFrom is Put for a content that is not held in memory.
	PutFrom(content io.Reader) (digest string, err error)
	// Open returns the content; fs.ErrNotExist when there is none.
	Open(digest string) (io.ReadCloser, error)
	// Each visits every digest kept.
	Each(visit func(digest string) error) error
	Sweep(before time.Time, wanted func(digest string) bool) (removed int, err error)
}

// Digest names a content.
func Digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// Disk keeps contents in a directory, "ab/cdef…", never outside it.
type Disk struct{ root *os.Root }

// OpenDisk opens the directory, making it if needed.
func OpenDisk(dir string) (*Disk, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Disk{root}, nil
}

// Close gives the directory back.
func (d *Disk) Close() error { return d.root.Close() }

// place refuses anything that is no digest, so a name never becomes a path.
func place(digest string) (string, error) {
	if b, err := hex.DecodeString(digest); err != nil || len(b) != sha256.Size {
		return "", fmt.Errorf("blob: %w: not a digest", fs.ErrNotExist)
	}
	return path.Join(digest[:2], digest[2:]), nil
}

// partialExt marks a file that is being written.
const partialExt = ".partial"

// Put writes to a temporary name first: a reader never sees half a content. What is there already is written again and
// so young again: Sweep does not take it from who is about to name it.
func (d *Disk) Put(content []byte) (string, error) { return d.PutFrom(bytes.NewReader(content)) }

// PutFrom names the content when it is written.
func (d *Disk) PutFrom(content io.Reader) (string, error) {
	// Two writers never share a temporary file: neither knows yet whether it writes the same as the other.
	partial := rand.Text() + partialExt
	sum := sha256.New()
	if err := d.write(partial, io.TeeReader(content, sum)); err != nil {
		return "", err
	}
	digest := hex.EncodeToString(sum.Sum(nil))
	name, err := place(digest)
	if err == nil {
		err = d.root.MkdirAll(path.Dir(name), 0o700)
	}
	if err == nil {
		err = d.root.Rename(partial, name)
	}
	if err != nil {
		return "", errors.Join(err, d.root.Remove(partial))
	}
	return digest, nil
}

func (d *Disk) write(partial string, content io.Reader) error {
	f, err := d.root.OpenFile(partial, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, content)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, d.root.Remove(partial))
	}
	return nil
}

// Open returns the content.
func (d *Disk) Open(digest string) (io.ReadCloser, error) {
	name, err := place(digest)
	if err != nil {
		return nil, err
	}
	return d.root.Open(name)
}

// Each visits every digest kept.
func (d *Disk) Each(visit func(digest string) error) error {
	return fs.WalkDir(d.root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) != "" {
			return err
		}
		return visit(path.Dir(name) + path.Base(name))
	})
}
