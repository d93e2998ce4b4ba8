package web

import (
	"net/http"
	"slices"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/direction"
	"dondoc/internal/org"
)

func (s *Site) listInstructions(w http.ResponseWriter, v *visit) error {
	return s.directionList(w, v, direction.OfInstruction, func(f direction.Filter, p assignment.Page) ([]direction.Row, error) {
		return s.Directions.InstructionRows(v.Context(), v.Actor, f, p)
	})
}

func (s *Site) showInstruction(w http.ResponseWriter, v *visit) error {
	page, err := s.instructionPage(v)
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "direction/show", *page)
}

func (s *Site) instructionPage(v *visit) (*directionPage, error) {
	view, err := s.Directions.Instruction(v.Context(), v.Actor, v.PathValue("instruction"))
	if err != nil {
		return nil, err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return nil, err
	}
	i := view.Instruction
	f := v.frameTitled(v.Print.T("instruction.title", i.No))
	page := &directionPage{frame: f.below(crumb{f.T("direction.list.instruction"), f.To("/instructions")}), Chips: f.matterChips(i.Matter)}
	if err := s.dutyHead(v, page, view.Duty, d); err != nil {
		return nil, err
	}
	page.Facts = said([]fact{
		{page.T("instruction.label.unit"), page.unitLink(view.Duty.Unit, d).Content},
		{page.T("direction.label.due"), page.weekdayDate(i.Due)},
		{page.T("direction.label.answered_on"), page.weekdayDate(i.AnsweredOn)},
	})
	page.Parts = page.matterParts(i.Matter, page.T("instruction.words"))
	if i.Supersedes != "" {
		page.Parts[0].Links = []taskLink{{Content: page.T("instruction.supersedes"), URL: page.To("/instructions/" + i.Supersedes)}}
	}
	if view.By != "" {
		last := &page.Parts[len(page.Parts)-1]
		last.Links = []taskLink{{Content: page.T("instruction.superseded_by"), URL: page.To("/instructions/" + view.By)}}
	}
	can := slices.DeleteFunc(slices.Clone(view.Possible), func(a direction.Act) bool { return a == direction.Supersede })
	if err := s.answerParts(v, page, i, view.Duty.Unit); err != nil {
		return nil, err
	}
	page.Acts = page.matterForms(i.Matter, can, "/instructions/"+i.ID)
	if slices.Contains(can, direction.Answer) {
		s.enclosing(page.frame, &page.Acts[slices.Index(can, direction.Answer)], "instruction.field.files")
	}
	if len(can) < len(view.Possible) {
		page.Acts = append(page.Acts, page.supersedeForm(i, view.Next))
	}
	return page, nil
}

// answerParts tells of each answer what came with it, and the post of who gave it, as it was held then.
func (s *Site) answerParts(v *visit, p *directionPage, i direction.Instruction, unit string) error {
	posts, err := s.Assignments.Posts(v.Context(), v.Actor, unit)
	if err != nil {
		return err
	}
	for n, step := range i.Steps {
		part := &p.Parts[n+1]
		part.Files = p.enclosures(i.Enclosures, step.No, "/instruction-files/"+i.ID)
		for _, post := range posts {
			if step.Act == direction.Answer && post.HolderOn(calendar.DayOf(step.At)) == step.By {
				part.Facts = append(part.Facts, fact{
					p.T("instruction.label.answerer"), p.T("instruction.answerer", step.ByName, post.Title),
				})
			}
		}
	}
	return nil
}

// supersedeForm asks for the instruction that takes the place of this one.
func (p *directionPage) supersedeForm(i direction.Instruction, next int) actForm {
	form := p.makeForm("instruction", "/instructions/"+i.ID+"/supersede", i.Version, append(p.orderFields(i.Due),
		actField{Name: "reason", Label: p.T("instruction.field.reason"), Shape: "lines", Required: true},
		actField{Name: "next", Shape: "hidden", Value: p.T("web.number", next)}))
	form.Title, form.Do, form.Primary = p.T("direction.act.supersede"), p.T("direction.act.supersede"), false
	return form
}

func (p *directionPage) orderFields(due calendar.Day) []actField {
	return []actField{
		{Name: "words", Label: p.T("instruction.field.words"), Shape: "lines", Required: true},
		{Name: "due", Label: p.T("direction.label.due"), Shape: "day", Value: due.String(), Help: p.T("instruction.help.due")},
	}
}

func (s *Site) actOnInstruction(w http.ResponseWriter, v *visit) error {
	id := v.PathValue("instruction")
	var d direction.Deed
	err := s.takeFiles(v, s.Directions.Answering(id), func(files []deliverable.Incoming) (err error) {
		if d, err = deedOf(v, "instruction"); err == nil {
			_, err = s.Directions.Respond(v.Context(), v.Actor, d, files...)
		}
		return err
	})
	return s.settle(w, v, err, "direction.done."+string(d.Act), "/instructions/"+id,
		func() (*directionPage, error) { return s.instructionPage(v) })
}

// supersedeInstruction makes the instruction that corrects this one.
func (s *Site) supersedeInstruction(w http.ResponseWriter, v *visit) error {
	id := v.PathValue("instruction")
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	view, err := s.Directions.Instruction(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	o := direction.Order{
		Assignments: []string{view.Instruction.Assignment}, Words: v.PostFormValue("words"),
		Supersedes: direction.Deed{ID: id, Version: version, Words: v.PostFormValue("reason")},
	}
	next, err := formNumber(v, "next")
	if err == nil {
		o.Due, err = formDay(v, "due")
	}
	made, address := []direction.Instruction(nil), ""
	if err == nil {
		made, err = s.Directions.Instruct(v.Context(), v.Actor, view.Instruction.Task, next, o)
	}
	if err == nil {
		address = "/instructions/" + made[0].ID
	}
	return s.settle(w, v, err, "instruction.done", address, func() (*directionPage, error) { return s.instructionPage(v) })
}

// showInstruct is the form that instructs about the duties of a task.
func (s *Site) showInstruct(w http.ResponseWriter, v *visit) error {
	page, err := s.instructPage(v)
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "direction/show", *page)
}

func (s *Site) instructPage(v *visit) (*directionPage, error) {
	id := v.PathValue("task")
	view, err := s.Tasks.Show(v.Context(), v.Actor, id)
	if err != nil {
		return nil, err
	}
	instructed, err := s.Directions.Instructing(v.Context(), v.Actor, id)
	if err != nil {
		return nil, err
	}
	duties, err := s.Assignments.OfTask(v.Context(), v.Actor, id)
	if err != nil {
		return nil, err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return nil, err
	}
	f := v.frame("instruction.instruct")
	page := &directionPage{
		frame: f.below(crumb{f.T("task.title", view.Task.Ref), f.To("/tasks/" + id)}),
		Lead:  taskLink{view.Task.Ref, view.Task.Content, f.To("/tasks/" + id)}, Note: f.T("instruction.instruct_note"),
	}
	for _, i := range instructed.Instructions {
		item := page.matterItem(i.Matter, "/instructions/"+i.ID, page.T("instruction.title", i.No))
		page.Parts = append(page.Parts, directionPart{Title: item.Title, URL: item.URL, Words: item.Words, By: item.By, Chips: item.Chips})
	}
	if len(instructed.May) > 0 {
		page.Acts = []actForm{page.instructForm(id, instructed, duties, d)}
	}
	return page, nil
}

func (p *directionPage) instructForm(task string, n direction.Instructing, duties []assignment.Assignment, d *org.Directory) actForm {
	which := actField{Name: "duty", Label: p.T("instruction.field.duties"), Shape: "several", Values: p.visit.URL.Query()["assignment"]}
	for _, duty := range duties {
		if slices.Contains(n.May, duty.ID) {
			label := p.unitLink(duty.Unit, d).Content
			if !duty.Due.IsZero() {
				label += " – " + p.T("work.due", p.Date(duty.Due))
			}
			which.Choices = append(which.Choices, option{duty.ID, label})
		}
	}
	if len(which.Choices) == 1 {
		which.Values = []string{which.Choices[0].Value}
	}
	fields := append([]actField{which}, p.orderFields(calendar.Day{})...)
	return p.makeForm("instruction", "/tasks/"+task+"/instructions", len(n.Instructions)+1, fields)
}

func (s *Site) instruct(w http.ResponseWriter, v *visit) error {
	id := v.PathValue("task")
	next, err := formVersion(v)
	if err != nil {
		return err
	}
	o := direction.Order{Assignments: v.PostForm["duty"], Words: v.PostFormValue("words")}
	if o.Due, err = formDay(v, "due"); err == nil {
		_, err = s.Directions.Instruct(v.Context(), v.Actor, id, next, o)
	}
	return s.settle(w, v, err, "instruction.done", "/tasks/"+id+"/instructions",
		func() (*directionPage, error) { return s.instructPage(v) })
}
