package intake

import (
	"slices"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
)

// Tally counts one thing a document holds: how many were found, how many of them a person must check, and how many
// are missing or were not understood.
type Tally struct {
	Found      int `json:"found"`
	Doubted    int `json:"doubted"`
	Unresolved int `json:"unresolved"`
}

// Report counts what the reading of a document gave. The page, the console and programs are told the same.
type Report struct {
	Tasks           Tally         `json:"tasks"`
	Groups          Tally         `json:"groups"`
	Leads           Tally         `json:"leads"`        // tasks with a lead; unresolved: without
	Coordinators    Tally         `json:"coordinators"` // tasks with some; many have none by right
	Products        Tally         `json:"products"`     // as coordinators
	Deadlines       Tally         `json:"deadlines"`    // tasks with one; unresolved: without, or not understood
	Targets         Tally         `json:"targets"`      // unresolved: without a value
	Obligations     Tally         `json:"obligations"`  // unresolved: without a holder
	BodyTasks       Tally         `json:"body_tasks"`
	Reconciliations Tally         `json:"reconciliations"` // places where body and appendix differ; a person decides about each
	Amendments      Tally         `json:"amendments"`
	LeftOut         Tally         `json:"left_out"` // may be work, and is no task; a person decides about each
	Organisations   Organisations `json:"organisations"`
	Questions       int           `json:"questions"` // answers that settle every doubt
}

// Organisations counts the different names a document has.
type Organisations struct {
	Named   int  `json:"named"`
	Unknown int  `json:"unknown"`
	Ended   *int `json:"ended"`   // no longer exist; null where no directory was asked
	Already *int `json:"already"` // of them, those that had ended before the document was issued
}

// Report counts the draft; survey is nil where there is no directory to ask.
func (d *Draft) Report(survey *Survey) Report {
	r := Report{
		LeftOut: Tally{Found: len(d.LeftOut), Unresolved: len(d.LeftOut)},
		Groups:  Tally{Found: len(d.Groups)}, Questions: len(d.Questions()), Organisations: d.organisations(survey),
		Reconciliations: Tally{Found: len(d.Reconciliation), Unresolved: len(d.Reconciliation)},
	}
	for _, t := range d.Tasks {
		r.Tasks.add(t.Check, true)
		r.Leads.field(t.Check, "leads", len(t.Leads) > 0, true)
		r.Coordinators.field(t.Check, "coordinators", len(t.Coordinators) > 0, false)
		r.Products.field(t.Check, "products", len(t.Products) > 0, false)
		r.Deadlines.field(t.Check, "deadline", t.Deadline.Kind != calendar.None && t.Deadline.Kind != calendar.Unresolved, true)
	}
	for _, t := range d.Targets {
		r.Targets.add(t.Check, t.Value != nil || t.Low != nil || t.Text != "")
	}
	for _, o := range d.Obligations {
		r.Obligations.add(o.Check, len(o.Who) > 0)
	}
	for _, t := range d.BodyTasks {
		r.BodyTasks.add(t.Check, true)
	}
	for _, m := range d.Amendments {
		r.Amendments.add(m.Check, true)
	}
	return r
}

func (t *Tally) add(c Check, resolved bool) {
	t.Found++
	t.Doubted += btoi(len(c.Doubts) > 0)
	t.Unresolved += btoi(!resolved)
}

// field counts a field: present, doubted, and missing where every item should have it.
func (t *Tally) field(c Check, name string, present, needed bool) {
	t.Found += btoi(present)
	t.Doubted += btoi(slices.Contains(c.Doubts, name))
	t.Unresolved += btoi(needed && !present)
}

func (d *Draft) organisations(survey *Survey) Organisations {
	_, order := d.named()
	unknown := map[string]bool{}
	for _, x := range d.Doubts() {
		if x.AboutName() && x.Key == org.DoubtUnknown {
			unknown[x.question()] = true
		}
	}
	counted := Organisations{Named: len(order), Unknown: len(unknown)}
	if survey != nil {
		ended, already := len(survey.Ended), 0
		for _, st := range survey.Ended {
			already += btoi(st.Already)
		}
		counted.Ended, counted.Already = &ended, &already
	}
	return counted
}
