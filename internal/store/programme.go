package store

import (
	"dondoc/internal/programme"
	"dondoc/internal/text"
)

const (
	documentColumns = `id, type, number, number_key, issued_on, issuer, title, signer, signer_title, effective,
  file_name, file_format, file_digest, file_size`
	citationColumns  = "document_id, number, title, dated_on, role, cited_at"
	programmeColumns = "id, document_id, title, edition, retrospective, rest_day, confirmed_at, confirmed_by, sample"
	editionColumns   = "programme_id, no, document_id, from_day"
	groupColumns     = "id, no, title, ordinal, is_task, edition, " + placeColumns
	dutyColumns      = "id, ref, what, who, recurrence, ordinal, " + placeColumns
	blockColumns     = "ordinal, kind, text, " + placeColumns
)

const (
	selectProgrammes = `select p.id, p.title, p.edition, p.retrospective, p.rest_day, p.confirmed_at, p.confirmed_by, p.sample,
  d.id, d.type, d.number, d.number_key, d.issued_on, d.issuer, d.title, d.signer, d.signer_title, d.effective,
  d.file_name, d.file_format, d.file_digest, d.file_size
from programmes p join documents d on d.tenant = p.tenant and d.id = p.document_id
where p.tenant = $1`
	newestFirst = " order by d.issued_on desc nulls last, p.id desc"

	sqlProgrammes        = selectProgrammes + newestFirst
	sqlProgramme         = selectProgrammes + " and p.id = $2"
	sqlProgrammeByNumber = selectProgrammes + " and d.number_key = $2 and d.number_key <> '' and d.issuer_fold = $3" +
		newestFirst + " limit 1"

	sqlCitations           = "select " + citationColumns + " from citations where tenant = $1 order by document_id, ordinal"
	sqlCitationsOfDocument = "select " + citationColumns + ` from citations
where tenant = $1 and document_id = $2 order by ordinal`

	sqlInsertDocument = "insert into documents (tenant, " + documentColumns + `, issuer_fold)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`
	sqlInsertCitation  = "insert into citations (tenant, ordinal, " + citationColumns + ") values ($1, $2, $3, $4, $5, $6, $7, $8)"
	sqlInsertProgramme = "insert into programmes (tenant, " + programmeColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`

	sqlEditions      = "select " + editionColumns + " from editions where tenant = $1 and programme_id = $2 order by no"
	sqlInsertEdition = "insert into editions (tenant, " + editionColumns + ") values ($1, $2, $3, $4, $5)"

	sqlGroups      = "select " + groupColumns + " from groups where tenant = $1 and programme_id = $2 order by ordinal, id"
	sqlInsertGroup = "insert into groups (tenant, programme_id, " + groupColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`
	sqlSetGroupTitle = "update groups set title = $4 where tenant = $1 and programme_id = $2 and id = $3"

	sqlDuties     = "select " + dutyColumns + " from duties where tenant = $1 and programme_id = $2 order by ordinal, id"
	sqlInsertDuty = "insert into duties (tenant, programme_id, " + dutyColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`

	sqlBlocks = "select " + blockColumns + ` from blocks
where tenant = $1 and document_id = $2 and ordinal between $3 and $4 order by ordinal`
	sqlInsertBlock = "insert into blocks (tenant, document_id, " + blockColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`
)

func documentFields(d *programme.Document) []any {
	return []any{
		&d.ID, &d.Type, &d.Number, &d.NumberKey, &d.IssuedOn, &d.Issuer, &d.Title, &d.Signer, &d.SignerTitle,
		&d.Effective, &d.File.Name, &d.File.Format, &d.File.Digest, &d.File.Size,
	}
}

func programmeFields(p *programme.Programme) []any {
	own := []any{
		&p.ID, &p.Title, &p.Edition, truth{&p.Retrospective}, &p.RestDay, millis{&p.ConfirmedAt}, &p.ConfirmedBy,
		truth{&p.Sample},
	}
	return append(own, documentFields(&p.Document)...)
}

func citationFields(p *part[programme.Citation]) []any {
	c := &p.value
	return []any{&p.of, &c.Number, &c.Title, &c.Date, &c.Role, &c.Where}
}

func editionFields(e *programme.Edition) []any {
	return []any{&e.Programme, &e.No, &e.Document, &e.From}
}

func groupFields(g *programme.Group) []any {
	own := []any{&g.ID, &g.No, &g.Title, &g.Ordinal, truth{&g.IsTask}, &g.Edition}
	return append(own, placeFields(&g.Place)...)
}

func dutyFields(d *programme.Duty) []any {
	own := []any{&d.ID, &d.Ref, &d.What, words{&d.Who}, &d.Recurrence, &d.Ordinal}
	return append(own, placeFields(&d.Place)...)
}

func blockFields(b *programme.Block) []any {
	return append([]any{&b.Ordinal, &b.Kind, &b.Text}, placeFields(&b.Place)...)
}

// Programmes lists them with their documents, the newest document first.
func (t *Tx) Programmes() ([]programme.Programme, error) {
	programmes, err := list(t, programmeFields, sqlProgrammes)
	if err != nil {
		return nil, err
	}
	citations, err := parts(t, citationFields, sqlCitations)
	for i, p := range programmes {
		programmes[i].Document.Citations = citations[p.Document.ID]
	}
	return programmes, err
}

// Programme finds one by id.
func (t *Tx) Programme(id string) (programme.Programme, error) { return t.programme(sqlProgramme, id) }

// ProgrammeByNumber finds the newest programme whose document has the number's key and the issuer's fold; an empty
// key is no number.
func (t *Tx) ProgrammeByNumber(numberKey, issuerFold string) (programme.Programme, error) {
	return t.programme(sqlProgrammeByNumber, numberKey, issuerFold)
}

func (t *Tx) programme(query string, args ...any) (programme.Programme, error) {
	p, err := one(t, "programme", programmeFields, query, args...)
	if err != nil {
		return p, err
	}
	citations, err := parts(t, citationFields, sqlCitationsOfDocument, p.Document.ID)
	p.Document.Citations = citations[p.Document.ID]
	return p, err
}

// InsertProgramme adds a programme, its document with citations, and edition 1. errs.Conflict
// "programme.exists" when the tenant has an act of the same number, issuer and day.
func (t *Tx) InsertProgramme(p programme.Programme) error {
	if err := t.insertDocument(p.Document); err != nil {
		return err
	}
	err := t.insert("programme", sqlInsertProgramme, p.ID, p.Document.ID, p.Title, p.Edition, truth{&p.Retrospective},
		p.RestDay, millis{&p.ConfirmedAt}, p.ConfirmedBy, truth{&p.Sample})
	if err != nil {
		return err
	}
	first := programme.Edition{Programme: p.ID, No: 1, Document: p.Document.ID, From: p.Document.EffectiveOn()}
	return t.insert("programme", sqlInsertEdition, editionFields(&first)...)
}

func (t *Tx) insertDocument(d programme.Document) error {
	err := t.insert("programme", sqlInsertDocument, append(documentFields(&d), text.Fold(d.Issuer))...)
	if err != nil {
		return err
	}
	return insertParts(t, "programme", sqlInsertCitation, citationFields, d.ID, d.Citations)
}

// Editions lists a programme's editions from the first on.
func (t *Tx) Editions(id string) ([]programme.Edition, error) {
	return list(t, editionFields, sqlEditions, id)
}

// Groups lists a programme's groups in document order.
func (t *Tx) Groups(id string) ([]programme.Group, error) { return list(t, groupFields, sqlGroups, id) }

// InsertGroup adds a group to a programme.
func (t *Tx) InsertGroup(id string, g programme.Group) error {
	return t.insert("programme", sqlInsertGroup, append([]any{id}, groupFields(&g)...)...)
}

// SetGroupTitle replaces a group's title; errs.NotFound "programme.unknown" when the programme has no such group.
func (t *Tx) SetGroupTitle(id, group, title string) error {
	n, err := t.exec("programme", sqlSetGroupTitle, id, group, title)
	return mustTouch("programme", n, err)
}

// Duties lists a programme's duties in document order.
func (t *Tx) Duties(id string) ([]programme.Duty, error) { return list(t, dutyFields, sqlDuties, id) }

// InsertDuty adds a duty to a programme.
func (t *Tx) InsertDuty(id string, d programme.Duty) error {
	return t.insert("programme", sqlInsertDuty, append([]any{id}, dutyFields(&d)...)...)
}

// InsertBlocks adds a document's source text.
func (t *Tx) InsertBlocks(document string, blocks []programme.Block) error {
	for _, b := range blocks {
		if err := t.insert("programme", sqlInsertBlock, append([]any{document}, blockFields(&b)...)...); err != nil {
			return err
		}
	}
	return nil
}

// Blocks returns a document's blocks first … last, both included; last < 0 means to the end.
func (t *Tx) Blocks(document string, first, last int) ([]programme.Block, error) {
	to := int64(last)
	if last < 0 {
		to = noLimit
	}
	return list(t, blockFields, sqlBlocks, document, first, to)
}
