package browser_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dondoc/internal/access"
)

// secretDocument holds words that must be nowhere after it was refused (domain section 3, rule 20).
const secretDocument = "TỐI MẬT\n\nKẾ HOẠCH Bình Minh\n\n1\nKhảo sát đèo Hải Vân\nSở Nội vụ\nQuý I/2022\n"

// TestRefusedFiles uploads what is no programme: the page says why, in words, and nothing is kept.
func TestRefusedFiles(t *testing.T) {
	browser, s := launch(t), serve(t, bare(t))
	s.employ(t)
	w := s.as(browser, t, access.Office)
	cases := []struct {
		file, content string
		status        int64
		says          string
	}{
		{"trong.txt", "", 400, "Tệp không có nội dung chữ nào."},
		{"tcvn3.txt", "K\xd5 ho\xb9ch\n", 400, "Tệp không phải là văn bản UTF-8: chữ không đọc được ở dòng 1"},
		{"thu.txt", "Kính gửi các bạn,\nHôm nay trời đẹp.\n", 400, "Không tìm thấy chương trình nào trong tệp"},
		{"lon.txt", strings.Repeat("Kế hoạch dài.\n", maxUpload/16), 413, "Tệp lớn hơn giới hạn 1 MiB. Không có gì được lưu."},
		{"ke-hoach-binh-minh.txt", secretDocument, 400, "Văn bản có dấu độ mật nên không được tiếp nhận"},
	}
	for _, c := range cases {
		path := filepath.Join(t.TempDir(), c.file)
		if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := w.upload(path); got.Status != c.status {
			t.Errorf("%s: status %d", c.file, got.Status)
		}
		w.shows("main [role=alert]", c.says)
		w.shows("#waiting ~ p", "Không có bản dự thảo nào đang chờ.")
		w.clean(c.file)
	}
	w.whole("refused", "vi")
	s.holdsNothingOf(t, "Bình Minh", "Hải Vân", "binh-minh")
}

// holdsNothingOf looks for words in every file of the data directory, the database among them, and in the log.
func (s *site) holdsNothingOf(t *testing.T, words ...string) {
	t.Helper()
	kept, err := filepath.Glob(filepath.Join(s.data, "files", "*", "*"))
	if err != nil || len(kept) > 0 {
		t.Errorf("kept files: %q, %v", kept, err)
	}
	looked := 0
	err = filepath.WalkDir(filepath.Dir(s.database), func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		looked++
		for _, word := range words {
			if bytes.Contains(content, []byte(word)) {
				t.Errorf("%s holds %q", path, word)
			}
		}
		return err
	})
	if err != nil || looked == 0 {
		t.Fatalf("%d files looked at: %v", looked, err)
	}
	for _, word := range words {
		if strings.Contains(s.log.String(), word) {
			t.Errorf("the log holds %q", word)
		}
	}
}
