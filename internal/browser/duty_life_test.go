package browser_test

import (
	"os"
	"path/filepath"
	"testing"
)

// TestLifeOfADutyThatWaits: IV.1 waits for IV.2 and V.3, whose product goes to another department; one of them is late.
func TestLifeOfADutyThatWaits(t *testing.T) {
	const finance, staff, both = "Tham mưu xây dựng đề án cơ chế, chính sách đặc thù về quản lý tài chính",
		"Tham mưu xây dựng đề án cơ chế chính sách đặc thù về tổ chức bộ máy",
		"Tham mưu xây dựng một số cơ chế, chính sách đặc thù"
	perform(launch(t), t, []step{
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
	second := map[string]string{"kind": "Đề án", "claim": "1", "file": "@" + submission(t)} // it came back for its product
	perform(launch(t), t, []step{
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
		{day: "2022-09-27", who: "chu-tich", open: "/work?group=requested", says: "Gia hạn", look: "duty-work-requested"},
		{day: "2022-09-28", who: "dieu-phoi", link: scheme, look: "duty-before-grant"},
		{day: "2022-09-28", who: "dieu-phoi", link: scheme, act: "grant", fields: map[string]string{"day": "2022-11-30"}, says: "30/11/2022"},
		{day: "2022-10-10", who: "thanh-pho", link: scheme, act: "products", fields: second},
		{day: "2022-10-10", who: "chu-tich", says: "to-trinh.txt", look: "duty-work-claimed-product"},
		{day: "2022-10-10", who: "chu-tich", link: scheme, act: "approve"},
		{day: "2022-10-11", who: "dieu-phoi", link: scheme, act: "return", fields: map[string]string{"reason": "Thiếu dự toán kinh phí"}},
		{day: "2022-11-29", who: "thanh-pho", link: scheme, act: "submit", fields: words("Bản thứ ba")},
		{day: "2022-11-29", who: "chu-tich", link: scheme, act: "approve"},
		{day: "2022-12-05", who: "dieu-phoi", link: scheme, act: "accept", says: "Nộp chậm 60 ngày", look: "duty-extended"},
	})
}

// TestLifeOfADutyApprovedLater: III.1, submitted in time with its product; the Prime Minister approves a year later.
func TestLifeOfADutyApprovedLater(t *testing.T) {
	const planning = "Hoàn thiện Quy hoạch chung đô thị"
	handed := map[string]string{"kind": "Tờ trình", "number": "15/TTr-SXD", "issued_on": "2022-03-29", "claim": "1", "file": "@" + submission(t)}
	perform(launch(t), t, []step{
		{day: "2022-02-18", who: "xay-dung", link: planning, act: "receive", says: "Đã tiếp nhận"},
		{day: "2022-03-30", who: "xay-dung", link: planning, act: "products", fields: handed, says: "Chờ lãnh đạo cơ quan duyệt"},
		{day: "2022-03-30", who: "ld-xd", link: planning, act: "approve", says: "Chờ nơi giao xác nhận"},
		{day: "2022-04-12", who: "dieu-phoi", link: planning, act: "accept", says: "Nộp đúng hạn", look: "duty-submitted-in-time"},
	})
}

// submission is the file of a product.
func submission(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "to-trinh.txt")
	if err := os.WriteFile(path, []byte("Kính gửi: Thủ tướng Chính phủ. Trình hồ sơ Quy hoạch chung đô thị Thanh Hóa."), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestLifeOfAJointDuty: VI.2, three leads of whom one reports late.
func TestLifeOfAJointDuty(t *testing.T) {
	const roads = "Huy động tối đa nguồn lực"
	report := func(done string) map[string]string { return map[string]string{"percent": "10", "done": done} }
	perform(launch(t), t, []step{
		{day: "2022-02-18", who: "giao-thong", link: roads, act: "receive", says: "Đã tiếp nhận"},
		{day: "2022-02-18", who: "ke-hoach", link: roads, act: "receive", says: "Đã tiếp nhận"},
		{day: "2022-02-18", who: "thanh-pho", open: "/work?group=receive", link: roads, act: "receive", says: "Đã tiếp nhận"},
		{day: "2022-03-21", who: "giao-thong", link: roads, act: quarter, fields: report("Đã trình kế hoạch vốn"), says: "Đã gửi đúng hạn"},
		{day: "2022-03-21", who: "ke-hoach", link: roads, act: quarter, fields: report("Đã cân đối vốn"), says: "Đã gửi đúng hạn"},
		{day: "2022-03-25", who: "thanh-pho", open: "/work?group=going", link: roads, act: quarter, fields: report("Đang giải phóng mặt bằng"), says: "Gửi chậm 4 ngày", look: "duty-report-late"},
	})
}

// quarter is where the report on the first quarter of 2022 goes.
const quarter = "reports/quarter-2022-03-14"

// TestLifeOfADutyHandedOn: reported on by one department and then given to another; both are told, and the report stays.
func TestLifeOfADutyHandedOn(t *testing.T) {
	const finance = "Tham mưu xây dựng đề án cơ chế, chính sách đặc thù về quản lý tài chính"
	const march = "month-2022-03-14"
	report := map[string]string{"percent": "30", "done": "Đã lập đề cương"}
	handed := map[string]string{"unit": "Sở Nội vụ", "reason": "Đúng chức năng của Sở Nội vụ"}
	perform(launch(t), t, []step{
		{day: "2022-02-18", who: "tai-chinh", link: finance, act: "receive", says: "Đã tiếp nhận"},
		{day: "2022-03-16", who: "tai-chinh", link: finance, act: "reports/" + march, fields: report, says: "Đã gửi đúng hạn"},
		{day: "2022-03-16", who: "ld-tc", open: "/reports", act: "decide", fields: map[string]string{"report": "1"}, says: "Đã duyệt"},
		{day: "2022-03-17", who: "dieu-phoi", says: "Đã lập đề cương", look: "duty-work-office"},
		{day: "2022-03-17", who: "dieu-phoi", open: "/reports", link: "IV.2", act: "hand", fields: handed, says: "Sở Nội vụ"},
		{day: "2022-03-18", who: "tai-chinh", says: "Đầu việc đã chuyển khỏi cơ quan", look: "duty-work-handed-on"},
		{day: "2022-03-18", who: "noi-vu", link: finance, act: "receive", says: "Đã tiếp nhận"},
		{day: "2022-03-18", who: "dieu-phoi", open: "/reports", act: "decide", fields: map[string]string{"report": "1"}, says: "Đã tiếp nhận"},
		{day: "2022-03-21", who: "dieu-phoi", open: "/reports?period=" + march, says: "Sở Tài chính", look: "duty-reports-board"},
		{day: "2022-03-21", who: "dieu-phoi", open: "/reports?period=" + march, link: "Sở Tài chính", says: "đã chuyển cho đơn vị khác", look: "duty-sheet-handed-on"},
	})
}

// TestLifeOfADutyWithoutALastDay: I, followed by its rhythm.
func TestLifeOfADutyWithoutALastDay(t *testing.T) {
	const news = "Công tác quán triệt"
	perform(launch(t), t, []step{
		{day: "2022-02-18", who: "thong-tin", link: news, act: "receive", says: "Không có hạn cụ thể"},
		{day: "2022-03-18", who: "thong-tin", link: news, act: quarter, says: "Đã gửi đúng hạn",
			fields: map[string]string{"percent": "20", "done": "Đã mở chuyên mục trên cổng thông tin", "file": "@" + submission(t)}},
		{day: "2022-03-18", who: "ld-tt", open: "/reports", says: "to-trinh.txt", look: "duty-report-to-approve"},
		{day: "2022-06-24", who: "thong-tin", link: news, says: "Chưa báo cáo, quá hạn 4 ngày", look: "duty-report-missing"},
	})
}
