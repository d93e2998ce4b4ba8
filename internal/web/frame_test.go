package web

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dondoc/internal/calendar"
	"dondoc/internal/i18n"
	"dondoc/internal/reporting"
)

// framed is a frame of a visit to an address on a day, in a language.
func framed(t *testing.T, address, day string, l i18n.Language) frame {
	t.Helper()
	v := &visit{
		Request: httptest.NewRequest("GET", address, nil), Print: catalogues(t).Printer(l),
		Today: calendar.NewDay(2026, time.November, 24), Day: calendar.NewDay(2026, time.November, 24),
	}
	if day != "" {
		var err error
		if v.Day, err = calendar.ParseDay(day); err != nil {
			t.Fatal(err)
		}
	}
	return v.frame("home.title")
}

func TestDecimal(t *testing.T) {
	for number, want := range map[string][2]string{
		"15.3": {"15,3", "15.3"}, "10660": {"10.660", "10,660"}, "130": {"130", "130"}, "1234567.25": {"1.234.567,25", "1,234,567.25"},
		"-1000": {"-1.000", "-1,000"}, "-100": {"-100", "-100"}, "0": {"0", "0"}, "": {"", ""},
	} {
		for i, l := range i18n.Languages() {
			if got := framed(t, "/", "", l).Decimal(number); got != want[i] {
				t.Errorf("%q in %s is %q, want %q", number, l, got, want[i])
			}
		}
	}
}

func TestDecimalLosesNoDigit(t *testing.T) {
	f := framed(t, "/", "", i18n.Vietnamese)
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.StringMatching(`-?[0-9]{1,20}(\.[0-9]{1,6})?`).Draw(t, "number")
		back := strings.ReplaceAll(strings.ReplaceAll(f.Decimal(number), ".", ""), ",", ".")
		if back != number {
			t.Fatalf("%s became %s", number, back)
		}
	})
}

func TestAddressesKeepTheDay(t *testing.T) {
	for _, c := range []struct {
		day, path string
		pairs     []string
		want      string
	}{
		{"", "/programmes", nil, "/programmes"},
		{"2026-11-24", "/programmes", nil, "/programmes"},
		{"2022-03-20", "/programmes", nil, "/programmes?day=2022-03-20"},
		{"2022-03-20", "/p", []string{"status", "soon", "lead", ""}, "/p?day=2022-03-20&status=soon"},
		{"2022-03-20", "/p", []string{"day", "2023-01-01"}, "/p?day=2023-01-01"},
		{"", "/p", []string{"text", "đô thị & khu"}, "/p?text=%C4%91%C3%B4+th%E1%BB%8B+%26+khu"},
	} {
		if got := framed(t, "/", c.day, i18n.Vietnamese).To(c.path, c.pairs...); got != c.want {
			t.Errorf("%s %v on %q is %s, want %s", c.path, c.pairs, c.day, got, c.want)
		}
	}
}

func TestTodayURLDropsTheDayOnly(t *testing.T) {
	for address, want := range map[string]string{
		"/p?day=2022-01-01": "/p", "/p?day=2022-01-01&view=board": "/p?view=board", "/p": "/p",
	} {
		if got := framed(t, address, "2022-01-01", i18n.Vietnamese).TodayURL(); got != want {
			t.Errorf("%s gives %s, want %s", address, got, want)
		}
	}
}

func TestLocalPath(t *testing.T) {
	for address, want := range map[string]string{
		"/programmes?view=board": "/programmes?view=board", "": "/", "//evil.example": "/", "https://evil.example": "/",
		`/\evil.example`: "/", `\\evil.example`: "/", "/a\r\nSet-Cookie: x": "/", "/\t/evil.example": "/", "/\v/evil.example": "/", "javascript:alert(1)": "/", "/": "/",
	} {
		if got := localPath(address); got != want {
			t.Errorf("%q gives %q, want %q", address, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	day := calendar.NewDay(2022, time.January, 5)
	at := time.Date(2022, time.January, 4, 18, 30, 0, 0, time.UTC)
	vi, en := framed(t, "/", "", i18n.Vietnamese), framed(t, "/", "", i18n.English)
	for got, want := range map[string]string{
		vi.Date(day): "05/01/2022", en.Date(day): "5 Jan 2022", vi.At(at): "01:30, 05/01/2022", en.At(at): "01:30, 5 Jan 2022",
		vi.weekdayDate(day): "Thứ Tư, 05/01/2022",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := vi.Date(calendar.Day{}); got != "" {
		t.Errorf("no day is written %q", got)
	}
}

// TestMonthHoldsEveryDayOnce: the grid has whole weeks from Monday on, each day
// of the month once, and each task on its day.
func TestMonthHoldsEveryDayOnce(t *testing.T) {
	f := framed(t, "/", "", i18n.Vietnamese)
	rapid.Check(t, func(t *rapid.T) {
		first := calendar.NewDay(rapid.IntRange(2000, 2100).Draw(t, "year"), time.Month(rapid.IntRange(1, 12).Draw(t, "month")), 1)
		last := calendar.LastOfMonth(first.Year(), first.Month())
		due := first.AddDays(rapid.IntRange(0, last.Sub(first)).Draw(t, "due"))
		m := f.month(reporting.Month{First: first, Rows: []reporting.TaskRow{{ID: "1", Last: due}}})
		next, tasks := first, 0
		for _, week := range m.Weeks {
			if len(week) != 7 {
				t.Fatalf("a week of %d days", len(week))
			}
			for i, cell := range week {
				tasks += len(cell.Rows)
				if cell.Day.IsZero() {
					continue
				}
				if cell.Day != next || (int(cell.Day.Weekday())+6)%7 != i || len(cell.Rows) > 0 && cell.Day != due {
					t.Fatalf("%s stands in column %d where %s is expected", cell.Day, i, next)
				}
				next = next.AddDays(1)
			}
		}
		if next != last.AddDays(1) || tasks != 1 {
			t.Fatalf("the grid ends before %s, with %d tasks", next, tasks)
		}
	})
}

func TestRuleTexts(t *testing.T) {
	f := framed(t, "/", "", i18n.Vietnamese)
	for rule, want := range map[string]string{
		"quarter": "Trong quý: hết ngày cuối cùng", "before_month": "Trước tháng: hết ngày liền trước",
		"by_day": "Đúng ngày được nêu, kể cả ngày đó", "end_of_month": "Vào cuối tháng, theo Điều 148 Bộ luật Dân sự 2015",
		"years": "Khoảng nhiều năm, từ ngày đầu đến ngày cuối", "listed_years": "Khoảng nhiều năm, từ ngày đầu đến ngày cuối", "throughout": "Thường xuyên, không có hạn chót",
		"days_after": "Tính từ sự kiện được nêu, không kể ngày đầu", "every_year_by_day": "Lặp lại mỗi kỳ", "": "",
	} {
		if got := f.ruleText(rule); got != want {
			t.Errorf("%q is %q, want %q", rule, got, want)
		}
	}
}
