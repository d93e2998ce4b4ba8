package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"dondoc/internal/access"
)

var (
	reportLink  = regexp.MustCompile(`action="(/assignments/[0-9a-f-]{36}/reports/[a-z]+-[0-9-]{10})"`)
	reportValue = regexp.MustCompile(`name="report" value="([0-9a-f-]{36}:[0-9]+)"`)
)

// found is what a pattern finds in a page.
func (v visitor) found(pattern *regexp.Regexp, page string) string {
	v.t.Helper()
	m := pattern.FindStringSubmatch(page)
	if m == nil {
		v.t.Fatalf("no %s in\n%s", pattern, page)
	}
	return m[1]
}

// reporting is an officer with a duty that was taken up, and the address of its next report.
func reporting(t *testing.T, s *running) (officer visitor, duty, report string) {
	t.Helper()
	activated(t, s)
	officer = s.as(access.Officer)
	duty = officer.undated()
	officer.done(duty+"/receive", form("1"))
	return officer, duty, officer.found(reportLink, officer.get(duty).body)
}

func words(no string, pairs ...string) url.Values {
	f := url.Values{"no": {no}}
	for i := 0; i+1 < len(pairs); i += 2 {
		f.Set(pairs[i], pairs[i+1])
	}
	return f
}

func (v visitor) shows(page string, all ...string) {
	v.t.Helper()
	for _, words := range all {
		if !strings.Contains(page, words) {
			v.t.Errorf("no %q in\n%s", words, page)
		}
	}
}

func TestAReportFromDraftToReceipt(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		officer, duty, report := reporting(t, s)
		leader, office := s.as(access.Leader), s.as(access.Office)

		// What is half typed is kept, right or not, and is there for the leader of the unit too.
		officer.done(report, words("1", "percent", "gần nửa", "done", "Đã họp lần 1", "do", "save"))
		officer.shows(officer.get(report).body, "gần nửa", "Đã họp lần 1", "Bản nháp do")
		if page := office.get(duty).body; strings.Contains(page, "Đã họp lần 1") {
			t.Error("the office reads a draft")
		}
		quiet := officer.post(report, words("1", "done", "Đã họp lần 2", "do", "save", "quiet", "1"))
		if quiet.status != http.StatusOK || !strings.HasPrefix(quiet.body, "Đã tự lưu nháp") {
			t.Errorf("the script is told %d %q", quiet.status, quiet.body)
		}

		refused := officer.post(report, words("1", "percent", "140", "done", "Đã họp <b>", "do", "submit"))
		if refused.status != http.StatusBadRequest {
			t.Errorf("status %d", refused.status)
		}
		officer.shows(refused.body, "số nguyên từ 0 đến 100", `value="140"`, "Đã họp &lt;b&gt;")
		officer.done(report, words("1", "percent", "40", "done", "Đã họp", "difficulties", "Thiếu kinh phí", "do", "submit"))
		// The form sent again does nothing again.
		if again := officer.post(report, words("1", "percent", "60", "done", "Lần nữa", "do", "submit")); again.status != http.StatusConflict ||
			!strings.Contains(again.body, "Lần nữa") {
			t.Errorf("sent twice: %d\n%s", again.status, again.body)
		}

		value := leader.found(reportValue, leader.get("/reports").body)
		if got := leader.post("/reports/decide", url.Values{"report": {value}, "verdict": {"send_back"}}); got.status != http.StatusBadRequest {
			t.Errorf("sent back without a reason: %d", got.status)
		}
		leader.done("/reports/decide", url.Values{"report": {value}, "verdict": {"approve"}})
		if got := leader.post("/reports/decide", url.Values{"report": {value}, "verdict": {"approve"}}); got.status != http.StatusConflict {
			t.Errorf("approved twice: %d", got.status)
		}
		office.done("/reports/decide", url.Values{"report": {office.found(reportValue, office.get("/reports").body)}, "verdict": {"receive"}})
		officer.shows(officer.get(duty).body, "40%", "Thiếu kinh phí", "Đã tiếp nhận", "Đã gửi đúng hạn")
	})
}

func TestStrangersToAReportAreRefused(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		_, duty, report := reporting(t, s)
		for _, role := range []access.Role{access.Viewer, access.Inspector, access.ProvincialLeader, access.Administrator, access.Office} {
			v := s.as(role)
			if got := v.get(report); got.status != http.StatusOK || strings.Contains(got.body, "<textarea") {
				t.Errorf("%s may write: %d", role, got.status)
			}
			for _, do := range []string{"save", "submit"} {
				if got := v.post(report, words("1", "percent", "40", "done", "x", "do", do)); got.status != http.StatusForbidden {
					t.Errorf("%s: %s: %d", role, do, got.status)
				}
			}
		}
		officer := s.as(access.Officer)
		for path, want := range map[string]int{
			duty + "/reports/month-2026-04-15":          http.StatusBadRequest, // no period ends there
			duty + "/reports/quarter-2999-12-14":        http.StatusBadRequest, // not begun
			duty + "/reports/quarter-2020-12-14":        http.StatusBadRequest, // before it was given
			"/assignments/none/reports/year-2026-12-14": http.StatusNotFound,
		} {
			if got := officer.post(path, words("1", "percent", "40", "done", "x", "do", "submit")); got.status != want {
				t.Errorf("%s: %d, want %d", path, got.status, want)
			}
		}
		if got := officer.get("/reports?period=week-1"); got.status != http.StatusBadRequest {
			t.Errorf("a period that is none: %d", got.status)
		}
		if got := officer.post("/reports/quarter-2025-12-14/reopen", url.Values{"no": {"1"}, "until": {"2999-01-01"}, "reason": {"x"}}); got.status != http.StatusForbidden {
			t.Errorf("an officer reopens a period: %d", got.status)
		}
		s.as(access.Office).done("/reports/quarter-2025-12-14/reopen", url.Values{"no": {"1"}, "until": {"2999-01-01"}, "reason": {"Bão lũ"}})
	})
}

// A form that comes after the session ended is there again after the sign-in; a password is not.
func TestAnEndedSessionLosesNoWords(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		_, _, report := reporting(t, s)
		late := s.stranger()
		asked := late.post(report, words("1", "percent", "40", "done", "Đã họp ba lần", "do", "submit"))
		if asked.status != http.StatusUnauthorized {
			t.Fatalf("status %d", asked.status)
		}
		late.shows(asked.body, `name="kept:done" value="Đã họp ba lần"`, `name="kept_for" value="`+report+`"`)
		account := s.accounts[access.Officer]
		sent := url.Values{"login": {account.Login}, "password": {"wrong"}, "kept_for": {report}, "kept:done": {"Đã họp ba lần"}, "kept:no": {"1"}}
		late.shows(late.post("/sign-in", sent).body, `name="kept:done" value="Đã họp ba lần"`)
		sent.Set("password", account.Password)
		again := late.post("/sign-in", sent)
		late.shows(again.body, `action="`+report+`"`, `name="done" value="Đã họp ba lần"`)
		late.done(report, words("1", "percent", "40", "done", "Đã họp ba lần", "do", "save"))
		late.shows(late.get(report).body, "Đã họp ba lần")

		secret := s.stranger().post("/account/password", url.Values{"password": {"old"}, "new_password": {"new-secret"}})
		if strings.Contains(secret.body, "new-secret") || strings.Contains(secret.body, "kept_for") {
			t.Error("a password is carried through the sign-in page")
		}
		elsewhere := s.stranger()
		sent.Set("kept_for", "//other.example/x")
		if got := elsewhere.post("/sign-in", sent); got.status != http.StatusSeeOther || got.header.Get("Location") != "/" {
			t.Errorf("a form for another site: %d %s", got.status, got.header.Get("Location"))
		}
	})
}
