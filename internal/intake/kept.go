package intake

import (
	"encoding/json"
	"maps"
	"slices"

	"dondoc/internal/errs"
)

// at is the item of a spot: a pointer to its struct, and to its check; the document has none.
func (d *Draft) at(s Spot) (item any, check *Check, ref string) {
	if s.Kind == ItemDocument && s.N == 0 {
		return &d.Document, nil, d.Document.Number
	}
	switch n := s.N; {
	case n < 0:
		return nil, nil, ""
	case s.Kind == ItemTask && n < len(d.Tasks):
		return &d.Tasks[n], &d.Tasks[n].Check, d.Tasks[n].Ref
	case s.Kind == ItemTarget && n < len(d.Targets):
		return &d.Targets[n], &d.Targets[n].Check, d.Targets[n].Ref
	case s.Kind == ItemObligation && n < len(d.Obligations):
		return &d.Obligations[n], &d.Obligations[n].Check, d.Obligations[n].Ref
	case s.Kind == ItemAmendment && n < len(d.Amendments):
		return &d.Amendments[n], &d.Amendments[n].Check, d.Amendments[n].Ref
	case s.Kind == ItemLeftOut && n < len(d.LeftOut):
		return &d.LeftOut[n], nil, d.LeftOut[n].Ref
	case s.Kind == ItemLeftTarget && n < len(d.LeftTargets):
		return &d.LeftTargets[n], nil, d.LeftTargets[n].Ref
	case s.Kind == ItemBodyTask && n < len(d.BodyTasks):
		return &d.BodyTasks[n], &d.BodyTasks[n].Check, d.BodyTasks[n].Path
	}
	return nil, nil, ""
}

func (d *Draft) ref(s Spot) string {
	_, _, ref := d.at(s)
	return ref
}

// keep copies the items of some doubts, each once: whole, or their checks alone where nothing else will change.
func (d *Draft) keep(doubts []Doubt, whole bool) ([]Kept, error) {
	var all []Kept
	for _, x := range doubts {
		if slices.ContainsFunc(all, func(k Kept) bool { return k.Spot == x.Spot }) {
			continue
		}
		k, err := d.kept(x.Spot, whole)
		if err != nil {
			return nil, err
		}
		all = append(all, k)
	}
	return all, nil
}

func (d *Draft) kept(s Spot, whole bool) (Kept, error) {
	item, check, _ := d.at(s)
	if check != nil && !whole {
		c := check.clone()
		return Kept{Spot: s, Check: &c}, nil
	}
	raw, err := json.Marshal(item)
	return Kept{Spot: s, Item: raw}, err
}

func (c Check) clone() Check {
	return Check{slices.Clone(c.Doubts), slices.Clone(c.DoubtNotes), maps.Clone(c.Confidence), slices.Clone(c.Corrected)}
}

// restore puts an item back as it was kept.
func (d *Draft) restore(k Kept) error {
	item, check, _ := d.at(k.Spot)
	switch {
	case item == nil:
		return errs.New(errs.Invalid, "intake.nothing_to_undo")
	case k.Check != nil && check != nil:
		*check = k.Check.clone()
		return nil
	}
	clearItem(item)
	return json.Unmarshal(k.Item, item)
}

// clearItem empties an item, so that what its JSON leaves out is empty again.
func clearItem(item any) {
	switch item := item.(type) {
	case *Facts:
		*item = Facts{}
	case *Task:
		*item = Task{}
	case *Target:
		*item = Target{}
	case *Obligation:
		*item = Obligation{}
	case *Amendment:
		*item = Amendment{}
	case *BodyTask:
		*item = BodyTask{}
	}
}
