package intake

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
)

// tasksOf turns the sections into groups and tasks. Numbers that start again
// in each group take the group's before them; rows without numbers count from 1.
func (p *parser) tasksOf(sections []section) ([]Group, []Task) {
	groups, tasks := []Group{}, []Task{}
	restart, count := restarts(sections), counting(sections)
	bodies := !isInCharge(sections)
	for i, s := range sections {
		if bodies {
			s.rows = p.ledBy(s)
		}
		if s.group.No != "" && (len(s.rows) > 0 || i+1 < len(sections) || labelRank(s.own) != rankNumber) {
			groups = append(groups, s.group)
		}
		for j, r := range s.rows {
			r.within, r.whole = s.time, s.whole
			t := p.inYear(s.year).taskOf(r)
			t.Ref = r.number
			if no := s.group.No; no != "" {
				t.Group = &no
				switch {
				case j == 0 && s.group.IsTask:
					t.Ref = no
				case restart && r.number != "":
					t.Ref = underPath(no, r.number)
				}
			}
			t.numberWithout(count, tasks)
			if over := t.above(tasks); over != nil {
				t.dateAs(*over)
			}
			tasks = append(tasks, t)
		}
	}
	linkDependencies(tasks)
	return groups, tasks
}

// isInCharge: a row of a table says who leads it.
func isInCharge(sections []section) bool {
	return slices.ContainsFunc(sections, func(s section) bool {
		return slices.ContainsFunc(s.rows, func(r row) bool { return r.has(colLead, colBoth, colSubmit) })
	})
}

// ledBy gives the rows of a table that names no leads the bodies that their group, or the one over it, is called by and nothing else:
// "I. SỞ TÀI CHÍNH". That these lead what is under their name is a guess.
func (p *parser) ledBy(s section) []row {
	for _, title := range []string{s.group.Title, s.over} {
		title = strings.Trim(withoutCount(title), " .;:")
		found, whole := p.names.Covering(title)
		counted := startsWith(wordsOf(title), "cac", "ubnd", "uy ban nhan dan")
		if !whole || isClasses(found) && !counted {
			continue // "HỢP TÁC XÃ" is who the work is about
		}
		rows := slices.Clone(s.rows)
		for i := range rows {
			rows[i].cells = maps.Clone(rows[i].cells)
			rows[i].cells[colLead], rows[i].entitled = title, true
		}
		return rows
	}
	return s.rows
}

// withoutCount leaves out how many tasks a title announces: "Sở Nội vụ (07 nhiệm vụ)".
func withoutCount(title string) string {
	before, bracket, found := strings.Cut(title, "(")
	if words := wordsOf(bracket); found && len(words) > 1 && strings.Trim(words[0].fold, "0123456789") == "" {
		return before
	}
	return title
}

// inYear is the parser for a table whose caption names the year that its dates leave out.
func (p *parser) inYear(year int) *parser {
	if year == 0 {
		return p
	}
	own := *p
	own.times.Year = year
	return &own
}

// restarts reports that numbers begin again in a group, so that one number
// means several rows. A number that is only printed twice does not make it so.
func restarts(sections []section) bool {
	seen := map[string]bool{}
	for _, s := range sections {
		for i, r := range s.rows {
			if r.number == "" {
				continue
			}
			if seen[r.number] && r.number != s.own && i < 2 {
				return true
			}
			seen[r.number] = true
		}
	}
	return false
}

// counting reports that the rows have no numbers of their own and are to be counted.
func counting(sections []section) bool {
	for _, s := range sections {
		for _, r := range s.rows {
			if r.number != "" && r.number != s.own {
				return false
			}
		}
	}
	return true
}

// numberWithout gives a row without a number its place in the count, or, among
// rows that have numbers, the one before with a sign: that is for a person to look at.
func (t *Task) numberWithout(count bool, before []Task) {
	switch {
	case t.Ref != "":
	case count || len(before) == 0:
		t.Ref = strconv.Itoa(len(before) + 1)
	default:
		above := before[len(before)-1]
		t.Ref = above.Ref + "+"
		t.note("content", sureGuess, "intake.doubt_no_number", t.Content)
		t.dateAs(above)
	}
}

// above is the task that the row is numbered under ("1" of "1.2"), nil for none.
func (t *Task) above(before []Task) *Task {
	whole := t.Ref[:max(0, strings.LastIndexByte(t.Ref, '.'))]
	for i := len(before) - 1; i >= 0 && whole != ""; i-- {
		if before[i].Ref == whole {
			return &before[i]
		}
		if !strings.HasPrefix(before[i].Ref, whole+".") {
			break
		}
	}
	return nil
}

// dateAs gives a row without a time the time of the row over it: it may be a part of that work.
func (t *Task) dateAs(above Task) {
	if t.Deadline.Kind == calendar.None && above.Deadline.Kind != calendar.None {
		t.Deadline = above.Deadline
		t.note("deadline", sureGuess, "intake.doubt_deadline_group", above.Deadline.Phrase)
	}
}

// taskOf reads the cells of a row.
func (p *parser) taskOf(r row) Task {
	t := Task{Content: r.cells[colContent], Place: r.place, ProductPhrase: r.cells[colProduct]}
	if r.place.Line > 0 {
		t.SourceLines = []int{r.place.Line, r.place.LineEnd}
	}
	t.note("content", sureExact, "", "")
	if t.Content == "" {
		t.note("content", sureMissing, "intake.doubt_no_content", "")
	}
	p.readBodies(&t, r)
	t.Others = t.others(p.rolesIn(func(name role) string { return r.cells[name] }))
	t.Products = t.Check.products(t.ProductPhrase)
	if who := p.reporterIn(&t); len(who) > 0 {
		t.Others = append(t.Others, Other{Role: "report", Who: who})
	}
	p.dateRow(&t, r)
	for _, name := range r.torn {
		t.note(fieldOf(name), sureGuess, "intake.doubt_torn", r.cells[name])
	}
	for _, name := range r.guess {
		t.note(fieldOf(name), sureGuess, "intake.doubt_column_guessed", r.cells[name])
	}
	return t
}

// fieldOf names the field of a task that a column is read into.
func fieldOf(name role) string {
	switch name {
	case colLead, colBoth:
		return "leads"
	case colCoordinating:
		return "coordinators"
	case colProduct:
		return "products"
	case colDeadline, colStart:
		return "deadline"
	case colContent:
		return "content"
	default:
		return "others"
	}
}

// readBodies reads who leads and who coordinates, each from its own cell or both from one.
func (p *parser) readBodies(t *Task, r row) {
	t.LeadPhrase, t.CoordinatingPhrase = r.cells[colLead], r.cells[colCoordinating]
	cell := t.LeadPhrase
	if both := r.cells[colBoth]; both != "" {
		t.LeadPhrase = both
		cell = both
	}
	if doer := r.cells[colDoer]; cell == "" && doer != "" {
		t.LeadPhrase, cell = doer, doer
		t.note("leads", sureGuess, "intake.doubt_unsaid_role", doer)
	}
	if r.entitled {
		t.note("leads", sureGuess, doubtGroupLead, cell)
	}
	leads, coordinators := p.bodiesIn(cell, &t.Check)
	t.Leads = t.names("leads", leads)
	t.doubtRunOn("leads", leads)
	if len(t.Leads) == 0 && !r.has(colSubmit) {
		t.note("leads", sureMissing, "intake.doubt_no_lead", "")
	}
	if to := directedIn(cell); to != "" {
		t.weaken("leads", sureRival, "intake.doubt_delegated", to)
	}
	if t.CoordinatingPhrase != "" {
		more, further := p.bodiesIn(t.CoordinatingPhrase, &t.Check)
		coordinators = append(coordinators, append(more, further...)...)
	}
	t.Coordinators = t.names("coordinators", coordinators)
	t.doubtRunOn("coordinators", coordinators)
}

// doubtRunOn doubts a class of committees that took in another body, whose line in the cell no mark parts from it: "UBND các xã
// Sở Tài chính".
func (c *Check) doubtRunOn(field string, found []org.Mention) {
	for _, m := range found {
		words := wordsOf(m.Text)
		if !m.Class || !startsWith(words, "ubnd", "uy ban nhan dan") {
			continue
		}
		for i := 2; i < len(words); i++ {
			if kind := m.Text[words[i].start:words[i].end]; (kind == "Sở" || kind == "Bộ") && !tailOpeners[words[i-1].fold] {
				c.note(field, sureRival, "intake.doubt_class_tail", m.Text[words[i].start:])
			}
		}
	}
}

// reporterIn finds who reports where the product's cell is a sentence with a
// subject of its own: "Bộ Tư pháp tổng hợp, báo cáo …". Such a cell may be a task of its own, so it is doubted.
func (p *parser) reporterIn(t *Task) []string {
	words := wordsOf(t.ProductPhrase)
	verb := index(words, 0, "tong hop", "bao cao")
	if verb <= 0 {
		return nil
	}
	found, end := p.names.Leading(t.ProductPhrase, words[verb].start)
	if len(found) == 0 || strings.TrimSpace(t.ProductPhrase[end:words[verb].start]) != "" || !has(words[verb:], "bao cao") {
		return nil
	}
	t.note("products", sureGuess, "intake.doubt_product_sentence", t.ProductPhrase)
	return t.names("others", found)
}

// A named role is who has one beside lead and coordinator.
type namedRole struct {
	role role
	who  []org.Mention
}

// rolesIn reads the roles beside lead and coordinator from a row's cells or an item's labelled lines.
func (p *parser) rolesIn(get func(role) string) []namedRole {
	var all []namedRole
	for _, name := range [...]role{colSubmit, colExamine, colParticipate, colMonitor} {
		if who := p.names.List(get(name)); len(who) > 0 {
			all = append(all, namedRole{name, who})
		}
	}
	return all
}

// others records who has the roles.
func (c *Check) others(all []namedRole) []Other {
	var others []Other
	for _, r := range all {
		others = append(others, Other{Role: string(r.role), Who: c.names("others", r.who)})
	}
	return others
}

// yearIn is the first year that a text names, empty for none.
func yearIn(s string) string {
	for _, w := range wordsOf(s) {
		if isYear(w.fold) {
			return w.fold
		}
	}
	return ""
}
