package intake

import (
	"dondoc/internal/docread"
	"dondoc/internal/programme"
)

// blocksOf lays a document's paragraphs and cells out in one numbered row, so
// that a place is a stretch of it whatever the format counts by.
func blocksOf(d *docread.Document) []programme.Block {
	var blocks []programme.Block
	add := func(kind, text string, p docread.Place) {
		place := placeOf(p)
		place.FirstBlock, place.LastBlock = len(blocks), len(blocks)
		blocks = append(blocks, programme.Block{Ordinal: len(blocks), Kind: kind, Text: text, Place: place})
	}
	for _, b := range d.Blocks {
		if b.Paragraph != nil {
			add("paragraph", b.Paragraph.Text, b.Paragraph.Place)
			continue
		}
		for _, row := range b.Table.Rows {
			for i, cell := range row.Cells {
				add("cell", cell.Text(), cellPlace(row, i))
			}
		}
	}
	return blocks
}

// cellPlace is the place of a cell: its row's, narrowed to its own paragraphs.
func cellPlace(row docread.Row, i int) docread.Place {
	p := row.Place
	p.Cell = i + 1
	if own := row.Cells[i].Paragraphs; len(own) > 0 {
		first, last := own[0].Place, own[len(own)-1].Place
		p.Page, p.Line, p.LineEnd, p.Paragraph = first.Page, first.Line, max(last.Line, last.LineEnd), first.Paragraph
	}
	return p
}

func placeOf(p docread.Place) programme.Place {
	return programme.Place{Page: p.Page, Line: p.Line, LineEnd: p.LineEnd, Table: p.Table, Row: p.Row, Cell: p.Cell, Paragraph: p.Paragraph}
}

// Locate finds the blocks of the upload's text that an item of its draft was read from.
func (u Upload) Locate(p docread.Place) programme.Place { return locate(u.Blocks, p) }

// locate finds the blocks a place of the document covers: the row or cell of a
// table, the lines of a text, or a paragraph. A place that names neither covers nothing (-1).
func locate(blocks []programme.Block, p docread.Place) programme.Place {
	place := placeOf(p)
	place.FirstBlock, place.LastBlock = -1, -1
	for _, b := range blocks {
		if !covers(p, b.Place) {
			continue
		}
		if place.FirstBlock < 0 {
			place.FirstBlock = b.Ordinal
		}
		place.LastBlock = b.Ordinal
	}
	return place
}

func covers(p docread.Place, b programme.Place) bool {
	switch {
	case p.Table > 0:
		return b.Table == p.Table && b.Row == p.Row && (p.Cell == 0 || b.Cell == p.Cell)
	case p.Line > 0:
		return b.Line >= p.Line && b.Line <= max(p.Line, p.LineEnd)
	default:
		return p.Paragraph > 0 && b.Table == 0 && b.Paragraph == p.Paragraph && b.Page == p.Page
	}
}
