package intake

import (
	"slices"
	"testing"

	"dondoc/internal/org"
)

// What an item calls work stands under it, though the item beside it has a labelled line.
func TestWorkFollowsBesideALabelledItem(t *testing.T) {
	d, err := Parse(textDocument(`KẾ HOẠCH
Trồng hoa năm 2026
III. PHÂN CÔNG NHIỆM VỤ
1. Sở Y tế
- Phối hợp với Sở Nội vụ lập kế hoạch trồng cây thuốc. Thời gian triển khai: bắt đầu từ tháng 3/2026.
- Trong quý I/2026, tập trung hoàn thành các việc sau:
+ Chuyển nguyên trạng các vườn ươm về xã quản lý.
+ Công bố danh mục cây trồng.
+ Cùng Sở Nội vụ rà soát người trồng cây.
`), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var refs []string
	for _, task := range d.Tasks {
		refs = append(refs, task.Ref)
	}
	if want := []string{"1.1", "1.2.1", "1.2.2", "1.2.3"}; !slices.Equal(refs, want) {
		t.Errorf("tasks %q, want %q", refs, want)
	}
}
