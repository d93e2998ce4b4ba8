package calendar

import (
	"math"
	"time"
)

// LunarDay returns the civil day of a day in the Vietnamese lunar calendar: month 1 to 12 (never the leap
// month) of the lunar year that begins in the given year. It is the astronomical rule: a month begins on the
// day of the new moon, the 11th month holds the winter solstice, the first month without a major solar term
// is a leap month; days are those of UTC+7, the official zone of Vietnam's calendar. The positions of sun
// and moon follow Meeus, Astronomical Algorithms, 2nd ed., chapters 25 and 49; good for the years 1975–2100.
func LunarDay(year, month, day int) Day {
	before, after := eleventhMonth(year-1), eleventhMonth(year)
	n := month + 1 // months from the eleventh of the year before
	if month > 10 {
		before, after = after, eleventhMonth(year+1)
		n = month - 11
	}
	if leap := leapMonth(before, after); leap > 0 && n >= leap {
		n++
	}
	return fromJulian(newMoonDay(before + n)).AddDays(day - 1)
}

// Tet returns the first day of the lunar year.
func Tet(year int) Day { return LunarDay(year, 1, 1) }

// eleventhMonth returns the lunation whose month holds the winter solstice of the year.
func eleventhMonth(year int) int {
	// The solstice falls on 20–23 December: the month is the last that begins
	// with the sun short of 270°.
	k := int(math.Floor((julian(NewDay(year, time.December, 31)) - newMoonEpoch) / synodic))
	for newMoonDay(k) > int(julian(NewDay(year, time.December, 31))) {
		k--
	}
	if solarTerm(newMoonDay(k)) >= 9 {
		k--
	}
	return k
}

// leapMonth returns which month after the eleventh is the leap one, 0 when the year between two eleventh
// months has only twelve.
func leapMonth(before, after int) int {
	if after-before < 13 {
		return 0
	}
	for i := 1; i <= 13; i++ {
		if solarTerm(newMoonDay(before+i)) == solarTerm(newMoonDay(before+i+1)) {
			return i
		}
	}
	return 0
}

const (
	newMoonEpoch = 2451550.09766 // the new moon of 6 January 2000
	synodic      = 29.530588861  // days from new moon to new moon
	zoneVietnam  = 7.0 / 24      // UTC+7
	j2000        = 2451545.0
)

// newMoonDay returns the Julian day number of the civil day, in Vietnam, of the k-th new moon.
func newMoonDay(k int) int { return int(math.Floor(newMoon(float64(k)) + 0.5 + zoneVietnam)) }

// newMoon returns the instant (Julian day, universal time) of the k-th new moon since January 2000.
func newMoon(k float64) float64 {
	t := k / 1236.85
	e := 1 - 0.002516*t - 0.0000074*t*t
	sun := rad(2.5534 + 29.10535670*k - 0.0000014*t*t)
	moon := rad(201.5643 + 385.81693528*k + 0.0107582*t*t)
	lat := rad(160.7108 + 390.67050284*k - 0.0016118*t*t)
	node := rad(124.7746 - 1.56375588*k + 0.0020672*t*t)
	jde := newMoonEpoch + synodic*k + 0.00015437*t*t
	jde += -0.40720*math.Sin(moon) + 0.17241*e*math.Sin(sun) + 0.01608*math.Sin(2*moon) +
		0.01039*math.Sin(2*lat) + 0.00739*e*math.Sin(moon-sun) - 0.00514*e*math.Sin(moon+sun) +
		0.00208*e*e*math.Sin(2*sun) - 0.00111*math.Sin(moon-2*lat) - 0.00057*math.Sin(moon+2*lat) +
		0.00056*e*math.Sin(2*moon+sun) - 0.00042*math.Sin(3*moon) + 0.00042*e*math.Sin(sun+2*lat) +
		0.00038*e*math.Sin(sun-2*lat) - 0.00024*e*math.Sin(2*moon-sun) - 0.00017*math.Sin(node)
	return jde - deltaT(2000+k*synodic/365.25)
}

// deltaT is dynamical minus universal time in days, by the polynomial of Espenak and Meeus for 2005–2050.
// Outside it is off by less than a minute or two in our range, far below what moves a new moon's day.
func deltaT(year float64) float64 {
	t := year - 2000
	return (62.92 + 0.32217*t + 0.005589*t*t) / 86400
}

// solarTerm returns the sun's longitude at the start of a civil day in Vietnam in steps of 30°: 0 from the
// spring equinox, 9 from the winter solstice. Two month beginnings with the same value have no major term
// between them.
func solarTerm(julianDay int) int {
	return int(sunLongitude(float64(julianDay)-0.5-zoneVietnam) / 30)
}

// sunLongitude returns the apparent longitude of the sun in degrees, 0 to 360.
func sunLongitude(jd float64) float64 {
	t := (jd - j2000) / 36525
	m := rad(357.52911 + 35999.05029*t - 0.0001537*t*t)
	c := (1.914602-0.004817*t)*math.Sin(m) + (0.019993-0.000101*t)*math.Sin(2*m) + 0.000289*math.Sin(3*m)
	l := 280.46646 + 36000.76983*t + 0.0003032*t*t + c - 0.00569 - 0.00478*math.Sin(rad(125.04-1934.136*t))
	return l - 360*math.Floor(l/360)
}

func rad(degrees float64) float64 { return degrees * math.Pi / 180 }

// julian returns the Julian day number that begins at noon of the day.
func julian(d Day) float64 { return float64(d.Sub(NewDay(2000, time.January, 1))) + j2000 }

func fromJulian(n int) Day { return NewDay(2000, time.January, 1).AddDays(n - int(j2000)) }
