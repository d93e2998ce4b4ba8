package intake

import (
	"slices"
	"strings"

	"dondoc/internal/docread"
	"dondoc/internal/text"
)

// nation ends the full names of many bodies of the centre, and documents leave it out.
const nation = " Việt Nam"

// nameAsPrinted leaves "Việt Nam" out of the names of bodies that the document writes without it wherever it spells them out.
func (d *Draft) nameAsPrinted(doc *docread.Document) {
	printed, read := "", false
	asked := map[string]string{}
	for _, t := range d.tasksAndLeftOut() {
		for _, names := range t.nameLists() {
			for j, name := range names {
				short, ends := strings.CutSuffix(name, nation)
				if !ends || slices.Contains(names, short) {
					continue
				}
				if !read {
					printed, read = text.Fold(strings.Join(textsOf(doc), " ; ")), true
				}
				if _, known := asked[name]; !known {
					asked[name] = shorterPrinted(printed, name, short)
				}
				names[j] = asked[name]
				t.renameNotes(name, names[j])
			}
		}
	}
}

// shorterPrinted is the shorter name where a text has it and has the full one nowhere.
func shorterPrinted(printed, full, short string) string {
	if strings.Contains(printed, text.Fold(full)) || !strings.Contains(printed, text.Fold(short)) {
		return full
	}
	return short
}
