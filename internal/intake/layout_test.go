package intake

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Years under a heading on carrying out are what is to be reached in them, and "Yêu cầu đạt được" heads what comes of the work.
func TestHeadingsOnCarryingOut(t *testing.T) {
	d := parseString(t, "KẾ HOẠCH\nTrồng hoa năm 2027\nPHỤ LỤC\n"+
		"| TT | Chỉ tiêu | Đơn vị tính | Lộ trình thực hiện năm 2027 | Lộ trình thực hiện năm 2028 | Thực hiện năm 2026 |\n|---|---|---|---|---|---|\n"+
		"| 1 | Vườn hoa được tưới | % | 40 | ≥ 55 | 30 |\n\n"+
		"| Mã việc | Hạng mục công việc | Yêu cầu đạt được | Đầu mối | Hỗ trợ | Mốc hoàn thành |\n|---|---|---|---|---|---|\n"+
		"| 1 | Tưới vườn hoa | Biên bản nghiệm thu | Sở Y tế | Sở Nội vụ | 15/3/2027 |\n| 2 | Đo vườn hoa | Bản đồ | Sở Y tế |  | 15/4/2027 |\n")
	var got []string
	for _, target := range d.Targets {
		got = append(got, fmt.Sprint(target.Indicator, " ", target.Op, " ", *target.Value, " ", target.Period))
	}
	if diff := cmp.Diff([]string{"Vườn hoa được tưới = 40 2027", "Vườn hoa được tưới >= 55 2028"}, got); diff != "" {
		t.Error(diff)
	}
	if len(d.Tasks) != 2 || strings.Join(d.Tasks[0].Products, ";") != "Biên bản nghiệm thu" {
		t.Errorf("tasks %q", taskLines(d.Tasks))
	}
}
