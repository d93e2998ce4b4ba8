package intake

import (
	"strings"
	"testing"

	"dondoc/internal/org"

	"github.com/google/go-cmp/cmp"
)

// TestBehindConsent: under a heading that speaks to a class, a sentence that only agrees to something gives it no work; whom the next
// one names has it, unless the first also orders something or sets a time.
func TestBehindConsent(t *testing.T) {
	d, err := Parse(textDocument(`VĂN PHÒNG UBND TỈNH LAM SƠN
		Số: 12/TB-VP
		THÔNG BÁO
		Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về vườn hoa
		I. TÌNH HÌNH
		Vườn hoa được chăm tốt.
		II. NHIỆM VỤ
		Yêu cầu các sở, ngành, địa phương tập trung thực hiện:
		1. Vườn hoa Bến Đá: thống nhất mở rộng vườn. Sở Y tế lập hồ sơ, xong trước ngày 10/5/2026.
		2. Vườn hoa Suối Cạn: đồng ý dời cổng theo đề nghị của UBND xã Đông Sơn. Giao Sở Xây dựng cấp phép; UBND xã Đông Sơn dời cổng trước ngày 10/6/2026.
		3. Tưới cây hằng tuần.
		4. Thống nhất mở vườn và giao Sở Y tế lập hồ sơ. Sở Xây dựng cấp phép trước ngày 10/7/2026.
		5. Thống nhất trồng thêm 50 cây trước ngày 10/8/2026. Sở Nội vụ nghiên cứu.`), org.NewResolver(org.National()), Options{Year: 2026})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"II.1: Sở Y tế; due 2026-05-09",
		"II.2: Sở Xây dựng; none ?deadline",
		"II.2: UBND xã Đông Sơn; due 2026-06-09",
		"II.3: *các sở, ngành, địa phương; recurring ?deadline",
		"II.4: *các sở, ngành, địa phương; due 2026-07-09 ?leads",
		"II.5: *các sở, ngành, địa phương; due 2026-08-09 ?leads",
	}
	if diff := cmp.Diff(strings.Join(want, "\n"), strings.Join(taskLines(d.Tasks), "\n")); diff != "" {
		t.Error(diff)
	}
}
