package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"dondoc/internal/access"
)

// lateDuty is one the office recorded as handed in after its last day, at version 2.
func lateDuty(t *testing.T, s *running) string {
	t.Helper()
	activated(t, s)
	duty := assignmentLink.FindString(s.as(access.Officer).historic())
	if duty == "" {
		t.Fatal("no duty whose last day has passed")
	}
	s.as(access.Office).done(duty+"/recall", form("1", "day", "2026-01-05", "reason", "Công văn 12/STC"))
	return duty
}

var (
	requiredSelect = regexp.MustCompile(`(?s)<select [^>]*\brequired\b[^>]*>.*?</select>`)
	emptyAnswer    = regexp.MustCompile(`<option value=""[^>]*>[^<]+</option>`)
)

// A browser takes an option with an empty value for no answer, and sends no form that requires one.
func TestBothKindsOfCauseCanBeChosen(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		duty, office := lateDuty(t, s), s.as(access.Office)
		page := office.get(duty).body
		asked := requiredSelect.FindAllString(page, -1)
		if !strings.Contains(strings.Join(asked, ""), `id="excuse-objective"`) {
			t.Fatal("the kind of cause is not asked")
		}
		for _, one := range asked {
			if empty := emptyAnswer.FindString(one); empty != "" {
				t.Errorf("cannot be chosen: %s", empty)
			}
		}
		office.refusedWith(office.post(duty+"/excuse", form("2", "reason", "Chậm khảo sát")), http.StatusBadRequest, "Cần chọn loại nguyên nhân")
		office.done(duty+"/excuse", form("2", "objective", "own", "reason", "Chậm khảo sát"))
		if page := office.get(duty).body; !strings.Contains(page, "<strong>Nguyên nhân chủ quan</strong>: Chậm khảo sát") {
			t.Error("the cause is not on the page")
		}
	})
}

// Of two causes the newest stands.
func TestANewCauseReplacesTheOldOne(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		duty, office := lateDuty(t, s), s.as(access.Office)
		office.done(duty+"/excuse", form("2", "objective", "own", "reason", "Chậm khảo sát"))
		office.done(duty+"/excuse", form("2", "objective", "objective", "reason", "Mưa lũ"))
		_, causes, _ := strings.Cut(office.get(duty).body, `id="causes"`)
		last := -1
		for _, words := range []string{"Mưa lũ", "Đang có hiệu lực", "Chậm khảo sát", "Đã được thay thế"} {
			at := strings.Index(causes, words)
			if at <= last {
				t.Errorf("%q is not where it belongs in\n%s", words, causes)
			}
			last = at
		}
	})
}
