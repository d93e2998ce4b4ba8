package calendar

import (
	"encoding/json"
	"testing"
	"time"

	"dondoc/internal/errs"

	"pgregory.net/rapid"
)

func drawDay(t *rapid.T) Day {
	return NewDay(2000, time.January, 1).AddDays(rapid.IntRange(0, 36500).Draw(t, "day"))
}

func TestDayOf(t *testing.T) {
	// 17:00 UTC is midnight in Vietnam.
	for hour, want := range map[int]string{16: "2022-03-31", 17: "2022-04-01"} {
		if got := DayOf(time.Date(2022, 3, 31, hour, 59, 0, 0, time.UTC)); got.String() != want {
			t.Errorf("at %d:59 UTC it is %s, want %s", hour, got, want)
		}
	}
}

func TestParseDay(t *testing.T) {
	for _, s := range []string{"", "31/3/2022", "2022-02-29", "2022-3-1", "2022-03-31T00:00:00Z"} {
		if _, err := ParseDay(s); errs.KindOf(err) != errs.Invalid {
			t.Errorf("ParseDay(%q): %v, want an invalid day", s, err)
		}
	}
}

func TestDayFormat(t *testing.T) {
	for day, want := range map[string]string{"2022-03-31": "31/3/2022", "2022-02-05": "05/02/2022", "2022-11-09": "09/11/2022", "": ""} {
		if got := mustDay(day).Format(); got != want {
			t.Errorf("%s is written %q, want %q", day, got, want)
		}
	}
}

func TestPeriodEnds(t *testing.T) {
	for _, tt := range []struct {
		got  Day
		want string
	}{
		{LastOfMonth(2024, time.February), "2024-02-29"},
		{LastOfMonth(2023, time.December), "2023-12-31"},
		{QuarterEnd(2022, 1), "2022-03-31"},
		{QuarterEnd(2022, 4), "2022-12-31"},
		{HalfEnd(2022, 1), "2022-06-30"},
		{HalfEnd(2022, 2), "2022-12-31"},
		{mustDay("2024-01-31").addMonths(1), "2024-02-29"},
		{mustDay("2023-11-30").addMonths(3), "2024-02-29"},
		{mustDay("2023-11-15").addMonths(2), "2024-01-15"},
	} {
		if tt.got.String() != tt.want {
			t.Errorf("got %s, want %s", tt.got, tt.want)
		}
	}
}

func TestDayRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDay(t)
		if rapid.Bool().Draw(t, "no day") {
			d = Day{}
		}
		checkJSON(t, d)
		value, err := d.Value()
		if err != nil {
			t.Fatal(err)
		}
		stored := NewDay(1999, 1, 1)
		if err := stored.Scan(value); err != nil || stored != d {
			t.Errorf("%v stored as %v is read as %v, %v", d, value, stored, err)
		}
	})
}

func checkJSON(t *rapid.T, d Day) {
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	got := NewDay(1999, 1, 1)
	if err := json.Unmarshal(data, &got); err != nil || got != d {
		t.Errorf("%v in JSON is %s, read as %v, %v", d, data, got, err)
	}
}

func TestDayArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := drawDay(t), rapid.IntRange(-4000, 4000).Draw(t, "n")
		later := d.AddDays(n)
		if got := later.Sub(d); got != n {
			t.Errorf("%s + %d days is %s, which is %d days on", d, n, later, got)
		}
		if d.Before(later) != (n > 0) || d.After(later) != (n < 0) || (d == later) != (n == 0) {
			t.Errorf("%s and %s (%d days) do not compare", d, later, n)
		}
	})
}
