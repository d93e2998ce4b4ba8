package storetest_test

import (
	"testing"

	"pgregory.net/rapid"

	"dondoc/internal/search"
)

func put(w world, entries ...search.Entry) {
	w.Helper()
	w.write(func(t every) error {
		for _, e := range entries {
			if err := t.PutSearchEntry(e.Index()); err != nil {
				return err
			}
		}
		return nil
	})
}

func ids(hits []search.Hit) []string {
	var ids []string
	for _, h := range hits {
		ids = append(ids, h.ID)
	}
	return ids
}

func find(w world, typed, kind string, limit int) []string {
	w.Helper()
	return ids(get(w, func(t every) ([]search.Hit, error) { return t.SearchEntries(search.Ask(typed, kind, limit)) }))
}

func TestSearch(t *testing.T) {
	each(t, func(w world) {
		put(w,
			search.Entry{Kind: "org", ID: "o1", Title: "UBND huyện Đông Sơn"},
			search.Entry{Kind: "org", ID: "o2", Title: "UBND phường Đồng Sơn"},
			search.Entry{Kind: "task", ID: "t1", Title: "Quy hoạch thị xã", Body: "Sở KH&ĐT chủ trì", Scope: "p1"},
			search.Entry{Kind: "task", ID: "t2", Title: "Hoà giải", Body: "Ủy ban"},
			search.Entry{Kind: "document", ID: "d1", Title: "625/QĐ-UBND"},
		)
		for _, c := range []struct {
			name, typed, kind string
			want              []string
		}{
			{"exact accents first", "đông sơn", "", []string{"o1", "o2"}},
			{"the other accents first", "Đồng Sơn", "", []string{"o2", "o1"}},
			{"without accents", "quy hoach", "", []string{"t1"}},
			{"the beginning of the last word", "quy hoạ", "", []string{"t1"}},
			{"not the beginning of the first word", "qu hoạch", "", nil},
			{"not the end of a word", "oach", "", nil},
			{"all words", "quy hoạch đông", "", nil},
			{"an abbreviation in the text", "kế hoạch và đầu tư", "", []string{"t1"}},
			{"an abbreviation in the question", "KH&ĐT", "", []string{"t1"}},
			{"the other tone style", "hòa giải", "", []string{"t2"}},
			{"a number", "625/qd-ubnd", "", []string{"d1"}},
			{"a kind", "đông sơn", "task", nil},
			{"the same kind", "đông sơn", "org", []string{"o1", "o2"}},
			{"operators are words", `đông" OR sơn NEAR(* -`, "", nil},
			{"quotes and brackets", `"Đông' (Sơn) \ :* & | !`, "", []string{"o1", "o2"}},
			{"another tenant's id is no word", "tenant", "", nil},
			{"nothing", "  ?! ", "", nil},
		} {
			equal(w, c.name, c.want, find(w, c.typed, c.kind, 10))
		}
		equal(w, "limit", []string{"o1"}, find(w, "đông sơn", "", 1))
	})
}

func TestPutSearchEntryReplaces(t *testing.T) {
	each(t, func(w world) {
		put(w, search.Entry{Kind: "task", ID: "t1", Title: "Quy hoạch", Body: "cũ", Scope: "p1"})
		put(w, search.Entry{Kind: "task", ID: "t1", Title: "Đề án", Body: "mới", Scope: "p2"})
		equal(w, "old words", []string(nil), find(w, "quy hoạch", "", 10))
		hits := get(w, func(t every) ([]search.Hit, error) { return t.SearchEntries(search.Ask("đề án", "", 10)) })
		if len(hits) != 1 {
			w.Fatalf("found %d, want 1", len(hits))
		}
		equal(w, "the entry", search.Entry{Kind: "task", ID: "t1", Title: "Đề án", Body: "mới", Scope: "p2"}, hits[0].Entry)
	})
}

// Whatever is typed is words to the engines, never their syntax.
func TestAnyQuestionIsAnswered(t *testing.T) {
	each(t, func(w world) {
		put(w, search.Entry{Kind: "task", ID: "t1", Title: "Quy hoạch"})
		rapid.Check(w.T, func(r *rapid.T) {
			q := search.Question{
				Exact: rapid.SliceOfN(word(), 0, 3).Draw(r, "exact"), Fold: rapid.SliceOfN(word(), 1, 3).Draw(r, "fold"), Limit: 10,
			}
			get(w, func(t every) ([]search.Hit, error) { return t.SearchEntries(q) })
			typed := rapid.String().Draw(r, "typed")
			get(w, func(t every) ([]search.Hit, error) { return t.SearchEntries(search.Ask(typed, "", 10)) })
		})
	})
}

// word is made of what the engines' syntaxes are made of, though questions have letters and digits only.
func word() *rapid.Generator[string] {
	return rapid.StringOfN(rapid.SampledFrom([]rune(`aê1"'\*:&|!()<>-+^{}. `)), 1, 6, -1)
}

// The accents decide before the number of occurrences does.
func TestExactAccentsRankBeforeFrequency(t *testing.T) {
	each(t, func(w world) {
		put(w,
			search.Entry{Kind: "task", ID: "often", Title: "dong son", Body: "dong son dong son dong son"},
			search.Entry{Kind: "task", ID: "exact", Title: "Đông Sơn", Body: "một nhiệm vụ dài với rất nhiều chữ khác ở phía sau"},
		)
		equal(w, "order", []string{"exact", "often"}, find(w, "Đông Sơn", "", 10))
		hits := get(w, func(t every) ([]search.Hit, error) { return t.SearchEntries(search.Ask("Đông Sơn", "", 10)) })
		if hits[0].Rank >= hits[1].Rank {
			w.Errorf("ranks %v, %v: the better one must be smaller", hits[0].Rank, hits[1].Rank)
		}
	})
}
