package web

import (
	"errors"
	"path"
	"strconv"

	"dondoc/internal/deliverable"
	"dondoc/internal/direction"
	"dondoc/internal/errs"
)

// What comes as files with an answer to an instruction, or as the decision or the conclusion of an inspection.

// enclosing lets a form bring files.
func (s *Site) enclosing(f frame, form *actForm, label string) {
	form.Upload = true
	form.Files = []actField{{
		Name: "file", ID: "enclosure", Label: f.T(label), Shape: "file", Several: true, Accept: accepted(),
		Help: f.T("deliverable.help.files", f.size(s.Deliverables.Limit())),
	}}
}

// enclosures are the files of a part at the address of all files of their instruction or inspection.
func (f frame) enclosures(all direction.Enclosures, part int, at string) (views []fileView) {
	for _, e := range all.Of(part) {
		one := f.fileVersion(e.File, enclosureURL(at, e))
		one.Chips, one.About = f.fileChips(e.File), f.size(e.Size)
		views = append(views, one)
	}
	return views
}

func enclosureURL(at string, e direction.Enclosure) string {
	return path.Join(at, strconv.Itoa(e.Part), strconv.Itoa(e.No))
}

// takeFiles reads a form for a place and does what it says with the files, which are gone from the tray afterwards.
func (s *Site) takeFiles(v *visit, place deliverable.Place, do func(files []deliverable.Incoming) error) error {
	files, err := s.readFiles(v, place)
	if err == nil {
		err = do(files)
		err = errors.Join(err, s.Deliverables.Drop(files...))
	}
	if err != nil && v.bringsFiles() {
		drain(v)
	}
	return err
}

// instructionFile is a file of an answer to an instruction.
func (s *Site) instructionFile(v *visit) (held heldFile, err error) {
	view, err := s.Directions.Instruction(v.Context(), v.Actor, v.PathValue("instruction"))
	if err != nil {
		return held, err
	}
	i, f := view.Instruction, v.frameTitled("")
	held.over = taskLink{Content: f.T("instruction.title", i.No), URL: f.To("/instructions/" + i.ID)}
	held.crumbs = []crumb{{f.T("direction.list.instruction"), f.To("/instructions")}, {held.over.Content, held.over.URL}}
	return held.enclosed(v, i.Enclosures, "/instruction-files/"+i.ID)
}

// inspectionFile is a file of the decision or the conclusion of an inspection.
func (s *Site) inspectionFile(v *visit) (held heldFile, err error) {
	view, err := s.Directions.Inspection(v.Context(), v.Actor, v.PathValue("inspection"))
	if err != nil {
		return held, err
	}
	i, f := view.Inspection, v.frameTitled("")
	held.over = taskLink{Content: f.T("inspection.title", i.Number), URL: f.To("/inspections/" + i.ID)}
	held.crumbs = []crumb{{f.T("direction.list.inspection"), f.To("/inspections")}, {held.over.Content, held.over.URL}}
	return held.enclosed(v, i.Enclosures, "/inspection-files/"+i.ID)
}

// enclosed finds the file the address names among all.
func (held heldFile) enclosed(v *visit, all direction.Enclosures, at string) (heldFile, error) {
	part, err1 := strconv.Atoi(v.PathValue("part"))
	no, err2 := strconv.Atoi(v.PathValue("file"))
	if err1 != nil || err2 != nil {
		return held, errs.New(errs.NotFound, "web.no_page")
	}
	e, err := all.Find(part, no)
	held.File, held.at = e.File, enclosureURL(at, e)
	return held, err
}
