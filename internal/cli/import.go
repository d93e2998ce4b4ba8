package cli

import (
	"context"
	"errors"
	"os"

	"dondoc/internal/access"
	"dondoc/internal/app"
	"dondoc/internal/config"
	"dondoc/internal/intake"
	"dondoc/internal/org"
)

// importFile reads a document: it checks only, prints the draft, or keeps it.
type importFile struct {
	config.Upload

	File   string `arg:""`
	Commit bool   `xor:"mode"`
	Draft  bool   `xor:"mode"`
	JSON   bool
}

// Run opens the file; what is read of it stays in memory unless it is committed.
func (i *importFile) Run(ctx context.Context, c *console) (err error) {
	f, err := os.Open(i.File)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
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
	formats := app.Formats()
	formats.Limit = i.MaxUpload
	return intake.ReadWith(ctx, formats, i.File, f, org.NewResolver(org.National()))
}

// check prints what would be made and every doubt. It reads names as the
// installation knows them, if there is one, and as the country does otherwise.
func (i *importFile) check(ctx context.Context, c *console, f *os.File) error {
	reading, err := i.read(ctx, c, f)
	if err != nil {
		return err
	}
	report := reportOf(reading)
	if i.JSON {
		return c.json(report)
	}
	return c.showReport(report)
}

func (i *importFile) read(ctx context.Context, c *console, f *os.File) (intake.Reading, error) {
	used, err := app.InUse(ctx, c.settings)
	if err != nil {
		return intake.Reading{}, err
	}
	if !used {
		return i.readAlone(ctx, f)
	}
	var reading intake.Reading
	err = c.open(ctx, false, i.MaxUpload, func(a *app.App, who access.Actor) (err error) {
		reading, err = a.Intake.Check(ctx, who, i.File, f)
		return err
	})
	return reading, err
}

// committed names the draft that was kept, for programs.
type committed struct {
	ID     string `json:"id"`
	SHA256 string `json:"sha256"`
}

// commit keeps the document and its draft for a person to confirm.
func (i *importFile) commit(ctx context.Context, c *console, f *os.File) error {
	return c.open(ctx, true, i.MaxUpload, func(a *app.App, who access.Actor) error {
		u, err := a.Intake.Upload(ctx, who, i.File, f)
		if err != nil {
			return err
		}
		if i.JSON {
			return c.json(committed{u.ID, u.File.Digest})
		}
		return c.say("cli.import.committed", u.ID)
	})
}
