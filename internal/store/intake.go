package store

import "dondoc/internal/intake"

const (
	uploadColumns = `id, file_name, file_format, file_digest, file_size, state, version, draft, blocks, uploaded_by,
  uploaded_at, programme_id`
	differenceColumns = `id, programme_id, ordinal, kind, body_task_id, appendix_task_id, group_id, body_value, row_value,
  decision, note, decided_by, decided_at, version`
)

const (
	sqlUpload  = "select " + uploadColumns + " from uploads where tenant = $1 and id = $2"
	sqlUploads = "select " + uploadColumns + ` from uploads
where tenant = $1 and state = $2 order by uploaded_at desc, id desc`
	sqlUploadVersion = "select version from uploads where tenant = $1 and id = $2"
	sqlInsertUpload  = "insert into uploads (tenant, " + uploadColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`
	sqlUpdateUpload = `update uploads set version = version + 1, state = $4, draft = $5, programme_id = $6
where tenant = $1 and id = $2 and version = $3`

	sqlDifferences = "select " + differenceColumns + ` from differences
where tenant = $1 and programme_id = $2 order by ordinal, id`
	sqlDifference        = "select " + differenceColumns + " from differences where tenant = $1 and id = $2"
	sqlDifferenceVersion = "select version from differences where tenant = $1 and id = $2"
	sqlInsertDifference  = "insert into differences (tenant, " + differenceColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`
	sqlDecideDifference = `update differences set version = version + 1, decision = $4, note = $5, decided_by = $6, decided_at = $7
where tenant = $1 and id = $2 and version = $3`
)

func uploadFields(u *intake.Upload) []any {
	return []any{
		&u.ID, &u.File.Name, &u.File.Format, &u.File.Digest, &u.File.Size, &u.State, &u.Version,
		asJSON(&u.Draft), asJSON(&u.Blocks), &u.UploadedBy, millis{&u.UploadedAt}, optional{&u.Programme},
	}
}

func differenceFields(d *intake.Difference) []any {
	return []any{
		&d.ID, &d.Programme, &d.Ordinal, &d.Kind, optional{&d.BodyTask}, optional{&d.AppendixTask},
		optional{&d.Group}, words{&d.BodyValue}, words{&d.RowValue}, &d.Decision, &d.Note, &d.DecidedBy,
		millis{&d.DecidedAt}, &d.Version,
	}
}

// Upload finds one by id.
func (t *Tx) Upload(id string) (intake.Upload, error) {
	return one(t, "intake", uploadFields, sqlUpload, id)
}

// Uploads lists those in a state, newest first.
func (t *Tx) Uploads(s intake.State) ([]intake.Upload, error) {
	return list(t, uploadFields, sqlUploads, s)
}

// InsertUpload adds one.
func (t *Tx) InsertUpload(u intake.Upload) error {
	return t.insert("intake", sqlInsertUpload, uploadFields(&u)...)
}

// UpdateUpload stores state, draft and programme at the upload's version.
func (t *Tx) UpdateUpload(u intake.Upload) error {
	return t.swap("intake", sqlUpdateUpload, sqlUploadVersion, u.ID, u.Version,
		u.State, asJSON(&u.Draft), optional{&u.Programme})
}

// Differences lists a programme's differences in document order.
func (t *Tx) Differences(programme string) ([]intake.Difference, error) {
	return list(t, differenceFields, sqlDifferences, programme)
}

// Difference finds one by id.
func (t *Tx) Difference(id string) (intake.Difference, error) {
	return one(t, "intake", differenceFields, sqlDifference, id)
}

// InsertDifference adds one.
func (t *Tx) InsertDifference(d intake.Difference) error {
	return t.insert("intake", sqlInsertDifference, differenceFields(&d)...)
}

// DecideDifference stores decision, note, by whom and when at the difference's version.
func (t *Tx) DecideDifference(d intake.Difference) error {
	return t.swap("intake", sqlDecideDifference, sqlDifferenceVersion, d.ID, d.Version,
		d.Decision, d.Note, d.DecidedBy, millis{&d.DecidedAt})
}
