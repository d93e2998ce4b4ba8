package web_test

import (
	"net/url"
	"strings"
	"testing"

	"dondoc/internal/access"
)

func TestSearch(t *testing.T) {
	cases := []struct {
		typed, kind string
		says        []string
	}{
		{"quy hoạch chung đô thị", "", []string{"Hoàn thiện <mark>Quy</mark> <mark>hoạch</mark> <mark>chung</mark>", "625/QĐ-UBND", "Nhiệm vụ"}},
		{"QUY HOACH chung DO thi", "", []string{"Hoàn thiện <mark>Quy</mark>"}},
		{"Sở KH&ĐT", "org", []string{"<mark>Sở</mark> <mark>Kế</mark> <mark>hoạch</mark> <mark>và</mark> <mark>Đầu</mark> <mark>tư</mark>", "Cơ quan"}},
		{"so ke hoa", "org", []string{"<mark>Sở</mark> <mark>Kế</mark> <mark>hoạch</mark>"}},
		{"10660", "target", nil},
		{"xuất khẩu", "target", []string{"Chỉ tiêu"}},
		{"khongcotunaynhuthe", "", []string{"0 kết quả", "Không tìm thấy"}},
		{`"; DROP TABLE tasks; -- ( ) * OR NEAR`, "", []string{"kết quả"}},
		{"<script>", "", []string{"&lt;script&gt;", "!<script>"}},
		{"", "", []string{"Gõ từ cần tìm"}},
		{strings.Repeat("từ ", 500), "", []string{"kết quả"}},
	}
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Viewer)
		for _, c := range cases {
			got := v.get("/search?" + url.Values{"q": {c.typed}, "kind": {c.kind}}.Encode())
			got.wants(t, c.typed, 200, append(c.says, "!search.", "!EXTRA")...)
		}
		v.get("/search?q=a&kind=user").wants(t, "unknown kind", 400, "Dữ liệu chưa đúng")
	})
}

// TestExactAccentsComeFirst: both wards' names fold alike, the typed accents decide.
func TestExactAccentsComeFirst(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		body := s.as(access.Viewer).get("/search?" + url.Values{"q": {"phường Đông Sơn"}, "kind": {"org"}}.Encode()).body
		_, hits, _ := strings.Cut(body, `<ol class="dd-hits">`)
		first, _, _ := strings.Cut(hits, "</li>")
		if !strings.Contains(first, "<mark>Đông</mark> <mark>Sơn</mark>") {
			t.Errorf("the first hit is %s", first)
		}
	})
}
