package docread

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHTML(t *testing.T) {
	cases := []struct {
		name, page string
		want       []string
	}{
		{"blocks and breaks", "<p>một\nhai<br>ba<div>bốn<p>năm", []string{"một hai ba", "bốn", "năm"}},
		{"breaks before items", "<p>a) một.<br>b) hai,<br>hai<br>rưỡi;<br>- ba", []string{"a) một.", "b) hai, hai rưỡi;", "- ba"}},
		{"no text", "<title>t</title><script>x</script><style>y</style><p style='display: none'>ẩn</p>a<del>b</del>", []string{"a"}},
		{
			"struck text", `<style>.x {text-decoration: red line-through}</style><p>Hạn <s>ngày 5/6/2026</s><strike> 6/6</strike><del>a</del> <span class=x>b <b>c</b></span>ngày 8/6.<p><s>Việc hai.</s><p style="text-decoration-line: line-through">x<br>y<ol><li>một<li><s>hai</s><li>ba</ol>` +
				"<table border=1><tr><td>1<td>Việc<td><s>Sở A</s> Sở B<tr style='text-decoration: line-through'><td>2<td>Việc<td>Sở C</table>",
			[]string{"Hạn ngày 8/6.", "1. một", "3. ba", "[0+1 1][1+1 Việc][2+1 Sở B]", "[0+1 ][1+1 ][2+1 ]"},
		},
		{"note mark", `GPMB<a href="#sdfootnote1sym"><sup>1</sup></a> xong <a href="#muc">xem mục II</a>`, []string{"GPMB xong xem mục II"}},
		{"lists", "<ol type=a start=3><li>x<li>y</ol><ul><li>z</ul>", []string{"c) x", "d) y", "- z"}},
		{
			"lists in lists", "<ol type=I><li>x<ol><li>y<ol><li>z<li>t</ol><li value=4>u<ol type=a><li>v</ol></ol></ol>",
			[]string{"I. x", "1. y", "1.1. z", "1.2. t", "4. u", "a) v"},
		},
		{
			"lists that paragraphs interrupt", "<ol type=I><li>một<li>hai<ol><li>a</ol></ol><p>x<ol type=I><ol><li>b</ol></ol><p>x<ol type=I><ol><ol type=a><li>b1</ol><li>c</ol><li>ba</ol>" +
				"<p>x<ol type=I><ol><li>d</ol></ol><ol><li>khác</ol><ol><ol><li>lùi</ol></ol>",
			[]string{"I. một", "II. hai", "1. a", "x", "2. b", "x", "a) b1", "3. c", "III. ba", "x", "1. d", "1. khác", "1.1. lùi"},
		},
		{
			"spans", "<table border=1><tr><td rowspan=2>I<td colspan=2>Nhóm<tr><td>Việc<br>dài<td>Sở A<tr><td>1<td>b<td>c</table>",
			[]string{"[0+1 I][1+2 Nhóm]", "[0+1^ I][1+1 Việc dài][2+1 Sở A]", "[0+1 1][1+1 b][2+1 c]"},
		},
		{"letterhead", "<table><tr><td>UBND<br>TỈNH<td style='border: none'>CỘNG HÒA</table>", []string{"UBND", "TỈNH", "CỘNG HÒA"}},
		{"borders by style", "<table><tr><td style='border: 1px solid #000'>a<td>b</table>", []string{"[0+1 a][1+1 b]"}},
		{"no borders but a number column", "<table><tr><td>STT<td>Việc<td>Ai<tr><td>1<td>a<td>b</table>", []string{"[0+1 STT][1+1 Việc][2+1 Ai]", "[0+1 1][1+1 a][2+1 b]"}},
		{
			"table in a cell of a table that says something itself",
			"<table border=1><tr><td>1<td>Việc<table border=1><tr><td>x<td>y</table><td>Sở A<tr><td>2<td>Khác<td>Sở B</table>sau",
			[]string{"[0+1 1][1+1 Việc][2+1 Sở A]", "[0+1 2][1+1 Khác][2+1 Sở B]", "[0+1 x][1+1 y]", "sau"},
		},
		{
			"rows numbered by lists without text",
			"<table border=1><tr><td><ol><li><p><br></p></ol><td>a<tr><td><ol start=2><li><p></p></ol><td>b</table><ul><li></ul>",
			[]string{"[0+1 1.][1+1 a]", "[0+1 2.][1+1 b]"},
		},
		{
			"capitals by style, and not in a part of it", "<style>h3 {text-transform: uppercase}</style><h3>Kế hoạch</h3><p style='text-transform:uppercase'>Lam <i style='text-transform: none'>Sơn</i></p>",
			[]string{"KẾ HOẠCH", "LAM Sơn"},
		},
		{
			"items without text outside cells, not shown, beside text, with a picture or a table", "<ol><li>a<li><li><img src=x></ol>" +
				"<table border=1><tr><td>x<ol><li></ol><td><ol><li style='display: none'></ol><td><ol><li><img src=x></ol><tr hidden><td><ol><li></ol></table>" +
				"<table border=1><tr><td>1<td>m<td>n<tr><td>2<td>o<td>p<ol><li><table border=1><tr><td>y</table></ol></table>",
			[]string{"1. a", "[0+1 x][1+1 ][2+1 ]", "[0+1 1][1+1 m][2+1 n]", "[0+1 2][1+1 o][2+1 p]", "[0+1 y]"},
		},
		{
			"page between a menu and news",
			"<table border=1><tr><td>Nhà<td>Tin<td>Gọi<tr><td>Mục lục<td><p>a<p>b<p>c<p>d<p>e<p>f<p>g<table border=1><tr><td>x<td>y</table><td>Tin mới<tr><td>u<td>v<td>w</table>",
			[]string{"Nhà", "Tin", "Gọi", "Mục lục", "a", "b", "c", "d", "e", "f", "g", "[0+1 x][1+1 y]", "Tin mới", "u", "v", "w"},
		},
		{
			"letterhead over a cell that holds the rest",
			"<table><tr><td>XÃ ĐỒI MÂY<td>*<td>CỘNG HÒA<tr><td>Số<td>*<td>ngày<tr><td colspan=3><p>đầu</p><table border=1><tr><td>x<td>y</table></table>",
			[]string{"XÃ ĐỒI MÂY", "*", "CỘNG HÒA", "Số", "*", "ngày", "đầu", "[0+1 x][1+1 y]"},
		},
		{
			"a whole text or table in capitals by style", "<style>.c {text-transform: uppercase}</style><div class=c><p>Trồng rừng ở đồi Mây</p><p>1. Sở Y tế khám bệnh.</p><p>" +
				"Một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu</p></div><table border=1 class=c><tr><td>Sở Y tế<td><p class=c>Khám</p></table>",
			[]string{
				"TRỒNG RỪNG Ở ĐỒI MÂY", "1. Sở Y tế khám bệnh.", "Một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu",
				"[0+1 Sở Y tế][1+1 KHÁM]",
			},
		},
		{"page in a table", "<table><tr><td>đầu<table border=1><tr><td>a<td>b</table>cuối</table>", []string{"đầu", "[0+1 a][1+1 b]", "cuối"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read("a.html", strings.NewReader("<!DOCTYPE html>"+c.page), 0)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, texts(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestHTMLEncodings(t *testing.T) {
	cases := map[string]string{
		"declared windows-1258, decomposed": "<html><meta charset=windows-1258><p>Quy\xec I, h\xf3a, \xf0\xea\xccn",
		"UTF-8 that says otherwise":         "<html><meta charset=iso-8859-1><p>Quý I, hóa, đền",
	}
	for name, page := range cases {
		d, err := Read("a.html", strings.NewReader(page), 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Blocks[0].Paragraph.Text; got != "Quý I, hóa, đền" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestHTMLAside(t *testing.T) {
	d, err := Read("a.htm", strings.NewReader(`<html><title>Tên</title><div title="header"><p>MẬT</div><h2>Mục</h2><p>&nbsp;</p><p>a</p><div id="sdfootnote1"><p>chú</p></div>`), 0)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Paragraph{{Text: "MẬT"}, {Text: "chú"}}, d.Headers); diff != "" {
		t.Error(diff)
	}
	if d.Title != "Tên" || d.Blocks[0].Paragraph.Level != 2 || !d.Blocks[1].Paragraph.Spaced {
		t.Errorf("%q %+v %+v", d.Title, d.Blocks[0].Paragraph, d.Blocks[1].Paragraph)
	}
}
