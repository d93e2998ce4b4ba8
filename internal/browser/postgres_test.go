package browser_test

import (
	"testing"

	"dondoc/internal/access"
)

// TestOnPostgreSQL walks the main pages on the other engine.
func TestOnPostgreSQL(t *testing.T) {
	browser, s := launch(t), serve(t, samples.Copy(t, "postgres"))
	w := s.as(browser, t, access.Officer)
	w.follow(submit(".dd-card-title a"))
	if got := ask[int](w, rows); got != 39 {
		t.Errorf("%d tasks", got)
	}
	w.follow(submit("th.dd-content a"))
	w.shows("main h1", "Nhiệm vụ I")
	w.open("/search?q=quy+hoach+chung")
	w.shows("#result", "Hoàn thiện Quy hoạch chung đô thị Thanh Hóa")
	w.clean("on PostgreSQL")
}
