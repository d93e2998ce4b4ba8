package access_test

import (
	"slices"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/errs"
)

// allowed is who may do what, the whole table: a new role or permission must be decided here.
var allowed = map[access.Permission][]access.Role{
	access.ProgrammeRead:  access.Roles(),
	access.OrgRead:        access.Roles(),
	access.OrgManage:      {access.Administrator},
	access.OrgAlias:       {access.Administrator, access.Office},
	access.IntakeUpload:   {access.Office},
	access.IntakeConfirm:  {access.Office},
	access.IntakeDecide:   {access.Office},
	access.AuditRead:      {access.Administrator, access.Office, access.Inspector, access.ProvincialLeader},
	access.IdentityManage: {access.Administrator},
	access.TenantManage:   {access.Administrator},

	access.AssignmentRead:     access.Roles(),
	access.AssignmentActivate: {access.Office},
	access.AssignmentPost:     {access.Administrator, access.Officer, access.Leader},

	access.ProgressReopen:   {access.Office},
	access.DirectionInspect: {access.Office, access.Inspector},
}

func TestEveryRoleAgainstEveryPermission(t *testing.T) {
	for permission, roles := range allowed {
		for _, role := range access.Roles() {
			a := access.Actor{Tenant: "t", User: "u", Grants: []access.Grant{{Role: role}}}
			err := access.Check(a, permission)
			switch want := slices.Contains(roles, role); {
			case want && err != nil:
				t.Errorf("%s may not %s: %v", role, permission, err)
			case !want && errs.KindOf(err) != errs.Forbidden:
				t.Errorf("%s, %s: %v, want forbidden", role, permission, err)
			}
		}
	}
}

func TestNobodyMayDoNothing(t *testing.T) {
	for permission := range allowed {
		if err := access.Check(access.Actor{}, permission); errs.KindOf(err) != errs.Unauthenticated {
			t.Errorf("nobody, %s: %v, want unauthenticated", permission, err)
		}
	}
}

func TestOrgsLeavesOutTheWholeTenant(t *testing.T) {
	a := access.Actor{Grants: []access.Grant{{access.Officer, "a"}, {access.Viewer, ""}, {access.Leader, "a"}, {access.Officer, "b"}}}
	if got := a.Orgs(); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("Orgs = %v", got)
	}
	if !a.Has(access.Leader) || a.Has(access.Inspector) {
		t.Error("Has does not say what was granted")
	}
}

func TestCheckFor(t *testing.T) {
	branch := []string{"unit", "province"}
	cases := []struct {
		name  string
		grant access.Grant
		want  bool
	}{
		{"of the unit", access.Grant{Role: access.Officer, Org: "unit"}, true},
		{"of one above", access.Grant{Role: access.Leader, Org: "province"}, true},
		{"of the whole tenant", access.Grant{Role: access.Administrator}, true},
		{"of another unit", access.Grant{Role: access.Officer, Org: "other"}, false},
		{"another role", access.Grant{Role: access.Viewer, Org: "unit"}, false},
	}
	for _, c := range cases {
		err := access.CheckFor(access.Actor{Grants: []access.Grant{c.grant}}, access.AssignmentPost, branch)
		if (err == nil) != c.want || err != nil && errs.KindOf(err) != errs.Forbidden {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
