package intake

import (
	"strings"
	"testing"

	"dondoc/internal/calendar"
)

func TestEventIn(t *testing.T) {
	cases := []struct{ sentence, event string }{
		{"Sở Y tế tập huấn cho cán bộ trạm, xong trước khi khai mạc lễ hội.", "trước khi khai mạc lễ hội"},
		{"Báo cáo kết quả về Bộ Y tế khi kết thúc chiến dịch.", "khi kết thúc chiến dịch"},
		{"Khi phát hiện ổ dịch, trạm y tế báo cáo trong vòng 12 giờ về Sở Y tế", "Khi phát hiện ổ dịch"},
		{"Khi kiểm tra, các đoàn thu thập thông tin trước khi làm việc với cơ sở, lập biên bản.", ""},
		{"Công an tỉnh tuần tra thường xuyên.", ""},
		{"Thu gom, xử lý nước thải đạt quy chuẩn trước khi thải ra sông.", ""},
		{"Sở Y tế triển khai Dự án 2 tại các xã (khi Bộ Y tế có hướng dẫn) theo quy định.", "khi Bộ Y tế có hướng dẫn"},
		{"Sở Y tế cấp thuốc cho các trạm (khi cần thiết).", ""},
		{"Sở Y tế tham mưu kế hoạch thực hiện khi Chính phủ, các Bộ ban hành văn bản hướng dẫn.", "khi Chính phủ, các Bộ ban hành văn bản hướng dẫn"},
		{"Bảo đảm an toàn cho người dân khi triển khai các hoạt động ban đêm.", ""},
		{"Sở Xây dựng trình phê duyệt sau khi nhận được hồ sơ hợp lệ.", "sau khi nhận được hồ sơ hợp lệ"},
		{"Các hộ gia đình sau khi nhận được hỗ trợ thì tự trồng cây.", ""},
		{"Duy trì các chốt trên đường tỉnh cho đến khi hết dịch.", "cho đến khi hết dịch"},
		{"Giám sát từ khâu chuẩn bị đến khi kết thúc cuộc thi.", ""},
		{"Dọn vườn ngay, không chờ đến khi hết mùa quả.", ""},
		{"Sở Nông nghiệp kèm cặp chủ đầu tư đến khi hoàn thành vườn ươm.", "đến khi hoàn thành vườn ươm"},
		{"Sở Tư pháp cử người giúp cho các xã đến khi hoàn thành việc đo vườn.", "đến khi hoàn thành việc đo vườn"},
		{"Sở Nông nghiệp báo cáo Ủy ban nhân dân tỉnh Lam Sơn trước khi mở hội trái cây.", "trước khi mở hội trái cây"},
		{"Xã Đồng Mít bàn giao vườn cho hợp tác xã trước khi gieo hạt.", "trước khi gieo hạt"},
		{"Hoàn thiện báo cáo trước khi trình.", ""},
	}
	for _, c := range cases {
		if d, _ := eventIn(c.sentence); d.Event != c.event {
			t.Errorf("%q: %q", c.sentence, d.Event)
		}
	}
}

func TestSetByOthers(t *testing.T) {
	for rest, others := range map[string]bool{" theo quy định của Bộ Y tế.": true, " theo quy định.": false, "": false} {
		if setByOthers(rest) != others {
			t.Errorf("%q", rest)
		}
	}
}

func TestAlwaysIn(t *testing.T) {
	for duty, always := range map[string]bool{
		"Thường xuyên rà soát vườn cây, báo cáo khi có yêu cầu.": true, ": Thường xuyên, kịp thời tưới cây.": true,
		"Định kỳ đánh giá vườn cây.": true, "Dạy nghề thường xuyên cho người trồng cây.": false, "Chi thường xuyên": false, "": false,
	} {
		if d, got := alwaysIn(duty, calendar.Context{}); got != always || got && d.Kind != calendar.Ongoing {
			t.Errorf("%s: %v", duty, d)
		}
	}
}

func TestRhythmOfLastingWork(t *testing.T) {
	for duty, every := range map[string]string{
		"Thường xuyên tưới cây, hằng quý báo cáo xã Đồng Mít.":             calendar.EveryQuarter,
		"Thường xuyên tưới cây, báo cáo xã Đồng Mít mỗi tháng.":            calendar.EveryMonth,
		"Thường xuyên tưới cây, bón phân thường xuyên, hằng tuần nhổ cỏ.":  calendar.EveryWeek,
		"Thường xuyên tưới cây, nhổ cỏ hằng năm, báo cáo khi có yêu cầu.":  "",
		"Thường xuyên theo dõi báo cáo hằng tháng của các xã khi có dịch.": "",
	} {
		if d, ok := alwaysIn(duty, calendar.Context{}); !ok || d.Every != every {
			t.Errorf("%s: %v", duty, d)
		}
	}
}

func TestRhythmOfAPlan(t *testing.T) {
	for duty, rhythm := range map[string]string{
		"Bố trí kinh phí từ dự toán ngân sách hằng năm.": "", "Tham mưu kế hoạch trung hạn, hằng năm từ nguồn vốn khác.": "",
		"Tiết kiệm triệt để chi thường xuyên, nhất là hội nghị.": "", "Tưới cây thường xuyên, nhất là mùa khô.": "thường xuyên",
		"Kiểm tra vườn cây hằng năm.": "hằng năm", "Đánh giá kết quả thực hiện Kế hoạch hằng năm.": "hằng năm",
	} {
		if d, _ := rhythmIn(duty, calendar.Context{}); d.Phrase != rhythm {
			t.Errorf("%s: %q", duty, d.Phrase)
		}
	}
}

func TestSetElsewhere(t *testing.T) {
	for duty, phrase := range map[string]string{
		"Khôi phục vườn cây, hoàn thành theo chỉ đạo tại các công điện của Chủ tịch tỉnh; trồng lại.": "hoàn thành theo chỉ đạo tại các công điện của Chủ tịch tỉnh",
		"Trồng cây, hoàn thành theo đúng tiến độ tại các xã.":                                         "",
		"Trồng cây theo kế hoạch tại Thông báo số 5.":                                                 "",
	} {
		if d, _ := setElsewhere(duty); d.Phrase != phrase {
			t.Errorf("%s: %q", duty, d.Phrase)
		}
	}
}

func TestTimeTitleWithoutEnd(t *testing.T) {
	for title, time := range map[string]string{
		"Nhiệm vụ thường xuyên": "thường xuyên", "Các công việc thường xuyên:": "thường xuyên",
		"Giám sát thường xuyên:": "thường xuyên", "Tiết kiệm chi thường xuyên": "", "Thường xuyên": "", "Nhiệm vụ chi thường xuyên": "", "Nhiệm vụ giáo dục thường xuyên": "",
	} {
		if got := timeTitle(title); got != time {
			t.Errorf("%s: %q", title, got)
		}
	}
}

func TestCourseTitle(t *testing.T) {
	for heading, time := range map[string]string{
		"Trong quá trình nuôi cá lồng": "Trong quá trình nuôi cá lồng", "Trước khi thả cá giống:": "Trước khi thả cá giống",
		"Sau khi thả cá, các hộ ghi sổ:": "", "Trong thời gian tới:": "", "Nuôi cá lồng trong quá trình giữ nước": "",
	} {
		if got := courseTitle(heading); got != time {
			t.Errorf("%s: %q", heading, got)
		}
	}
}

func TestAnnouncedTime(t *testing.T) {
	cases := []struct{ heading, time string }{
		{"Ủy ban nhân dân tỉnh giao các nhiệm vụ trọng tâm trong 6 tháng cuối năm 2026 như sau:", "trong 6 tháng cuối năm 2026"},
		{"Từ nay đến hết năm 2026, các xã tập trung:", "Từ nay đến hết năm 2026"},
		{"Trong thời hạn 06 tháng kể từ ngày Luật có hiệu lực, các bộ. chuyên ngành ban hành danh mục; cụ thể như sau:",
			"Trong thời hạn 06 tháng kể từ ngày Luật có hiệu lực"},
		{"Thực hiện các dự án do Bộ Y tế chủ trì (khi Bộ Y tế triển khai):", "khi Bộ Y tế triển khai"},
		{"Thực hiện các dự án do Bộ Y tế chủ trì (khi cần thiết):", ""},
		{"Trong tháng 9 các xã đã hoàn thành:", ""},
		{"Trong quý I/2026, các xã trồng cây trước ngày 10/3/2026:", ""},
		{"Trong quý I/2026, các xã trồng cây.", ""},
	}
	for _, c := range cases {
		if got := announcedTime(c.heading); got != c.time {
			t.Errorf("%q: %q", c.heading, got)
		}
	}
}

func TestStageTime(t *testing.T) {
	cases := []struct{ heading, time string }{
		{"Đợt 1: Từ ngày 05/12/2026 đến ngày 20/02/2027:", "Từ ngày 05/12/2026 đến ngày 20/02/2027"},
		{"Giai đoạn II (quý I/2027): Chuẩn bị", "quý I/2027"},
		{"Bước 3 - Tháng 4/2027", "Tháng 4/2027"},
		{"Giai đoạn 2026 - 2030: Phát triển", ""},
		{"Đợt 1 tập trung vào các xã", ""},
		{"Giai đoạn 1: Chuẩn bị, xong trước tháng 5/2027", ""},
		{"Bước sang năm 2027", ""},
	}
	for _, c := range cases {
		if got := stageTime(c.heading); got != c.time {
			t.Errorf("%q: %q", c.heading, got)
		}
	}
}

func TestTellsMeeting(t *testing.T) {
	cases := []struct {
		before string
		tells  bool
	}{
		{"báo cáo tại phiên họp lần thứ chín của Thường trực tổ chức vào ", true},
		{"trình tại kỳ họp cuối năm diễn ra vào ", true},
		{"Hội nghị tổng kết tổ chức vào ", false},
		{"báo cáo tại phiên họp lần thứ chín trước ", false},
	}
	for _, c := range cases {
		if got := tellsMeeting(c.before); got != c.tells {
			t.Errorf("%q: %v", c.before, got)
		}
	}
}

// A programme gives each stage its own time, which holds for what is listed under it.
func TestStagesOfAList(t *testing.T) {
	d := parseString(t, "Lam Sơn, ngày 05 tháng 12 năm 2026\nKẾ HOẠCH\nKiểm tra rừng cây\nI. ĐỐI TƯỢNG KIỂM TRA\n- Ủy ban nhân dân xã Mẫu.\n- Hạt Kiểm lâm.\n"+
		"II. NỘI DUNG VÀ THỜI GIAN THỰC HIỆN\n1. Đợt 1: Từ ngày 05/12/2026 đến ngày 20/02/2027:\n- Kiểm tra việc trồng cây.\n- Giám sát việc tuần tra.\n"+
		"2. Đợt 2: Tháng 4/2027\n- Kiểm tra vườn ươm.\n- Giám sát việc chăm sóc.\n")
	const first, second = ": ; window 2027-02-20 ?leads", ": ; due 2027-04-30 ?leads"
	if got := strings.Join(taskLines(d.Tasks), "|"); got != "II.1.1"+first+"|II.1.2"+first+"|II.2.1"+second+"|II.2.2"+second {
		t.Error(got)
	}
}

// An article that gives work loses nothing to the paragraph under it.
func TestOrderOfAnArticle(t *testing.T) {
	d := parseString(t, "NGHỊ QUYẾT\nThông qua Đề án\nHỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN\nQUYẾT NGHỊ:\nĐiều 1. Thông qua Đề án trồng cây.\n"+
		"Điều 2. Hội đồng nhân dân tỉnh giao Ủy ban nhân dân tỉnh phê duyệt Đề án trước ngày 30/9/2027.\n"+
		"Nghị quyết này đã được Hội đồng nhân dân tỉnh thông qua./.\n")
	if got := strings.Join(taskLines(d.Tasks), "|"); got != "2: UBND tỉnh; due 2027-09-29" {
		t.Error(got)
	}
}

// A report is sent by the time that stands apart where the work ends with the sending; where a step follows, that is a doubt, or
// no sending of its own.
func TestReceiverOfAStep(t *testing.T) {
	const head = "Lam Sơn, ngày 05 tháng 01 năm 2026\n\nKẾ HOẠCH\n\nTrồng hoa năm 2026\n\nI. NHIỆM VỤ\n\n1. "
	cases := []struct{ work, want string }{
		{"Sở Y tế báo cáo kết quả đo đạc gửi Sở Tài chính.", "I.1: Sở Y tế; due 2026-06-29 → Sở Tài chính"},
		{"Sở Y tế báo cáo kết quả đo đạc gửi Sở Tài chính để tổng hợp.", "I.1: Sở Y tế; due 2026-06-29 → Sở Tài chính"},
		{
			"Sở Y tế lấy báo cáo kết quả của các vườn gửi Sở Tài chính để so sánh, hoàn thiện bản đồ hoa.",
			"I.1: Sở Y tế; due 2026-06-29 → Sở Tài chính ?deadline",
		},
		{"Sở Y tế cấp giống, kết quả đo đạc cho Sở Công Thương, hoàn thành bản đồ hoa.", "I.1: Sở Y tế; due 2026-06-29"},
		{"Trồng hoa.\n\nSở Y tế lập danh sách vườn gửi Sở Tài chính và Sở Nội vụ.", "I.1: Sở Y tế; due 2026-06-29 → Sở Tài chính, Sở Nội vụ"},
		{"Sở Y tế lập danh sách vườn gửi Sở Tài chính thẩm định.", "I.1: Sở Y tế; due 2026-06-29 → Sở Tài chính ?deadline"},
		{"Sở Y tế lập danh sách vườn gửi Ủy ban nhân dân xã, phường.", "I.1: Sở Y tế; due 2026-06-29 → *Ủy ban nhân dân xã, phường ?deadline"},
	}
	for _, c := range cases {
		d := parseString(t, head+c.work+"\n\n- Thời gian: Trước ngày 30/6/2026.\n")
		if got := strings.Join(taskLines(d.Tasks), "|"); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.work, got, c.want)
		}
	}
}

// The items of an article that issues a calendar are its days, whoever keeps them; in other articles they are none.
func TestCalendarOfAnArticle(t *testing.T) {
	const head = "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố: 52/QĐ-UBND\nLam Sơn, ngày 10 tháng 7 năm 2026\n\nQUYẾT ĐỊNH\nVề hội làng\n\n"
	const items = " của các hội làng như sau:\n1. Khai hội: Ngày 05/9/2026 (thứ Bảy).\n2. Xong phần rước trước ngày 10/9/2026.\n" +
		"3. Ngày nghỉ: Thực hiện theo quy định.\n4. Người đi hội trước ngày 03/9/2026 được miễn phí.\nĐiều 2. Giao Sở Y tế trực hội trước ngày 02/9/2026.\nĐiều 3. Quyết định này có hiệu lực từ ngày ký."
	duty := "2: Sở Y tế; due 2026-09-01"
	for issued, want := range map[string]string{
		"Điều 1. Ban hành Kế hoạch thời gian": "1.1: ; due 2026-09-05 ?leads,deadline,content | " +
			"1.2: ; due 2026-09-09 ?leads,content,deadline | " + duty,
		"Điều 1. Ban hành Quy chế": duty,
	} {
		d := parseString(t, head+issued+items)
		if got := strings.Join(taskLines(d.Tasks), " | "); got != want {
			t.Errorf("%s: %s", issued, got)
		}
	}
}
