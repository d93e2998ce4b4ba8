package docread

import (
	"os"
	"slices"
	"strings"
	"testing"

	"dondoc/internal/text"
)

func TestMisspelt(t *testing.T) {
	const clean = "Sở Y tế chủ trì, phối hợp với các đơn vị xây dựng kế hoạch, tổ chức kiểm tra, báo cáo Ủy ban nhân dân tỉnh.\n"
	cases := []struct {
		name, content string
		want          bool
	}{
		{"clean", strings.Repeat(clean, 20), false},
		{"the older place of tones, and i for y", strings.Repeat("Uỷ ban nhân dân quản lí, xử lí theo qui định.\n", 20), false},
		{"capitals", strings.Repeat("KẾ HOẠCH TRIỂN KHAI THỰC HIỆN NGHỊ QUYẾT\n", 20), false},
		{"words side by side that look like others", strings.Repeat("Công ty cổ phần Công nghệ; nguyên nhân dẫn đến; Chính phủ họp; hoạt động, thời gian; trong mọi trường hợp; "+
			"hằng quý, định kỳ; các tỉnh hình thành; số tiền do; giảng dạy, dự giờ; đảm bảo cao.\n", 20), false},
		{"what a typist gets wrong", strings.Repeat(clean, 60) + strings.Repeat("kê hoạch\n", 4), false},
		{"a short text with two slips", clean + "kê hoạch, tô chức\n", false},
		{"accents lost here and there", strings.Repeat(clean, 10) + "kê hoạch, quan lý, tô chức, đon vị, kiêm tra\n", true},
		{"no accents at all", "Uy ban nhan dan tinh to chuc kiem tra, bao cao ket qua thuc hien.\n", true},
		{"beyond what is looked at", strings.Repeat(clean, 2500) + strings.Repeat("kê hoạch, quan lý\n", 2000), false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read("a.txt", strings.NewReader(c.content), 0)
			if err != nil {
				t.Fatal(err)
			}
			warned := slices.ContainsFunc(d.Warnings, func(w Warning) bool { return w.Key == "docread.misspelt" })
			if d.Recognised != c.want || warned != c.want || d.Blocks[0].Paragraph.Place.Recognised != c.want {
				t.Errorf("recognised %v, warned %v, place %+v", d.Recognised, warned, d.Blocks[0].Paragraph.Place)
			}
		})
	}
}

// TestMisspeltReference: the reference decision is spelt well in each format, and no longer with one letter in twenty unaccented.
func TestMisspeltReference(t *testing.T) {
	for _, name := range []string{"../../testdata/625-qd-ubnd.txt", "../../testdata/formats/625-qd-ubnd.docx", "../../testdata/formats/625-qd-ubnd.html"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(name, strings.NewReader(string(data)), 0)
		if err != nil {
			t.Fatal(err)
		}
		if d.Recognised {
			t.Errorf("%s: %v", name, d.Warnings)
		}
		blur(d)
		if d.markMisspelt(); !d.Recognised {
			t.Errorf("%s blurred is taken for clean", name)
		}
	}
}

// blur takes the accents off every twentieth word.
func blur(d *Document) {
	n := 0
	each := func(p *Paragraph) {
		words := strings.Fields(p.Text)
		for i := range words {
			if n++; n%20 == 0 {
				words[i] = text.Fold(words[i])
			}
		}
		p.Text = strings.Join(words, " ")
	}
	for _, b := range d.Blocks {
		if b.Paragraph != nil {
			each(b.Paragraph)
			continue
		}
		b.Table.each(each)
	}
}

// Numbers of pages in text that OCR read stand far apart and count up; those of a list stay, and so do all of a text that was typed.
func TestPageNumbersOfRecognised(t *testing.T) {
	const page = "Sở Y tế chủ trì, phối hợp với các đơn vị xây dựng kê hoạch, tô chức kiêm tra, báo cáo Uy ban nhân dân tỉnh.\n"
	whole := strings.Repeat("- "+page, 12)
	cases := []struct {
		name, content string
		want          []string
	}{
		{"pages", whole + "\n2\n\n" + whole + "\n3\n\n" + whole, nil},
		{"rows of a list", whole + "\n2\n\nMột\n\n3\n\nHai\n" + whole, []string{"2", "3"}},
		{"rows of a table whose cells stand one a line", whole + "\n2\n\nTrồng cây\n" + whole, []string{"2"}},
		{"another number", whole + "\n7\n\n" + whole, []string{"7"}},
		{"typed", strings.ReplaceAll(whole, page, strings.NewReplacer("kê hoạch", "kế hoạch", "tô", "tổ", "kiêm", "kiểm", "Uy", "Ủy").Replace(page)) + "\n2\n", []string{"2"}},
	}
	for _, c := range cases {
		d, err := Read("a.txt", strings.NewReader(c.content), 0)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range d.Blocks {
			if b.Paragraph != nil && len(b.Paragraph.Text) == 1 {
				got = append(got, b.Paragraph.Text)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}
