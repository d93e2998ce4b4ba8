package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"dondoc/internal/audit"
	"dondoc/internal/blob"
	"dondoc/internal/calendar"
	"dondoc/internal/config"
	"dondoc/internal/intake"
	"dondoc/internal/store"
	"dondoc/internal/tx"
)

// Finding is the outcome of one check of the installation.
type Finding struct {
	Check   string // "database", "schema", "audit", "files", "orphans", "calendar", "disk"
	Tenant  string // slug, where the check is of one tenant
	Count   int64  // how many things were looked at
	Problem error  // nil: in order
}

// Doctor examines an installation and changes nothing. A problem that keeps the
// later checks from being made ends the list.
func Doctor(ctx context.Context, c config.Common, w World) []Finding {
	findings := []Finding{{Check: "disk", Problem: writable(c.Data)}, {Check: "calendar", Problem: calendarCovers(w.Now())}}
	if err := Present(c); err != nil {
		return append(findings, Finding{Check: "database", Problem: err})
	}
	a, err := connect(ctx, c, w)
	findings = append(findings, Finding{Check: "database", Problem: err})
	if err != nil {
		return findings
	}
	findings = append(findings, a.examine(ctx)...)
	if err := a.Close(); err != nil {
		findings = append(findings, Finding{Check: "database", Problem: err})
	}
	return findings
}

// Present refuses an SQLite file that is not there: opening would make it.
func Present(c config.Common) error {
	if strings.Contains(c.Database(), "://") {
		return nil
	}
	_, err := os.Stat(c.Database())
	return err
}

func writable(dir string) error {
	f, err := os.CreateTemp(dir, "doctor-*")
	if err != nil {
		return err
	}
	_, err = f.WriteString("doctor")
	return errors.Join(err, f.Close(), os.Remove(f.Name()))
}

// calendarCovers wants this year and the next: deadlines reach ahead.
func calendarCovers(now time.Time) error {
	working, err := calendar.Vietnam()
	if err != nil {
		return err
	}
	year := calendar.DayOf(now).Year()
	for _, y := range []int{year, year + 1} {
		if !working.Covers(y) {
			return fmt.Errorf("no data for %d", y)
		}
	}
	return nil
}

func (a *App) examine(ctx context.Context) []Finding {
	pending, err := a.db.Pending(ctx)
	if err == nil && len(pending) > 0 {
		err = fmt.Errorf("not yet run: %s", strings.Join(pending, ", "))
	}
	findings := []Finding{{Check: "schema", Problem: err}}
	if err != nil {
		return findings
	}
	tenants, err := a.db.Tenants(ctx)
	if err != nil {
		return append(findings, Finding{Check: "database", Problem: err})
	}
	wanted := map[string]bool{}
	for _, t := range tenants {
		entries, err := tx.Get(ctx, store.Bind(a.db, func(t *store.Tx) audit.Tx { return t }), t.ID, audit.Verify)
		files, filesErr := a.examineFiles(ctx, t.ID, wanted)
		findings = append(findings,
			Finding{Check: "audit", Tenant: t.Slug, Count: entries, Problem: err},
			Finding{Check: "files", Tenant: t.Slug, Count: files, Problem: filesErr})
	}
	return append(findings, a.orphans(wanted))
}

// examineFiles reads every file a tenant's records name, adds it to wanted, and
// compares its bytes with its digest.
func (a *App) examineFiles(ctx context.Context, tenant string, wanted map[string]bool) (int64, error) {
	digests, err := tx.Get(ctx, store.Bind(a.db, func(t *store.Tx) intake.Tx { return t }), tenant, intake.Tx.FileDigests)
	if err != nil {
		return 0, err
	}
	var problems []error
	for _, digest := range digests {
		wanted[digest] = true
		if err := a.examineFile(digest); err != nil {
			problems = append(problems, err)
		}
	}
	return int64(len(digests)), errors.Join(problems...)
}

func (a *App) examineFile(digest string) error {
	f, err := a.files.Open(digest)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("file %s is missing", digest)
	}
	if err != nil {
		return err
	}
	content, err := io.ReadAll(f)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	if blob.Digest(content) != digest {
		return fmt.Errorf("file %s has changed", digest)
	}
	return nil
}

// orphans are kept contents that no record names.
func (a *App) orphans(wanted map[string]bool) Finding {
	f := Finding{Check: "orphans"}
	var problems []error
	err := a.files.Each(func(digest string) error {
		f.Count++
		if !wanted[digest] {
			problems = append(problems, fmt.Errorf("file %s belongs to nothing", digest))
		}
		return nil
	})
	f.Problem = errors.Join(append(problems, err)...)
	return f
}
