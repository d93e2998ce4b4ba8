package browser_test

import "testing"

// TestLifeOfADutyThatWaits: IV.1 waits for IV.2 and V.3, whose product goes to another department; one of them is late.
func TestLifeOfADutyThatWaits(t *testing.T) {
	const finance, staff, both = "Tham mưu xây dựng đề án cơ chế, chính sách đặc thù về quản lý tài chính",
		"Tham mưu xây dựng đề án cơ chế chính sách đặc thù về tổ chức bộ máy",
		"Tham mưu xây dựng một số cơ chế, chính sách đặc thù"
	perform(t, launch(t), []step{
		{day: "2022-02-18", who: "tai-chinh", look: "duty-work-officer", says: "Chờ tiếp nhận"},
		{day: "2022-02-18", who: "tai-chinh", link: finance, act: "receive", says: "Đã tiếp nhận"},
		{day: "2022-02-18", who: "noi-vu", link: staff, act: "receive", says: "Đã tiếp nhận"},
		{day: "2022-02-18", who: "ke-hoach", link: both, act: "receive", says: "IV.2", look: "duty-waits"},
		{day: "2022-03-30", who: "tai-chinh", link: finance, act: "submit", fields: map[string]string{"words": "Gửi Sở Kế hoạch và Đầu tư"}, says: "Chờ lãnh đạo cơ quan duyệt"},
		{day: "2022-03-30", who: "ld-tc", link: finance, act: "approve", says: "Chờ nơi giao xác nhận"},
		{day: "2022-04-04", who: "ld-kh", look: "duty-work-recipient", says: "quản lý tài chính"},
		{day: "2022-04-04", who: "ld-kh", link: finance, act: "accept", says: "Nộp đúng hạn"},
		{day: "2022-04-05", who: "noi-vu", says: "Quá hạn", look: "duty-work-overdue"},
		{day: "2022-04-05", who: "noi-vu", link: staff, act: "submit", fields: map[string]string{"words": "Đề án tổ chức bộ máy"}, says: "Quá hạn 6 ngày"},
		{day: "2022-04-05", who: "ld-nv", link: staff, act: "approve", says: "Chờ nơi giao xác nhận"},
		{day: "2022-04-20", who: "ke-hoach", link: both, act: "submit", fields: map[string]string{"words": "Tờ trình"}, says: "Chờ lãnh đạo cơ quan duyệt"},
		{day: "2022-04-20", who: "ld-kh", link: both, act: "approve", says: "Chờ nơi giao xác nhận"},
		{day: "2022-04-21", who: "dieu-phoi", link: both, act: "accept", says: "Còn chờ nhiệm vụ V.3.", look: "duty-accept-waits"},
		{day: "2022-05-12", who: "ld-kh", link: staff, act: "accept", says: "Nộp chậm 6 ngày"},
		{day: "2022-05-12", who: "dieu-phoi", link: both, act: "accept", says: "Nộp đúng hạn", look: "duty-accepted"},
	})
}

// TestLifeOfADutyThatIsReturned: IX.4, returned twice and extended once.
func TestLifeOfADutyThatIsReturned(t *testing.T) {
	const scheme = "Đề án thí điểm mô hình thu gom"
	words := func(text string) map[string]string { return map[string]string{"words": text} }
	perform(t, launch(t), []step{
		{day: "2022-02-18", who: "thanh-pho", link: scheme, act: "receive", says: "Đã tiếp nhận"},
		{day: "2022-09-20", who: "thanh-pho", link: scheme, look: "duty-before-submission"},
		{day: "2022-09-20", who: "thanh-pho", link: scheme, act: "submit", fields: words("Bản thứ nhất")},
		{day: "2022-09-20", who: "chu-tich", link: scheme, look: "duty-before-approval"},
		{day: "2022-09-20", who: "chu-tich", link: scheme, act: "approve"},
		{day: "2022-09-21", who: "dieu-phoi", link: scheme, look: "duty-before-acceptance"},
		{day: "2022-09-21", who: "dieu-phoi", link: scheme, act: "return", says: "Bị trả lại",
			fields: map[string]string{"reason": "Chưa có phương án phân loại tại nguồn", "disputed_product": "1"}},
		{day: "2022-09-27", who: "thanh-pho", says: "Chưa có phương án phân loại tại nguồn", link: scheme, look: "duty-returned"},
		{day: "2022-09-27", who: "thanh-pho", link: scheme, act: "ask", says: "Gia hạn",
			fields: map[string]string{"kind": "extension", "reason": "Cần khảo sát thêm các phường", "day": "2022-12-31"}},
		{day: "2022-09-28", who: "dieu-phoi", link: scheme, look: "duty-before-grant"},
		{day: "2022-09-28", who: "dieu-phoi", link: scheme, act: "grant", fields: map[string]string{"day": "2022-11-30"}, says: "30/11/2022"},
		{day: "2022-10-10", who: "thanh-pho", link: scheme, act: "submit", fields: words("Bản thứ hai")},
		{day: "2022-10-10", who: "chu-tich", link: scheme, act: "approve"},
		{day: "2022-10-11", who: "dieu-phoi", link: scheme, act: "return", fields: map[string]string{"reason": "Thiếu dự toán kinh phí"}},
		{day: "2022-11-29", who: "thanh-pho", link: scheme, act: "submit", fields: words("Bản thứ ba")},
		{day: "2022-11-29", who: "chu-tich", link: scheme, act: "approve"},
		{day: "2022-12-05", who: "dieu-phoi", link: scheme, act: "accept", says: "Nộp chậm 60 ngày", look: "duty-extended"},
	})
}
