// Package access owns who may do what: roles, permissions, the actor of a use
// case and the check every use case begins with. It does not own people or
// sign-in (identity), nor the organisation tree (org).
package access

import (
	"slices"

	"dondoc/internal/errs"
)

// Role is a person's part in the programme, granted for an organisation and all below it.
type Role string

// The roles of a provincial installation.
const (
	Administrator    Role = "administrator"     // quản trị: accounts, organisations, audit; not the content
	Office           Role = "office"            // văn phòng điều phối: imports, confirms, reconciles, follows
	Officer          Role = "agency_officer"    // cán bộ đầu mối của cơ quan
	Leader           Role = "agency_leader"     // lãnh đạo cơ quan
	ProvincialLeader Role = "provincial_leader" // lãnh đạo tỉnh
	Inspector        Role = "inspector"         // thanh tra, kiểm tra
	Viewer           Role = "viewer"            // chỉ xem
)

// Roles lists every role, in the order pages show them.
func Roles() []Role {
	return []Role{Administrator, Office, Officer, Leader, ProvincialLeader, Inspector, Viewer}
}

// Permission names one act on one room, "<room>.<verb>".
type Permission string

// The permissions in force.
const (
	ProgrammeRead  Permission = "programme.read"
	OrgRead        Permission = "org.read"
	OrgManage      Permission = "org.manage"
	OrgAlias       Permission = "org.alias" // how documents write an organisation's name
	IntakeUpload   Permission = "intake.upload"
	IntakeConfirm  Permission = "intake.confirm"
	IntakeDecide   Permission = "intake.decide" // a difference between body and appendix
	AuditRead      Permission = "audit.read"
	IdentityManage Permission = "identity.manage"
	TenantManage   Permission = "tenant.manage" // the authority's settings

	AssignmentRead     Permission = "assignment.read" // also to try an act: who may do which is package assignment's table
	AssignmentActivate Permission = "assignment.activate"
	AssignmentPost     Permission = "assignment.post" // posts of an organisation and who holds them

	ProgressReopen   Permission = "progress.reopen"   // a reporting period that is locked
	DirectionInspect Permission = "direction.inspect" // to record inspections and follow up what they recommend
)

// reading is what every signed-in person may do.
var reading = []Permission{ProgrammeRead, OrgRead, AssignmentRead}

// Permitted lists what a role may do besides reading.
func permitted(r Role) []Permission {
	switch r {
	case Administrator:
		return []Permission{OrgManage, OrgAlias, AuditRead, IdentityManage, TenantManage, AssignmentPost}
	case Office:
		return []Permission{
			IntakeUpload, IntakeConfirm, IntakeDecide, OrgAlias, AuditRead, AssignmentActivate, ProgressReopen, DirectionInspect,
		}
	case Officer, Leader:
		return []Permission{AssignmentPost}
	case Inspector:
		return []Permission{AuditRead, DirectionInspect}
	case ProvincialLeader:
		return []Permission{AuditRead}
	default:
		return nil
	}
}

// Grant gives a role for an organisation and everything below it. An empty
// organisation means the whole tenant.
type Grant struct {
	Role Role
	Org  string
}

// Actor is who performs a use case, in which tenant. The zero Actor may do nothing.
type Actor struct {
	Tenant string
	User   string // empty for the operator of the command line
	Name   string // as the audit shows it
	Grants []Grant
}

// Operator is the person at the server's command line, who holds the database
// file itself; the audit shows the act under the given name.
func Operator(tenant, name string) Actor {
	return Actor{Tenant: tenant, Name: name, Grants: []Grant{{Role: Administrator}, {Role: Office}}}
}

// Has reports whether the actor holds the role for some organisation.
func (a Actor) Has(r Role) bool {
	return slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.Role == r })
}

// Orgs lists the organisations the actor holds any role for, without the tenant-wide grants.
func (a Actor) Orgs() []string {
	var orgs []string
	for _, g := range a.Grants {
		if g.Org != "" && !slices.Contains(orgs, g.Org) {
			orgs = append(orgs, g.Org)
		}
	}
	return orgs
}

// Can reports whether one of the actor's grants carries the permission.
func (a Actor) Can(p Permission) bool {
	return slices.ContainsFunc(a.Grants, func(g Grant) bool {
		return slices.Contains(reading, p) || slices.Contains(permitted(g.Role), p)
	})
}

// Check refuses an actor without the permission: Unauthenticated when nobody is
// signed in, Forbidden otherwise.
func Check(a Actor, p Permission) error {
	switch {
	case a.Can(p):
		return nil
	case len(a.Grants) == 0:
		return errs.New(errs.Unauthenticated, "access.signed_out")
	default:
		return errs.New(errs.Forbidden, "access.forbidden")
	}
}

// CheckFor is Check for an act on what belongs to one organisation: the grant
// that carries the permission must be for it, for one above it, or for the whole
// tenant. branch is the organisation and all above it.
func CheckFor(a Actor, p Permission, branch []string) error {
	if err := Check(a, p); err != nil {
		return err
	}
	covers := func(g Grant) bool {
		return slices.Contains(permitted(g.Role), p) && (g.Org == "" || slices.Contains(branch, g.Org))
	}
	if slices.ContainsFunc(a.Grants, covers) || slices.Contains(reading, p) {
		return nil
	}
	return errs.New(errs.Forbidden, "access.forbidden")
}
