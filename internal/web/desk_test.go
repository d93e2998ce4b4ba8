package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"dondoc/internal/access"
)

var (
	deskPick  = regexp.MustCompile(`name="duty" value="([^"]+)"`)
	deskLink  = regexp.MustCompile(`/organisations/[^/"?]+/work`)
	deskCount = regexp.MustCompile(`<h2>(\d+) đầu việc</h2>`)
)

// picks are the duties a page offers for an act on several.
func picks(body string) (all []string) {
	for _, m := range deskPick.FindAllStringSubmatch(body, -1) {
		all = append(all, m[1])
	}
	return all
}

// historic is the desk's list of what had passed before it was given, which nobody is asked to receive.
func (v visitor) historic() string {
	v.t.Helper()
	return v.get(deskLink.FindString(v.get("/work").body) + "?show=historic").body
}

// A rehearsal leaves nothing behind; one that is refused stops no other; the same form sent again does nothing twice.
func TestSeveralDutiesAreReceivedAtOnce(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		officer := s.as(access.Officer)
		chosen := picks(officer.historic())
		if len(chosen) < 2 {
			t.Fatalf("%d duties to receive", len(chosen))
		}
		stale := strings.Replace(chosen[0], ".1", ".7", 1)
		form := url.Values{"duty": append(chosen[1:], stale), "return": {"/work"}}
		look := url.Values{"duty": form["duty"], "return": {"/work"}, "look": {"1"}}
		if got := officer.post("/bulk/receive", look); got.status != http.StatusOK || !strings.Contains(got.body, "Không được") {
			t.Errorf("the rehearsal: %d\n%s", got.status, got.body)
		}
		if again := picks(officer.historic()); !slices.Equal(again, chosen) {
			t.Errorf("the rehearsal changed %v to %v", chosen, again)
		}
		if got := officer.post("/bulk/receive", form); got.status != http.StatusOK || !strings.Contains(got.body, "vừa thay đổi") {
			t.Errorf("one of them is stale: %d\n%s", got.status, got.body)
		}
		// What was received is listed too, at its next version.
		left := slices.DeleteFunc(picks(officer.historic()), func(pick string) bool { return !strings.HasSuffix(pick, ".1") })
		if !slices.Equal(left, nil) && !slices.Equal(left, chosen[:1]) {
			t.Errorf("left: %v", left)
		}
		if got := officer.post("/bulk/receive", form); got.status != http.StatusConflict {
			t.Errorf("the same form again: %d", got.status)
		}
		if got := officer.post("/bulk/receive", url.Values{"return": {"/work"}}); got.status != http.StatusBadRequest {
			t.Errorf("nothing chosen: %d", got.status)
		}
		if got := s.as(access.Viewer).post("/bulk/receive", url.Values{"duty": chosen[:1]}); got.status != http.StatusConflict {
			t.Errorf("a viewer: %d", got.status)
		}
	})
}

// Of two who answer at the same moment one is told what the other did.
func TestTwoPeopleAnswerAtOnce(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		officer, leader := s.as(access.Officer), s.as(access.Leader)
		duty := officer.undated()
		officer.done(duty+"/receive", form("1"))
		officer.done(duty+"/submit", form("2", "words", "Đã trình"))
		leader.done(duty+"/approve", form("3"))
		offices := []visitor{s.as(access.Office), s.as(access.Office)}
		acts := []struct {
			act  string
			form url.Values
		}{{"/accept", form("4")}, {"/return", form("4", "reason", "Thiếu phụ lục")}}
		replies := make([]reply, len(acts))
		var both sync.WaitGroup
		for i, a := range acts {
			both.Go(func() { replies[i] = offices[i].post(duty+a.act, a.form) })
		}
		both.Wait()
		statuses := []int{replies[0].status, replies[1].status}
		slices.Sort(statuses)
		if !slices.Equal(statuses, []int{http.StatusSeeOther, http.StatusConflict}) {
			t.Fatalf("statuses %v", statuses)
		}
		for i, got := range replies {
			if got.status == http.StatusConflict && !strings.Contains(got.body, "vừa thay đổi nhiệm vụ này") {
				t.Errorf("%s lost without being told: %s", acts[i].act, got.body)
			}
		}
	})
}

// A figure of the desk, the list it opens and the table of it have the same number.
func TestADesksFigureIsItsList(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		officer := s.as(access.Officer)
		desk := deskLink.FindString(officer.get("/work").body)
		figures := regexp.MustCompile(`<li><a href="([^"]+)"[^>]*>[^<]+<strong>(\d+)</strong>`).FindAllStringSubmatch(officer.get(desk).body, -1)
		if len(figures) < 3 {
			t.Fatalf("%d figures", len(figures))
		}
		for _, f := range figures {
			path := strings.ReplaceAll(f[1], "&amp;", "&")
			listed := deskCount.FindStringSubmatch(officer.get(path).body)
			if listed == nil || listed[1] != f[2] {
				t.Errorf("%s says %s and lists %v", path, f[2], listed)
			}
			table := officer.get(strings.Replace(path, "/work", "/work.csv", 1))
			if lines := strings.Count(table.body, "625/QĐ-UBND"); table.status != http.StatusOK || listed != nil && listed[1] != strconv.Itoa(lines) {
				t.Errorf("the table of %s: %d, %d lines", path, table.status, lines)
			}
		}
		if got := officer.get(desk + "?text=khong+co+chu+nay"); !strings.Contains(got.body, "0 đầu việc") {
			t.Error("words nobody wrote select something")
		}
	})
}

// A report that awaits its receipt and an answer that awaits its verdict wait for the office like a claim does.
func TestReportsAndAnswersWaitOnTheOfficesDesk(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		officer, duty, report := reporting(t, s)
		leader, office := s.as(access.Leader), s.as(access.Office)
		officer.shows(office.get("/desk").body, "Không có việc nào chờ văn phòng")
		officer.done(report, words("percent", "40", "done", "Đã họp lần 1", "do", "submit"))
		leader.done("/reports/decide", url.Values{
			"verdict": {"approve"}, "report": {leader.found(reportValue, leader.get("/work").body)},
		})
		order := url.Values{"version": {"1"}, "duty": {strings.TrimPrefix(duty, "/assignments/")}, "words": {"Khẩn trương"}, "due": {later(7)}}
		office.done(taskOfDuty.FindString(office.get(duty).body)+"/instructions", order)
		officer.done(matterLink.FindString(officer.get("/work").body)+"/answer", url.Values{"version": {"1"}, "words": {"Đã trình dự thảo"}})

		page := office.get("/desk").body
		office.shows(page, "2 việc, lâu nhất trước", "Đã họp lần 1", "Khẩn trương", "Báo cáo tiến độ", "chờ 0 ngày làm việc")
		if only := office.get("/desk?kind=report").body; !strings.Contains(only, "1 việc") || strings.Contains(only, "Khẩn trương") {
			t.Errorf("narrowed to reports:\n%s", only)
		}
		office.done("/reports/decide", url.Values{"verdict": {"receive"}, "report": {office.found(reportValue, page)}, "return": {"/desk"}})
		office.shows(office.get("/desk").body, "1 việc, lâu nhất trước")
	})
}

// A leader is told what an officer asked of the office, which nobody in the unit approves.
func TestALeaderIsToldOfRequests(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		officer, leader := s.as(access.Officer), s.as(access.Leader)
		duty := officer.undated()
		officer.done(duty+"/receive", form("1"))
		const title = "Đề nghị của cơ quan đang chờ nơi giao"
		if strings.Contains(leader.get("/work").body, title) {
			t.Error("told of a request before there is one")
		}
		officer.done(duty+"/ask", form("2", "kind", "transfer", "reason", "Thuộc chức năng của sở khác"))
		leader.shows(leader.get("/work").body, title)
		leader.shows(leader.get("/work?group=requested").body, duty)
		if strings.Contains(officer.get("/work").body, title) {
			t.Error("the officer is told of their own request")
		}
	})
}

// What waits for the office shows its age on the office's side; several claims are accepted at once, never one's own.
func TestTheOfficesDesk(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		officer, leader, office := s.as(access.Officer), s.as(access.Leader), s.as(access.Office)
		if got := officer.get("/desk"); got.status != http.StatusForbidden {
			t.Errorf("an officer: %d", got.status)
		}
		duty := officer.undated()
		officer.done(duty+"/receive", form("1"))
		officer.done(duty+"/submit", form("2", "words", "Đã trình dự thảo"))
		leader.done(duty+"/approve", form("3"))
		page := office.get("/desk").body
		for _, words := range []string{"Đã trình dự thảo", "chờ 0 ngày làm việc", "Nhiệm vụ chưa giao được"} {
			if !strings.Contains(page, words) {
				t.Errorf("no %q on the desk", words)
			}
		}
		chosen := picks(page)
		if len(chosen) != 1 {
			t.Fatalf("%d claims can be chosen", len(chosen))
		}
		if got := leader.post("/bulk/accept", url.Values{"duty": chosen}); got.status != http.StatusConflict {
			t.Errorf("the leader who approved it accepts it: %d", got.status)
		}
		office.done("/bulk/accept", url.Values{"duty": chosen, "return": {"/desk"}})
		if page := officer.get(duty).body; !strings.Contains(page, "Đã hoàn thành") {
			t.Error("it is not completed")
		}
	})
}
