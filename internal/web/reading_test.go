package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/sample"
)

var programmeLink = regexp.MustCompile(`/programmes/[0-9a-f-]{36}`)

// programme is the address of the sample's one programme.
func (v visitor) programme() string {
	v.t.Helper()
	found := programmeLink.FindString(v.get("/programmes").body)
	if found == "" {
		v.t.Fatal("no programme in the list")
	}
	return found
}

// wants checks a page's status and what it says and does not say; a text with a leading "!" must be absent.
func (r reply) wants(t *testing.T, name string, status int, texts ...string) {
	t.Helper()
	if r.status != status {
		t.Errorf("%s: status %d, want %d", name, r.status, status)
	}
	for _, text := range texts {
		absent := strings.HasPrefix(text, "!")
		if strings.Contains(r.body, strings.TrimPrefix(text, "!")) == absent {
			t.Errorf("%s: text %q", name, text)
		}
	}
}

func TestProgrammePage(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Viewer)
		p := v.programme()
		v.get(p).wants(t, "table", 200, "39 nhiệm vụ", "625/QĐ-UBND", "Nhập hồi cứu", "Hoàn thiện Quy hoạch chung đô thị Thanh Hóa", "!dd-status-late")
		v.get(p+"?view=board&day=2022-03-20").wants(t, "board", 200, "39 nhiệm vụ", "20/3/2022", "Sắp đến hạn")
		v.get(p+"?view=calendar").wants(t, "calendar", 200, "Tháng 3/2022", "Không có ngày cuối")
		v.get(p+"?status=undated").wants(t, "status", 200, "20 nhiệm vụ", "Bỏ lọc")
		v.get(p+"?text="+url.QueryEscape("quy hoach chung do thi")).wants(t, "words without accents", 200, "Hoàn thiện Quy hoạch chung")
		v.get(p+"?text=khongcogi").wants(t, "nothing found", 200, "0 nhiệm vụ", "Không có nhiệm vụ nào khớp")
		v.get(p+"?group=x&lead=y").wants(t, "unknown values", 200, "0 nhiệm vụ")
		v.get(p+"?view=list").wants(t, "unknown view", 400, "list", "Dữ liệu chưa đúng")
		v.get(p+"?page=0").wants(t, "page zero", 400, "không phải là số trang")
	})
}

func TestTheDayIsAsked(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Viewer)
		v.get("/?day=2022-03-20").wants(t, "a day", 200, `value="2022-03-20"`, "Sắp đến hạn")
		for _, day := range []string{"2022-02-30", "20/3/2022", "hôm nay", "<b>"} {
			got := v.get("/?day=" + url.QueryEscape(day))
			got.wants(t, day, 400, "không phải là ngày", "!<b>")
		}
	})
}

// TestFiltersSwapTheResultOnly: htmx gets the part its target names, going back gets the whole page.
func TestFiltersSwapTheResultOnly(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Viewer)
		p := v.programme()
		part := v.get(p+"?status=undated", "Hx-Request", "true")
		part.wants(t, "part", 200, `id="result"`, "20 nhiệm vụ", "!<html", "!<header",
			`id="day-form" hx-swap-oob="true"`, `name="status" value="undated"`)
		if !strings.HasPrefix(strings.TrimSpace(part.body), "<section id=\"result\"") {
			t.Errorf("the part begins with %.60q", part.body)
		}
		if vary := part.header.Values("Vary"); !slices.Contains(vary, "HX-Request") {
			t.Errorf("Vary is %q", vary)
		}
		v.get(p, "Hx-Request", "true", "Hx-History-Restore-Request", "true").wants(t, "going back", 200, "<html")
		v.get(p+"?page=x", "Hx-Request", "true").wants(t, "failure in part", 400, "không phải là số trang", "!<html")
		lost := s.stranger().get(p, "Hx-Request", "true")
		lost.wants(t, "signed out in part", 401, "!name=\"password\"")
		if to := lost.header.Get("Hx-Redirect"); !strings.HasPrefix(to, "/sign-in?return=") {
			t.Errorf("Hx-Redirect is %q", to)
		}
	})
}

var taskLink = regexp.MustCompile(`<a href="(/tasks/[0-9a-f-]{36})">([^<]*)`)

// task is the address of the task whose content begins so.
func (v visitor) task(begins string) string {
	v.t.Helper()
	for _, m := range taskLink.FindAllStringSubmatch(v.get(v.programme()).body, -1) {
		if strings.HasPrefix(m[2], begins) {
			return m[1]
		}
	}
	v.t.Fatalf("no task %q", begins)
	return ""
}

func TestTaskPage(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Viewer)
		plan := v.task("Hoàn thiện Quy hoạch chung")
		v.get(plan).wants(t, "dated", 200, "Nhiệm vụ III.1", "Sở Xây dựng", "Quý I/2022", "Trong quý: hết ngày cuối cùng",
			"31/3/2022", "Thứ Năm", "<mark>", "Đã qua hạn ghi", "!calendar.", "!task.", "!org.")
		v.get(plan+"?day=2022-03-20").wants(t, "before its day", 200, "Sắp đến hạn")
		fed := v.get(v.task("Tham mưu xây dựng đề án cơ chế, chính sách đặc thù về quản lý tài chính"))
		fed.wants(t, "feeds another", 200, "Nhiệm vụ chờ kết quả của nhiệm vụ này", "!Nhiệm vụ này cần kết quả của")
		v.get(v.task("Tham mưu xây dựng một số cơ chế, chính sách đặc thù")).wants(t, "is fed", 200,
			"Nhiệm vụ này cần kết quả của", "Ngày hạn theo văn bản là ngày nghỉ (Thứ Bảy, ")
		v.get("/tasks/0190b0a0-0000-7000-8000-000000000000").wants(t, "unknown", 404, "Không tìm thấy")
	})
}

// TestSuccessorsAreNamedAsOfTheDay: a lead that no longer exists is followed to
// its heir on the page's day, and not before it was succeeded.
func TestSuccessorsAreNamedAsOfTheDay(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Viewer)
		special := v.task("Tham mưu xây dựng một số cơ chế, chính sách đặc thù")
		v.get(special+"?day=2026-01-01").wants(t, "after", 200, "Sở Kế hoạch và Đầu tư", "Nay là", "Sở Tài chính")
		v.get(special+"?day=2022-03-01").wants(t, "before", 200, "Sở Kế hoạch và Đầu tư", "!Nay là")
	})
}

func TestOriginalComesBackByteForByte(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Viewer)
		got := v.get(v.programme() + "/original")
		if got.status != http.StatusOK || got.body != string(sample.Decision()) {
			t.Errorf("status %d, %d bytes", got.status, len(got.body))
		}
		if d := got.header.Get("Content-Disposition"); !strings.HasPrefix(d, "attachment") {
			t.Errorf("Content-Disposition is %q", d)
		}
	})
}

func TestSignIn(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		account := s.accounts[access.Viewer]
		form := url.Values{"login": {account.Login}, "password": {"sai mật khẩu"}, "return": {"/programmes?view=board"}}
		v := s.stranger()
		v.get("/programmes?view=board").wants(t, "asked", 401, `name="return" value="/programmes?view=board"`)
		v.post("/sign-in", form).wants(t, "wrong", 401, "Tên đăng nhập hoặc mật khẩu không đúng", `value="`+account.Login+`"`, "!sai mật khẩu")
		form.Set("password", account.Password)
		in := v.post("/sign-in", form)
		if in.status != http.StatusSeeOther || in.header.Get("Location") != "/programmes?view=board" {
			t.Errorf("status %d to %q", in.status, in.header.Get("Location"))
		}
		v.get("/").wants(t, "in", 200, account.Name)
		out := v.post("/sign-out", nil)
		if out.status != http.StatusSeeOther {
			t.Errorf("sign-out: status %d", out.status)
		}
		v.get("/").wants(t, "out", 401, `name="password"`)
	})
}

func TestLanguageIsRememberedSignedOutAndByTheAccount(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.stranger()
		v.get("/sign-in").wants(t, "first", 200, `lang="vi"`, "Đăng nhập")
		v.post("/language", url.Values{"language": {"en"}, "return": {"/sign-in"}}).wants(t, "choose", 303)
		v.get("/sign-in").wants(t, "chosen", 200, `<html lang="en">`, "Sign in")
		v.post("/language", url.Values{"language": {"fr"}}).wants(t, "unknown", 400)
		in := s.as(access.Viewer)
		in.post("/language", url.Values{"language": {"en"}, "return": {"//evil.example"}}).wants(t, "signed in", 303)
		s.as(access.Viewer).get("/").wants(t, "another session", 200, `<html lang="en">`, "What needs me")
	})
}
