package intake

import (
	"strings"
	"testing"
)

// A body of each province, named without a place: a class in a document of the centre, one body in a province's own and
// where the centre speaks of one province.
func TestBodiesOfEachProvince(t *testing.T) {
	const item = "\n\nI. NHIỆM VỤ\n\n1. UBND tỉnh chủ trì, phối hợp với Bộ Y tế lập danh mục rừng giống trước ngày 30/6/2026.\n\n2. Bộ Y tế phối hợp với Hội đồng nhân dân tỉnh rà soát định mức trước ngày 30/9/2026.\n"
	cases := []struct{ name, head, want string }{
		{"centre", "THỦ TƯỚNG CHÍNH PHỦ\nSố: 12/QĐ-TTg\n\nQUYẾT ĐỊNH\nPhê duyệt Chương trình trồng rừng giống\n", "*UBND tỉnh | *HĐND tỉnh"},
		{"centre on one province", "THỦ TƯỚNG CHÍNH PHỦ\nSố: 12/QĐ-TTg\n\nQUYẾT ĐỊNH\nPhê duyệt Chương trình trồng rừng giống của tỉnh Lam Sơn\n", "UBND tỉnh | HĐND tỉnh"},
		{"province", "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố: 12/QĐ-UBND\n\nQUYẾT ĐỊNH\nPhê duyệt Chương trình trồng rừng giống\n", "UBND tỉnh | HĐND tỉnh"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := parseString(t, c.head+item)
			if len(d.Tasks) != 2 {
				t.Fatalf("%d tasks", len(d.Tasks))
			}
			if got := strings.Join(append(d.Tasks[0].Leads, d.Tasks[1].Coordinators...), " | "); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
