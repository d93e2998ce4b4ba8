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
	formKey     = regexp.MustCompile(`name="form" value="([^"]+)"`)
	remarkID    = regexp.MustCompile(`<article id="([0-9a-f-]{36})" class="dd-remark"`)
	mentionable = regexp.MustCompile(`(?:id="m-new-[^"]+" name="mention" value|<option value)="([0-9a-f-]{36})"[^>]*> ?(?:<label[^>]*>)?([^<]+)<`)
)

// remark is the form of a new remark as the page has it.
func (v visitor) remark(task, words string, more ...string) url.Values {
	v.t.Helper()
	page := v.get(task + "/discussion").body
	key := formKey.FindStringSubmatch(page)
	if key == nil {
		v.t.Fatalf("no form on the page:\n%s", page)
	}
	f := url.Values{"form": {key[1]}, "words": {words}}
	for i := 0; i+1 < len(more); i += 2 {
		f.Set(more[i], more[i+1])
	}
	return f
}

// person is the id of somebody the form offers, by name.
func (v visitor) person(task, name string) string {
	v.t.Helper()
	page := v.get(task + "/discussion").body
	for _, m := range mentionable.FindAllStringSubmatch(page, -1) {
		if strings.TrimSpace(m[2]) == name {
			return m[1]
		}
	}
	v.t.Fatalf("%s is not offered:\n%s", name, page)
	return ""
}

func TestATaskIsDiscussed(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		duty := received(t, s)
		officer, leader, office, viewer := s.as(access.Officer), s.as(access.Leader), s.as(access.Office), s.as(access.Viewer)
		task := officer.ofTask(duty)
		words := "Cần số liệu <script>alert(1)</script> & <b>gấp</b>"
		sent := officer.remark(task, words, "mention", officer.person(task, s.accounts[access.Leader].Name))
		officer.done(task+"/remarks", sent)
		officer.done(task+"/remarks", sent) // a replayed form
		page := officer.get(task + "/discussion")
		page.wants(t, "the discussion", http.StatusOK, "&lt;script&gt;alert(1)&lt;/script&gt;", "!<script>alert", "Rút ý kiến", "!discussion.")
		if n := len(remarkID.FindAllString(page.body, -1)); n != 1 {
			t.Fatalf("%d remarks", n)
		}
		id := remarkID.FindStringSubmatch(page.body)[1]

		leader.get("/work").wants(t, "the one mentioned", http.StatusOK, "Nhắc đến tôi", "&lt;script&gt;")
		leader.get("/mentions").wants(t, "mentions", http.StatusOK, "Chưa đọc")
		got := leader.post("/remarks/"+id+"/read", nil)
		if got.status != http.StatusSeeOther || got.header.Get("Location") != task+"/discussion#"+id {
			t.Errorf("read: %d to %s", got.status, got.header.Get("Location"))
		}
		leader.get("/mentions").wants(t, "read", http.StatusOK, "!Chưa đọc")

		office.done(task+"/remarks", office.remark(task, "Đã nhận", "parent", id))
		viewer.get(task+"/discussion").wants(t, "a viewer", http.StatusOK, "Đã nhận", "chỉ người có phần việc", `!name="form"`)
		viewer.get(task+"/timeline?kind=discussion").wants(t, "the timeline", http.StatusOK, "Đã nhận", "Nhắc đến", "!"+id)
		officer.done("/remarks/"+id+"/edit", form("1", "words", "Cần số liệu quý I"))
		officer.done("/remarks/"+id+"/withdraw", form("2"))
		viewer.get(task+"/discussion").wants(t, "withdrawn", http.StatusOK, "Đã rút lúc", "<del>Cần số liệu quý I</del>")
		viewer.get(task+"/timeline?kind=discussion").wants(t, "the record", http.StatusOK, "Sửa ý kiến trao đổi", "Rút ý kiến trao đổi")
	})
}

func TestRemarksThatAreRefused(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		duty := received(t, s)
		officer, leader, viewer := s.as(access.Officer), s.as(access.Leader), s.as(access.Viewer)
		task := officer.ofTask(duty)
		sent := officer.remark(task, "Một")
		officer.done(task+"/remarks", sent)
		id := remarkID.FindStringSubmatch(officer.get(task + "/discussion").body)[1]

		try := func(name string, got reply, status int, texts ...string) {
			t.Helper()
			got.wants(t, name, status, texts...)
		}
		try("an outsider", viewer.post(task+"/remarks", url.Values{"form": {"x"}, "words": {"y"}}), http.StatusForbidden, "không có phần việc")
		try("nobody", officer.post(task+"/remarks", officer.remark(task, "Giữ lại chữ", "mention", "0190b0a0-0000-7000-8000-000000000000")),
			http.StatusBadRequest, "Không có người được nhắc đến", "Giữ lại chữ")
		try("nothing", officer.post(task+"/remarks", officer.remark(task, " ")), http.StatusBadRequest, "Cần ghi nội dung")
		// Three bytes a letter: the form as a whole is too large. What fits a form is still too much for a remark.
		try("100,000 characters", officer.post(task+"/remarks", officer.remark(task, strings.Repeat("ắ", 100000))),
			http.StatusRequestEntityTooLarge, "quá lớn")
		try("100,000 plain ones", officer.post(task+"/remarks", officer.remark(task, strings.Repeat("a", 100000))),
			http.StatusRequestEntityTooLarge, "quá dài")
		try("without its key", officer.post(task+"/remarks", url.Values{"words": {"Giữ lại chữ"}}), http.StatusBadRequest, "Giữ lại chữ")
		try("another's, edited", leader.post("/remarks/"+id+"/edit", form("1", "words", "x")), http.StatusForbidden, "Chỉ người viết")
		try("another's, withdrawn", leader.post("/remarks/"+id+"/withdraw", form("1")), http.StatusForbidden, "Chỉ người viết")
		try("stale", officer.post("/remarks/"+id+"/edit", form("9", "words", "Giữ lại chữ")), http.StatusConflict, "Giữ lại chữ", "vừa được thay đổi")
		try("unknown", officer.post("/remarks/none/withdraw", form("1")), http.StatusNotFound)
		try("unknown task", officer.get("/tasks/none/discussion"), http.StatusNotFound)
	})
}

func TestWhatIsWatched(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		duty := received(t, s)
		officer, leader, viewer := s.as(access.Officer), s.as(access.Leader), s.as(access.Viewer)
		task := officer.ofTask(duty)
		viewer.get("/watching").wants(t, "nothing", http.StatusOK, "Bạn chưa theo dõi")
		leader.get(task).wants(t, "by part", http.StatusOK, "vì có phần việc")
		leader.get("/watching").wants(t, "by part", http.StatusOK, "diễn biến mới", "Tiếp nhận nhiệm vụ")

		viewer.done(task+"/watch", url.Values{"on": {"1"}, "return": {task}})
		viewer.get("/watching").wants(t, "since now", http.StatusOK, "Không có diễn biến mới")
		officer.done(task+"/remarks", officer.remark(task, "Tin mới"))
		page := viewer.get("/watching")
		page.wants(t, "news", http.StatusOK, "1 diễn biến mới", "Tin mới")
		seq := regexp.MustCompile(`name="seq" value="(\d+)"`).FindStringSubmatch(page.body)[1]
		if got := viewer.post(task+"/see", url.Values{"seq": {seq}}); got.status != http.StatusSeeOther || got.header.Get("Location") != task+"/timeline" {
			t.Errorf("see: %d to %s", got.status, got.header.Get("Location"))
		}
		viewer.get("/watching").wants(t, "seen", http.StatusOK, "Không có diễn biến mới")
		viewer.done(task+"/watch", url.Values{"on": {"0"}})
		viewer.get("/watching").wants(t, "no longer", http.StatusOK, "Bạn chưa theo dõi")
		viewer.get(task).wants(t, "no longer", http.StatusOK, "đã chọn thôi theo dõi")

		programme := firstProgramme(viewer)
		viewer.done(programme+"/watch", url.Values{"on": {"1"}, "return": {"//evil.example"}})
		viewer.get("/watching").wants(t, "the programme", http.StatusOK, "đang theo dõi", "Trang 1/")
		viewer.post(task+"/see", url.Values{"seq": {"x"}}).wants(t, "no number", http.StatusBadRequest)
		viewer.post("/tasks/none/watch", url.Values{"on": {"1"}}).wants(t, "unknown", http.StatusNotFound)
	})
}
