package intake

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dondoc/internal/calendar"
	"dondoc/internal/docread"
)

func TestAimsInSentences(t *testing.T) {
	cases := []struct{ sentence, want string }{
		{"Phát động quyên góp sách, phấn đấu mỗi năm nhận từ 5.000 bản sách trở lên; biểu dương kịp thời.",
			"Mỗi năm nhận bản sách >= 5000 bản sách "},
		{"Đôn đốc thu tiền sử dụng đất, phấn đấu hết quý III đạt trên 70% dự toán (cùng kỳ đạt 61%).",
			"Đôn đốc thu tiền sử dụng đất > 70 % 2027"},
		{"Tham mưu giải pháp để tốc độ tăng giá trị sản xuất quý II đạt từ 9% trở lên.",
			"Tốc độ tăng giá trị sản xuất quý II >= 9 % 2027"},
		{"Nhằm giữ rừng, phấn đấu đến hết tháng 9/2027 tỷ lệ thôn có tổ bảo vệ rừng đạt tối thiểu 85%, Chủ tịch UBND tỉnh yêu cầu:",
			"Tỷ lệ thôn có tổ bảo vệ rừng >= 85 % 2027"},
		{"Tập trung tiêm phòng, phấn đấu vào nhóm 8 tỉnh dẫn đầu về tỷ lệ tiêm phòng.", "Tỷ lệ tiêm phòng rank 8 tỉnh "},
		{"Phấn đấu hoàn thành trong 15 ngày.", ""},
		{"Phấn đấu hoàn thành trước ngày 30/6/2027.", ""},
		{"Thực hiện Nghị quyết số 12-NQ/TU ngày 05/3/2026 phấn đấu đến năm 2030 có ít nhất 90% hộ dùng nước sạch.", ""},
		{"Giải ngân đã đạt 40% kế hoạch.", ""},
		{"Tập trung giải pháp, cụ thể: Phấn đấu tỷ lệ thôn có loa đạt 80%; tỷ số học sinh dưới 25 em/10 bàn học; giảm 30% số vụ trộm chó, " +
			"giảm 10% số vụ gây rối;",
			"Tỷ lệ thôn có loa = 80 %  | Tỷ số học sinh < 25 em/10 bàn học  | Giảm số vụ trộm chó = 30 %  | Giảm số vụ gây rối = 10 % "},
		{"Đến năm 2029, 100% xã có thư viện; 90% thôn có tủ sách.", "Xã có thư viện = 100 % 2029 | Thôn có tủ sách = 90 % 2029"},
		{"Cắt giảm 40% đèn trang trí trên các cầu.", "Cắt giảm đèn trang trí trên các cầu = 40 % "},
		{"Điều chỉnh quy hoạch, bảo đảm mục tiêu 1,5 triệu ha rừng ngập mặn vào năm 2030.", "Rừng ngập mặn = 1.5 triệu ha 2030"},
		{"Giảm 30% tiền thuê mặt bằng đến hết năm 2028.", ""},
		{"100% kinh phí do ngân sách xã bảo đảm.", ""},
		{"Đẩy mạnh xúc tiến, phấn đấu năm 2027 đón 3 - 4 triệu lượt khách.", "Đón khách range 3 - 4 triệu lượt 2027"},
		{"50% số phiếu đồng ý thì thông qua.", ""},
		{"100% ý kiến tán thành dự thảo Nghị quyết.", ""},
		{"Ít nhất 30% thành viên Tổ công tác có mặt tại cuộc họp.", ""},
		{"50% số hộ dân đã di dời khỏi khu vực sạt lở.", ""},
		{"Tăng 5% so với cùng kỳ năm trước.", ""},
		{"Đơn giản hóa thủ tục, bảo đảm cắt giảm ít nhất 30% thời gian cấp phép theo quy định.",
			"Cắt giảm thời gian cấp phép theo quy định >= 30 % "},
		{"Di dời các kho than; đảm bảo sử dụng ít nhất 40% quỹ đất sau di dời làm sân chơi.", "Quỹ đất sau di dời làm sân chơi >= 40 % "},
		{"Tập trung số hóa 100% sổ hộ tịch còn hiệu lực, hoàn thành trước 30/11/2027.", "Sổ hộ tịch còn hiệu lực = 100 % 2027"},
		{"Hỗ trợ 50% chi phí đào tạo nghề.", ""},
		{"Bảo đảm 100% kinh phí hoạt động.", ""},
		{"Mở rộng mạng lưới, đạt mục tiêu đến năm 2028 tỷ lệ hộ dùng nước máy đạt trên 85%.", "Tỷ lệ hộ dùng nước máy > 85 % 2028"},
		{"Phấn đấu đến năm 2028 có từ 3-5 xã lên phường; đến năm 2030 có thêm 1-2 xã lên phường.",
			"Xã lên phường range 3 - 5 xã lên phường 2028 | Có thêm xã lên phường range 1 - 2 xã 2030"},
		{"Không để tỷ lệ hồ sơ trễ hạn đạt 5%.", ""},
		{"Mục tiêu: đến hết quý III/2027 giải ngân đạt trên 60%, đến ngày 31/01/2028 giải ngân 95% kế hoạch vốn được giao.",
			"Giải ngân > 60 % 2027 | Kế hoạch vốn được giao = 95 % 2028"},
		{"Mục tiêu:", ""},
		{"Mục tiêu giảm rác nhựa so với năm 2025: 8%.", "Giảm rác nhựa so với năm 2025 = 8 % "},
		{"Thực hiện Chỉ thị số 12/CT-TU ngày 05/3/2027, với mục tiêu kéo giảm ít nhất 5% số vụ đuối nước so với năm 2026, " +
			"Chủ tịch UBND tỉnh yêu cầu:", "Kéo giảm số vụ đuối nước so với năm 2026 >= 5 % "},
		{"Chương trình mục tiêu quốc gia giảm nghèo đạt 90% kế hoạch.", ""},
		{"Các mục tiêu phát triển của xã đạt 90% kế hoạch.", ""},
		{"Năm 2028, cắt giảm, đơn giản hóa 60% điều kiện cấp phép; bãi bỏ 30% mẫu đơn; cắt giảm 50% thời gian cấp phép, 40% chi phí cấp phép.",
			"Điều kiện cấp phép = 60 % 2028 | Mẫu đơn = 30 % 2028 | Cắt giảm thời gian cấp phép = 50 % 2028 | Chi phí cấp phép = 40 % 2028"},
		{"Hoàn thành chi trả, bàn giao 100% mặt bằng đường ven biển trước ngày 30/8/2027.", "Mặt bằng đường ven biển = 100 % 2027"},
		{"Số thu giảm 8,5% cùng kỳ, tăng 3% số hộ nợ thuế.", ""},
		{"Có ít nhất 02 vườn ươm giống công nghệ cao.", "Vườn ươm giống công nghệ cao >= 2 vườn ươm "},
		{"Có không quá 02 ngày để góp ý.", ""},
		{"Đến năm 2030, tỷ lệ thu gom, xử lý rác thải tại chợ, bến xe đạt 95%.", "Tỷ lệ thu gom, xử lý rác thải tại chợ, bến xe = 95 % 2030"},
		{"Mỗi năm thu hút được 25 - 30 bác sĩ.", "Mỗi năm thu hút được bác sĩ range 25 - 30 bác sĩ "},
		{"Mỗi năm tổ chức ít nhất 04 lớp tập huấn.", ""},
		{"Bám sát kịch bản, đảm bảo tốc độ tăng trưởng đạt 7,5% trở lên.", "Tốc độ tăng trưởng >= 7.5 % "},
		{"Hoàn thành các chỉ tiêu năm 2027, trong đó phấn đấu tăng trưởng kinh tế vượt mục tiêu Chính phủ giao (9%).",
			"Tăng trưởng kinh tế = 9 % 2027"},
		{"Phấn đấu hoàn thành mục tiêu tăng trưởng kinh tế được Chính phủ giao (8,5%).", "Tăng trưởng kinh tế = 8.5 % "},
		{"Hoàn thành mục tiêu đưa vào khai thác trên 300 km đường ven biển.", "Đưa vào khai thác đường ven biển > 300 km "},
		{"Phấn đấu tăng trưởng kinh tế cả năm 2027 đạt trên 8% và năm 2028 từ 10% trở lên, cụ thể như sau:",
			"Tăng trưởng kinh tế > 8 % 2027 | Tăng trưởng kinh tế >= 10 % 2028"},
		{"Trong quý III năm 2027, hoàn thành cắt giảm 50% thời gian cấp phép.", "Cắt giảm thời gian cấp phép = 50 % 2027"},
		{"Rà soát mẫu đơn, bảo đảm cắt giảm tối thiểu 30%, trình Ủy ban nhân dân tỉnh.", "Rà soát mẫu đơn cắt giảm >= 30 % "},
		{"Đẩy nhanh phân bổ vốn, bảo đảm giải ngân 100% kế hoạch vốn năm 2028 được giao.", "Kế hoạch vốn năm 2028 được giao = 100 % 2028"},
		{"Trình đề án để Hội đồng xem xét.", ""},
		{"Để chủ động trong mùa khô được dự báo kéo dài, giảm ít nhất 30% số vụ cháy và 50% diện tích cháy, Chủ tịch UBND tỉnh chỉ thị:",
			"Giảm số vụ cháy >= 30 %  | Giảm diện tích cháy = 50 % "},
		{"Rà soát các hộ, nâng tỷ lệ hộ dùng nước sạch lên 95%.", "Tỷ lệ hộ dùng nước sạch = 95 % "},
		{"Nâng tổng số xã có chợ lên 11/14 xã.", "Tổng số xã có chợ = 11 xã "},
		{"Huyện đã nâng tỷ lệ hộ dùng nước sạch từ 80% lên 95%.", ""},
		{"Giải quyết nhu cầu của 88 hộ.", ""},
	}
	p := &parser{times: calendar.Context{Year: 2027}}
	for _, c := range cases {
		var got []string
		for _, x := range p.aimsIn(c.sentence) {
			value := x.Value
			if value == nil {
				got = append(got, fmt.Sprintf("%s %s %v - %v %s %s", x.Indicator, x.Op, *x.Low, *x.High, x.Unit, x.Period))
				continue
			}
			got = append(got, fmt.Sprintf("%s %s %v %s %s", x.Indicator, x.Op, *value, x.Unit, x.Period))
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%q: %q", c.sentence, s)
		}
	}
}

// Of what a row works on, no aim of its own is read.
func TestAimsOfRows(t *testing.T) {
	cases := []struct {
		content string
		want    int
	}{
		{"Đôn đốc thu thuế, phấn đấu đạt trên 55% dự toán", 1},
		{"Tiếp tục phấn đấu thu thuế đạt trên 55% dự toán", 1},
		{"Báo cáo việc năm 2026 phấn đấu thu thuế đạt trên 55% dự toán", 0},
		{"Kiểm tra các xã phấn đấu đạt 19 tiêu chí", 0},
	}
	p := &parser{times: calendar.Context{Year: 2027}}
	for _, c := range cases {
		if got := p.aimsInRows(&Draft{Tasks: []Task{{Content: c.content}}}); len(got) != c.want {
			t.Errorf("%q: %+v", c.content, got)
		}
	}
}

// A title may be the aim of the work under it; one that only names the work, its cost or its time is none.
func TestAimOver(t *testing.T) {
	cases := []struct{ title, want string }{
		{"Trồng mới khoảng trên 300ha rừng ven biển:", "Trồng mới rừng ven biển > 300 ha"},
		{"Ít nhất 40% hộ kinh doanh được hỗ trợ chuyển đổi số.", "Hộ kinh doanh được hỗ trợ chuyển đổi số >= 40 %"},
		{"Tỷ lệ các chợ có nhà vệ sinh đạt chuẩn 100%.", "Tỷ lệ các chợ có nhà vệ sinh đạt chuẩn = 100 %"},
		{"Hoàn thành di dời 01 hợp tác xã (Bến Tây) và 02 trung tâm (Bến Đông và Bến Nam).",
			"Hoàn thành di dời hợp tác xã (Bến Tây) = 1 hợp tác xã | Hoàn thành di dời trung tâm (Bến Đông và Bến Nam) = 2 trung tâm"},
		{"Tập trung thực hiện 03 nhiệm vụ đột phá", ""},
		{"Tổ chức kỷ niệm 50 năm ngày thành lập", ""},
		{"Xây dựng chính quyền địa phương 2 cấp", ""},
		{"Các chỉ tiêu xã hội (7 chỉ tiêu)", ""},
		{"Xây dựng 03 đề án về giao thông", ""},
		{"Triển khai Nghị quyết số 57-NQ/TW", ""},
		{"Hoàn thành nhiệm vụ trong 15 ngày", ""},
		{"Chi trả 50% kinh phí đào tạo", ""},
	}
	for _, c := range cases {
		it := &item{rank: rankNumber, head: c.title, rest: []docread.Paragraph{{Text: "Sở Xây dựng chủ trì."}}}
		it.finish()
		var got []string
		for _, x := range (&parser{}).aimOver(it) {
			got = append(got, fmt.Sprintf("%s %s %v %s", x.Indicator, x.Op, *x.Value, x.Unit))
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%q: %q", c.title, s)
		}
	}
}

// A document that changes a target says the new one in its last quotation; what is quoted of a task is none.
func TestTargetsChanged(t *testing.T) {
	listed := itemWith("Điều chỉnh một số chỉ tiêu:")
	listed.children = []*item{itemWith("Tỷ lệ thôn có loa đạt 80%.")}
	if got := (&parser{}).targetsChanged([]*item{listed}); len(got) != 1 || *got[0].Value != 80 {
		t.Errorf("%+v", got)
	}
	items := []*item{
		itemWith("Điều chỉnh chỉ tiêu tại khoản 1 Mục II: từ “60% chợ có bãi xe” thành “đến năm 2029, 75% chợ có bãi xe”."),
		itemWith("Sửa đổi tên nhiệm vụ số 3 như sau: “Trồng 500 ha rừng”."),
	}
	got := (&parser{}).targetsChanged(items)
	if len(got) != 1 || *got[0].Value != 75 || got[0].Period != "2029" || got[0].Indicator != "Chợ có bãi xe" || got[0].Ref != "1" {
		t.Errorf("%+v", got)
	}
}

// A sentence may be as long as a line of a file: reading it takes time in proportion, a few times that of plain sentences of
// the same length in the same run.
func TestAimsInLongSentence(t *testing.T) {
	const most, again = 100, 30 // plain sentences are read again and again: what else the machine does must weigh on both alike
	took := func(s string, times int) time.Duration {
		least := time.Hour
		for range 3 {
			start := time.Now()
			for range times {
				(&parser{}).aimsIn(s)
			}
			least = min(least, time.Since(start)/time.Duration(times))
		}
		return least
	}
	for _, s := range []string{"để ", "giảm 5% vé, ", "phấn đấu đạt 5% vé; ", "a, ", "đạt 5% và "} {
		long := strings.Repeat(s, 20_000)
		plain := strings.Repeat("Sở Y tế kiểm tra các vườn cây của xã. ", len(long)/50)
		if of, in := took(plain, again), took(long, 1); in > most*max(of, time.Millisecond) {
			t.Errorf("%q: %s, plain sentences %s", s, in, of)
		}
	}
}

// A list that is said to be of targets is one, whatever its part is called.
func TestTargetsAnnouncedInOtherParts(t *testing.T) {
	const before = "UBND TỈNH LAM SƠN\nLam Sơn, ngày 05 tháng 5 năm 2027\nKẾ HOẠCH\nThi đua trồng rừng\nI. NỘI DUNG VÀ TIÊU CHÍ ĐÁNH GIÁ\n1. Nội dung thi đua\n"
	const list = "(1) 90% thôn có vườn ươm;\n(2) Ít nhất 80% hộ nhận rừng.\n"
	const after = "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ tổng hợp kết quả trước ngày 15/12/2027.\n"
	for intro, want := range map[string]int{"Được cụ thể hóa bằng các chỉ tiêu như sau:\n": 2, "Việc chấm điểm như sau:\n": 0} {
		if got := len(parseString(t, before+intro+list+after).Targets); got != want {
			t.Errorf("%q: %d targets, want %d", intro, got, want)
		}
	}
}

// The lines of an introduction that a format without paragraphs breaks are one sentence.
func TestUnbroken(t *testing.T) {
	lines := []docread.Paragraph{{Text: "Chỉ thị"}, {Text: "Để giữ rừng, giảm ít"}, {Text: "nhất 30% số vụ cháy:"}, {Text: "a) kiểm tra"}, {Text: "Yêu cầu"}}
	var got []string
	for _, q := range unbroken(lines) {
		got = append(got, q.Text)
	}
	const want = "Chỉ thị|Để giữ rừng, giảm ít nhất 30% số vụ cháy:|a) kiểm tra|Yêu cầu"
	if s := strings.Join(got, "|"); s != want {
		t.Error(s)
	}
}
