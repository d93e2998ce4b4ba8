package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pgregory.net/rapid"
)

// A design is one way of printing an appendix.
type design struct {
	format                    format
	columns                   []role
	heads                     map[role]string
	years                     []string // columns that are marked
	quarters                  bool     // they are the quarters of one year
	numbering                 string
	numberless, numbersInside bool
	grouping                  string
	bothAs, separator         string // how a cell prints bodies
	upper                     bool   // titles in capitals
	shared                    bool   // lead and coordinator stand under one heading
	counts                    bool   // a row counts the columns
	cut                       int    // rows after which the table begins anew, 0 for never
	again                     bool   // it then has its headings again
	joint                     bool   // the rows of a group share the cell of leads
	captioned                 bool   // each group has a table of its own, under its title
	totals                    bool   // a last row adds up
	titled                    bool   // the table's first row is its title
	sparse                    bool   // some rows name nobody who coordinates
	torn                      bool   // the second row of a group goes on in a row of its own
	halves                    bool   // the time has a column for its beginning
	wide                      bool   // the second row of a group names one body for both duties
}

func seldom(t *rapid.T, label string) bool { return rapid.IntRange(0, 3).Draw(t, label) == 0 }

func drawDesign(t *rapid.T) design {
	pick := func(label string, from ...string) string { return rapid.SampledFrom(from).Draw(t, label) }
	d := design{
		heads: map[role]string{}, grouping: pick("groups", "none", "none", "span", "cells", "column", "two levels", "number inside"),
		numbering: pick("numbers", "running", "restarting", "decimal"), separator: pick("between bodies", "; ", ", ", "\n- "),
		bothAs: pick("both", "", "", "label", "sentence", "brackets", "lines"),
		format: rapid.SampledFrom(formats).Draw(t, "format"), upper: rapid.Bool().Draw(t, "capitals"),
		counts: rapid.IntRange(0, 4).Draw(t, "counts") == 0, again: rapid.Bool().Draw(t, "heading again"),
	}
	d.drawColumns(t)
	for _, r := range d.columns {
		d.heads[r] = rapid.SampledFrom(headings[r]).Draw(t, string(r))
	}
	d.shared = slices.Contains(d.columns, colCoordinating) && seldom(t, "one heading")
	d.joint = d.format.spans && seldom(t, "one cell of leads for rows")
	d.captioned, d.totals, d.titled = seldom(t, "a table for each group"), seldom(t, "a total"), seldom(t, "a title in the table")
	d.sparse, d.torn, d.wide = seldom(t, "no coordinators"), seldom(t, "torn rows"), seldom(t, "one body for both duties")
	if rapid.IntRange(0, 3).Draw(t, "cut") == 0 {
		d.cut = rapid.IntRange(1, 3).Draw(t, "after")
	}
	d.suit()
	lead := slices.Index(d.columns, colLead)
	adjacent := lead >= 0 && lead+1 < len(d.columns) && d.columns[lead+1] == colCoordinating
	d.shared, d.wide = d.shared && adjacent, d.wide && adjacent && d.format.spans && !d.joint
	d.torn = d.torn && d.format.name != "a.txt" && !d.numberless && d.grouping != "column" && !d.joint && d.cut == 0
	return d
}

// drawColumns draws which columns there are, and their order.
func (d *design) drawColumns(t *rapid.T) {
	rest := []role{colContent, colLead, colCoordinating}
	if d.bothAs != "" {
		rest = []role{colContent, colBoth}
	}
	years := rapid.IntRange(0, 5).Draw(t, "years") == 0
	if years {
		d.years = []string{"2026", "2027", "2028"}
		if d.quarters = rapid.Bool().Draw(t, "of quarters"); d.quarters {
			d.years = []string{"Quý I", "Quý II", "Quý III", "Quý IV"}
		}
	} else if d.halves = seldom(t, "beginning and end"); d.halves {
		rest = append(rest, colStart, colDeadline)
	} else {
		rest = append(rest, colDeadline)
	}
	for _, r := range []role{colProduct, colNote, colOther, colMonitor} {
		if r == colProduct || rapid.IntRange(0, 3).Draw(t, "has "+string(r)) == 0 {
			rest = append(rest, r)
		}
	}
	if rapid.Bool().Draw(t, "usual order") {
		d.columns = append([]role{colNumber}, rest...)
	} else {
		d.columns = append([]role{colNumber}, rapid.Permutation(rest).Draw(t, "order")...)
	}
	if !years {
		d.numberless = rapid.IntRange(0, 5).Draw(t, "no number") == 0
		d.numbersInside = rapid.Bool().Draw(t, "numbers in the contents")
	}
}

// suit gives up what the format cannot print.
func (d *design) suit() {
	if d.format.name == "a.txt" {
		d.numberless, d.cut, d.shared, d.counts, d.years, d.sparse, d.titled = false, 0, false, false, nil, false, false
		if !slices.Contains(d.columns, colDeadline) {
			d.columns = append(d.columns, colDeadline) // in the place of years
			d.heads[colDeadline] = headings[colDeadline][0]
		}
		if d.grouping != "none" {
			d.grouping = "cells"
		}
	}
	if !d.format.spans && d.grouping == "column" {
		d.grouping = "span"
	}
	if d.numberless {
		d.columns = d.columns[1:]
		if d.grouping != "none" {
			d.grouping = "number inside"
		}
	}
	if d.grouping == "column" {
		d.columns = slices.Insert(d.columns, min(1, len(d.columns)), colGroup)
		d.heads[colGroup] = "Nhóm nhiệm vụ"
	}
	if d.grouping == "none" {
		d.numbering = "running"
	}
	if d.separator == "\n- " && !d.format.spans {
		d.separator = "; "
	}
	if d.captioned {
		d.captioned, d.cut = d.grouping != "none" && d.grouping != "column" && !d.numberless, 0
	}
	if d.captioned {
		d.grouping, d.numbering = "caption", "restarting"
	}
	d.joint = d.joint && d.cut == 0 && slices.Contains(d.columns, colLead)
	d.titled = d.titled && !d.captioned
	if slices.Contains(d.columns, colBoth) && d.bothAs == "label" && d.separator == "\n- " {
		d.separator = ", "
	}
}

// tables prints the groups after the design.
func (d design) tables(groups []wantedGroup) []printed {
	now := printed{rows: d.headingRows(), above: []string{
		"ỦY BAN NHÂN DÂN TỈNH MẪU THỬ", "Số: 01/KH-UBND", "Mẫu Thử, ngày 05 tháng 01 năm 2026", "KẾ HOẠCH", "Thử các cách in bảng",
		"PHỤ LỤC", "(Kèm theo Kế hoạch số 01/KH-UBND ngày 05/01/2026 của UBND tỉnh Mẫu Thử)",
	}}
	var all []printed
	count := 0
	for g, group := range groups {
		if d.captioned {
			if g > 0 {
				all = append(all, now)
				now = printed{rows: d.headingRows()}
			}
			now.above = append(now.above, romans[g]+". "+group.title)
		}
		now.rows = append(now.rows, d.groupRows(g, group)...)
		for i, task := range group.tasks {
			count++
			task.number = d.number(g, i, count)
			now.rows = append(now.rows, d.rows(task, group, i)...)
			if d.cut > 0 && count%d.cut == 0 && d.grouping != "column" {
				all = append(all, now)
				now = printed{}
				if d.again {
					now.rows = d.headingRows()
				}
			}
		}
	}
	if d.totals && d.format.name != "a.txt" {
		row := make([]printedCell, d.width())
		row[slices.Index(d.columns, colContent)].text = "Tổng cộng"
		now.rows = append(now.rows, row)
	}
	return append(all, now)
}

func (d design) number(group, i, count int) string {
	switch d.numbering {
	case "restarting":
		return strconv.Itoa(i + 1)
	case "decimal":
		return fmt.Sprintf("%d.%d", group+1, i+1)
	}
	return strconv.Itoa(count)
}

// headingRows prints the headings, of two rows where a column is divided.
func (d design) headingRows() [][]printedCell {
	deep := d.shared || len(d.years) > 0
	rows := [][]printedCell{nil}
	if deep {
		rows = append(rows, nil)
	}
	for i := 0; i < len(d.columns); i++ {
		r := d.columns[i]
		if d.shared && (r == colLead || r == colCoordinating) {
			rows[0] = append(rows[0], printedCell{text: "Phân công thực hiện", cols: 2})
			rows[1] = append(rows[1], printedCell{text: d.heads[d.columns[i]]}, printedCell{text: d.heads[d.columns[i+1]]})
			i++
			continue
		}
		rows[0] = append(rows[0], printedCell{text: d.heads[r], rows: 1 + btoi(deep)})
	}
	if len(d.years) > 0 {
		over := "Thời gian thực hiện"
		if d.quarters {
			over = "Năm 2026"
		}
		rows[0] = append(rows[0], printedCell{text: over, cols: len(d.years)})
		rows[1] = append(rows[1], plain(d.years...)...)
	}
	if d.titled {
		rows = slices.Insert(rows, 0, []printedCell{{text: "DANH MỤC NHIỆM VỤ", cols: d.width()}})
	}
	if d.counts {
		var numbers []printedCell
		for i := range d.width() {
			numbers = append(numbers, printedCell{text: fmt.Sprintf("(%d)", i+1)})
		}
		rows = append(rows, numbers)
	}
	return rows
}

func (d design) width() int { return len(d.columns) + len(d.years) }

var romans = [...]string{"I", "II", "III"}

// groupRows prints what stands before the rows of a group.
func (d design) groupRows(g int, group wantedGroup) [][]printedCell {
	no := romans[g]
	if d.numbering == "decimal" {
		no = strconv.Itoa(g + 1)
	}
	title := printedCell{text: group.title, cols: d.width() - 1}
	switch d.grouping {
	case "span":
		return [][]printedCell{{{text: no}, title}}
	case "two levels":
		rows := [][]printedCell{{{text: no}, title}}
		if part := [...]string{"A", "", "B"}[g]; part != "" {
			rows = slices.Insert(rows, 0, []printedCell{{text: part}, {text: "PHẦN VIỆC " + part, cols: d.width() - 1}})
		}
		return rows
	case "number inside":
		return [][]printedCell{{{text: no + ". " + group.title, cols: d.width()}}}
	case "cells":
		return [][]printedCell{d.titleCells(no, group.title)}
	}
	return nil
}

// titleCells prints a group's title in the column of contents, and leaves the other cells empty.
func (d design) titleCells(no, title string) []printedCell {
	if d.format.name == "a.txt" {
		return plain(no, title)
	}
	cells := make([]printedCell, d.width())
	cells[0].text = no
	cells[slices.Index(d.columns, colContent)].text = title
	return cells
}

// rows prints a task: in one row, or in two where a page's end tears it.
func (d design) rows(w wantedTask, group wantedGroup, i int) [][]printedCell {
	if !d.torn || i != second {
		return [][]printedCell{d.row(w, group, i)}
	}
	words := strings.Fields(w.content)
	n := len(words) - 3
	w.content = strings.Join(words[:n], " ")
	rest := make([]printedCell, d.width())
	rest[slices.Index(d.columns, colContent)].text = strings.Join(words[n:], " ")
	return [][]printedCell{d.row(w, group, i), rest}
}

func (d design) row(w wantedTask, group wantedGroup, i int) []printedCell {
	var cells []printedCell
	for _, r := range d.columns {
		if d.wide && i == second && r == colLead {
			cells = append(cells, printedCell{text: d.cell(r, w), cols: 2})
			continue
		}
		if d.wide && i == second && r == colCoordinating {
			continue
		}
		c := printedCell{text: d.cell(r, w)}
		if r == colGroup {
			if i > 0 {
				continue
			}
			c = printedCell{text: group.title, rows: len(group.tasks)}
		}
		if r == colLead && d.joint {
			if i > 0 {
				continue
			}
			c = printedCell{text: d.cell(r, group.tasks[0]), rows: len(group.tasks)}
		}
		cells = append(cells, c)
	}
	for i := range d.years {
		mark := ""
		if i >= w.from && i <= w.to {
			mark = "x"
		}
		cells = append(cells, printedCell{text: mark})
	}
	return cells
}

func (d design) cell(r role, w wantedTask) string {
	switch r {
	case colNumber:
		return w.number
	case colContent:
		if d.numberless && d.numbersInside {
			return w.number + ". " + w.content
		}
		return w.content
	case colLead:
		return d.listed(w.leads)
	case colCoordinating:
		return d.listed(w.coordinators)
	case colBoth:
		return d.both(w)
	case colProduct:
		return strings.Join(w.products, "; ")
	case colDeadline:
		return w.when
	case colStart:
		return w.start
	default:
		return notes[r]
	}
}

// listed prints bodies as a cell: with marks between them, or each on a line with a dash.
func (d design) listed(bodies []string) string {
	if len(bodies) == 0 {
		return ""
	}
	s := strings.TrimPrefix(d.separator, "\n") + strings.Join(bodies, d.separator)
	if !strings.HasPrefix(d.separator, "\n") {
		s = strings.Join(bodies, d.separator)
	}
	return capitalised(strings.ReplaceAll(s, "*", ""))
}

func (d design) both(w wantedTask) string {
	d.separator = ", "
	leads, coordinators := d.listed(w.leads), d.listed(w.coordinators)
	if len(w.coordinators) == 0 {
		return leads
	}
	switch d.bothAs {
	case "label":
		return "Chủ trì: " + leads + "; Phối hợp: " + coordinators
	case "lines":
		return "- Chủ trì: " + leads + "\n- Phối hợp: " + coordinators
	case "brackets":
		return leads + " (chủ trì); " + coordinators + " (phối hợp)"
	}
	return leads + " chủ trì, phối hợp với " + coordinators
}
