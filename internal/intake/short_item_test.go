package intake

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The short sentences of a commune's list say what, who and when; who may be a post, or a name alone.
func TestShortItems(t *testing.T) {
	const head = "KẾ HOẠCH\nChăm cây năm 2027\nI. NỘI DUNG CÔNG VIỆC\n1. Sở Y tế tưới cây.\n2. "
	const noHolder = "I.1: Sở Y tế; none ?deadline" // the item before stays the last with a lead
	cases := []struct{ item, want string }{
		{"Quét chợ Hoa. Đoàn Thanh niên xã chủ trì, Công an xã phối hợp. Xong trước 30/4.",
			"I.2: Đoàn Thanh niên xã + Công an xã; due 2027-04-29 ?leads,coordinators,deadline"},
		{"Phát bài trên loa. Công chức văn hóa phụ trách, viết bài gửi trước 30/4.", "I.2: Công chức văn hóa; due 2027-04-29 ?leads,deadline"},
		{"Mở lớp cắm hoa. Giao bí thư chi bộ. Quý III.", "I.2: bí thư chi bộ; due 2027-09-30 ?leads,deadline"},
		{"“Đi từng nhà” chỉ cách trồng. Hợp tác xã Hoa Mai làm nòng cốt; Công an xã giúp sức. Làm từ 15/4 đến hết 31/10.",
			"I.2: Hợp tác xã Hoa Mai + Công an xã; window 2027-10-31 ?leads,coordinators,deadline"},
		{"Vận động hộ ở chợ. Ban Quản lý chợ Hoa, thường xuyên.", "I.2: Ban Quản lý chợ Hoa; ongoing ?leads,deadline"},
		{"Tưới vườn. Trạm bơm xây năm 2020 đã hỏng.", noHolder},
		{"Tưới vườn. Đội ngũ làm vườn còn thiếu. Quý III.", noHolder},
		{"Tưới vườn. Tổ bảo vệ hoạt động kém.", noHolder},
		{"Tưới vườn. Hợp tác xã là chủ vườn. Tháng 1/2027 đã xong.", noHolder},
		{"Tưới vườn. Đội 3 xã Hoa. Quý III.", "I.2: Đội 3 xã Hoa; due 2027-09-30 ?leads,deadline"},
	}
	for _, c := range cases {
		d := parseString(t, head+c.item+"\n")
		if got := taskLines(d.Tasks)[len(d.Tasks)-1]; got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.item, got, c.want)
		}
	}
}

// Numbers begin again under numbered titles that the format marks.
func TestMarkedTitlesOverNumbers(t *testing.T) {
	doc := textDocument("KẾ HOẠCH\nI. NHIỆM VỤ\n1. Cây\n1. Sở Y tế tưới cây.\n2. Sở Nội vụ tỉa cây.\n2. Hoa\n1. Sở Xây dựng cắm hoa.")
	for _, i := range []int{2, 5} {
		doc.Blocks[i].Paragraph.Level = 3
	}
	var got []string
	for _, one := range parsed(t, doc).Tasks {
		got = append(got, one.Ref)
	}
	if diff := cmp.Diff([]string{"I.1.1", "I.1.2", "I.2.1"}, got); diff != "" {
		t.Error(diff)
	}
}
