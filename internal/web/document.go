package web

import (
	"errors"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"strconv"

	"dondoc/internal/errs"
	"dondoc/internal/programme"
	"dondoc/internal/task"
)

// dutiesPage lists the obligations of the organising part.
type dutiesPage struct {
	programmeFrame

	Duties []programme.Duty
}

func (s *Site) listDuties(w http.ResponseWriter, v *visit) error {
	pf, err := s.programmeFrame(v, v.PathValue("programme"), "duties")
	if err != nil {
		return err
	}
	duties, err := s.Programmes.Duties(v.Context(), v.Actor, pf.Programme.ID)
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "programme/duties", dutiesPage{pf, duties})
}

// documentPage shows the original text beside what was read from it.
type documentPage struct {
	programmeFrame

	Outline []outlineGroup
	Lines   []sourceLine
}

// outlineGroup is a group and its tasks with their places in the text.
type outlineGroup struct {
	Group programme.Group
	Tasks []outlineTask
}

// outlineTask is a task with where it stands in the text.
type outlineTask struct {
	Ref, Content, URL string
	Block             int
	Source            task.Source
}

// sourceLine is a block of the source text; Refs are the tasks read from it.
type sourceLine struct {
	programme.Block

	Marked bool
	Refs   []outlineTask
}

func (s *Site) showDocument(w http.ResponseWriter, v *visit) error {
	pf, err := s.programmeFrame(v, v.PathValue("programme"), "document")
	if err != nil {
		return err
	}
	id := pf.Programme.ID
	blocks, err := s.Programmes.Blocks(v.Context(), v.Actor, id, 0, -1)
	if err != nil {
		return err
	}
	groups, err := s.Programmes.Groups(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	tasks, err := s.Tasks.All(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "document/show", documentPage{pf, pf.outline(groups, tasks), pf.lines(blocks, tasks)})
}

// outline puts every task, prose items included, under its group.
func (f frame) outline(groups []programme.Group, tasks []task.Task) []outlineGroup {
	by := map[string][]outlineTask{}
	known := map[string]bool{}
	for _, g := range groups {
		known[g.ID] = true
	}
	for _, t := range tasks {
		group := t.Group
		if !known[group] {
			group = ""
		}
		by[group] = append(by[group], f.outlineTask(t))
	}
	var all []outlineGroup
	for _, g := range groups {
		all = append(all, outlineGroup{g, by[g.ID]})
	}
	if len(by[""]) > 0 {
		all = append(all, outlineGroup{Tasks: by[""]})
	}
	return all
}

func (f frame) outlineTask(t task.Task) outlineTask {
	return outlineTask{t.Ref, t.Content, f.To("/tasks/" + t.ID), t.Place.FirstBlock, t.Source}
}

// lines marks the blocks a task was read from, and names it at its first one.
func (f frame) lines(blocks []programme.Block, tasks []task.Task) []sourceLine {
	first := map[int][]outlineTask{}
	within := map[int]bool{}
	for _, t := range tasks {
		first[t.Place.FirstBlock] = append(first[t.Place.FirstBlock], f.outlineTask(t))
		for b := t.Place.FirstBlock; b <= t.Place.LastBlock; b++ {
			within[b] = true
		}
	}
	lines := make([]sourceLine, len(blocks))
	for i, b := range blocks {
		lines[i] = sourceLine{b, within[b.Ordinal], first[b.Ordinal]}
	}
	return lines
}

// downloadOriginal gives the file byte for byte. It is never shown in the
// browser: its content is a stranger's.
func (s *Site) downloadOriginal(w http.ResponseWriter, v *visit) error {
	p, err := s.Programmes.Programme(v.Context(), v.Actor, v.PathValue("programme"))
	if err != nil {
		return err
	}
	file := p.Document.File
	content, err := s.Files.Open(file.Digest)
	if errors.Is(err, fs.ErrNotExist) {
		return errs.Wrap(err, errs.NotFound, "programme.no_original")
	}
	if err != nil {
		return err
	}
	defer content.Close()
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file.Name}))
	h.Set("Content-Length", strconv.FormatInt(file.Size, 10))
	h.Set("Cache-Control", "private, no-store")
	if _, err := io.Copy(w, content); err != nil {
		s.Log.WarnContext(v.Context(), "original not delivered", "error", err)
	}
	return nil
}
