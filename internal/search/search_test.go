package search_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dondoc/internal/search"
)

func TestAsk(t *testing.T) {
	cases := []struct {
		typed       string
		exact, fold []string
	}{
		{"", nil, nil},
		{" ,. ", nil, nil},
		{"Đông Sơn", []string{"đông", "sơn"}, []string{"dong", "son"}},
		{"dong son", []string{"dong", "son"}, []string{"dong", "son"}},
		{"Hoá HÓA", []string{"hóa", "hóa"}, []string{"hoa", "hoa"}},
		{"Sở KH&ĐT", strings.Fields("sở kế hoạch và đầu tư"), strings.Fields("so ke hoach va dau tu")},
		{`"x" OR y*`, []string{"x", "or", "y"}, []string{"x", "or", "y"}},
		{"625/QĐ-UBND", strings.Fields("625 qđ ubnd"), strings.Fields("625 qd ubnd")}, // a number is no abbreviation
	}
	for _, c := range cases {
		got := search.Ask(c.typed, "", 10)
		if diff := cmp.Diff(search.Question{Exact: c.exact, Fold: c.fold, Limit: 10}, got, cmp.Transformer("none", func(s []string) string {
			return strings.Join(s, " ")
		})); diff != "" {
			t.Errorf("Ask(%q) (-want +got):\n%s", c.typed, diff)
		}
	}
}

func TestAskIsBounded(t *testing.T) {
	q := search.Ask(strings.Repeat("từ ", 10_000), "", 10)
	if len(q.Fold) > 12 || len(q.Exact) > 12 {
		t.Errorf("a question of %d words costs too much", len(q.Fold))
	}
}

func TestIndexFindsWhatAskAsks(t *testing.T) {
	entry := search.Entry{Title: "Sở KH&ĐT", Body: "TP. Thanh Hoá"}.Index()
	for _, typed := range []string{"Sở Kế hoạch và Đầu tư", "so ke hoach va dau tu", "KH&ĐT", "thành phố Thanh Hóa", "TP Thanh Hoá"} {
		for _, w := range search.Ask(typed, "", 1).Fold {
			if !strings.Contains(entry.Fold, w) {
				t.Errorf("%q: word %q is not in %q", typed, w, entry.Fold)
			}
		}
	}
}
