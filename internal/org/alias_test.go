package org

import (
	"testing"

	"dondoc/internal/errs"
)

func TestWhatMayBecomeAnAlias(t *testing.T) {
	units := []Unit{
		{ID: "planning", Names: []Name{{Text: "Sở Kế hoạch và Đầu tư", Kind: Official}}},
		{ID: "health", Names: []Name{{Text: "Sở Y tế", Kind: Official}, {Text: "SYT", Kind: Abbreviation}}},
	}
	cases := []struct {
		unit, alias string
		kind        errs.Kind
		key         string
	}{
		{"planning", "KH&ĐT tỉnh", errs.Internal, ""},
		{"planning", "sở kế hoạch và đầu tư", errs.Internal, ""}, // its own name, differently written
		{"planning", "Sở Y Tế", errs.Conflict, "org.alias_taken"},
		{"planning", "syt", errs.Conflict, "org.alias_taken"},
		{"planning", "Sở", errs.Conflict, "org.alias_begins"},
		{"planning", "Sở Y tế tỉnh", errs.Internal, ""},
		{"nobody", "KH&ĐT tỉnh", errs.NotFound, "org.unknown"},
	}
	for _, c := range cases {
		_, err := learnable(units, c.unit, c.alias)
		if c.key == "" && err == nil {
			continue
		}
		if !errs.Is(err, c.kind, c.key) {
			t.Errorf("%q for %s: %v, want %q", c.alias, c.unit, err, c.key)
		}
	}
}
