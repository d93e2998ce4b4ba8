package docread

// addFlow adds a paragraph in the order of the file.
func (d *Document) addFlow(p Paragraph) {
	if p.Text == "" {
		return
	}
	p.Place.Paragraph = len(d.Blocks) + 1
	d.Blocks = append(d.Blocks, Block{Paragraph: &p})
}

// addFlowTable adds a table, or, where a table only lays out text (letterheads
// and signature blocks are tables without borders), its paragraphs row by row.
// Each cell then begins as after an empty line, so that the next cell does not read as its continuation.
func (d *Document) addFlowTable(t *Table, layout bool) {
	if len(t.Rows) == 0 {
		return
	}
	if !layout {
		d.addTable(t)
		return
	}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			if c.Merged {
				continue
			}
			for i, p := range c.Paragraphs {
				p.Spaced = p.Spaced || i == 0
				d.addFlow(p)
			}
		}
	}
}
