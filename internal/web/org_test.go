package web_test

import (
	"html"
	"regexp"
	"testing"

	"dondoc/internal/access"
)

var orgLink = regexp.MustCompile(`<a href="(/organisations/[0-9a-f-]{36})[^"]*">([^<]*)</a>`)

// organisation is the address of the one with the name.
func (v visitor) organisation(name string) string {
	v.t.Helper()
	for _, m := range orgLink.FindAllStringSubmatch(v.get("/organisations").body, -1) {
		if html.UnescapeString(m[2]) == name {
			return m[1]
		}
	}
	v.t.Fatalf("no organisation %q", name)
	return ""
}

func TestOrganisationsAsOfADay(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Viewer)
		v.get("/organisations?day=2026-01-01").wants(t, "after", 200, "Sở Kế hoạch và Đầu tư", "Đã kết thúc 28/02/2025", "Nay là",
			"dữ liệu mẫu", "!org.", "!Thành lập từ")
		v.get("/organisations?day=2022-03-01").wants(t, "before", 200, "Thành lập từ 01/7/2025", "!Đã kết thúc", "!Nay là")
	})
}

func TestOrganisationPage(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Viewer)
		planning := v.organisation("Sở Kế hoạch và Đầu tư")
		v.get(planning).wants(t, "predecessor", 200, "Sở KH&amp;ĐT", "Viết tắt", "Cơ quan kế thừa", "Sở Tài chính", "chắc chắn", "3 nhiệm vụ",
			"chưa ghi văn bản căn cứ", "!org.")
		v.get(v.organisation("Sở Tài chính")).wants(t, "heir", 200, "Cơ quan trước đây", "Sở Kế hoạch và Đầu tư", "chủ trì 3 nhiệm vụ",
			"việc chậm của cơ quan trước không tính")
		v.get(v.organisation("Sở Lao động - Thương binh và Xã hội")).wants(t, "split", 200, "cần xác nhận", "Lao động", "Giảm nghèo")
		v.get(v.organisation("Ủy ban nhân dân huyện Đông Sơn")+"?day=2026-01-01").wants(t, "succeeded twice", 200,
			"Cơ quan đảm nhiệm tính đến 01/01/2026", "phường Nguyệt Viên")
		v.get(v.organisation("Thành ủy thành phố Thanh Hóa")).wants(t, "no heir", 200, "không có một cơ quan kế thừa duy nhất")
		v.get(v.organisation("Ủy ban nhân dân tỉnh Thanh Hóa")).wants(t, "identifier", 200, "000.00.00.H56", "mã gốc bên phải", "Đơn vị trực thuộc")
	})
}
