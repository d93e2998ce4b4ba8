package docread

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// folderPrefix begins the names of the folders in which helper programs work. A folder is locked by the process that
// made it; the system takes the lock away with the process, however it ended.
const folderPrefix = "dondoc-run-"

// newFolder makes a folder for one run of a helper program, which is gone when remove is called, with what others left.
func newFolder() (dir string, remove func(), err error) {
	dir, err = os.MkdirTemp("", folderPrefix)
	if err != nil {
		return "", nil, fmt.Errorf("folder for a helper program: %w", err)
	}
	held, err := lockFolder(dir)
	if err != nil {
		return "", nil, errors.Join(fmt.Errorf("lock a helper program's folder: %w", err), os.Remove(dir))
	}
	return dir, func() {
		_ = os.RemoveAll(dir)
		_ = held.Close()
		SweepFolders()
	}, nil
}

// lockFolder locks a folder that no process holds, until the file is closed.
func lockFolder(dir string) (held *os.File, err error) {
	held, err = os.Open(dir) //nolint:gosec // one of ours in the folder for temporary files
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(held.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, errors.Join(err, held.Close())
	}
	return held, nil
}

// SweepFolders removes the folders that processes left behind which ended amid a run: a page of a document may lie there.
// A program that one of them started may go on for a while and write again; the next sweep finds it.
func SweepFolders() {
	left, _ := filepath.Glob(filepath.Join(os.TempDir(), folderPrefix+"*"))
	for _, dir := range left {
		sweepFolder(dir)
	}
}

func sweepFolder(dir string) {
	if info, err := os.Lstat(dir); err != nil || !info.IsDir() {
		return
	}
	held, err := lockFolder(dir)
	if err != nil {
		return
	}
	defer func() { _ = held.Close() }()
	if inside, err := os.ReadDir(dir); err == nil && len(inside) == 0 {
		return // its maker may be about to lock it
	}
	_ = os.RemoveAll(dir)
}
