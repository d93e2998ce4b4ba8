package store

import "dondoc/internal/deliverable"

const (
	deliverableColumns = "id, task_id, ordinal, name"
	productColumns     = `p.id, p.assignment_id, p.deliverable_id, p.kind, p.issuer, p.number, p.issued_on, p.signer, p.abstract,
  p.by_user, p.by_name, p.at, p.version, p.withdrawn_by, p.withdrawn_by_name, p.withdrawn_at, p.withdrawn_reason`
	stageColumns = "product_id, step, on_day, act_number, authority, reason, by_user, by_name, at"
	fileColumns  = "product_id, " + heldColumns

	// Of a file, whatever it hangs on.
	heldColumns = "no, version, name, format, digest, size, pages, text_read, signatures, vouched, by_user, by_name, at"

	// What belongs to one product, to all of an assignment, to all of a task.
	whereProduct = " where tenant = $1 and product_id = $2 order by "
	whereDuty    = ` where tenant = $1 and product_id in (select p.id from products p where p.tenant = $1 and p.assignment_id = $2)
order by product_id, `
	whereTask = ` where tenant = $1 and product_id in (select p.id from assignments a cross join products p
  where a.tenant = $1 and a.task_id = $2 and p.tenant = $1 and p.assignment_id = a.id)
order by product_id, `
)

const (
	sqlDeliverables = "select " + deliverableColumns + ` from deliverables
where tenant = $1 and task_id = $2 order by ordinal, id`
	sqlInsertDeliverable = "insert into deliverables (tenant, " + deliverableColumns + ") values ($1, $2, $3, $4, $5)"

	sqlProduct        = "select " + productColumns + " from products p where p.tenant = $1 and p.id = $2"
	sqlProducts       = "select " + productColumns + " from products p where p.tenant = $1 and p.assignment_id = $2 order by p.at, p.id"
	sqlProductsOfTask = "select " + productColumns + ` from assignments a cross join products p
where a.tenant = $1 and a.task_id = $2 and p.tenant = $1 and p.assignment_id = a.id order by p.at, p.id`
	sqlProductVersion = "select version from products where tenant = $1 and id = $2"
	sqlInsertProduct  = `insert into products (tenant, id, assignment_id, deliverable_id, kind, issuer, number, issued_on, signer,
  abstract, by_user, by_name, at, version, withdrawn_by, withdrawn_by_name, withdrawn_at, withdrawn_reason)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`
	sqlUpdateProduct = `update products set version = version + 1, deliverable_id = $4, kind = $5, issuer = $6, number = $7,
  issued_on = $8, signer = $9, abstract = $10, withdrawn_by = $11, withdrawn_by_name = $12, withdrawn_at = $13,
  withdrawn_reason = $14
where tenant = $1 and id = $2 and version = $3`

	sqlStagesOfProduct    = "select " + stageColumns + " from product_stages" + whereProduct + "ordinal"
	sqlStagesOfAssignment = "select " + stageColumns + " from product_stages" + whereDuty + "ordinal"
	sqlStagesOfTask       = "select " + stageColumns + " from product_stages" + whereTask + "ordinal"
	sqlInsertStage        = "insert into product_stages (tenant, ordinal, " + stageColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`

	sqlFilesOfProduct    = "select " + fileColumns + " from product_files" + whereProduct + "no, version"
	sqlFilesOfAssignment = "select " + fileColumns + " from product_files" + whereDuty + "no, version"
	sqlFilesOfTask       = "select " + fileColumns + " from product_files" + whereTask + "no, version"
	sqlInsertFile        = "insert into product_files (tenant, " + fileColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`
)

func deliverableFields(d *deliverable.Deliverable) []any {
	return []any{&d.ID, &d.Task, &d.Ordinal, &d.Name}
}

func productFields(p *deliverable.Product) []any {
	w := &p.Withdrawn
	return []any{
		&p.ID, &p.Assignment, optional{&p.Expected}, &p.Document.Kind, &p.Document.Issuer, &p.Document.Number,
		&p.Document.IssuedOn, &p.Document.Signer, &p.Document.Abstract, &p.By, &p.ByName, millis{&p.At}, &p.Version,
		&w.By, &w.ByName, millis{&w.At}, &w.Reason,
	}
}

func stageFields(p *part[deliverable.Stage]) []any {
	g := &p.value
	return []any{&p.of, &g.Step, &g.On, &g.ActNumber, &g.Authority, &g.Reason, &g.By, &g.ByName, millis{&g.At}}
}

func fileFields(f *deliverable.File) []any { return append([]any{&f.Product}, heldFields(f)...) }

func heldFields(f *deliverable.File) []any {
	return []any{
		&f.No, &f.Version, &f.Name, &f.Format, &f.Digest, &f.Size, &f.Pages, truth{&f.Read}, asJSON(&f.Signatures),
		truth{&f.Vouched}, &f.By, &f.ByName, millis{&f.At},
	}
}

// Deliverables lists the products a task owes, in order.
func (t *Tx) Deliverables(task string) ([]deliverable.Deliverable, error) {
	return list(t, deliverableFields, sqlDeliverables, task)
}

// InsertDeliverable adds one to its task.
func (t *Tx) InsertDeliverable(d deliverable.Deliverable) error {
	return t.insert("deliverable", sqlInsertDeliverable, deliverableFields(&d)...)
}

// Product finds one by id, with its stages and files.
func (t *Tx) Product(id string) (deliverable.Product, error) {
	p, err := one(t, "deliverable", productFields, sqlProduct, id)
	if err != nil {
		return p, err
	}
	all := []deliverable.Product{p}
	err = t.fillProducts(all, sqlStagesOfProduct, sqlFilesOfProduct, id)
	return all[0], err
}

// Products lists those of an assignment with their stages and files, in the order they were handed in.
func (t *Tx) Products(assignment string) ([]deliverable.Product, error) {
	all, err := list(t, productFields, sqlProducts, assignment)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return all, t.fillProducts(all, sqlStagesOfAssignment, sqlFilesOfAssignment, assignment)
}

// ProductsOfTask lists those of all assignments of a task, in the order they were handed in.
func (t *Tx) ProductsOfTask(task string) ([]deliverable.Product, error) {
	all, err := list(t, productFields, sqlProductsOfTask, task)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return all, t.fillProducts(all, sqlStagesOfTask, sqlFilesOfTask, task)
}

func (t *Tx) fillProducts(all []deliverable.Product, stages, files, of string) error {
	stagesOf, err := parts(t, stageFields, stages, of)
	if err != nil {
		return err
	}
	found, err := list(t, fileFields, files, of)
	if err != nil {
		return err
	}
	filesOf := map[string][]deliverable.File{}
	for _, f := range found {
		filesOf[f.Product] = append(filesOf[f.Product], f)
	}
	for i, p := range all {
		all[i].Stages, all[i].Files = stagesOf[p.ID], filesOf[p.ID]
	}
	return nil
}

// InsertProduct adds one without its stages and files.
func (t *Tx) InsertProduct(p deliverable.Product) error {
	return t.insert("deliverable", sqlInsertProduct, productFields(&p)...)
}

// UpdateProduct stores what can be corrected, and its withdrawal, at its version.
func (t *Tx) UpdateProduct(p deliverable.Product) error {
	d, w := p.Document, p.Withdrawn
	return t.swap("deliverable", sqlUpdateProduct, sqlProductVersion, p.ID, p.Version,
		optional{&p.Expected}, d.Kind, d.Issuer, d.Number, d.IssuedOn, d.Signer, d.Abstract,
		w.By, w.ByName, millis{&w.At}, w.Reason)
}

// InsertStage adds the next stage of a product.
func (t *Tx) InsertStage(product string, ordinal int, s deliverable.Stage) error {
	return insertPartsFrom(t, "deliverable", sqlInsertStage, stageFields, product, ordinal, []deliverable.Stage{s})
}

// InsertFile adds a version of a file.
func (t *Tx) InsertFile(f deliverable.File) error {
	return t.insert("deliverable", sqlInsertFile, fileFields(&f)...)
}
