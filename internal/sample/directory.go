package sample

import (
	"dondoc/internal/calendar"
	"dondoc/internal/org"
)

// directory is the shape of orgs.json. Parents stand before their children.
type directory struct {
	Units       []unit       `json:"units"`
	Successions []succession `json:"successions"`
}

type unit struct {
	Key           string       `json:"key"`
	Parent        string       `json:"parent"`
	Name          string       `json:"name"`
	Note          string       `json:"note"`
	Kind          org.Kind     `json:"kind"`
	Aliases       []string     `json:"aliases"`
	Abbreviations []string     `json:"abbreviations"`
	From          calendar.Day `json:"from"`
	To            calendar.Day `json:"to"`
	Identifiers   []identifier `json:"identifiers"`
}

type identifier struct {
	Scheme string `json:"scheme"`
	Value  string `json:"value"`
}

type succession struct {
	Predecessor string             `json:"predecessor"`
	Heir        string             `json:"heir"`
	Basis       string             `json:"basis"`
	Scope       string             `json:"scope"`
	Kind        org.SuccessionKind `json:"kind"`
	On          calendar.Day       `json:"on"`
	Certainty   org.Certainty      `json:"certainty"`
}

// build gives every key an id and makes the room's records.
func (d directory) build(newID func() string) ([]org.Unit, []org.Succession, map[string]string) {
	ids := map[string]string{}
	for _, u := range d.Units {
		ids[u.Key] = newID()
	}
	units := make([]org.Unit, 0, len(d.Units))
	for _, u := range d.Units {
		units = append(units, u.record(ids))
	}
	successions := make([]org.Succession, 0, len(d.Successions))
	for _, s := range d.Successions {
		successions = append(successions, org.Succession{
			ID: newID(), Predecessor: ids[s.Predecessor], Heir: ids[s.Heir], Kind: s.Kind,
			On: s.On, Basis: s.Basis, Certainty: s.Certainty, Scope: s.Scope,
		})
	}
	return units, successions, ids
}

func (u unit) record(ids map[string]string) org.Unit {
	made := org.Unit{
		ID: ids[u.Key], Kind: u.Kind, Parent: ids[u.Parent], From: u.From, To: u.To, Note: u.Note, Sample: true,
		Names: []org.Name{{Text: u.Name, Kind: org.Official, From: u.From, To: u.To}},
	}
	for _, alias := range u.Aliases {
		made.Names = append(made.Names, org.Name{Text: alias, Kind: org.Alias})
	}
	for _, short := range u.Abbreviations {
		made.Names = append(made.Names, org.Name{Text: short, Kind: org.Abbreviation})
	}
	for _, id := range u.Identifiers {
		made.Identifiers = append(made.Identifiers, org.Identifier{Scheme: id.Scheme, Value: id.Value})
	}
	return made
}

// match finds the ids of agencies registered before, by their names.
func (d directory) match(there *org.Directory) map[string]string {
	byName := map[string]string{}
	for _, u := range there.Units {
		byName[u.Name()] = u.ID
	}
	ids := map[string]string{}
	for _, u := range d.Units {
		ids[u.Key] = byName[u.Name]
	}
	return ids
}
