package intake

import (
	"testing"

	"dondoc/internal/org"

	"github.com/google/go-cmp/cmp"
)

// A body's programme of its own work: what an item gives nobody else is the body's.
func TestProgrammesOfOwnWork(t *testing.T) {
	cases := []struct {
		name, text string
		want       []string
	}{
		{"a council's supervision, inside an article that others go on after", `NGHỊ QUYẾT
			Về Chương trình giám sát của Hội đồng nhân dân xã năm 2026
			HỘI ĐỒNG NHÂN DÂN XÃ LAM SƠN KHÓA II, KỲ HỌP THỨ BA
			Căn cứ Luật Hoạt động giám sát;
			QUYẾT NGHỊ:
			Điều 1. Thông qua Chương trình giám sát năm 2026 như sau:
			I. GIÁM SÁT TẠI KỲ HỌP
			1. Tại kỳ họp giữa năm 2026:
			1.1. Xem xét báo cáo công tác của Thường trực Hội đồng nhân dân xã.
			- Xem xét báo cáo của Ủy ban nhân dân xã về thu ngân sách.
			1.2. Chất vấn và xem xét việc trả lời chất vấn của Chủ tịch Ủy ban nhân dân xã.
			2. Tại kỳ họp cuối năm 2026:
			2.1. Xem xét quyết toán ngân sách năm trước.
			II. GIÁM SÁT CHUYÊN ĐỀ
			1. Giám sát việc quản lý chợ, giao Ban Kinh tế - Ngân sách chủ trì thực hiện.
			2. Việc thực hiện chính sách đối với hộ nghèo trên địa bàn xã.
			Điều 2. Giao Thường trực Hội đồng nhân dân xã tổng hợp, báo cáo Hội đồng nhân dân xã tại kỳ họp giữa năm 2027.
			Nghị quyết này đã được Hội đồng nhân dân xã Lam Sơn khóa II, kỳ họp thứ Ba thông qua ngày 20 tháng 12 năm 2025./.`, []string{
			"I.1.1: Hội đồng nhân dân xã; event ?leads,deadline", "I.1.1.1: Hội đồng nhân dân xã; event ?leads,deadline",
			"I.1.2: Hội đồng nhân dân xã; event ?leads,deadline", "I.2.1: Hội đồng nhân dân xã; event ?leads,deadline",
			"II.1: Ban Kinh tế - Ngân sách; none ?leads,deadline", "II.2: Hội đồng nhân dân xã; none ?leads,deadline",
			"2: Thường trực Hội đồng nhân dân xã; event ?leads,deadline",
		}},
		{"a committee's year", `CHƯƠNG TRÌNH
			Công tác năm 2026 của Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh
			I. THẨM TRA
			1. Thẩm tra các dự thảo nghị quyết trình kỳ họp giữa năm.
			2. Thẩm tra báo cáo của Ủy ban nhân dân tỉnh.
			II. THỜI GIAN
			1. Đợt 1: tháng 4 năm 2026.`, []string{
			"I.1: Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh; none ?leads,deadline",
			"I.2: Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh; none ?leads,deadline",
		}},
		{"the supervised is nobody's programme, and a department gives work out", `KẾ HOẠCH
			Giám sát việc thực hiện Nghị quyết của Hội đồng nhân dân tỉnh năm 2026
			1. Việc ban hành văn bản hướng dẫn.
			2. Sở Y tế gửi báo cáo trước ngày 10/5/2026.`, []string{"2: Sở Y tế; due 2026-05-09"}},
		{"a department's year", `KẾ HOẠCH
			Công tác năm 2026 của Sở Y tế
			1. Việc ban hành văn bản hướng dẫn.
			2. Trung tâm Kiểm soát bệnh tật gửi báo cáo trước ngày 10/5/2026.`, []string{"2: Trung tâm Kiểm soát bệnh tật; due 2026-05-09 ?leads"}},
	}
	for _, c := range cases {
		d, err := Parse(textDocument(c.text), org.NewResolver(org.National()), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if diff := cmp.Diff(c.want, taskLines(d.Tasks)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestCouncilBehindItsTitle(t *testing.T) {
	cases := []struct{ title, before, council string }{
		{"VỀ GIÁM SÁT NĂM 2026 HỘI ĐỒNG NHÂN DÂN XÃ LAM SƠN KHÓA II - KỲ HỌP THỨ BA", "VỀ GIÁM SÁT NĂM 2026", "HỘI ĐỒNG NHÂN DÂN XÃ LAM SƠN KHÓA II - KỲ HỌP THỨ BA"},
		{"VỀ CHẤT VẤN CỦA HỘI ĐỒNG NHÂN DÂN XÃ LAM SƠN KHÓA II, KỲ HỌP THỨ BA", "VỀ CHẤT VẤN CỦA HỘI ĐỒNG NHÂN DÂN XÃ LAM SƠN KHÓA II, KỲ HỌP THỨ BA", ""},
		{"Về giám sát năm 2026 của Hội đồng nhân dân xã", "Về giám sát năm 2026 của Hội đồng nhân dân xã", ""},
	}
	for _, c := range cases {
		before, council := councilBehind(c.title)
		if before != c.before || council != c.council {
			t.Errorf("%q: %q, %q", c.title, before, council)
		}
	}
}

// Slogans and shares of money are no work, and who has a colon behind is named without the honorific.
func TestSlogansAndSharesGiveNoWork(t *testing.T) {
	d, err := Parse(textDocument(`KẾ HOẠCH
		Tuyên truyền kỷ niệm ngày thành lập xã năm 2026
		I. PHÂN CÔNG
		1. Đồng chí Phó Trưởng ban Văn hóa - Ủy viên: Trực tiếp chỉ đạo chuẩn bị nội dung trang trí.
		2. Sở Y tế: 1.500.000.000 đồng (tiền mặt).
		3. Sở Nội vụ: 30 ngày sau khi nhận báo cáo, tổng hợp kết quả.
		4. Quốc hội là biểu tượng của khối đại đoàn kết toàn dân tộc!
		II. KHẨU HIỆU TUYÊN TRUYỀN
		1. Ủy ban nhân dân xã thi đua lập thành tích.`), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"I.1: Phó Trưởng ban Văn hóa - Ủy viên; none ?leads,deadline", "I.3: Sở Nội vụ; event ?deadline"}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}
