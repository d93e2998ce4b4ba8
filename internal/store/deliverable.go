package store

import "dondoc/internal/deliverable"

const deliverableColumns = "id, task_id, ordinal, name"

const (
	sqlDeliverables = "select " + deliverableColumns + ` from deliverables
where tenant = $1 and task_id = $2 order by ordinal, id`
	sqlInsertDeliverable = "insert into deliverables (tenant, " + deliverableColumns + ") values ($1, $2, $3, $4, $5)"
)

func deliverableFields(d *deliverable.Deliverable) []any {
	return []any{&d.ID, &d.Task, &d.Ordinal, &d.Name}
}

// Deliverables lists the products a task owes, in order.
func (t *Tx) Deliverables(task string) ([]deliverable.Deliverable, error) {
	return list(t, deliverableFields, sqlDeliverables, task)
}

// InsertDeliverable adds one to its task.
func (t *Tx) InsertDeliverable(d deliverable.Deliverable) error {
	return t.insert("deliverable", sqlInsertDeliverable, deliverableFields(&d)...)
}
