package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dondoc/internal/access"
)

// difference is the id of the first one whose text holds the words.
func (v visitor) difference(words string) string {
	v.t.Helper()
	page := v.get(v.programme() + "/reconciliation").body
	for _, part := range strings.Split(page, `<li id="d-`)[1:] {
		if strings.Contains(part, words) {
			return part[:36]
		}
	}
	v.t.Fatalf("no difference with %q", words)
	return ""
}

func decision(version, side, note string) url.Values {
	return url.Values{"version": {version}, "decision": {side}, "note": {note}}
}

func TestReconciliationShowsBothTexts(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		p := v.programme() + "/reconciliation"
		v.get(p).wants(t, "all", 200, "23 điểm khác nhau", "(23 chưa quyết định)", "Thân văn bản", "Phụ lục", "Chỉ có trong thân",
			"Đưa vào danh mục nhiệm vụ", "Giữ thời hạn theo phụ lục", "!difference.", "!intake.")
		v.get(p+"?kind=body_only").wants(t, "a kind", 200, "12 điểm khác nhau")
		v.get(p+"?show=decided").wants(t, "none decided", 200, "0 điểm khác nhau")
		v.get(p+"?show=x").wants(t, "unknown filter", 400, "Dữ liệu chưa đúng")
		s.as(access.Viewer).get(p).wants(t, "viewer", 200, "23 điểm khác nhau", "!<form class=\"dd-decide\"")
	})
}

// TestDecisionsChangeTheProgramme: the row says what was chosen, and the other choice brings it back.
func TestDecisionsChangeTheProgramme(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		id := v.difference("Chỉ có trong thân")
		done := v.post("/differences/"+id+"/decide", decision("1", "body", "Đã hỏi Sở Xây dựng"))
		if to := done.header.Get("Location"); done.status != http.StatusSeeOther || !strings.HasSuffix(to, "/reconciliation#d-"+id) {
			t.Fatalf("status %d to %q\n%s", done.status, to, done.body)
		}
		v.get(done.header.Get("Location")).wants(t, "decided", 200, "(22 chưa quyết định)", "Đã ghi quyết định", "Đã hỏi Sở Xây dựng", "Quyết định lại")
		v.get(v.programme()).wants(t, "listed", 200, "40 nhiệm vụ")
		v.post("/differences/"+id+"/decide", decision("2", "appendix", "")).wants(t, "again", 303)
		v.get(v.programme()).wants(t, "unlisted", 200, "39 nhiệm vụ")
	})
}

// TestKeepingTheAppendixKeepsItsDeadline: the text that holds is the document's, not nothing.
func TestKeepingTheAppendixKeepsItsDeadline(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		row := v.task("Tham mưu giải pháp huy động, thu hút đầu tư phát triển kết cấu hạ tầng các khu công nghiệp")
		v.get(row).wants(t, "before", 200, "31/12/2022")
		id := v.difference("Thời hạn chỉ có trong phụ lục")
		v.post("/differences/"+id+"/decide", decision("1", "appendix", "")).wants(t, "keep", 303)
		v.get(row).wants(t, "kept", 200, "31/12/2022", "Quyết định một điểm đối chiếu")
		v.post("/differences/"+id+"/decide", decision("2", "body", "")).wants(t, "drop", 303)
		v.get(row).wants(t, "dropped", 200, "Văn bản không ghi thời hạn")
		v.post("/differences/"+id+"/decide", decision("3", "appendix", "")).wants(t, "bring back", 303)
		v.get(row).wants(t, "back", 200, "31/12/2022")
	})
}

func TestStaleDecisionKeepsWhatWasTyped(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		id := v.difference("Chỉ có trong thân")
		v.post("/differences/"+id+"/decide", decision("1", "appendix", "người trước")).wants(t, "first", 303)
		late := v.post("/differences/"+id+"/decide", decision("1", "body", "người sau đã gõ"))
		late.wants(t, "second", 409, "người trước", "người sau đã gõ", "Dưới đây là tình trạng hiện nay", "Theo phụ lục")
		v.post("/differences/"+id+"/decide", decision("2", "neither", "")).wants(t, "no side", 400)
		v.post("/differences/"+id+"/decide", url.Values{"decision": {"body"}}).wants(t, "no version", 400)
		s.as(access.Viewer).post("/differences/"+id+"/decide", decision("2", "body", "")).wants(t, "viewer", 403)
		v.post("/differences/0190b0a0-0000-7000-8000-000000000000/decide", decision("1", "body", "")).wants(t, "unknown", 404)
	})
}
