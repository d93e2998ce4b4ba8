package intake

import (
	"fmt"
	"strings"
	"testing"
)

// Texts without a letterhead say elsewhere which document they are.
func TestFactsMentioned(t *testing.T) {
	const tasks = "\n\n1. Bộ Y tế chủ trì, phối hợp với Bộ Công an rà soát danh mục trước ngày 30/9/2027.\n\n2. Bộ Công an kiểm tra các cơ sở.\n"
	cases := []struct{ name, head, want string }{
		{
			"a page says who signed it",
			"Thủ tướng Chính phủ Nguyễn Văn Mẫu vừa ký Công điện số 14/CĐ-TTg ngày 19/7/2027 về việc phòng, chống dịch bệnh.",
			"Công điện 14/CĐ-TTg 2027-07-19 Thủ tướng Chính phủ Nguyễn Văn Mẫu",
		},
		{
			"a team that is named by the decision that set it up",
			"SỞ CÔNG THƯƠNG\n\nĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH\n\nSỐ 150/QĐ-SCT\n\nSố: 110/KH-ĐKT\n\nLam Sơn, ngày 10 tháng 3 năm 2027\n\nKẾ HOẠCH\n\nKiểm tra kho hàng",
			"Kế hoạch 110/KH-ĐKT 2027-03-10 Đoàn kiểm tra theo quyết định ",
		},
		{
			"a page says when it was issued",
			"Ngày 30/11/2027, Bộ Y tế ban hành Kế hoạch 234/KH-BYT về khám bệnh định kỳ.",
			"Kế hoạch 234/KH-BYT 2027-11-30 Bộ Y tế ",
		},
		{
			"a news page with its headline and dateline",
			"Tặng hoa cho mọi nhà\n\n(Lamson.vn) - Bộ Y tế vừa có Công điện số 14/CĐ-BYT ngày 19/7/2027 về việc tặng hoa.",
			"Công điện 14/CĐ-BYT 2027-07-19 Bộ Y tế ",
		},
		{
			"number and day in one line, a number that a picture spoilt",
			"BỘ Y TẾ\nSố: 5Ï/QĐ-BYT Hà Nội, ngày 05 tháng 01 năm 2027\nQUYẾT ĐỊNH\nTrồng cây\n",
			"Quyết định 5Ï/QĐ-BYT 2027-01-05 Bộ Y tế ",
		},
		{
			"an annex names its resolution",
			"PHỤ LỤC\n\nNHIỆM VỤ CỤ THỂ\n\n(Kèm theo Nghị quyết số 12/NQ-CP ngày 07 tháng 02 năm 2027 của Chính phủ)",
			"Nghị quyết 12/NQ-CP 2027-02-07 Chính phủ ",
		},
		{
			"an annex of a scheme",
			"PHỤ LỤC\n\nNHIỆM VỤ CỤ THỂ\n\n(Kèm theo Đề án số 12/ĐA-BYT ngày 07 tháng 02 năm 2027 của Bộ Y tế)",
			"Đề án 12/ĐA-BYT 2027-02-07 Bộ Y tế ",
		},
		{
			"an annex of a plan whose number is to be filled in",
			"PHỤ LỤC\n\nNHIỆM VỤ CỤ THỂ\n\n(Kèm theo Kế hoạch số:           /KH-BYT ngày        tháng      năm 2027 của Bộ Y tế)",
			"Kế hoạch   Bộ Y tế ",
		},
		{
			"an annex of a resolution of a day, without brackets, that says what it is about",
			"Phụ lục\nBan hành kèm theo Nghị quyết số:   /NQ-CP ngày 07 tháng 02 năm 2027 của Chính phủ về việc trồng cây.\nDanh mục 1",
			"Nghị quyết  2027-02-07 Chính phủ ",
		},
		{
			"a signature whose capitals are a font's",
			"KẾ HOẠCH\nSố: 12/KH-BYT\nLam Sơn, ngày 07 tháng 02 năm 2027\ntm . bộ y tế\nphó bộ trưởng\nLê Văn Mẫu\n",
			"Kế hoạch 12/KH-BYT 2027-02-07  Lê Văn Mẫu",
		},
		{
			"another document in the first sentence is not this one",
			"Bộ Y tế nhận được Công văn số 14/UBND-VX ngày 19/7/2027 của tỉnh.",
			"    ",
		},
		{
			"a page of somebody unknown",
			"Trang tin vừa ban hành Kế hoạch số 14/KH-TT ngày 19/7/2027.",
			"    ",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := parseString(t, c.head+tasks).Document
			if got := fmt.Sprintf("%s %s %s %s %s", f.Type, f.Number, f.IssuedOn, f.Issuer, f.Signer); got != c.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestTitleOfAnnexAlone(t *testing.T) {
	cases := []struct{ head, want string }{
		{"PHỤ LỤC\n\nNHIỆM VỤ CỤ THỂ VỀ TRỒNG RỪNG\n\n(Kèm theo Nghị quyết số 12/NQ-CP ngày 07/02/2027 của Chính phủ)", "Nhiệm vụ cụ thể về trồng rừng"},
		{"PHỤ LỤC II\n\nNHIỆM VỤ\n\n(Kèm theo Quyết định số 12/QĐ-BYT ngày 07/02/2027 của Bộ Y tế về việc trồng cây thuốc)", "Trồng cây thuốc"},
		{"KẾ HOẠCH\nTrồng cây\n(Kèm theo Quyết định số 12/QĐ-BYT ngày 07/02/2027 của Bộ Y tế về việc trồng cây thuốc)", "Trồng cây"},
	}
	for _, c := range cases {
		f := parseString(t, c.head+"\nI. NHIỆM VỤ\n1. Sở Y tế trồng cây trước ngày 30/6/2027.\n2. Sở Nội vụ mở lớp học.").Document
		if f.Title != c.want {
			t.Errorf("%s: %s", c.head, f.Title)
		}
	}
}

// A resolution says what its council resolved, and whom it asks to act: the council has no part in the work. The numbers and
// addressees stand as an export printed them.
func TestResolutionInOneLineCells(t *testing.T) {
	const file = `| HỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
| --- | --- |
| Số: 26 / NQ - HĐND | *Lam Sơn, ngày 13 tháng 7 năm 2027* |
NGHỊ QUYẾT
VỀ CHẤT VẤN TẠI KỲ HỌP THỨ NĂM
HỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN
*Căn cứ Luật Tổ chức chính quyền địa phương;*
QUYẾT NGHỊ:
Điều 1. Hội đồng nhân dân tỉnh thống nhất với nội dung chất vấn, cụ thể như sau:
1. Về việc xử lý các dự án chậm triển khai:
- Đối với 04 dự án đã thu hồi, Hội đồng nhân dân tỉnh yêu cầu Ủy ban nhân dân tỉnh tổ chức thực hiện các giải pháp đã cam kết.
- Khi có quyết định thu hồi dự án, Sở Xây dựng chỉ đạo các phòng đề xuất việc giữ lại quy hoạch.
- Đối với đất công của phường Mẫu và xã Mẫu: UBND phường Mẫu, UBND xã Mẫu thu hồi ngay.
Điều 2. Nghị quyết này có hiệu lực từ ngày ký.
| *Nơi nhận:* - Như Điều 1; - Lưu: VT. | TM. HỘI ĐỒNG NHÂN DÂN  CHỦ TỊCH     Lê Thị Mẫu |
| --- | --- |
`
	d := parseString(t, file)
	f := d.Document
	if got := fmt.Sprintf("%s %s %s %s", f.Number, f.IssuedOn, f.SignerTitle, f.Signer); got != "26/NQ-HĐND 2027-07-13 Chủ tịch Lê Thị Mẫu" {
		t.Errorf("facts: %s", got)
	}
	want := "1.1.1: UBND tỉnh; none ?deadline | 1.1.2: Sở Xây dựng; none ?deadline | 1.1.3: UBND phường Mẫu, UBND xã Mẫu; none ?deadline"
	if got := strings.Join(taskLines(d.Tasks), " | "); got != want {
		t.Errorf("got %s", got)
	}
}
