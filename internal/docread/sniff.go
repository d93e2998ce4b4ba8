package docread

import "bytes"

// signatures are the first bytes that give a kind of file away.
func signature(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return "pdf"
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return "zip"
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return "doc"
	}
	return ""
}

// sniff names the kind of content: pdf, zip, doc, html, binary or txt.
func sniff(data []byte) string {
	if s := signature(data); s != "" {
		return s
	}
	start := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 512)], "\xEF\xBB\xBF \t\r\n"))
	if bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html")) {
		return "html"
	}
	if utf16Order(data) == nil && bytes.IndexByte(data, 0) >= 0 {
		return "binary"
	}
	return "txt"
}

// agrees reports whether content of one kind may stand under the name of another.
func agrees(content, claimed string) bool {
	switch content {
	case "zip":
		return claimed == "docx" || claimed == "odt"
	case "txt": // HTML without a document type looks like text
		return claimed == "txt" || claimed == "md" || claimed == "html"
	}
	return content == claimed
}

func isBlank(data []byte) bool {
	return len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")))) == 0
}
