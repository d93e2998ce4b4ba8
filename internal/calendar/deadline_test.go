package calendar

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"dondoc/internal/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawPhrase makes a phrase of the table's own words and figures, mostly sense, sometimes not.
func drawPhrase(t *rapid.T) string {
	if rapid.Bool().Draw(t, "from the table") {
		return rapid.SampledFrom(phrases).Draw(t, "row").phrase
	}
	marker := rapid.SampledFrom([]string{"", "trước ", "Trong ", "chậm nhất ", "đến hết ", "từ ", "sau "}).Draw(t, "marker")
	y, m, d, q := rapid.IntRange(2019, 2031).Draw(t, "y"), rapid.IntRange(0, 13).Draw(t, "m"), rapid.IntRange(0, 32).Draw(t, "d"), rapid.IntRange(0, 5).Draw(t, "q")
	what := rapid.SampledFrom([]string{
		fmt.Sprintf("ngày %d/%d/%d", d, m, y), fmt.Sprintf("ngày %d tháng %d", d, m), fmt.Sprintf("tháng %d/%d", m, y),
		fmt.Sprintf("quý %d năm %d", q, y), fmt.Sprintf("năm %d", y), fmt.Sprintf("%d - %d", y, y+q-1), fmt.Sprintf("%d tháng cuối năm %d", m, y),
	}).Draw(t, "what")
	tail := rapid.SampledFrom([]string{"", ".", " hằng năm", "; thường xuyên", " và các năm tiếp theo", " kể từ ngày ký"}).Draw(t, "tail")
	return marker + what + tail
}

func TestParseHolds(t *testing.T) {
	cal := vietnamese(t)
	rapid.Check(t, func(t *rapid.T) {
		checkDeadline(t, Parse(drawPhrase(t), Context{Year: rapid.SampledFrom([]int{0, 2025}).Draw(t, "year")}), cal)
	})
}

// checkDeadline states what holds for every deadline, however it was read.
func checkDeadline(t interface{ Errorf(string, ...any) }, d Deadline, cal *Calendar) {
	for _, i := range d.WithPolicy(NextWorkingDay, cal).Instalments() {
		dated := i.Kind == Due || i.Kind == Window
		if dated == i.Due.IsZero() {
			t.Errorf("%q: %s with the last day %q", i.Phrase, i.Kind, i.Due)
		}
		if dated && (i.Due.Before(i.From) || i.Effective.Before(i.Due) || !cal.IsWorking(i.Effective)) {
			t.Errorf("%q: from %s to %s, effective %s", i.Phrase, i.From, i.Due, i.Effective)
		}
		if (i.Kind == Recurring) != (i.Every != "") || i.Kind == Unresolved && i.Rule != "" {
			t.Errorf("%q: %s every %q by rule %q", i.Phrase, i.Kind, i.Every, i.Rule)
		}
	}
	for _, i := range d.WithPolicy(Keep, cal).Instalments() {
		if i.Effective != i.Due {
			t.Errorf("%q: kept, yet %s is effective for %s", i.Phrase, i.Effective, i.Due)
		}
	}
}

func TestParseIsBlindToSpelling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		phrase := drawPhrase(t)
		want := Parse(phrase, Context{})
		for name, spelled := range map[string]string{
			"lower case": strings.ToLower(phrase), "capitals": strings.ToUpper(phrase), "no accents": text.Fold(phrase),
			"tone placement": text.Exact(phrase), "spaces": "  " + strings.ReplaceAll(phrase, " ", " \u00a0 ") + "\n",
		} {
			if diff := cmp.Diff(bareTimes(want), bareTimes(Parse(spelled, Context{})), cmp.AllowUnexported(Day{})); diff != "" {
				t.Errorf("%s: %q and %q differ:\n%s", name, phrase, spelled, diff)
			}
		}
	})
}

// bareTimes keeps what spelling must not change.
func bareTimes(d Deadline) Deadline {
	b := bare(d)
	b.Event = ""
	for i := range b.Also {
		b.Also[i].Event = ""
	}
	return b
}

func TestBeforeIsTheDayBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDay(t)
		written := fmt.Sprintf("%d/%d/%d", d.DayOfMonth(), d.Month(), d.Year())
		if got := Parse("Trước ngày "+written, Context{}); got.Due != d.AddDays(-1) || !got.Exclusive {
			t.Errorf("before %s is %s", d, got.Due)
		}
		if got := Parse("Chậm nhất ngày "+written, Context{}); got.Due != d || got.Exclusive {
			t.Errorf("at the latest %s is %s", d, got.Due)
		}
	})
}

func TestCounted(t *testing.T) {
	cal := vietnamese(t)
	signed := mustDay("2022-02-16") // a Wednesday
	for phrase, want := range map[string]string{
		"trong 10 ngày kể từ ngày nhận":          "2022-02-26",
		"trong 10 ngày làm việc kể từ ngày nhận": "2022-03-02",
		"trong 2 tuần kể từ ngày nhận":           "2022-03-02",
		"trong 06 tháng kể từ ngày nhận":         "2022-08-16",
		"trong vòng 01 năm kể từ ngày nhận":      "2023-02-16",
	} {
		d := Parse(phrase, Context{Issued: mustDay("2020-01-01")})
		if d.Kind != Event || !d.Due.IsZero() {
			t.Errorf("%q is %s due %s before its event is known", phrase, d.Kind, d.Due)
		}
		if got := d.Counted(signed, cal); got.Kind != Due || got.Due.String() != want {
			t.Errorf("%q from %s is %s %s, want %s", phrase, signed, got.Kind, got.Due, want)
		}
		if got := d.Counted(Day{}, cal); got.Kind != Event {
			t.Errorf("%q is %s without the event's day", phrase, got.Kind)
		}
	}
}

func TestCountedFromSigning(t *testing.T) {
	issued := Context{Issued: mustDay("2022-02-16")}
	for phrase, want := range map[string]string{
		"trong 30 ngày kể từ ngày ký":                    "2022-03-18",
		"trong 30 ngày kể từ ngày ban hành Kế hoạch này": "2022-03-18",
		"trong 30 ngày kể từ ngày ký hợp đồng":           "",
		"trong 05 ngày làm việc kể từ ngày ký ban hành":  "",
	} {
		if got := Parse(phrase, issued); got.Due.String() != want {
			t.Errorf("%q is %s %s, want %q", phrase, got.Kind, got.Due, want)
		}
	}
}

func TestParseTakesNoProse(t *testing.T) {
	long := strings.Repeat("hoàn thành ", maxPhrase) + "trong quý I/2022"
	if d := Parse(long, Context{}); d.Kind != Unresolved || d.Phrase != long {
		t.Errorf("a text of %d bytes is read as %s", len(long), d.Kind)
	}
	if found := Find(long, Context{}); len(found) != 1 || found[0].Deadline.Due != QuarterEnd(2022, 1) {
		t.Errorf("found %v", found)
	}
}

func TestYearAssumed(t *testing.T) {
	if d := Parse("Quý II", Context{Year: 2026}); !d.YearAssumed {
		t.Error("the year of the heading is not marked as assumed")
	}
	if d := Parse("Quý II/2025", Context{Year: 2026}); d.YearAssumed || d.Due.Year() != 2025 {
		t.Errorf("a written year gives way to the heading's: %s", d.Due)
	}
}

func TestDeadlineJSON(t *testing.T) {
	for _, tt := range phrases {
		d := Parse(tt.phrase, Context{Year: tt.year})
		data, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var got Deadline
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d, got, cmp.AllowUnexported(Day{})); diff != "" {
			t.Errorf("%q does not survive JSON %s:\n%s", tt.phrase, data, diff)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, tt := range phrases {
		f.Add(tt.phrase)
	}
	cal := vietnamese(f)
	f.Fuzz(func(t *testing.T, s string) {
		d := Parse(s, Context{Year: 2025})
		if d.Phrase != strings.TrimSpace(s) {
			t.Errorf("phrase %q is not verbatim", d.Phrase)
		}
		checkDeadline(t, d, cal)
		for _, found := range Find(s, Context{Year: 2025}) {
			if s[found.Start:found.End] != found.Deadline.Phrase {
				t.Errorf("found %q at %q", found.Deadline.Phrase, s[found.Start:found.End])
			}
			if utf8.ValidString(s) && !utf8.ValidString(found.Deadline.Phrase) {
				t.Errorf("%q cuts a letter", found.Deadline.Phrase)
			}
			checkDeadline(t, found.Deadline, cal)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	const phrase = "Báo cáo UBND tỉnh, trình Thủ tướng Chính phủ xem xét, phê duyệt trong Quý I/2022"
	b.SetBytes(int64(len(phrase)))
	for b.Loop() {
		Parse(phrase, Context{})
	}
}

func BenchmarkFind(b *testing.B) {
	prose := strings.Repeat("Sở Xây dựng chủ trì, phối hợp với UBND thành phố Thanh Hóa hoàn chỉnh Đề án theo Nghị quyết số 05-NQ/TU ngày 25/10/2021, báo cáo UBND tỉnh trước tháng 6/2022. ", 20)
	b.SetBytes(int64(len(prose)))
	for b.Loop() {
		Find(prose, Context{})
	}
}
