package intake

import (
	"strings"
	"testing"

	"dondoc/internal/docread"
)

func TestSigner(t *testing.T) {
	cases := []struct {
		lines       []string
		title, name string
	}{
		{[]string{"KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH (đã ký) Nguyễn Văn Mẫu"}, "Phó Chủ tịch", "Nguyễn Văn Mẫu"},
		{[]string{"GIÁM ĐỐC", "[Đã ký, đóng dấu]", "Lê Thị Mẫu"}, "Giám đốc", "Lê Thị Mẫu"},
		{[]string{"GIÁM ĐỐC SỞ", "Lê Thị Mẫu Phạm Văn Thử"}, "Giám đốc sở", "Phạm Văn Thử"},
		{[]string{"GIÁM ĐỐC", "Khu Di Tích Đền Thờ Cũ"}, "", ""},
	}
	for _, c := range cases {
		var ps []docread.Paragraph
		for _, s := range c.lines {
			ps = append(ps, docread.Paragraph{Text: s})
		}
		title, name := signerOf(withoutSeal(ps))
		if title != c.title || name != c.name {
			t.Errorf("%q: %q %q", c.lines, title, name)
		}
	}
}

func TestSignerBesideAddressees(t *testing.T) {
	cases := []struct {
		lines       []string
		title, name string
	}{
		{[]string{"Nơi nhận: TM. ỦY BAN NHÂN DÂN", "- Sở Y tế; CHỦ TỊCH", "- Lưu: VT. (Đã ký)", "Nguyễn Văn Mẫu"}, "Chủ tịch", "Nguyễn Văn Mẫu"},
		{[]string{"Nơi nhận: T/M BAN THƯỜNG VỤ", "- Ban Bí thư (b/c), PHÓ BÍ THƯ", "- Lưu Văn phòng. Lê Thị Mẫu"}, "Phó Bí thư", "Lê Thị Mẫu"},
		{[]string{"Nơi nhận: K/T HIỆU TRƯỞNG", "- Phòng Đào tạo; PHÓ HIỆU TRƯỞNG", "- Lưu: VT. Trần Văn Mẫu"}, "Phó Hiệu trưởng", "Trần Văn Mẫu"},
		{[]string{"Nơi nhận: - BỘ TRƯỞNG, CHỦ NHIỆM", "~ Các sở: Y tế,", "Nội vụ, Xây dựng;", "Tư pháp;", "- Lưu: VT, TH().vra", "Trần Văn Mẫu"},
			"Bộ trưởng, chủ nhiệm", "Trần Văn Mẫu"},
		{[]string{"Nơi nhận:", "- Sở Y tế;", "- Lưu: VT, TH."}, "", ""},
	}
	for _, c := range cases {
		var ps []docread.Paragraph
		for _, s := range c.lines {
			ps = append(ps, docread.Paragraph{Text: s})
		}
		title, name := signerOf(besideAddressees(ps))
		if title != c.title || name != c.name {
			t.Errorf("%q: %q %q", c.lines, title, name)
		}
	}
}

// Where the offices could not be read, the one name at the addressees is the signer's.
func TestSignedAlone(t *testing.T) {
	for lines, want := range map[string]string{
		"Nơi nhận: „1 HỦ TƯ) ỚNG|- Hội đồng; Vũ Thị Mẫu|- Lưu: VT.": "Vũ Thị Mẫu",
		"Nơi nhận:|- Sở Y tế;|- Lưu: VT.|Lê Văn Mẫu|Trần Văn Thử":   "",
		"Nơi nhận:|- Sở Y tế;|- Lưu: VT.|Thành Phố Cũ":              "",
		"Lê Văn Mẫu|Nơi nhận:|- Sở Y tế;|- Lưu: VT.":                "",
	} {
		var ps []docread.Paragraph
		for s := range strings.SplitSeq(lines, "|") {
			ps = append(ps, docread.Paragraph{Text: s})
		}
		if got := signedAlone(ps); got != want {
			t.Errorf("%s: %q", lines, got)
		}
	}
}
