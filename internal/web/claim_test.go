package web_test

import (
	"net/http"
	"strings"
	"testing"

	"dondoc/internal/access"
)

const nothingHanded = "Chưa có sản phẩm nào được nộp."

// owing is an officer with a duty taken up, at version 2, that owes a product and has no last day.
func owing(t *testing.T, s *running) (officer visitor, duty string) {
	t.Helper()
	activated(t, s)
	officer = s.as(access.Officer)
	for card := range strings.SplitSeq(officer.get("/work?group=receive").body, "<article") {
		at := assignmentLink.FindString(card)
		if at == "" || !strings.Contains(card, "Không có hạn cụ thể") {
			continue
		}
		if page := officer.get(at).body; strings.Contains(page, "Sản phẩm phải có") {
			officer.done(at+"/receive", form("1"))
			return officer, at
		}
	}
	t.Fatal("no duty that owes a product")
	return officer, ""
}

// card is the visitor's card of a duty on their page of work.
func (v visitor) card(duty string) string {
	v.t.Helper()
	for card := range strings.SplitSeq(v.get("/work").body, "<article") {
		if strings.Contains(card, duty) {
			return card
		}
	}
	v.t.Fatalf("no card of %s", duty)
	return ""
}

// Whoever answers a claim sees, before the button, what was handed in or that nothing was.
func TestAClaimShowsItsProducts(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		officer, duty := owing(t, s)
		leader, office := s.as(access.Leader), s.as(access.Office)
		officer.refusedWith(officer.post(duty+"/submit", form("2")), http.StatusBadRequest, "vì sao không có sản phẩm")
		officer.done(duty+"/submit", form("2", "words", "Đã lồng vào kế hoạch của tỉnh"))
		leader.shows(leader.card(duty), nothingHanded, "Đã lồng vào kế hoạch của tỉnh")
		leader.shows(leader.get(duty).body, nothingHanded)
		leader.done(duty+"/send-back", form("3", "reason", "Nộp sản phẩm"))
		fields := map[string]string{
			"version": "4", "product": officer.found(newProduct, officer.get(duty).body), "kind": "Tờ trình", "number": "12/TTr-STC", "claim": "1",
		}
		if got := officer.hand(duty+"/products", fields, enclosure{"to-trinh.txt", "Tờ trình"}); got.status != http.StatusSeeOther {
			t.Fatalf("status %d\n%s", got.status, got.body)
		}
		leader.shows(leader.card(duty), "Tờ trình 12/TTr-STC", "/files/1/1", "to-trinh.txt")
		leader.done(duty+"/approve", form("5"))
		card := office.card(duty)
		office.shows(card, "Tờ trình 12/TTr-STC", "/files/1/1", "to-trinh.txt")
		if strings.Contains(card, nothingHanded) {
			t.Error("what was handed in is called missing")
		}
	})
}

// What is always refused is not offered.
func TestNobodyIsOfferedWhatIsRefused(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		_, duty := owing(t, s)
		leader, office := s.as(access.Leader), s.as(access.Office)
		if strings.Contains(office.get(duty).body, duty+"/excuse") {
			t.Error("a cause of lateness is asked of what is not late")
		}
		leader.done(duty+"/submit", form("2", "words", "Đã xong, không cần văn bản"))
		page := leader.get(duty).body
		if strings.Contains(page, `action="`+duty+`/approve"`) || !strings.Contains(page, `action="`+duty+`/send-back"`) {
			t.Error("a leader is offered to approve what they wrote")
		}
		own := s.as(access.Viewer).desk(duty)
		other := s.as(access.Viewer).desk(s.elsewhere(strings.TrimPrefix(own, "/organisations/")))
		for at, offered := range map[string]bool{own: true, other: false} {
			if page := leader.get(at + "/posts").body; strings.Contains(page, `action="`+at+`/posts"`) != offered {
				t.Errorf("posts of %s are offered: %t", at, !offered)
			}
		}
	})
}
