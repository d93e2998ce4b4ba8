package intake

import (
	"context"
	"slices"
	"strings"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/org"
	"dondoc/internal/programme"
	"dondoc/internal/text"
	"dondoc/internal/tx"
)

// Standing is what became of an organisation that a draft names and that has ended (domain section 4).
type Standing struct {
	Name    string // as the draft lists it
	Unit    string // id
	Ended   calendar.Day
	Already bool // it had ended before the document was issued
	Uses    int  // roles in which the draft names it
	Heirs   []org.Heir
}

// Survey is what the authority's own directory says of the names of a draft.
type Survey struct {
	Directory *org.Directory
	Ended     []Standing          // in the order they are met
	Amended   map[string]string   // document the draft amends → id of its programme, where there is one
	of        map[string]Standing // by name
}

// Of is the standing of a name, if its organisation has ended.
func (s Survey) Of(name string) (Standing, bool) {
	found, ended := s.of[strings.TrimPrefix(name, "*")]
	return found, ended
}

// Survey holds the names of a draft against the directory as of a day.
func (s *Service) Survey(ctx context.Context, a access.Actor, d *Draft, day calendar.Day) (Survey, error) {
	if err := access.Check(a, access.IntakeUpload); err != nil {
		return Survey{}, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) (Survey, error) {
		directory, err := org.LoadDirectory(t)
		if err != nil {
			return Survey{}, err
		}
		names := org.NewResolver(slices.Concat(directory.Known(), s.National))
		found := survey(d, names, directory, day)
		found.Amended, err = amended(t, d)
		return found, err
	})
}

// amended finds the programmes of the documents that a draft amends, by their numbers.
func amended(t programme.Tx, d *Draft) (map[string]string, error) {
	if len(d.Document.Amends) == 0 {
		return nil, nil
	}
	programmes, err := t.Programmes()
	found := map[string]string{}
	for _, name := range d.Document.Amends {
		for _, p := range programmes {
			if key := text.Number(name); key != "" && key == p.Document.NumberKey {
				found[name] = p.ID
			}
		}
	}
	return found, err
}

func survey(d *Draft, names *org.Resolver, directory *org.Directory, day calendar.Day) Survey {
	found := Survey{Directory: directory, of: map[string]Standing{}}
	uses, order := d.named()
	for _, name := range order {
		read := names.List(name)
		if len(read) != 1 || read[0].ID == "" {
			continue
		}
		unit, ok := directory.Unit(read[0].ID)
		if !ok || unit.To.IsZero() || !unit.To.Before(day) {
			continue
		}
		st := Standing{Name: name, Unit: unit.ID, Ended: unit.To, Uses: uses[name], Heirs: directory.Heirs(unit.ID, day)}
		st.Already = !d.Document.IssuedOn.IsZero() && unit.To.Before(d.Document.IssuedOn)
		found.Ended = append(found.Ended, st)
		found.of[name] = st
	}
	return found
}

// named counts how often a draft names each organisation, and lists them in the order they are met. Classes are none.
func (d *Draft) named() (uses map[string]int, order []string) {
	uses = map[string]int{}
	add := func(lists ...[]string) {
		for _, name := range slices.Concat(lists...) {
			if strings.HasPrefix(name, "*") {
				continue
			}
			if uses[name]++; uses[name] == 1 {
				order = append(order, name)
			}
		}
	}
	for _, t := range d.Tasks {
		add(t.Leads, t.Coordinators, t.Deadline.SendTo)
		for _, o := range t.Others {
			add(o.Who)
		}
	}
	for _, t := range d.Targets {
		add(t.Who)
	}
	for _, o := range d.Obligations {
		add(o.Who)
	}
	for _, t := range d.BodyTasks {
		add(t.Leads, t.Coordinators)
	}
	return uses, order
}
