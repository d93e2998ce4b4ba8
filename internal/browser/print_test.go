package browser_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"golang.org/x/text/unicode/norm"

	"dondoc/internal/access"
)

// TestOnPaper prints what officials take to meetings: the content is there, what only works on a screen is not.
func TestOnPaper(t *testing.T) {
	browser, s := launch(t), serve(t, samples.Copy(t, "sqlite"))
	w, nouns := s.as(browser, t, access.Viewer), s.nouns(t)
	cases := []struct {
		name, path string
		holds      []string
	}{
		{"programme", "/programmes/{programme}", []string{
			"625/QĐ-UBND", "Ban hành Chương trình hành động", "39 nhiệm vụ tính đến ngày", "Xây dựng hệ thống chính trị",
			"Hoàn thiện Quy hoạch chung", "Thời hạn", "30/4/2022",
		}},
		{"task", "/tasks/{task}", []string{
			"Nhiệm vụ IV.1", "Tham mưu xây dựng một số cơ chế, chính sách đặc thù", "Sở Kế hoạch và Đầu tư", "Nay là Sở Tài chính",
			"Tháng 4/2022", "Cơ chế, chính sách",
		}},
	}
	for _, c := range cases {
		w.open(nouns.Replace(c.path))
		text := w.paper(c.name)
		for _, part := range c.holds {
			if !strings.Contains(text, part) {
				t.Errorf("%s: %q is not on paper", c.name, part)
			}
		}
		for _, part := range []string{"Đăng xuất", "Nhập văn bản", "Trang chủ", "Tới nội dung chính", "Từ khóa", "Theo tình trạng", "Tính đến ngày"} {
			if strings.Contains(text, part) {
				t.Errorf("%s: %q is on paper", c.name, part)
			}
		}
	}
}

// paper prints the page shown and reads the sheets' text, its lines joined.
func (w window) paper(name string) string {
	w.t.Helper()
	sheets := run(w, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	file := filepath.Join(w.t.TempDir(), name+".pdf")
	if folder := os.Getenv("DONDOC_TEST_SHOTS"); folder != "" {
		file = filepath.Join(folder, name+".pdf")
	}
	if err := os.WriteFile(file, sheets, 0o600); err != nil {
		w.t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", file, "-").Output()
	if err != nil {
		w.t.Fatalf("pdftotext: %v; `make test` installs it with poppler-utils", err)
	}
	return string(norm.NFC.Bytes(bytes.Join(bytes.Fields(out), []byte(" "))))
}
