package intake

import (
	"context"
	"time"

	"dondoc/internal/docread"
)

const (
	// keepReceipts is how long the list of imports shows what failed or was cancelled.
	keepReceipts = 7 * 24 * time.Hour
	// settleTime is how old a file is that nothing names before it is taken for forgotten: between writing it and
	// committing the record that names it there are moments, and a restored backup may lag behind.
	settleTime = 24 * time.Hour
)

// SweepReceipts forgets a tenant's receipts that ended long ago.
func (s *Service) SweepReceipts(ctx context.Context, tenant string) error {
	return s.Store.Write(ctx, tenant, func(t Tx) error { return t.DeleteReceiptsBefore(s.Now().Add(-keepReceipts)) })
}

// SweepFiles removes what lies in the tray without a receipt that is being read, and kept contents that no record of
// any of the tenants names, and what helper programs left when the process that started them was killed. tenants must be
// all of the installation's: they share the files.
func (s *Service) SweepFiles(ctx context.Context, tenants []string) error {
	waiting, named := map[string]bool{}, map[string]bool{}
	for _, tenant := range tenants {
		err := s.Store.Read(ctx, tenant, func(t Tx) error { return gather(t, waiting, named) })
		if err != nil {
			return err
		}
	}
	now := s.Now()
	// What came in may be marked: it must not lie here a day.
	if _, err := s.Tray.Sweep(now.Add(-time.Hour), func(id string) bool { return waiting[id] }); err != nil {
		return err
	}
	docread.SweepFolders()
	_, err := s.Files.Sweep(now.Add(-settleTime), func(digest string) bool { return named[digest] })
	return err
}

func gather(t Tx, waiting, named map[string]bool) error {
	receipts, err := t.Receipts()
	if err != nil {
		return err
	}
	for _, r := range receipts {
		waiting[r.ID] = waiting[r.ID] || r.State == BeingRead
	}
	digests, err := t.FileDigests()
	for _, d := range digests {
		named[d] = true
	}
	return err
}
