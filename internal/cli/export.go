package cli

import (
	"context"
	"encoding/csv"
	"strings"

	"dondoc/internal/access"
	"dondoc/internal/app"
	"dondoc/internal/errs"
	"dondoc/internal/task"
	"dondoc/internal/text"
)

// export writes a programme out.
type export struct {
	Programme string `arg:""`
	Format    string `enum:"json,csv" default:"json"`
}

// Run prints the programme: as JSON with every place and decision, or its listed
// tasks as CSV.
func (e *export) Run(ctx context.Context, c *console) error {
	return c.open(ctx, false, 0, func(a *app.App, who access.Actor) error {
		id, err := findProgramme(ctx, a, who, e.Programme)
		if err != nil {
			return err
		}
		x, err := gather(ctx, a, who, id)
		if err != nil {
			return err
		}
		if e.Format == "csv" {
			return c.csv(x)
		}
		return c.json(x)
	})
}

// findProgramme finds a programme by id or by its document's number.
func findProgramme(ctx context.Context, a *app.App, who access.Actor, wanted string) (string, error) {
	cards, err := a.Reporting.Cards(ctx, who, task.Clock{})
	if err != nil {
		return "", err
	}
	var found []string
	for _, card := range cards {
		if card.ID == wanted || text.Number(card.Number) == text.Number(wanted) {
			found = append(found, card.ID)
		}
	}
	switch len(found) {
	case 0:
		return "", errs.New(errs.NotFound, "programme.unknown")
	case 1:
		return found[0], nil
	default:
		return "", errs.New(errs.Invalid, "cli.export.several", strings.Join(found, ", "))
	}
}

// gather reads the programme through the rooms.
func gather(ctx context.Context, a *app.App, who access.Actor, id string) (x exported, err error) {
	p, err := a.Programmes.Programme(ctx, who, id)
	if err != nil {
		return x, err
	}
	x.Programme = exportProgramme(p)
	if err := x.gatherFrame(ctx, a, who, id); err != nil {
		return x, err
	}
	tasks, err := a.Tasks.All(ctx, who, id)
	if err != nil {
		return x, err
	}
	for _, t := range tasks {
		products, err := a.Deliverables.List(ctx, who, t.ID)
		if err != nil {
			return x, err
		}
		x.Tasks = append(x.Tasks, exportTask(t, products))
	}
	targets, err := a.Targets.List(ctx, who, id)
	x.Targets = mapped(targets, exportTarget)
	return x, err
}

// gatherFrame reads what stands around the tasks.
func (x *exported) gatherFrame(ctx context.Context, a *app.App, who access.Actor, id string) error {
	groups, err := a.Programmes.Groups(ctx, who, id)
	if err != nil {
		return err
	}
	duties, err := a.Programmes.Duties(ctx, who, id)
	if err != nil {
		return err
	}
	editions, err := a.Programmes.Editions(ctx, who, id)
	if err != nil {
		return err
	}
	differences, err := a.Intake.Differences(ctx, who, id)
	if err != nil {
		return err
	}
	directory, err := a.Orgs.Directory(ctx, who)
	if err != nil {
		return err
	}
	x.Groups, x.Duties = mapped(groups, exportGroup), mapped(duties, exportDuty)
	x.Editions, x.Differences = mapped(editions, exportEdition), mapped(differences, exportDifference)
	x.Organisations = mapped(directory.Units, exportUnit)
	return nil
}

func mapped[T, R any](list []T, one func(T) R) []R {
	all := make([]R, 0, len(list))
	for _, v := range list {
		all = append(all, one(v))
	}
	return all
}

// csv prints the listed tasks, one a row, for a spreadsheet.
func (c *console) csv(x exported) error {
	w := csv.NewWriter(c.out)
	var head []string
	for _, column := range []string{"ref", "content", "lead", "coordinator", "product", "deadline", "due", "effective", "doubts"} {
		head = append(head, c.words.T("cli.csv."+column))
	}
	if err := w.Write(head); err != nil {
		return err
	}
	for _, t := range x.Tasks {
		if !t.Listed {
			continue
		}
		if err := w.Write(mapped(t.cells(), inert)); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// inert keeps a spreadsheet from reading a document's text as a formula.
func inert(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
