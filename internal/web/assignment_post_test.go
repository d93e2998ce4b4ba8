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
	choosable = regexp.MustCompile(`name="duty" value="([0-9a-f-]{36}\.\d+)"`)
	postID    = regexp.MustCompile(`/posts/([0-9a-f-]{36})/holder`)
)

// desk is the address of the organisation that has a duty.
func (v visitor) desk(duty string) string {
	v.t.Helper()
	return regexp.MustCompile(`/organisations/[0-9a-zA-Z-]+`).FindString(v.get(duty).body)
}

func TestPostsCarryDuties(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		officer, leader := s.as(access.Officer), s.as(access.Leader)
		duty := officer.undated()
		org := officer.desk(duty)
		officer.get(org).wants(t, "the organisation", http.StatusOK, org+"/posts")
		leader.done(org+"/posts", url.Values{"title": {"Phòng 1"}})
		leader.done(org+"/posts", url.Values{"title": {"Phòng 2"}})
		leader.post(org+"/posts", url.Values{"title": {"Phòng 1"}}).wants(t, "a title twice", http.StatusConflict, `value="Phòng 1"`, "!post.")
		page := leader.get(org + "/posts")
		page.wants(t, "posts", http.StatusOK, "Phòng 1", "Chưa có người giữ", "0 đầu việc", "!post.")
		posts := postID.FindAllStringSubmatch(page.body, -1)
		one, two := posts[0][1], posts[1][1]
		user := regexp.MustCompile(`<option value="([0-9a-f-]{36})">` + regexp.QuoteMeta(s.accounts[access.Officer].Name)).FindStringSubmatch(page.body)
		if user == nil {
			t.Fatal("the officer cannot hold a post")
		}
		leader.done(org+"/posts/"+one+"/holder", form("1", "user", user[1], "from", "2026-01-01"))
		leader.get(org+"/posts").wants(t, "held", http.StatusOK, s.accounts[access.Officer].Name, "từ 01/01/2026")
		leader.post(org+"/posts/"+one+"/holder", form("1", "user", user[1], "from", "2026-02-01")).wants(t, "a replayed form", http.StatusConflict)
		leader.post(org+"/posts/"+one+"/holder", form("2", "user", user[1], "from", "2025-01-01")).wants(t, "before", http.StatusBadRequest, "2025-01-01")

		rows := choosable.FindAllStringSubmatch(leader.get(org+"/charge").body, -1)
		if len(rows) < 2 {
			t.Fatalf("%d duties to choose from", len(rows))
		}
		chosen := url.Values{"duty": {rows[0][1], rows[1][1]}, "post": {one}, "look": {"1"}, "return": {org + "/charge"}}
		leader.post("/bulk/assign-post", chosen).wants(t, "preview", http.StatusOK, "Làm được 2 trong 2", "Giao vị trí phụ trách 2", org+"/charge")
		leader.get(org+"/posts").wants(t, "only looked at", http.StatusOK, "!2 đầu việc đang")
		chosen.Del("look")
		leader.done("/bulk/assign-post", chosen)
		leader.get(org+"/posts").wants(t, "in charge", http.StatusOK, "2 đầu việc đang thực hiện", "Bàn giao toàn bộ")
		leader.post("/bulk/assign-post", chosen).wants(t, "a replayed form", http.StatusConflict, "Đã làm xong 0 trong 2", "vừa thay đổi")
		leader.post("/bulk/assign-post", url.Values{"post": {one}}).wants(t, "nothing chosen", http.StatusBadRequest, "ít nhất một nhiệm vụ")

		// Hand-over: everything of the post is chosen already. One duty changes before it is done.
		over := choosable.FindAllStringSubmatch(leader.get(org+"/charge?all=1&post="+one).body, -1)
		if len(over) != 2 {
			t.Fatalf("%d duties to hand over", len(over))
		}
		id, version, _ := strings.Cut(over[0][1], ".")
		officer.done("/assignments/"+id+"/receive", form(version))
		leader.post("/bulk/assign-post", url.Values{"duty": {over[0][1], over[1][1]}, "post": {two}}).wants(t, "one stale", http.StatusOK,
			"Đã làm xong 1 trong 2", "/assignments/"+id)
		leader.get(org+"/posts").wants(t, "handed over", http.StatusOK, "1 đầu việc đang thực hiện")
		s.as(access.Viewer).post("/bulk/assign-post", chosen).wants(t, "a viewer", http.StatusConflict, "Đã làm xong 0")
		s.as(access.Viewer).get(org+"/posts").wants(t, "a viewer reads", http.StatusOK, "Phòng 1", "!Lập vị trí")
		leader.get("/organisations/none/posts").wants(t, "unknown", http.StatusNotFound)
	})
}

func TestTheOfficeTransfersManyDuties(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		officer, office := s.as(access.Officer), s.as(access.Office)
		org := officer.desk(officer.undated())
		page := office.get(org + "/transfer")
		rows := choosable.FindAllStringSubmatch(page.body, -1)
		_, choice, _ := strings.Cut(page.body, `id="target"`)
		target := regexp.MustCompile(`<option value="([0-9a-f-]{36}|[a-z-]+)">[^<]`).FindAllStringSubmatch(choice, -1)
		if len(rows) < 2 || target == nil {
			t.Fatalf("%d duties, %d organisations", len(rows), len(target))
		}
		to := target[0][1]
		chosen := url.Values{"duty": {rows[0][1], rows[1][1]}, "unit": {to}, "look": {"1"}, "return": {org + "/transfer"}}
		office.post("/bulk/hand", chosen).wants(t, "without reason", http.StatusOK, "Cần ghi lý do", "Làm được 0 trong 2")
		chosen.Set("reason", "Sắp xếp lại chức năng")
		office.post("/bulk/hand", chosen).wants(t, "preview", http.StatusOK, "Làm được 2 trong 2", `value="Sắp xếp lại chức năng"`)
		chosen.Del("look")
		office.done("/bulk/hand", chosen)
		office.post("/bulk/hand", chosen).wants(t, "a replayed form", http.StatusConflict, "Đã làm xong 0 trong 2", "vừa thay đổi")
		id, _, _ := strings.Cut(rows[0][1], ".")
		if got := office.desk("/assignments/" + id); got == org {
			t.Error("the duty is where it was")
		}
		left := choosable.FindAllStringSubmatch(office.get(org+"/transfer").body, -1)
		if len(left) != len(rows)-2 {
			t.Errorf("%d left of %d", len(left), len(rows))
		}
		officer.post("/bulk/hand", url.Values{"duty": {left[0][1]}, "unit": {to}, "reason": {"x"}}).wants(t, "an officer", http.StatusConflict,
			"không thuộc phần của bạn")
	})
}
