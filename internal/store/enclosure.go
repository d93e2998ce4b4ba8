package store

import "dondoc/internal/direction"

const (
	sqlFilesOfInstruction = "select instruction_id, part, " + heldColumns + ` from instruction_files
where tenant = $1 and instruction_id = $2 order by part, no`
	sqlFilesOfInspection = "select inspection_id, part, " + heldColumns + ` from inspection_files
where tenant = $1 and inspection_id = $2 order by part, no`
	sqlInsertInstructionFile = "insert into instruction_files (tenant, instruction_id, part, " + heldColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`
	sqlInsertInspectionFile = "insert into inspection_files (tenant, inspection_id, part, " + heldColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`
)

func enclosureFields(p *part[direction.Enclosure]) []any {
	return append([]any{&p.of, &p.value.Part}, heldFields(&p.value.File)...)
}

// enclosures are the files of one instruction or inspection.
func (t *Tx) enclosures(query, of string) (direction.Enclosures, error) {
	all, err := parts(t, enclosureFields, query, of)
	return all[of], err
}

// InsertInstructionFile adds a file of an answer.
func (t *Tx) InsertInstructionFile(instruction string, e direction.Enclosure) error {
	return t.insert("instruction", sqlInsertInstructionFile, enclosureFields(&part[direction.Enclosure]{instruction, e})...)
}

// InsertInspectionFile adds a file of a decision or a conclusion.
func (t *Tx) InsertInspectionFile(inspection string, e direction.Enclosure) error {
	return t.insert("inspection", sqlInsertInspectionFile, enclosureFields(&part[direction.Enclosure]{inspection, e})...)
}
