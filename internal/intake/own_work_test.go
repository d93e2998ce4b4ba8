package intake

import (
	"slices"
	"strings"
	"testing"

	"dondoc/internal/org"

	"github.com/google/go-cmp/cmp"
)

// A body's programme of its own work: what an item gives nobody else is the body's.
func TestProgrammesOfOwnWork(t *testing.T) {
	cases := []struct {
		name, text string
		want       []string
	}{
		{"a council's supervision, inside an article that others go on after", `NGHỊ QUYẾT
			Về Chương trình giám sát của Hội đồng nhân dân xã năm 2026
			HỘI ĐỒNG NHÂN DÂN XÃ LAM SƠN KHÓA II, KỲ HỌP THỨ BA
			Căn cứ Luật Hoạt động giám sát;
			QUYẾT NGHỊ:
			Điều 1. Thông qua Chương trình giám sát năm 2026 như sau:
			I. GIÁM SÁT TẠI KỲ HỌP
			1. Tại kỳ họp giữa năm 2026:
			1.1. Xem xét báo cáo công tác của Thường trực Hội đồng nhân dân xã.
			- Xem xét báo cáo của Ủy ban nhân dân xã về thu ngân sách.
			1.2. Chất vấn và xem xét việc trả lời chất vấn của Chủ tịch Ủy ban nhân dân xã.
			2. Tại kỳ họp cuối năm 2026:
			2.1. Xem xét quyết toán ngân sách năm trước.
			II. GIÁM SÁT CHUYÊN ĐỀ
			1. Giám sát việc quản lý chợ, giao Ban Kinh tế - Ngân sách chủ trì thực hiện.
			2. Việc thực hiện chính sách đối với hộ nghèo trên địa bàn xã.
			Điều 2. Giao Thường trực Hội đồng nhân dân xã tổng hợp, báo cáo Hội đồng nhân dân xã tại kỳ họp giữa năm 2027.
			Nghị quyết này đã được Hội đồng nhân dân xã Lam Sơn khóa II, kỳ họp thứ Ba thông qua ngày 20 tháng 12 năm 2025./.`, []string{
			"I.1.1: Hội đồng nhân dân xã; event ?leads,deadline", "I.1.1.1: Hội đồng nhân dân xã; event ?leads,deadline",
			"I.1.2: Hội đồng nhân dân xã; event ?leads,deadline", "I.2.1: Hội đồng nhân dân xã; event ?leads,deadline",
			"II.1: Ban Kinh tế - Ngân sách; due 2026-12-31 ?leads,deadline", "II.2: Hội đồng nhân dân xã; due 2026-12-31 ?leads,deadline",
			"2: Thường trực Hội đồng nhân dân xã; event ?leads,deadline",
		}},
		{"a committee's year", `CHƯƠNG TRÌNH
			Công tác năm 2026 của Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh
			I. THẨM TRA
			1. Thẩm tra các dự thảo nghị quyết trình kỳ họp giữa năm.
			2. Thẩm tra báo cáo của Ủy ban nhân dân tỉnh.
			II. THỜI GIAN
			1. Đợt 1: tháng 4 năm 2026.`, []string{
			"I.1: Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh; none ?leads,deadline",
			"I.2: Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh; none ?leads,deadline",
		}},
		{"the supervised is nobody's programme, and a department gives work out", `KẾ HOẠCH
			Giám sát việc thực hiện Nghị quyết của Hội đồng nhân dân tỉnh năm 2026
			1. Việc ban hành văn bản hướng dẫn.
			2. Sở Y tế gửi báo cáo trước ngày 10/5/2026.`, []string{"2: Sở Y tế; due 2026-05-09"}},
		{"a department's year", `KẾ HOẠCH
			Công tác năm 2026 của Sở Y tế
			1. Việc ban hành văn bản hướng dẫn.
			2. Trung tâm Kiểm soát bệnh tật gửi báo cáo trước ngày 10/5/2026.`, []string{"2: Trung tâm Kiểm soát bệnh tật; due 2026-05-09 ?leads"}},
	}
	for _, c := range cases {
		expectTasks(t, c.name, c.text, c.want)
	}
}

func TestCouncilBehindItsTitle(t *testing.T) {
	cases := []struct{ title, before, council string }{
		{"VỀ GIÁM SÁT NĂM 2026 HỘI ĐỒNG NHÂN DÂN XÃ LAM SƠN KHÓA II - KỲ HỌP THỨ BA", "VỀ GIÁM SÁT NĂM 2026", "HỘI ĐỒNG NHÂN DÂN XÃ LAM SƠN KHÓA II - KỲ HỌP THỨ BA"},
		{"VỀ CHẤT VẤN CỦA HỘI ĐỒNG NHÂN DÂN XÃ LAM SƠN KHÓA II, KỲ HỌP THỨ BA", "VỀ CHẤT VẤN CỦA HỘI ĐỒNG NHÂN DÂN XÃ LAM SƠN KHÓA II, KỲ HỌP THỨ BA", ""},
		{"Về giám sát năm 2026 của Hội đồng nhân dân xã", "Về giám sát năm 2026 của Hội đồng nhân dân xã", ""},
	}
	for _, c := range cases {
		before, council := councilBehind(c.title)
		if before != c.before || council != c.council {
			t.Errorf("%q: %q, %q", c.title, before, council)
		}
	}
}

// Slogans and shares of money are no work, and who has a colon behind is named without the honorific.
func TestSlogansAndSharesGiveNoWork(t *testing.T) {
	d, err := Parse(textDocument(`KẾ HOẠCH
		Tuyên truyền kỷ niệm ngày thành lập xã năm 2026
		I. PHÂN CÔNG
		1. Đồng chí Phó Trưởng ban Văn hóa - Ủy viên: Trực tiếp chỉ đạo chuẩn bị nội dung trang trí.
		2. Sở Y tế: 1.500.000.000 đồng (tiền mặt).
		3. Sở Nội vụ: 30 ngày sau khi nhận báo cáo, tổng hợp kết quả.
		4. Quốc hội là biểu tượng của khối đại đoàn kết toàn dân tộc!
		II. KHẨU HIỆU TUYÊN TRUYỀN
		1. Ủy ban nhân dân xã thi đua lập thành tích.`), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"I.1: Phó Trưởng ban Văn hóa - Ủy viên; none ?leads,deadline", "I.3: Sở Nội vụ; event ?deadline"}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// Measures that a part on tasks lists and nobody is given are work where the duties of the bodies are other work, whatever their
// number, and describe it where these give it out.
func TestMeasuresBesideDuties(t *testing.T) {
	plan := `KẾ HOẠCH
		Giữ rừng năm 2026
		I. NHIỆM VỤ, GIẢI PHÁP
		1. Tuyên truyền
		a) Vận dụng các mô hình giữ rừng của thôn bản.
		- Xây dựng các cụm loa giữ rừng tại những thôn ven suối.
		- Tổ chức hội thi vẽ tranh về rừng cho học sinh.
		b) Phổ biến quy ước giữ rừng tới các hộ dân.
		II. TỔ CHỨC THỰC HIỆN
		`
	cases := []struct {
		name, duties string
		want         []string
	}{
		{"other work", `1. Sở Y tế
			- Cấp thuốc cho các tổ bảo vệ rừng.
			- Tập huấn sơ cứu cho kiểm lâm.
			2. Sở Tài chính
			- Cấp kinh phí mua ủng.
			- Quyết toán kinh phí mua ủng.`, []string{
			"I.1.a.1: ; none ?leads,deadline", "I.1.a.2: ; none ?leads,deadline", "I.1.b: ; none ?leads,deadline",
			"II.1.1: Sở Y tế; none ?deadline", "II.1.2: Sở Y tế; none ?deadline",
			"II.2.1: Sở Tài chính; none ?deadline", "II.2.2: Sở Tài chính; none ?deadline",
		}},
		{"the same work", `1. Sở Y tế
			- Xây dựng các cụm loa giữ rừng tại những thôn ven suối.
			- Tập huấn sơ cứu cho kiểm lâm.
			2. Sở Tài chính
			- Phổ biến quy ước giữ rừng tới các hộ dân.
			- Quyết toán kinh phí mua ủng.`, []string{
			"II.1.1: Sở Y tế; none ?deadline", "II.1.2: Sở Y tế; none ?deadline",
			"II.2.1: Sở Tài chính; none ?deadline", "II.2.2: Sở Tài chính; none ?deadline",
		}},
	}
	for _, c := range cases {
		expectTasks(t, c.name, plan+c.duties, c.want)
	}
}

// Measures that name nobody are work where a programme mostly consists of them, not beside other contents, and not where a strategy
// gives bodies work of their own.
func TestMeasuresThatNameNobody(t *testing.T) {
	const contents = `
		I. CÁC MÔ HÌNH GIỮ RỪNG
		1. Mô hình rừng cộng đồng.
		2. Mô hình rừng trường học.
		`
	const measures = `II. GIẢI PHÁP THỰC HIỆN
		1. Xây dựng các cụm loa giữ rừng tại những thôn ven suối.
		2. Tổ chức hội thi vẽ tranh về rừng cho học sinh.
		3. Căn cứ quy ước của thôn bản, xây dựng các mô hình giữ rừng.
		4. Đến cuối năm, phấn đấu mỗi thôn có một chòi canh.
		`
	const duties = `III. TỔ CHỨC THỰC HIỆN
		1. Sở Y tế cấp thuốc cho các tổ bảo vệ rừng.
		2. Sở Tài chính cấp kinh phí mua ủng.
		3. Sở Nội vụ mở lớp sơ cứu.`
	given := []string{"III.1: Sở Y tế; none ?deadline", "III.2: Sở Tài chính; none ?deadline", "III.3: Sở Nội vụ; none ?deadline"}
	listed := []string{"II.1: ; none ?leads,deadline", "II.2: ; none ?leads,deadline", "II.3: ; none ?leads,deadline"}
	more := "3. Mô hình rừng phòng hộ.\n4. Mô hình rừng ven suối.\n5. Mô hình rừng hồ chứa.\n"
	cases := []struct {
		name, text string
		want       []string
	}{
		{"most of it", "ĐỀ ÁN\nGiữ rừng năm 2026" + contents + measures + duties, slices.Concat(listed, given)},
		{"beside other contents", "ĐỀ ÁN\nGiữ rừng năm 2026" + contents + more + measures + duties, given},
		{"of a strategy", "QUYẾT ĐỊNH\nPhê duyệt Chiến lược giữ rừng năm 2026" + contents + measures + duties, given},
		{"of a strategy that gives nobody work", "QUYẾT ĐỊNH\nPhê duyệt Chiến lược giữ rừng năm 2026" + contents + measures, listed},
		{"of a plan for a strategy", "KẾ HOẠCH\nThực hiện Chiến lược giữ rừng năm 2026" + contents + measures + duties, slices.Concat(listed, given)},
	}
	for _, c := range cases {
		expectTasks(t, c.name, c.text, c.want)
	}
}

// Work may be counted with a word before the number, with or without a title, and at any depth.
func TestCountedWork(t *testing.T) {
	d, err := Parse(textDocument(`KẾ HOẠCH
		Giữ rừng năm 2026
		I. NỘI DUNG
		1. Tuyên truyền
		a) Hoạt động 1
		- Nội dung:
		+ Tổ chức hội thi giữ rừng tại các thôn.
		+ Tập huấn cho tổ bảo vệ rừng.
		- Cơ quan thực hiện: Sở Y tế.
		b) Hoạt động 2
		- Nội dung: Phát hành sổ tay giữ rừng.
		- Cơ quan thực hiện: Sở Nội vụ.
		2. Trồng rừng
		Nhiệm vụ 1: Ươm cây giống
		- Cơ quan chủ trì: Sở Xây dựng.
		Nhiệm vụ 2: Trồng cây trên đồi trọc
		Nhiệm vụ - Thực hiện: Sở Công Thương.
		II. GIÁM SÁT
		Nội dung 1. Kiểm tra
		1. Sở Y tế kiểm tra các vườn ươm.
		2. Sở Nội vụ tổng hợp kết quả.
		Nội dung 2. Sơ kết
		Hoạt động 1. Sở Tài chính tổ chức sơ kết.
		Hoạt động 2. Sở Nội vụ tổ chức khen thưởng.
		Hoạt động 1 được đánh giá hằng năm.
		3. Sở Nội vụ gửi báo cáo trồng rừng.
		Nội dung 1: Số cây sống.
		Nội dung 2: Kinh phí.`), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range d.Tasks {
		got = append(got, x.Ref+": "+x.Content+" ("+strings.Join(x.Leads, ", ")+")")
	}
	want := []string{
		"I.1.a.1.1: Tổ chức hội thi giữ rừng tại các thôn. (Sở Y tế)", "I.1.a.1.2: Tập huấn cho tổ bảo vệ rừng. (Sở Y tế)",
		"I.1.b: Phát hành sổ tay giữ rừng (Sở Nội vụ)",
		"I.2.1: Ươm cây giống (Sở Xây dựng)", "I.2.2: Trồng cây trên đồi trọc (Sở Công Thương)",
		"II.1.1: Sở Y tế kiểm tra các vườn ươm. (Sở Y tế)", "II.1.2: Sở Nội vụ tổng hợp kết quả. (Sở Nội vụ)",
		"II.2.1: Sở Tài chính tổ chức sơ kết. (Sở Tài chính)",
		"II.2.2: Sở Nội vụ tổ chức khen thưởng. Hoạt động 1 được đánh giá hằng năm. (Sở Nội vụ)",
		"II.2.3: Sở Nội vụ gửi báo cáo trồng rừng. Nội dung 1: Số cây sống. Nội dung 2: Kinh phí. (Sở Nội vụ)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Under goals a heading may announce what is done on an occasion.
func TestActivitiesUnderGoals(t *testing.T) {
	d, err := Parse(textDocument(`KẾ HOẠCH
		Tháng giữ rừng năm 2026
		I. MỤC TIÊU
		1. Mục tiêu cụ thể
		- Phấn đấu 90% thôn có tổ bảo vệ rừng.
		2. Tháng giữ rừng
		a) Chủ đề
		Rừng xanh là nhà.
		b) Các hoạt động chính
		Các xã thực hiện các hoạt động sau:
		- Tổ chức lễ phát động tại các nhà văn hóa.
		- Treo băng rôn trên các tuyến đường chính.
		c) Các hoạt động của năm trước
		- Tổ chức hội thi vẽ tranh.
		- Kiểm tra các kho than.
		d) Nhiệm vụ đã hoàn thành
		- Xây dựng các nhà văn hóa.
		- Trồng các hàng cây.
		II. TỔ CHỨC THỰC HIỆN
		1. Sở Y tế cấp thuốc cho các tổ bảo vệ rừng.`), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"I.2.b.1: *các xã; none ?deadline", "I.2.b.2: *các xã; none ?deadline", "II.1: Sở Y tế; none ?deadline",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
	if len(d.Targets) != 1 {
		t.Errorf("%+v", d.Targets)
	}
}

// A part on the situation may hold what is to come, and a part that gives work what was done.
func TestWhatIsToComeBesideTheSituation(t *testing.T) {
	cases := []struct {
		name, text string
		want       []string
	}{
		{"behind results, in a part that its title calls so", `I. Tình hình giữ rừng tháng 4; phương hướng, nhiệm vụ tháng 5
			1. Những kết quả nổi bật
			a) Trồng thêm hai đồi thông.
			b) Sở Y tế khám mắt cho kiểm lâm.
			2. Nhiệm vụ trọng tâm tháng 5
			Ủy ban nhân dân tỉnh yêu cầu Chủ tịch Ủy ban nhân dân các xã chú trọng những nội dung sau:
			a) Rà soát các chòi canh lửa.
			b) Thông báo lịch trực tới từng thôn.`, []string{
			"I.2.a: *Chủ tịch Ủy ban nhân dân các xã; unresolved ?deadline", "I.2.b: *Chủ tịch Ủy ban nhân dân các xã; unresolved ?deadline",
		}},
		{"a title that its sentence ran on behind", `I. Tình hình giữ rừng
			1. Nhiệm vụ trọng tâm tháng 4
			a) Sở Y tế khám mắt cho kiểm lâm.
			b) Sở Nội vụ mở lớp tập huấn.
			2. Phương hướng, nhiệm vụ thời gian tới Nắng nóng còn kéo dài; yêu cầu các sở tập trung:
			a) Rà soát các chòi canh lửa.
			b) Thông báo lịch trực tới từng thôn.`, []string{"I.2.a: *các sở; none ?deadline", "I.2.b: *các sở; none ?deadline"}},
		{"a list that the last sentence on the situation charges a place with", `I. Đánh giá chung
			Các xã giữ rừng tốt, song chòi canh lửa còn thiếu.
			Để giữ rừng qua mùa khô, huyện Hoa Mai cần thực hiện tốt một số nhiệm vụ, giải pháp sau:
			1. Rà soát các chòi canh lửa.
			2. Thông báo lịch trực tới từng thôn.`, []string{"I.1: huyện Hoa Mai; none ?leads,deadline", "I.2: huyện Hoa Mai; none ?leads,deadline"}},
		{"a list of what was done behind such a sentence", `I. Đánh giá chung
			Các xã giữ rừng tốt.
			Kết quả thực hiện các nhiệm vụ như sau:
			1. Rà soát các chòi canh lửa.
			2. Thông báo lịch trực tới từng thôn.
			II. Nhiệm vụ
			1. Sở Y tế kiểm tra tủ thuốc.`, []string{"II.1: Sở Y tế; none ?deadline"}},
		{"what somebody did", `I. Về việc báo cáo theo Quy chế
			Tại phiên họp, các Sở đã có báo cáo Ủy ban nhân dân tỉnh như sau:
			1. Sở Y tế báo cáo về tủ thuốc của kiểm lâm.
			2. Sở Nội vụ báo cáo về lớp tập huấn.
			II. Nhiệm vụ
			Từ kết quả đã đạt được, các sở thực hiện như sau:
			1. Sở Y tế kiểm tra tủ thuốc.`, []string{"II.1: Sở Y tế; none ?deadline"}},
	}
	for _, c := range cases {
		expectTasks(t, c.name, "NGHỊ QUYẾT\nPhiên họp tháng 4 năm 2026\n"+c.text, c.want)
	}
}

// Where the programme is given out already, a duty of the part on organisation is a task only where it is work of its own.
func TestOwnWorkInThePartOnOrganisation(t *testing.T) {
	d, err := Parse(textDocument(`KẾ HOẠCH
		Giữ rừng năm 2026
		I. NỘI DUNG
		1. Trồng cây trên đồi trọc.
		- Cơ quan chủ trì: Sở Xây dựng.
		2. Ươm cây giống.
		- Cơ quan chủ trì: Sở Công Thương.
		II. TỔ CHỨC THỰC HIỆN
		1. Sở Nội vụ
		- Rà soát nhân sự, tham mưu kiện toàn các tổ bảo vệ rừng.
		- Theo dõi, đôn đốc các xã trồng cây.
		2. Sở Tài chính bố trí kinh phí mua ủng.
		3. Các tổ chức xã hội và tổ chức, đoàn thể liên quan
		Giới thiệu hội viên tham gia các tổ bảo vệ rừng.
		4. Sở Y tế chỉ đạo các trạm thực hiện Kế hoạch này xong trước ngày 10/5/2026.
		5. Ủy ban nhân dân các xã xây dựng kế hoạch triển khai tại địa phương.
		III. KINH PHÍ
		1. Sở Y tế mua tủ thuốc.`), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"I.1: Sở Xây dựng; none ?deadline", "I.2: Sở Công Thương; none ?deadline", "II.1.1: Sở Nội vụ; none ?deadline",
		"II.3: *các tổ chức xã hội; none ?leads,deadline", "II.4: Sở Y tế; due 2026-05-09",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
	var refs []string
	for _, o := range d.Obligations {
		refs = append(refs, o.Ref)
	}
	if diff := cmp.Diff([]string{"II.1.2", "II.2", "II.5", "III.1"}, refs); diff != "" {
		t.Error(diff)
	}
}

// A party programme that names somebody for most of its items gives out work of its own in its last part, too.
func TestOwnWorkBesideAPartyProgramme(t *testing.T) {
	d, err := Parse(textDocument(`TỈNH ỦY LAM SƠN
		*
		Số 05-KH/TU
		KẾ HOẠCH
		Giữ rừng năm 2026
		I- NHIỆM VỤ
		- Trồng cây trên đồi trọc. (Đảng ủy UBND tỉnh chủ trì; xong trong quý I/2026).
		- Ươm cây giống. (Ban Tổ chức Tỉnh ủy chủ trì; xong trong quý II/2026).
		II- TỔ CHỨC THỰC HIỆN
		1- Các cấp ủy trực thuộc xây dựng kế hoạch thực hiện. Hằng năm, trước ngày 15/11 báo cáo kết quả về Tỉnh ủy.
		2- Đảng ủy UBND tỉnh lãnh đạo việc giao rừng cho thôn, bản trước ngày 20/01/2026.
		3- Ban Nội chính Tỉnh ủy giám sát chuyên đề về việc thực hiện Luật Lâm nghiệp trong năm 2027.
		4- Ban Tổ chức Tỉnh ủy theo dõi, đôn đốc việc thực hiện Kế hoạch.`), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"I.1: Đảng ủy UBND tỉnh; due 2026-03-31", "I.2: Ban Tổ chức Tỉnh ủy; due 2026-06-30",
		"II.2: Đảng ủy UBND tỉnh; due 2026-01-19", "II.3: Ban Nội chính Tỉnh ủy; due 2027-12-31 ?deadline",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// What a list says of whom or what its order is about, and what others lead, is no work; that of a sector is.
func TestObjectsAndSectors(t *testing.T) {
	d, err := Parse(textDocument(`KẾ HOẠCH
		Giữ rừng năm 2026
		I. NHIỆM VỤ
		1. Rừng trồng
		a) Rà soát các chủ rừng theo những nhóm đối tượng sau:
		- Doanh nghiệp thuê đất trồng rừng.
		- Các hộ kinh doanh cây giống.
		b) Hướng dẫn các đối tượng sau:
		- Doanh nghiệp: nộp hồ sơ thuê đất.
		- Sở Y tế phải khám sức khỏe cho kiểm lâm.
		c) Ngành giáo dục tổ chức các buổi trồng cây.
		d) Châm dầu cho máy bơm chữa cháy.
		đ) Ngành nghề phụ của người dân ven rừng.
		2. Tham gia các đoàn kiểm tra rừng do Sở Y tế chủ trì.`), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"I.1.a: ; none ?leads,deadline", "I.1.b.1: *doanh nghiệp; none ?deadline", "I.1.b.2: Sở Y tế; none ?deadline",
		"I.1.c: ; none ?leads,deadline", "I.1.d: ; none ?leads,deadline", "I.2: ; none ?leads,deadline",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// What somebody gave or resolved is still to be done, also where the sentence says that they have, and each body has its own.
func TestWorkIsNotLost(t *testing.T) {
	const head = "KẾ HOẠCH\nGiữ rừng năm 2026\nI. NHIỆM VỤ\n"
	cases := []struct {
		name, text string
		want       []string
	}{
		{"resolved", "1. Hội đồng nhân dân tỉnh đã thông qua các nhiệm vụ sau:\na) Sở Y tế cấp tủ thuốc.\nb) Sở Nội vụ mở lớp.",
			[]string{"I.1.a: Sở Y tế; none ?deadline", "I.1.b: Sở Nội vụ; none ?deadline"}},
		{"asked", "1. Chủ tịch UBND tỉnh đã yêu cầu như sau:\na) Sở Y tế cấp tủ thuốc.\n2. Sở Nội vụ mở lớp.",
			[]string{"I.1.a: Sở Y tế; none ?deadline", "I.2: Sở Nội vụ; none ?deadline"}},
		{"bodies that act on objects", "1. Tổ chức tiêm chủng cho các đối tượng như sau:\na) Sở Y tế tiêm cho trẻ em.\nb) Công an tỉnh tiêm cho chiến sĩ.",
			[]string{"I.1.a: Sở Y tế; none ?deadline", "I.1.b: Công an tỉnh; none ?deadline"}},
		{"amid an item of a class", "1. Các sở, ngành:\na) Lập danh sách, giao Công an tỉnh xác minh.\nb) Mở lớp tập huấn.",
			[]string{"I.1.a: *các sở, ngành; none ?leads,deadline", "I.1.b: *các sở, ngành; none ?deadline"}},
		{"said again", "1. Sở Y tế xây trạm xá ven rừng trước ngày 30/6/2026.\n2. Sở Nội vụ mở lớp.\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế xây trạm xá ven rừng đúng tiến độ.",
			[]string{"I.1: Sở Y tế; due 2026-06-29", "I.2: Sở Nội vụ; none ?deadline", "II.1: Sở Y tế; none ?deadline,content"}},
	}
	for _, c := range cases {
		expectTasks(t, c.name, head+c.text, c.want)
	}
}
