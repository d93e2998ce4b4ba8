package intake

import "slices"

// isTimetable: the first column holds the times and no column the numbers, so that it counts the groups, too, and a time stands
// only where it begins.
func (l *layout) isTimetable() bool {
	return l.roleAt(0) == colDeadline && !slices.Contains(l.roles, colNumber) && slices.Contains(l.roles, colContent)
}

// countsMonths: a figure alone in the column of times is a time.
func (l *layout) countsMonths() bool {
	return has(wordsOf(l.headAt(0)), "thang", "quy", "tuan", "ngay")
}

// readGroup takes the number of a group out of the column of times: it stands there beside the title alone, where figures are no times.
func (r *row) readGroup(times bool) {
	label := r.cells[colDeadline]
	if !times && isLabel(label) && !isYear(label) && r.cells[colContent] != "" && len(r.cells) == 2 {
		r.number, r.title = bareLabel(label), true
		delete(r.cells, colDeadline)
	}
}

// goOn gives a row without a time the one of the row above it. A format without merged cells leaves it out, or none is meant: that
// is doubted.
func (r *row) goOn(above row) {
	time := above.cells[colDeadline]
	if r.title || r.cells[colDeadline] != "" || r.cells[colContent] == "" || time == "" || len(r.marks) > 0 {
		return
	}
	r.cells[colDeadline] = time
	r.guess = append(slices.Clone(r.guess), colDeadline)
}
