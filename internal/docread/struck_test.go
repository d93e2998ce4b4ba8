package docread

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A warning says where something is struck out: the paragraph, the row, the paragraph before one that is gone, or nowhere in the flow.
func TestStruckPlaces(t *testing.T) {
	struck := func(s string) string { return `<w:r><w:rPr><w:strike/></w:rPr><w:t>` + s + `</w:t></w:r>` }
	row := func(cells ...string) string {
		return "<w:tr><w:tc>" + strings.Join(cells, "</w:tc><w:tc>") + "</w:tc></w:tr>"
	}
	body := para("Một") + "<w:p>" + struck("Hai") + "</w:p><w:p><w:r><w:t>Ba</w:t></w:r>" + struck("x") + "</w:p>" +
		`<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>` + row(para("a"), para("b")) + row(para("c"), "<w:p>"+struck("d")+"</w:p>") + "</w:tbl>"
	page := "<p>Một<p><s>Hai</s><p>Ba<s>x</s><table border=1><tr><td>a<td>b<tr><td>c<td><s>d</s></table>"
	want := []Place{{Paragraph: 1}, {Paragraph: 2}, {Table: 1, Row: 2}}
	fromHTML, err := Read("a.html", strings.NewReader("<!DOCTYPE html>"+page), 0)
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range map[string]*Document{"docx": readDocxOf(t, body), "html": fromHTML} {
		var got []Place
		for _, w := range d.Warnings {
			if w.Key == "docread.struck" {
				got = append(got, w.Place)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	many := readDocxOf(t, strings.Repeat("<w:p>"+struck("a")+"</w:p>"+para("b"), maxStruck+9))
	if len(many.Warnings) != maxStruck {
		t.Errorf("%d warnings", len(many.Warnings))
	}
}
