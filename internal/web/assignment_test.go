package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"dondoc/internal/access"
)

var assignmentLink = regexp.MustCompile(`/assignments/[0-9a-f-]{36}`)

// firstProgramme is the address of the sample's programme.
func firstProgramme(v visitor) string {
	return programmeLink.FindString(v.get("/programmes").body)
}

// activated gives the sample's tasks to their organisations and returns the programme's address.
func activated(t *testing.T, s *running) string {
	t.Helper()
	office := s.as(access.Office)
	programme := firstProgramme(office)
	got := office.post(programme+"/activation", url.Values{"number": {"625/QĐ-UBND"}, "signed_on": {"2022-02-16"}})
	if got.status != http.StatusSeeOther {
		t.Fatalf("activation: %d\n%s", got.status, got.body)
	}
	return programme
}

// undated is the visitor's first duty without a last day: the sample is
// retrospective, so what has a day has passed.
func (v visitor) undated() string {
	v.t.Helper()
	for card := range strings.SplitSeq(v.get("/work").body, "<article") {
		if strings.Contains(card, "Không có hạn cụ thể") {
			return assignmentLink.FindString(card)
		}
	}
	v.t.Fatal("no duty without a last day")
	return ""
}

// refusedWith demands a page that refuses with the words and still shows the duty.
func (v visitor) refusedWith(got reply, status int, words string) {
	v.t.Helper()
	if got.status != status || !strings.Contains(got.body, words) || !strings.Contains(got.body, "Việc cần làm") {
		v.t.Errorf("status %d, want %d with %q\n%s", got.status, status, words, got.body)
	}
}

func (v visitor) done(path string, form url.Values) {
	v.t.Helper()
	if got := v.post(path, form); got.status != http.StatusSeeOther {
		v.t.Fatalf("%s: status %d\n%s", path, got.status, got.body)
	}
}

func form(version string, pairs ...string) url.Values {
	f := url.Values{"version": {version}}
	for i := 0; i+1 < len(pairs); i += 2 {
		f.Set(pairs[i], pairs[i+1])
	}
	return f
}

func TestADutyFromReceiptToAcceptance(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		officer, leader, office := s.as(access.Officer), s.as(access.Leader), s.as(access.Office)
		duty := officer.undated()

		officer.done(duty+"/receive", form("1"))
		// Somebody who had the page open before is told what happened meanwhile.
		leader.refusedWith(leader.post(duty+"/receive", form("1")), http.StatusConflict, "vừa thay đổi nhiệm vụ này")
		officer.refusedWith(officer.post(duty+"/submit", form("2", "day", "2999-01-01", "words", "Đã trình dự thảo")),
			http.StatusBadRequest, "Đã trình dự thảo")
		officer.refusedWith(officer.post(duty+"/submit", form("2", "day", "2020-01-01")), http.StatusBadRequest, "lùi ngày")
		officer.done(duty+"/submit", form("2", "words", "Đã trình dự thảo"))
		if got := officer.post(duty+"/approve", form("3")); got.status != http.StatusForbidden {
			t.Errorf("an officer approves: %d", got.status)
		}
		s.as(access.Inspector).get("/audit?act=access.refuse").wants(t, "record", http.StatusOK, "Từ chối việc ngoài thẩm quyền", duty+"/approve")
		leader.done(duty+"/approve", form("3"))
		if answers := office.get("/work").body; !strings.Contains(answers, duty) || !strings.Contains(answers, "chờ 0 ngày") {
			t.Errorf("the office is not asked:\n%s", answers)
		}
		office.refusedWith(office.post(duty+"/return", form("4")), http.StatusBadRequest, "Cần ghi lý do")
		office.done(duty+"/return", form("4", "reason", "Thiếu phụ lục", "disputed_product", "1"))
		if page := officer.get("/work").body; !strings.Contains(page, "Bị trả lại, cần sửa và nộp lại") {
			t.Error("the return is not among the officer's work")
		}
		officer.refusedWith(officer.post(duty+"/submit", form("5", "words", "Đã bổ sung phụ lục")), http.StatusBadRequest, "sản phẩm chưa thay đổi")
		again := map[string]string{"version": "5", "product": newProduct.FindStringSubmatch(officer.get(duty).body)[1], "kind": "Tờ trình",
			"claim": "1", "words": "Đã bổ sung phụ lục"}
		if got := officer.hand(duty+"/products", again, enclosure{"phu-luc.txt", "Phụ lục"}); got.status != http.StatusSeeOther {
			t.Fatalf("status %d\n%s", got.status, got.body)
		}
		leader.done(duty+"/approve", form("6"))
		programme := firstProgramme(office)
		office.get(programme+"?status=done").wants(t, "nothing is done yet", http.StatusOK, "Không có nhiệm vụ nào")
		office.done(duty+"/accept", form("7"))
		office.get(programme+"?status=done").wants(t, "the list of tasks", http.StatusOK, "1 nhiệm vụ", "Đã hoàn thành")
		page := officer.get(duty).body
		for _, words := range []string{"Đã hoàn thành", "Thiếu phụ lục", "Đã bổ sung phụ lục", "Phần phải sửa"} {
			if !strings.Contains(page, words) {
				t.Errorf("no %q on the page of the duty", words)
			}
		}
	})
}

func TestStrangersToADutyAreRefused(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		duty := s.as(access.Officer).undated()
		for _, role := range []access.Role{access.Viewer, access.Inspector, access.ProvincialLeader, access.Administrator} {
			v := s.as(role)
			if got := v.get(duty); got.status != http.StatusOK || !strings.Contains(got.body, "Bạn không có thao tác nào") {
				t.Errorf("%s reads: %d", role, got.status)
			}
			for _, act := range []string{"receive", "submit", "approve", "accept", "hand", "revoke", "recall"} {
				if got := v.post(duty+"/"+act, form("1", "reason", "x", "day", "2026-01-01")); got.status != http.StatusForbidden {
					t.Errorf("%s may %s: %d", role, act, got.status)
				}
			}
		}
		if got := s.as(access.Officer).post(duty+"/steal", form("1")); got.status != http.StatusNotFound {
			t.Errorf("an act that does not exist: %d", got.status)
		}
	})
}

// What was typed about a duty that is refused is still in its form.
func TestARefusedRequestKeepsItsWords(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		officer, office := s.as(access.Officer), s.as(access.Office)
		duty := officer.undated()
		officer.done(duty+"/receive", form("1"))
		officer.refusedWith(officer.post(duty+"/ask", form("2", "kind", "extension", "reason", "Chờ ý kiến bộ", "day", "2027-01-01")),
			http.StatusBadRequest, "Chờ ý kiến bộ")
		officer.done(duty+"/ask", form("2", "kind", "closing", "reason", "Đã có văn bản thay thế", "day", "2027-01-01"))
		officer.refusedWith(officer.post(duty+"/ask", form("3", "kind", "suspension", "reason", "x")), http.StatusConflict, "Không làm được")
		office.done(duty+"/refuse", form("3", "reason", "Chưa đủ căn cứ"))
		if page := officer.get(duty).body; !strings.Contains(page, "Chưa đủ căn cứ") || !strings.Contains(page, "Không đồng ý") {
			t.Error("the answer is not on the page")
		}
	})
}

func TestActivationAsksAndNeverGuesses(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		office := s.as(access.Office)
		programme := firstProgramme(office)
		if got := s.as(access.Officer).get(programme + "/activation"); got.status != http.StatusForbidden {
			t.Errorf("an officer: %d", got.status)
		}
		wrong := office.post(programme+"/activation", url.Values{"number": {"626/QĐ-UBND"}, "signed_on": {"2022-02-16"}})
		if wrong.status != http.StatusBadRequest || !strings.Contains(wrong.body, "626/QĐ-UBND") || !strings.Contains(wrong.body, "không khớp") {
			t.Errorf("another number: %d", wrong.status)
		}
		activated(t, s)
		page := office.get(programme + "/activation").body
		if !strings.Contains(page, "đã được") || !strings.Contains(page, "cần chọn") {
			t.Error("the page does not say who recorded the signature and what is left")
		}
		// One answer for a lead of several tasks is looked at before it is given.
		lead := regexp.MustCompile(`name="(unit-00000000-[^"]+)"`).FindStringSubmatch(page)
		heir := regexp.MustCompile(`<option value="([0-9a-f-]{36}|[a-z-]+)">`).FindStringSubmatch(page)
		if lead == nil || heir == nil {
			t.Fatal("nothing is asked once")
		}
		before := strings.Count(page, "cần chọn")
		looked := office.post(programme+"/activation", url.Values{lead[1]: {heir[1]}, "look": {"1"}})
		if after := strings.Count(looked.body, "cần chọn"); looked.status != http.StatusOK || after >= before {
			t.Errorf("status %d, %d questions after %d", looked.status, after, before)
		}
	})
}

func TestDesksShowWhatWasGiven(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		officer, chief := s.as(access.Officer), s.as(access.ProvincialLeader)
		officer.done(officer.undated()+"/receive", form("1"))
		overview := chief.get("/overview").body
		desk := regexp.MustCompile(`/organisations/[^/"]+/work`).FindString(overview)
		if desk == "" || !strings.Contains(overview, "Không có việc quá hạn") {
			t.Fatalf("the leader's view:\n%s", overview)
		}
		for _, show := range []string{"", "overdue", "unreceived", "returned", "awaiting_leader", "awaiting_assigner", "completed", "past"} {
			if got := chief.get(desk + "?show=" + show); got.status != http.StatusOK {
				t.Errorf("%s: %d", show, got.status)
			}
		}
		if got := chief.get(desk + "?show=secret"); got.status != http.StatusBadRequest {
			t.Errorf("an unknown view: %d", got.status)
		}
		// The figures of the desk are the lists they open.
		if page := chief.get(desk + "?show=unreceived").body; !strings.Contains(page, `name="programme"`) || assignmentLink.FindString(page) == "" {
			t.Error("nothing to take up on the first desk")
		}
	})
}
