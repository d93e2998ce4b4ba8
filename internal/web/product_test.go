package web_test

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dondoc/internal/access"
)

var (
	productLink = regexp.MustCompile(`/products/[0-9a-f-]{36}`)
	newProduct  = regexp.MustCompile(`name="product" value="([^"]+)"`)
)

// enclosure is a file of a form.
type enclosure struct{ name, content string }

// hand posts a form with files.
func (v visitor) hand(path string, fields map[string]string, files ...enclosure) reply {
	v.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, value := range fields {
		if err := w.WriteField(name, value); err != nil {
			v.t.Fatal(err)
		}
	}
	for _, f := range files {
		part, err := w.CreateFormFile("file", f.name)
		if err == nil {
			_, err = io.WriteString(part, f.content)
		}
		if err != nil {
			v.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		v.t.Fatal(err)
	}
	return v.do(http.MethodPost, path, &body, "Content-Type", w.FormDataContentType())
}

// lyingAbout counts the files under a folder of the site.
func (s *running) lyingAbout(folder string) (n int) {
	s.t.Helper()
	err := filepath.WalkDir(filepath.Join(s.data, folder), func(_ string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			n++
		}
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

// A focal officer states number and date, attaches the file and claims completion in one form.
func TestAProductFromTheFormToItsApproval(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		officer, leader, viewer := s.as(access.Officer), s.as(access.Leader), s.as(access.Viewer)
		duty := officer.undated()
		officer.done(duty+"/receive", form("1"))
		id := newProduct.FindStringSubmatch(officer.get(duty).body)
		if id == nil {
			t.Fatal("no form of a product")
		}
		fields := map[string]string{
			"version": "2", "product": id[1], "kind": "Tờ trình", "number": "12/TTr-STC", "abstract": "Về quy hoạch", "claim": "1", "words": "Đã trình",
		}
		officer.refusedWith(officer.hand(duty+"/products", fields, enclosure{"a.pdf", "chỉ là chữ"}), http.StatusBadRequest, "12/TTr-STC")
		if got := viewer.hand(duty+"/products", fields, enclosure{"a.txt", "x"}); got.status != http.StatusForbidden {
			t.Errorf("a viewer hands in: %d", got.status)
		}
		if got := officer.hand(duty+"/products", fields, enclosure{"tờ trình.txt", "Tờ trình"}, enclosure{"b.txt", "Phụ lục"}); got.status != http.StatusSeeOther {
			t.Fatalf("status %d\n%s", got.status, got.body)
		}
		officer.refusedWith(officer.hand(duty+"/products", fields, enclosure{"a.txt", "x"}), http.StatusConflict, "Không làm được")
		page := viewer.get(duty).body
		product := productLink.FindString(page)
		for _, words := range []string{"Chờ lãnh đạo", "Tờ trình 12/TTr-STC", "Ngày ban hành, phê duyệt", "b.txt"} {
			if !strings.Contains(page, words) {
				t.Errorf("no %q on the page of the duty", words)
			}
		}
		got := viewer.get(product + "/files/1/1/content")
		if got.body != "Tờ trình" || !strings.HasPrefix(got.header.Get("Content-Disposition"), "attachment") ||
			got.header.Get("Content-Security-Policy") != "default-src 'none'; sandbox" || got.header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%q, %v", got.body, got.header)
		}
		for _, path := range []string{"/files/1/9", "/files/x/1", "/files/1/1/picture", "/files/1/1/pages/1"} {
			if got := viewer.get(product + path); got.status != http.StatusNotFound {
				t.Errorf("%s: %d", path, got.status)
			}
		}
		if got := leader.post(product+"/advance", form("1", "step", "issued")); got.status != http.StatusBadRequest {
			t.Errorf("an approval without its act: %d", got.status)
		}
		approval := form("1", "step", "issued", "on", "2026-01-05", "act_number", "153/QĐ-TTg", "authority", "Thủ tướng Chính phủ")
		leader.refusedWith(leader.post(product+"/advance", approval), http.StatusBadRequest, "giai đoạn trước")
		approval.Set("on", later(0))
		leader.done(product+"/advance", approval)
		if page := viewer.get(product).body; !strings.Contains(page, "153/QĐ-TTg") {
			t.Error("the approval is not on the page")
		}
		if n := s.lyingAbout("incoming"); n != 0 {
			t.Errorf("%d files left in the tray", n)
		}
	})
}

// A product handed in by mistake is taken back with a reason, stays on its page, and another is handed in.
func TestAProductIsWithdrawnOnItsPage(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		officer, office := s.as(access.Officer), s.as(access.Office)
		duty := officer.undated()
		officer.done(duty+"/receive", form("1"))
		fields := map[string]string{"version": "2", "product": "nop-nham", "kind": "Tờ trình", "number": "12/TTr-STC"}
		if got := officer.hand(duty+"/products", fields, enclosure{"a.txt", "x"}); got.status != http.StatusSeeOther {
			t.Fatalf("status %d\n%s", got.status, got.body)
		}
		const product, withdraw = "/products/nop-nham", "/products/nop-nham/withdraw"
		officer.get(product).wants(t, "officer", http.StatusOK, `action="`+withdraw+`"`, "Ba mốc thời gian")
		if strings.Contains(office.get(product).body, withdraw) {
			t.Error("the office is offered to withdraw what the unit handed in")
		}
		if got := office.post(withdraw, form("1", "reason", "nhầm")); got.status != http.StatusForbidden {
			t.Errorf("the office withdraws: %d", got.status)
		}
		officer.refusedWith(officer.post(withdraw, form("1", "reason", " ")), http.StatusBadRequest, "lý do")
		officer.done(withdraw, form("1", "reason", "Nộp nhầm tệp của nhiệm vụ khác"))
		again := officer.post(withdraw, form("1", "reason", "Nộp nhầm tệp của nhiệm vụ khác"))
		again.wants(t, "again", http.StatusConflict, "rút", "Nộp nhầm tệp của nhiệm vụ khác")
		page := office.get(product)
		page.wants(t, "office", http.StatusOK, "Đã rút", "Nộp nhầm tệp của nhiệm vụ khác", "không còn được tính")
		if strings.Contains(page.body, "Ba mốc thời gian") {
			t.Error("three dates of what does not count")
		}
		office.get(product+"/files/1/1").wants(t, "file", http.StatusOK, "Nộp nhầm tệp của nhiệm vụ khác")
		office.get(duty).wants(t, "duty", http.StatusOK, "Đã rút", "Rút sản phẩm nộp nhầm", "12/TTr-STC")
		office.get(duty+"/history").wants(t, "history", http.StatusOK, "Tình trạng sản phẩm", "Đã rút")
		fields["product"] = "nop-dung"
		if got := officer.hand(duty+"/products", fields, enclosure{"b.txt", "y"}); got.status != http.StatusSeeOther {
			t.Errorf("status %d\n%s", got.status, got.body)
		}
	})
}

// A form that says how long it is, and is far too long, is refused before anything is written.
func TestAFileOf200MBIsRefused(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		activated(t, s)
		officer := s.as(access.Officer)
		duty := officer.undated()
		officer.done(duty+"/receive", form("1"))
		kept := s.lyingAbout("files")
		got := officer.do(http.MethodPost, duty+"/products", bytes.NewReader(make([]byte, 200<<20)), "Content-Type", "multipart/form-data; boundary=x")
		officer.refusedWith(got, http.StatusRequestEntityTooLarge, "Không có gì được lưu")
		if s.lyingAbout("incoming") != 0 || s.lyingAbout("files") != kept {
			t.Error("something was left")
		}
	})
}

// Of a form that is far too long what was typed comes back: it stands before the files.
func TestAFormThatIsTooLongKeepsItsWords(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		officer, duty, report := reporting(t, s)
		large := enclosure{"a.pdf", strings.Repeat("x", 101<<20)}
		got := officer.hand(duty+"/products", map[string]string{"version": "2", "kind": "Tờ trình", "number": "12/TTr-STC", "abstract": "Về quy hoạch"}, large)
		officer.refusedWith(got, http.StatusRequestEntityTooLarge, `value="12/TTr-STC"`)
		if !strings.Contains(got.body, "Về quy hoạch</textarea>") {
			t.Error("the abstract is lost")
		}
		got = officer.hand(report, map[string]string{"no": "1", "percent": "40", "done": "Đã khảo sát 12 xã"}, large)
		got.wants(t, "report", http.StatusRequestEntityTooLarge, `value="40"`, "Đã khảo sát 12 xã</textarea>", "Không có gì được lưu")
		if s.lyingAbout("incoming") != 0 {
			t.Error("something was left")
		}
	})
}
