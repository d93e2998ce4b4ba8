package docread

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"dondoc/internal/errs"
	"dondoc/internal/text"

	"github.com/google/go-cmp/cmp"
)

func mustRead(t testing.TB, s string) *Document {
	t.Helper()
	d, err := Read("a.txt", strings.NewReader(s), 0)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// printed writes the tree as one line a block or row, with its place.
func printed(d *Document) string {
	var b strings.Builder
	for _, block := range d.Blocks {
		if p := block.Paragraph; p != nil {
			fmt.Fprintf(&b, "%d %s\n", p.Place.Line, p.Text)
			continue
		}
		for _, r := range block.Table.Rows {
			fmt.Fprintf(&b, "%d-%d", r.Place.Line, r.Place.LineEnd)
			for _, c := range r.Cells {
				fmt.Fprintf(&b, " | %s", c.Text())
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func TestRefusals(t *testing.T) {
	cases := []struct {
		name, file, content string
		kind                errs.Kind
		key                 string
		args                []any
	}{
		{"nothing", "a.txt", "", errs.Invalid, "docread.empty", nil},
		{"white space", "a.txt", "\uFEFF \n\t\r\n", errs.Invalid, "docread.empty", nil},
		{"nothing visible", "a.txt", "\u200b\n[bookmark: a]", errs.Invalid, "docread.empty", nil},
		{"not UTF-8", "a.txt", "dòng một\nhai \xe9\n", errs.Invalid, "docread.not_utf8", []any{2, 5}},
		{"UTF-16 without its mark", "a.txt", "a\x00b\x00", errs.Invalid, "docread.binary", nil},
		{"binary", "a.txt", "abc\x00def", errs.Invalid, "docread.binary", nil},
		{"PDF under another name", "a.txt", "%PDF-1.7", errs.Invalid, "docread.mismatch", []any{"txt", "pdf"}},
		{"zip under another name", "a.txt", "PK\x03\x04", errs.Invalid, "docread.mismatch", []any{"txt", "zip"}},
		{"no reader", "a.pdf", "%PDF-1.7", errs.Invalid, "docread.unsupported", []any{".pdf"}},
		{"no such format", "a.exe", "MZ", errs.Invalid, "docread.unsupported", []any{".exe"}},
		{"no extension", "a", "abc", errs.Invalid, "docread.unsupported", []any{""}},
		{"too large", "a.txt", strings.Repeat("a", 101), errs.TooLarge, "docread.too_large", []any{text.Size(100)}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(c.file, strings.NewReader(c.content), 100)
			var refusal *errs.Error
			if !errs.Is(err, c.kind, c.key) || !errors.As(err, &refusal) {
				t.Fatalf("got %v", err)
			}
			if diff := cmp.Diff(c.args, refusal.Args); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// endless counts how much is read of a file that never ends.
type endless struct{ read int64 }

func (e *endless) Read(p []byte) (int, error) {
	e.read += int64(len(p))
	return copy(p, strings.Repeat("a", len(p))), nil
}

func TestReadsNoMoreThanTheLimit(t *testing.T) {
	e := &endless{}
	if _, err := Read("a.txt", e, 1000); errs.KindOf(err) != errs.TooLarge {
		t.Fatal(err)
	}
	if e.read > 1001 {
		t.Errorf("read %d bytes", e.read)
	}
}

func TestUnreadable(t *testing.T) {
	_, err := Read("a.txt", io.MultiReader(strings.NewReader("a"), failing{}), 0)
	if !errs.Is(err, errs.Invalid, "docread.unreadable") {
		t.Error(err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestParagraphs(t *testing.T) {
	d := mustRead(t, "\uFEFFQuyết  định\r\n\r\n[bookmark: muc_2]II. NHIỆM\u00a0VỤ\nhoa\u0301\n[bookmark: hở")
	if diff := cmp.Diff("1 Quyết định\n3 II. NHIỆM VỤ\n4 hoá\n5 [bookmark: hở\n", printed(d)); diff != "" {
		t.Error(diff)
	}
	if d.Blocks[0].Paragraph.Spaced || !d.Blocks[1].Paragraph.Spaced || d.Blocks[2].Paragraph.Spaced {
		t.Error("an empty line stands before the second paragraph only")
	}
	if d.Format != "txt" || len(d.Digest) != 64 || d.Size == 0 {
		t.Errorf("%s %s %d", d.Format, d.Digest, d.Size)
	}
}

func TestCellTable(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{
			"heading wrapped, number apart, group rows",
			"Tên bảng\n\tSố TT\n\n\tNội dung,\nchính sách\n\tChủ trì\n\n\tI\n\n\tViệc lớn\n\tSở A\n\n\tII\n\tNhóm\n\n\t1\n\tViệc a\n\tSở B\n\n\t1.2\n\tViệc b\n\tSở C\n\nHết",
			"1 Tên bảng\n2-6 | Số TT | Nội dung, chính sách | Chủ trì\n8-11 | I | Việc lớn | Sở A\n13-14 | II | Nhóm\n16-18 | 1 | Việc a | Sở B\n20-22 | 1.2 | Việc b | Sở C\n24 Hết\n",
		},
		{
			"wrapped cell",
			"STT\nNội dung\nChủ trì\nHạn\n\n1\nViệc dài,\ncòn tiếp\nSở A\nQuý I\n\n2\nViệc b\nSở B\nQuý II\n\n3\nViệc c\nSở C\nQuý III\n",
			"1-4 | STT | Nội dung | Chủ trì | Hạn\n6-10 | 1 | Việc dài, còn tiếp | Sở A | Quý I\n12-15 | 2 | Việc b | Sở B | Quý II\n17-20 | 3 | Việc c | Sở C | Quý III\n",
		},
		{"label without rows", "STT\nNội dung\n\nHết\n", "1 STT\n2 Nội dung\n4 Hết\n"},
		{"label alone", "STT", "1 STT\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, printed(mustRead(t, c.text))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTornRowIsWarnedOf(t *testing.T) {
	d := mustRead(t, "STT\nNội dung\nChủ trì\nHạn\n\n1\nViệc a\nSở A\nQuý I\n\n2\nViệc b\nSở B\n\n3\nViệc c\nSở C\nQuý I\n")
	want := []Warning{{Key: "docread.torn_row", Args: []any{3, 4}, Place: Place{Line: 11, LineEnd: 13, Table: 1, Row: 3}}}
	if diff := cmp.Diff(want, d.Warnings); diff != "" {
		t.Error(diff)
	}
}

// TestReferenceAppendix: every row of the reference has its heading's width, or is a group's.
func TestReferenceAppendix(t *testing.T) {
	f, err := os.Open("../../testdata/625-qd-ubnd.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d, err := Read(f.Name(), f, 0)
	if err != nil {
		t.Fatal(err)
	}
	last := d.Blocks[len(d.Blocks)-1].Table
	if last == nil || len(last.Rows) != 49 || last.Cols != 6 || len(d.Warnings) != 0 {
		t.Fatalf("the appendix is not read whole: %+v", d.Warnings)
	}
	for _, r := range last.Rows {
		if n := len(r.Cells); n != 6 && (n != 2 || r.Cells[1].ColSpan != 5) {
			t.Errorf("line %d: %d cells", r.Place.Line, n)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.txt", []byte("STT\nNội dung\nChủ trì\n\n1\nViệc\nSở A\n\nI\nNhóm\n"))
	f.Add("a.txt", []byte("TT\n\n\n1\n\n1\n"))
	f.Add("a.html", []byte("<html>"))
	f.Add("a.html", []byte("<table border=1><tr><td rowspan=0>1<td colspan=3>b<tr><td rowspan=9>c<br>d</table><ol><li>x<a href=#n>1</a>"))
	f.Add("a.md", []byte("|\nSTT\n|\n**Việc**\n|\n|\n1\n|\na\n|\n\n| TT | Việc |\n|--|--|\n| 1 | b\\|c |\n"))
	f.Add("a.docx", docx(docxNumbering, docxTable))
	f.Add("a.docx", []byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		d, err := Read(name, strings.NewReader(string(data)), 1<<16)
		if err != nil {
			if k := errs.KindOf(err); k != errs.Invalid && k != errs.TooLarge {
				t.Fatalf("an unclassified refusal: %v", err)
			}
			return
		}
		line := 0
		for p := range d.Paragraphs {
			if p.Text == "" || !utf8.ValidString(p.Text) || strings.Contains(p.Text, "\n") {
				t.Fatalf("%+v: %q", p.Place, p.Text)
			}
			if d.Format == "txt" && p.Place.Line <= line {
				t.Fatalf("line %d after %d: %q", p.Place.Line, line, p.Text)
			}
			line = p.Place.Line
		}
		checkGrid(t, d)
	})
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("../../testdata/625-qd-ubnd.txt")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("a.txt", strings.NewReader(string(data)), 0); err != nil {
			b.Fatal(err)
		}
	}
}
