package calendar

import (
	"strings"
	"testing"
	"time"

	"dondoc/internal/errs"

	"pgregory.net/rapid"
)

func vietnamese(t interface{ Fatal(...any) }) *Calendar {
	c, err := Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestLunarDay(t *testing.T) {
	tet := map[int]string{
		2020: "2020-01-25", 2021: "2021-02-12", 2022: "2022-02-01", 2023: "2023-01-22", 2024: "2024-02-10", 2025: "2025-01-29",
		2026: "2026-02-17", 2027: "2027-02-06", 2028: "2028-01-26", 2029: "2029-02-13", 2030: "2030-02-02", 2031: "2031-01-23",
		1985: "1985-01-21", 2007: "2007-02-17", // a month, a day before China's
	}
	for year, want := range tet {
		if got := Tet(year); got.String() != want {
			t.Errorf("Tết %d is %s, want %s", year, got, want)
		}
	}
	gioTo := map[int]string{
		2020: "2020-04-02", 2023: "2023-04-29", 2025: "2025-04-07", 2026: "2026-04-26", 2027: "2027-04-16", 2028: "2028-04-04", 2029: "2029-04-23", 2030: "2030-04-12",
	}
	for year, want := range gioTo {
		if got := LunarDay(year, 3, 10); got.String() != want {
			t.Errorf("Giỗ Tổ %d is %s, want %s", year, got, want)
		}
	}
}

func TestLunarMonthsFollow(t *testing.T) {
	for year := 1990; year <= 2090; year++ {
		last := LunarDay(year-1, 12, 1)
		for month := 1; month <= 12; month++ {
			first := LunarDay(year, month, 1)
			if n := first.Sub(last); n != 29 && n != 30 && n != 59 && n != 58 && n != 60 {
				t.Errorf("lunar month %d/%d begins %s, %d days after the one before", month, year, first, n)
			}
			last = first
		}
	}
}

// TestHolidaysFollowTheLaw recomputes each year's days from the Labour Code (2019, arts. 111 and 112; in 2020 that of
// 2012, with one day at the National Day).
func TestHolidaysFollowTheLaw(t *testing.T) {
	c := vietnamese(t)
	for year := 2020; year <= 2030; year++ {
		if !c.Covers(year) {
			t.Errorf("no data for %d", year)
		}
		fixed := []Day{NewDay(year, 1, 1), Tet(year), LunarDay(year, 3, 10), NewDay(year, 4, 30), NewDay(year, 5, 1), NewDay(year, 9, 2)}
		for _, d := range fixed {
			if h, ok := c.On(d); !ok || h.Kind != PublicHoliday {
				t.Errorf("%s is no public holiday", d)
			}
		}
		count := map[EntryKind]int{}
		onWeekend := 0
		for _, h := range c.Holidays(year) {
			count[h.Kind]++
			if h.Kind == PublicHoliday && isWeekend(h.Day) {
				onWeekend++
			}
			checkEntry(t, h)
		}
		days := 11
		if year == 2020 {
			days = 10
		}
		if count[PublicHoliday] != days || count[Compensatory] != onWeekend || count[SwappedRest] != count[MakeUp] {
			t.Errorf("%d: %v with %d holidays on weekends, want %d holidays, each of those compensated, swaps in pairs", year, count, onWeekend, days)
		}
	}
}

func checkEntry(t *testing.T, h Holiday) {
	if h.Name == "" || h.Source == "" {
		t.Errorf("%s has no name or source", h.Day)
	}
	if (h.Kind == Compensatory || h.Kind == SwappedRest) && isWeekend(h.Day) {
		t.Errorf("%s, %s, is a weekend", h.Day, h.Name)
	}
	if h.Kind == MakeUp && h.Day.Weekday() != time.Saturday {
		t.Errorf("%s, %s, is not a Saturday", h.Day, h.Name)
	}
	if h.Day.Year() > 2026 && !strings.Contains(h.Source, "Bộ luật Lao động 2019") {
		t.Errorf("%s rests on %q", h.Day, h.Source)
	}
}

func TestIsWorking(t *testing.T) {
	c := vietnamese(t)
	for day, want := range map[string]bool{
		"2022-03-31": true, "2022-04-30": false, "2022-05-03": false, "2022-05-04": true,
		"2024-04-29": false, "2024-05-04": true, "2024-05-11": false, "2025-05-02": false, "2025-04-26": true,
		"2026-01-02": false, "2026-01-10": true, "2026-02-20": false, "2026-02-23": true, "2035-01-01": true,
	} {
		if got := c.IsWorking(mustDay(day)); got != want {
			t.Errorf("%s working: %v, want %v", day, got, want)
		}
	}
}

func TestNextWorking(t *testing.T) {
	c := vietnamese(t)
	for day, want := range map[string]string{
		"2022-04-30": "2022-05-04", "2022-12-31": "2023-01-03", "2022-03-31": "2022-03-31", "2024-02-08": "2024-02-15", "2025-04-26": "2025-04-26",
	} {
		if got := c.NextWorking(mustDay(day)); got.String() != want {
			t.Errorf("first working day from %s is %s, want %s", day, got, want)
		}
	}
}

func TestAddWorkingDays(t *testing.T) {
	c := vietnamese(t)
	rapid.Check(t, func(t *rapid.T) {
		d, n := drawDay(t), rapid.IntRange(1, 60).Draw(t, "n")
		due := c.AddWorkingDays(d, n)
		working := 0
		for x := d.AddDays(1); !x.After(due); x = x.AddDays(1) {
			if c.IsWorking(x) {
				working++
			}
		}
		if working != n || !c.IsWorking(due) {
			t.Errorf("%d working days after %s is %s, with %d between", n, d, due, working)
		}
		if c.IsWorking(d) && c.AddWorkingDays(due, -n) != d {
			t.Errorf("%d working days back from %s is %s, want %s", n, due, c.AddWorkingDays(due, -n), d)
		}
	})
}

func TestReadRefuses(t *testing.T) {
	for name, data := range map[string]string{
		"no JSON":   "{",
		"bad day":   `{"from":2020,"to":2021,"entries":[{"day":"2020-02-30"}]}`,
		"day twice": `{"from":2020,"to":2021,"entries":[{"day":"2020-02-03"},{"day":"2020-02-03"}]}`,
		"outside":   `{"from":2020,"to":2021,"entries":[{"day":"2022-02-03"}]}`,
	} {
		if _, err := Read([]byte(data)); errs.KindOf(err) != errs.Invalid {
			t.Errorf("%s: %v, want invalid", name, err)
		}
	}
}
