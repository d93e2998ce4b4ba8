// Package deliverable owns the products a task owes. It does not own the files
// handed in yet: no task is activated in this edition of the product.
package deliverable

// Deliverable is one expected product, or one kind of product of an open list.
type Deliverable struct {
	ID      string
	Task    string
	Ordinal int
	Name    string
}

// Tx is what the room needs of a transaction.
type Tx interface {
	Deliverables(task string) ([]Deliverable, error)
	InsertDeliverable(Deliverable) error
}
