package intake

import (
	"strings"

	"dondoc/internal/docread"
)

// A row is a table row with its cells by role.
type row struct {
	number string
	cells  map[role]string
	place  docread.Place
}

func (r row) has(roles ...role) bool {
	for _, x := range roles {
		if r.cells[x] != "" {
			return true
		}
	}
	return false
}

// isTask reports that the row names an agency, a product or a date, not only a heading.
func (r row) isTask() bool {
	return r.has(colLead, colCoordinating, colProduct, colDeadline, colSubmit, colExamine, colParticipate)
}

// A section is a table's group with its rows; the rows before the first group have an empty one.
type section struct {
	group Group
	rows  []row
}

// sectionsOf reads the programme's tables in document order. A heading row
// that comes again, in the same table or at the start of a continued one, is
// skipped; a table without one goes on with the columns before. It counts the rows too.
func sectionsOf(doc *docread.Document) (sections []section, rows int) {
	var columns layout
	for _, b := range doc.Blocks {
		if b.Table == nil {
			continue
		}
		for _, r := range b.Table.Rows {
			if l, ok := layoutOf(r); ok {
				columns = l
				continue
			}
			if columns.isProgramme() {
				sections = place(sections, columns.row(r))
				rows++
			}
		}
	}
	return sections, rows
}

// row sorts the cells by role. A cell that spans the rest of the row is its content.
func (l layout) row(r docread.Row) row {
	out := row{cells: map[role]string{}, place: r.Place}
	for _, c := range r.Cells {
		name, ok := l[c.Col]
		if !ok || c.ColSpan > 2 {
			name = colContent
		}
		if name == colNumber {
			out.number = strings.TrimRight(c.Text(), ".)/ ")
			continue
		}
		out.cells[name] = strings.TrimSpace(out.cells[name] + " " + c.Text())
	}
	return out
}

// place puts a row where it belongs: a group opens a section, and is its own
// first row when it names an agency too.
func place(sections []section, r row) []section {
	if !r.has(colContent) && !r.isTask() {
		return sections
	}
	if isGroup(r) {
		s := section{group: Group{No: r.number, Title: r.cells[colContent], IsTask: r.isTask(), Place: r.place}}
		if r.isTask() {
			s.rows = append(s.rows, r)
		}
		return append(sections, s)
	}
	if len(sections) == 0 {
		sections = append(sections, section{})
	}
	last := &sections[len(sections)-1]
	last.rows = append(last.rows, r)
	return sections
}

// isGroup: a Roman number or a capital letter counts groups; a row that holds nothing but a title is one too.
func isGroup(r row) bool {
	rank := labelRank(r.number)
	return rank == rankRoman || rank == rankPart || !r.isTask()
}

// tasksOf turns the sections into groups and tasks. Numbers that start again
// in each group take the group's before them.
func (p *parser) tasksOf(sections []section) ([]Group, []Task) {
	groups, tasks := []Group{}, []Task{}
	restart := restarts(sections)
	for _, s := range sections {
		if s.group.No != "" || s.group.Title != "" {
			groups = append(groups, s.group)
		}
		for _, r := range s.rows {
			t := p.taskOf(r)
			t.Ref = r.number
			if no := s.group.No; no != "" {
				t.Group = &no
				if restart && r.number != no {
					t.Ref = no + "." + r.number
				}
			}
			tasks = append(tasks, t)
		}
	}
	linkDependencies(tasks)
	return groups, tasks
}

func restarts(sections []section) bool {
	seen := map[string]bool{}
	for _, s := range sections {
		for _, r := range s.rows {
			if seen[r.number] {
				return true
			}
			seen[r.number] = true
		}
	}
	return false
}

// taskOf reads the cells of a row.
func (p *parser) taskOf(r row) Task {
	t := Task{
		Content: r.cells[colContent], Place: r.place,
		LeadPhrase: r.cells[colLead], CoordinatingPhrase: r.cells[colCoordinating], ProductPhrase: r.cells[colProduct],
	}
	if r.place.Line > 0 {
		t.SourceLines = []int{r.place.Line, r.place.LineEnd}
	}
	t.note("content", sureExact, "", "")
	t.Leads = t.names("leads", p.names.List(t.LeadPhrase))
	if len(t.Leads) == 0 && !r.has(colSubmit) {
		t.note("leads", sureMissing, "intake.doubt_no_lead", "")
	}
	t.Coordinators = t.names("coordinators", p.names.List(t.CoordinatingPhrase))
	t.Others = p.othersOf(r, &t.Check)
	t.Products = productsOf(t.ProductPhrase)
	t.Deadline = p.deadlineOf(r.cells[colDeadline])
	t.Check.deadline(t.Deadline.Deadline)
	return t
}

func (p *parser) othersOf(r row, c *Check) []Other {
	var others []Other
	for _, role := range [...]role{colSubmit, colExamine, colParticipate, colMonitor} {
		if who := c.names("others", p.names.List(r.cells[role])); len(who) > 0 {
			others = append(others, Other{Role: string(role), Who: who})
		}
	}
	return others
}
