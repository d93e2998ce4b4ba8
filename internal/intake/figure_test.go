package intake

import (
	"fmt"
	"strings"
	"testing"
)

func TestTargetsInSentences(t *testing.T) {
	cases := []struct{ sentence, want string }{
		{"Hết năm 2027 có từ 60% số hộ trở lên dùng nước sạch.", "Số hộ dùng nước sạch >= 60 % 2027"},
		{"Xây dựng thêm 09 tuyến đường hoa.", "Xây dựng thêm tuyến đường hoa = 9 tuyến đường hoa "},
		{"Tỷ lệ mắc sốt xuất huyết dưới 40 người/100.000 dân.", "Tỷ lệ mắc sốt xuất huyết < 40 người/100 "},
		{"Điểm hài lòng năm 2027 đạt từ 8,5 điểm trở lên (năm 2026: 8,1 điểm).", "Điểm hài lòng >= 8.5 điểm 2027"},
		{"80% chợ có nhà vệ sinh trong năm 2027; 100% vào năm 2028.", "Chợ có nhà vệ sinh = 80 % 2027 | Chợ có nhà vệ sinh = 100 % 2028"},
		{"Duy trì phổ cập cho trẻ em từ 3 đến 5 tuổi.", ""},
	}
	for _, c := range cases {
		var got []string
		for _, x := range (&parser{}).targetsIn(itemWith(c.sentence), "") {
			got = append(got, fmt.Sprintf("%s %s %v %s %s", x.Indicator, x.Op, *x.Value, x.Unit, x.Period))
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%q: %q", c.sentence, s)
		}
	}
}
