package calendar

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"strconv"
	"time"
	_ "time/tzdata" // Asia/Ho_Chi_Minh must be known on machines without a zone database

	"dondoc/internal/errs"
)

// Day is a civil day in Vietnam; the zero value is "no day". Days compare with ==. It is "2022-03-31" in
// JSON and in a text column, null where there is none.
type Day struct {
	year  int16
	month int8
	day   int8
}

// NewDay makes a day; a month or day outside its range is carried over, as in time.Date.
func NewDay(year int, month time.Month, day int) Day {
	return civil(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// DayOf is the day it is in Vietnam at an instant.
func DayOf(t time.Time) Day { return civil(Local(t)) }

// Local is an instant as the clocks in Vietnam show it.
func Local(t time.Time) time.Time { return t.In(zone) }

// zone is read once: every act and every line of a page asks for the day.
var zone = zoneOfVietnam()

// zoneOfVietnam falls back on UTC+7, which Vietnam has kept without summer time since 1975: exact for every day we meet.
func zoneOfVietnam() *time.Location {
	if zone, err := time.LoadLocation("Asia/Ho_Chi_Minh"); err == nil {
		return zone
	}
	return time.FixedZone("+07", 7*60*60)
}

func civil(t time.Time) Day {
	y, m, d := t.Date()
	return Day{year: int16(y), month: int8(m), day: int8(d)} //nolint:gosec // years of four digits, as documents write them
}

// ParseDay reads "2022-03-31"; anything else, a day that does not exist included, is errs.Invalid.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Day{}, errs.New(errs.Invalid, "calendar.day", s)
	}
	return civil(t), nil
}

// IsZero reports "no day".
func (d Day) IsZero() bool { return d == Day{} }

// String is "2022-03-31", empty for no day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// Format is the day as Vietnamese acts write it, "31/3/2022", days below 10 and months 1 and 2 with a
// leading zero (Decree 30/2020/NĐ-CP); empty for no day.
func (d Day) Format() string {
	if d.IsZero() {
		return ""
	}
	month := strconv.Itoa(int(d.month))
	if d.month < 3 {
		month = "0" + month
	}
	return fmt.Sprintf("%02d/%s/%d", d.day, month, d.year)
}

// Year returns the year, 0 for no day.
func (d Day) Year() int { return int(d.year) }

// Month returns the month, 0 for no day.
func (d Day) Month() time.Month { return time.Month(d.month) }

// DayOfMonth returns 1 to 31, 0 for no day.
func (d Day) DayOfMonth() int { return int(d.day) }

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return d.time().Weekday() }

// AddDays returns the day n days later, earlier for a negative n.
func (d Day) AddDays(n int) Day { return civil(d.time().AddDate(0, 0, n)) }

// Sub returns the number of days from other to d.
func (d Day) Sub(other Day) int { return int(d.time().Sub(other.time()).Hours() / 24) }

// Before reports whether d is earlier than other.
func (d Day) Before(other Day) bool { return d.Compare(other) < 0 }

// After reports whether d is later than other.
func (d Day) After(other Day) bool { return d.Compare(other) > 0 }

// Compare returns -1, 0 or 1; no day comes first.
func (d Day) Compare(other Day) int { return d.time().Compare(other.time()) }

// LastOfMonth returns the last day of a month.
func LastOfMonth(year int, month time.Month) Day { return NewDay(year, month+1, 0) }

// QuarterEnd returns the last day of the quarter, 1 to 4.
func QuarterEnd(year, quarter int) Day { return LastOfMonth(year, time.Month(3*quarter)) }

// HalfEnd returns the last day of the half of the year, 1 or 2.
func HalfEnd(year, half int) Day { return LastOfMonth(year, time.Month(6*half)) }

// addMonths ends on the day of the same number, or on the month's last day where there is none
// (Civil Code 2015, art. 148).
func (d Day) addMonths(n int) Day {
	last := LastOfMonth(d.Year(), d.Month()+time.Month(n))
	if d.DayOfMonth() >= last.DayOfMonth() {
		return last
	}
	return NewDay(last.Year(), last.Month(), d.DayOfMonth())
}

// time is midnight UTC, where days have 24 hours; no day is before every day.
func (d Day) time() time.Time {
	return time.Date(int(d.year), time.Month(d.month), int(d.day), 0, 0, 0, 0, time.UTC)
}

// MarshalJSON writes "2022-03-31" or null.
func (d Day) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(d.String())
}

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Day) UnmarshalJSON(data []byte) error {
	var s *string
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	if s == nil {
		*d = Day{}
		return nil
	}
	return d.parse(*s)
}

// Value stores the day as text, NULL for no day.
func (d Day) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads what Value stores; an empty text is no day too.
func (d *Day) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Day{}
		return nil
	case string:
		return d.parse(v)
	case []byte:
		return d.parse(string(v))
	}
	return fmt.Errorf("calendar: a day cannot be read from %T", src)
}

func (d *Day) parse(s string) (err error) {
	if s == "" {
		*d = Day{}
		return nil
	}
	*d, err = ParseDay(s)
	return err
}
