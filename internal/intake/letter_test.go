package intake

import (
	"fmt"
	"strings"
	"testing"

	"dondoc/internal/docread"
)

// A letter as pages on the web keep it: its number and abstract in one cell, whom it is addressed to in a line, and what was
// ordered before as its background.
func TestLetterInCells(t *testing.T) {
	d := parseString(t, "# V/v ban hành quy định về hồ sơ\n\n| VĂN PHÒNG CHÍNH PHỦ ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc |\n|---|---|\n"+
		"| Số: 33/VPCP-KGVX V/v ban hành quy định về hồ sơ xác nhận của người học nghề | Hà Nội, ngày 26 tháng 04 năm 2027 |\n\n"+
		"Kính gửi: Bộ Lao động - Thương binh và Xã hội\n\n"+
		"Tại công văn số 80/VPCP-KGVX ngày 09 tháng 10 năm 2026, Phó Thủ tướng đã giao Bộ Lao động - Thương binh và Xã hội xây dựng quy định trước ngày 30/11/2026.\n\n"+
		"Phó Thủ tướng yêu cầu quý Bộ ban hành quy định trước ngày 30 tháng 5 năm 2027.\n\n"+
		"| Nơi nhận: - Như trên; - Lưu: VT. | KT. BỘ TRƯỞNG, CHỦ NHIỆM PHÓ CHỦ NHIỆM Nguyễn Văn Mẫu |\n|---|---|\n")
	f := d.Document
	if got := fmt.Sprintf("%s %s %s %s %s", f.Type, f.Number, f.IssuedOn, f.Issuer, f.Signer); got !=
		"Công văn 33/VPCP-KGVX 2027-04-26 Văn phòng Chính phủ Nguyễn Văn Mẫu" {
		t.Errorf("facts: %s", got)
	}
	if got := strings.Join(taskLines(d.Tasks), "|"); !strings.HasSuffix(got, ": Bộ Lao động - Thương binh và Xã hội; due 2027-05-29 ?leads,products") || len(d.Tasks) != 1 {
		t.Error(got)
	}
}

// The abstract runs over the lines of its narrow column, whatever they begin with, to whom the letter is addressed to.
func TestAbstractOfALetter(t *testing.T) {
	const head = "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố: 12/UBND-KT\n\n%s\n%s\n\n1. Sở Y tế trồng cây quanh bệnh viện trước ngày 30/6/2027.\n"
	cases := []struct{ about, after, want string }{
		{"V/v thực hiện ý kiến của", "Chủ tịch UBND tỉnh về trồng cây\nquanh các trạm y tế\nKính gửi: Sở Y tế", "Thực hiện ý kiến của Chủ tịch UBND tỉnh về trồng cây quanh các trạm y tế"},
		{"V/v trồng cây theo Kế hoạch số", "7/KH-UBND của UBND tỉnh\nvà trông coi cây do\nNhà nước trồng.\nKính gửi: Sở Y tế", "Trồng cây theo Kế hoạch số 7/KH-UBND của UBND tỉnh và trông coi cây do Nhà nước trồng."},
		{"V/v trồng cây", "Lam Sơn, ngày 05 tháng 01 năm 2027\nKính gửi: Sở Y tế", "Trồng cây"},
		{"V/v trồng cây", "Chủ tịch UBND tỉnh yêu cầu:", "Trồng cây"},
		{"V/v trồng cây", "Sở Y tế đã báo cáo việc trồng cây.", "Trồng cây"},
	}
	for _, c := range cases {
		if got := parseString(t, fmt.Sprintf(head, c.about, c.after)).Document.Title; got != c.want {
			t.Errorf("%s: %q", c.about+"/"+c.after, got)
		}
	}
}

// "Quý Bộ" are those whom the letter is addressed to, but what an earlier letter asked of them is told.
func TestAddressees(t *testing.T) {
	const head = "VĂN PHÒNG CHÍNH PHỦ\nSố: 33/VPCP-KGVX\nHà Nội, ngày 26 tháng 4 năm 2027\n\nKính gửi: %s\n\n"
	cases := []struct{ to, text, want string }{
		{"Bộ Y tế", "Văn phòng Chính phủ đề nghị quý Bộ gửi báo cáo trước ngày 30/5/2027.", "1: Bộ Y tế; due 2027-05-29 ?leads"},
		{"Bộ Y tế, Bộ Xây dựng.", "Phó Thủ tướng yêu cầu quý Bộ rà soát các trạm y tế, báo cáo trước ngày 30/5/2027.",
			"1: Bộ Y tế, Bộ Xây dựng; due 2027-05-29 ?leads"},
		{"Sở Y tế các tỉnh, thành phố.", "Văn phòng Chính phủ đề nghị các Sở Y tế rà soát các trạm y tế trước ngày 30/5/2027.",
			"1: *Sở Y tế các tỉnh, thành phố; due 2027-05-29 ?leads"},
		{"Các bộ, ngành", "Để có số liệu tổng hợp, đề nghị quý cơ quan rà soát các trạm y tế trước ngày 30/5/2027.",
			"1: *các bộ, ngành; due 2027-05-29 ?leads"},
		{"Bộ Y tế", "Ngày 05/3/2027, Văn phòng Chính phủ có văn bản số 49/TB-VPCP thông báo Phó Thủ tướng yêu cầu quý Bộ ban hành quy chế trước ngày 30/4/2027.\n\n" +
			"Văn phòng Chính phủ đề nghị quý Bộ sớm có báo cáo.", "2: Bộ Y tế; none ?leads,deadline,products"},
		{"Bộ Y tế", "Bộ Xây dựng có công văn số 7/BXD-VP báo cáo, đề nghị quý Bộ rà soát các trạm y tế trước ngày 30/5/2027.",
			"1: Bộ Y tế; due 2027-05-29 ?leads"},
		{"Bộ Y tế", "Sở Y tế, ngày trực đêm đông nhất, đề nghị tăng cường bác sĩ trước ngày 30/5/2027.", "1: ; due 2027-05-29 ?leads"},
	}
	for _, c := range cases {
		d := parseString(t, fmt.Sprintf(head, c.to)+c.text+"\n")
		if got := strings.Join(taskLines(d.Tasks), "|"); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// Receivers are nobody's work, and a reading of pictures takes dashes for other signs.
func TestReceiversAndSpoiltDashes(t *testing.T) {
	d := parseString(t, "CÔNG VĂN\nI. NHIỆM VỤ\n1. Sở Xây dựng:\n_ Đối với các xã chưa lập hồ sơ thì lập hồ sơ và gửi về Sở Tài chính, Sở Y tế, Sở Nội vụ để tổng hợp.\n"+
		"~ Chủ trì, phối hợp với Sở Nội vụ rà soát hồ sơ.\n")
	if got := strings.Join(taskLines(d.Tasks), "|"); got != "I.1.1: Sở Xây dựng; none ?leads,deadline|I.1.2: Sở Xây dựng + Sở Nội vụ; none ?deadline" {
		t.Error(got)
	}
}

// A text that lost its numbers when it was copied keeps its titles and paragraphs.
func TestParagraphsThatLostTheirNumbers(t *testing.T) {
	const head = "KẾ HOẠCH\nGiữ rừng cây năm 2027\n\nI. MỤC ĐÍCH\n\nGiữ rừng.\n\nII. NHIỆM VỤ TRỌNG TÂM\n\n"
	cases := []struct{ name, text, want string }{
		{"titles", "Đẩy mạnh công tác tuyên truyền\n\nTổ chức cho học sinh trồng cây.\n\nXây dựng vườn ươm.\n\nTăng cường tuần tra\n\n" +
			"Xây dựng đội tuần tra.\n\nTổ chức trực đêm.\n\nIII. TỔ CHỨC THỰC HIỆN\n\nHạt Kiểm lâm\n\nKiểm tra các đội tuần tra.\n\nLam Sơn, ngày 05 tháng 01 năm 2027\n",
			"II.1.1 |II.1.2 |II.2.1 |II.2.2 |III.1 Hạt Kiểm lâm"},
		{"titles that name bodies", "Tổ chức Đoàn Thanh niên Cộng sản Hồ Chí Minh\n\nXây dựng đội tuần tra.\n\nTổ chức trực đêm.\n\n" +
			"Tổ chuyên môn (đồng chí Lê Văn Mẫu phụ trách)\n\nLập kế hoạch chăm sóc cây.\n",
			"II.1.1 Đoàn Thanh niên Cộng sản Hồ Chí Minh|II.1.2 Đoàn Thanh niên Cộng sản Hồ Chí Minh|II.2 Tổ chuyên môn"},
		{"a paragraph that lacks its mark", "Xây dựng đội tuần tra.\n\nTổ chức trực đêm\n\nXây dựng vườn ươm.\n", "II.1 |II.2 |II.3 "},
	}
	for _, c := range cases {
		var got []string
		for _, task := range parseString(t, head+c.text).Tasks {
			got = append(got, task.Ref+" "+strings.Join(task.Leads, ", "))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %s", c.name, s)
		}
	}
}

// A site that publishes a letter states its properties above it, and the letter encloses a list that counts in Roman numbers.
func TestPublishedLetter(t *testing.T) {
	d := parseString(t, "Số hiệu: 62/BXD-VP\n\nLoại văn bản: Công văn\n\nNơi ban hành: Bộ Xây dựng\n\nNgười ký: Nguyễn Văn Mẫu\n\nNgày ban hành: 18/11/2027\n\n"+
		"Kính gửi: Các cơ quan, đơn vị thuộc Bộ\n\nBộ Xây dựng yêu cầu:\n\n1. Vụ Tổ chức cán bộ rà soát quy chế, hoàn thành trước ngày 30/12/2027.\n\n"+
		"Nơi nhận:\n- Lưu: VT.\n\nBỘ TRƯỞNG\n\nNguyễn Văn Mẫu\n\nDanh mục văn bản\n\nI. KẾ HOẠCH\n\n1. Kế hoạch số 5/KH-BXD.\n\nTHÔNG BÁO\n\nvề khách hàng\n")
	f := d.Document
	if got := fmt.Sprintf("%s %s %s %s %s %v", f.Type, f.Number, f.IssuedOn, f.Issuer, f.Signer, f.Doubts); got !=
		"Công văn 62/BXD-VP 2027-11-18 Bộ Xây dựng Nguyễn Văn Mẫu [issued_on issuer number title type]" {
		t.Errorf("facts: %s", got)
	}
	if got := strings.Join(taskLines(d.Tasks), "|"); got != "1: Vụ Tổ chức cán bộ; due 2027-12-29 ?leads" {
		t.Error(got)
	}
}

// Properties are a site's only where they stand above the document, which keeps its own heading where they state no type or stand below.
func TestPropertiesOfDocument(t *testing.T) {
	const lines = "Số hiệu: 12/KH-UBND\n\nNgày ban hành: 05/01/2026\n\nNgười ký: Trần Thị Mẫu\n\nLĩnh vực: Môi trường\n\n"
	const plan = "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\n\nSố: 12/KH-UBND\n\nLam Sơn, ngày 05 tháng 01 năm 2026\n\nKẾ HOẠCH\n\nDựng vườn hoa năm 2026\n\n" +
		"I. NHIỆM VỤ\n\n1. Sở Y tế xây dựng đề án trước ngày 30/6/2026.\n\nNơi nhận:\n\n- Như trên;\n\nTM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\nTrần Thị Mẫu\n\n"
	for name, content := range map[string]string{"below": plan + lines, "above, without a type": lines + plan} {
		f := parseString(t, content).Document
		if got := fmt.Sprintf("%s | %s | %s | %s | %s", f.Type, f.Number, f.Issuer, f.Title, f.Signer); got !=
			"Kế hoạch | 12/KH-UBND | Ủy ban nhân dân tỉnh Lam Sơn | Dựng vườn hoa năm 2026 | Trần Thị Mẫu" {
			t.Errorf("%s: %s %v", name, got, f.Doubts)
		}
	}
}

// A type that its title runs on behind, in one line.
func TestLeadingType(t *testing.T) {
	cases := []struct{ line, kind string }{
		{"NGHỊ QUYẾT THÔNG QUA QUY HOẠCH VƯỜN HOA", "Nghị quyết"},
		{"QUYẾT ĐỊNH BAN HÀNH QUY CHẾ", "Quyết định"},
		{"KẾ HOẠCH TRỒNG CÂY", ""},
	}
	for _, c := range cases {
		if kind, _ := leadingType(c.line); kind != c.kind {
			t.Errorf("%s: %q", c.line, kind)
		}
	}
}

func TestTypeBehindAnEmptyNumber(t *testing.T) {
	lines := letterLines([]docread.Paragraph{{Text: "Độc lập - Tự do - Hạnh phúc Số: /KH-UBND Lam Sơn, ngày tháng 3 năm 2026 KẾ HOẠCH"}})
	if n := len(lines); n == 0 || lines[n-1].Text != "KẾ HOẠCH" {
		t.Errorf("%+v", lines)
	}
}

// Documents under an order to heed them are its objects; one that is somebody's work, or has its time, is a task, and so is each that is
// to be issued.
func TestListedDocuments(t *testing.T) {
	const head = "Kính gửi: Các sở, ban, ngành.\nUBND tỉnh yêu cầu các sở, ban, ngành thực hiện một số nội dung sau:\n1. Trồng hoa.\n2. "
	for list, want := range map[string]int{
		"Tiếp tục thực hiện nghiêm các văn bản:\n- Luật Trồng hoa số 1/2026/QH15;\n- Chỉ thị số 2/CT-TTg về tưới hoa.":    2,
		"Triển khai các văn bản:\n- Kế hoạch số 3/KH-UBND: Sở Y tế tưới hoa;\n- Công văn số 4/SNV, Sở Nội vụ trồng hoa.":  3,
		"Triển khai các văn bản:\n- Kế hoạch số 3/KH-UBND trước 30/6/2026;\n- Kế hoạch số 5/KH-UBND trước 30/9/2026.":     3,
		"Thực hiện các văn bản:\n- Kế hoạch số 3/KH-UBND do Sở Y tế chủ trì;\n- Đề án số 5/ĐA-UBND do Sở Nội vụ chủ trì.": 3,
		"Ban hành các văn bản:\n- Kế hoạch số 3/KH-UBND về tưới hoa;\n- Kế hoạch số 5/KH-UBND về hái hoa.":                3,
	} {
		if d := parseString(t, head+list); len(d.Tasks) != want {
			t.Errorf("%s: %q", list, taskLines(d.Tasks))
		}
	}
}

// A letter whose head got lost: its general requirements are what its introduction asks for, laws are what is obeyed, and what a
// report holds and a remark in brackets are no work.
func TestLetterWithoutHead(t *testing.T) {
	const text = `Kính gửi:
		- Các sở, ban, ngành;
		- Ủy ban nhân dân các xã.
		Thực hiện Văn bản số 5-CV/TU, UBND tỉnh yêu cầu các sở, ban, ngành thực hiện một số nội dung sau:
		1. Yêu cầu chung:
		1.1. Thực hiện nghiêm các quy định:
		- Luật Trồng cây số 1/2026/QH15 của Quốc hội.
		- Các Nghị định về vườn ươm: số 2/2026/NĐ-CP, số 3/2026/NĐ-CP của Chính phủ.
		1.2. Đối với vườn ươm:
		- Thay cây chết trong vườn ươm.
		- Tưới cây mỗi ngày hai lượt.
		1.3. Các sở: Y tế, Xây dựng và UBND các xã: Các Sở, ngành có ý kiến với hồ sơ vườn ươm.
		2. Trách nhiệm của các đơn vị:
		2.1. Sở Tài chính:
		- Mở lớp dạy trồng cây (trước đây Sở Tài chính đã tổ chức hai lớp).
		- Mua cuốc.
		3. Về công tác báo cáo:
		3.1. Báo cáo tháng:
		Yêu cầu các sở, ban, ngành báo cáo số liệu bao gồm:
		(1) Tổng số cây đã trồng;
		(2) Tổng số cây đã chết.`
	expectTasks(t, "letter", text, []string{
		"1.1: *các sở, ban, ngành; none ?leads,deadline", "1.2.1: *các sở, ban, ngành; none ?leads,deadline",
		"1.2.2: *các sở, ban, ngành; none ?leads,deadline", "1.3: Sở Y tế, Sở Xây dựng, *UBND các xã; none ?deadline",
		"2.1.1: Sở Tài chính; none ?deadline", "2.1.2: Sở Tài chính; none ?deadline",
	})
	d := parseString(t, text)
	if d.Document.Type != letter || len(d.Obligations) != 1 {
		t.Errorf("type %q, duties %q", d.Document.Type, dutyLines(d.Obligations))
	}
}
