package docread

import (
	"strings"
	"testing"

	"dondoc/internal/errs"
)

// What has more lines, cells or letters in a line than a document is refused
// before its paragraphs are made: they would take many times its size.
func TestTextLimits(t *testing.T) {
	cases := []struct {
		name, content, want string
	}{
		{"most lines", "a" + strings.Repeat("\n", maxPieces-1) + "b", ""},
		{"lines", "a" + strings.Repeat("\n", maxPieces) + "b", "docread.too_many"},
		{"cells", strings.Repeat("| x | y |\n", maxPieces/4), "docread.too_many"},
		{"longest line", "a\n" + strings.Repeat("b", maxLine), ""},
		{"line", "a\n" + strings.Repeat("b", maxLine+1), "docread.long_line"},
	}
	for _, c := range cases {
		for _, ext := range []string{".txt", ".md"} {
			_, err := Read("a"+ext, strings.NewReader(c.content), 0)
			if c.want == "" && err != nil || c.want != "" && !errs.Is(err, errs.TooLarge, c.want) {
				t.Errorf("%s%s: %v, want %q", c.name, ext, err, c.want)
			}
		}
	}
}
