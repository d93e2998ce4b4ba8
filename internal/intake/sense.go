package intake

import (
	"dondoc/internal/calendar"
	"dondoc/internal/docread"
	"dondoc/internal/org"
)

// A sense tells what the cells of a table hold, where the heading over them is a word of the document's own.
type sense struct {
	table *docread.Table
	from  int // the first row under the headings
	names *org.Resolver
}

// maxSensed is how many rows are looked at.
const maxSensed = 40

// holds tells what most cells of a column are: colLead for bodies, colDeadline for times, colNone for anything else.
func (s sense) holds(col int) role {
	bodies, times, all := s.count(col)
	switch {
	case all == 0:
		return colNone
	case 4*bodies >= 3*all:
		return colLead
	case 4*times >= 3*all:
		return colDeadline
	}
	return colNone
}

// count counts the cells of a column, those that are bodies and those that are times.
func (s sense) count(col int) (bodies, times, all int) {
	for _, r := range s.table.Rows[s.from:min(len(s.table.Rows), s.from+maxSensed)] {
		c := cellOver(r, col)
		if c == nil || c.ColSpan > 1 || c.Text() == "" || repeatsTitle(r) {
			continue
		}
		all++
		bodies += btoi(s.isBodies(c.Text()))
		times += btoi(isTime(c.Text()))
	}
	return bodies, times, all
}

// findDated notes the columns without a meaning that hold times in every third cell: too few to be taken for the deadlines', and
// too many for a row without another time to be due at none.
func (l *layout) findDated(s sense) {
	if l.sheet != sheetTasks || s.table == nil {
		return
	}
	for col, r := range l.roles {
		if r != colNone {
			continue
		}
		if _, times, all := s.count(col); times > 0 && 3*times >= all {
			l.dated = append(l.dated, col)
		}
	}
}

// isBodies reports a list of bodies and nothing else. What is made may be called like one ("Bộ tiêu chí").
func (s sense) isBodies(cell string) bool {
	if beginsKind(wordsOf(cell), 0) {
		return false
	}
	_, whole := s.names.Covering(cell)
	return whole
}

func isTime(cell string) bool {
	kind := calendar.Parse(cell, calendar.Context{Year: anyYear}).Kind
	return kind != calendar.None && kind != calendar.Unresolved
}

// infer gives columns of unknown headings the meaning that their cells have, where no other column has it: bodies lead,
// or coordinate where another column leads. It is a guess, and every field read from such a column is doubted.
func (l *layout) infer(s sense, known map[role]bool) {
	for col, r := range l.roles {
		if r != colNone || l.heads[col] == "" || s.isBodies(l.heads[col]) || isTime(l.heads[col]) {
			continue
		}
		if name := l.lacking(s.holds(col)); name != colNone {
			l.roles[col] = name
			l.inferred = append(l.inferred, name)
			known[name] = true
		}
	}
}

// lacking is the role that a column takes which holds bodies (colLead) or times: the first that the table lacks.
func (l *layout) lacking(holds role) role {
	switch {
	case holds == colDeadline && !l.has(colDeadline, colYear, colStart):
		return colDeadline
	case holds != colLead || l.has(colBoth):
		return colNone
	case !l.has(colLead):
		return colLead
	case !l.has(colCoordinating):
		return colCoordinating
	}
	return colNone
}
