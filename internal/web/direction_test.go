package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
)

var (
	matterLink = regexp.MustCompile(`/(?:coordinations|instructions|inspections)/[0-9a-f-]{36}`)
	taskOfDuty = regexp.MustCompile(`/tasks/[0-9a-f-]{36}`)
	unitOption = regexp.MustCompile(`<option value="([0-9a-f-]{36})"`)
)

// later is a day some days from now, as a form writes it: in Vietnam it may be tomorrow already.
func later(days int) string {
	return calendar.Local(time.Now()).AddDate(0, 0, days).Format(time.DateOnly)
}

func TestInstructionFromTheLeaderToTheUnitAndBack(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		officer, leader := s.as(access.Officer), s.as(access.ProvincialLeader)
		duty := officer.undated()
		form := taskOfDuty.FindString(leader.get(duty).body) + "/instructions"
		id := strings.TrimPrefix(duty, "/assignments/")
		order := url.Values{"version": {"1"}, "duty": {id}, "words": {"Khẩn trương hoàn thành"}, "due": {"2020-01-01"}}
		if got := leader.post(form, order); got.status != http.StatusBadRequest || !strings.Contains(got.body, "Khẩn trương hoàn thành") ||
			!strings.Contains(got.body, "ngày đã qua") {
			t.Errorf("a past day: %d\n%s", got.status, got.body)
		}
		order.Set("due", later(7))
		if got := officer.post(form, order); got.status != http.StatusForbidden {
			t.Errorf("the unit instructs itself: %d", got.status)
		}
		leader.done(form, order)
		if got := leader.post(form, order); got.status != http.StatusConflict || !strings.Contains(got.body, "đã được gửi") {
			t.Errorf("the form sent twice: %d", got.status)
		}
		officer.done(duty+"/receive", url.Values{"version": {"1"}})
		work := officer.get("/work").body
		page := matterLink.FindString(work)
		if !strings.Contains(work, "phải trả lời") || page == "" {
			t.Fatalf("not among the officer's work:\n%s", work)
		}
		answer := map[string]string{"version": "1", "words": "Đã trình dự thảo"}
		lie := officer.hand(page+"/answer", answer, enclosure{"a.pdf", "chỉ là chữ"})
		lie.wants(t, "a file that lies", http.StatusBadRequest, "Đã trình dự thảo", "nội dung là")
		if got := officer.hand(page+"/answer", answer, enclosure{"dự thảo.txt", "Dự thảo"}); got.status != http.StatusSeeOther {
			t.Fatalf("an answer with a file: %d\n%s", got.status, got.body)
		}
		leader.get(page).wants(t, "answered", http.StatusOK, "dự thảo.txt")
		file := regexp.MustCompile(`/instruction-files/[0-9a-f-]{36}/1/1`).FindString(leader.get(page).body)
		leader.get(file).wants(t, "file", http.StatusOK, "dự thảo.txt", file+"/content")
		if got := leader.get(file + "/content"); got.body != "Dự thảo" {
			t.Errorf("content %q", got.body)
		}
		if got := officer.post(page+"/accept", url.Values{"version": {"2"}}); got.status != http.StatusForbidden {
			t.Errorf("the unit accepts its own answer: %d", got.status)
		}
		leader.done(page+"/accept", url.Values{"version": {"2"}})
		for _, address := range []string{page, duty} {
			if body := officer.get(address).body; !strings.Contains(body, "Trả lời được chấp nhận") {
				t.Errorf("%s does not show the end", address)
			}
		}
	})
}

// noCoordinator is an organisation that the form does not offer as coordinating.
func (v visitor) noCoordinator(form string) string {
	v.t.Helper()
	page := v.get(form).body
	for _, m := range unitOption.FindAllStringSubmatch(page, -1) {
		if !strings.Contains(page, `name="units" value="`+m[1]+`"`) {
			return m[1]
		}
	}
	v.t.Fatal("everybody coordinates")
	return ""
}

func TestInformationIsAskedAndRefusedFormsKeepTheirWords(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		officer := s.as(access.Officer)
		duty := officer.undated()
		officer.done(duty+"/receive", url.Values{"version": {"1"}})
		form := duty + "/coordinations"
		q := url.Values{
			"version": {"1"}, "kind": {"part"}, "other": {officer.noCoordinator(form)}, "words": {"Số liệu biên chế"}, "due": {later(5)},
		}
		got := officer.post(form, q)
		if got.status != http.StatusBadRequest || !strings.Contains(got.body, "Số liệu biên chế") || !strings.Contains(got.body, "không giao") {
			t.Errorf("a part of no coordinator: %d\n%s", got.status, got.body)
		}
		q.Set("kind", "information")
		officer.done(form, q)
		if got := officer.post(form, q); got.status != http.StatusConflict {
			t.Errorf("the form sent twice: %d", got.status)
		}
		page := matterLink.FindString(officer.get(duty).body)
		if got := officer.post(page+"/answer", url.Values{"version": {"1"}, "words": {"x"}}); got.status != http.StatusForbidden {
			t.Errorf("the lead answers for another organisation: %d", got.status)
		}
		if body := s.as(access.Office).get("/coordinations?show=all").body; !strings.Contains(body, page) {
			t.Error("the office does not see it")
		}
		officer.done(page+"/withdraw", url.Values{"version": {"1"}, "words": {"Đã có số liệu"}})
	})
}

func TestInspectionOnItsPages(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		officer, inspector := s.as(access.Officer), s.as(access.Inspector)
		duty := officer.undated()
		unit := regexp.MustCompile(`/inspections/new\?assignment=[^"]*unit=([0-9a-f-]{36})`).FindStringSubmatch(inspector.get(duty).body)
		if unit == nil {
			t.Fatal("the inspector is not offered to inspect")
		}
		form := url.Values{
			"version": {"1"}, "number": {"15/QĐ-TTr"}, "decided_on": {"2026-01-05"}, "subject": {"Kiểm tra tiến độ"}, "leader": {"Trưởng đoàn (mẫu)"},
			"from": {"2026-01-06"}, "unit": {unit[1]}, "assignment": {strings.TrimPrefix(duty, "/assignments/")},
		}
		if got := inspector.post("/inspections", form); got.status != http.StatusBadRequest || !strings.Contains(got.body, "Kiểm tra tiến độ") {
			t.Errorf("without the leader's office: %d", got.status)
		}
		form.Set("leader_office", "Phó Chánh Thanh tra")
		if got := officer.post("/inspections", form); got.status != http.StatusForbidden {
			t.Errorf("an agency inspects: %d", got.status)
		}
		fields := map[string]string{}
		for name := range form {
			fields[name] = form.Get(name)
		}
		if got := inspector.hand("/inspections", fields, enclosure{"quyết định.txt", "Quyết định"}); got.status != http.StatusSeeOther {
			t.Fatalf("an inspection with its decision: %d\n%s", got.status, got.body)
		}
		page := matterLink.FindString(inspector.get(duty).body)
		conclusion := url.Values{
			"version": {"1"}, "number": {"20/KL"}, "signed_on": {"2026-01-20"}, "signer": {"Chánh Thanh tra (mẫu)"}, "nature": {"Chậm"},
			"degree": {"Nhẹ"}, "cause": {"Thiếu người"}, "advice_words1": {"Bố trí cán bộ"}, "advice_unit1": {unit[1]}, "advice_due1": {later(10)},
		}
		if got := inspector.post(page+"/conclude", conclusion); got.status != http.StatusBadRequest || !strings.Contains(got.body, "Thiếu người") {
			t.Errorf("without responsibility: %d", got.status)
		}
		conclusion.Set("responsibility", "Sở Tài chính")
		inspector.done(page+"/conclude", conclusion)
		if got := inspector.post(page+"/conclude", conclusion); got.status != http.StatusConflict {
			t.Errorf("the form sent twice: %d", got.status)
		}
		officer.get(page).wants(t, "inspection", http.StatusOK, "quyết định.txt", "/inspection-files/")
		follow := regexp.MustCompile(`/recommendations/[0-9a-f-]{36}`).FindString(officer.get(page).body)
		officer.done(follow+"/answer", url.Values{"version": {"1"}, "words": {"Đã bố trí"}})
		inspector.done(follow+"/accept", url.Values{"version": {"2"}})
		inspector.done(page+"/amend", url.Values{"version": {"2"}, "words": {"Đính chính"}})
		if body := officer.get(page).body; !strings.Contains(body, "Bổ sung lần 1") || !strings.Contains(body, "Trả lời được chấp nhận") {
			t.Errorf("the page does not tell all:\n%s", body)
		}
	})
}
