package intake

import (
	"slices"
	"testing"

	"dondoc/internal/calendar"
)

func TestTimesSideBySideAreDoubted(t *testing.T) {
	for phrase, want := range map[string]bool{
		"Quý IV/2025 và Quý I/2026": true, "tháng 3/2026 và tháng 4/2026": true,
		"Tháng 11, 12/2026 và bổ sung hằng năm": true, "Trước tháng 6/2026, trước tháng 7/2026": false,
		"Tuần đầu tháng 6/2027": true, "tuần cuối hằng tháng": true, "từ năm học 2027 - 2028": true, "Theo kế hoạch hằng năm": true, "theo kế hoạch riêng": false,
		"Quý II/2025 và Quý IV/2025": false, "tháng 3/2026 và Quý II/2026": true, "Quý IV/2026, 2027": true, "Quý III, IV/2026": true, "Từ quý III đến quý IV/2026": false, "tháng 3/2026 và Quý III/2026": false, "Quý I/2026": false,
	} {
		c := &Check{}
		c.deadline(calendar.Parse(phrase, calendar.Context{}))
		if got := slices.Contains(c.Doubts, "deadline"); got != want {
			t.Errorf("%s: doubted %v", phrase, got)
		}
	}
}
