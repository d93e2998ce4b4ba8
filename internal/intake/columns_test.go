package intake

import "testing"

func TestRoleOf(t *testing.T) {
	cases := map[role][]string{
		colNumber:       {"STT", "TT", "Số TT", "Số thứ tự"},
		colGroup:        {"Nhóm nhiệm vụ", "Lĩnh vực"},
		colContent:      {"Nội dung nhiệm vụ", "Tên nhiệm vụ, đề án", "Các nhiệm vụ chủ yếu", "Danh mục văn bản", "Nội dung chi tiết", "Mục tiêu, nhiệm vụ", "Dự án Luật"},
		colLead:         {"Cơ quan chủ trì", "Chủ trì", "Đơn vị thực hiện", "Phân công thực hiện", "Cơ quan chủ trì soạn thảo", "Sở, ngành chủ trì", "Đơn vị chủ trì báo cáo tiến độ", "Bộ phận làm chính", "Ai làm chính", "Đơn vị phụ trách chính"},
		colCoordinating: {"Phối hợp", "Cơ quan, đơn vị phối hợp thực hiện", "Đơn vị liên quan", "Bộ phận cùng làm", "Cùng làm", "Làm với ai", "Ai cùng làm", "Đơn vị hỗ trợ"},
		colBoth:         {"Đơn vị chủ trì/phối hợp", "Cơ quan chủ trì, phối hợp"},
		colProduct:      {"Sản phẩm", "Dự kiến kết quả", "Kết quả/Sản phẩm", "Hình thức văn bản", "Yêu cầu, kết quả", "Dạng sản phẩm", "Loại kết quả"},
		colDeadline:     {"Thời gian báo cáo UBND tỉnh", "Hạn hoàn thành", "Lộ trình thực hiện", "Dự kiến thời gian hoàn thành", "Thời gian kết thúc", "Bao giờ xong", "Khi nào", "Rõ thời gian"},
		colStart:        {"Thời gian bắt đầu", "Bắt đầu", "Từ ngày"},
		colSubmit:       {"Cơ quan trình"},
		colExamine:      {"Cơ quan chủ trì thẩm tra", "Ban thẩm tra"},
		colParticipate:  {"Cơ quan tham gia thẩm tra", "Đơn vị tham gia"},
		colMonitor:      {"Cơ quan theo dõi", "Lãnh đạo UBND tỉnh phụ trách"},
		colIndicator:    {"Chỉ tiêu", "Tên chỉ tiêu", "Nội dung chỉ tiêu"},
		colUnit:         {"Đơn vị tính", "ĐVT"},
		colYear:         {"2026", "Năm 2026", "Quý I", "Tháng 6/2026"},
		colOther:        {"Kinh phí (triệu đồng)", "Căn cứ pháp lý", "Cấp trình", "Nội dung chi"},
		colNone:         {"Quy mô", "Hạn chế", "Rà soát danh mục thủ tục", "Sở Tư pháp", ""},
	}
	for want, names := range cases {
		for _, h := range names {
			if got := roleOf(h); got != want {
				t.Errorf("%q is read as %q, want %q", h, got, want)
			}
		}
	}
}
