package blob

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"time"
)

// Tray holds documents that came in and that nobody has read yet. What is read becomes a content of a Store or goes:
// until then it may be a document that must leave no trace (domain.md §3, rule 20), so each lies in one file of its
// own, name and bytes, shared with no other, and Drop leaves nothing of it.
type Tray struct{ root *os.Root }

// OpenTray opens the directory, making it if needed.
func OpenTray(dir string) (*Tray, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Tray{root}, nil
}

// Close gives the directory back.
func (t *Tray) Close() error { return t.root.Close() }

// trayID is a UUID: an id never becomes a path.
var trayID = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

func checkID(id string) error {
	if !trayID.MatchString(id) {
		return fmt.Errorf("blob: %w: no id", fs.ErrNotExist)
	}
	return nil
}

// Put lays a document down under an id. It is complete or not there.
func (t *Tray) Put(id, name string, content []byte) error {
	_, err := t.Receive(id, name, bytes.NewReader(content))
	return err
}

// Receive lays a document down as it comes in, without holding it in memory, and returns its size in bytes. What
// fails to come in whole is not there: the reader's own error says that it is too long.
func (t *Tray) Receive(id, name string, content io.Reader) (size int64, err error) {
	if err := checkID(id); err != nil {
		return 0, err
	}
	head, err := json.Marshal(name)
	if err != nil {
		return 0, err
	}
	partial := id + partialExt
	f, err := t.root.OpenFile(partial, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return 0, err
	}
	head = append(head, '\n')
	all, err := io.Copy(f, io.MultiReader(bytes.NewReader(head), content))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return 0, errors.Join(err, t.root.Remove(partial))
	}
	return all - int64(len(head)), t.root.Rename(partial, id)
}

// Content is a document of the tray to be looked into, at any place and piece by piece.
type Content struct {
	*io.SectionReader

	file *os.File
}

// Close gives the file back.
func (c *Content) Close() error { return c.file.Close() }

// Open opens a document without reading it; fs.ErrNotExist when there is none.
func (t *Tray) Open(id string) (*Content, error) {
	if err := checkID(id); err != nil {
		return nil, err
	}
	f, err := t.root.Open(id)
	if err != nil {
		return nil, err
	}
	head, err := bufio.NewReader(f).ReadString('\n') // the name, which JSON keeps on one line
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	behind := int64(len(head))
	return &Content{io.NewSectionReader(f, behind, info.Size()-behind), f}, nil
}

// Take returns a document's name and bytes, and leaves it there; fs.ErrNotExist when there is none.
func (t *Tray) Take(id string) (name string, content []byte, err error) {
	if err := checkID(id); err != nil {
		return "", nil, err
	}
	raw, err := t.root.ReadFile(id)
	if err != nil {
		return "", nil, err
	}
	head, content, found := bytes.Cut(raw, []byte{'\n'})
	if err := json.Unmarshal(head, &name); err != nil || !found {
		return "", nil, fmt.Errorf("blob: what came in as %s is damaged", id)
	}
	return name, content, nil
}

// Drop removes a document; it is no error when there is none.
func (t *Tray) Drop(id string) error {
	if err := checkID(id); err != nil {
		return err
	}
	if err := t.root.Remove(id); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Sweep removes what lies there since before a time and is not wanted, half-written files included.
func (t *Tray) Sweep(before time.Time, wanted func(id string) bool) (removed int, err error) {
	return sweep(t.root, before, wanted)
}
