package docread

import (
	"bytes"
	"encoding/binary"
	"io"
	"slices"

	"github.com/richardlehane/mscfb"

	"dondoc/internal/errs"
)

// What stands at the begin of the stream of a document of Word 97 to 2003 ([MS-DOC], 2.5.2): its mark, and among the
// flags the one of a document under a password. Word 6 and 95 wrote another mark, and the converter reads them too.
const (
	wordMark   = 0xA5EC
	oldMark    = 0xA5DC
	wordFlags  = 10
	wordSealed = 1 << 8
)

// checkWord looks whether an OLE file is a document of Word that can be opened: the converter, which needs seconds to
// start, is not shown any other. errs.Invalid "docread.damaged", "docread.password".
func checkWord(data []byte) error {
	head, err := wordHead(data)
	if err != nil {
		return errs.Wrap(err, errs.Invalid, "docread.damaged")
	}
	switch mark := binary.LittleEndian.Uint16(head); {
	case mark != wordMark && mark != oldMark:
		return errs.New(errs.Invalid, "docread.damaged")
	case binary.LittleEndian.Uint16(head[wordFlags:])&wordSealed != 0:
		return errs.New(errs.Invalid, "docread.password")
	}
	return nil
}

// wordHead reads the first bytes of the file's document of Word.
func wordHead(data []byte) ([]byte, error) {
	file, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(file.File, func(f *mscfb.File) bool { return f.Name == "WordDocument" && len(f.Path) == 0 })
	if i < 0 {
		return nil, io.ErrUnexpectedEOF
	}
	head := make([]byte, wordFlags+2)
	_, err = io.ReadFull(file.File[i], head)
	return head, err
}
