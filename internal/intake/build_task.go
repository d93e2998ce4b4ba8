package intake

import (
	"slices"
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/docread"
	"dondoc/internal/org"
	"dondoc/internal/programme"
	"dondoc/internal/task"
)

// group is the id of the group a task stands under: the last one with the
// number at or before the task, because a document may use a number twice.
func (b *builder) group(no *string, at programme.Place) string {
	if no == nil {
		return ""
	}
	id := ""
	for _, g := range b.groups {
		if g.No == *no && (id == "" || g.Place.FirstBlock <= at.FirstBlock) {
			id = g.ID
		}
	}
	return id
}

// insertRows stores what the draft holds to be the programme's tasks.
func (b *builder) insertRows() error {
	groups := map[string]string{}
	for i, row := range b.draft.Tasks {
		made := b.row(i, row)
		groups[row.Ref] = made.Group
		if err := b.insertTask(made, row.Products); err != nil {
			return err
		}
	}
	b.matchSections(groups)
	return nil
}

func (b *builder) row(i int, row Task) task.Task {
	place, heading := locate(b.blocks, row.Place), row.Place
	if row.isPut() {
		heading = row.GroupAt
	}
	made := task.Task{
		ID: b.ids[i], Programme: b.programme.ID, Edition: firstEdition, Group: b.group(row.Group, locate(b.blocks, heading)),
		Ref: row.Ref, Ordinal: i, Content: row.Content, Source: sourceOf(row.Place), Listed: true,
		LeadPhrase: row.LeadPhrase, CoordinatingPhrase: row.CoordinatingPhrase, ProductPhrase: row.ProductPhrase,
		Roles:     b.roles(row.Leads, row.Coordinators, row.Others, row.Deadline.SendTo),
		Deadlines: b.deadlines(row.Deadline), Doubts: row.Doubts, Place: place, Version: 1,
	}
	for _, ref := range row.DependsOn {
		if id, ok := b.rows[ref]; ok && id != made.ID {
			made.DependsOn = append(made.DependsOn, id)
		}
	}
	return made
}

// sourceOf tells a row of a table from an item of prose.
func sourceOf(p docread.Place) task.Source {
	if p.Table > 0 {
		return task.Appendix
	}
	return task.Body
}

// insertItems stores the prose beside the rows. None of it is listed: an item
// without a row waits in the reconciliation for a person to say that it is a task.
func (b *builder) insertItems() error {
	for i, item := range b.draft.BodyTasks {
		if err := b.insertTask(b.item(i, item), nil); err != nil {
			return err
		}
	}
	return nil
}

// under is the heading an item of the prose stands below: "II.4" of "II.4.b.7.1".
func under(path string) string {
	parts := strings.SplitN(path, ".", 3)
	return strings.Join(parts[:min(len(parts), 2)], ".")
}

// matchSections learns which group a section of the prose speaks of from the
// items that have a row.
func (b *builder) matchSections(groupOfRow map[string]string) {
	b.sections = map[string]string{}
	for _, item := range b.draft.BodyTasks {
		for _, ref := range item.Appendix {
			if group := groupOfRow[ref]; group != "" {
				b.sections[under(item.Path)] = group
			}
		}
	}
}

func (b *builder) item(i int, item BodyTask) task.Task {
	place := locate(b.blocks, item.Place)
	made := task.Task{
		ID: b.items[i], Programme: b.programme.ID, Edition: firstEdition, Group: b.sections[under(item.Path)],
		Ref: item.Path, Ordinal: len(b.draft.Tasks) + i, Content: item.Content, Source: task.Body,
		LeadPhrase: item.LeadPhrase, CoordinatingPhrase: item.CoordinatingPhrase,
		Doubts: item.Doubts, Place: place, Version: 1,
	}
	var deadline Deadline
	if item.Deadline != nil {
		deadline = *item.Deadline
	}
	made.Roles = b.roles(item.Leads, item.Coordinators, nil, deadline.SendTo)
	made.Deadlines = b.deadlines(deadline)
	for _, ref := range item.Appendix {
		if id, ok := b.rows[ref]; ok {
			made.Covers = append(made.Covers, id)
		}
	}
	return made
}

// groupNumbered finds a group by number alone: the prose stands before the appendix.
func (b *builder) groupNumbered(no string) string {
	i := slices.IndexFunc(b.groups, func(g programme.Group) bool { return g.No == no })
	if i < 0 {
		return ""
	}
	return b.groups[i].ID
}

func (b *builder) insertTask(made task.Task, products []string) error {
	if err := b.t.InsertTask(made); err != nil {
		return err
	}
	for i, name := range products {
		d := deliverable.Deliverable{ID: b.s.NewID(), Task: made.ID, Ordinal: i, Name: name}
		if err := b.t.InsertDeliverable(d); err != nil {
			return err
		}
	}
	words := []string{made.Ref, strings.Join(products, " ")}
	for _, r := range made.Roles {
		words = append(words, r.Name)
	}
	for _, d := range made.Deadlines {
		words = append(words, d.Phrase)
	}
	return b.index("task", made.ID, made.Content, words...)
}

// roles types every part the draft names.
func (b *builder) roles(leads, coordinators []string, others []Other, recipients []string) []task.Role {
	roles := rolesOf(b.names, task.Lead, leads)
	roles = append(roles, rolesOf(b.names, task.Coordinator, coordinators)...)
	for _, o := range others {
		roles = append(roles, rolesOf(b.names, task.RoleKind(o.Role), o.Who)...)
	}
	return append(roles, rolesOf(b.names, task.Recipient, recipients)...)
}

// rolesOf looks each drafted name up; a name nobody knows stays a name.
func rolesOf(names *org.Resolver, kind task.RoleKind, drafted []string) []task.Role {
	var roles []task.Role
	for _, name := range drafted {
		plain, class := strings.CutPrefix(name, "*")
		role := task.Role{Kind: kind, Name: plain, Class: class}
		if found := names.List(plain); !class && len(found) == 1 {
			role.Org = found[0].ID
		}
		roles = append(roles, role)
	}
	return roles
}

// deadlines fixes the effective dates by the programme's policy.
func (b *builder) deadlines(d Deadline) []calendar.Deadline {
	if d.Kind == "" || d.Kind == calendar.None {
		return nil
	}
	return d.WithPolicy(b.programme.RestDay, b.s.Calendar).Instalments()
}
