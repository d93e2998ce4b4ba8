// Package cli owns the command line: the commands with their flags, what they
// print and the exit code each refusal gives. It decides nothing: a command
// asks the rooms through package app.
package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/user"
	"time"

	"github.com/alecthomas/kong"

	"dondoc/internal/access"
	"dondoc/internal/app"
	"dondoc/internal/config"
	"dondoc/internal/i18n"
)

// name is the program's.
const name = "dondoc"

// commands is the whole command line. The words of commands, flags and
// arguments are messages of the catalogues, see describe.
type commands struct {
	config.Common

	Help helpFlag `short:"h"`

	Serve   serve      `cmd:""`
	Import  importFile `cmd:""`
	Export  export     `cmd:""`
	Migrate struct {
		Status migrateStatus `cmd:""`
		Up     migrateUp     `cmd:""`
	} `cmd:""`
	Doctor doctor `cmd:""`
	User   struct {
		Add           userAdd     `cmd:""`
		List          userList    `cmd:""`
		ResetPassword userReset   `cmd:""`
		Disable       userDisable `cmd:""`
		Enable        userEnable  `cmd:""`
	} `cmd:""`
	Version version `cmd:""`
}

// console is what a command talks to and through.
type console struct {
	in       io.Reader
	out, err io.Writer
	now      func() time.Time
	words    *i18n.Printer
	settings config.Common
}

// Process is what a command line takes from the process it runs in.
type Process struct {
	Args     []string // without the program's name
	In       io.Reader
	Out, Err io.Writer
	Now      func() time.Time
}

// Run plays one command line and returns its exit code, see codeOf.
func Run(ctx context.Context, p Process) int {
	catalogues, err := i18n.Load()
	if err != nil {
		fmt.Fprintln(p.Err, err)
		return exitInternal
	}
	args := p.Args
	c := &console{in: p.In, out: p.Out, err: p.Err, now: p.Now, words: catalogues.Printer(language(args))}
	var line commands
	parser, err := c.parser(&line, config.Early(args, "config"))
	if err != nil {
		return c.misused(err)
	}
	parsed, err := parser.Parse(args)
	c.settings = line.Common
	if help, ok := errors.AsType[*kong.ParseError](err); ok && errors.Is(err, errHelp) {
		return c.fail(c.help(help.Context.Selected(), parser.Model))
	}
	if err != nil {
		return c.misused(err)
	}
	parsed.BindTo(ctx, (*context.Context)(nil))
	return c.fail(parsed.Run(c))
}

// language of help and messages: --lang, DONDOC_LANG, the system's, Vietnamese.
func language(args []string) i18n.Language {
	return i18n.Pick(config.Early(args, "lang"), systemLanguage())
}

// parser reads flags from the line, the environment and the file.
func (c *console) parser(line *commands, file string) (*kong.Kong, error) {
	options, err := config.Sources(file)
	if err != nil {
		return nil, err
	}
	options = append(options, kong.Name(name), kong.NoDefaultHelp(), kong.PostBuild(c.describe))
	return kong.New(line, options...)
}

// world is what the program takes from the process.
func (c *console) world() app.World {
	return app.World{Log: app.Log(c.settings, c.err), Now: c.now, Patience: app.Patience}
}

// operator names the person at the command line in the audit.
func operator(tenant string) access.Actor {
	who := name
	if u, err := user.Current(); err == nil {
		who = u.Username
	}
	return access.Operator(tenant, who+" (dondoc)")
}

// open gives a command the program and who acts. fresh makes the tenant of an
// empty database; otherwise it must be there. maxUpload is 0 where nothing is uploaded.
func (c *console) open(ctx context.Context, fresh bool, maxUpload int64, do func(*app.App, access.Actor) error) (err error) {
	if !fresh {
		if err := app.Present(c.settings); err != nil {
			return err
		}
	}
	a, err := app.Open(ctx, c.settings, maxUpload, c.world())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	if fresh {
		first, err := a.Prepare(ctx, c.settings.Tenant, c.settings.TenantName, false)
		if err != nil {
			return err
		}
		return do(a, operator(first.Tenant.ID))
	}
	t, err := a.Tenant(ctx, c.settings.Tenant)
	if err != nil {
		return err
	}
	return do(a, operator(t.ID))
}

// say prints a line of a message.
func (c *console) say(key string, args ...any) error {
	_, err := fmt.Fprintln(c.out, c.words.T(key, args...))
	return err
}

// json prints a value for a program to read.
func (c *console) json(v any) error {
	e := json.NewEncoder(c.out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
