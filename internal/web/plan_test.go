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
	planLine  = regexp.MustCompile(`/plans/[0-9a-f-]{36}/lines/[0-9a-f-]{36}`)
	unitPlans = regexp.MustCompile(`/organisations/[0-9a-f-]{36}/plans`)
	planPlace = regexp.MustCompile(`name="version" value="(\d+)"`)
)

// begun is the address of the plan of the officer's organisation, just begun.
func begun(t *testing.T, s *running) string {
	t.Helper()
	programme := activated(t, s)
	officer := s.as(access.Officer)
	for _, unit := range unitPlans.FindAllString(officer.get(programme+"/plans").body, -1) {
		if !strings.Contains(officer.get(unit).body, `name="programme"`) {
			continue
		}
		of := url.Values{"programme": {strings.TrimPrefix(programme, "/programmes/")}}
		got := officer.post(unit, of)
		again := officer.post(unit, of) // the form came twice
		if got.status != http.StatusSeeOther || again.header.Get("Location") != got.header.Get("Location") {
			t.Fatalf("begun: %d, then at %s\n%s", got.status, again.header.Get("Location"), got.body)
		}
		if forbidden := s.as(access.Viewer).post(unit, of); forbidden.status != http.StatusForbidden {
			t.Errorf("a viewer begins a plan: %d", forbidden.status)
		}
		return got.header.Get("Location")
	}
	t.Fatal("no organisation offers the officer to begin a plan")
	return ""
}

// version is that of the first form of a page.
func (v visitor) version(path string) string {
	v.t.Helper()
	found := planPlace.FindStringSubmatch(v.get(path).body)
	if found == nil {
		v.t.Fatalf("%s has no form", path)
	}
	return found[1]
}

// gapLine is the first line the plan's list of gaps leads to.
func (v visitor) gapLine(plan string) string {
	v.t.Helper()
	_, gaps, _ := strings.Cut(v.get(plan).body, `id="gaps"`)
	line := planLine.FindString(gaps)
	if line == "" {
		v.t.Fatal("the plan has no gap to mend")
	}
	return line
}

// says demands words on a page.
func (v visitor) says(got reply, status int, all ...string) {
	v.t.Helper()
	for _, words := range all {
		if got.status != status || !strings.Contains(got.body, words) {
			v.t.Errorf("status %d, want %d with %q\n%s", got.status, status, words, got.body)
		}
	}
}

func TestAPlanFromDraftToForceAndOn(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		plan := begun(t, s)
		officer, leader, office := s.as(access.Officer), s.as(access.Leader), s.as(access.Office)
		officer.says(officer.post(plan+"/submit", form(officer.version(plan), "reason", "Cần trình gấp")), http.StatusBadRequest,
			"Chưa trình được", "Cần trình gấp", "Chưa có lãnh đạo phụ trách")
		line := officer.gapLine(plan)
		whole := []string{
			"solution", "Rà soát, tham mưu ban hành", "leader_name", "Ông Trần Văn Mẫu", "leader_title", "Phó Giám đốc Sở", "due", "2099-12-31",
			"product", "Quyết định", "officer_name", "Bà Lê Thị Mẫu",
		}
		officer.done(line, form("1", whole...))
		officer.says(officer.get(plan), http.StatusOK, "Ông Trần Văn Mẫu, Phó Giám đốc Sở", "31/12/2099", "đã đủ cho mọi nhiệm vụ")

		officer.says(officer.get("/work"), http.StatusOK, "Kế hoạch của đơn vị phải lập", plan)
		officer.done(plan+"/submit", form(officer.version(plan)))
		leader.says(leader.get("/work"), http.StatusOK, "Kế hoạch chờ bạn duyệt", plan)
		if strings.Contains(officer.get("/work").body, "Kế hoạch của đơn vị phải lập") {
			t.Error("the officer is asked for what the leader has")
		}
		if got := officer.post(plan+"/approve", form("3")); got.status != http.StatusForbidden {
			t.Errorf("an officer approves: %d", got.status)
		}
		leader.says(leader.post(plan+"/send-back", form(leader.version(plan))), http.StatusBadRequest, "Cần ghi lý do")
		leader.done(plan+"/send-back", form(leader.version(plan), "reason", "Thiếu kinh phí"))
		officer.says(officer.get(plan), http.StatusOK, "Thiếu kinh phí", "trả lại lúc")
		officer.done(plan+"/submit", form(officer.version(plan)))
		leader.done(plan+"/approve", form(leader.version(plan)))
		office.says(office.get(plan), http.StatusOK, "Phiên bản 1 có hiệu lực")

		officer.done(plan+"/revise", form(officer.version(plan)))
		whole[1] = "Thuê tư vấn độc lập"
		officer.done(line, form("1", whole...))
		leader.says(leader.get(plan), http.StatusOK, `<del class="dd-block">Rà soát, tham mưu ban hành</del><ins class="dd-block">Thuê tư vấn độc lập</ins>`)
		old := office.get(plan + "/editions/1")
		office.says(old, http.StatusOK, "Rà soát, tham mưu ban hành")
		if strings.Contains(old.body, "Thuê tư vấn độc lập") {
			t.Error("edition 1 says what edition 2 will")
		}
		for _, none := range []string{"/editions/0", "/editions/9", "/editions/x", "/editions/2?since=2", "/editions/2?since=x"} {
			if got := office.get(plan + none); got.status != http.StatusNotFound {
				t.Errorf("%s: %d", none, got.status)
			}
		}
		duty := "/assignments/" + line[strings.LastIndex(line, "/")+1:]
		office.says(office.get(duty), http.StatusOK, plan+"#line-", "Kế hoạch của đơn vị có hiệu lực")
	})
}

// Two people write one line: the second is told what changed, and keeps what they typed.
func TestTwoWritersOfALine(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		plan := begun(t, s)
		officer, leader := s.as(access.Officer), s.as(access.Leader)
		line := officer.gapLine(plan)
		leader.done(line, form("1", "solution", "Lập tổ công tác"))
		refused := officer.post(line, form("1", "solution", "Thuê tư vấn", "step_name", "Dự thảo", "step_from", "không rõ"))
		officer.says(refused, http.StatusBadRequest, "không rõ", "Thuê tư vấn", "Dự thảo", `name="version" value="1"`)
		stale := officer.post(line, form("1", "solution", "Thuê tư vấn"))
		officer.says(stale, http.StatusConflict, "vừa thay đổi", "Lập tổ công tác", "Thuê tư vấn", `name="version" value="2"`)
		officer.done(line, form("2", "solution", "Thuê tư vấn"))
		officer.done(line, form("2", "solution", "Thuê tư vấn")) // the form came twice
		if got := s.as(access.Viewer).post(line, form("3", "solution", "x")); got.status != http.StatusForbidden {
			t.Errorf("a viewer writes: %d", got.status)
		}
	})
}

// Steps are added and removed without a script, and nothing that was typed is lost.
func TestStepsWithoutAScript(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		plan := begun(t, s)
		officer := s.as(access.Officer)
		line := officer.gapLine(plan)
		typed := form("1", "solution", "Thuê tư vấn", "do", "add")
		typed["step_name"], typed["step_from"], typed["step_to"] = []string{"Dự thảo"}, []string{"2098-01-01"}, []string{"2098-02-01"}
		added := officer.post(line, typed)
		officer.says(added, http.StatusOK, "Thuê tư vấn", `value="Dự thảo"`, "Bước 2")
		typed["step_name"] = []string{"Dự thảo", "Trình"}
		typed.Set("do", "remove-1")
		removed := officer.post(line, typed)
		officer.says(removed, http.StatusOK, `value="Trình"`)
		if strings.Contains(removed.body, `value="Dự thảo"`) {
			t.Error("the step is still there")
		}
		typed.Set("do", "save")
		officer.says(officer.post(line, typed), http.StatusBadRequest, "Bước 2 (Trình)", "cần có cả ngày bắt đầu và ngày kết thúc")
		typed["step_from"], typed["step_to"] = []string{"2098-01-01", "2098-03-01"}, []string{"2098-02-01", "2098-02-01"}
		officer.says(officer.post(line, typed), http.StatusBadRequest, "ngày kết thúc trước ngày bắt đầu")
		typed["step_to"] = []string{"2098-02-01", "2098-03-02"}
		officer.done(line, typed)
		officer.says(officer.get(plan), http.StatusOK, "Trình (01/3/2098 – 02/3/2098)")
	})
}
