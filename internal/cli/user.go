package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"dondoc/internal/access"
	"dondoc/internal/app"
	"dondoc/internal/errs"
	"dondoc/internal/identity"
	"dondoc/internal/org"
	"dondoc/internal/text"
)

// userAdd makes an account.
type userAdd struct {
	Login         string      `arg:""`
	Name          string      `required:"" placeholder:"NAME"`
	Role          access.Role `required:"" placeholder:"ROLE"`
	Org           string      `placeholder:"ORG"`
	PasswordStdin bool
	JSON          bool
}

// made is a new account or password as programs read it.
type made struct {
	ID       string `json:"id"`
	Login    string `json:"login"`
	Password string `json:"password,omitempty"` // only one that was made up
}

// Run reads the password from standard input, or makes one up and prints it once.
func (u *userAdd) Run(ctx context.Context, c *console) error {
	password, err := u.password(c.in)
	if err != nil {
		return err
	}
	return c.open(ctx, true, 0, func(a *app.App, who access.Actor) error {
		unit, err := findOrg(ctx, a, who, u.Org)
		if err != nil {
			return err
		}
		user, shown, err := a.Identity.Create(ctx, who, identity.Application{
			Login: u.Login, Name: u.Name, Password: password, Language: c.settings.Lang,
			Grants: []access.Grant{{Role: u.Role, Org: unit}},
		})
		if err != nil {
			return err
		}
		if password != "" {
			shown = ""
		}
		return c.showMade(u.JSON, made{user.ID, user.Login, shown})
	})
}

// password is the first line of standard input, or empty to have one made up.
func (u *userAdd) password(in io.Reader) (string, error) {
	if !u.PasswordStdin {
		return "", nil
	}
	line, err := bufio.NewReader(in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	if line = strings.TrimRight(line, "\r\n"); line == "" {
		return "", errs.New(errs.Invalid, "identity.password_short", identity.MinPassword)
	}
	return line, nil
}

// findOrg finds an organisation by id or by any of its names; empty is the whole tenant.
func findOrg(ctx context.Context, a *app.App, who access.Actor, wanted string) (string, error) {
	if wanted == "" {
		return "", nil
	}
	d, err := a.Orgs.Directory(ctx, who)
	if err != nil {
		return "", err
	}
	for _, u := range d.Units {
		if u.ID == wanted || named(u, wanted) {
			return u.ID, nil
		}
	}
	return "", errs.New(errs.NotFound, "org.unknown")
}

func named(u org.Unit, wanted string) bool {
	for _, n := range u.Names {
		if text.Exact(n.Text) == text.Exact(wanted) {
			return true
		}
	}
	return false
}

func (c *console) showMade(asJSON bool, m made) error {
	switch {
	case asJSON:
		return c.json(m)
	case m.Password == "":
		return c.say("cli.user.made", m.Login)
	default:
		return c.say("cli.user.password", m.Login, m.Password)
	}
}

// userList shows the accounts.
type userList struct {
	JSON bool
}

// listed is an account as programs read it.
type listed struct {
	ID       string         `json:"id"`
	Login    string         `json:"login"`
	Name     string         `json:"name"`
	Grants   []access.Grant `json:"grants"`
	Disabled bool           `json:"disabled"`
	Sample   bool           `json:"sample"`
}

// Run prints one account a line.
func (u *userList) Run(ctx context.Context, c *console) error {
	return c.open(ctx, false, 0, func(a *app.App, who access.Actor) error {
		users, err := a.Identity.List(ctx, who)
		if err != nil {
			return err
		}
		list := make([]listed, len(users))
		for i, u := range users {
			list[i] = listed{u.ID, u.Login, u.Name, u.Grants, u.Disabled, u.Sample}
		}
		if u.JSON {
			return c.json(list)
		}
		return c.showUsers(list)
	})
}

func (c *console) showUsers(list []listed) error {
	w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, u := range list {
		var roles []string
		for _, g := range u.Grants {
			roles = append(roles, c.words.T("access.role."+string(g.Role)))
		}
		state := c.words.T("cli.user.active")
		if u.Disabled {
			state = c.words.T("cli.user.disabled")
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", u.Login, u.Name, strings.Join(roles, ", "), state)
	}
	return w.Flush()
}

// userReset gives an account a new password.
type userReset struct {
	Login string `arg:""`
	JSON  bool
}

// Run prints the new password once.
func (u *userReset) Run(ctx context.Context, c *console) error {
	return c.account(ctx, u.Login, func(a *app.App, who access.Actor, found identity.User) error {
		password, err := a.Identity.Reset(ctx, who, found.ID, found.Version)
		if err != nil {
			return err
		}
		return c.showMade(u.JSON, made{found.ID, found.Login, password})
	})
}

// userDisable keeps an account from signing in.
type userDisable struct {
	Login string `arg:""`
}

// Run ends what the account is doing, too.
func (u *userDisable) Run(ctx context.Context, c *console) error {
	return c.account(ctx, u.Login, func(a *app.App, who access.Actor, found identity.User) error {
		if err := a.Identity.Disable(ctx, who, found.ID, found.Version); err != nil {
			return err
		}
		return c.say("cli.user.now_disabled", found.Login)
	})
}

// userEnable lets a disabled account sign in again.
type userEnable struct {
	Login string `arg:""`
}

// Run undoes userDisable.
func (u *userEnable) Run(ctx context.Context, c *console) error {
	return c.account(ctx, u.Login, func(a *app.App, who access.Actor, found identity.User) error {
		if err := a.Identity.Enable(ctx, who, found.ID, found.Version); err != nil {
			return err
		}
		return c.say("cli.user.now_enabled", found.Login)
	})
}

// account gives a command the account of a login.
func (c *console) account(ctx context.Context, login string, do func(*app.App, access.Actor, identity.User) error) error {
	return c.open(ctx, false, 0, func(a *app.App, who access.Actor) error {
		found, err := a.Identity.Find(ctx, who, login)
		if err != nil {
			return err
		}
		return do(a, who, found)
	})
}
