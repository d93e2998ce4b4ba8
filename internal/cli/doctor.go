package cli

import (
	"context"
	"fmt"
	"strings"

	"dondoc/internal/app"
)

// doctor examines the installation.
type doctor struct {
	JSON bool
}

// checked is a finding as programs read it.
type checked struct {
	Check   string `json:"check"`
	Tenant  string `json:"tenant,omitempty"`
	Count   int64  `json:"count"`
	OK      bool   `json:"ok"`
	Problem string `json:"problem,omitempty"`
}

// Run prints a line for each check; a problem makes the exit code 1.
func (d *doctor) Run(ctx context.Context, c *console) error {
	var list []checked
	sick := false
	for _, f := range app.Doctor(ctx, c.settings, c.world()) {
		line := checked{Check: f.Check, Tenant: f.Tenant, Count: f.Count, OK: f.Problem == nil}
		if f.Problem != nil {
			line.Problem = c.hide(f.Problem.Error())
			sick = true
		}
		list = append(list, line)
	}
	if err := d.print(c, list); err != nil {
		return err
	}
	if sick {
		return errProblems
	}
	return nil
}

func (d *doctor) print(c *console, list []checked) error {
	if d.JSON {
		return c.json(list)
	}
	for _, f := range list {
		if _, err := fmt.Fprintln(c.out, c.findingLine(f)); err != nil {
			return err
		}
	}
	return nil
}

func (c *console) findingLine(f checked) string {
	what := c.words.T("cli.doctor." + f.Check)
	if f.Tenant != "" {
		what += " (" + f.Tenant + ")"
	}
	if f.Count > 0 {
		what += ": " + c.words.T("cli.doctor.count", f.Count)
	}
	if f.OK {
		return c.words.T("cli.doctor.ok", what)
	}
	return c.words.T("cli.doctor.problem", what, strings.ReplaceAll(f.Problem, "\n", "; "))
}
