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
	return r.readConverted(ctx, ".odt", data)
}

func (r Reader) readConverted(ctx context.Context, ext string, data []byte) (*Document, error) {
	if r.Office == nil {
		return nil, errs.New(errs.Invalid, "docread.converter_missing", ext, officePackage)
	}
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
