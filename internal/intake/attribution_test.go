package intake

import (
	"strings"
	"testing"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
)

func namesOf(found []org.Mention) string {
	var all []string
	for _, m := range found {
		all = append(all, m.Name)
	}
	return strings.Join(all, ", ")
}

func TestAttributed(t *testing.T) {
	p := &parser{names: org.NewResolver(org.National())}
	cases := []struct{ item, leads, coordinators string }{
		{"Khảo sát mức độ hài lòng của người dân (Sở Nội vụ; Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh phối hợp; tháng 10/2026).",
			"Sở Nội vụ", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"},
		{"Kiện toàn tổ công nghệ số cộng đồng (Sở Khoa học và Công nghệ, phối hợp với Sở Nội vụ; quý I năm 2026)",
			"Sở Khoa học và Công nghệ", "Sở Nội vụ"},
		{"Đánh giá, xếp loại cán bộ (Sở Nội vụ hướng dẫn các cơ quan thực hiện hằng năm).", "Sở Nội vụ", ""},
		{"Chỉ số hài lòng (theo Quyết định số 12/QĐ-UBND; trang 5)", "", ""},
		{"Thực hiện nghị quyết (Kèm theo; phụ lục)", "", ""},
		{"Rà soát hồ sơ (Sở Nội vụ; phối hợp chặt chẽ với Sở Tài chính).", "Sở Nội vụ", "Sở Tài chính"},
		{"Rà soát hồ sơ (Sở Nội vụ; phối hợp chặt chẽ với)", "Sở Nội vụ", ""},
		{"Rà soát hồ sơ (Sở Nội vụ; phối hợp)", "Sở Nội vụ", ""},
		{"Dạy nghề cho thợ trẻ (Sở Nội vụ phối hợp với Sở Công Thương; hằng năm).", "Sở Nội vụ", "Sở Công Thương"},
		{"Dạy nghề cho thợ trẻ (Sở Nội vụ phối hợp).", "", ""},
		{"Kiểm tra giờ làm việc ở các bộ phận (Tổ kiểm tra vườn ươm phường).", "Tổ kiểm tra vườn ươm phường", ""},
		{"Kiểm tra giờ làm việc ở các bộ phận (Trung tâm Hội nghị Hoa Sen).", "", ""},
		{"Chăm sóc đường hoa (Phòng Trồng hoa, Sở Nội vụ thực hiện; trước tháng 3/2026)", "Phòng Trồng hoa, Sở Nội vụ", ""},
		{"Bố trí kinh phí mua chậu (Phòng Trồng hoa tham mưu, khi có dự toán bổ sung).", "Phòng Trồng hoa", ""},
		{"Xóa 05 điểm ngập (Phòng Trồng hoa; quý III/2026)", "Phòng Trồng hoa", ""},
		{"Rà soát hồ sơ (;)", "", ""},
		{"(", "", ""},
	}
	for _, c := range cases {
		leads, coordinators := "", ""
		if s := p.attributed(c.item); s != nil {
			leads, coordinators = namesOf(s.leads), namesOf(s.coordinators)
		}
		if leads != c.leads || coordinators != c.coordinators {
			t.Errorf("%s\nleads %q, coordinators %q", c.item, leads, coordinators)
		}
	}
}

func TestAttributedTime(t *testing.T) {
	cases := []struct{ item, due, phrase string }{
		{"Kiện toàn tổ công tác (Sở Nội vụ; quý I năm 2026)", "2026-03-31", "quý I năm 2026"},
		{"Cử cán bộ đi học (Sở Nội vụ; theo kế hoạch của tỉnh).", "", "theo kế hoạch của tỉnh"},
		{"Hưởng ứng Ngày Chuyển đổi số 10/10 (Sở Nội vụ; các trường học phối hợp)", "", ""},
	}
	for _, c := range cases {
		d, _ := attributedTime(c.item, calendar.Context{})
		if d.Due.String() != c.due || d.Phrase != c.phrase {
			t.Errorf("%s: %s, %q", c.item, d.Due, d.Phrase)
		}
	}
}

func TestWithTimes(t *testing.T) {
	_, fields := fieldsOf("Số hóa hồ sơ. Sản phẩm: kho dữ liệu điện tử. Hoàn thành tối thiểu 50% trước 30/6/2026, 100% trước 15/12/2026.")
	if len(fields) != 2 || fields[0].text != "kho dữ liệu điện tử." || fields[1].role != colDeadline {
		t.Errorf("%+v", fields)
	}
	_, fields = fieldsOf("Thi vẽ tranh. Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ. Xong trước 25/6.")
	if len(fields) != 3 || fields[1].text != "Sở Nội vụ." || fields[2].role != colDeadline {
		t.Errorf("%+v", fields)
	}
}
