package web_test

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/tenant"
)

func TestSettings(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		admin := s.as(access.Administrator)
		typed := url.Values{}
		for _, one := range tenant.Changeable() {
			typed.Set(one.Key, one.Of(tenant.Defaults()))
		}
		with := func(key, value string) url.Values {
			changed := maps.Clone(typed)
			changed.Set(key, value)
			return changed
		}
		admin.get("/settings").wants(t, "the form", http.StatusOK, `name="soon_days" value="15"`, "Số nguyên từ 1 đến 90; mặc định 15")
		admin.post("/settings", with("soon_days", "nhiều")).wants(t, "words for a number", http.StatusBadRequest,
			"Có 1 giá trị không hợp lệ", `value="nhiều"`, `aria-invalid="true"`)
		admin.post("/settings", with("report_days", "20")).wants(t, "locked before it is late", http.StatusBadRequest, "không thể khóa trước", `value="20"`)
		admin.get("/settings").wants(t, "nothing was saved", http.StatusOK, `name="soon_days" value="15"`, `name="report_days" value="5"`)
		admin.done("/settings", with("soon_days", " 7 "))
		admin.get("/settings").wants(t, "saved", http.StatusOK, "Đã lưu tham số", `name="soon_days" value="7"`)
		record := admin.get("/audit?act=tenant.set")
		record.wants(t, "the record", http.StatusOK, "Đổi tham số của đơn vị", "Sắp đến hạn: trước hạn bao nhiêu ngày", "15", "!soon_days")
		admin.done("/settings", with("soon_days", "7"))
		if again := admin.get("/audit?act=tenant.set"); strings.Count(again.body, "Sắp đến hạn") != strings.Count(record.body, "Sắp đến hạn") {
			t.Error("what changes nothing is recorded")
		}
		for _, role := range []access.Role{access.Office, access.Leader, access.Viewer} {
			v := s.as(role)
			v.get("/settings").wants(t, string(role), http.StatusForbidden)
			v.post("/settings", with("soon_days", "9")).wants(t, string(role), http.StatusForbidden)
		}
	})
}
