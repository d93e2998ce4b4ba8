package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What a letter says before its tasks, and who its headings name.
func TestHolders(t *testing.T) {
	head := "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố: 12/UBND-KT\nLam Sơn, ngày 10 tháng 7 năm 2026\nV/v quản lý tài sản\n\n"
	cases := []struct {
		name, text string
		want       []string
	}{
		{"listed", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các cơ quan thực hiện:\n" +
			"1. Các sở chuyên ngành\nGiao các sở chuyên ngành gồm:\n- Sở Công Thương (đối với cụm công nghiệp);\n- Sở Xây dựng (đối với đô thị).\n" +
			"Có trách nhiệm:\na) Rà soát tài sản trước ngày 01/9/2026.\nb) Hướng dẫn lập hồ sơ.\n" +
			"2. Sở Tài chính\na) Tổng hợp, báo cáo.\n",
			[]string{
				"1.a: Sở Công Thương, Sở Xây dựng; due 2026-08-31", "1.b: Sở Công Thương, Sở Xây dựng; none ?deadline",
				"2.a: Sở Tài chính; none ?deadline",
			}},
		{"class at length", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các cơ quan thực hiện:\n" +
			"1. Các cơ quan, đơn vị được giao quản lý, sử dụng tài sản\na) Lập hồ sơ tài sản.\nb) Khai thác đúng mục đích.\n" +
			"2. Sở Tài chính\na) Tổng hợp, báo cáo.\n",
			[]string{
				"1.a: *các cơ quan, đơn vị được giao quản lý, sử dụng tài sản; none ?leads,deadline,products",
				"1.b: *các cơ quan, đơn vị được giao quản lý, sử dụng tài sản; none ?leads,deadline",
				"2.a: Sở Tài chính; none ?deadline",
			}},
		{"asked over wrapped lines", "Để thực hiện các quy định mới, Ủy ban nhân dân tỉnh đề nghị Ủy ban nhân dân các xã,\n" +
			"phường chỉ đạo các đơn vị trực thuộc thực hiện một số nhiệm vụ, cụ thể như sau:\n" +
			"1. Về tài sản công\na) Rà soát, thống kê tài sản trên địa bàn và cập nhật số\n" + "                                   2\n" +
			"liệu trước ngày 01/9/2026.\nb) Niêm yết kết quả.\n",
			[]string{
				"1.a: *Ủy ban nhân dân các xã, phường; due 2026-08-31 ?leads", "1.b: *Ủy ban nhân dân các xã, phường; none ?leads,deadline",
			}},
		{"with whom all under a line is done", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Y tế\na) Chủ trì, phối hợp với các sở, ngành và Công an tỉnh\n" +
			"- Cấp thuốc cho các trạm.\n- Mở lớp tập huấn.\nb) Kiểm tra các nhà thuốc.\n" +
			"2. Sở Xây dựng\nChủ trì, phối hợp với Sở Tài chính và các đơn vị liên quan:\n- Sửa nhà trạm.\n- Đào giếng.\n",
			[]string{
				"1.a.1: Sở Y tế + *các sở, ngành, Công an tỉnh; none ?deadline", "1.a.2: Sở Y tế + *các sở, ngành, Công an tỉnh; none ?deadline",
				"1.b: Sở Y tế; none ?deadline", "2.1: Sở Xây dựng + Sở Tài chính, *đơn vị liên quan; none ?deadline",
				"2.2: Sở Xây dựng + Sở Tài chính, *đơn vị liên quan; none ?deadline",
			}},
		{"titles that prevent", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Y tế\na) Phòng chống bệnh đường ruột, cấp thuốc cho các trạm.\n" +
			"2. Phòng chống sốt xuất huyết\n- Phun hóa chất.\n", []string{"1.a: Sở Y tế; none ?deadline"}},
		{"work before the items", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n1. Công an tỉnh\nTham mưu kiểm tra việc bảo vệ bí mật.\n" +
			"Trong đó chú ý thực hiện:\n- Hướng dẫn các cơ quan.\n- Thành lập đoàn kiểm tra.\n" +
			"2. Sở Tài chính hoàn thiện đề án, trình trước ngày 20/10/2026. Trong đó chú ý một số nội dung sau:\n" +
			"- Về phân công:\nSở Tài chính phối hợp với Sở Tư pháp rà soát dự thảo.\nSở Y tế có văn bản gửi Sở Tài chính.\n",
			[]string{
				"1.1: Công an tỉnh; none ?deadline", "1.1: Công an tỉnh; none ?deadline", "1.2: Công an tỉnh; none ?deadline",
				"2: Sở Tài chính; due 2026-10-19 ?products", "2.1.1: Sở Tài chính + Sở Tư pháp; none ?deadline", "2.1.2: Sở Y tế; none ?deadline",
			}},
		{"order under a body's name", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n1. Công an tỉnh\nTham mưu tổ chức phòng cháy.\n" +
			"Trong đó giao Giám đốc Công an tỉnh chỉ đạo thực hiện:\n- Hướng dẫn các cơ quan.\n- Thành lập đoàn kiểm tra.\n" +
			"2. Sở Tài chính\na) Chủ trì, phối hợp với Chủ tịch UBND các xã; thủ trưởng các ngành hướng dẫn lập dự toán.\n" +
			"b) Yêu cầu các nhà thầu sửa chữa công trình.\nc) Giao các bệnh viện lập danh sách.\n",
			[]string{
				"1.1: Công an tỉnh; none ?deadline", "1.1: Giám đốc Công an tỉnh; none ?deadline", "1.2: Giám đốc Công an tỉnh; none ?deadline",
				"2.a: Sở Tài chính + *Chủ tịch UBND các xã, *thủ trưởng các ngành; none ?deadline",
				"2.b: Sở Tài chính; none ?leads,deadline", "2.c: *các bệnh viện; none ?deadline,products",
			}},
		{"heading that has somebody direct others", "Hội đồng nhân dân tỉnh kiến nghị:\n1. Về lĩnh vực giáo dục: Đề nghị Ủy ban nhân dân tỉnh chỉ đạo Sở Y tế:\n" +
			"- Rà soát các trạm y tế.\n- Lập kế hoạch khám bệnh.\n2. Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo, chỉ đạo Sở Nội vụ:\n- Rà soát biên chế.\n",
			[]string{
				"1.1: Sở Y tế; none ?leads,deadline", "1.2: Sở Y tế; none ?leads,deadline,products", "2.1: Đảng ủy UBND tỉnh; none ?leads,deadline",
			}},
		{"classes with their short names, and one body for each matter", "Ủy ban nhân dân tỉnh đề nghị các sở, ban, ngành cấp tỉnh (sau đây gọi là cơ quan cấp tỉnh) " +
			"và Ủy ban nhân dân các xã, phường thực hiện một số nhiệm vụ sau:\n1. Rà soát tài sản công.\n" +
			"2. Đối với các sở quản lý chuyên ngành\na) Các sở quản lý chuyên ngành công bố danh mục tài sản; cụ thể như sau:\n" +
			"- Hạ tầng cụm công nghiệp - Sở Công Thương.\n- Hạ tầng đô thị — Sở Xây dựng.\n" +
			"3. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị các cơ quan phản ánh về Sở Tài chính để được hướng dẫn.\n",
			[]string{
				"1: *các sở, ban, ngành cấp tỉnh, *Ủy ban nhân dân các xã, phường; none ?leads,deadline",
				"2.a.1: Sở Công Thương; none ?deadline", "2.a.2: Sở Xây dựng; none ?deadline",
			}},
		{"lists in small Roman numbers, and what is thought well of", "Phó Chủ tịch Ủy ban nhân dân tỉnh kết luận:\n1. Về dự án đường ven biển\n" +
			"a) Đánh giá cao nỗ lực của nhà thầu đã thi công xong cầu.\nb) Để hoàn thành đúng tiến độ, đề nghị:\n" +
			"(i) Sở Xây dựng bàn giao mặt bằng trong tháng 11/2026.\n(ii) Sở Tài chính bố trí vốn; (iii) không để nợ đọng.\n" +
			"2. Thống đốc Ngân hàng Nhà nước Việt Nam hạ lãi suất trước ngày 01/12/2026.\n",
			[]string{
				"1.b.i: Sở Xây dựng; due 2026-11-30", "1.b.ii: Sở Tài chính; none ?deadline",
				"2: Thống đốc Ngân hàng Nhà nước Việt Nam; due 2026-11-30",
			}},
		{"praise that goes on with work, and letters past u", "Phó Chủ tịch Ủy ban nhân dân tỉnh kết luận:\n1. Về ngân sách\n" +
			"a) Sở Tài chính cấp vốn trước ngày 01/12/2026.\nb) Đánh giá cao kết quả thu; tiếp tục cân đối vốn trước ngày 20/12/2026.\n" +
			"c) Hoan nghênh các nhà thầu.\nd) Ghi nhận, xử lý phản ánh của người dân.\ne) Sở Nội vụ tập huấn.\ng) Công an tỉnh tuần tra.\n" +
			"h) Sở Tư pháp soạn thảo.\n2. Sở Y tế\n(u) Sửa trạm.\n(v) Mua thuốc.\n(x) Khám bệnh.\n",
			[]string{
				"1.a: Sở Tài chính; due 2026-11-30", "1.b: ; due 2026-12-19 ?leads", "1.d: ; none ?leads,deadline",
				"1.e: Sở Nội vụ; none ?deadline", "1.g: Công an tỉnh; none ?deadline", "1.h: Sở Tư pháp; none ?deadline",
				"2.u: Sở Y tế; none ?deadline", "2.v: Sở Y tế; none ?deadline", "2.x: Sở Y tế; none ?deadline",
			}},
		{"numbers closed by brackets under others", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Xây dựng\n1) Sửa đường.\n2) Lắp biển báo.\n" +
			"2. Sở Tài chính\n1) Lập dự toán.\n2) Cấp vốn.\n",
			[]string{
				"1.1: Sở Xây dựng; none ?deadline", "1.2: Sở Xây dựng; none ?deadline", "2.1: Sở Tài chính; none ?deadline",
				"2.2: Sở Tài chính; none ?deadline",
			}},
		{"whom one advises another to work with, whom each item begins with, and who is named in passing",
			"Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n1. Công an tỉnh\na) Chủ trì, phối hợp với Sở Nội vụ tham mưu Ủy ban nhân dân tỉnh phối hợp Bộ Y tế mở lớp.\n" +
				"b) Chủ trì, phối hợp\n- Sở Tài chính và các đơn vị liên quan tham mưu bố trí vốn.\n- Sở Xây dựng tổ chức rà soát cơ sở.\n" +
				"c) Triển khai các dự án do Bộ Công an chủ trì theo nhiệm vụ được giao:\n- Phòng ngừa tội phạm.\n",
			[]string{
				"1.a: Công an tỉnh + Sở Nội vụ; none ?deadline", "1.b.1: Công an tỉnh + Sở Tài chính, *đơn vị liên quan; none ?deadline",
				"1.b.2: Công an tỉnh + Sở Xây dựng; none ?deadline", "1.c.1: Công an tỉnh; none ?leads,deadline",
			}},
		{"a line that closes sentences, of which one begins with a verb that nobody knows",
			"Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n1. Về rừng đầu nguồn\n- Bảo vệ rừng phòng hộ.\n- Ngoáy gạn các bẫy thú.\n- Trồng cây bản địa.\n" +
				"Trách nhiệm thực hiện: Sở Nông nghiệp và Môi trường.\n",
			[]string{
				"1.1: Sở Nông nghiệp và Môi trường; none ?deadline", "1.2: Sở Nông nghiệp và Môi trường; none ?deadline",
				"1.3: Sở Nông nghiệp và Môi trường; none ?deadline",
			}},
		{"a small Roman number in a sentence opens no list", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Tài chính giao tài sản theo hai cách (i) tính vốn;\n" +
			"(ii) không tính vốn, trước ngày 01/12/2026.\n2. Sở Y tế sửa trạm trước ngày 01/12/2026.\n",
			[]string{"1: Sở Tài chính; due 2026-11-30 ?leads", "2: Sở Y tế; due 2026-11-30"}},
		{"what was received", "Ủy ban nhân dân tỉnh nhận được Văn bản số 28/CV-SYT ngày 04/7/2026 về việc bổ sung kinh phí.\n" +
			"Giao Sở Tài chính thẩm định, báo cáo trước ngày 01/9/2026.\n", []string{"2: Sở Tài chính; due 2026-08-31"}},
		{"a bare class beside those who are asked", "Ủy ban nhân dân tỉnh đề nghị Ủy ban nhân dân các xã, phường thực hiện các nội dung sau:\n" +
			"1. Rà soát tài sản trước ngày 01/9/2026.\n2. Kinh phí còn thiếu. Đề nghị các địa phương rà soát các khoản chi, báo cáo trước ngày 01/9/2026.\n" +
			"3. Sở Tài chính tổng hợp trước ngày 01/9/2026.\n",
			[]string{
				"1: *Ủy ban nhân dân các xã, phường; due 2026-08-31 ?leads", "2: *các địa phương; due 2026-08-31 ?leads",
				"3: Sở Tài chính; due 2026-08-31",
			}},
		{"heads who are asked as comrades", "Ủy ban nhân dân tỉnh yêu cầu đồng chí Chi cục trưởng Chi cục Kiểm lâm các khu vực chỉ đạo thực hiện các nội dung sau:\n" +
			"1. Rà soát rừng trồng trước ngày 01/9/2026.\n2. Lập hồ sơ.\n",
			[]string{
				"1: *Chi cục trưởng Chi cục Kiểm lâm các khu vực; due 2026-08-31 ?leads",
				"2: *Chi cục trưởng Chi cục Kiểm lâm các khu vực; none ?leads,deadline,products",
			}},
		{"work that tells what it includes", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n1. Công an tỉnh\nChủ trì kiểm tra việc phòng cháy, bao gồm:\n" +
			"- Kiểm tra các kho hàng.\n- Kiểm tra các chợ.\n2. Sở Tài chính\nThực hiện các nhiệm vụ sau:\n- Rà soát dự toán.\n",
			[]string{
				"1: Công an tỉnh; none ?deadline", "1.1: Công an tỉnh; none ?deadline", "1.2: Công an tỉnh; none ?deadline",
				"2.1: Sở Tài chính; none ?deadline",
			}},
		{"aim over its work", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n1. Ít nhất 30% doanh nghiệp được hỗ trợ chuyển đổi số.\n" +
			"Sở Công Thương chủ trì hướng dẫn các doanh nghiệp đăng ký, hoàn thành trong quý IV/2026.\n" +
			"2. Rà soát quy hoạch.\nSở Xây dựng chủ trì, phối hợp với Sở Tài chính.\n",
			[]string{"1: Sở Công Thương; due 2026-12-31", "2: Sở Xây dựng + Sở Tài chính; none ?deadline"}},
		{"dashes of a letter that numbers nothing", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Ủy ban nhân dân các xã, phường từ Đông Sơn đến Hạc Thành, trong đó trọng tâm là " +
			"các xã ven biển, khẩn trương thực hiện các nội dung sau:\n" +
			"- Tổ chức xây dựng kế hoạch cụ thể, hoàn thành trước ngày 01/12/2026.\n" +
			"- Huy động các lực lượng hỗ trợ sửa chữa nhà cho các gia đình bị thiệt hại.\n",
			[]string{"1: *Ủy ban nhân dân các xã, phường từ Đông Sơn đến Hạc Thành; due 2026-11-30 ?leads,products",
				"2: *Ủy ban nhân dân các xã, phường từ Đông Sơn đến Hạc Thành; none ?leads,deadline"}},
		{"addressees with dashes", "Kính gửi:\n- Ủy ban nhân dân các xã, phường trên địa bàn tỉnh;\n- Các sở, ban, ngành cấp tỉnh có liên quan.\n" +
			"Ủy ban nhân dân tỉnh giao Sở Tài chính tổng hợp, báo cáo trước ngày 01/12/2026.\n",
			[]string{"1: Sở Tài chính; due 2026-11-30"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, taskLines(parseString(t, head+c.text).Tasks)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A heading may name the places of a class, and say with whom the body above it does what stands under it.
func TestHoldersOfPlacesAndPartners(t *testing.T) {
	d := parseString(t, "KẾ HOẠCH\nTrồng cây năm 2026\nI. NHIỆM VỤ\n1. Công an tỉnh\n"+
		"- Chủ trì, phối hợp với các sở, ngành tham mưu Ủy ban nhân dân tỉnh:\n+ Tổ chức tuần tra.\n+ Lập danh sách.\n- Chủ trì kiểm tra.\n"+
		"2. UBND các xã: Tân Lập, Tân Thành và Bình Mẫu\n- Xây dựng kế hoạch.\n")
	var got []string
	for _, task := range d.Tasks {
		got = append(got, strings.Join(task.Leads, ", ")+" + "+strings.Join(task.Coordinators, ", "))
	}
	want := []string{
		"Công an tỉnh + *các sở, ngành", "Công an tỉnh + *các sở, ngành", "Công an tỉnh + ", "UBND xã Tân Lập, UBND xã Tân Thành, UBND xã Bình Mẫu + ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// An item may name partners of its own beside those of its heading, and the heading by which right its bodies act.
func TestOwnPartners(t *testing.T) {
	d := parseString(t, "KẾ HOẠCH\nTrồng cây năm 2026\nI. NHIỆM VỤ\n1. Bộ Y tế chủ trì, phối hợp với các cơ quan, địa phương:\n"+
		"a) Chủ trì, phối hợp với Bộ Nội vụ trồng cây.\nb) Đôn đốc và phối hợp chặt chẽ với các bộ, cơ quan, địa phương.\n"+
		"c) Chủ động phối hợp với Bộ Tài chính tưới cây.\nd) Bộ trưởng Bộ Y tế khẩn trương ban hành quy chế.\n"+
		"2. Các bộ, cơ quan căn cứ chức năng, nhiệm vụ được giao:\na) Khẩn trương tưới hoa.\n")
	want := []string{
		"I.1.a: Bộ Y tế + Bộ Nội vụ; none ?coordinators,deadline", "I.1.b: Bộ Y tế + *các bộ, cơ quan, địa phương; none ?coordinators,deadline",
		"I.1.c: Bộ Y tế + *các cơ quan, địa phương, Bộ Tài chính; none ?coordinators,deadline",
		"I.1.d: Bộ trưởng Bộ Y tế + *các cơ quan, địa phương; none ?deadline", "I.2.a: *các bộ, cơ quan; none ?deadline",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// A part may ask a body for something and then announce tasks for a time: they are likely its, and due then.
func TestTasksAnnouncedForATime(t *testing.T) {
	d := parseString(t, "HỘI ĐỒNG NHÂN DÂN\nTỈNH LAM SƠN\n\nNGHỊ QUYẾT\nVề trồng cây\n\nI. Về nhiệm vụ 6 tháng cuối năm 2026\n\n"+
		"Hội đồng nhân dân tỉnh thống nhất với các nhiệm vụ đã đề ra và yêu cầu Ủy ban nhân dân tỉnh tăng cường chỉ đạo các xã trồng cây. "+
		"Cụ thể trong 6 tháng cuối năm 2026 cần thực hiện tốt các nhiệm vụ sau:\n\n1. Vườn hoa\n\n1.1. Tưới các luống hoa.\n\n1.2. Trồng cây trước ngày 30/9/2026.\n")
	want := []string{"I.1.1: UBND tỉnh; due 2026-12-31 ?leads,deadline", "I.1.2: UBND tỉnh; due 2026-09-29 ?leads"}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// Headings name who holds what stands under them in several ways, each with its time in a line of its own.
func TestHeadingsOverTimes(t *testing.T) {
	const work = "\n\n- Rà soát quy chế làm việc.\n\nThời gian thực hiện: Tháng 12/2027.\n\n"
	cases := []struct{ text, want string }{
		{"1. Sở Tài chính - Cơ quan thường trực Ban Chỉ đạo" + work, "1.1: Sở Tài chính; due 2027-12-31"},
		{"1. UBND các xã: An Hòa, Bình Hòa, Cát Hòa, Điền Hòa, Giang Hòa, Hải Hòa, Khe Hòa, Lâm Hòa, Mường Hòa, Nà Hòa,\nÔng Hòa, Phú Hòa" + work,
			"1.1: UBND xã An Hòa, UBND xã Bình Hòa, UBND xã Cát Hòa, UBND xã Điền Hòa, UBND xã Giang Hòa, UBND xã Hải Hòa, UBND xã Khe Hòa, " +
				"UBND xã Lâm Hòa, UBND xã Mường Hòa, UBND xã Nà Hòa, UBND xã Ông Hòa, UBND xã Phú Hòa; due 2027-12-31"},
		{"1. Hiệu trưởng các trường trung học phổ thông trên địa bàn tỉnh\nTập trung tu sửa phòng học.\n\nThời gian thực hiện: Tháng 12/2027.\n",
			"1: *Hiệu trưởng các trường trung học phổ thông trên địa bàn tỉnh; due 2027-12-31 ?leads"},
		{"1. Vườn hoa\n\n- Trồng hoa trong sân.\n\nĐơn vị chủ trì: Các cơ quan, đơn vị theo phân công.\n\nĐơn vị phối hợp: Sở Y tế.\n\n- Rà soát vườn hoa.",
			"1.1: *các cơ quan, đơn vị theo phân công + Sở Y tế; none ?deadline|1.2: ; none ?leads,coordinators,deadline"},
		{"1. Trưởng Ban Chỉ đạo" + work, "1.1: Trưởng Ban Chỉ đạo; due 2027-12-31 ?leads"},
		{"1. Các cơ quan quản lý ngành (gồm các Sở: Xây dựng, Công Thương)" + work, "1.1: Sở Xây dựng, Sở Công Thương; due 2027-12-31"},
		{"1. Trách nhiệm của đối tượng thực hiện kiểm kê:" + work, "1.1: *đối tượng thực hiện kiểm kê; due 2027-12-31 ?leads"},
		{"1. Nhiệm vụ của năm làm vườn:" + work, "1.1: ; due 2027-12-31 ?leads"},
		{"1. Sở Y tế\n\n1.1. Nhiệm vụ của giai đoạn sau:" + work, "1.1.1: Sở Y tế; due 2027-12-31"},
		{"1. Sở Y tế\n\n1.1. Nhiệm vụ của thành viên đội trồng hoa:" + work, "1.1.1: Sở Y tế; due 2027-12-31"},
		{
			"1. Các cơ quan quản lý ngành (gồm các Sở: Xây dựng, Công Thương)\n\n- Hướng dẫn các đơn vị kiểm kê. Trong đó:\n\n" +
				"+ Sở Xây dựng: hướng dẫn kiểm kê đường bộ.\n\n+ Sở Công Thương: hướng dẫn kiểm kê chợ; phối hợp với Sở Xây dựng rà soát số liệu.\n\nThời gian thực hiện: Tháng 12/2027.\n\n" +
				"- Cử người tham gia tổ công tác.\n\nThời gian thực hiện: Tháng 11/2027.\n",
			"1.1.1: Sở Xây dựng; due 2027-12-31|1.1.2: Sở Công Thương + Sở Xây dựng; due 2027-12-31|1.2: Sở Xây dựng, Sở Công Thương; due 2027-11-30",
		},
		{
			"1. Sở Y tế\n\n- Phối hợp với Sở Nội vụ lập danh mục.\n\nThời gian thực hiện: Tháng 12/2027.\n\n" +
				"- Tổng hợp, báo cáo kết quả gửi Sở Tài chính.\n\nThời gian thực hiện: Tháng 12/2027.\n\n" +
				"- Báo cáo kết quả cho cơ quan quản lý cấp trên.\n\nThời gian thực hiện: Tháng 12/2027.\n",
			"1.1: Sở Y tế + Sở Nội vụ; due 2027-12-31|1.2: Sở Y tế; due 2027-12-31 → Sở Tài chính|1.3: Sở Y tế; due 2027-12-31 ?deadline",
		},
	}
	for _, c := range cases {
		d := parseString(t, "KẾ HOẠCH\n\nIV. NHIỆM VỤ CỤ THỂ\n\n"+c.text)
		if got := strings.ReplaceAll(strings.Join(taskLines(d.Tasks), "|"), "IV.", ""); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
