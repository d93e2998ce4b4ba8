package web_test

import (
	"bytes"
	"html"
	"maps"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

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

// words are those of a period's first report.
func words(pairs ...string) url.Values {
	f := url.Values{"no": {"1"}}
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
		officer.done(report, words("percent", "gần nửa", "done", "Đã họp lần 1", "do", "save"))
		officer.shows(officer.get(report).body, "(%)", "gần nửa", "Đã họp lần 1", "Bản nháp do")
		if page := office.get(duty).body; strings.Contains(page, "Đã họp lần 1") {
			t.Error("the office reads a draft")
		}
		quiet := officer.post(report, words("done", "Đã họp lần 2", "do", "save", "quiet", "1"))
		if quiet.status != http.StatusOK || !strings.HasPrefix(quiet.body, "Đã tự lưu nháp") {
			t.Errorf("the script is told %d %q", quiet.status, quiet.body)
		}

		refused := officer.post(report, words("percent", "140", "done", "Đã họp <b>", "do", "submit"))
		if refused.status != http.StatusBadRequest {
			t.Errorf("status %d", refused.status)
		}
		officer.shows(refused.body, "số nguyên từ 0 đến 100", `value="140"`, "Đã họp &lt;b&gt;")
		officer.done(report, words("percent", "40", "done", "Đã họp", "difficulties", "Thiếu kinh phí", "do", "submit"))
		// The form sent again does nothing again.
		if again := officer.post(report, words("percent", "60", "done", "Lần nữa", "do", "submit")); again.status != http.StatusConflict ||
			!strings.Contains(again.body, "Lần nữa") {
			t.Errorf("sent twice: %d\n%s", again.status, again.body)
		}

		value := leader.found(reportValue, leader.get("/reports").body)
		if got := leader.post("/reports/decide", url.Values{"report": {value}, "verdict": {"send_back"}}); got.status != http.StatusBadRequest {
			t.Errorf("sent back without a reason: %d", got.status)
		}
		leader.shows(leader.get("/work").body, "Báo cáo chờ bạn duyệt", "Đã họp\nKhó khăn, vướng mắc: Thiếu kinh phí", `name="report" value="`+value+`"`)
		if page := officer.get("/work").body; strings.Contains(page, "Báo cáo chờ bạn duyệt") {
			t.Error("the officer is asked for a verdict")
		}
		leader.done("/reports/decide", url.Values{"report": {value}, "verdict": {"approve"}})
		if got := leader.post("/reports/decide", url.Values{"report": {value}, "verdict": {"approve"}}); got.status != http.StatusConflict {
			t.Errorf("approved twice: %d", got.status)
		}
		office.done("/reports/decide", url.Values{"report": {office.found(reportValue, office.get("/reports").body)}, "verdict": {"receive"}})
		officer.shows(officer.get(duty).body, "40%", "Thiếu kinh phí", "Đã tiếp nhận", "Đã gửi đúng hạn")
	})
}

// What comes with a report is judged like every file, and stands beside the report from its submission on.
func TestFilesComeWithAReport(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		officer, duty, report := reporting(t, s)
		leader, viewer := s.as(access.Leader), s.as(access.Viewer)
		kept := s.lyingAbout("files")
		fields := map[string]string{"no": "1", "percent": "40", "done": "Đã họp lần 1", "do": "submit"}
		for why, file := range map[string]enclosure{
			"Tên tệp “": {"a.pdf", "chỉ là chữ"}, "Tệp có dấu độ mật": {"a.txt", "MẬT\nSố: 12/BC-UBND\nBáo cáo"},
		} {
			got := officer.hand(report, fields, file)
			officer.shows(got.body, why, "Đã họp lần 1")
			if got.status != http.StatusBadRequest {
				t.Errorf("%s: %d", file.name, got.status)
			}
		}
		for _, stranger := range []visitor{viewer, s.as(access.Office)} {
			if got := stranger.hand(report, fields, enclosure{"a.txt", "x"}); got.status != http.StatusForbidden {
				t.Errorf("a stranger sends a file: %d", got.status)
			}
		}
		flood := maps.Clone(fields)
		for i := range 300 {
			flood["f"+strconv.Itoa(i)] = strings.Repeat("x", 1<<10)
		}
		officer.hand(report, flood).wants(t, "300 KiB of words", http.StatusRequestEntityTooLarge)
		draft := maps.Clone(fields)
		draft["do"] = "save"
		officer.hand(report, draft, enclosure{"a.txt", "nháp"}).wants(t, "a draft", http.StatusSeeOther)
		if s.lyingAbout("incoming") != 0 || s.lyingAbout("files") != kept {
			t.Error("what was refused, or came with a draft, is kept")
		}
		if got := officer.hand(report, fields, enclosure{"biên bản.txt", "Biên bản họp"}, enclosure{"b.txt", "Phụ lục"}); got.status != http.StatusSeeOther {
			t.Fatalf("status %d\n%s", got.status, got.body)
		}
		for _, page := range []string{viewer.get(duty).body, leader.get("/reports").body} {
			leader.shows(page, "biên bản.txt", "b.txt")
		}
		leader.get("/work").wants(t, "the verdict's card", http.StatusOK, "Báo cáo chờ bạn duyệt", "biên bản.txt", "b.txt")
		leader.get(leader.ofTask(duty)+"/timeline").wants(t, "the timeline", http.StatusOK, ">40%</dd>")
		file := viewer.found(regexp.MustCompile(`href="(/report-files/[0-9a-f-]{36}/1)"`), viewer.get(duty).body)
		viewer.shows(viewer.get(file).body, "biên bản.txt", "Báo cáo tiến độ")
		if got := viewer.get(file + "/content"); got.body != "Biên bản họp" || !strings.HasPrefix(got.header.Get("Content-Disposition"), "attachment") {
			t.Errorf("%q, %v", got.body, got.header)
		}
		for _, path := range []string{"9", "x", "1/picture", "1/pages/1"} {
			if got := viewer.get(strings.TrimSuffix(file, "1") + path); got.status != http.StatusNotFound {
				t.Errorf("%s: %d", path, got.status)
			}
		}
		s.stranger().get(file).wants(t, "signed out", http.StatusUnauthorized)
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
				if got := v.post(report, words("percent", "40", "done", "x", "do", do)); got.status != http.StatusForbidden {
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
			if got := officer.post(path, words("percent", "40", "done", "x", "do", "submit")); got.status != want {
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
		asked := late.post(report, words("percent", "40", "done", "Đã họp ba lần", "do", "submit"))
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
		late.done(report, words("percent", "40", "done", "Đã họp ba lần", "do", "save"))
		late.shows(late.get(report).body, "Đã họp ba lần")

		withFile := s.stranger().hand(report, map[string]string{"no": "1", "done": "Đã họp bốn lần", "do": "submit"}, enclosure{"a.txt", "x"})
		late.shows(withFile.body, `name="kept:done" value="Đã họp bốn lần"`)
		if withFile.status != http.StatusUnauthorized || s.lyingAbout("incoming") != 0 {
			t.Errorf("a form with a file: %d", withFile.status)
		}

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

var (
	sheetRowID   = regexp.MustCompile(`name="row" value="([0-9a-f-]{36})"`)
	sheetAddress = regexp.MustCompile(`<form method="post" action="(/organisations/[^"]+/reports)"`)
)

// aSheet is an officer's page of reports with two duties that were taken up: its address, and their ids.
func aSheet(t *testing.T, s *running) (officer visitor, page string, ids []string) {
	t.Helper()
	officer, duty, _ := reporting(t, s)
	desk := regexp.MustCompile(`href="(/organisations/([^"/]+))"`).FindStringSubmatch(officer.get(duty).body)
	if desk == nil {
		t.Fatal("the duty does not name its organisation")
	}
	other := s.elsewhere(desk[2])
	s.as(access.Office).done(other+"/hand", form("1", "unit", desk[2], "reason", "Phân công lại"))
	officer.done(other+"/receive", form("2"))
	body := officer.get(desk[1] + "/reports").body
	for _, m := range sheetRowID.FindAllStringSubmatch(body, -1) {
		ids = append(ids, m[1])
	}
	if len(ids) < 2 {
		t.Fatalf("%d rows to fill in\n%s", len(ids), body)
	}
	return officer, officer.found(sheetAddress, body), ids
}

// elsewhere is a duty without a last day that another organisation has not taken up.
func (s *running) elsewhere(unit string) string {
	s.t.Helper()
	office := s.as(access.Office)
	for _, m := range regexp.MustCompile(`/organisations/([^/"]+)/work`).FindAllStringSubmatch(office.get("/overview").body, -1) {
		if m[1] == unit {
			continue
		}
		for card := range strings.SplitSeq(office.get(m[0]+"?show=unreceived").body, "<article") {
			if strings.Contains(card, "Không có hạn cụ thể") {
				return assignmentLink.FindString(card)
			}
		}
	}
	s.t.Fatal("nobody else has a duty without a last day")
	return ""
}

// What is right is sent, what is wrong stays with its words and its reason.
func TestSeveralReportsOnOnePage(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		officer, page, ids := aSheet(t, s)
		period := officer.found(regexp.MustCompile(`name="period" value="([^"]+)"`), officer.get(page).body)
		f := url.Values{"period": {period}, "row": {ids[0], ids[1]}, "do": {"submit"}}
		if got := officer.post(page, f); got.status != http.StatusBadRequest || !strings.Contains(got.body, "Chưa điền báo cáo nào") {
			t.Errorf("nothing typed: %d", got.status)
		}
		for i, id := range ids[:2] {
			f.Set("no-"+id, "1")
			f.Set("percent-"+id, []string{"40", "quá nửa"}[i])
			f.Set("done-"+id, []string{"Đã họp", "Đã lấy ý kiến"}[i])
		}
		got := officer.post(page, f)
		if got.status != http.StatusBadRequest {
			t.Errorf("status %d", got.status)
		}
		officer.shows(got.body, "Đã ghi 1 báo cáo; 1 dòng chưa ghi được", `value="quá nửa"`, "Đã lấy ý kiến", "số nguyên từ 0 đến 100")
		f.Set("percent-"+ids[1], "60")
		if got = officer.post(page, f); got.status != http.StatusConflict { // the first row again, the second now right
			t.Errorf("status %d", got.status)
		}
		officer.shows(got.body, "Đã ghi 1 báo cáo; 1 dòng chưa ghi được", "Kỳ này vừa có báo cáo của")
		stranger := s.as(access.Viewer)
		if got := stranger.post(page, f); got.status != http.StatusForbidden {
			t.Errorf("a viewer: %d", got.status)
		}
	})
}

// bring sends a spreadsheet to be checked.
func (v visitor) bring(path string, data []byte) reply {
	v.t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	part, err := m.CreateFormFile("file", "bao-cao.xlsx")
	if err != nil {
		v.t.Fatal(err)
	}
	if _, err := part.Write(data); err != nil {
		v.t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		v.t.Fatal(err)
	}
	return v.do(http.MethodPost, path, &body, "Content-Type", m.FormDataContentType())
}

// filled is the exported spreadsheet with cells filled in, by their names.
func filled(t *testing.T, data []byte, cells map[string]string, formula string) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	name := f.GetSheetList()[0]
	for cell, value := range cells {
		if err := f.SetCellStr(name, cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if formula != "" {
		if err := f.SetCellFormula(name, formula, "1+1"); err != nil {
			t.Fatal(err)
		}
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestASpreadsheetIsCheckedBeforeItIsWritten(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		officer, page, ids := aSheet(t, s)
		exported := []byte(officer.get(page + "/sheet").body)
		good := map[string]string{"G2": "40%", "I2": "=Đã họp", "H3": "Trình", "I3": "Đã trình"}
		cases := []struct {
			name    string
			more    map[string]string
			formula string
			says    []string
		}{
			{"right", nil, "", []string{"2 dòng ghi được, 0 dòng có lỗi", "Ghi 2 báo cáo"}},
			{"wrong percentage", map[string]string{"G2": "140"}, "", []string{"1 dòng ghi được, 1 dòng có lỗi", "số nguyên từ 0 đến 100", "Ghi 1 báo cáo"}},
			{"wrong stage", map[string]string{"H3": "Xong"}, "", []string{"Giai đoạn “Xong”"}},
			{"a formula", nil, "I2", []string{"Ô I2 chứa công thức"}},
			{"unknown duty", map[string]string{"A2": "00000000-0000-7000-8000-000000000000"}, "", []string{"1 dòng có lỗi"}},
			{"twice", map[string]string{"A3": ids[0]}, "", []string{"đã có ở dòng 2"}},
			{"another period", map[string]string{"B3": "quarter-2020-12-14"}, "", []string{"kỳ báo cáo khác"}},
			{"a locked period", map[string]string{"B2": "quarter-2020-12-14", "B3": "quarter-2020-12-14"}, "", []string{"0 dòng ghi được, 2 dòng có lỗi"}},
			{"stale", map[string]string{"C2": "7"}, "", []string{"1 dòng có lỗi"}},
			{"another table", map[string]string{"A1": "STT"}, "", []string{"không phải bảng tính tải từ trang này"}},
		}
		for _, c := range cases {
			cells := maps.Clone(good)
			maps.Copy(cells, c.more)
			got := officer.bring(page+"/check", filled(t, exported, cells, c.formula))
			for _, words := range c.says {
				if !strings.Contains(got.body, words) {
					t.Errorf("%s: no %q, status %d\n%s", c.name, words, got.status, got.body)
				}
			}
		}
		if got := officer.bring(page+"/check", []byte("no spreadsheet")); got.status != http.StatusBadRequest || !strings.Contains(got.body, "không phải bảng tính .xlsx") {
			t.Errorf("no spreadsheet: %d", got.status)
		}
		if strings.Contains(officer.get(page).body, "Đã họp") {
			t.Error("a check wrote something")
		}
		officer.appliesWhatItShows(page, officer.bring(page+"/check", filled(t, exported, good, "")).body)
		officer.shows(officer.get(page).body, "=Đã họp", "Đã trình")
		again := officer.bring(page+"/check", filled(t, exported, good, ""))
		officer.shows(again.body, "0 dòng ghi được, 2 dòng có lỗi", "Kỳ này vừa có báo cáo của")
	})
}

var hiddenField = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)">`)

// appliesWhatItShows presses the button of a check.
func (v visitor) appliesWhatItShows(page, checked string) {
	v.t.Helper()
	f := url.Values{}
	_, form, _ := strings.Cut(checked, `<form method="post" action="`+page+`"`)
	for _, m := range hiddenField.FindAllStringSubmatch(form, -1) {
		f.Add(html.UnescapeString(m[1]), html.UnescapeString(m[2]))
	}
	v.done(page, f)
}
