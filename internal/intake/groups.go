package intake

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A section is a table's group with its rows; the rows before the first group have an empty one.
type section struct {
	group Group
	own   string // the number as the group's row has it
	year  int    // that the table's caption names, 0 for none or several
	time  string // that the title of the group, or of one over it, is ("THÁNG 01/2026"); empty where none is a time
	over  string // the title of the group over it, empty for none
	whole string // when what the group's row asks for is due as a whole, empty where the row does not say
	rows  []row
}

// A shelf arranges rows under groups, which may stand in each other: A, I, 5.1.
type shelf struct {
	sections []section
	open     []opened        // the groups that the next row stands in
	seen     map[string]bool // numbers of rows in the tables before
	caption  string          // of the first table
	year     int             // of the table's caption
	untitled int             // groups without a number so far
}

// An opened group is one that rows may still come under.
type opened struct {
	rank rank
	own  string // its number as printed
	path string // with those of the groups over it
	head string // its title
	time string // that its title is, or the title of a group over it
}

// sectionsOf arranges the rows of the programme's tables and counts them.
func sectionsOf(runs []run) (sections []section, rows int) {
	s := &shelf{seen: map[string]bool{}}
	for _, r := range runs {
		if r.layout.sheet == sheetTasks {
			s.next(r)
			whole := joinTorn(r.rows)
			s.arrange(whole, r.layout)
			rows += len(r.rows)
			for _, w := range whole {
				s.seen[w.number] = true
			}
		}
	}
	return s.sections, rows
}

// next begins another table. Where its numbers begin again although no group
// of its own opens it, the heading over it is its group.
func (s *shelf) next(r run) {
	s.year = onlyYear(r.caption)
	if len(s.seen) == 0 {
		s.caption = r.caption
	}
	if len(s.seen) == 0 || len(r.rows) == 0 || r.caption == "" {
		return
	}
	first := r.rows[0]
	rank := s.rankOf(first.number)
	if first.number == "" || !s.seen[first.number] || rank == rankRoman || rank == rankPart || !first.isTask() {
		return
	}
	if own := headingOver(s.caption); len(s.sections) == 1 && s.sections[0].group.No == "" && own.number != "" {
		s.sections[0].group = Group{No: own.number, Title: own.cells[colContent], Place: s.sections[0].rows[0].place}
	}
	over := headingOver(r.caption)
	over.place = first.place
	s.open = nil
	s.openGroup(over, labelRank(over.number))
}

// headingOver reads the last line over a table as a group's row.
func headingOver(caption string) row {
	title := caption[strings.LastIndexByte(caption, '\n')+1:]
	label, rank, rest := labelOf(title)
	if rank == rankNone || label == "" {
		label, rest = "", title
	}
	return row{number: label, cells: map[role]string{colContent: rest}}
}

// onlyYear reads the year that a caption names, 0 for none or several.
func onlyYear(caption string) int {
	year := 0
	words := wordsOf(caption)
	for i, w := range words {
		if !isYear(w.fold) || i == 0 || words[i-1].fold != "nam" || has(words[max(0, i-4):i], "thang", "ngay") {
			continue
		}
		n, err := strconv.Atoi(w.fold)
		if err != nil || year != 0 && year != n {
			return 0
		}
		year = n
	}
	return year
}

// arrange puts each row where it belongs: a group opens a section, and is its
// own first row when it names who is in charge.
func (s *shelf) arrange(rows []row, l *layout) {
	romans := countsInRoman(rows)
	beside := ""
	for i, r := range rows {
		if title := r.cells[colGroup]; title != "" && title != beside {
			beside = title
			s.openGroup(row{cells: map[role]string{colContent: title}, place: r.place}, rankNone)
		}
		if rank := s.rankOf(r.number); !romans && s.isGroup(rows, i, rank) {
			s.openGroup(r, rank)
			continue
		}
		s.put(r)
	}
	if l.guessed {
		s.doubtContents()
	}
}

// doubtContents marks rows whose content's column was not known by its heading.
func (s *shelf) doubtContents() {
	for i := range s.sections {
		for j := range s.sections[i].rows {
			r := &s.sections[i].rows[j]
			r.torn = append(r.torn, colContent)
		}
	}
}

// countsInRoman reports that a table numbers its tasks with Roman numbers or letters: then these count no groups.
func countsInRoman(rows []row) bool {
	n := 0
	for _, r := range rows {
		rank := labelRank(r.number)
		if rank != rankRoman && rank != rankPart || !r.inCharge() {
			return false
		}
		n++
	}
	return n > 2
}

// rankOf ranks a row's number. A letter that also counts in Roman ("C") is a
// letter after the one before it in the alphabet.
func (s *shelf) rankOf(number string) rank {
	rank := labelRank(number)
	if isNumberUnder(number) {
		return rankInner // of a group in a group, over rows that count from 1
	}
	if rank != rankRoman || utf8.RuneCountInString(number) != 1 || number == "I" {
		return rank
	}
	for _, g := range s.open {
		if g.rank == rankPart && g.own != "" && g.own[0]+1 == number[0] {
			return rankPart
		}
	}
	return rank
}

// isGroup: a Roman number or a capital letter counts groups; so does a title
// across the table, and a number that the next row's number goes on with.
func (s *shelf) isGroup(rows []row, i int, rank rank) bool {
	r := rows[i]
	switch {
	case rank == rankRoman || rank == rankPart:
		return true
	case r.isTask():
		return false
	case r.number == "" || r.title:
		return true
	}
	if i+1 == len(rows) {
		return false
	}
	next := rows[i+1].number
	if next == "" {
		return rows[i+1].isTask() // those under it are not counted
	}
	return strings.HasPrefix(next, r.number+".") || s.rankOf(next) > rank
}

// openGroup closes the groups that the row does not stand in and opens its own.
func (s *shelf) openGroup(r row, rank rank) {
	if r.number == "" {
		s.closeTo(rankNone)
		s.untitled++
		r.number = strconv.Itoa(s.untitled)
	} else {
		s.closeTo(rank)
	}
	path, time, over := r.number, timeTitle(r.cells[colContent]), ""
	if n := len(s.open); n > 0 {
		path, over = underPath(s.open[n-1].path, r.number), s.open[n-1].head
		if time == "" {
			time = s.open[n-1].time
		}
	}
	s.open = append(s.open, opened{rank: rank, own: r.number, path: path, head: r.cells[colContent], time: time})
	task := r.inCharge() || r.isTask() && r.has(colDeadline) && r.has(colProduct, colCoordinating)
	group := Group{No: path, Title: r.cells[colContent], IsTask: task, Place: r.place}
	made := section{year: s.year, time: time, over: over, whole: r.cells[colDeadline], group: group, own: r.number}
	if task {
		made.rows = append(made.rows, r)
	}
	s.sections = append(s.sections, made)
}

// closeTo closes the groups of a rank and those under them. A group without a
// number stands in the numbered ones and closes only its like.
func (s *shelf) closeTo(rank rank) {
	for n := len(s.open); n > 0; n-- {
		last := s.open[n-1].rank
		if rank == rankNone && last != rankNone || rank != rankNone && last != rankNone && last < rank {
			return
		}
		s.open = s.open[:n-1]
	}
}

// underPath joins a number to the path over it; what the number repeats of it is written once: 5.1 under V.5 is V.5.1.
func underPath(path, number string) string {
	for from := 0; ; {
		if strings.HasPrefix(number, path[from:]+".") {
			return path[:from] + number
		}
		next := strings.IndexByte(path[from:], '.')
		if next < 0 {
			return path + "." + number
		}
		from += next + 1
	}
}

func (s *shelf) put(r row) {
	if len(s.sections) == 0 {
		s.sections = append(s.sections, section{year: s.year})
	}
	last := &s.sections[len(s.sections)-1]
	last.rows = append(last.rows, r)
}
