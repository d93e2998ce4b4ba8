package intake

import (
	"fmt"
	"strings"
	"testing"
)

func TestTargetValue(t *testing.T) {
	cases := []struct{ cell, unit, want string }{
		{"≥ 30", "%", ">= 30 %"},
		{">= 30", "%", ">= 30 %"},
		{"< 0,7", "", "< 0.7 "},
		{"1.150", "người", "= 1150 người"},
		{"0.5", "triệu người", "= 0.5 triệu người"},
		{"100%", "", "= 100 %"},
		{"40 - 50", "tổ chức", "range 40-50 tổ chức"},
		{"20% - 50%", "%", "range 20-50 %"},
		{"từ 16 đến 18", "%/năm", "range 16-18 %/năm"},
		{"Tối thiểu 95", "%", ">= 95 %"},
		{"Đạt trên 18", "%", "> 18 %"},
		{"05 trạm", "", "= 5 trạm"},
		{"≤ 3 Đông Nam Á", "thứ bậc", "<= 3 Đông Nam Á thứ bậc | ? value"},
		{"≤ 3 Đông Nam Á; ≤ 50 Thế giới", "thứ bậc", "rank ≤ 3 Đông Nam Á; ≤ 50 Thế giới thứ bậc | ? value"},
		{"Nhóm 8 tỉnh dẫn đầu", "", "rank 8 Nhóm 8 tỉnh dẫn đầu "},
		{"Nhóm dẫn đầu", "Thứ hạng", "rank Nhóm dẫn đầu Thứ hạng"},
		{"Duy trì 54,37", "%", "= 54.37 %"},
		{"Hoàn thành", "", "yes Hoàn thành "},
	}
	for _, c := range cases {
		got := Target{Unit: c.unit}
		got.read(c.cell)
		if s := got.Op + " " + figureLine(got) + " " + got.Unit + doubtsLine(got.Doubts); s != c.want {
			t.Errorf("%q: got %q, want %q", c.cell, s, c.want)
		}
	}
}

// A row that only names a thing is measured by the rows without a number under it; what is estimated of the year before is reached.
func TestPartedRows(t *testing.T) {
	d := parseString(t, "KẾ HOẠCH\nTrồng hoa năm 2027\n\n| TT | Chỉ tiêu | Đơn vị | ƯTH năm 2026 | Năm 2027 |\n|---|---|---|---|---|\n"+
		"| 1 | Sen | | | |\n| | Diện tích | ha | 10 | 12 |\n| | Sản lượng | tấn | 30 | 36 |\n| 2 | Súng | | | |\n| | Diện tích | ha | 5 | 6 |\n")
	var got []string
	for _, x := range d.Targets {
		got = append(got, fmt.Sprintf("%s %s %v %s %s", x.Ref, x.Indicator, *x.Value, x.Unit, x.Period))
	}
	const want = "1 Sen - Diện tích 12 ha 2027 | 1 Sen - Sản lượng 36 tấn 2027 | 2 Súng - Diện tích 6 ha 2027"
	if s := strings.Join(got, " | "); s != want {
		t.Error(s)
	}
}

// A row that states a figure or an aim itself is no heading of those without a number behind it.
func TestRowsWithOwnAim(t *testing.T) {
	d := parseString(t, "KẾ HOẠCH\nTrồng hoa năm 2027\n\n| TT | Chỉ tiêu | Đơn vị | Năm 2027 |\n|---|---|---|---|\n"+
		"| 1 | Diện tích sen | ha | 2 |\n| 2 | Số xã trồng sen, phấn đấu vượt kế hoạch giao | | |\n| | Thu phí chợ | tỷ đồng | 12 |\n"+
		"| 3 | 100% xã có vườn ươm | | |\n| | Thu bán hoa | tỷ đồng | 9 |\n")
	const want = "Diện tích sen = 2 ha 2027 | " +
		"Số xã trồng sen, phấn đấu vượt kế hoạch giao yes Số xã trồng sen, phấn đấu vượt kế hoạch giao  2027? | " +
		"Thu phí chợ = 12 tỷ đồng 2027 | Xã có vườn ươm = 100 % 2027 | Thu bán hoa = 9 tỷ đồng 2027"
	if s := figuresLine(d.Targets); s != want {
		t.Error(s)
	}
}

func TestUnderPath(t *testing.T) {
	for _, c := range [][3]string{
		{"A.II", "3", "A.II.3"}, {"B.IV.5.1", "5.1.2", "B.IV.5.1.2"}, {"5.1", "5.1.2", "5.1.2"}, {"IV", "5.1", "IV.5.1"}, {"1", "2", "1.2"},
	} {
		if got := underPath(c[0], c[1]); got != c[2] {
			t.Errorf("%s under %s is %s, want %s", c[1], c[0], got, c[2])
		}
	}
}

func TestPeriodIn(t *testing.T) {
	for s, want := range map[string]string{
		"Đến năm 2030": "2030", "Giai đoạn 2026 - 2030": "2026-2030", "2027": "2027", "KẾ HOẠCH NĂM 2026": "2026",
		"(Kèm theo Kế hoạch số 5/KH-UBND ngày 24 tháng 11 năm 2025)": "", "Không có năm": "",
	} {
		if got := periodIn(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

// A number of years with its first and last is a period, and no single year of the title.
func TestYearsOfPlan(t *testing.T) {
	cases := []struct{ title, titled, from, to string }{
		{"Kế hoạch trồng cây 5 năm 2026 - 2030", "", "2026", "2030"},
		{"Kế hoạch trồng cây 3 năm 2026-2028", "", "2026", "2028"},
		{"Kế hoạch trồng cây năm 2026, 2027", "", "", "2026"},
		{"Chương trình trồng cây nhiệm kỳ 2025 - 2030", "", "2025", "2030"},
		{"Kế hoạch trồng cây năm 2026", "2026", "", "2026"},
	}
	for _, c := range cases {
		s, _ := scopeIn(wordsOf(c.title))
		if got := titledYear(c.title); got != c.titled || s.from != c.from || s.to != c.to {
			t.Errorf("%s: year %q, from %q to %q", c.title, got, s.from, s.to)
		}
	}
}
