package web_test

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dondoc/internal/access"
)

// longDocument is one that a word processor has to convert, which is left to a job.
func longDocument(t *testing.T) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "..", "testdata", "formats", "625-qd-ubnd.doc"))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// sendLong uploads it and returns the address of its progress.
func (v visitor) sendLong(t *testing.T) string {
	t.Helper()
	got := v.upload("ban-goc.doc", longDocument(t))
	address := got.header.Get("Location")
	if got.status != http.StatusSeeOther || !strings.HasSuffix(address, "/progress") {
		t.Fatalf("status %d, to %q\n%s", got.status, address, got.body)
	}
	return address
}

// Nobody works the queue in these tests unless they say so: the document waits.
func TestALongDocumentShowsItsProgress(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.sendLong(t)
		v.get(address).wants(t, "page", 200, "Tệp DOC", "Đã nhận, chờ đến lượt", `value="0"`, `<noscript><meta http-equiv="refresh"`, "Dừng và xóa", "!ban-goc")
		v.get(address, "Hx-Request", "true").wants(t, "part", 200, `hx-trigger="every 1s"`, "!<html", "!Dừng và xóa")
		v.get("/imports").wants(t, "list", 200, `href="`+address+`"`, "Đang đọc", "!ban-goc")
		v.get(strings.TrimSuffix(address, "/progress")).wants(t, "no draft yet", 404)
		s.as(access.Viewer).get(address).wants(t, "somebody else", 403)
		if log := s.log.String(); strings.Contains(log, "ban-goc") {
			t.Errorf("the log tells the name:\n%s", log)
		}
	})
}

func TestAReadingIsCancelled(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.sendLong(t)
		cancel := strings.TrimSuffix(address, "progress") + "cancel"
		if got := v.post(cancel, url.Values{}); got.status != 303 || got.header.Get("Location") != "/imports" {
			t.Errorf("status %d, to %q", got.status, got.header.Get("Location"))
		}
		v.get("/imports").wants(t, "list", 200, "Đã dừng đọc và xóa tệp.", "Đã dừng")
		v.get(address).wants(t, "page", 200, "Đã dừng", "!refresh", "!hx-trigger", "!Dừng và xóa")
		if got := v.get(address, "Hx-Request", "true"); got.header.Get("Hx-Redirect") != address || got.body != "" {
			t.Errorf("the part: %v %q", got.header, got.body)
		}
		if got := v.post(cancel, url.Values{}); got.header.Get("Location") != address {
			t.Errorf("again: status %d, to %q", got.status, got.header.Get("Location"))
		}
		left, err := os.ReadDir(filepath.Join(s.data, "incoming"))
		if err != nil || len(left) != 0 {
			t.Errorf("left: %v, %v", left, err)
		}
	})
}

// The sample holds the decision already, so the reading ends with a refusal that leads to it.
func TestARefusalOfALongReadingIsShown(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.sendLong(t)
		stop, err := s.app.Work(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		part := v.get(address, "Hx-Request", "true")
		for ; part.header.Get("Hx-Redirect") == ""; part = v.get(address, "Hx-Request", "true") {
			if t.Context().Err() != nil {
				t.Fatal("it was never read")
			}
		}
		if err := stop(time.Minute); err != nil {
			t.Error(err)
		}
		v.get(address).wants(t, "page", 200, "ban-goc.doc", "Không đọc được", "625/QĐ-UBND", v.programme(), "!refresh")
		v.get("/imports").wants(t, "list", 200, "ban-goc.doc")
	})
}
