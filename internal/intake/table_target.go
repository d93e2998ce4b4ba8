package intake

import (
	"cmp"
	"slices"
	"strings"

	"dondoc/internal/target"
)

// tableTargets reads the tables of targets: each row an indicator, with its
// values in columns of their own or in its words, and who answers for it.
func (p *parser) tableTargets(runs []run) []Target {
	var targets []Target
	for _, r := range runs {
		switch r.layout.sheet {
		case sheetMatrix:
			targets = append(targets, p.targetsOfMatrix(r)...)
			continue
		case sheetTargets:
		default:
			continue
		}
		s := &shelf{}
		s.arrangeTargets(joinTorn(r.rows))
		restart := restarts(s.sections)
		for _, sec := range s.sections {
			when := cmp.Or(periodIn(sec.group.Title), periodIn(sec.over), periodIn(r.caption))
			over := row{}
			for _, row := range sec.rows {
				row.partOf(over)
				if !row.part {
					over = row
				}
				if row.parted {
					continue
				}
				made := p.targetsOfRow(row, when)
				for i := range made {
					made[i].Section, made[i].Ref = sec.group.No, row.number
					if restart && sec.group.No != "" && row.number != sec.own {
						made[i].Ref = underPath(sec.group.No, row.number)
					}
				}
				targets = append(targets, made...)
			}
		}
	}
	return targets
}

// partOf completes a row that is a part of the one over it ("Trong đó: …", "- …") with its number, words and unit.
func (r *row) partOf(over row) {
	if !r.part || over.cells == nil {
		return
	}
	own := strings.TrimLeft(r.cells[colContent], "-–+ ")
	if words := wordsOf(own); startsWith(words, "trong do") && len(words) > 2 {
		own = own[words[2].start:]
	}
	r.number = over.number
	r.cells[colContent] = over.cells[colContent] + " - " + own
	r.torn = append(r.torn, colContent)
	for _, name := range [...]role{colUnit, colLead} {
		if r.cells[name] == "" {
			r.cells[name] = over.cells[name]
		}
	}
}

// arrangeTargets puts the rows under the groups that the table has. A row that
// states neither value nor body is a heading of those its number goes on in.
func (s *shelf) arrangeTargets(rows []row) {
	for i, r := range rows {
		rank := s.rankOf(r.number)
		bare := len(r.values) == 0 && !r.inCharge() && !r.has(colUnit)
		switch {
		case bare && (rank == rankRoman || rank == rankPart || rank == rankInner || r.title || r.number == ""):
			s.openGroup(r, rank)
		case bare && i+1 < len(rows) && strings.HasPrefix(rows[i+1].number, r.number+"."):
			// Its parts repeat its number: it opens no path of its own.
		case bare && r.number != "" && !statesAim(r.cells[colContent]) && partRows(rows[i+1:]) > 0:
			r.parted = true
			for k := range partRows(rows[i+1:]) {
				rows[i+1+k].part = true
			}
			s.put(r)
		default:
			s.put(r)
		}
	}
}

// statesAim: the words of an indicator hold its figure, or say that it is strived for.
func statesAim(s string) bool {
	words := wordsOf(s)
	_, figured := figureOf(s, words, 0)
	return figured || has(words, "phan dau", "vuot ke hoach", "vuot chi tieu", "vuot muc", "vuot du toan")
}

// partRows counts the rows with values at the beginning that have no number and begin with no sign of a part.
func partRows(rows []row) int {
	n := 0
	for n < len(rows) && rows[n].number == "" && !rows[n].part && len(rows[n].values) > 0 {
		n++
	}
	return n
}

// targetsOfRow reads one row: a target for each value, or those that the words of the indicator state.
func (p *parser) targetsOfRow(r row, when string) []Target {
	var targets []Target
	indicator := strings.TrimSpace(r.cells[colContent])
	for _, v := range r.values {
		t := Target{Indicator: indicator, Unit: r.cells[colUnit], Phrase: v.text, Place: r.place}
		t.read(v.text)
		t.Period = when
		if own := lastPeriod(v.head); own != "" {
			t.Period = own
		}
		if class := classIn(v.head); class != "" && len(r.values) > 1 {
			t.Indicator += " (" + class + ")"
		}
		if by := periodIn(r.cells[colDeadline]); by != "" {
			t.Period = by
		}
		t.measure()
		if t.Measure == string(target.Cumulative) && len(r.values) > 1 {
			t.note("measure", sureGuess, "intake.doubt_measure", indicator) // in the year, or since the first
		}
		targets = append(targets, t)
	}
	if len(r.values) == 0 {
		targets = p.targetsInWords(r, indicator, when)
	}
	for i := range targets {
		p.answerFor(&targets[i], r)
	}
	return targets
}

// classIn is what the heading of a value says beside its time: for whom the value is meant ("Cấp xã"). Words that any
// such heading has say nothing.
func classIn(heading string) string {
	words := wordsOf(heading)
	for _, w := range words {
		if !isYear(w.fold) && !slices.Contains([]string{
			"muc", "tieu", "ke", "hoach", "chi", "nam", "den", "giai", "doan", "phan", "dau", "giao", "gia", "tri",
			"du", "kien", "thuc", "hien", "dat", "tung",
			"het", "trong", "cac", "quy", "thang", "thoi", "ky", "ket", "qua", "lo", "trinh", "dang", "ky", "toi", "thieu", "don", "vi",
		}, w.fold) {
			return strings.Join(strings.Fields(headTime.ReplaceAllString(heading, "")), " ")
		}
	}
	return ""
}

// targetsInWords reads an indicator that holds its own value: "Kinh tế số chiếm 45% GRDP tỉnh".
func (p *parser) targetsInWords(r row, indicator, when string) []Target {
	it := &item{head: indicator, place: r.place}
	it.finish()
	made := p.targetsIn(it, "")
	for i := range made {
		if t := &made[i]; t.Period == "" && when != "" {
			t.Period = when
			t.settled("period")
		}
	}
	if len(made) == 0 {
		t := Target{
			Indicator: indicator, Op: "yes", Text: indicator, Phrase: indicator, Unit: r.cells[colUnit], Period: when, Place: r.place,
		}
		t.note("value", sureGuess, "intake.doubt_no_value", indicator)
		made = append(made, t)
	}
	return made
}

// answerFor names who answers for a target.
func (p *parser) answerFor(t *Target, r row) {
	leads, coordinators := p.bodiesIn(r.cells[colLead], &t.Check)
	t.Who = t.names("who", append(leads, coordinators...))
	if t.Period == "" {
		t.note("period", sureMissing, "intake.doubt_no_period", t.Indicator)
	}
	for _, name := range r.torn {
		field := map[role]string{colContent: "indicator", colValue: "value", colLead: "who", colUnit: "unit"}[name]
		t.note(field, sureGuess, "intake.doubt_torn", r.cells[name])
	}
}

// mergeTargets puts the targets of tables before those of the prose that they do not say too.
func mergeTargets(table, prose []Target) []Target {
	all := append([]Target{}, table...)
	for _, t := range prose {
		if !saidIn(table, t) {
			all = append(all, t)
		}
	}
	return all
}

// sameIndicator is the least likeness at which two targets with the same figure are one.
const sameIndicator = 0.5

func saidIn(table []Target, t Target) bool {
	own := shinglesOf(t.Indicator)
	for _, o := range table {
		if sameFigure(o, t) && own.contained(shinglesOf(o.Indicator)) >= sameIndicator {
			return true
		}
	}
	return false
}

func sameFigure(a, b Target) bool {
	return a.Value != nil && b.Value != nil && *a.Value == *b.Value || a.Low != nil && b.Low != nil && *a.Low == *b.Low
}
