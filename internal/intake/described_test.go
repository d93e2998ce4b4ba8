package intake

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Lines on the aspects of one piece of work make one task of it, and places they list are nobody's work.
func TestDescribedWork(t *testing.T) {
	const head = `KẾ HOẠCH
		Đo mực nước hồ trên địa bàn tỉnh Lam Sơn năm 2027
		`
	const duties = `
		II. TỔ CHỨC THỰC HIỆN
		1. Sở Y tế: Hướng dẫn các trạm y tế khử trùng nước.
		2. Các cơ sở nuôi cá:
		Che bóng lồng cá khi trời nắng.
		Yêu cầu các sở, ngành, địa phương nghiêm túc triển khai thực hiện./.`
	cases := []struct {
		name, text string
		want       []string
	}{
		{"aspects", head + `I. NỘI DUNG
		1. Đo mực nước
		a) Hồ lớn
		- Điểm đo: Đo tại 3 hồ, cụ thể như sau:
		+ Xã Hoa Mai: Đặt 01 thước tại hồ Bạch;
		+ Xã Hoa Sen: Đặt 02 thước tại hồ Thanh.
		- Tần suất: 2 lần một tháng, từ tháng 3 đến tháng 10 năm 2027.
		2. Tuyên truyền tiết kiệm nước
		- Nội dung: Cách trữ nước mưa.
		- Hình thức: In tờ rơi cấp cho các hộ dân.` + duties, []string{
			"I.1.a: ; window 2027-10-31 ?leads,deadline", "I.2: ; none ?leads,deadline",
			"II.1: Sở Y tế; none ?deadline", "II.2: *các cơ sở nuôi cá; none ?leads,deadline",
		}},
		{"works under a label", head + `I. NỘI DUNG
		1. Đo mực nước
		- Nội dung:
		+ Sở Y tế đặt thước tại hồ Bạch.
		+ Sở Xây dựng đặt thước tại hồ Thanh.
		- Hình thức: Đo bằng thước.`, []string{
			"I.1.1.1: Sở Y tế; none ?deadline", "I.1.1.2: Sở Xây dựng; none ?deadline",
		}},
	}
	for _, c := range cases {
		expectTasks(t, c.name, c.text, c.want)
	}
}

// The main contents of a plan are work that nobody has yet, beside what it gives to bodies.
func TestListedBesideNamedWork(t *testing.T) {
	const named = `
		III. PHÂN CÔNG
		1. Sở Y tế mở lớp học.
		2. Sở Nội vụ mua cuốc.
		3. Sở Xây dựng đào giếng.
		4. Sở Tài chính sửa cầu.`
	const listed = `
		1. Tăng cường trồng cây ven hồ.
		2. Nâng cao chất lượng đất trồng.`
	want := []string{"III.1", "III.2", "III.3", "III.4"}
	for title, whole := range map[string]bool{
		"NỘI DUNG TRỌNG TÂM": true, "GIỚI THIỆU CHUNG": false,
	} {
		d := parsed(t, textDocument("KẾ HOẠCH\nTrồng cây năm 2027\nI. MỤC ĐÍCH\nCó bóng mát.\nII. "+title+listed+named))
		var got []string
		for _, one := range d.Tasks {
			got = append(got, one.Ref)
		}
		expected := want
		if whole {
			expected = append([]string{"II.1", "II.2"}, want...)
		}
		if diff := cmp.Diff(expected, got); diff != "" {
			t.Errorf("%s: %s", title, diff)
		}
	}
}
