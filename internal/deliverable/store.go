package deliverable

import "dondoc/internal/assignment"

// Tx is what expected products need of a transaction.
type Tx interface {
	Deliverables(task string) ([]Deliverable, error)
	InsertDeliverable(Deliverable) error
}

// ProductTx is what handing in needs of a transaction.
type ProductTx interface {
	Tx
	assignment.Tx

	Product(id string) (Product, error)
	// Products lists those of an assignment, in the order they were handed in.
	Products(assignment string) ([]Product, error)
	// ProductsOfTask lists those of all assignments of a task, in that order.
	ProductsOfTask(task string) ([]Product, error)
	// InsertProduct adds one without its stages and files; errs.Conflict "deliverable.exists" when its id is taken.
	InsertProduct(Product) error
	// UpdateProduct stores what can be corrected and raises the version; errs.Conflict "deliverable.stale" when
	// p.Version is not the stored one.
	UpdateProduct(p Product) error
	InsertStage(product string, ordinal int, s Stage) error
	InsertFile(File) error // errs.Conflict "deliverable.exists" when that version is there
}
