package programme

// Tx is what the room needs of a transaction.
type Tx interface {
	Programmes() ([]Programme, error) // newest document first
	Programme(id string) (Programme, error)
	// ProgrammeByNumber finds one by text.Number of its document; errs.NotFound if none.
	ProgrammeByNumber(numberKey, issuerFold string) (Programme, error)
	// InsertProgramme stores the programme, its document with citations, and edition 1.
	InsertProgramme(Programme) error
	Editions(programme string) ([]Edition, error)
	Groups(programme string) ([]Group, error)
	InsertGroup(programme string, g Group) error
	SetGroupTitle(programme, group, title string) error
	Duties(programme string) ([]Duty, error)
	InsertDuty(programme string, d Duty) error
	InsertBlocks(document string, blocks []Block) error
	// Blocks returns the blocks numbered first … last; last < 0 means to the end.
	Blocks(document string, first, last int) ([]Block, error)
}
