package store

import (
	"database/sql"
	"errors"

	"dondoc/internal/audit"
)

const auditColumns = "seq, at, actor, actor_name, act, subject_kind, subject_id, detail, prev, hash"

const (
	// Writers of a tenant follow one another (see Write), so the newest entry stays the newest until the commit.
	sqlAuditHead = "select seq, hash from audit_entries where tenant = $1 order by seq desc limit 1"

	sqlInsertAuditEntry = "insert into audit_entries (tenant, " + auditColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`

	sqlAuditEntries = "select " + auditColumns + ` from audit_entries
where tenant = $1 and seq < $2 and ($3 = '' or actor = $3) and ($4 = '' or act = $4)
order by seq desc limit $5`

	sqlAuditEntriesOfSubject = "select " + auditColumns + ` from audit_entries
where tenant = $1 and subject_kind = $6 and subject_id = $7
  and seq < $2 and ($3 = '' or actor = $3) and ($4 = '' or act = $4)
order by seq desc limit $5`

	sqlAuditEntriesAfter = "select " + auditColumns + ` from audit_entries
where tenant = $1 and seq > $2 order by seq limit $3`
)

func auditFields(e *audit.Entry) []any {
	return []any{
		&e.Seq, millis{&e.At}, &e.Actor, &e.ActorName, &e.Act, &e.Subject.Kind, &e.Subject.ID,
		verbatim{&e.Detail}, &e.Prev, &e.Hash,
	}
}

// AuditHead returns the newest entry's number and hash, 0 and "" when there is none.
func (t *Tx) AuditHead() (seq int64, hash string, err error) {
	err = t.queryRow(sqlAuditHead).Scan(&seq, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, "", nil
	}
	return seq, hash, err
}

// InsertAuditEntry appends an entry.
func (t *Tx) InsertAuditEntry(e audit.Entry) error {
	return t.insert("audit", sqlInsertAuditEntry, auditFields(&e)...)
}

// AuditEntries returns the entries of a page, newest first. The history of one subject comes from its index.
func (t *Tx) AuditEntries(f audit.Filter) ([]audit.Entry, error) {
	before := f.Before
	if before == 0 {
		before = noLimit
	}
	args := []any{before, f.Actor, f.Act, limit(f.Limit)}
	if f.Subject == (audit.Subject{}) {
		return list(t, auditFields, sqlAuditEntries, args...)
	}
	return list(t, auditFields, sqlAuditEntriesOfSubject, append(args, f.Subject.Kind, f.Subject.ID)...)
}

// auditBatch is how many entries a walk over the record holds at a time.
const auditBatch = 500

// EachAuditEntry visits all entries from the oldest on.
func (t *Tx) EachAuditEntry(visit func(audit.Entry) error) error {
	for after := int64(0); ; {
		batch, err := list(t, auditFields, sqlAuditEntriesAfter, after, auditBatch)
		if err != nil || len(batch) == 0 {
			return err
		}
		for _, e := range batch {
			if err := visit(e); err != nil {
				return err
			}
			after = e.Seq
		}
	}
}
