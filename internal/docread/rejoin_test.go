package docread

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTornWords(t *testing.T) {
	whole := "Văn phòng và cơ quan thực hiện chính sách; đến hết năm thì công nghệ và y tế của Đảng, thành phố có ưu tiên."
	cases := []struct{ torn, want string }{
		{"Đ ế n h ế t năm, các ch ế độ chí nh sách", "Đến hết năm, các chế độ chính sách"},
		{"Bộ Y t ế thự c hiện công ng hệ và y tế", "Bộ Y tế thực hiện công nghệ và y tế"},
		{"T HÀNH P HỐ: “Ă n quả”, cơ q uan c ủ a Đ ả ng.", "THÀNH PHỐ: “Ăn quả”, cơ quan của Đảng."},
		{"T h ươ n g b i nh v à Xã h ộ i, có c hính sách", "Thương binh và Xã hội, có chính sách"},
		{"KT. CHỦ TỊ CH P HÓ CHỦ T Ị CH Ngu y ễn Hữu Mẫu, thu ấn phẩm", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Hữu Mẫu, thu ấn phẩm"},
		{"b) Phụ lục B, điểm a khoản 2; 5 m, 3 kg n ếu", "b) Phụ lục B, điểm a khoản 2; 5 m, 3 kg nếu"},
	}
	for _, c := range cases {
		d, err := Read("a.txt", strings.NewReader(whole+"\nĐ ế n h ế t, c ủ a h ọ.\n"+c.torn), 0)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{whole, "Đến hết, của họ.", c.want}, texts(d)); diff != "" {
			t.Errorf("%s: %s", c.torn, diff)
		}
		if len(d.Warnings) != 1 || d.Warnings[0].Key != "docread.torn_words" {
			t.Errorf("%s: warnings %v", c.torn, d.Warnings)
		}
	}
}

// Letters that stand alone are left alone where no words are torn.
func TestLettersAlone(t *testing.T) {
	s := "Nhóm B ưu tiên; điểm c, d khoản 1; trạm y tế hạng n; 5 m ống; Đ ịnh"
	d, err := Read("a.txt", strings.NewReader(s), 0)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{s}, texts(d)); diff != "" || len(d.Warnings) > 0 {
		t.Error(diff, d.Warnings)
	}
}
