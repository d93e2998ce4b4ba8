package docread

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"dondoc/internal/errs"
)

// Limits on what is read out of an archive, whatever its directory claims.
const (
	maxUnpacked = 64 << 20 // bytes of all parts together
	maxRatio    = 100      // unpacked to packed, of a part over freeRatio
	freeRatio   = 4 << 20  // bytes; tables of equal rows pack well
	maxToken    = 4 << 20  // bytes of one tag or text, which the decoder holds at once
	maxDepth    = 200      // of elements in one another
	maxPieces   = 400_000  // paragraphs and cells
)

// An archive reads the parts of a ZIP file under one allowance.
type archive struct {
	files map[string]*zip.File
	left  int64 // bytes that may still be unpacked
}

func openArchive(data []byte) (*archive, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errs.Wrap(err, errs.Invalid, "docread.damaged")
	}
	a := &archive{files: make(map[string]*zip.File, len(r.File)), left: maxUnpacked}
	for _, f := range r.File {
		a.files[strings.TrimPrefix(f.Name, "/")] = f
	}
	return a, nil
}

// part gives a decoder over a part, false where the archive has none. The
// part is unpacked as the decoder asks for it, so an allowance overrun stops it.
func (a *archive) part(name string) (*xmlReader, bool, error) {
	f, ok := a.files[name]
	if !ok {
		return nil, false, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, true, errs.Wrap(err, errs.Invalid, "docread.damaged")
	}
	packed := int64(min(f.CompressedSize64, maxUnpacked)) // the file states it, and more cannot matter
	limited := &unpacking{r: r, a: a, packed: packed}
	return &xmlReader{Decoder: xml.NewDecoder(limited), source: limited}, true, nil
}

// bytes unpacks a part that is no XML, under the archive's allowance.
func (a *archive) bytes(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, errs.Wrap(err, errs.Invalid, "docread.damaged")
	}
	defer func() { _ = r.Close() }()
	data, err := io.ReadAll(io.LimitReader(r, a.left+1))
	if err != nil {
		return nil, errs.Wrap(err, errs.Invalid, "docread.damaged")
	}
	if a.left -= int64(len(data)); a.left < 0 {
		return nil, errs.New(errs.TooLarge, "docread.unpacked", int64(maxUnpacked>>20))
	}
	return data, nil
}

// unpacking counts what is read of a part against the archive's allowance.
type unpacking struct {
	r      io.ReadCloser
	a      *archive
	packed int64
	read   int64
	token  int64 // bytes since the last "<"
}

// errUnpacked ends the reading of an archive that unpacks to too much.
var errUnpacked = errors.New("more unpacked than allowed")

func (u *unpacking) Read(p []byte) (int, error) {
	if u.a.left <= 0 || u.token > maxToken || u.read > freeRatio && u.read > maxRatio*u.packed {
		return 0, errUnpacked
	}
	n, err := u.r.Read(p[:min(int64(len(p)), u.a.left)])
	u.read += int64(n)
	u.a.left -= int64(n)
	if i := bytes.LastIndexByte(p[:n], '<'); i >= 0 {
		u.token = int64(n - i)
	} else {
		u.token += int64(n)
	}
	return n, err
}

// An xmlReader is a decoder that refuses what no office document needs:
// document types (and with them entities), and elements nested without end.
type xmlReader struct {
	*xml.Decoder
	source *unpacking
	depth  int
}

// next returns the next element, end or text. At the end of the part it returns io.EOF.
func (x *xmlReader) next() (xml.Token, error) {
	for {
		tok, err := x.Token()
		if err != nil {
			return nil, refusal(err)
		}
		switch tok.(type) {
		case xml.StartElement:
			if x.depth++; x.depth > maxDepth {
				return nil, errs.New(errs.Invalid, "docread.too_deep")
			}
			return tok, nil
		case xml.EndElement:
			x.depth--
			return tok, nil
		case xml.CharData:
			return tok, nil
		case xml.Directive:
			return nil, errs.New(errs.Invalid, "docread.dtd")
		}
	}
}

// refusal tells a part that is too large from one that is damaged; io.EOF stays.
func refusal(err error) error {
	switch {
	case err == io.EOF: //nolint:errorlint // the decoder returns it bare
		return err
	case errors.Is(err, errUnpacked):
		return errs.Wrap(err, errs.TooLarge, "docread.unpacked", int64(maxUnpacked>>20))
	}
	return errs.Wrap(err, errs.Invalid, "docread.damaged")
}

// skip leaves out the rest of the element that was just opened.
func (x *xmlReader) skip() error {
	for level := 1; level > 0; {
		tok, err := x.next()
		if err != nil {
			return inside(err)
		}
		switch tok.(type) {
		case xml.StartElement:
			level++
		case xml.EndElement:
			level--
		}
	}
	return nil
}

// inside makes the end of a part an error, for a reader that stands within an element.
func inside(err error) error {
	if err == io.EOF { //nolint:errorlint // next returns it bare
		return errs.Wrap(io.ErrUnexpectedEOF, errs.Invalid, "docread.damaged")
	}
	return err
}

// each calls visit for every element directly within the one just opened, to
// its end. visit reads its element to the end.
func (x *xmlReader) each(visit func(xml.StartElement) error) error {
	for {
		tok, err := x.next()
		if err != nil {
			return inside(err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if err := visit(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// root opens the part's outermost element.
func (x *xmlReader) root() (xml.StartElement, error) {
	for {
		tok, err := x.next()
		if err != nil {
			return xml.StartElement{}, inside(err)
		}
		if t, ok := tok.(xml.StartElement); ok {
			return t, nil
		}
	}
}

// attr is an attribute by its local name: office files use one namespace for
// an element and its attributes, in a strict and a transitional spelling.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
