package docread

import (
	"slices"
	"testing"
)

func rowOf(texts ...string) Row {
	var r Row
	for i, s := range texts {
		r.Cells = append(r.Cells, Cell{Col: i, ColSpan: 1, RowSpan: 1, Paragraphs: []Paragraph{{Text: s}}})
	}
	return r
}

func textsOfRows(rows []Row) (all []string) {
	for _, r := range rows {
		for _, c := range r.Cells {
			all = append(all, c.Text())
		}
	}
	return all
}

// A page repeats the heading, whose last words may stand in the row under it; a row of its own that only begins like one above stays.
func TestRepeatedHeadings(t *testing.T) {
	table := &ruledTable{Table: Table{Rows: []Row{rowOf("Nhiệm vụ", "Thời gian hoàn thành"), rowOf("Báo cáo kết quả quý I", "Tháng 3")}}}
	cases := []struct {
		page []Row
		want []string
	}{
		{[]Row{rowOf("Nhiệm vụ", "Thời gian hoàn thành"), rowOf("Tưới cây", "Tháng 5")}, []string{"Tưới cây", "Tháng 5"}},
		{[]Row{rowOf("Nhiệm vụ", "Thời gian"), rowOf("Tưới cây", "hoàn thành Tháng 5")}, []string{"Tưới cây", "Tháng 5"}},
		{[]Row{rowOf("Nhiệm vụ", "Thời gian hoàn thành"), rowOf("Báo cáo kết quả", "Tháng 3"), rowOf("Tưới cây", "Tháng 5")},
			[]string{"Báo cáo kết quả", "Tháng 3", "Tưới cây", "Tháng 5"}},
		{[]Row{rowOf("Báo cáo", "Tháng 3")}, []string{"Báo cáo", "Tháng 3"}},
		{[]Row{rowOf("Nhiệm vụ", "Thời gian")}, []string{"Nhiệm vụ", "Thời gian"}},
	}
	for _, c := range cases {
		if got := textsOfRows(table.dropHeading(c.page)); !slices.Equal(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// What goes over some rows only beside an inner table begins rows of the outer one: nothing of it is lost.
func TestOuterRowsBesideCells(t *testing.T) {
	over := rowOf("1", "Sở A", "Hạng mục", "Số lượng")
	over.Cells[0].RowSpan, over.Cells[1].RowSpan = 3, 3
	below := func(number, body string) Row {
		r := rowOf(number, body, "Cây", "5")
		r.Cells[0].Merged, r.Cells[1].Merged = number == "", body == ""
		return r
	}
	table := &ruledTable{Table: Table{Rows: []Row{over, below("", "Sở B"), below("", "")}}}
	if at := table.innerAt(0); at.rows > 0 {
		t.Errorf("an inner table of %d rows swallows a body", at.rows)
	}
	table.Rows[1] = below("", "")
	if at := table.innerAt(0); at.rows != 3 {
		t.Errorf("the inner table has %d rows", at.rows)
	}
}
