package org_test

import (
	"slices"
	"testing"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
)

func TestMembers(t *testing.T) {
	day := calendar.NewDay(2026, 11, 24)
	tree := org.NewTree([]org.Unit{
		{ID: "tinh", Kind: org.Province},
		{ID: "so-cu", Kind: org.Department, To: calendar.NewDay(2025, 2, 28)},
		{ID: "so", Kind: org.Department, Parent: "tinh"},
		{ID: "bql", Kind: org.Board, Parent: "tinh"},
		{ID: "huyen", Kind: org.District, To: calendar.NewDay(2025, 6, 30)},
		{ID: "phuong", Kind: org.Commune, From: calendar.NewDay(2025, 7, 1)},
		{ID: "bo", Kind: org.Government},
	})
	cases := []struct {
		class string
		want  []string
		whole bool
	}{
		{"các sở, ban, ngành cấp tỉnh", []string{"so", "bql"}, true},
		{"Các Sở, ngành", []string{"so", "bql"}, true},
		{"UBND các xã, phường", []string{"phuong"}, true},
		{"các huyện, thị xã, thành phố", nil, false}, // none is left that day
		{"các địa phương", []string{"phuong"}, true},
		{"các bộ, ngành Trung ương", []string{"bo"}, true},
		{"các sở, ngành có liên quan", []string{"so", "bql"}, false},
		{"các doanh nghiệp", nil, false},
		{"đơn vị liên quan", nil, false},
	}
	for _, c := range cases {
		got, whole := tree.Members(c.class, day)
		if !slices.Equal(got, c.want) || whole != c.whole {
			t.Errorf("%s: %v, %v, want %v, %v", c.class, got, whole, c.want, c.whole)
		}
	}
}

func TestBranch(t *testing.T) {
	tree := org.NewTree([]org.Unit{{ID: "a"}, {ID: "b", Parent: "a"}, {ID: "c", Parent: "b"}, {ID: "x", Parent: "y"}, {ID: "y", Parent: "x"}})
	for id, want := range map[string][]string{"c": {"c", "b", "a"}, "a": {"a"}, "x": {"x", "y"}, "": nil} {
		if got := tree.Branch(id); !slices.Equal(got, want) {
			t.Errorf("Branch(%q) = %v, want %v", id, got, want)
		}
	}
}
