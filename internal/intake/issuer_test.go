package intake

import "testing"

func TestPartyPlace(t *testing.T) {
	cases := []struct{ line, want string }{
		{"ĐẢNG BỘ TỈNH AN BÌNH", "An Bình"},
		{"ĐẢNG BỘ THÀNH PHỐ SÔNG MẪU   ĐẢNG CỘNG SẢN VIỆT NAM", "Sông Mẫu"},
		{"ĐẢNG BỘ TỈNH", ""},
		{"ĐẢNG CỘNG SẢN VIỆT NAM", ""},
		{"TỈNH ỦY AN BÌNH", ""},
	}
	for _, c := range cases {
		if got := partyPlace(c.line); got != c.want {
			t.Errorf("%q: %q, want %q", c.line, got, c.want)
		}
	}
}

func TestClauseOfHelp(t *testing.T) {
	cases := []struct{ content, want string }{
		{"Mở lớp học. Ban Mẫu chủ trì, phối hợp Trường Mẫu mở lớp. Xong trong năm.", "Ban Mẫu chủ trì, phối hợp Trường Mẫu mở lớp"},
		{"Xây cầu. Sở Mẫu chủ trì; các xã phối hợp.", "Sở Mẫu chủ trì; các xã phối hợp."},
		{"Nâng cao hiệu quả phối hợp giữa các ngành.", ""},
		{"Chủ trì hội nghị. Tăng cường phối hợp.", ""},
	}
	for _, c := range cases {
		if got := clauseOfHelp(c.content); got != c.want {
			t.Errorf("%q: %q, want %q", c.content, got, c.want)
		}
	}
}
