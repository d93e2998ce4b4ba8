package intake

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A line amid the last point's own sentence says who does it, where the other points name whose they are.
func TestLastPointNamesItsOwn(t *testing.T) {
	d := parseString(t, "KẾ HOẠCH\nTrồng hoa năm 2027\nI. NHIỆM VỤ\n1. Vườn hoa\n- Giao Sở Y tế trồng hoa hồng trước ngày 15/3/2027.\n"+
		"- Sở Nội vụ tưới hoa trước ngày 15/4/2027.\n- Treo biển tên hoa. Đơn vị thực hiện: Sở Tư pháp; thời gian: tháng 5/2027.\n")
	want := []string{"I.1.1: Sở Y tế; due 2027-03-14", "I.1.2: Sở Nội vụ; due 2027-04-14", "I.1.3: Sở Tư pháp; due 2027-05-31"}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}
