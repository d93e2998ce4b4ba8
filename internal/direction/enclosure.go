package direction

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/deliverable"
	"dondoc/internal/errs"
)

// Enclosure is a file that came with what somebody said, as it was then.
type Enclosure struct {
	Part int // of an instruction: the number of the step; of an inspection: DecisionPart or ConclusionPart
	deliverable.File
}

// What of an inspection a file is.
const (
	DecisionPart   = 0
	ConclusionPart = 1
)

// Enclosures are the files of an instruction or an inspection, by part and number.
type Enclosures []Enclosure

// Of are those of one part.
func (all Enclosures) Of(part int) Enclosures {
	return slices.DeleteFunc(slices.Clone(all), func(e Enclosure) bool { return e.Part != part })
}

// Find is one of a part by its number; errs.NotFound "deliverable.unknown" when there is none.
func (all Enclosures) Find(part, no int) (Enclosure, error) {
	i := slices.IndexFunc(all, func(e Enclosure) bool { return e.Part == part && e.No == no })
	if i < 0 {
		return Enclosure{}, errs.New(errs.NotFound, "deliverable.unknown")
	}
	return all[i], nil
}

// Attachments judges and keeps what is enclosed (deliverable.Service).
type Attachments interface {
	AdmitFor(ctx context.Context, a access.Actor, place deliverable.Place, files ...deliverable.Incoming) ([]deliverable.File, error)
	Drop(files ...deliverable.Incoming) error
}

// enclose judges and keeps files for a place. They are gone from the tray afterwards, whatever comes of it.
func (s *Service) enclose(
	ctx context.Context, a access.Actor, place deliverable.Place, files []deliverable.Incoming,
) (kept []deliverable.File, err error) {
	if len(files) == 0 {
		return nil, nil
	}
	defer func() { err = errors.Join(err, s.Attachments.Drop(files...)) }()
	return s.Attachments.AdmitFor(ctx, a, place, files...)
}

// enclosed are files as those of a part.
func enclosed(part int, files []deliverable.File) (all Enclosures) {
	for _, f := range files {
		all = append(all, Enclosure{part, f})
	}
	return all
}

// Answering is the place of what comes with an act on an instruction: only an answer brings files.
func (s *Service) Answering(instruction string) deliverable.Place {
	return deliverable.Place{
		Subject: audit.Subject{Kind: "instruction", ID: instruction},
		May: func(ctx context.Context, a access.Actor) error {
			_, err := read(ctx, s, a, func(t Tx) (State, error) {
				v, err := t.Instruction(instruction)
				if err != nil {
					return "", err
				}
				c, err := assignment.Begin(t, s.Now(), a, assignment.Ref{ID: v.Assignment}, assignment.Move{Act: assignment.Answer})
				if err != nil {
					return "", err
				}
				return v.State.After(InstructionRules(), Answer, v.sides(a, c.Parties))
			})
			return err
		},
	}
}

// Inspecting is the place of the decision and the conclusion of an inspection; an empty id is of one to be recorded.
func (s *Service) Inspecting(inspection string) deliverable.Place {
	return deliverable.Place{
		Subject: audit.Subject{Kind: "inspection", ID: cmp.Or(inspection, "new")},
		May: func(ctx context.Context, a access.Actor) error {
			if err := access.Check(a, access.DirectionInspect); err != nil || inspection == "" {
				return err
			}
			_, err := read(ctx, s, a, func(t Tx) (bool, error) {
				i, err := t.Inspection(inspection)
				if err != nil {
					return false, err
				}
				if i.Conclusion.Signed() {
					return false, errs.New(errs.Conflict, "inspection.signed")
				}
				return true, s.inScope(t, a, i.Units)
			})
			return err
		},
	}
}
