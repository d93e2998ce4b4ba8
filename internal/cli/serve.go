package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"text/tabwriter"

	"dondoc/internal/app"
	"dondoc/internal/config"
	"dondoc/internal/sample"
)

// serve shows the pages until it is told to stop.
type serve struct{ config.Serve }

// Run opens or makes the database, says on the first start who can sign in, and serves.
func (s *serve) Run(ctx context.Context, c *console) (err error) {
	world := c.world()
	a, err := app.Open(ctx, c.settings, s.MaxUpload, world)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	first, err := a.Prepare(ctx, c.settings.Tenant, c.settings.TenantName, s.Sample)
	if err != nil {
		return err
	}
	site, err := a.Site(s.Serve, first.Tenant.Slug)
	if err != nil {
		return err
	}
	if err := c.greet(first); err != nil {
		return err
	}
	world.Log.InfoContext(ctx, "serving", "database", config.Masked(c.settings.Database()), "tenant", first.Tenant.Slug)
	return a.Serve(ctx, s.Serve, site.Handler(), func(addr net.Addr) { c.ready(s.Serve, addr) })
}

// greet tells the operator what the first start made; later starts say nothing.
func (c *console) greet(first app.First) error {
	if first.Bare {
		return c.say("cli.serve.bare", first.Tenant.Name)
	}
	if len(first.Accounts) == 0 {
		return nil
	}
	return c.showAccounts(first.Accounts)
}

// showAccounts prints the sample accounts with their passwords, which are kept nowhere else.
func (c *console) showAccounts(accounts []sample.Account) error {
	if err := c.say("cli.serve.accounts"); err != nil {
		return err
	}
	w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	heads := []string{"login", "password", "role", "name"}
	for i, head := range heads {
		heads[i] = c.words.T("cli.column." + head)
	}
	fmt.Fprintf(w, "  %s\n", strings.Join(heads, "\t"))
	for _, a := range accounts {
		fmt.Fprintf(w, "  %s\t%s\t%s\t%s\n", a.Login, a.Password, c.words.T("access.role."+string(a.Role)), a.Name)
	}
	return w.Flush()
}

// ready prints the address people open.
func (c *console) ready(s config.Serve, addr net.Addr) {
	url := "http://" + addr.String()
	if s.BaseURL != nil {
		url = s.BaseURL.String()
	}
	fmt.Fprintln(c.out, c.words.T("cli.serve.ready", url))
}
