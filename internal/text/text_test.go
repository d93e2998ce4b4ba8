package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestNormal(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"plain", "so 625", "so 625"},
		{"decomposed", "thành phố", "thành phố"},
		{"line break", "Quyết định\r\n  số 625", "Quyết định số 625"},
		{"no-break space", "ngày\u00a0\u202f16", "ngày 16"},
		{"ends", "\t Thanh Hóa \n", "Thanh Hóa"},
		{"stray accent after a space", "thi \u0323xã", "thị xã"},
		{"accent with nothing before", " \u0301a", "\u0301a"},
		{"accent after a bracket stays", "( \u0301", "( \u0301"},
		{"zero width", "thành\u200b ph\ufeffố\u00ad", "thành phố"},
		{"zero width before the accent", "a\u200b\u0301", "á"},
		{"hyphens that do not break", "86/QĐ\u2011UBND, IV\u20102025", "86/QĐ-UBND, IV-2025"},
		{"Icelandic eth", "QÐ-UBND, Ðôn ðốc", "QĐ-UBND, Đôn đốc"},
		{"both tone styles kept", "hóa hoá", "hóa hoá"},
		{"broken bytes", "a\xffb", "a\ufffdb"},
		{"control character", "a\x00b", "a b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Normal(tt.in); got != tt.want {
				t.Errorf("Normal(%+q) = %+q, want %+q", tt.in, got, tt.want)
			}
		})
	}
}

func TestFold(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Đôn đốc", "don doc"},
		{"ÐÔN  ðỐC", "don doc"},
		{"Thanh Hoá, Thanh Hóa;", "thanh hoa, thanh hoa;"},
		{"ỦY BAN / UỶ BAN", "uy ban / uy ban"},
		{"Quý\u00a0I/2022", "quy i/2022"},
		{"thi \u0323xã", "thi xa"},
		{"Kelvin \u212a", "kelvin k"},
	}
	for _, tt := range tests {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestWords(t *testing.T) {
	got := Words("Sở KH&ĐT (theo dõi), 15,3% – Quý IV-2025")
	want := []string{"so", "kh", "dt", "theo", "doi", "15", "3", "quy", "iv", "2025"}
	if !slices.Equal(got, want) {
		t.Errorf("Words = %q, want %q", got, want)
	}
}

func TestExact(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Thanh Hoá", "thanh hóa"},
		{"Thanh Hóa", "thanh hóa"},
		{"UỶ BAN", "ủy ban"},
		{"Ủy ban", "ủy ban"},
		{"Thuý thúy", "thúy thúy"},
		{"hoà khoẻ", "hòa khỏe"},
		{"quý", "quý"},
		{"qúy", "quý"},
		{"hòan hoàn", "hoàn hoàn"},
		{"huỳnh hùynh", "huỳnh huỳnh"},
		{"ngoài khuỷu", "ngoài khuỷu"},
		{"loã lõa", "lõa lõa"},
		{"hòa,", "hòa,"},
		{"Đông Sơn", "đông sơn"},
	}
	for _, tt := range tests {
		if got := Exact(tt.in); got != tt.want {
			t.Errorf("Exact(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestSortKey(t *testing.T) {
	want := []string{"An", "ân", "Ban", "các", "Công an", "Dân", "Đa", "Đông Sơn", "Em", "nhóm 2", "nhóm 10", "Quý I", "Sở Y tế", "Ủy ban"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, func(a, b string) int { return strings.Compare(SortKey(a), SortKey(b)) })
	if !slices.Equal(got, want) {
		t.Errorf("sorted %q, want %q", got, want)
	}
}

func TestSortKeyConcurrent(t *testing.T) {
	want := SortKey("Sở Kế hoạch và Đầu tư")
	done := make(chan string)
	for range 8 {
		go func() { done <- SortKey("Sở Kế hoạch và Đầu tư") }()
	}
	for range 8 {
		if got := <-done; got != want {
			t.Errorf("key %s, want %s", got, want)
		}
	}
}

func TestNumber(t *testing.T) {
	same := [][]string{
		{"625/qd-ubnd", "625 /QĐ-UBND", "625/QD-UBND", "Số: 625/QÐ–UBND", "số 0625/QĐ - UBND"},
		{"5-nq/tu", "05-NQ/TU", "5-NQ/TU"},
		{"57-nq/tw", "57-NQ/TW"},
		{"190/2025/qh15", "190/2025/QH15"},
		{"soft", "SOFT"},
	}
	for _, row := range same {
		for _, s := range row[1:] {
			if got := Number(s); got != row[0] {
				t.Errorf("Number(%q) = %q, want %q", s, got, row[0])
			}
		}
	}
}

func TestExpand(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"},
		{"Sở KH & ĐT", "Sở Kế hoạch và Đầu tư"},
		{"Sở KH và ĐT", "Sở Kế hoạch và Đầu tư"},
		{"so khdt", "so Kế hoạch và Đầu tư"},
		{"Sở NN và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"},
		{"Sở Nông nghiệp và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"},
		{"Sở VHTT&DL, Sở TT&TT", "Sở Văn hóa, Thể thao và Du lịch, Sở Thông tin và Truyền thông"},
		{"LĐ-TB&XH", "Lao động - Thương binh và Xã hội"},
		{"UBND TP.Thanh Hóa", "Ủy ban nhân dân thành phố Thanh Hóa"},
		{"UBND TP. Thanh Hóa", "Ủy ban nhân dân thành phố Thanh Hóa"},
		{"BQL KKT Nghi Sơn và các KCN", "Ban Quản lý khu kinh tế Nghi Sơn và các khu công nghiệp"},
		{"Quyết định 625/QĐ-UBND", "Quyết định 625/QĐ-UBND"},
		{"144/KH-UBND của UBND tỉnh", "144/KH-UBND của Ủy ban nhân dân tỉnh"},
		{"05-NQ/TU", "05-NQ/TU"},
		{"nghị quyết TƯ", "nghị quyết Trung ương"},
		{"từ tư tu", "từ tư tu"},
		{"không có gì", "không có gì"},
		{"ÐBSCL", "đồng bằng sông Cửu Long"},
		{"UBNDX", "UBNDX"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := Expand(tt.in); got != tt.want {
			t.Errorf("Expand(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestExpandKeep(t *testing.T) {
	got := Expand("UBND TP Thanh Hóa, Sở KH&CN", "UBND")
	if want := "UBND thành phố Thanh Hóa, Sở Khoa học và Công nghệ"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAbbreviationsSorted(t *testing.T) {
	table := Abbreviations()
	for i := 1; i < len(table); i++ {
		if table[i-1].Short >= table[i].Short {
			t.Errorf("%q stands before %q", table[i-1].Short, table[i].Short)
		}
	}
	for _, a := range table {
		if a.Full == "" || Expand(a.Short) != a.Full {
			t.Errorf("Expand(%q) = %q, want %q", a.Short, Expand(a.Short), a.Full)
		}
	}
}

// pieces are what drawn texts are made of: letters of every kind, loose accents, odd spaces.
var pieces = []string{"a", "á", "a\u0301", "\u0301", "\u0323", " ", "\u00a0", "\n", "\u200b", "Đ", "Ð", "đ", "oà", "òa", "uỷ", "q", "quý", "1", "UBND", "&", "KH", "/", "-", "İ", "ẞ", "\xff", "\u1dc0", "\u1dc2", "ƯỢ", "\u2000"}

func drawText(t *rapid.T) string {
	return strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces"), "")
}

// checkKeys states what holds for every text: keys are valid, settled, and blind to what they claim to be.
func checkKeys(t interface{ Errorf(string, ...any) }, s string) {
	for name, f := range map[string]func(string) string{"Normal": Normal, "Fold": Fold, "Exact": Exact, "Number": Number} {
		once := f(s)
		if !utf8.ValidString(once) {
			t.Errorf("%s(%+q) is not UTF-8: %+q", name, s, once)
		}
		if twice := f(once); twice != once {
			t.Errorf("%s is not settled on %+q: %+q, then %+q", name, s, once, twice)
		}
	}
	if n := Normal(s); !norm.NFC.IsNormalString(n) {
		t.Errorf("Normal(%+q) = %+q is not NFC", s, n)
	}
	if a, b := Fold(s), Fold(Normal(s)); a != b {
		t.Errorf("Fold(%+q) = %+q, of its normal form %+q", s, a, b)
	}
}

func TestKeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkKeys(t, drawText(t)) })
}

func TestFoldBlindToTonePlacement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawText(t)
		if a, b := Fold(Normal(s)), Fold(Exact(s)); a != b {
			t.Errorf("fold %+q, of the exact key %+q", a, b)
		}
	})
}

func FuzzNormal(f *testing.F) {
	for _, p := range pieces {
		f.Add(p + " " + p)
	}
	f.Fuzz(func(t *testing.T, s string) { checkKeys(t, s) })
}

func FuzzFold(f *testing.F) {
	f.Add("Sở KH&ĐT, UBND TP.Thanh Hoá")
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if got := Fold(folded); got != folded {
			t.Errorf("Fold(%+q) = %+q", folded, got)
		}
		if strings.ContainsFunc(folded, isAccent) || strings.Contains(folded, "  ") {
			t.Errorf("Fold(%+q) = %+q keeps accents or spaces", s, folded)
		}
		if got := Expand(s); s != "" && got == "" {
			t.Errorf("Expand(%+q) is empty", s)
		}
		for _, r := range folded {
			if FoldRune(r) != r && r != utf8.RuneError {
				t.Errorf("FoldRune(%+q) = %+q, yet Fold leaves it", r, FoldRune(r))
			}
		}
	})
}

const sample = "Chủ trì, phối hợp với Sở KH&ĐT và UBND thành phố Thanh Hoá tham mưu, báo cáo Uỷ ban nhân dân tỉnh trong Quý I/2022. "

func benchmark(b *testing.B, f func(string)) {
	b.SetBytes(int64(len(sample)))
	for b.Loop() {
		f(sample)
	}
}

func BenchmarkNormal(b *testing.B)  { benchmark(b, func(s string) { Normal(s) }) }
func BenchmarkFold(b *testing.B)    { benchmark(b, func(s string) { Fold(s) }) }
func BenchmarkExact(b *testing.B)   { benchmark(b, func(s string) { Exact(s) }) }
func BenchmarkExpand(b *testing.B)  { benchmark(b, func(s string) { Expand(s) }) }
func BenchmarkSortKey(b *testing.B) { benchmark(b, func(s string) { SortKey(s) }) }
