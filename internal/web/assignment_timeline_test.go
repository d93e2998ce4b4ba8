package web_test

import (
	"encoding/csv"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"dondoc/internal/access"
)

var timelineLink = regexp.MustCompile(`/tasks/[0-9a-f-]{36}/timeline`)

// received gives the officer's first undated duty with a claim on it.
func received(t *testing.T, s *running) (duty string) {
	t.Helper()
	activated(t, s)
	officer := s.as(access.Officer)
	duty = officer.undated()
	officer.done(duty+"/receive", form("1"))
	officer.done(duty+"/submit", form("2", "words", "=HYPERLINK(\"http://x\")"))
	return duty
}

// ofTask is the address of the task of a duty.
func (v visitor) ofTask(duty string) string {
	v.t.Helper()
	return strings.TrimSuffix(timelineLink.FindString(v.get(duty).body), "/timeline")
}

func TestOneTimelineOfATask(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		duty := received(t, s)
		v := s.as(access.Viewer)
		task := v.ofTask(duty)
		v.get(task+"/timeline").wants(t, "timeline", http.StatusOK, "Tiếp nhận nhiệm vụ", "Báo cáo hoàn thành", "Chờ tiếp nhận",
			"Đang thực hiện", "=HYPERLINK(&#34;http://x&#34;)", "<del", "!audit.", "!assignment.", "!timeline.", "!underway")
		v.get(task+"/timeline?kind=assigning&order=oldest").wants(t, "one kind", http.StatusOK, "Tiếp nhận nhiệm vụ", "!=HYPERLINK")
		v.get(task+"/timeline?unit=nobody").wants(t, "a stranger's", http.StatusOK, "Không có diễn biến nào")
		v.get(task+"/timeline?kind=secret").wants(t, "a kind that is none", http.StatusBadRequest, "Không có loại diễn biến này")
		v.get(duty).wants(t, "the duty", http.StatusOK, "Diễn biến mới nhất", duty+"/history")
		v.get(task).wants(t, "the task", http.StatusOK, "Diễn biến mới nhất", task+"/timeline")
		s.stranger().get(task+"/timeline").wants(t, "signed out", http.StatusUnauthorized)
	})
}

func TestFieldsAreTracedAndExported(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		duty := received(t, s)
		v := s.as(access.Viewer)
		v.get(duty+"/history").wants(t, "of the duty", http.StatusOK, "Tình trạng thực hiện", "Chờ tiếp nhận", "Đang thực hiện",
			"Số nhật ký", "!assignment.label")
		v.get(duty+"/history?field=work").wants(t, "of one field", http.StatusOK, "Đang thực hiện", "!Chờ lãnh đạo cơ quan duyệt")
		v.get(v.ofTask(duty)+"/history").wants(t, "of the task", http.StatusOK, "Cơ quan tại thời điểm đó")
		got := v.get(duty + "/history.csv")
		if got.status != http.StatusOK || !strings.HasPrefix(got.body, "\ufeff") || got.header.Get("Content-Type") != "text/csv; charset=utf-8" {
			t.Fatalf("status %d, %v", got.status, got.header)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(got.body, "\ufeff"))).ReadAll()
		if err != nil || len(rows) < 4 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		for i, row := range rows[1:] {
			if len(row[1]) != 64 {
				t.Errorf("row %d has no hash: %v", i+1, row)
			}
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
					t.Errorf("row %d has a formula: %q", i+1, cell)
				}
			}
		}
		if !strings.Contains(got.body, "'=HYPERLINK") {
			t.Error("the words of the claim are not in the table")
		}
		v.get("/assignments/none/history.csv").wants(t, "unknown", http.StatusNotFound)
	})
}
