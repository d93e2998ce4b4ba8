package docread

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMarkdown(t *testing.T) {
	bars := func(rows ...string) string { // cells parted by "/"
		var b strings.Builder
		for _, r := range rows {
			b.WriteString("|\n")
			for cell := range strings.SplitSeq(r, "/") {
				if cell != "" {
					b.WriteString(cell + "\n")
				}
				b.WriteString("|\n")
			}
		}
		return b.String()
	}
	cases := []struct {
		name, file string
		want       []string
	}{
		{"wrapped paragraphs", "**Điều 1.** Một\nhai\n\n- ba\nbốn;\n- năm\n", []string{"Điều 1. Một hai", "- ba bốn;", "- năm"}},
		{"items that nothing closes", "- Một hai ba\n- Bốn năm sáu bảy tám chín\n", []string{"- Một hai ba", "- Bốn năm sáu bảy tám chín"}},
		{"items that Vietnamese letters count", "d) Một hai;\nđ) Ba bốn;\ne) Năm\n", []string{"d) Một hai;", "đ) Ba bốn;", "e) Năm"}},
		{
			"a wrapped name", "- Tập đoàn Bưu chính, Công nghiệp\n- Viễn thông Quân đội và các\ntập đoàn khác\n",
			[]string{"- Tập đoàn Bưu chính, Công nghiệp - Viễn thông Quân đội và các tập đoàn khác"},
		},
		{"an annex behind a signature and the end of a page", "TM. BỘ A\nLê Mẫu \n \n=== Trang 2 ===\n\nPhụ lục \nNHIỆM VỤ \nTRỒNG CÂY\n",
			[]string{"TM. BỘ A Lê Mẫu", "Phụ lục", "NHIỆM VỤ TRỒNG CÂY"}},
		{"a dash between words is no item", "giai đoạn 2021\n- 2025, rồi\n", []string{"giai đoạn 2021 - 2025, rồi"}},
		{"headings, breaks, rules", "# A\n## *B*\nSố: 1  \nHà Nội\n-----\n", []string{"A", "B", "Số: 1", "Hà Nội"}},
		{
			"a list counted in brackets", "b) Các Sở khắc phục lỗi, cụ thể:\n(1) Sở Nội vụ nối mạng\ncho các xã.\n(2) Sở Y tế sửa máy.\n",
			[]string{"b) Các Sở khắc phục lỗi, cụ thể:", "(1) Sở Nội vụ nối mạng cho các xã.", "(2) Sở Y tế sửa máy."},
		},
		{
			"a list in small Roman numbers of which one is lost", "b) Đề nghị:\n(i) Sở Nội vụ nối mạng\ncho các xã.\n(iii) Sở Y tế sửa máy.\n",
			[]string{"b) Đề nghị:", "(i) Sở Nội vụ nối mạng cho các xã.", "(iii) Sở Y tế sửa máy."},
		},
		{
			"numbers of a sentence that was wrapped", "Gồm:\n(1) Sổ sách và (2) Tem phiếu của\n(3) Các xã\n",
			[]string{"Gồm: (1) Sổ sách và (2) Tem phiếu của (3) Các xã"},
		},
		{"a fence", "```md\nBÍ THƯ\n\nNguyễn Văn Mẫu\n```\n", []string{"BÍ THƯ", "Nguyễn Văn Mẫu"}},
		{"stars and escapes", "*a* 2 * 3 \\* \\- **b\nc** d", []string{"a 2 * 3 * - b c d"}},
		{
			"pipes", "| TT | Việc |\n|---|:--|\n| **1** | a<br>b \\| c |\n| 2 | |\n\nHết",
			[]string{"[0+1 TT][1+1 Việc]", "[0+1 1][1+1 a b | c]", "[0+1 2][1+1 ]", "Hết"},
		},
		{
			"pipes between the cells alone", "TT | Việc | Ai | Hạn\n\nI | Nhóm | Nhóm | Nhóm\n\n1 | a | Sở A | 2027\n2 | b | | 2028\n\nHết",
			[]string{
				"[0+1 TT][1+1 Việc][2+1 Ai][3+1 Hạn]", "[0+1 I][1+1 Nhóm][2+1 Nhóm][3+1 Nhóm]", "[0+1 1][1+1 a][2+1 Sở A][3+1 2027]",
				"[0+1 2][1+1 b][2+1 ][3+1 2028]", "Hết",
			},
		},
		{"pipes of a letterhead and a page's path", "UBND XÃ A | CỘNG HÒA\n\nSố: 1 | ngày 2\n\nA | B | C", []string{
			"UBND XÃ A | CỘNG HÒA", "Số: 1 | ngày 2", "A | B | C",
		}},
		{"one row of pipes heads nothing", "| UBND XÃ A<br>Số: 1 | B |\n|---|---|\n\nHết", []string{"UBND XÃ A Số: 1", "B", "Hết"}},
		{
			"bars: titles, empty cells, an empty row",
			bars("STT/Việc/Ai/Hạn", "I/Nhóm", "1/a\nb/Sở A/", "2/c//Quý I", "**III. Nhóm**", "///") + "\nHết",
			[]string{
				"[0+1 STT][1+1 Việc][2+1 Ai][3+1 Hạn]", "[0+1 I][1+3 Nhóm]", "[0+1 1][1+1 a b][2+1 Sở A][3+1 ]", "[0+1 2][1+1 c][2+1 ][3+1 Quý I]",
				"[0+4 III. Nhóm]", "[0+1 ][1+1 ][2+1 ][3+1 ]", "Hết",
			},
		},
		{
			"bars in a text without empty lines: the width of its rows ends a table",
			"Số hiệu:\n|\n7/KH-UBND\n|\n" + bars("UBND XÃ A/CỘNG HÒA XÃ HỘI", "Số: 7/Ngày 2") + "**KẾ HOẠCH**\n**VIỆC MỘT**\nThực hiện việc\nmột.\n**1. Hai**\n-\nBa\nbốn.\n" +
				bars("Nơi nhận:\n- A;/CHỦ TỊCH") + "** **\nPHỤ LỤC\n" + bars("TT/Việc/Ai/Hạn", "I/Nhóm", "1/a/b/", "2/c//Quý I") + "…....\n|\n5\n|\nd\n|\ne\n|\n2027\n|\nHết",
			[]string{
				"Số hiệu: 7/KH-UBND", "UBND XÃ A", "CỘNG HÒA XÃ HỘI", "Số: 7", "Ngày 2", "KẾ HOẠCH VIỆC MỘT", "Thực hiện việc một.", "1. Hai",
				"- Ba bốn.", "Nơi nhận:", "- A;", "CHỦ TỊCH", "PHỤ LỤC",
				"[0+1 TT][1+1 Việc][2+1 Ai][3+1 Hạn]", "[0+1 I][1+3 Nhóm]", "[0+1 1][1+1 a][2+1 b][3+1 ]", "[0+1 2][1+1 c][2+1 ][3+1 Quý I]",
				"[0+1 5][1+1 d][2+1 e][3+1 2027]", "Hết",
			},
		},
		{
			"bars in a text without empty lines: a letterhead of the Party, and a letter in the piece of its addressees",
			bars("HUYỆN ỦY A/ĐẢNG CỘNG SẢN VIỆT NAM", "Số 7-TB/Ngày 2") + "**Kính gửi:** Các phòng\nthuộc huyện.\n1. Phòng Hai\nlàm việc một.\n2. Phòng Ba\nlàm việc hai.\n" +
				bars("__Nơi nhận__:\n- A;/BÍ THƯ"),
			[]string{
				"HUYỆN ỦY A", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 7-TB", "Ngày 2", "Kính gửi: Các phòng thuộc huyện.",
				"1. Phòng Hai làm việc một.", "2. Phòng Ba làm việc hai.",
				"__Nơi nhận__:", "- A;", "BÍ THƯ",
			},
		},
		{
			"bars: number merged over the heading under a group",
			bars("I/Nhóm", "Việc/Ai/Hạn", "1/a/b/c", "2/a/b/c"),
			[]string{"[0+1 I][1+3 Nhóm]", "[0+1^ I][1+1 Việc][2+1 Ai][3+1 Hạn]", "[0+1 1][1+1 a][2+1 b][3+1 c]", "[0+1 2][1+1 a][2+1 b][3+1 c]"},
		},
		{
			"bars: cells merged over several rows are missing in all but the first, and empty ones are printed",
			bars("TT/Việc/Ai/Với/Hạn/Vốn", "I/Nhóm", "1/ba/bo/be/2027/Tỉnh", "2/da/do/de/2028", "ga/go", "3/ma/mo/me/2029", "ka/ko/ke", "4/na/no/ne/2029",
				"II/Nhóm hai", "1/pa/po/pe/2030/", "2/sa/so/se/2031/"),
			[]string{
				"[0+1 TT][1+1 Việc][2+1 Ai][3+1 Với][4+1 Hạn][5+1 Vốn]", "[0+1 I][1+5 Nhóm]",
				"[0+1 1][1+1 ba][2+1 bo][3+1 be][4+1 2027][5+1 Tỉnh]", "[0+1 2][1+1 da][2+1 do][3+1 de][4+1 2028][5+1^ Tỉnh]",
				"[0+1^ 2][1+1 ga][2+1 go][3+1^ de][4+1^ 2028][5+1^ Tỉnh]", "[0+1 3][1+1 ma][2+1 mo][3+1 me][4+1 2029][5+1^ Tỉnh]",
				"[0+1^ 3][1+1 ka][2+1 ko][3+1 ke][4+1^ 2029][5+1^ Tỉnh]", "[0+1 4][1+1 na][2+1 no][3+1 ne][4+1 2029][5+1^ Tỉnh]",
				"[0+1 II][1+5 Nhóm hai]", "[0+1 1][1+1 pa][2+1 po][3+1 pe][4+1 2030][5+1 ]", "[0+1 2][1+1 sa][2+1 so][3+1 se][4+1 2031][5+1 ]",
			},
		},
		{
			"bars: the title of a group has fewer cells than the table",
			bars("TT/Việc/Ai/Với/Hạn", "I.1/Nhóm", "1/ba/bo/be/2027", "2/da/do/de/2028", "I.2/Nhóm hai//", "3/ma/mo/me/2029"),
			[]string{
				"[0+1 TT][1+1 Việc][2+1 Ai][3+1 Với][4+1 Hạn]", "[0+1 I.1][1+4 Nhóm]", "[0+1 1][1+1 ba][2+1 bo][3+1 be][4+1 2027]",
				"[0+1 2][1+1 da][2+1 do][3+1 de][4+1 2028]", "[0+1 I.2][1+1 Nhóm hai][2+1 ][3+1 ]", "[0+1 3][1+1 ma][2+1 mo][3+1 me][4+1 2029]",
			},
		},
		{
			"bars: emptied emphasis is an empty cell, not the end",
			bars("I/Nhóm/** **/** **", "1/a/b/c", "2/d/e/f"),
			[]string{"[0+1 I][1+1 Nhóm][2+1 ][3+1 ]", "[0+1 1][1+1 a][2+1 b][3+1 c]", "[0+1 2][1+1 d][2+1 e][3+1 f]"},
		},
		{
			"letterhead in bars", bars("**UBND\nTỈNH**\nTHANH HÓA\n---/**CỘNG HÒA**\nĐộc lập", "Số:\n7-QĐ/*ngày 1\ntháng 2*"),
			[]string{"UBND TỈNH", "THANH HÓA", "CỘNG HÒA", "Độc lập", "Số: 7-QĐ", "ngày 1 tháng 2"},
		},
		{"emphasis around a space", "**1. Việc chung**\n\n* *\n\nMột.\n\n* * *\n\nHai.\n", []string{"1. Việc chung", "Một.", "Hai."}},
		{
			"bold lines of a letterhead, a bold title over a list",
			"**SỞ Y TẾ LAM SƠN**\n**BỆNH VIỆN HOA MAI**\n\n**1. Việc chung**\n  - Một;\n  - Hai.\n",
			[]string{"SỞ Y TẾ LAM SƠN", "BỆNH VIỆN HOA MAI", "1. Việc chung", "- Một;", "- Hai."},
		},
		{
			"lines as printed, no empty ones between",
			"UBND THÀNH PHỐ A\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ B\nSố: 6 /SB-TT\nA, ngày 26 tháng 7 năm 2027\n" +
				"V/v khẩn trương thực hiện các biện\npháp phòng bệnh\nKính gửi:\n- Các trường trực thuộc. \n" +
				"Thực hiện chỉ đạo của thành phố, Sở yêu cầu các trường thực hiện những\nnội dung sau:\n" +
				"1. Thời gian nghỉ\na) Học sinh nghỉ từ ngày mai cho đến khi có thông báo của Sở và của\nThành phố.\n",
			[]string{
				"UBND THÀNH PHỐ A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ B", "Số: 6 /SB-TT", "A, ngày 26 tháng 7 năm 2027",
				"V/v khẩn trương thực hiện các biện pháp phòng bệnh", "Kính gửi:", "- Các trường trực thuộc.",
				"Thực hiện chỉ đạo của thành phố, Sở yêu cầu các trường thực hiện những nội dung sau:", "1. Thời gian nghỉ",
				"a) Học sinh nghỉ từ ngày mai cho đến khi có thông báo của Sở và của Thành phố.",
			},
		},
		{"elements of HTML with nothing in them", "<table id=\"1\"> </table>\n \nMột\n<b></i>\n\n<b></b>\n", []string{"Một <b></i>"}},
		{"a lone bar", "|\nabc\n\ndef", []string{"| abc", "def"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read("a.md", strings.NewReader(c.file), 0)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, texts(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
