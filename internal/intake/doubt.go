package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"dondoc/internal/docread"
	"dondoc/internal/org"
	"dondoc/internal/text"
)

// ItemKind names one of the lists of a draft.
type ItemKind string

// The kinds of item, in the order a person decides about them: what makes tasks first.
const (
	ItemDocument   ItemKind = "document"
	ItemTask       ItemKind = "task"
	ItemTarget     ItemKind = "target"
	ItemObligation ItemKind = "obligation"
	ItemAmendment  ItemKind = "amendment"
	ItemBodyTask   ItemKind = "body_task"
	ItemLeftOut    ItemKind = "left_out" // nobody is asked about one: it counts only once it is taken
	ItemLeftTarget ItemKind = "left_target"
)

// Spot is an item of a draft: the n-th of its kind, from 0.
type Spot struct {
	Kind ItemKind `json:"kind"`
	N    int      `json:"n"`
}

// Doubt is a field of an item that a person must check, with one reason.
type Doubt struct {
	Spot

	Ref        string // number or path of the item; empty for the document
	Content    string // what the item says
	Field      string
	Key        string // of the reason in words; empty where none was recorded
	Text       string // the words of the source it is about; empty where it is about words that are missing
	Name       string // as the item lists it, where the doubt is about a name
	Confidence float64
	Place      docread.Place
}

// Question is what one answer settles: one doubt, or several that ask the same.
type Question struct {
	ID     string // the same as long as the doubts ask the same
	Doubts []Doubt
}

// Doubts lists everything a person must check, in the order of the kinds and of the document.
func (d *Draft) Doubts() []Doubt {
	var all []Doubt
	for _, field := range d.Document.Doubts {
		all = append(all, Doubt{Spot: Spot{Kind: ItemDocument}, Field: field, Content: d.Document.Title})
	}
	for _, it := range d.items() {
		all = append(all, it.doubts()...)
	}
	return all
}

// draftItem is an item of a draft as its doubts see it.
type draftItem struct {
	Spot

	ref, content string
	place        docread.Place
	check        *Check
}

func (d *Draft) items() []draftItem {
	all := make([]draftItem, 0, len(d.Tasks)+len(d.Targets)+len(d.Obligations)+len(d.Amendments)+len(d.BodyTasks))
	add := func(kind ItemKind, n int, ref, content string, place docread.Place, c *Check) {
		all = append(all, draftItem{Spot{kind, n}, ref, content, place, c})
	}
	for i := range d.Tasks {
		t := &d.Tasks[i]
		add(ItemTask, i, t.Ref, t.Content, t.Place, &t.Check)
	}
	for i := range d.Targets {
		t := &d.Targets[i]
		add(ItemTarget, i, t.Ref, cmp.Or(t.Phrase, t.Indicator), t.Place, &t.Check)
	}
	for i := range d.Obligations {
		o := &d.Obligations[i]
		add(ItemObligation, i, o.Ref, o.What, o.Place, &o.Check)
	}
	for i := range d.Amendments {
		m := &d.Amendments[i]
		add(ItemAmendment, i, m.Ref, m.Phrase, m.Place, &m.Check)
	}
	for i := range d.BodyTasks {
		t := &d.BodyTasks[i]
		add(ItemBodyTask, i, t.Path, t.Content, t.Place, &t.Check)
	}
	return all
}

func (it draftItem) doubts() []Doubt {
	var all []Doubt
	add := func(n DoubtNote) {
		all = append(all, Doubt{
			it.Spot, it.ref, it.content, n.Field, n.Key, n.Text, n.Name, it.check.Confidence[n.Field], it.place,
		})
	}
	for _, field := range it.check.Doubts {
		reasons := 0
		for _, n := range it.check.DoubtNotes {
			if n.Field == field {
				add(n)
				reasons++
			}
		}
		if reasons == 0 {
			add(DoubtNote{Field: field})
		}
	}
	return all
}

// Questions gathers the doubts that one answer settles. A second reason to doubt the same words of the same field
// asks nothing new: whoever has looked at them has seen it.
func (d *Draft) Questions() []Question {
	type words struct {
		Spot
		field, text string
	}
	var all []Question
	at, seen := map[string]int{}, map[words]int{}
	for _, x := range d.Doubts() {
		same := words{x.Spot, x.Field, x.Text}
		i, known := seen[same]
		if !known || x.Text == "" {
			id := x.question()
			if i, known = at[id]; !known {
				i = len(all)
				at[id] = i
				all = append(all, Question{ID: id})
			}
			seen[same] = i
		}
		all[i].Doubts = append(all[i].Doubts, x)
	}
	return all
}

// OneAnswer reports whether one correction holds for all places of a question: they are about the same words.
func (q Question) OneAnswer() bool {
	return len(q.Doubts) == 1 || q.Doubts[0].AboutName() || !q.Doubts[0].AboutSilence() && q.sameField()
}

// Repeats reports whether a doubt is another reason to doubt the words that an earlier one is about.
func (q Question) Repeats(at int) bool {
	return slices.ContainsFunc(q.Doubts[:at], q.Doubts[at].sameWords)
}

// with is a doubt with every other reason to doubt the same words.
func (q Question) with(at int) []Doubt {
	return slices.DeleteFunc(slices.Clone(q.Doubts), func(x Doubt) bool { return !q.Doubts[at].sameWords(x) })
}

func (x Doubt) sameWords(o Doubt) bool {
	return x.Spot == o.Spot && x.Field == o.Field && x.Text == o.Text
}

func (q Question) sameField() bool {
	return !slices.ContainsFunc(q.Doubts, func(x Doubt) bool { return x.Field != q.Doubts[0].Field })
}

// absent are the reasons that say that the source is silent: one look at the kind of item answers all of them.
var absent = []string{
	"intake.doubt_no_deadline", "intake.doubt_no_lead", "intake.doubt_no_holder", "intake.doubt_no_period", "intake.doubt_no_number",
}

// doubtPeriodTitle says that a target's period is the whole one of the document's title.
const doubtPeriodTitle = "intake.doubt_period_title"

// doubtsOfNames are the doubts about what a name means.
var doubtsOfNames = []string{org.DoubtUnknown, org.DoubtSpelling, org.DoubtPlace, org.DoubtInitials}

// AboutName reports that the doubt is about a name, which one answer settles wherever it stands.
func (x Doubt) AboutName() bool {
	return x.Text != "" && slices.Contains(doubtsOfNames, x.Key)
}

// AboutLink reports that the doubt is about a task left out, named by its text, whose result the item needs.
func (x Doubt) AboutLink() bool { return x.Key == doubtLinkLost }

// AboutSilence reports that the doubt is that the source does not say it.
func (x Doubt) AboutSilence() bool { return slices.Contains(absent, x.Key) }

// doubtGroupLead says that the lead is the body that a group of rows is called by.
const doubtGroupLead = "intake.doubt_group_lead"

// question identifies what a doubt asks. The same name, group or phrase that nobody understands, is one question
// in the whole document; silence of one kind of item about one field is one; anything else is asked place by place.
func (x Doubt) question() string {
	kind, field, n := string(x.Kind), x.Field, strconv.Itoa(x.N)
	switch {
	case x.AboutName():
		return digest(x.Key, text.Fold(x.Text))
	case x.AboutSilence(), x.Key == doubtPeriodTitle:
		return digest(x.Key, kind, field)
	case x.Key == "intake.doubt_deadline_unresolved", x.Key == doubtGroupLead:
		return digest(x.Key, kind, text.Fold(x.Text))
	case x.Key == "":
		return digest(kind, n, field)
	case x.Text != "" && x.Place != (docread.Place{}): // a row may hold several targets
		return digest(x.Key, kind, fmt.Sprint(x.Place), x.Text)
	default:
		return digest(x.Key, kind, n, x.Text)
	}
}
