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

// sealedStream is the name of the stream that holds a document of Word 2007 and later under a password ([MS-OFFCRYPTO],
// 2.3.4.4), as the directory of the OLE file around it writes it.
const sealedStream = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"

// isSealed reports a .docx under a password, which is an OLE file like a .doc.
func isSealed(data []byte) bool {
	return signature(data) == "doc" && bytes.Contains(data, []byte(sealedStream))
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
