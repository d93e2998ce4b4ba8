package intake

import "testing"

// Titles whose lines break off before a capital, and those that an authority in capitals or a body's name stands beside.
func TestTitlesOverLines(t *testing.T) {
	cases := []struct{ text, title string }{
		{"UBND TỈNH LAM SƠN\nSỞ Y TẾ\nSố: 5/SYT-VP\nV/v thực hiện các nhiệm vụ được\nUBND tỉnh ủy quyền trong\nlĩnh vực trồng hoa\n\n" +
			"Kính gửi: Phòng Trồng hoa.\n\nPhòng Trồng hoa tưới cây trước ngày 10/5/2026.\n",
			"Thực hiện các nhiệm vụ được UBND tỉnh ủy quyền trong lĩnh vực trồng hoa"},
		{"UBND TỈNH LAM SƠN\nSỞ Y TẾ\nSố: 5/QĐ-SYT\nLam Sơn, ngày 05 tháng 3 năm 2026\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch trồng hoa giai đoạn 2026 - 2028\n" +
			"GIÁM ĐỐC SỞ Y TẾ TỈNH LAM SƠN\nCăn cứ Luật Mẫu;\n",
			"Ban hành Kế hoạch trồng hoa giai đoạn 2026 - 2028"},
		{"TỈNH ỦY LAM SƠN\n*\nSố 18-CTr/TU\nLam Sơn, ngày 12 tháng 4 năm 2027\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\n" +
			"của Ban Thường vụ Tỉnh ủy thực hiện Nghị quyết số 88-NQ/TW ngày 05/02/2027 về trồng hoa\n-----\n",
			"Của Ban Thường vụ Tỉnh ủy thực hiện Nghị quyết số 88-NQ/TW ngày 05/02/2027 về trồng hoa"},
	}
	for _, c := range cases {
		if got := parseString(t, c.text+"I. NHIỆM VỤ\n1. Sở Y tế tưới cây trước ngày 10/5/2026.\n").Document.Title; got != c.title {
			t.Errorf("%q, want %q", got, c.title)
		}
	}
}

func TestTitledYear(t *testing.T) {
	cases := map[string]string{
		"Trồng hoa năm 2026":                          "2026",
		"Năm Trồng hoa 2026 trên địa bàn tỉnh":        "2026",
		"Thực hiện Năm An toàn vườn hoa 2026":         "2026",
		"Trồng hoa giai đoạn 2026 - 2030":             "",
		"Năm năm trồng hoa từ 2026":                   "",
		"Trồng hoa năm 2026 và phương hướng năm 2027": "",
	}
	for title, want := range cases {
		if got := titledYear(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}
