package docread

import (
	"bytes"
	"html"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// What old codes store, from their published tables (TCVN 5712:1993, VN3, by byte; VNI for Windows, by sign) and not from
// ours, which the tests hold against them. TCVN3 has no capitals with tone marks; those of VNI are the capitals of these.
const (
	tcvn3Table = "Ă=A1 Â=A2 Ê=A3 Ô=A4 Ơ=A5 Ư=A6 Đ=A7 ă=A8 â=A9 ê=AA ô=AB ơ=AC ư=AD đ=AE à=B5 ả=B6 ã=B7 á=B8 ạ=B9" +
		" ằ=BB ẳ=BC ẵ=BD ắ=BE ặ=C6 ầ=C7 ẩ=C8 ẫ=C9 ấ=CA ậ=CB è=CC ẻ=CE ẽ=CF é=D0 ẹ=D1 ề=D2 ể=D3 ễ=D4 ế=D5 ệ=D6" +
		" ì=D7 ỉ=D8 ĩ=DC í=DD ị=DE ò=DF ỏ=E1 õ=E2 ó=E3 ọ=E4 ồ=E5 ổ=E6 ỗ=E7 ố=E8 ộ=E9 ờ=EA ở=EB ỡ=EC ớ=ED ợ=EE" +
		" ù=EF ủ=F1 ũ=F2 ú=F3 ụ=F4 ừ=F5 ử=F6 ữ=F7 ứ=F8 ự=F9 ỳ=FA ỷ=FB ỹ=FC ý=FD ỵ=FE"
	vniTable = "à=aø ả=aû ã=aõ á=aù ạ=aï ă=aê ằ=aè ẳ=aú ẵ=aü ắ=aé ặ=aë â=aâ ầ=aà ẩ=aå ẫ=aã ấ=aá ậ=aä" +
		" è=eø ẻ=eû ẽ=eõ é=eù ẹ=eï ê=eâ ề=eà ể=eå ễ=eã ế=eá ệ=eä ì=ì ỉ=æ ĩ=ó í=í ị=ò" +
		" ò=oø ỏ=oû õ=oõ ó=où ọ=oï ô=oâ ồ=oà ổ=oå ỗ=oã ố=oá ộ=oä ơ=ô ờ=ôø ở=ôû ỡ=ôõ ớ=ôù ợ=ôï" +
		" ù=uø ủ=uû ũ=uõ ú=uù ụ=uï ư=ö ừ=öø ử=öû ữ=öõ ứ=öù ự=öï ỳ=yø ỷ=yû ỹ=yõ ý=yù ỵ=î đ=ñ"
	// alphabet are the letters beyond ASCII that Vietnamese is written in.
	alphabet = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
)

// toTCVN3 writes a text as a TCVN3 font stores it: capitals with a tone mark have no code of their own.
func toTCVN3(s string) string { return tcvn3Writer.Replace(s) }

// toVNI writes a text as a VNI font stores it.
func toVNI(s string) string { return vniWriter.Replace(s) }

var tcvn3Writer = writer(tcvn3Table, func(hex string) (stored, capital string) {
	n, err := strconv.ParseUint(hex, 16, 8)
	if err != nil {
		panic(err)
	}
	return string(rune(n)), string(rune(n))
})

var vniWriter = writer(vniTable, func(sign string) (stored, capital string) { return sign, strings.ToUpper(sign) })

// writer makes a writer from a table. Its own capitals come before those made of small letters.
func writer(table string, storedAs func(string) (stored, capital string)) *strings.Replacer {
	var own, made []string
	for entry := range strings.FieldsSeq(table) {
		letter, as, _ := strings.Cut(entry, "=")
		stored, capital := storedAs(as)
		own, made = append(own, letter, stored), append(made, strings.ToUpper(letter), capital)
	}
	return strings.NewReplacer(append(own, made...)...)
}

// withoutCapitals is what of a text's capitals TCVN3 keeps.
func withoutCapitals(s string) string {
	out := []rune(s)
	for i, r := range out {
		if !strings.Contains(tcvn3Table, string(r)+"=") && strings.ContainsRune(alphabet, unicode.ToLower(r)) {
			out[i] = unicode.ToLower(r)
		}
	}
	raiseCapitals(out)
	return string(out)
}

// Every letter of the alphabet, small and capital, comes back from a document in either code: none is wrong in a hundred.
func TestEveryLetterComesBack(t *testing.T) {
	var lines []string
	for _, r := range alphabet {
		small, capital := string(r), string(unicode.ToUpper(r))
		lines = append(lines, "m"+small+"n "+small, "M"+capital+"N "+capital+"MN")
	}
	plain := strings.Join(lines, "\n")
	cases := []struct {
		font          string
		encode, keeps func(string) string
	}{
		{".VnTime", toTCVN3, withoutCapitals},
		{".VnTimeH", toTCVN3, withoutCapitals},
		{"VNI-Times", toVNI, func(s string) string { return s }},
	}
	for _, c := range cases {
		var body strings.Builder
		for l := range strings.SplitSeq(c.encode(plain), "\n") {
			body.WriteString(`<w:p><w:r><w:rPr><w:rFonts w:ascii="` + c.font + `"/></w:rPr><w:t>` + html.EscapeString(l) + `</w:t></w:r></w:p>`)
		}
		d, err := Read("a.docx", bytes.NewReader(docx(body.String())), 0)
		if err != nil {
			t.Fatal(err)
		}
		want, got := []rune(c.keeps(plain)+"\n"), []rune(shown(d))
		if wrong := editDistance(want, got); wrong > 0 {
			t.Errorf("%s: %d of %d letters are wrong:\n%s\n%s", c.font, wrong, len(want), string(want), string(got))
		}
	}
}
