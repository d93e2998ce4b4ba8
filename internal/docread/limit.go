package docread

import "dondoc/internal/errs"

// maxText bounds the text of a document, in bytes. A printed page holds up to 4 kB, so these are 1,500 pages; what
// makes a draft of it holds some twenty times as much.
const maxText = 6 << 20

// checkSize bounds what the readers of the tree have to go through. A merged
// cell stands in every row it reaches over, so a small file can hold a cell of
// thousands of paragraphs thousands of times.
func (d *Document) checkSize() error {
	pieces, all, own := 0, 0, 0
	for p := range d.Paragraphs {
		all += len(p.Text)
	}
	for _, a := range d.Aside {
		all += len(a.Text)
	}
	for _, b := range d.Blocks {
		if b.Table == nil {
			own += len(b.Paragraph.Text)
			continue
		}
		p, text := b.Table.size()
		pieces, own = pieces+p, own+text
	}
	switch {
	case pieces > maxPieces:
		return errs.New(errs.TooLarge, "docread.too_many", maxPieces)
	case all > maxUnpacked:
		return errs.New(errs.TooLarge, "docread.unpacked", maxUnpacked>>20)
	case own > maxText:
		return errs.New(errs.TooLarge, "docread.too_much_text", maxText>>20)
	}
	return nil
}

// size counts a table's paragraphs, those of merged cells in each row, and the bytes of its text, once.
func (t *Table) size() (pieces, text int) {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			pieces += len(c.Paragraphs)
			if c.Merged {
				continue
			}
			for _, p := range c.Paragraphs {
				text += len(p.Text)
			}
		}
	}
	return pieces, text
}
