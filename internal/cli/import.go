package cli

import (
	"context"
	"errors"
	"os"

	"dondoc/internal/access"
	"dondoc/internal/app"
	"dondoc/internal/calendar"
	"dondoc/internal/config"
	"dondoc/internal/intake"
	"dondoc/internal/org"
)

// importFile reads a document: it checks only, prints the draft, or keeps it.
type importFile struct {
	config.Upload

	File     string `arg:""`
	Commit   bool   `xor:"mode"`
	Draft    bool   `xor:"mode"`
	JSON     bool
	Progress bool

	meter *meter
}

// Run opens the file; what is read of it stays in memory unless it is committed.
func (i *importFile) Run(ctx context.Context, c *console) (err error) {
	f, err := os.Open(i.File)
	if err != nil {
		return err
	}
	i.meter = c.meter(i.Progress)
	defer func() {
		i.meter.end()
		err = errors.Join(err, f.Close())
	}()
	switch {
	case i.Draft:
		return i.draft(ctx, c, f)
	case i.Commit:
		return i.commit(ctx, c, f)
	default:
		return i.check(ctx, c, f)
	}
}

// draft prints the draft, named by the national dictionary alone, so that it
// depends on nothing but the file.
func (i *importFile) draft(ctx context.Context, c *console, f *os.File) error {
	reading, err := i.readAlone(ctx, f)
	if err != nil {
		return err
	}
	return c.json(reading.Draft)
}

func (i *importFile) readAlone(ctx context.Context, f *os.File) (intake.Reading, error) {
	formats := app.Formats(app.PDF())
	formats.Limit, formats.Progress = i.MaxUpload, i.meter.progress()
	return intake.ReadWith(ctx, formats, i.File, f, org.NewResolver(org.National()))
}

// check prints what would be made and every doubt. It reads names as the
// installation knows them, if there is one, and as the country does otherwise.
func (i *importFile) check(ctx context.Context, c *console, f *os.File) error {
	reading, survey, err := i.read(ctx, c, f)
	if err != nil {
		return err
	}
	report := reportOf(reading, survey)
	if i.JSON {
		return c.json(report)
	}
	return c.showReport(report)
}

// read reads the file, and holds its names against the directory where there is one.
func (i *importFile) read(ctx context.Context, c *console, f *os.File) (reading intake.Reading, survey *intake.Survey, err error) {
	used, err := app.InUse(ctx, c.settings)
	if err != nil {
		return reading, nil, err
	}
	if !used {
		reading, err = i.readAlone(ctx, f)
		return reading, nil, err
	}
	err = c.open(ctx, false, i.MaxUpload, func(a *app.App, who access.Actor) (err error) {
		if reading, err = a.Intake.Watched(i.meter.progress()).Check(ctx, who, i.File, f); err != nil {
			return err
		}
		found, err := a.Intake.Survey(ctx, who, reading.Draft, calendar.DayOf(c.now()))
		survey = &found
		return err
	})
	return reading, survey, err
}

// committed names the draft that was kept, for programs.
type committed struct {
	ID     string `json:"id"`
	SHA256 string `json:"sha256"`
}

// commit keeps the document and its draft for a person to confirm.
func (i *importFile) commit(ctx context.Context, c *console, f *os.File) error {
	return c.open(ctx, true, i.MaxUpload, func(a *app.App, who access.Actor) error {
		u, err := a.Intake.Watched(i.meter.progress()).Upload(ctx, who, i.File, f)
		i.meter.end()
		if err != nil {
			return err
		}
		if i.JSON {
			return c.json(committed{u.ID, u.File.Digest})
		}
		return c.say("cli.import.committed", u.ID)
	})
}
