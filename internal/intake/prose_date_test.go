package intake

import "testing"

func TestEventIn(t *testing.T) {
	cases := []struct{ sentence, event string }{
		{"Sở Y tế tập huấn cho cán bộ trạm, xong trước khi khai mạc lễ hội.", "trước khi khai mạc lễ hội"},
		{"Báo cáo kết quả về Bộ Y tế khi kết thúc chiến dịch.", "khi kết thúc chiến dịch"},
		{"Khi phát hiện ổ dịch, trạm y tế báo cáo trong vòng 12 giờ về Sở Y tế", "Khi phát hiện ổ dịch"},
		{"Khi kiểm tra, các đoàn thu thập thông tin trước khi làm việc với cơ sở, lập biên bản.", ""},
		{"Công an tỉnh tuần tra thường xuyên.", ""},
	}
	for _, c := range cases {
		if d, _ := eventIn(c.sentence); d.Event != c.event {
			t.Errorf("%q: %q", c.sentence, d.Event)
		}
	}
}
