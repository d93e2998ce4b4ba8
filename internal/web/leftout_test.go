package web_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"dondoc/internal/access"
)

// unassigned is a programme that lists work of nobody beside the duties that it gives out.
const unassigned = `ỦY BAN NHÂN DÂN
TỈNH LAM SƠN

Số: 46/KH-UBND

Lam Sơn, ngày 12 tháng 5 năm 2027

KẾ HOẠCH
Phát triển thị trường nông sản

I. GIẢI PHÁP

1. Thị trường
- Xây dựng ấn phẩm giới thiệu nông sản của tỉnh.
- Tổ chức đoàn khảo sát thị trường ở các tỉnh lân cận.

2. Nguồn hàng
- Xây dựng vùng nguyên liệu đạt tiêu chuẩn.

II. TỔ CHỨC THỰC HIỆN

1. Sở Công Thương
- Chủ trì, phối hợp với Sở Ngoại vụ mở hai hội chợ nông sản trước ngày 30/9/2027.
- Lập danh bạ doanh nghiệp thu mua, hoàn thành trong quý III/2027.
- Xây dựng sàn bán hàng trực tuyến của tỉnh, hoàn thành trong năm 2027.

2. Sở Nông nghiệp và Môi trường
- Cấp mã số cho 40 vùng trồng trước ngày 31/10/2027.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Mẫu
`

func TestLeftOutItemsAreTakenFromThePage(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.plan("46.txt", unassigned)
		page := v.get(address)
		page.wants(t, "draft", 200, "4 nhiệm vụ", "3 mục chưa đưa vào nhiệm vụ", "1. Thị trường", "Đưa cả 2 mục của phần I.1",
			"!không nêu cơ quan nào làm", "Còn 3 mục chưa đưa vào nhiệm vụ", `value="left_out:2"`)
		none := v.post(address+"/take", url.Values{"version": {page.version(t)}})
		none.wants(t, "nothing marked", 400, "Hãy đánh dấu ít nhất một mục", "3 mục chưa đưa vào")
		got := v.post(address+"/take", url.Values{"version": {page.version(t)}, "item": {"left_out:2"}})
		got.wants(t, "take one", 303)
		page = v.get(got.header.Get("Location"))
		page.wants(t, "taken one", 200, "5 nhiệm vụ", "2 mục chưa đưa vào", "Đã đưa 1 mục vào nhiệm vụ", "Đưa vào nhiệm vụ · I.2.1")
		v.post(address+"/take", url.Values{"version": {page.version(t)}, "part": {"left_out:0"}}).wants(t, "take a part", 303)
		page = v.get(address)
		page.wants(t, "taken all", 200, "7 nhiệm vụ", "!chưa đưa vào nhiệm vụ</h2>", "Tạo 7 nhiệm vụ")
		v.post(address+"/undo", url.Values{"version": {page.version(t)}}).wants(t, "undo", 303)
		page = v.get(address)
		page.wants(t, "undone", 200, "5 nhiệm vụ", "2 mục chưa đưa vào")
		gone := v.post(address+"/take", url.Values{"version": {page.version(t)}, "item": {"left_out:7"}})
		gone.wants(t, "gone", 404, "Mục này không còn ở đây", "5 nhiệm vụ")
		stale := v.post(address+"/take", url.Values{"version": {"1"}, "item": {"left_out:0"}})
		stale.wants(t, "stale", 409, "đã được người khác thay đổi", "5 nhiệm vụ")
		v.post(address+"/take", url.Values{"version": {page.version(t)}, "item": {"left_out:x"}}).wants(t, "damaged", 400)
	})
}

func TestARowIsLeftOutFromItsPage(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.plan("46.txt", unassigned)
		row := v.get(address + "/tasks/1")
		row.wants(t, "row", 200, "Không phải nhiệm vụ, để ra ngoài", "hai hội chợ")
		got := v.post(address+"/tasks/1", url.Values{"version": {row.version(t)}, "act": {"leave"}})
		got.wants(t, "leave", 303)
		undo := `<form class="dd-notice dd-undo dd-no-print" method="post" action="` + address + `/undo">`
		told := v.get(got.header.Get("Location"))
		told.wants(t, "told", 200, "Đã để nhiệm vụ II.1.1 “Chủ trì, phối hợp với Sở Ngoại vụ", "…” ra ngoài.", undo)
		page := v.get(address)
		page.wants(t, "left", 200, "3 nhiệm vụ", "4 mục chưa đưa vào nhiệm vụ", "người kiểm tra để ra ngoài", "!"+undo)
		back := v.post(address+"/undo", url.Values{"version": {told.version(t)}})
		if where := back.header.Get("Location"); !strings.HasSuffix(where, "#row-1") {
			t.Errorf("led to %s", where)
		}
		page = v.get(address)
		page.wants(t, "undone", 200, "4 nhiệm vụ", "3 mục chưa đưa vào", "!"+undo)
		v.post(address+"/tasks/9", url.Values{"version": {page.version(t)}, "act": {"leave"}}).wants(t, "no such row", 404)
	})
}

func TestALostLinkIsSaid(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.plan("8625.txt", another("8625"))
		page := v.get(address)
		n := regexp.MustCompile(`id="row-(\d+)">\s*<td[^>]*>IV\.2<`).FindStringSubmatch(page.body)[1]
		const lost = "Nhiệm vụ cho kết quả mà nhiệm vụ này cần đã để ra ngoài"
		page.wants(t, "draft", 200, "!"+lost)
		v.post(address+"/tasks/"+n, url.Values{"version": {page.version(t)}, "act": {"leave"}}).wants(t, "leave", 303)
		page = v.get(address)
		page.wants(t, "left", 200, lost, "Khi nhiệm vụ IV.2 được đưa trở lại", "Đã rõ, bỏ mối liên hệ này")
		v.post(address+"/take", url.Values{"version": {page.version(t)}, "item": {"left_out:0"}}).wants(t, "put back", 303)
		v.get(address).wants(t, "put back", 200, "!"+lost)
	})
}

var selected = regexp.MustCompile(`value="([^"]*)" selected>`)

// chosen is what the first select of a page is set to.
func (r reply) chosen(t *testing.T) string {
	t.Helper()
	m := selected.FindStringSubmatch(r.body)
	if m == nil {
		t.Fatal("nothing is chosen")
	}
	return m[1]
}

func TestAMissingTaskIsAdded(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.plan("46.txt", unassigned)
		v.get(address+"/add").wants(t, "of no row", 200, "Thêm nhiệm vụ vào bản dự thảo", "Số, mục trong văn bản", "selected>Ngoài các nhóm")
		v.get(address+"/tasks/1").wants(t, "row", 200, address+"/add?row=1")
		form := v.get(address + "/add?row=1")
		form.wants(t, "form", 200, "selected>II.1. Sở Công Thương")
		typed := url.Values{
			"version": {form.version(t)}, "ref": {"II.3"}, "content": {" "}, "group": {form.chosen(t)}, "leads": {"Sở Y tế"}, "deadline": {"trước ngày 30/6/2027"},
		}
		v.post(address+"/tasks", typed).wants(t, "empty", 400, "Nội dung nhiệm vụ không được để trống", `value="II.3"`, "Sở Y tế",
			"selected>II.1. Sở Công Thương")
		typed.Set("content", "Khám sức khỏe cho người trồng rau")
		got := v.post(address+"/tasks", typed)
		got.wants(t, "add", 303)
		if where := got.header.Get("Location"); !strings.HasSuffix(where, "#row-4") {
			t.Errorf("led to %s", where)
		}
		page := v.get(address)
		page.wants(t, "added", 200, "5 nhiệm vụ", "Khám sức khỏe cho người trồng rau", "29/6/2027")
		v.post(address+"/tasks", typed).wants(t, "stale", 409, "đã được người khác thay đổi", "Khám sức khỏe")
		v.post(address+"/confirm", confirmation(page.version(t))).wants(t, "confirm", 303)
		v.get(address+"/add").wants(t, "closed", 200, "Bản dự thảo đã được xác nhận", "!Thêm vào bản dự thảo")
	})
}
