package app

import (
	"os"
	"path/filepath"

	"dondoc/internal/docread"
)

// Formats is the reader of files with the help this machine offers: a
// LibreOffice and a Tesseract that are installed, and the PDF engine, whose
// compiled program is kept in the user's cache folder. Nothing is started before a
// file needs it.
func Formats() docread.Reader {
	cache := ""
	if dir, err := os.UserCacheDir(); err == nil {
		cache = filepath.Join(dir, "dondoc", "pdf")
	}
	return docread.Reader{Office: docread.FindLibreOffice(), Pages: docread.NewPdfium(cache), OCR: docread.FindTesseract()}
}
