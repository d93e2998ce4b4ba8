package app

import (
	"os"
	"path/filepath"

	"dondoc/internal/docread"
)

// PDF is the engine that reads and paints PDF, whose compiled program is kept in
// the user's cache folder.
func PDF() *docread.Pdfium {
	cache := ""
	if dir, err := os.UserCacheDir(); err == nil {
		cache = filepath.Join(dir, "dondoc", "pdf")
	}
	return docread.NewPdfium(cache, docread.PDFWork)
}

// Formats is the reader of files with the help this machine offers: the PDF
// engine, and a LibreOffice and a Tesseract that are installed. Nothing is started
// before a file needs it.
func Formats(pdf *docread.Pdfium) docread.Reader {
	return docread.Reader{Office: docread.FindLibreOffice(), Pages: pdf, OCR: docread.FindTesseract()}
}
