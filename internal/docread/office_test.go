package docread

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dondoc/internal/errs"
)

// oleMark begins every OLE file ([MS-CFB], 2.2).
const oleMark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

func TestWithoutConverter(t *testing.T) {
	for name, content := range map[string]string{"a.doc": oleMark, "a.odt": string(pack(map[string]string{"content.xml": "<a/>"}))} {
		_, err := Read(name, strings.NewReader(content), 0)
		if !errs.Is(err, errs.Invalid, "docread.converter_missing") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// script writes a program that stands in for LibreOffice.
func script(t *testing.T, body string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "soffice")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+body+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestConverter(t *testing.T) {
	cases := []struct {
		name, body string
		kind       errs.Kind
		key        string
	}{
		{"works without end", "while :; do :; done", errs.TooLarge, "docread.too_slow"},
		{"waits without end", "exec sleep 600", errs.TooLarge, "docread.too_slow"},
		{"fails", "exit 1", errs.Invalid, "docread.damaged"},
		{"says it worked and wrote nothing", "exit 0", errs.Invalid, "docread.damaged"},
		{"writes no document", "echo x > in.docx", errs.Invalid, "docread.damaged"},
	}
	word := readFile(t, "../../testdata/formats/625-qd-ubnd.doc")
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tmp := t.TempDir()
			t.Setenv("TMPDIR", tmp)
			work := time.Minute
			if c.key == "docread.too_slow" {
				work = time.Second
			}
			r := Reader{Office: NewLibreOffice(script(t, c.body), work)}
			if _, err := r.Read(t.Context(), "a.doc", bytes.NewReader(word)); !errs.Is(err, c.kind, c.key) {
				t.Errorf("got %v", err)
			}
			if left, err := os.ReadDir(tmp); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v %v", left, err)
			}
		})
	}
}

// An OpenDocument file that our limits refuse is not shown to the converter.
func TestHostileODT(t *testing.T) {
	r := Reader{Office: unwanted{t}}
	cases := map[string]string{
		"docread.dtd":      `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>`,
		"docread.damaged":  "<a>",
		"docread.unpacked": "<a>" + strings.Repeat("x", maxUnpacked),
	}
	for key, content := range cases {
		_, err := r.Read(t.Context(), "a.odt", strings.NewReader(string(pack(map[string]string{"mimetype": "x", "content.xml": content}))))
		if e := errs.KindOf(err); e != errs.Invalid && e != errs.TooLarge || !errs.Is(err, e, key) {
			t.Errorf("%s: %v", key, err)
		}
	}
}

type unwanted struct{ t *testing.T }

func (u unwanted) Convert(context.Context, string, []byte) ([]byte, error) {
	u.t.Error("the converter was asked")
	return nil, nil
}
