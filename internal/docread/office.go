package docread

import (
	"context"
	"io"

	"dondoc/internal/errs"
)

// officePackage is the Debian package that reads .doc and .odt.
const officePackage = "libreoffice-writer"

// readDoc reads Word's older binary format through the converter.
func (r Reader) readDoc(ctx context.Context, data []byte) (*Document, error) {
	if r.Office == nil {
		return nil, errs.New(errs.Invalid, "docread.converter_missing", ".doc", officePackage)
	}
	if err := checkWord(data); err != nil {
		return nil, err
	}
	return r.readConverted(ctx, ".doc", data)
}

// readODT reads OpenDocument text through the converter, which is not shown an
// archive that our own limits refuse.
func (r Reader) readODT(ctx context.Context, data []byte) (*Document, error) {
	if r.Office == nil {
		return nil, errs.New(errs.Invalid, "docread.converter_missing", ".odt", officePackage)
	}
	if err := checkODT(data); err != nil {
		return nil, err
	}
	d, err := r.readConverted(ctx, ".odt", data)
	if err != nil {
		return nil, err
	}
	return d, d.addWords(data)
}

// addWords puts what the file itself holds and the converter left out into
// Aside: hidden sections, descriptions, remarks, embedded objects, headers of pages that never come.
func (d *Document) addWords(data []byte) error {
	a, err := openArchive(data)
	if err != nil {
		return err
	}
	m := &asideReader{docxReader: &docxReader{archive: a, doc: d, fonts: &fontRegister{}}, known: map[Aside]bool{}}
	for p := range d.Paragraphs {
		m.known[Aside{Text: p.Text}] = true
	}
	for _, aside := range d.Aside {
		m.known[aside] = true
	}
	return m.readArchive(a, 0)
}

func (r Reader) readConverted(ctx context.Context, ext string, data []byte) (*Document, error) {
	r.Progress.tell(StepConvert, 0, 0)
	converted, err := r.Office.Convert(ctx, ext, data)
	if err != nil {
		return nil, err
	}
	return readDocx(converted)
}

// checkODT reads the parts that hold text through to their ends.
func checkODT(data []byte) error {
	a, err := openArchive(data)
	if err != nil {
		return err
	}
	if _, ok := a.files["content.xml"]; !ok {
		return errs.New(errs.Invalid, "docread.mismatch", "odt", "zip")
	}
	for _, name := range [...]string{"content.xml", "styles.xml", "meta.xml"} {
		x, ok, err := a.part(name)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if err := x.drain(); err != nil {
			return err
		}
	}
	return nil
}

// drain reads a part to its end for its faults only. OpenDocument's own
// DOCTYPE of the first drafts is refused with all others.
func (x *xmlReader) drain() error {
	for {
		switch _, err := x.next(); {
		case err == io.EOF: //nolint:errorlint // next returns it bare
			return nil
		case err != nil:
			return err
		}
	}
}
