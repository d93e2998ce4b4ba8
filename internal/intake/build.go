package intake

import (
	"strings"

	"dondoc/internal/access"
	"dondoc/internal/org"
	"dondoc/internal/programme"
	"dondoc/internal/search"
	"dondoc/internal/text"
)

// firstEdition is the edition a programme is issued with.
const firstEdition = 1

// builder turns one confirmed draft into the records of the rooms. Ids are made
// before anything is stored, because tasks point at each other.
type builder struct {
	s         *Service
	t         Tx
	draft     *Draft
	blocks    []programme.Block
	names     *org.Resolver
	programme programme.Programme
	groups    []programme.Group
	ids       []string          // of the rows, in order
	rows      map[string]string // ref of a row → task id; the first of a ref used twice
	items     []string          // task ids of the body items, in order
	sections  map[string]string // section of the prose → id of the group its rows stand in
}

func (s *Service) builder(t Tx, a access.Actor, u Upload, o ConfirmOptions) (*builder, error) {
	names, err := s.names(t)
	if err != nil {
		return nil, err
	}
	b := &builder{
		s: s, t: t, draft: &u.Draft, blocks: u.Blocks, names: names,
		rows: make(map[string]string, len(u.Draft.Tasks)),
	}
	b.programme = programme.Programme{
		ID: u.Programme, Document: b.document(u.File), Title: u.Draft.Document.Title, Edition: firstEdition,
		Retrospective: o.Retrospective, RestDay: o.RestDay, ConfirmedAt: s.Now(), ConfirmedBy: a.Name, Sample: o.Sample,
	}
	b.numberRows()
	for range u.Draft.BodyTasks {
		b.items = append(b.items, s.NewID())
	}
	return b, nil
}

func (b *builder) numberRows() {
	for _, row := range b.draft.Tasks {
		id := b.s.NewID()
		b.ids = append(b.ids, id)
		if _, twice := b.rows[row.Ref]; !twice && row.Ref != "" {
			b.rows[row.Ref] = id
		}
	}
}

func (b *builder) build() error {
	steps := []func() error{
		b.insertProgramme, b.insertGroups, b.insertRows, b.insertItems, b.insertTargets, b.insertDuties, b.insertDifferences,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) document(f programme.File) programme.Document {
	d := b.draft.Document
	doc := programme.Document{
		ID: b.s.NewID(), Type: d.Type, Number: d.Number, NumberKey: text.Number(d.Number), IssuedOn: d.IssuedOn,
		Issuer: d.Issuer, Title: d.Title, Signer: d.Signer, SignerTitle: d.SignerTitle, Effective: d.Effective, File: f,
	}
	for _, c := range d.Cited {
		doc.Citations = append(doc.Citations, programme.Citation(c))
	}
	return doc
}

func (b *builder) insertProgramme() error {
	if err := b.t.InsertProgramme(b.programme); err != nil {
		return err
	}
	if err := b.t.InsertBlocks(b.programme.Document.ID, b.blocks); err != nil {
		return err
	}
	d := b.programme.Document
	return b.index("programme", b.programme.ID, b.programme.Title, d.Type, d.Number, d.Issuer, d.Signer)
}

func (b *builder) insertGroups() error {
	for i, g := range b.draft.Groups {
		group := programme.Group{
			ID: b.s.NewID(), No: g.No, Title: g.Title, Ordinal: i, IsTask: g.IsTask, Edition: firstEdition,
			Place: locate(b.blocks, g.Place),
		}
		b.groups = append(b.groups, group)
		if err := b.t.InsertGroup(b.programme.ID, group); err != nil {
			return err
		}
	}
	return nil
}

// index makes a record findable by its words.
func (b *builder) index(kind, id, title string, words ...string) error {
	e := search.Entry{Kind: kind, ID: id, Title: title, Body: strings.Join(words, " "), Scope: b.programme.ID}
	return b.t.PutSearchEntry(e.Index())
}
