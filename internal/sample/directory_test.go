package sample

import (
	"encoding/json"
	"slices"
	"strconv"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/org"
)

func read(t *testing.T) directory {
	t.Helper()
	var d directory
	if err := json.Unmarshal(orgs, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestUnitsAreSound(t *testing.T) {
	seen, names := map[string]unit{}, map[string]bool{}
	for _, u := range read(t).Units {
		if _, twice := seen[u.Key]; twice || u.Key == "" || u.Name == "" || u.Kind == "" || names[u.Name] {
			t.Errorf("%q: empty or twice", u.Key)
		}
		if _, known := seen[u.Parent]; u.Parent != "" && !known {
			t.Errorf("%s: its parent %q does not stand before it", u.Key, u.Parent)
		}
		if !u.To.IsZero() && u.To.Before(u.From) {
			t.Errorf("%s ends before it begins", u.Key)
		}
		seen[u.Key], names[u.Name] = u, true
	}
}

// An heir is there the day its predecessor is not any more.
func TestSuccessionsAreSound(t *testing.T) {
	d := read(t)
	units := map[string]unit{}
	for _, u := range d.Units {
		units[u.Key] = u
	}
	for _, s := range d.Successions {
		before, known := units[s.Predecessor]
		if !known || before.To.AddDays(1) != s.On {
			t.Errorf("%s: ends on %s, succeeded on %s", s.Predecessor, before.To, s.On)
		}
		heir, known := units[s.Heir]
		if s.Heir == "" {
			continue
		}
		if !known || heir.From.After(s.On) {
			t.Errorf("%s: its heir %q is not there on %s", s.Predecessor, s.Heir, s.On)
		}
		if !slices.Contains([]org.Certainty{org.High, org.Medium, org.Unknown}, s.Certainty) {
			t.Errorf("%s: certainty %q", s.Predecessor, s.Certainty)
		}
	}
}

// The chain of 2025 (domain section 4) as the room follows it.
func TestHeirs(t *testing.T) {
	next := 0
	units, successions, ids := read(t).build(func() string { next++; return strconv.Itoa(next) })
	d := org.NewDirectory(units, successions)
	cases := []struct {
		of   string
		want []string
	}{
		{"so-khdt", []string{"so-tai-chinh"}},
		{"so-gtvt", []string{"so-xay-dung"}},
		{"so-tnmt", []string{"so-nnmt"}},
		{"so-tttt", []string{"so-khcn", "so-vhttdl"}},
		{"so-ldtbxh", []string{"so-noi-vu", "so-gddt", "so-y-te", "so-nnmt"}},
		{"so-y-te", []string{"so-y-te"}},
		{"thanh-uy-tp", []string{""}},
		{"ubnd-dong-son", []string{
			"phuong-hac-thanh", "phuong-ham-rong", "phuong-quang-phu", "phuong-dong-son",
			"phuong-dong-quang", "phuong-dong-tien", "phuong-nguyet-vien",
		}},
	}
	for _, c := range cases {
		var got, want []string
		for _, h := range d.Heirs(ids[c.of], successions[len(successions)-1].On) {
			got = append(got, h.Unit)
		}
		for _, key := range c.want {
			want = append(want, ids[key])
		}
		if !slices.Equal(got, want) {
			t.Errorf("heirs of %s are %v, want %v", c.of, got, want)
		}
	}
}

func TestAnAccountForEveryRole(t *testing.T) {
	var list []struct {
		Login, Name, Org string
		Role             access.Role
	}
	if err := json.Unmarshal(accounts, &list); err != nil {
		t.Fatal(err)
	}
	d := read(t)
	var roles []access.Role
	for _, a := range list {
		roles = append(roles, a.Role)
		if a.Org != "" && !slices.ContainsFunc(d.Units, func(u unit) bool { return u.Key == a.Org }) {
			t.Errorf("%s: no organisation %q", a.Login, a.Org)
		}
	}
	for _, r := range access.Roles() {
		if !slices.Contains(roles, r) {
			t.Errorf("no account for the role %s", r)
		}
	}
}
