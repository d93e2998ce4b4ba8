package web_test

import (
	"net/url"
	"strconv"
	"strings"
	"testing"

	"dondoc/internal/access"
)

// withTargets is a programme with targets, of which one says what is paid.
var withTargets = strings.NewReplacer("46/KH", "47/KH", "I. GIẢI PHÁP", `I. MỤC TIÊU ĐẾN NĂM 2030

1. Về thị trường
- Tỷ lệ nông sản bán qua sàn trực tuyến đạt 30%.
- Giá trị nông sản xuất khẩu đạt trên 1.200 tỷ đồng.

II. GIẢI PHÁP`, "II. TỔ CHỨC", "III. TỔ CHỨC").Replace(unassigned)

func TestTargetsAreLeftOutFromThePage(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.plan("47.txt", withTargets)
		page := v.get(address)
		page.wants(t, "draft", 200, "2 chỉ tiêu", `name="target" value="2"`, "trên", "1.200", "Không phải chỉ tiêu", "!đã để ra ngoài</h3>")
		v.post(address+"/targets/leave", url.Values{"version": {page.version(t)}}).wants(t, "nothing marked", 400, "đánh dấu ít nhất một chỉ tiêu")
		got := v.post(address+"/targets/leave", url.Values{"version": {page.version(t)}, "target": {"2"}})
		got.wants(t, "leave", 303)
		page = v.get(got.header.Get("Location"))
		page.wants(t, "left out", 200, "Đã để 1 chỉ tiêu ra ngoài", "1 chỉ tiêu đã để ra ngoài", `value="left_target:0"`, "Để chỉ tiêu ra ngoài · “Giá trị",
			"4 nhiệm vụ, 1 chỉ tiêu")
		v.post(address+"/targets/leave", url.Values{"version": {page.version(t)}, "target": {"2"}}).wants(t, "gone", 404, "Chỉ tiêu này không còn ở đây")
		v.post(address+"/targets/leave", url.Values{"version": {page.version(t)}, "target": {"x"}}).wants(t, "damaged", 400)
		got = v.post(address+"/take", url.Values{"version": {page.version(t)}, "item": {"left_target:0"}})
		got.wants(t, "put back", 303)
		page = v.get(got.header.Get("Location"))
		page.wants(t, "put back", 200, "Đã đưa 1 mục trở lại chỉ tiêu", "4 nhiệm vụ, 2 chỉ tiêu", "!đã để ra ngoài</h3>")
		got = v.post(address+"/undo", url.Values{"version": {page.version(t)}})
		if where := got.header.Get("Location"); !strings.HasSuffix(where, "#targets") {
			t.Errorf("led to %s", where)
		}
		v.get(address).wants(t, "undone", 200, "1 chỉ tiêu đã để ra ngoài")
	})
}

func TestAMissingTargetIsAdded(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.plan("47.txt", withTargets)
		form := v.get(address + "/targets/add")
		form.wants(t, "form", 200, "Thêm chỉ tiêu vào bản dự thảo", "Mục I", "trong khoảng (từ … đến …)", "!aria-invalid")
		typed := url.Values{
			"version": {form.version(t)}, "indicator": {"Số hội chợ mỗi năm"}, "op": {"range"}, "value": {"5"}, "high": {"năm"}, "unit": {"hội chợ"},
			"period": {"năm 2030"}, "who": {"Sở Công Thương"},
		}
		v.post(address+"/targets", typed).wants(t, "refused", 400, "Có 2 ô chưa đúng", `aria-describedby="high-fault high-rule" aria-invalid="true"`,
			`<a href="#period">Thời kỳ</a>`, "Ô này phải là một con số", "Thời kỳ phải là một năm hoặc hai năm", `value="năm 2030"`, "Số hội chợ mỗi năm")
		typed.Set("high", "7,5")
		typed.Set("period", "2026-2030")
		got := v.post(address+"/targets", typed)
		got.wants(t, "add", 303)
		if where := got.header.Get("Location"); !strings.HasSuffix(where, "#target-3") {
			t.Errorf("led to %s", where)
		}
		page := v.get(address)
		page.wants(t, "added", 200, "3 chỉ tiêu", "Số hội chợ mỗi năm", "5 – 7,5 hội chợ", "2026-2030", "Thêm một chỉ tiêu vào bản dự thảo · “Số hội chợ mỗi năm”")
		v.post(address+"/targets", typed).wants(t, "stale", 409, "đã được người khác thay đổi", "Số hội chợ")
		typed.Set("version", page.version(t))
		v.post(address+"/targets", typed).wants(t, "twice", 409, "đã có chỉ tiêu này")
		got = v.post(address+"/confirm", confirmation(page.version(t)))
		got.wants(t, "confirm", 303)
		v.get(got.header.Get("Location")+"/targets").wants(t, "programme", 200, "Số hội chợ mỗi năm", "5 – 7,5 hội chợ", "!#b-1")
		v.get(address+"/targets/add").wants(t, "closed", 200, "Bản dự thảo đã được xác nhận", "!Thêm vào bản dự thảo")
	})
}

func TestATargetIsCorrectedFromItsPage(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.plan("47.txt", withTargets)
		v.get(address).wants(t, "draft", 200, `href="`+address+`/targets/1"`)
		page := v.get(address + "/targets/1")
		page.wants(t, "form", 200, "Sửa chỉ tiêu của bản dự thảo", "Hệ thống đã hiểu là", address+"/targets/2", "!Đứng trong mục", "Nguyên văn")
		typed := page.fields()
		typed.Set("act", "amend")
		typed.Set("value", "ba")
		v.post(address+"/targets/1", typed).wants(t, "refused", 400, `value="ba"`, "Ô này phải là một con số", "Hệ thống đã hiểu là")
		typed.Set("value", "35,5")
		got := v.post(address+"/targets/1", typed)
		got.wants(t, "amend", 303)
		if where := got.header.Get("Location"); !strings.HasSuffix(where, "#target-1") {
			t.Errorf("led to %s", where)
		}
		v.get(address).wants(t, "told", 200, "35,5%", "Đã lưu sửa đổi của chỉ tiêu", "Hoàn tác")
		v.post(address+"/targets/1", typed).wants(t, "stale", 409, `value="35,5"`, "Những gì bạn đã gõ vẫn còn")
		v.post(address+"/targets/1", url.Values{"version": typed["version"], "act": {"accept"}}).wants(t, "stale accept", 409, `value="35,5"`, "Hệ thống đã hiểu là")
		page = v.get(address + "/targets/2")
		got = v.post(address+"/targets/2", url.Values{"version": {page.version(t)}, "act": {"leave"}})
		got.wants(t, "leave", 303)
		v.get(address).wants(t, "left", 200, "1 chỉ tiêu đã để ra ngoài", "Đã để chỉ tiêu ra ngoài")
		for _, n := range []string{"0", "-1", "40", "x", "999999999999999999999"} {
			v.get(address+"/targets/"+n).wants(t, "target "+n, 404, "Chỉ tiêu này không còn ở đây")
		}
	})
}

// Who leaves many out finds all of them, and comes back to the page that they were on.
func TestTargetsLeftOutHavePages(t *testing.T) {
	const many = 103
	var lines strings.Builder
	marked := url.Values{}
	for i := range many {
		n := strconv.Itoa(i + 1)
		lines.WriteString("- Sản lượng của vùng trồng V" + n + " đạt 30 tấn.\n")
		marked.Add("target", n)
	}
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.plan("47.txt", strings.Replace(withTargets, "- Tỷ lệ nông sản bán qua sàn trực tuyến đạt 30%.\n", lines.String(), 1))
		page := v.get(address)
		page.wants(t, "draft", 200, "104 chỉ tiêu")
		marked.Set("version", page.version(t))
		v.post(address+"/targets/leave", marked).wants(t, "leave", 303)
		v.get(address).wants(t, "first page", 200, "103 chỉ tiêu đã để ra ngoài", `value="left_target:99"`, "!left_target:100", "?left_targets=2#left-targets")
		page = v.get(address + "?left_targets=2")
		page.wants(t, "second page", 200, "!left_target:99", `value="left_target:100"`, `name="left_page" value="2"`)
		got := v.post(address+"/take", url.Values{"version": {page.version(t)}, "item": {"left_target:101"}, "page": {"1"}, "left_page": {"2"}})
		got.wants(t, "put back", 303)
		if where := got.header.Get("Location"); !strings.Contains(where, "left_targets=2") || !strings.HasSuffix(where, "#targets") {
			t.Errorf("led to %s", where)
		}
		v.get(got.header.Get("Location")).wants(t, "put back", 200, "102 chỉ tiêu đã để ra ngoài", "V102")
	})
}

func TestAnAddedRankIsShown(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.plan("47.txt", withTargets)
		form := v.get(address + "/targets/add")
		form.wants(t, "form", 200, `<option value="rank">thứ hạng</option>`, `<option value="yes">đạt hoặc không đạt`, `<option value="=" selected>đúng bằng`)
		typed := url.Values{
			"version": {form.version(t)}, "indicator": {"Chỉ số năng lực"}, "op": {"rank"}, "value": {"5"}, "text": {"cả nước"},
		}
		v.post(address+"/targets", typed).wants(t, "add", 303)
		v.get(address).wants(t, "added", 200, "thứ hạng</span> <strong>5 (cả nước)</strong>")
	})
}
