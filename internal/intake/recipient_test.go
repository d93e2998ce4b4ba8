package intake

import (
	"slices"
	"testing"

	"dondoc/internal/org"
)

func TestWithoutIssuer(t *testing.T) {
	cases := []struct {
		issuer, receiver string
		named            bool
	}{
		{"Ủy ban nhân dân tỉnh Thanh Hóa", "UBND tỉnh", false},
		{"Ủy ban nhân dân tỉnh Thanh Hóa", "Chủ tịch UBND tỉnh", false},
		{"Ủy ban nhân dân tỉnh Thanh Hóa", "Văn phòng UBND tỉnh", true},
		{"Văn phòng Ủy ban nhân dân tỉnh Thanh Hóa", "UBND tỉnh", false},
		{"Văn phòng Ủy ban nhân dân tỉnh Thanh Hóa", "Chủ tịch UBND tỉnh", false},
		{"Văn phòng Ủy ban nhân dân tỉnh Thanh Hóa", "Văn phòng UBND tỉnh", true},
		{"Văn phòng Ủy ban nhân dân tỉnh Thanh Hóa", "Sở Tài chính", true},
		{"Chính phủ", "Thủ tướng Chính phủ", false},
		{"Văn phòng Chính phủ", "Thủ tướng Chính phủ", true},
		{"Thủ tướng Chính phủ", "Bộ trưởng Bộ Nội vụ", true},
	}
	for _, c := range cases {
		p := &parser{issuer: c.issuer}
		who := p.withoutIssuer([]org.Mention{{Text: c.receiver, Name: c.receiver}})
		if slices.Contains(who, c.receiver) != c.named {
			t.Errorf("%s receives from %s: %v", c.receiver, c.issuer, who)
		}
	}
}

func TestRecipientsIn(t *testing.T) {
	p := &parser{names: org.NewResolver(org.National())}
	cases := []struct{ sentence, who string }{
		{"báo cáo kết quả rà soát tới Bộ Tài chính (đối với khu công nghiệp) và Bộ Công Thương (đối với cụm công nghiệp) trong quý III năm 2026",
			"Bộ Tài chính, Bộ Công Thương"},
		{"gửi Sở Tài chính (qua hệ thống) trước ngày 15/6", "Sở Tài chính"},
		{"báo cáo kết quả tới Bộ Tài chính (dự án trong khu công nghiệp) và Bộ Công Thương (dự án trong cụm) trong quý III", "Bộ Tài chính, Bộ Công Thương"},
		{"gửi Bộ Y tế, các bộ quản lý lĩnh vực trước ngày 15/6", "Bộ Y tế, các bộ quản lý lĩnh vực"},
		{"lập hồ sơ từng điểm ngập, gửi về Công an thành phố trước 10/5/2027", "Công an thành phố"},
		{"chuyển Thanh tra tỉnh và Ủy ban nhân dân cấp xã xử lý trong quý I/2027", "Thanh tra tỉnh, Ủy ban nhân dân cấp xã"},
		{"chuyển danh sách hộ cho UBND cấp xã vận động trước ngày 03 hằng tháng", "UBND cấp xã"},
		{"chuyển Trung tâm Y tế huyện về Sở Y tế quản lý trước 30/6/2027", ""},
	}
	for _, c := range cases {
		if who := namesOf(p.recipientsIn(c.sentence)); who != c.who {
			t.Errorf("%s: %q", c.sentence, who)
		}
	}
}

func TestClassGoesOn(t *testing.T) {
	cases := []struct{ sentence, list, tail string }{
		{"phối hợp với các sở quản lý chuyên ngành về hạ tầng và các địa phương rà soát", "các sở quản lý chuyên ngành", "về hạ tầng và các địa"},
		{"phối hợp với các công ty cung cấp dịch vụ thanh toán", "các công ty", "cung cấp dịch vụ thanh toán"},
		{"phối hợp với các công ty rà soát hồ sơ", "các công ty", ""},
		{"phối hợp với các thành viên trong tiểu ban rà soát hồ sơ", "các thành viên", "trong tiểu ban rà"},
		{"phối hợp với các thành viên trong ngày bầu cử", "các thành viên", ""},
		{"phối hợp với các sở, ngành, về việc này có báo cáo", "các sở, ngành", ""},
	}
	for _, c := range cases {
		if tail := classGoesOn(c.sentence, c.list); tail != c.tail {
			t.Errorf("%s: %q", c.sentence, tail)
		}
	}
}
