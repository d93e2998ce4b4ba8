package store

import (
	"time"

	"dondoc/internal/errs"
	"dondoc/internal/intake"
)

const receiptColumns = `id, state, name, format, size, step, done, total, refusal, user_id, received_by, received_at, ended_at`

const (
	sqlReceipt       = "select " + receiptColumns + " from receipts where tenant = $1 and id = $2"
	sqlReceipts      = "select " + receiptColumns + " from receipts where tenant = $1 order by received_at desc, id desc"
	sqlInsertReceipt = "insert into receipts (tenant, " + receiptColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`
	sqlSetReceiptProgress = `update receipts set step = $3, done = $4, total = $5
where tenant = $1 and id = $2 and state = 'reading'`
	sqlEndReceipt = `update receipts set state = $3, name = $4, refusal = $5, ended_at = $6
where tenant = $1 and id = $2 and state = 'reading'`
	sqlDeleteReceipt        = "delete from receipts where tenant = $1 and id = $2 and state = 'reading'"
	sqlDeleteReceiptsBefore = "delete from receipts where tenant = $1 and ended_at < $2"

	sqlFileDigests = `select file_digest from uploads where tenant = $1
union select file_digest from documents where tenant = $1
union select digest from product_files where tenant = $1
union select digest from report_files where tenant = $1
union select digest from instruction_files where tenant = $1
union select digest from inspection_files where tenant = $1`
)

func receiptFields(r *intake.Receipt) []any {
	return []any{
		&r.ID, &r.State, &r.Name, &r.Format, &r.Size, &r.Progress.Step, &r.Progress.Done, &r.Progress.Total,
		asJSON(&r.Refusal), &r.User, &r.ReceivedBy, millis{&r.ReceivedAt}, millis{&r.EndedAt},
	}
}

// Receipt finds one by id.
func (t *Tx) Receipt(id string) (intake.Receipt, error) {
	return one(t, "intake", receiptFields, sqlReceipt, id)
}

// Receipts lists all, newest first.
func (t *Tx) Receipts() ([]intake.Receipt, error) { return list(t, receiptFields, sqlReceipts) }

// InsertReceipt adds one.
func (t *Tx) InsertReceipt(r intake.Receipt) error {
	return t.insert("intake", sqlInsertReceipt, receiptFields(&r)...)
}

// SetReceiptProgress stores how far a document is read.
func (t *Tx) SetReceiptProgress(id string, p intake.Progress) error {
	return t.ifReading(sqlSetReceiptProgress, id, p.Step, p.Done, p.Total)
}

// EndReceipt stores state, name, refusal and end.
func (t *Tx) EndReceipt(r intake.Receipt) error {
	return t.ifReading(sqlEndReceipt, r.ID, r.State, r.Name, asJSON(&r.Refusal), millis{&r.EndedAt})
}

// DeleteReceipt removes the receipt of a document that was read.
func (t *Tx) DeleteReceipt(id string) error { return t.ifReading(sqlDeleteReceipt, id) }

// ifReading changes a receipt that is being read; one that is not there any more has ended too.
func (t *Tx) ifReading(query, id string, args ...any) error {
	n, err := t.exec("intake", query, append([]any{id}, args...)...)
	if err == nil && n == 0 {
		return errs.New(errs.Conflict, "intake.not_reading")
	}
	return err
}

// DeleteReceiptsBefore forgets those that ended before a time.
func (t *Tx) DeleteReceiptsBefore(ended time.Time) error {
	_, err := t.exec("intake", sqlDeleteReceiptsBefore, millis{&ended})
	return err
}

// FileDigests lists the files that uploads, programmes, products, reports, instructions and inspections name, each once.
func (t *Tx) FileDigests() ([]string, error) { return list(t, alone[string], sqlFileDigests) }
