package blob

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"time"
)

// Sweep removes contents kept since before a time that are not wanted, and what was left half written.
func (d *Disk) Sweep(before time.Time, wanted func(digest string) bool) (removed int, err error) {
	return sweep(d.root, before, func(name string) bool { return wanted(path.Dir(name) + path.Base(name)) })
}

// sweep goes through a folder's files. The young ones stay whatever they are: who wrote them has not said yet what
// they are for.
func sweep(root *os.Root, before time.Time, wanted func(name string) bool) (removed int, err error) {
	err = fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return gone(err)
		}
		info, err := e.Info()
		if err != nil || !info.ModTime().Before(before) || path.Ext(name) != partialExt && wanted(name) {
			return gone(err)
		}
		removed++
		return gone(root.Remove(name))
	})
	return removed, err
}

// gone forgives a file that somebody else removed meanwhile.
func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
