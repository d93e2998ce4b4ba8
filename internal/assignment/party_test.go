package assignment_test

import (
	"slices"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
)

func TestPartiesOf(t *testing.T) {
	around := assignment.Relation{
		Unit: []string{"lead", "province"}, Coordinators: []string{"partner", "province"}, Recipients: []string{"collector"},
	}
	cases := []struct {
		name   string
		grants []access.Grant
		want   []assignment.Party
	}{
		{"nobody", nil, nil},
		{"focal officer", []access.Grant{{Role: access.Officer, Org: "lead"}}, []assignment.Party{assignment.Officer}},
		{"leader", []access.Grant{{Role: access.Leader, Org: "lead"}}, []assignment.Party{assignment.Head}},
		{"officer of another agency", []access.Grant{{Role: access.Officer, Org: "other"}}, []assignment.Party{assignment.Outsider}},
		{"coordinator", []access.Grant{{Role: access.Officer, Org: "partner"}}, []assignment.Party{assignment.Coordinator}},
		{"branch above", []access.Grant{{Role: access.Officer, Org: "province"}},
			[]assignment.Party{assignment.Officer, assignment.Coordinator}},
		{"office of the whole", []access.Grant{{Role: access.Office}}, []assignment.Party{assignment.Assigner}},
		{"office of another branch", []access.Grant{{Role: access.Office, Org: "other"}}, []assignment.Party{assignment.Outsider}},
		{"leader of the recipient", []access.Grant{{Role: access.Leader, Org: "collector"}}, []assignment.Party{assignment.Assigner}},
		{"officer of the recipient", []access.Grant{{Role: access.Officer, Org: "collector"}}, []assignment.Party{assignment.Outsider}},
		{"administrator", []access.Grant{{Role: access.Administrator}}, []assignment.Party{assignment.Outsider}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := assignment.PartiesOf(access.Actor{Grants: c.grants}, around)
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
