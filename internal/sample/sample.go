// Package sample owns the data a new installation can show itself with: the
// reference decision, the agencies it names with their succession in 2025, and
// an account for each role. Everything it makes goes through the rooms' own
// use cases and is marked as sample. It decides nothing.
package sample

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/identity"
	"dondoc/internal/intake"
	"dondoc/internal/org"
)

// The tenant the sample belongs to.
const (
	TenantSlug = "thanh-hoa"
	TenantName = "Ủy ban nhân dân tỉnh Thanh Hóa"
)

// DecisionName is the reference decision's file name.
const DecisionName = "625-qd-ubnd.txt"

//go:embed 625-qd-ubnd.txt
var decision []byte

//go:embed orgs.json
var orgs []byte

//go:embed accounts.json
var accounts []byte

// Decision is the reference decision's text: Decision 625/QĐ-UBND of
// 16/02/2022 of the People's Committee of Thanh Hóa.
func Decision() []byte { return bytes.Clone(decision) }

// Installer fills a tenant that nobody works in yet.
type Installer struct {
	Orgs     *org.Service
	Registry *org.Registry
	Intake   *intake.Service
	Identity *identity.Service
	NewID    func() string
}

// Account is one that was made, with its password, to be shown once.
type Account struct {
	Login, Name, Password string
	Role                  access.Role
}

// Install makes the sample and returns its accounts; nothing when the tenant
// has accounts already. Accounts come last and each step looks at what is
// there, so an installation that was cut short is finished by the next one.
func (i *Installer) Install(ctx context.Context, a access.Actor) ([]Account, error) {
	users, err := i.Identity.List(ctx, a)
	if err != nil || len(users) > 0 {
		return nil, err
	}
	ids, err := i.installOrgs(ctx, a)
	if err != nil {
		return nil, fmt.Errorf("sample organisations: %w", err)
	}
	if err := i.installProgramme(ctx, a); err != nil {
		return nil, fmt.Errorf("sample programme: %w", err)
	}
	made, err := i.installAccounts(ctx, a, ids)
	if err != nil {
		return nil, fmt.Errorf("sample accounts: %w", err)
	}
	return made, nil
}

// installOrgs registers the agencies unless the tenant has some, and returns
// the id of each by its key in orgs.json.
func (i *Installer) installOrgs(ctx context.Context, a access.Actor) (map[string]string, error) {
	var file directory
	if err := json.Unmarshal(orgs, &file); err != nil {
		return nil, err
	}
	there, err := i.Orgs.Directory(ctx, a)
	if err != nil {
		return nil, err
	}
	if len(there.Units) > 0 {
		return file.match(there), nil
	}
	units, successions, ids := file.build(i.NewID)
	return ids, i.Registry.Register(ctx, a, units, successions)
}

// installProgramme imports and confirms the decision as retrospective (domain
// rule 19): it was issued years before it is entered.
func (i *Installer) installProgramme(ctx context.Context, a access.Actor) error {
	u, err := i.Intake.Upload(ctx, a, DecisionName, bytes.NewReader(decision))
	if errs.Is(err, errs.Conflict, "intake.already") {
		return nil
	}
	if err != nil {
		return err
	}
	options := intake.ConfirmOptions{Retrospective: true, RestDay: calendar.Keep, Sample: true}
	_, err = i.Intake.Confirm(ctx, a, u.ID, u.Version, options)
	return err
}

func (i *Installer) installAccounts(ctx context.Context, a access.Actor, ids map[string]string) ([]Account, error) {
	var list []struct {
		Login string      `json:"login"`
		Name  string      `json:"name"`
		Org   string      `json:"org"`
		Role  access.Role `json:"role"`
	}
	if err := json.Unmarshal(accounts, &list); err != nil {
		return nil, err
	}
	made := make([]Account, 0, len(list))
	for _, n := range list {
		grant := access.Grant{Role: n.Role, Org: ids[n.Org]}
		u, password, err := i.Identity.Create(ctx, a, identity.Application{
			Login: n.Login, Name: n.Name, Grants: []access.Grant{grant}, Sample: true,
		})
		if err != nil {
			return nil, err
		}
		made = append(made, Account{Login: u.Login, Name: u.Name, Password: password, Role: n.Role})
	}
	return made, nil
}
