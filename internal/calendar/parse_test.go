package calendar

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// want is what a table row says of a deadline, in short.
type want struct {
	kind      Kind
	from, due string
	rule      string
	every, on string
	event     string
	offset    Offset
	exclusive bool
	also      []want
}

func (w want) of() Deadline {
	d := Deadline{Kind: w.kind, From: mustDay(w.from), Due: mustDay(w.due), Rule: w.rule, Every: w.every, On: w.on, Event: w.event, Offset: w.offset, Exclusive: w.exclusive}
	for _, a := range w.also {
		d.Also = append(d.Also, a.of())
	}
	return d
}

func mustDay(s string) Day {
	var d Day
	if err := d.parse(s); err != nil {
		panic(err)
	}
	return d
}

// bare keeps what a table row speaks of.
func bare(d Deadline) Deadline {
	b := Deadline{Kind: d.Kind, From: d.From, Due: d.Due, Rule: d.Rule, Every: d.Every, On: d.On, Event: d.Event, Offset: d.Offset, Exclusive: d.Exclusive}
	for _, a := range d.Also {
		b.Also = append(b.Also, bare(a))
	}
	return b
}

// quarterly is a day in a month of every quarter: four days of the year.
func quarterly(rule string, exclusive bool, on ...string) want {
	w := want{kind: Recurring, rule: rule, every: EveryYear, on: on[0], exclusive: exclusive}
	for _, day := range on[1:] {
		w.also = append(w.also, want{kind: Recurring, rule: rule, every: EveryYear, on: day, exclusive: exclusive})
	}
	return w
}

type phrase struct {
	phrase string
	year   int // of the context
	want   want
}

var phrases = []phrase{
	{"Thực hiện thường xuyên, riêng việc tập huấn hoàn thành trong quý II/2020", 0, want{kind: Ongoing, rule: "throughout", also: []want{{kind: Due, due: "2020-06-30", rule: "quarter"}}}},
	// rhythms that count in words, begin some day or go on
	{"hai năm một lần", 0, want{kind: Unresolved}},
	{"định kỳ hai tháng một lần", 2026, want{kind: Unresolved}},
	{"ba tháng một lần", 2026, want{kind: Recurring, every: EveryQuarter, rule: "every_quarter"}},
	{"nửa năm một lần", 0, want{kind: Recurring, every: EveryHalf, rule: "every_half"}},
	{"mỗi tháng một lần", 2026, want{kind: Recurring, every: EveryMonth, rule: "every_month"}},
	{"mỗi năm hai lần", 0, want{kind: Unresolved}},
	{"Định kỳ 2 năm/lần, bắt đầu từ năm 2027", 0, want{kind: Unresolved}},
	{"Từ năm 2027, ba năm một lần", 0, want{kind: Unresolved}},
	{"Hai lần/năm, lần đầu trước ngày 30/6/2026", 0, want{kind: Unresolved}},
	{"Định kỳ hằng quý từ năm 2027", 0, want{kind: Recurring, from: "2027-01-01", every: EveryQuarter, rule: "every_quarter"}},
	{"Từ năm 2027, hằng tháng", 0, want{kind: Recurring, from: "2027-01-01", every: EveryMonth, rule: "every_month"}},
	{"Từ năm 2027, hằng năm", 0, want{kind: Ongoing, from: "2027-01-01", rule: "and_after_year"}},
	{"6 tháng một lần, bắt đầu từ năm 2027", 0, want{kind: Recurring, from: "2027-01-01", every: EveryHalf, rule: "every_half"}},
	{
		"kể từ năm 2027, trước ngày 30 tháng 6 hằng năm", 0,
		want{kind: Recurring, from: "2027-01-01", every: EveryYear, on: "06-29", rule: "every_year_before_day", exclusive: true},
	},
	{"Từ năm 2026 đến năm 2030 và tiếp theo", 0, want{kind: Ongoing, from: "2026-01-01", rule: "and_after_year"}},
	// ways of writing months, quarters and years
	{"Q.III/2026", 0, want{kind: Due, due: "2026-09-30", rule: "quarter"}},
	{"Q III/2026", 0, want{kind: Due, due: "2026-09-30", rule: "quarter"}},
	{"QIII/2026", 0, want{kind: Due, due: "2026-09-30", rule: "quarter"}},
	{"HT trong T6", 2026, want{kind: Due, due: "2026-06-30", rule: "month"}},
	{"T.6/2026", 0, want{kind: Due, due: "2026-06-30", rule: "month"}},
	{"tháng năm 2026", 0, want{kind: Unresolved}},
	{"tháng sau", 2026, want{kind: Unresolved}},
	{"tháng Chạp năm 2026", 0, want{kind: Unresolved}},
	{"2026-09-30", 0, want{kind: Due, due: "2026-09-30", rule: "day"}},
	{"31/12/26", 0, want{kind: Due, due: "2026-12-31", rule: "day"}},
	{"Nửa đầu tháng 6/2026", 0, want{kind: Due, due: "2026-06-15", rule: "middle_of_month"}},
	{"Tuần đầu tháng 6/2026", 0, want{kind: Due, due: "2026-06-07", rule: FirstWeek}},
	{"Trước tuần đầu tháng 6/2026", 0, want{kind: Unresolved}},
	{"Đầu năm học 2026-2027", 2026, want{kind: Event, rule: AtOccasion, event: "Đầu năm học 2026-2027"}},
	{"Xong trước vụ đông xuân 2027", 0, want{kind: Event, rule: AtOccasion, event: "trước vụ đông xuân 2027"}},
	{"Từ học kỳ I năm học 2027 - 2028", 0, want{kind: Ongoing, rule: FromSeason}},
	{"niên vụ 2027 - 2028 trồng 30 ha; đến năm 2029 đạt 90 ha", 0, want{kind: Event, rule: AtOccasion, event: "niên vụ 2027 - 2028",
		also: []want{{kind: Due, due: "2029-12-31", rule: "by_year"}}}},
	{"Trước mùa lũ năm 2027 (trước 15/7)", 2026, want{kind: Due, due: "2027-07-14", rule: "before_day", exclusive: true}},
	{"trước mùa lũ (15/7/2027)", 0, want{kind: Due, due: "2027-07-14", rule: "before_day", exclusive: true}},
	{"Trước ngày khai giảng 05/9/2027", 0, want{kind: Due, due: "2027-09-04", rule: "before_day", exclusive: true}},
	{"Năm 2027 (báo cáo trước 05/12)", 0, want{kind: Due, due: "2027-12-31", rule: "year",
		also: []want{{kind: Due, due: "2027-12-04", rule: "before_day", exclusive: true}}}},
	{"- 04 bến: xong trong quý I/2027 - 03 bến còn lại: trước 30/9/2027", 0, want{kind: Due, due: "2027-03-31", rule: "quarter",
		also: []want{{kind: Due, due: "2027-09-29", rule: "before_day", exclusive: true}}}},
	{"Khởi công 12/4/2027, hoàn thành 30/11/2027", 0, want{kind: Window, from: "2027-04-12", due: "2027-11-30", rule: "day"}},
	{"Bắt đầu từ quý II/2027, thực hiện hằng năm", 0, want{kind: Ongoing, from: "2027-04-01", rule: "from_quarter"}},
	{"thường xuyên, trong đó xong 40% số bến trong quý III/2027", 0, want{kind: Ongoing, rule: "throughout",
		also: []want{{kind: Due, due: "2027-09-30", rule: "quarter"}}}},
	{"01 lần/6 tháng", 0, want{kind: Recurring, every: EveryHalf, rule: "every_half"}},
	{"02 đợt/năm (đợt 1 trước 15/5, đợt 2 trước 15/11)", 2027, want{kind: Recurring, every: EveryYear, on: "05-14", rule: "every_year_before_day", exclusive: true,
		also: []want{{kind: Recurring, every: EveryYear, on: "11-14", rule: "every_year_before_day", exclusive: true}}}},
	{"Hằng quý, vào tuần đầu của quý sau", 0, want{kind: Recurring, every: EveryQuarter, rule: InWeek + EveryQuarter}},
	{"Nửa đầu năm: 12 bến; cả năm: 20 bến", 2027, want{kind: Due, due: "2027-06-30", rule: "half", also: []want{{kind: Due, due: "2027-12-31", rule: "year"}}}},
	{"Đợt 2: từ 10/10/2027 đến hết năm", 0, want{kind: Window, from: "2027-10-10", due: "2027-12-31", rule: "days"}},
	{"hai năm 2027, 2028", 0, want{kind: Window, from: "2027-01-01", due: "2028-12-31", rule: "years"}},
	{"các tháng 4 và 9/2027", 0, want{kind: Due, due: "2027-04-30", rule: "month", also: []want{{kind: Due, due: "2027-09-30", rule: "month"}}}},
	{"Năm 2027 (Quý III)", 2026, want{kind: Due, due: "2027-09-30", rule: "quarter"}},
	{"2027, hoàn thành trước 30/6", 2026, want{kind: Due, due: "2027-06-29", rule: "before_day", exclusive: true}},
	{"Quý I/2027: dự thảo; Quý II: ban hành", 2026, want{kind: Due, due: "2027-03-31", rule: "quarter", also: []want{{kind: Due, due: "2027-06-30", rule: "quarter"}}}},
	{"Trước ngày 31/3/2026, quý II/2026", 0, want{kind: Due, due: "2026-03-30", rule: "before_day", exclusive: true, also: []want{{kind: Due, due: "2026-06-30", rule: "quarter"}}}},
	{"Từ 15/3 - 30/4/2026", 0, want{kind: Window, from: "2026-03-15", due: "2026-04-30", rule: "days"}},
	{"Bắt đầu từ tháng 4/2026, hoàn thành trước ngày 30/11/2026", 0, want{kind: Window, from: "2026-04-01", due: "2026-11-29",
		rule: "before_day", exclusive: true}},
	{"Tháng 12/2026 và thường xuyên", 0, want{kind: Due, due: "2026-12-31", rule: "month",
		also: []want{{kind: Ongoing, rule: "throughout"}}}},
	{"Từ quý II/2026, kết thúc trong quý IV/2026", 0, want{kind: Window, from: "2026-04-01", due: "2026-12-31", rule: "quarter"}},
	{"Trước mùa mưa bão, chậm nhất ngày 15 tháng 9 năm 2026", 0, want{kind: Due, due: "2026-09-15", rule: "by_day"}},
	{"Trước năm học 2026 - 2027 (thường xuyên)", 0, want{kind: Event, rule: "at_occasion", event: "Trước năm học 2026 - 2027"}},
	{"Vào ngày đầu tiên của mỗi tháng", 0, want{kind: Recurring, rule: "every_month_day", every: EveryMonth, on: "01"}},
	{"Ngày đầu tiên của tháng 9/2026", 0, want{kind: Due, due: "2026-09-01", rule: "day"}},
	{"Hằng tháng (trước ngày 25 hằng tháng)", 0, want{kind: Recurring, rule: "every_month_before_day", every: EveryMonth, on: "24",
		exclusive: true}},
	{"- Kế hoạch: Tháng 4/2026; - Báo cáo: trước ngày 15/12 hằng năm", 0, want{kind: Due, due: "2026-04-30", rule: "month",
		also: []want{{kind: Recurring, rule: "every_year_before_day", every: EveryYear, on: "12-14", exclusive: true}}}},
	{"- Đợt 1: 30/6/2026 - Đợt 2: 31/3/2027", 0, want{kind: Due, due: "2026-06-30", rule: "day", also: []want{{kind: Due, due: "2027-03-31", rule: "day"}}}},
	{"30/6/2026 (lần 1), 31/3/2027 (lần 2)", 0, want{kind: Due, due: "2026-06-30", rule: "day", also: []want{{kind: Due, due: "2027-03-31", rule: "day"}}}},
	{"Bước 1: 30/6/2026; giai đoạn 2: 2027 - 2028", 0, want{kind: Due, due: "2026-06-30", rule: "day", also: []want{{kind: Window, from: "2027-01-01", due: "2028-12-31", rule: "years"}}}},
	{"30/6/2026 trình dự thảo, 31/3/2027 ban hành", 0, want{kind: Due, due: "2026-06-30", rule: "day", also: []want{{kind: Due, due: "2027-03-31", rule: "day"}}}},
	{"Trung tâm Giáo dục Thường xuyên; chậm nhất 20/6/2027", 0, want{kind: Due, due: "2027-06-20", rule: "by_day"}},
	{"Cả năm 2026", 0, want{kind: Due, due: "2026-12-31", rule: "year"}},
	{"2026-2030 và các năm tiếp theo", 0, want{kind: Ongoing, from: "2026-01-01", rule: "and_after_year"}},
	{"Hoàn thành năm 2026, duy trì các năm tiếp theo", 0, want{kind: Due, due: "2026-12-31", rule: "year", also: []want{{kind: Ongoing, rule: "and_after"}}}},
	{"Trước ngày 30/6/2026 và cập nhật hằng năm", 0, want{kind: Due, due: "2026-06-29", rule: "before_day", exclusive: true, also: []want{{kind: Ongoing, rule: "throughout"}}}},

	// days of a month of every period
	{"Ngày 20 tháng cuối mỗi quý", 0, want{kind: Recurring, every: EveryQuarter, on: "20", rule: "every_quarter_slot"}},
	{"trước ngày 15 của tháng cuối quý", 0, want{kind: Recurring, every: EveryQuarter, on: "14", rule: "every_quarter_before_slot", exclusive: true}},
	{"Trước ngày 10 tháng liền kề sau quý", 0, quarterly("every_quarter_before_slot", true, "01-09", "04-09", "07-09", "10-09")},
	{"Từ 10/11/2026 đến 20/2 năm sau", 0, want{kind: Window, from: "2026-11-10", due: "2027-02-20", rule: "days"}},
	{"Từ tháng 10 năm trước đến tháng 3 năm sau", 2026, want{kind: Unresolved}},
	{"Lần đầu trước ngày 05/4/2026, sau đó 6 tháng một lần", 0, want{kind: Due, due: "2026-04-04", rule: "before_day", exclusive: true,
		also: []want{{kind: Recurring, every: EveryHalf, rule: "every_half"}}}},
	{"Trước mùa cạn hằng năm", 0, want{kind: Unresolved}},
	{"Chiều thứ Sáu hằng tuần", 0, want{kind: Recurring, every: EveryWeek, rule: "every_week"}},
	{"Gửi báo cáo quý trước ngày 20; báo cáo năm trước ngày 25/11", 0, want{kind: Recurring, every: EveryQuarter, on: "19", rule: "every_quarter_before_day", exclusive: true,
		also: []want{{kind: Recurring, every: EveryYear, on: "11-24", rule: "every_year_before_day", exclusive: true}}}},
	{"Báo cáo 6 tháng (trước ngày 12/6), năm (trước ngày 08/12)", 0, want{kind: Recurring, every: EveryYear, on: "06-11", rule: "every_half_before_day", exclusive: true,
		also: []want{{kind: Recurring, every: EveryYear, on: "12-07", rule: "every_year_before_day", exclusive: true}}}},
	{"trong tháng 4/2026 và định kỳ hằng quý", 0, want{kind: Due, due: "2026-04-30", rule: "month",
		also: []want{{kind: Recurring, every: EveryQuarter, rule: "every_quarter"}}}},
	{"Hằng năm (từ ngày 10/5 đến ngày 10/6)", 0, want{kind: Recurring, every: EveryYear, on: "06-10", rule: "every_year_from_day"}},
	{"Hằng quý, trước ngày 05 tháng sau", 0, quarterly("every_quarter_before_slot", true, "01-04", "04-04", "07-04", "10-04")},
	{"Hằng tháng, trước ngày 05 tháng liền kề", 0, want{kind: Recurring, rule: "every_month_before_slot", every: EveryMonth, on: "04", exclusive: true}},
	{"trước ngày 05 của tháng liền kề", 2026, want{kind: Unresolved}},
	{"Định kỳ 6 tháng, 1 năm", 0, want{kind: Recurring, rule: "every_half", every: EveryHalf, also: []want{{kind: Recurring, rule: "every_year", every: EveryYear}}}},
	{"Định kỳ hằng năm, 5 năm", 0, want{kind: Unresolved}},
	{"Mỗi năm 1 lần", 0, want{kind: Recurring, rule: "every_year", every: EveryYear}},
	{"02 lần/năm", 0, want{kind: Unresolved}},

	// occasions and lengths in words
	{"Kỳ họp thứ 10, Quốc hội khóa XV", 0, want{kind: Event, rule: AtOccasion, event: "Kỳ họp thứ 10, Quốc hội khóa XV"}},
	{"Từ năm học 2027 - 2028", 0, want{kind: Ongoing, rule: FromSeason}},
	{"từ năm học 2027 - 2028 đến năm học 2029 - 2030", 0, want{kind: Event, rule: AtOccasion, event: "đến năm học 2029 - 2030"}},
	{"Không quá 15 phút kể từ khi phát bản tin", 0, want{kind: Event, rule: "minutes_after", event: "khi phát bản tin", offset: Offset{N: 15, Unit: "minute"}}},
	{"Trình kỳ họp giữa năm 2027", 0, want{kind: Event, rule: AtOccasion, event: "kỳ họp giữa năm 2027"}},
	{"quý II, III", 2027, want{kind: Window, from: "2027-04-01", due: "2027-09-30", rule: "listed_quarters"}},
	{"mỗi năm 02 - 03 tuyến, xong trong năm 2030", 0, want{kind: Due, due: "2030-12-31", rule: "year"}},
	{"Kỳ họp giữa năm", 2026, want{kind: Event, rule: AtOccasion, event: "Kỳ họp giữa năm"}},
	{"Phiên họp thứ 45", 0, want{kind: Event, rule: AtOccasion, event: "Phiên họp thứ 45"}},
	{"phiên họp tháng 8/2026", 0, want{kind: Due, due: "2026-08-31", rule: "month"}},
	{"Trước Đại hội Đảng bộ tỉnh", 0, want{kind: Event, rule: AtOccasion, event: "Trước Đại hội Đảng bộ tỉnh"}},
	{"Kỳ họp tháng 7/2026", 0, want{kind: Due, due: "2026-07-31", rule: "month"}},
	{"Trước kỳ họp ít nhất 15 ngày", 0, want{kind: Event, rule: "days_after", event: "kỳ họp", offset: Offset{N: -15, Unit: "day"}}},

	// named times
	{"Trong Quý I/2022", 0, want{kind: Due, due: "2022-03-31", rule: "quarter"}},
	{"Quý I năm 2022", 0, want{kind: Due, due: "2022-03-31", rule: "quarter"}},
	{"Quí IV-2025", 0, want{kind: Due, due: "2025-12-31", rule: "quarter"}},
	{"Quý 3/2025.", 0, want{kind: Due, due: "2025-09-30", rule: "quarter"}},
	{"quý II của năm 2025", 0, want{kind: Due, due: "2025-06-30", rule: "quarter"}},
	{"T12/2026", 0, want{kind: Due, due: "2026-12-31", rule: "month"}},
	{"Q4/2026", 0, want{kind: Due, due: "2026-12-31", rule: "quarter"}},
	{"T6-T9/2026", 0, want{kind: Window, from: "2026-06-01", due: "2026-09-30", rule: "months"}},
	{"2 năm/lần", 0, want{kind: Unresolved}},
	{"Quý II", 2026, want{kind: Due, due: "2026-06-30", rule: "quarter"}},
	{"Tháng 4/2022", 0, want{kind: Due, due: "2022-04-30", rule: "month"}},
	{"trong tháng 4 năm 2022", 0, want{kind: Due, due: "2022-04-30", rule: "month"}},
	{"Tháng 2/2024", 0, want{kind: Due, due: "2024-02-29", rule: "month"}},
	{"06/2025", 0, want{kind: Due, due: "2025-06-30", rule: "month"}},
	{"Năm 2025", 0, want{kind: Due, due: "2025-12-31", rule: "year"}},
	{"2030", 0, want{kind: Due, due: "2030-12-31", rule: "year"}},
	{"Trong năm", 2026, want{kind: Due, due: "2026-12-31", rule: "year"}},
	{"Trong năm", 0, want{kind: Unresolved}},
	{"Trong năm học", 2026, want{kind: Unresolved}},
	{"trong năm 2025", 0, want{kind: Due, due: "2025-12-31", rule: "year"}},
	{"ngày 31 tháng 12 năm 2025", 0, want{kind: Due, due: "2025-12-31", rule: "day"}},
	{"31/12/2025", 0, want{kind: Due, due: "2025-12-31", rule: "day"}},
	{"Ngày 5.3.2025", 0, want{kind: Due, due: "2025-03-05", rule: "day"}},
	{"6 tháng đầu năm 2025", 0, want{kind: Due, due: "2025-06-30", rule: "half"}},
	{"06 tháng cuối năm", 2025, want{kind: Due, due: "2025-12-31", rule: "half"}},
	{"Nửa đầu năm 2026", 0, want{kind: Due, due: "2026-06-30", rule: "half"}},
	{"trong 9 tháng đầu năm 2025", 0, want{kind: Due, due: "2025-09-30", rule: "month"}},
	{"Đầu tháng 6/2022", 0, want{kind: Due, due: "2022-06-01", rule: "start_of_month"}},
	{"giữa tháng 6/2022", 0, want{kind: Due, due: "2022-06-15", rule: "middle_of_month"}},
	{"cuối tháng 2/2023", 0, want{kind: Due, due: "2023-02-28", rule: "end_of_month"}},
	{"đầu năm 2026", 0, want{kind: Due, due: "2026-01-01", rule: "start_of_year"}},
	{"giữa năm 2026", 0, want{kind: Due, due: "2026-06-30", rule: "middle_of_year"}},
	{"cuối năm 2026", 0, want{kind: Due, due: "2026-12-31", rule: "end_of_year"}},
	{"cuối quý III/2026", 0, want{kind: Due, due: "2026-09-30", rule: "end_of_quarter"}},
	{"Dự kiến quý IV/2025", 0, want{kind: Due, due: "2025-12-31", rule: "quarter"}},
	{"Hoàn thành trong quý III/2020", 0, want{kind: Due, due: "2020-09-30", rule: "quarter"}},
	{"Thời gian hoàn thành: Tháng 6/2022", 0, want{kind: Due, due: "2022-06-30", rule: "month"}},

	// before, by
	{"Trước ngày 31/3/2022", 0, want{kind: Due, due: "2022-03-30", rule: "before_day", exclusive: true}},
	{"Trước ngày 01/3/2024", 0, want{kind: Due, due: "2024-02-29", rule: "before_day", exclusive: true}},
	{"Trước tháng 6/2022", 0, want{kind: Due, due: "2022-05-31", rule: "before_month", exclusive: true}},
	{"Trước quý II/2022", 0, want{kind: Due, due: "2022-03-31", rule: "before_quarter", exclusive: true}},
	{"trước năm 2030", 0, want{kind: Due, due: "2029-12-31", rule: "before_year", exclusive: true}},
	{"trước 30/6", 2025, want{kind: Due, due: "2025-06-29", rule: "before_day", exclusive: true}},
	{"trước 17h00 ngày 15/3/2025", 0, want{kind: Due, due: "2025-03-15", rule: "before_hour"}},
	{"trước 17 giờ 30 phút, ngày 15 tháng 3 năm 2025", 0, want{kind: Due, due: "2025-03-15", rule: "before_hour"}},
	{"chậm nhất trong quý II năm 2022", 0, want{kind: Due, due: "2022-06-30", rule: "by_quarter"}},
	{"Chậm nhất là ngày 15/3/2025", 0, want{kind: Due, due: "2025-03-15", rule: "by_day"}},
	{"muộn nhất ngày 15 tháng 3 năm 2025", 0, want{kind: Due, due: "2025-03-15", rule: "by_day"}},
	{"chậm nhất trước ngày 30/6/2025", 0, want{kind: Due, due: "2025-06-29", rule: "before_day", exclusive: true}},
	{"không muộn hơn ngày 30/6/2025", 0, want{kind: Due, due: "2025-06-30", rule: "by_day"}},
	{"đến hết ngày 30/6/2025", 0, want{kind: Due, due: "2025-06-30", rule: "by_day"}},
	{"Đến hết tháng 6/2025", 0, want{kind: Due, due: "2025-06-30", rule: "by_month"}},
	{"đến năm 2030", 0, want{kind: Due, due: "2030-12-31", rule: "by_year"}},
	{"đến hết năm 2025", 0, want{kind: Due, due: "2025-12-31", rule: "by_year"}},

	// leading text
	{"Báo cáo UBND tỉnh, trình Thủ tướng Chính phủ xem xét, phê duyệt trong Quý I/2022", 0, want{kind: Due, due: "2022-03-31", rule: "quarter"}},
	{"Gửi Sở Kế hoạch và Đầu tư để tổng hợp chung vào nhiệm vụ IV.1 trước ngày 31/3/2022", 0, want{kind: Due, due: "2022-03-30", rule: "before_day", exclusive: true}},
	{"Thực hiện Nghị quyết số 05-NQ/TU ngày 25/10/2021, hoàn thành trong quý II/2022", 0, want{kind: Due, due: "2022-06-30", rule: "quarter"}},
	{"Báo cáo năm 2025 trước ngày 15/12/2025", 0, want{kind: Due, due: "2025-12-14", rule: "before_day", exclusive: true}},

	// windows
	{"2026-2030", 0, want{kind: Window, from: "2026-01-01", due: "2030-12-31", rule: "years"}},
	{"2026 – 2030", 0, want{kind: Window, from: "2026-01-01", due: "2030-12-31", rule: "years"}},
	{"Năm 2025-2026", 0, want{kind: Window, from: "2025-01-01", due: "2026-12-31", rule: "years"}},
	{"Giai đoạn 2021 - 2025", 0, want{kind: Window, from: "2021-01-01", due: "2025-12-31", rule: "years"}},
	{"từ năm 2026 đến năm 2030", 0, want{kind: Window, from: "2026-01-01", due: "2030-12-31", rule: "years"}},
	{"từ năm 2026 đến hết năm 2030", 0, want{kind: Window, from: "2026-01-01", due: "2030-12-31", rule: "years"}},
	{"Tháng 01- 02/2026", 0, want{kind: Window, from: "2026-01-01", due: "2026-02-28", rule: "months"}},
	{"Tháng 11/2025 - tháng 02/2026", 0, want{kind: Window, from: "2025-11-01", due: "2026-02-28", rule: "months"}},
	{"Quý I - II/2026", 0, want{kind: Window, from: "2026-01-01", due: "2026-06-30", rule: "quarters"}},
	{"Quý IV/2025 - Quý I/2026", 0, want{kind: Window, from: "2025-10-01", due: "2026-03-31", rule: "quarters"}},
	{"từ ngày 01/3/2025 đến ngày 15/4/2025", 0, want{kind: Window, from: "2025-03-01", due: "2025-04-15", rule: "days"}},
	{"Ngày 01 - 15/3/2025", 0, want{kind: Window, from: "2025-03-01", due: "2025-03-15", rule: "days"}},
	{"Thường xuyên trong năm 2025", 0, want{kind: Window, from: "2025-01-01", due: "2025-12-31", rule: "throughout_year"}},
	{"Hằng năm, giai đoạn 2026-2030", 0, want{kind: Window, from: "2026-01-01", due: "2030-12-31", rule: "years"}},

	// throughout
	{"Thường xuyên", 0, want{kind: Ongoing, rule: "throughout"}},
	{"Thường xuyên, định kỳ hằng quý báo cáo Sở Y tế", 0, want{kind: Ongoing, rule: "throughout", also: []want{{kind: Recurring, every: EveryQuarter, rule: "every_quarter"}}}},
	{"Thường xuyên, báo cáo định kỳ hằng tháng", 0, want{kind: Ongoing, rule: "throughout", also: []want{{kind: Recurring, every: EveryMonth, rule: "every_month"}}}},
	{"Thường xuyên, định kỳ hằng quý", 0, want{kind: Ongoing, rule: "throughout"}},
	{"Năm 2027; cập nhật theo định kỳ hoặc theo yêu cầu", 0, want{kind: Due, due: "2027-12-31", rule: "year", also: []want{{kind: Ongoing, rule: "throughout"}}}},
	{"Thường xuyên, hằng năm", 0, want{kind: Ongoing, rule: "throughout"}},
	{"thường xuyên, định kǶ", 0, want{kind: Ongoing, rule: "throughout"}},
	{"Thực hiện thường xuyên trong năm", 0, want{kind: Ongoing, rule: "throughout"}},
	{"Hằng năm", 0, want{kind: Ongoing, rule: "throughout"}},
	{"Thường xuyên và đột xuất khi có yêu cầu", 0, want{kind: Ongoing, rule: "throughout"}},
	{"Trong quá trình thực hiện Nghị quyết", 0, want{kind: Ongoing, rule: "throughout"}},
	{"Trong thời gian thực hiện Nghị quyết.", 0, want{kind: Ongoing, rule: "throughout"}},
	{"Quý IV năm 2025 và các năm tiếp theo", 0, want{kind: Ongoing, from: "2025-10-01", rule: "and_after_quarter"}},
	{"2025 và những năm tiếp theo", 0, want{kind: Ongoing, from: "2025-01-01", rule: "and_after_year"}},
	{"Năm 2026 và hằng năm", 0, want{kind: Ongoing, from: "2026-01-01", rule: "and_after_year"}},
	{"từ năm 2026 trở đi", 0, want{kind: Ongoing, from: "2026-01-01", rule: "and_after_year"}},
	{"Từ quý I/2026", 0, want{kind: Ongoing, from: "2026-01-01", rule: "from_quarter"}},

	// recurring
	{"Định kỳ hằng năm", 0, want{kind: Recurring, rule: "every_year", every: EveryYear}},
	{"hàng tháng", 0, want{kind: Recurring, rule: "every_month", every: EveryMonth}},
	{"Định kỳ hàng quý", 0, want{kind: Recurring, rule: "every_quarter", every: EveryQuarter}},
	{"6 tháng một lần", 0, want{kind: Recurring, rule: "every_half", every: EveryHalf}},
	{"03 tháng/lần", 0, want{kind: Recurring, rule: "every_quarter", every: EveryQuarter}},
	{"Định kỳ 6 tháng, hằng năm", 0, want{kind: Recurring, rule: "every_half", every: EveryHalf, also: []want{{kind: Recurring, rule: "every_year", every: EveryYear}}}},
	{"định kỳ hằng năm, trước ngày 15/12", 0, want{kind: Recurring, rule: "every_year_before_day", every: EveryYear, on: "12-14", exclusive: true}},
	{"trước ngày 15/11 hằng năm", 0, want{kind: Recurring, rule: "every_year_before_day", every: EveryYear, on: "11-14", exclusive: true}},
	{"trước ngày 01/3 hằng năm", 0, want{kind: Recurring, rule: "every_year_before_day", every: EveryYear, on: "02-29", exclusive: true}},
	{"Tháng 12 hằng năm", 0, want{kind: Recurring, rule: "every_year_month", every: EveryYear, on: "12-31"}},
	{"trước ngày 25 hằng tháng", 0, want{kind: Recurring, rule: "every_month_before_day", every: EveryMonth, on: "24", exclusive: true}},
	{"Ngày 20 hằng tháng", 0, want{kind: Recurring, rule: "every_month_day", every: EveryMonth, on: "20"}},
	{"trước ngày 01/6 và 15/11 hằng năm", 0, want{kind: Recurring, rule: "every_year_before_day", every: EveryYear, on: "05-31", exclusive: true,
		also: []want{{kind: Recurring, rule: "every_year_before_day", every: EveryYear, on: "11-14", exclusive: true}}}},
	{"định kỳ 6 tháng báo cáo kết quả thực hiện về Bộ Khoa học và Công nghệ trước ngày 15 tháng 6 và trước ngày 01 tháng 12", 0,
		want{kind: Recurring, rule: "every_half_before_day", every: EveryYear, on: "06-14", exclusive: true,
			also: []want{{kind: Recurring, rule: "every_half_before_day", every: EveryYear, on: "11-30", exclusive: true}}}},

	// events
	{"trong 10 ngày làm việc kể từ ngày ký", 0, want{kind: Event, rule: "working_days_after", event: "ngày ký", offset: Offset{10, "day", true}}},
	{"Trong vòng 15 (mười lăm) ngày kể từ ngày nhận được văn bản", 0, want{kind: Event, rule: "days_after", event: "ngày nhận được văn bản", offset: Offset{15, "day", false}}},
	{"Chậm nhất 05 ngày trước kỳ họp", 0, want{kind: Event, rule: "days_after", event: "kỳ họp", offset: Offset{-5, "day", false}}},
	{"06 tháng sau khi Luật có hiệu lực", 0, want{kind: Event, rule: "months_after", event: "khi Luật có hiệu lực", offset: Offset{6, "month", false}}},
	{"Sau khi có hướng dẫn của Bộ Lao động – Thương binh và Xã hội và các Bộ, ngành trung ương", 0, want{kind: Event, rule: "after_event", event: "có hướng dẫn của Bộ Lao động – Thương binh và Xã hội và các Bộ, ngành trung ương"}},
	{"Theo tiến độ xây dựng dự thảo văn bản", 0, want{kind: Event, rule: "after_event", event: "tiến độ xây dựng dự thảo văn bản"}},
	{"Khi có yêu cầu", 0, want{kind: Event, rule: "after_event", event: "có yêu cầu"}},

	// instalments
	{"Quý II/2025; Quý IV/2025", 0, want{kind: Due, due: "2025-06-30", rule: "quarter", also: []want{{kind: Due, due: "2025-12-31", rule: "quarter"}}}},
	{"Tháng 6 và tháng 12/2025", 0, want{kind: Due, due: "2025-06-30", rule: "month", also: []want{{kind: Due, due: "2025-12-31", rule: "month"}}}},
	{"Quý II, IV/2022", 0, want{kind: Due, due: "2022-06-30", rule: "quarter", also: []want{{kind: Due, due: "2022-12-31", rule: "quarter"}}}},
	{"năm 2026, 2027", 0, want{kind: Due, due: "2026-12-31", rule: "year", also: []want{{kind: Due, due: "2027-12-31", rule: "year"}}}},
	{"Quý III, IV/2026", 0, want{kind: Window, from: "2026-07-01", due: "2026-12-31", rule: "listed_quarters"}},
	{"Tháng 9, tháng 10", 2026, want{kind: Window, from: "2026-09-01", due: "2026-10-31", rule: "listed_months"}},
	{"Quý III, IV/2026, 2027", 0, want{kind: Window, from: "2026-07-01", due: "2027-12-31", rule: "listed_quarters"}},
	{"Quý II/2026, 2027", 0, want{kind: Due, due: "2026-06-30", rule: "quarter", also: []want{{kind: Due, due: "2027-12-31", rule: "year"}}}},
	{"Tháng 11, 12/2026 và kiện toàn thường xuyên", 0, want{kind: Window, from: "2026-11-01", due: "2026-12-31", rule: "listed_months", also: []want{{kind: Ongoing, rule: "throughout"}}}},
	{"Quý III, IV/2026 và những năm tiếp theo", 0, want{kind: Ongoing, from: "2026-07-01", rule: "listed_quarters"}},
	{"Cập nhật hằng năm, lần đầu trong tháng 12/2026", 0, want{kind: Ongoing, rule: "throughout", also: []want{{kind: Due, due: "2026-12-31", rule: "month"}}}},
	{"Thông xe trước dịp lễ 30/4/2026", 0, want{kind: Due, due: "2026-04-29", rule: "before_day", exclusive: true}},
	{"Mở cửa dịp 30/4/2026", 0, want{kind: Due, due: "2026-04-30", rule: "day"}},
	{"Nghiên cứu trong quý I/2025, trình trong quý II/2025", 0, want{kind: Due, due: "2025-03-31", rule: "quarter", also: []want{{kind: Due, due: "2025-06-30", rule: "quarter"}}}},
	{"Thực hiện định kỳ hằng năm; Riêng năm 2020 hoàn thành trong quý II/2020", 0, want{kind: Recurring, rule: "every_year", every: EveryYear, also: []want{{kind: Due, due: "2020-06-30", rule: "quarter"}}}},
	{"Thực hiện thường xuyên; riêng việc tuyên truyền, quán triệt Chỉ thị số 37-CT/TW hoàn thành trong quý II/2020", 0, want{kind: Ongoing, rule: "throughout", also: []want{{kind: Due, due: "2020-06-30", rule: "quarter"}}}},

	// nothing written
	{"", 0, want{kind: None}},
	{" - ", 0, want{kind: None}},
	{"…", 0, want{kind: None}},

	// not understood: never guessed
	{"Tháng 01 - 02/2", 0, want{kind: Unresolved}},
	{"Tháng 01 - 02/20", 2026, want{kind: Unresolved}},
	{"Tháng 01- 02/", 0, want{kind: Unresolved}},
	{"01-02/2026", 0, want{kind: Window, from: "2026-01-01", due: "2026-02-28", rule: "months"}},
	{"3 - 12/2026", 0, want{kind: Window, from: "2026-03-01", due: "2026-12-31", rule: "months"}},
	{"27-28/8/2026", 0, want{kind: Window, from: "2026-08-27", due: "2026-08-28", rule: "days"}},
	{"02-01/2026", 0, want{kind: Unresolved}},
	{"10-13/2026", 0, want{kind: Unresolved}},
	{"27-32/8/2026", 0, want{kind: Unresolved}},
	{"Quý II", 0, want{kind: Unresolved}},
	{"trước 30/6", 0, want{kind: Unresolved}},
	{"Quý V/2022", 0, want{kind: Unresolved}},
	{"tháng 13/2022", 0, want{kind: Unresolved}},
	{"31/02/2022", 0, want{kind: Unresolved}},
	{"ngày 29/02/2023", 0, want{kind: Unresolved}},
	{"2030-2026", 0, want{kind: Unresolved}},
	{"đầu quý II/2022", 0, want{kind: Unresolved}},
	{"năm học 2025-2026", 0, want{kind: Event, rule: AtOccasion, event: "năm học 2025-2026"}},
	{"trong thời gian tới", 0, want{kind: Unresolved}},
	{"sớm nhất có thể", 0, want{kind: Unresolved}},
	{"Nghị quyết số 05-NQ/TU ngày 25/10/2021", 0, want{kind: Unresolved}},
	{"Kế hoạch năm 2025", 0, want{kind: Unresolved}},
	{"56/93 nhiệm vụ", 0, want{kind: Unresolved}},
	{"sau năm 2025", 0, want{kind: Unresolved}},
	{"trước thứ 5 hằng tuần vào ngày 2", 0, want{kind: Unresolved}},
	{"tuần 2 tháng 3/2026", 0, want{kind: Unresolved}},
	{"Tuần 1, tháng 5/2026", 0, want{kind: Unresolved}},
	{"trong tuần thứ hai của tháng 3/2026", 0, want{kind: Unresolved}},
	{"tuần cuối tháng 6 năm 2026", 0, want{kind: Unresolved}},
	{"16 giờ hằng ngày", 0, want{kind: Unresolved}},
	{"hằng ngày, trước 16h00", 0, want{kind: Unresolved}},
	{"báo cáo trước 16 giờ 30 hằng ngày trong năm 2026", 0, want{kind: Unresolved}},
	{"Đợt 1: 15/5/2026; đợt 2: 20/11/2026", 0, want{kind: Due, due: "2026-05-15", rule: "day", also: []want{{kind: Due, due: "2026-11-20", rule: "day"}}}},
	{"Giai đoạn 1: 2026 - 2027; giai đoạn 2: 2028 - 2030", 0, want{kind: Window, from: "2026-01-01", due: "2027-12-31", rule: "years",
		also: []want{{kind: Window, from: "2028-01-01", due: "2030-12-31", rule: "years"}}}},
	{"Theo lịch của đoàn đánh giá", 0, want{kind: Event, rule: "after_event", event: "lịch của đoàn đánh giá"}},
	{"Trình HĐND tỉnh tại kỳ họp cuối năm 2026", 0, want{kind: Event, rule: AtOccasion, event: "tại kỳ họp cuối năm 2026"}},
	{"Trước ngày khai mạc kỳ họp tối thiểu 20 ngày làm việc", 0, want{kind: Event, rule: "working_days_after", event: "ngày khai mạc kỳ họp",
		offset: Offset{N: -20, Unit: "day", Working: true}}},
	{"Trong suốt mùa mưa bão", 0, want{kind: Ongoing, rule: "throughout"}},
	{"Trong thượng tuần tháng 4/2026", 0, want{kind: Due, due: "2026-04-10", rule: "first_ten_days_of_month"}},
	{"Trung tuần tháng 4/2026", 0, want{kind: Due, due: "2026-04-20", rule: "second_ten_days_of_month"}},
	{"Hạ tuần tháng 4/2026", 0, want{kind: Due, due: "2026-04-30", rule: "end_of_month"}},
	{"Quý II các năm 2027, 2029", 0, want{kind: Due, due: "2027-06-30", rule: "quarter", also: []want{{kind: Due, due: "2029-06-30", rule: "quarter"}}}},
	{"Trước 20/10 hằng năm (bắt đầu từ năm 2027)", 0, want{kind: Recurring, from: "2027-01-01", every: EveryYear, on: "10-19", rule: "every_year_before_day", exclusive: true}},
	{"Hằng quý (trước ngày 20 của tháng cuối quý), năm (trước ngày 10/12)", 0, want{kind: Recurring, every: EveryQuarter, on: "19",
		rule: "every_quarter_before_slot", exclusive: true,
		also: []want{{kind: Recurring, every: EveryYear, on: "12-09", rule: "every_year_before_day", exclusive: true}}}},
	{"Trước ngày 25 hằng tháng và trước ngày 05/12 hằng năm", 0, want{kind: Recurring, every: EveryMonth, on: "24",
		rule: "every_month_before_day", exclusive: true,
		also: []want{{kind: Recurring, every: EveryYear, on: "12-04", rule: "every_year_before_day", exclusive: true}}}},
	{"Tuần cuối hằng tháng", 0, want{kind: Recurring, every: EveryMonth, rule: InWeek + EveryMonth}},
	{"12", 0, want{kind: Unresolved}},
	{"theo quy định", 0, want{kind: Unresolved}},
}

// spelled phrases hold numbers in words, which without accents are other words.
var spelled = []phrase{
	{"quý ba năm 2026", 0, want{kind: Due, due: "2026-09-30", rule: "quarter"}},
	{"tháng sáu năm 2026", 0, want{kind: Due, due: "2026-06-30", rule: "month"}},
	{"tháng mười một/2026", 0, want{kind: Due, due: "2026-11-30", rule: "month"}},
	{"Trong thời hạn ba mươi lăm ngày kể từ ngày nhận hồ sơ", 0, want{kind: Event, rule: "days_after", event: "ngày nhận hồ sơ", offset: Offset{35, "day", false}}},
}

func TestParse(t *testing.T) {
	for _, tt := range slices.Concat(phrases, spelled) {
		t.Run(tt.phrase, func(t *testing.T) {
			got := Parse(tt.phrase, Context{Year: tt.year})
			if diff := cmp.Diff(tt.want.of(), bare(got), cmp.AllowUnexported(Day{})); diff != "" {
				t.Errorf("Parse(%q, year %d) differs (-want +got):\n%s", tt.phrase, tt.year, diff)
			}
			if got.Phrase != strings.TrimSpace(tt.phrase) {
				t.Errorf("phrase %q not verbatim", got.Phrase)
			}
		})
	}
}
