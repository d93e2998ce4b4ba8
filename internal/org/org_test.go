package org_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
)

func day(t *testing.T, s string) calendar.Day {
	t.Helper()
	d, err := calendar.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestHeirs(t *testing.T) {
	on := day(t, "2025-03-01")
	succession := func(from, to string, kind org.SuccessionKind, on calendar.Day) org.Succession {
		return org.Succession{ID: from + ">" + to, Predecessor: from, Heir: to, Kind: kind, On: on, Certainty: org.High}
	}
	all := []org.Succession{
		succession("planning", "finance", org.Merge, on),
		succession("labour", "home affairs", org.Split, on),
		succession("labour", "education", org.Split, on),
		succession("district", "city", org.Merge, day(t, "2025-01-01")),
		succession("city", "ward a", org.Split, day(t, "2025-07-01")),
		succession("city", "ward b", org.Split, day(t, "2025-07-01")),
		succession("party committee", "", org.Dissolve, day(t, "2025-07-01")),
		succession("ring a", "ring b", org.Rename, on),
		succession("ring b", "ring a", org.Rename, on),
	}
	cases := []struct {
		name, unit, day string
		want            []string
	}{
		{"nothing happened", "police", "2026-01-01", []string{"police"}},
		{"before the day", "planning", "2025-02-28", []string{"planning"}},
		{"on the day", "planning", "2025-03-01", []string{"finance"}},
		{"split", "labour", "2026-01-01", []string{"home affairs", "education"}},
		{"half of a chain", "district", "2025-06-30", []string{"city"}},
		{"a whole chain", "district", "2025-07-01", []string{"ward a", "ward b"}},
		{"ended without a single heir", "party committee", "2026-01-01", []string{""}},
		{"a ring in the data ends", "ring a", "2026-01-01", []string{"ring a"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, h := range org.Heirs(c.unit, all, day(t, c.day)) {
				got = append(got, h.Unit)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("heirs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNamesInTime(t *testing.T) {
	u := org.Unit{
		From: day(t, "2003-11-11"), To: day(t, "2025-02-28"),
		Names: []org.Name{
			{Text: "Sở Du lịch", Kind: org.Official, To: day(t, "2016-12-31")},
			{Text: "Sở VHTTDL", Kind: org.Abbreviation},
			{Text: "Sở Văn hóa, Thể thao và Du lịch", Kind: org.Official, From: day(t, "2017-01-01")},
		},
	}
	for on, want := range map[string]string{
		"2016-12-31": "Sở Du lịch", "2017-01-01": "Sở Văn hóa, Thể thao và Du lịch", "2030-01-01": "Sở Văn hóa, Thể thao và Du lịch",
	} {
		if got := u.NameOn(day(t, on)); got != want {
			t.Errorf("NameOn(%s) = %q, want %q", on, got, want)
		}
	}
	for on, want := range map[string]bool{"2003-11-10": false, "2003-11-11": true, "2025-02-28": true, "2025-03-01": false} {
		if got := u.ValidOn(day(t, on)); got != want {
			t.Errorf("ValidOn(%s) = %v, want %v", on, got, want)
		}
	}
}
