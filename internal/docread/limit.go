package docread

import "dondoc/internal/errs"

// checkSize bounds what the readers of the tree have to go through. A merged
// cell stands in every row it reaches over, so a small file can hold a cell of
// thousands of paragraphs thousands of times.
func (d *Document) checkSize() error {
	pieces, bytes := 0, 0
	for _, b := range d.Blocks {
		if b.Table == nil {
			continue
		}
		for _, r := range b.Table.Rows {
			for _, c := range r.Cells {
				pieces += len(c.Paragraphs)
			}
		}
	}
	if pieces > maxPieces {
		return errs.New(errs.TooLarge, "docread.too_many", maxPieces)
	}
	for p := range d.Paragraphs {
		bytes += len(p.Text)
	}
	for _, a := range d.Aside {
		bytes += len(a.Text)
	}
	if bytes > maxUnpacked {
		return errs.New(errs.TooLarge, "docread.unpacked", maxUnpacked>>20)
	}
	return nil
}
