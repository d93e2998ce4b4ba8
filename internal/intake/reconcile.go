package intake

import (
	"slices"
	"strings"

	"dondoc/internal/calendar"
)

// reconcile lists where prose and appendix differ, in the order of the prose,
// then the rows that only the appendix has, then the titles. It decides
// nothing: both texts stay, a person chooses.
func reconcile(chapters []chapter, links []link, d *Draft) []Disagreement {
	all := []Disagreement{}
	rows := map[string]*Task{}
	for i := range d.Tasks {
		rows[d.Tasks[i].Ref] = &d.Tasks[i]
	}
	covered := map[string][]*BodyTask{}
	for i := range d.BodyTasks {
		for _, ref := range d.BodyTasks[i].Appendix {
			covered[ref] = append(covered[ref], &d.BodyTasks[i])
		}
	}
	dated := slices.ContainsFunc(d.BodyTasks, func(b BodyTask) bool { return !b.Due.IsZero() })
	for i := range d.BodyTasks {
		for _, one := range compareBody(&d.BodyTasks[i], rows, covered, dated) {
			one.Item = i + 1
			all = append(all, one)
		}
	}
	if !restates(d.BodyTasks) {
		return all
	}
	all = append(all, appendixOnly(d.Tasks, covered)...)
	return append(all, compareTitles(chapters, links)...)
}

// restates reports whether the prose says what the appendix says, item by item:
// at least half of its items have a row. Otherwise the two are different texts,
// and what only the appendix has is no difference.
func restates(items []BodyTask) bool {
	matched := 0
	for _, b := range items {
		if len(b.Appendix) > 0 {
			matched++
		}
	}
	return matched > 0 && 2*matched >= len(items)
}

// compareBody compares an item with its rows. Prose that dates nothing leaves all dates to the appendix: that is no difference.
func compareBody(b *BodyTask, rows map[string]*Task, covered map[string][]*BodyTask, dated bool) []Disagreement {
	if len(b.Appendix) == 0 {
		return []Disagreement{{Kind: BodyOnly, Body: b.Path}}
	}
	var all []Disagreement
	for _, ref := range b.Appendix {
		if covered[ref][0] == b {
			all = append(all, compareLeads(rows[ref], covered[ref])...)
		}
	}
	if !dated {
		return all
	}
	return append(all, compareDates(b, rows)...)
}

// compareLeads compares a row's leads with those of all the items that say the same.
func compareLeads(row *Task, bodies []*BodyTask) []Disagreement {
	var leads []string
	for _, b := range bodies {
		for _, l := range b.Leads {
			if !slices.Contains(leads, l) {
				leads = append(leads, l)
			}
		}
	}
	if coversAll(leads, row.Leads) && (areClasses(leads) || coversAll(row.Leads, leads)) {
		return nil
	}
	return []Disagreement{{Kind: LeadDiffers, Body: bodies[0].Path, Appendix: row.Ref, BodyLeads: leads, AppendixLeads: row.Leads}}
}

// areClasses: prose that names only kinds of bodies says among whom the lead is; a row that names one of them says which.
func areClasses(names []string) bool {
	return len(names) > 0 && !slices.ContainsFunc(names, func(n string) bool { return !strings.HasPrefix(n, "*") })
}

// coversAll: every name of the second list is in the first, or has members in it.
func coversAll(list, names []string) bool {
	return !slices.ContainsFunc(names, func(n string) bool {
		return !coveredBy(n, list) && !slices.ContainsFunc(list, func(member string) bool { return inClass(member, n) })
	})
}

// compareDates compares the item's date with those of its rows. Where it
// covers several rows, its one date belongs to the row that has it too.
func compareDates(b *BodyTask, rows map[string]*Task) []Disagreement {
	agrees := slices.ContainsFunc(b.Appendix, func(ref string) bool { return dueOf(rows[ref]) == b.Due })
	var all []Disagreement
	for _, ref := range b.Appendix {
		due := dueOf(rows[ref])
		switch {
		case due == b.Due:
		case b.Due.IsZero() || agrees && !due.IsZero():
			all = append(all, Disagreement{Kind: DeadlineOnlyInAppendix, Body: b.Path, Appendix: ref, Due: due})
		case due.IsZero() && !agrees:
			all = append(all, Disagreement{Kind: DeadlineOnlyInBody, Body: b.Path, Appendix: ref, Due: b.Due})
		case !agrees:
			all = append(all, Disagreement{Kind: DeadlineDiffers, Body: b.Path, Appendix: ref, Due: due})
		}
	}
	return all
}

func dueOf(t *Task) calendar.Day { return t.Deadline.Due }

func appendixOnly(tasks []Task, covered map[string][]*BodyTask) []Disagreement {
	var all []Disagreement
	for _, t := range tasks {
		if len(covered[t.Ref]) == 0 {
			all = append(all, Disagreement{Kind: AppendixOnly, Appendix: t.Ref})
		}
	}
	return all
}

// compareTitles compares the words of titles: accents' places, case and marks do not count.
func compareTitles(chapters []chapter, links []link) []Disagreement {
	var all []Disagreement
	for _, l := range links {
		c := chapters[l.chapter]
		if !slices.EqualFunc(wordsOf(c.title), wordsOf(l.group.Title), func(a, b word) bool { return a.fold == b.fold }) {
			all = append(all, Disagreement{
				Kind: GroupTitleDiffers, Body: c.top.path, Appendix: l.group.No, BodyTitle: c.title, AppendixTitle: l.group.Title,
			})
		}
	}
	return all
}
