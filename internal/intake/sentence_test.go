package intake

import (
	"strings"
	"testing"

	"dondoc/internal/docread"
	"dondoc/internal/org"

	"github.com/google/go-cmp/cmp"
)

// textDocument makes a document of paragraphs, one of each line.
func textDocument(text string) *docread.Document {
	doc := &docread.Document{}
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		doc.Blocks = append(doc.Blocks, docread.Block{Paragraph: &docread.Paragraph{
			Text: strings.TrimSpace(line), Place: docread.Place{Line: i + 1}, Spaced: true,
		}})
	}
	return doc
}

func TestAnInvitationGivesNoWork(t *testing.T) {
	doc := textDocument(`Giấy mời dự hội nghị tổng kết phong trào
		Ủy ban nhân dân tỉnh Lam Sơn tổ chức hội nghị tổng kết phong trào thi đua.
		1. Thành phần mời:
		- Lãnh đạo các sở, ban, ngành, tổ chức hội;
		- Văn phòng Tỉnh ủy, Ủy ban nhân dân các xã;
		2. Thời gian: 8 giờ ngày 12/5/2026.
		3. Địa điểm: Hội trường Ủy ban nhân dân tỉnh.`)
	if d, err := Parse(doc, org.NewResolver(org.National()), Options{}); err == nil {
		t.Errorf("tasks: %v", taskLines(d.Tasks))
	}
}

func TestAGuestListGivesNoWork(t *testing.T) {
	d, err := Parse(textDocument(`KẾ HOẠCH
		Tổ chức hội nghị xúc tiến
		1. Thành phần tham dự
		- Lãnh đạo Sở Công Thương, các tổ chức kinh tế;
		2. Giao Sở Tài chính bố trí kinh phí trước ngày 10/4/2026.`), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(taskLines(d.Tasks), " | "); got != "2: Sở Tài chính; due 2026-04-09" {
		t.Error(got)
	}
}

// TestSentences reads sentences as an authority writes them, each as an item of a plan of 2026.
func TestSentences(t *testing.T) {
	cases := []struct{ sentence, want string }{
		{"Sở Y tế ban hành quy chế trước ngày 10/5/2026. Công khai kết quả hằng tháng trên trang tin.", "1: Sở Y tế; due 2026-05-09 ?deadline"},
		{"Sở Y tế ban hành quy chế trước ngày 10/5/2026. Công khai kế hoạch hằng năm trên trang tin.", "1: Sở Y tế; due 2026-05-09"},
		{"Giao Công an Thành phố Chỉ đạo Công an các xã tuần tra trước ngày 10/5/2026.", "1: Công an Thành phố; due 2026-05-09 ?leads,others"},
		{"Giao Sở Xây dựng Theo dõi, đôn đốc các xã sửa cầu trước ngày 10/5/2026.", "1: Sở Xây dựng; due 2026-05-09 ?leads"},
		{"Sở Y tế phối hợp với Ủy ban nhân dân các phường, xã, đặc khu cùng Sở Nội vụ tưới cây trước ngày 10/5/2026.",
			"1: Sở Y tế + *Ủy ban nhân dân các phường, xã, đặc khu, Sở Nội vụ; due 2026-05-09"},
		{"Sở Y tế tổ chức lớp học; cùng với Hội Nông dân tỉnh mở hội thi trước ngày 10/5/2026.",
			"1: Sở Y tế + Hội Nông dân tỉnh; due 2026-05-09"},
		{"Công ty Cổ phần Công nghiệp Lam Sơn nộp tiền thuê đất trước ngày 10/5/2026.",
			"1: Công ty Cổ phần Công nghiệp Lam Sơn; due 2026-05-09 ?leads"},
		{"Trong 6 tháng đầu năm 2026, Sở Y tế phối hợp với Sở Nội vụ sắp xếp các trạm.", "1: Sở Y tế + Sở Nội vụ; due 2026-06-30"},
		{"Năm 2026, Sở Y tế sắp xếp các trạm.", "1: Sở Y tế; due 2026-12-31 ?deadline"},
		{"Sở Y tế chủ trì, Phòng Trồng hoa phối hợp xây dựng vườn thuốc trước ngày 10/5/2026.",
			"1: Sở Y tế + Phòng Trồng hoa; due 2026-05-09 ?coordinators"},
		{"Hạt Kiểm lâm Lam Sơn trực, cảnh báo cháy rừng đến ngày 10/5/2026.", "1: Hạt Kiểm lâm Lam Sơn; due 2026-05-10 ?leads,deadline"},
		{"Giao Chi cục Trồng hoa phát bản tin dự báo trước ngày 10/5/2026.", "1: Chi cục Trồng hoa; due 2026-05-09 ?leads"},
		{"Đoàn Thanh niên Cộng sản Hồ Chí Minh xã duy trì các Tổ tự quản ra quân trước ngày 10/5/2026.",
			"1: Đoàn Thanh niên Cộng sản Hồ Chí Minh xã; due 2026-05-09 ?leads"},
		{"Đối với đơn vị được kiểm tra: Chuẩn bị báo cáo trước ngày 10/5/2026.", "1: *đơn vị được kiểm tra; due 2026-05-09"},
		{"Đề nghị Trung ương Hội Trồng hoa Việt Nam, Hội Nuôi ong Việt Nam vận động hội viên trước ngày 10/5/2026.",
			"1: Trung ương Hội Trồng hoa Việt Nam, Hội Nuôi ong Việt Nam; due 2026-05-09 ?leads"},
		{"Sở Y tế rà soát các cơ sở đã được cấp phép trước ngày 10/5/2026.", "1: Sở Y tế; due 2026-05-09 ?deadline"},
		{"Sở Y tế phối hợp với Công an cấp xã lập sổ trước ngày 10/5/2026.", "1: Sở Y tế + *Công an cấp xã; due 2026-05-09 ?coordinators"},
		{"Cục Hợp tác trồng hoa Khẩn trương hoàn thành quy chế trước ngày 10/5/2026.", "1: Cục Hợp tác trồng hoa; due 2026-05-09 ?leads"},
		{"Các chủ rừng khi tiến hành đốt dọn phải báo cáo Sở Y tế trước ngày 10/5/2026.", "1: *các chủ rừng; due 2026-05-09 → Sở Y tế ?leads"},
		{"Bộ trưởng Bộ Y tế - Trưởng Ban Chỉ đạo trồng hoa hoàn thành quy chế trước ngày 10/5/2026.", "1: Bộ trưởng Bộ Y tế; due 2026-05-09"},
		{"Bộ trưởng các Bộ, Thủ trưởng cơ quan ngang bộ Tập trung chỉ đạo sửa đổi nghị định trước ngày 10/5/2026.",
			"1: *Bộ trưởng các Bộ, *Thủ trưởng cơ quan ngang bộ; due 2026-05-09 ?leads"},
		{"Sở Thông tin và Truyền thông báo cáo tình hình trước ngày 10/5/2026.", "1: Sở Thông tin và Truyền thông; due 2026-05-09"},
		{"Trung tâm Phát triển khai thác vườn hoa trước ngày 10/5/2026.", "1: Trung tâm Phát triển; due 2026-05-09 ?leads"},
		{"Đối với các khu vườn bị úng ngập nhiều năm, Sở Y tế khẩn trương tổ chức tiêu nước trước ngày 10/5/2026.", "1: Sở Y tế; due 2026-05-09"},
		{"Các cơ quan Kiểm tra Đảng rà soát hồ sơ trước ngày 10/5/2026.", "1: *các cơ quan Kiểm tra Đảng; due 2026-05-09"},
		{"Sở Y tế chỉ đạo các trạm y tế phối hợp với các trường học khám mắt trước ngày 10/5/2026.", "1: Sở Y tế; due 2026-05-09 ?coordinators"},
		{"Sở Y tế chỉ đạo các trạm y tế và phối hợp với các trường học rà soát hồ sơ trước ngày 10/5/2026.",
			"1: Sở Y tế + *các trường học; due 2026-05-09"},
		{"Sở Y tế chỉ đạo sát sao, quyết liệt và chủ động phối hợp với Sở Nội vụ khám mắt trước ngày 10/5/2026.",
			"1: Sở Y tế + Sở Nội vụ; due 2026-05-09"},
		{"Sở Y tế chỉ đạo quyết liệt phối hợp với Sở Nội vụ khám mắt trước ngày 10/5/2026.", "1: Sở Y tế + Sở Nội vụ; due 2026-05-09"},
		{"Doanh nghiệp, nhà thầu lập hồ sơ trước ngày 10/5/2026.", "1: *doanh nghiệp, *nhà thầu; due 2026-05-09"},
		{"Sở Y tế phối hợp với các đơn vị, bao gồm Sở Nội vụ và Sở Tài chính rà soát hồ sơ trước ngày 10/5/2026.",
			"1: Sở Y tế + *các đơn vị, bao gồm Sở Nội vụ, Sở Tài chính; due 2026-05-09 ?coordinators"},
		{"Sở Y tế phối hợp với các đơn vị gồm Sở Nội vụ và Sở Tài chính rà soát hồ sơ trước ngày 10/5/2026.",
			"1: Sở Y tế + *các đơn vị; due 2026-05-09 ?coordinators"},
		{"Các đơn vị, bao gồm Sở Nội vụ và Sở Tài chính rà soát hồ sơ trước ngày 10/5/2026.", "1: *các đơn vị, bao gồm Sở Nội vụ, Sở Tài chính; due 2026-05-09 ?leads"},
		{"Sở Y tế chỉ đạo, phối hợp với các trường học rà soát hồ sơ trước ngày 10/5/2026.", "1: Sở Y tế + *các trường học; due 2026-05-09"},
		{"Giao Ban Quản lý khu kinh tế tỉnh là đơn vị đầu mối, tổng hợp tiến độ trước ngày 10/5/2026.",
			"1: Ban Quản lý Khu kinh tế tỉnh; due 2026-05-09"},
		{"Ông. Lê Văn Mẫu - Trưởng đoàn: Phụ trách chung, báo cáo trước ngày 10/5/2026.",
			"1: Ông Lê Văn Mẫu - Trưởng đoàn; due 2026-05-09 ?leads"},
		{"Đồng chí Lê Thị Mẫu, Phó Trưởng đoàn: Lập hồ sơ trước ngày 10/5/2026.",
			"1: Đồng chí Lê Thị Mẫu, Phó Trưởng đoàn; due 2026-05-09 ?leads"},
		{"Ông bà, cha mẹ: Giao Sở Y tế khám bệnh trước ngày 10/5/2026.", "1: Sở Y tế; due 2026-05-09"},
		{"Công ty Điện lực Hải Phòng đấu nối lưới điện trước ngày 10/5/2026.", "1: Công ty Điện lực Hải Phòng; due 2026-05-09 ?leads"},
		{"Sở Xây dựng lắp đặt biển báo, hoàn thành cùng thời điểm thông xe.", "1: Sở Xây dựng; event ?deadline"},
		{"Các đơn vị chủ rừng phát quang đường ranh giới trong tháng 5/2026.", "1: *các đơn vị chủ rừng; due 2026-05-31"},
		{"Sở Y tế tổ chức chiến dịch trong thời gian cao điểm (từ 10/6/2026 đến 10/8/2026), báo cáo trước ngày 20/8/2026.",
			"1: Sở Y tế; due 2026-08-19"},
		{"Sở Tài chính soạn thảo báo cáo Bộ Tài chính, trình Chủ tịch Ủy ban nhân dân tỉnh trước ngày 10/5/2026.",
			"1: Sở Tài chính; due 2026-05-09"},
		{"Sở Nội vụ báo cáo Bộ Nội vụ trước ngày 10/5/2026.", "1: Sở Nội vụ; due 2026-05-09 → Bộ Nội vụ"},
		{"Sở Tài chính chuyển hồ sơ dự án cho Sở Xây dựng chậm nhất 16 giờ ngày 10/5/2026.", "1: Sở Tài chính; due 2026-05-10 → Sở Xây dựng"},
		{"Sở Xây dựng xử lý các công trình xây trước năm 2005, hoàn thành trong quý II/2026.", "1: Sở Xây dựng; due 2026-06-30"},
		{"UBND các phường: Hòa Khê, Tân An Thịnh và Long Bình rà soát quỹ đất trước ngày 10/5/2026.",
			"1: UBND phường Hòa Khê, UBND phường Tân An Thịnh, UBND phường Long Bình; due 2026-05-09"},
		{"Báo và Đài Phát thanh tỉnh Lam Sơn mở chuyên mục trước ngày 10/5/2026.", "1: Báo và Đài Phát thanh tỉnh Lam Sơn; due 2026-05-09 ?leads"},
		{"Giao Sở Y tế kiểm kê trang thiết bị trước ngày 10/5/2026; Sở Nội vụ rà soát biên chế. Trên cơ sở đó, giao Sở Tài chính chủ trì, " +
			"phối hợp với Sở Tư pháp lập phương án trong tháng 6/2026.",
			"1: Sở Y tế; due 2026-05-09 | 1: Sở Nội vụ; none ?deadline | 1: Sở Tài chính + Sở Tư pháp; due 2026-06-30"},
		{"Giao Sở Tài chính trình phương án trước ngày 10/5/2026. Định kỳ trước ngày 25 hằng tháng tổng hợp tình hình giải ngân.",
			"1: Sở Tài chính; due 2026-05-09 | 1: Sở Tài chính; recurring ?leads"},
		{"Công an tỉnh bảo đảm an ninh, trật tự trong suốt quá trình kiểm đếm.", "1: Công an tỉnh; ongoing ?deadline"},
		{"Sở Khoa học và Công nghệ, các doanh nghiệp viễn thông bảo đảm liên lạc trước ngày 10/5/2026.",
			"1: Sở Khoa học và Công nghệ, *các doanh nghiệp viễn thông; due 2026-05-09"},
		{"Sở Tài chính chủ trì, Sở Tư pháp, Sở Nội vụ phối hợp: rà soát định mức trước ngày 10/5/2026.",
			"1: Sở Tài chính + Sở Tư pháp, Sở Nội vụ; due 2026-05-09"},
		{"Hằng năm, các sở, ngành tổng kết phong trào trước ngày 15/12.", "1: *các sở, ngành; recurring"},
		{"Sở Y tế phun hóa chất diệt muỗi, hoàn thành trước mùa mưa.", "1: Sở Y tế; event ?deadline"},
		{"Sở Xây dựng cấm đường ngay khi có lũ, sạt lở đất.", "1: Sở Xây dựng; event ?deadline"},
		{"Công an tỉnh trực chốt trong mùa nước nổi.", "1: Công an tỉnh; ongoing ?deadline"},
		{"Các chủ bến đò kiểm định phương tiện trước ngày 10/5/2026.", "1: *các chủ bến đò; due 2026-05-09 ?leads"},
		{"Giao Sở Y tế (cơ quan chủ trì), Sở Tài chính (cơ quan phối hợp) rà soát định mức trước ngày 10/5/2026.",
			"1: Sở Y tế + Sở Tài chính; due 2026-05-09"},
		{"Thống kê tỉnh chủ trì, phối hợp với các khu phố lập danh sách hộ trước ngày 10/5/2026.",
			"1: Thống kê tỉnh + *các khu phố; due 2026-05-09"},
		{"Các đơn vị được giao quản trị trang tin cập nhật số liệu trước ngày 10/5/2026.", "1: *các đơn vị; due 2026-05-09 ?leads"},
		{"Thủ trưởng các cơ quan, đơn vị có nhiệm vụ quá hạn kiểm điểm trách nhiệm trước ngày 10/5/2026.",
			"1: *Thủ trưởng các cơ quan, đơn vị có nhiệm vụ quá hạn; due 2026-05-09 ?leads"},
		{"Sở Y tế có nhiệm vụ rà soát danh mục thuốc trước ngày 10/5/2026.", "1: Sở Y tế; due 2026-05-09"},
		{"Người đứng đầu cấp ủy, tổ chức đảng, cơ quan, đơn vị trực tiếp đối thoại với Nhân dân trước ngày 10/5/2026.",
			"1: *Người đứng đầu cấp ủy, tổ chức đảng, cơ quan, đơn vị; due 2026-05-09"},
		{"Tổ chức đảng các cấp quán triệt Nghị quyết trước ngày 10/5/2026.", "1: *tổ chức đảng các cấp; due 2026-05-09"},
		{"Các chủ rừng, UBND cấp xã trực 24/24 giờ đến hết ngày 10/5/2026.", "1: *các chủ rừng, *UBND cấp xã; due 2026-05-10"},
		{"Sở Nội vụ phối hợp Sở Y tế lập danh sách biên chế; thời hạn: tháng 5/2026.", "1: Sở Nội vụ + Sở Y tế; due 2026-05-31"},
		{"Trên cơ sở số liệu các xã gửi về Sở Tài chính, Sở Nội vụ chủ trì thẩm định trước ngày 10/5/2026.", "1: Sở Nội vụ; due 2026-05-09"},
		{"Sau khi báo cáo Ủy ban nhân dân tỉnh, Sở Y tế triển khai thực hiện trước ngày 10/5/2026.", "1: Sở Y tế; due 2026-05-09"},
		{"Sở Văn hóa, Thể thao và Du lịch tổ chức cuộc thi trước ngày 10/5/2026 “Tự hào Việt Nam!”", "1: Sở Văn hóa, Thể thao và Du lịch; due 2026-05-09"},
		{"Sở Tài chính: 500 triệu đồng hỗ trợ hộ nghèo, giải ngân xong trước ngày 10/5/2026.", "1: Sở Tài chính; due 2026-05-09"},
		{"Tòa án nhân dân tỉnh phối hợp chặt chẽ với cơ quan điều tra trong xét xử trước ngày 10/5/2026.",
			"1: Tòa án nhân dân tỉnh + *cơ quan điều tra; due 2026-05-09 ?coordinators"},
		{"Tổ chức hội nghị học tập Nghị quyết. Ban Tuyên giáo Tỉnh ủy chủ trì, phối hợp với Văn phòng Tỉnh ủy tham mưu thực hiện, hoàn thành trong quý I/2026.",
			"1: Ban Tuyên giáo Tỉnh ủy + Văn phòng Tỉnh ủy; due 2026-03-31"},
		{"Rà soát các trường nghề trước ngày 10/5/2026. Đảng ủy Ủy ban nhân dân tỉnh chủ trì; các cấp ủy liên quan phối hợp.",
			"1: Đảng ủy UBND tỉnh + *các cấp ủy liên quan; due 2026-05-09"},
		{"Triển khai học bạ số. Sở Giáo dục và Đào tạo theo dõi, đôn đốc, hoàn thành trước ngày 10/5/2026.",
			"1: Sở Giáo dục và Đào tạo; due 2026-05-09"},
		{"Đảng ủy Ủy ban nhân dân tỉnh chỉ đạo Sở Nội vụ, Sở Y tế rà soát biên chế trước ngày 10/5/2026.",
			"1: Đảng ủy UBND tỉnh; due 2026-05-09 ?leads"},
		{"Rà soát biên chế trước ngày 10/5/2026 (Đảng ủy Ủy ban nhân dân tỉnh chỉ đạo Sở Nội vụ thực hiện).",
			"1: Đảng ủy UBND tỉnh; due 2026-05-09 ?leads"},
		{"Lập bản đồ cây xanh đô thị (Sở Xây dựng thực hiện trước ngày 10/5/2026).", "1: Sở Xây dựng; due 2026-05-09"},
		{"Sở Y tế xây dựng Đề án sắp xếp bệnh viện, trình trong quý I/2026; Đề án y tế cơ sở, trình trong quý II/2026.",
			"1: Sở Y tế; due 2026-03-31 | 1: Sở Y tế; due 2026-06-30 ?leads"},
		{"Sở Y tế lập danh sách hộ trước ngày 10/5/2026; tham mưu UBND tỉnh ban hành chính sách hỗ trợ trước ngày 10/6/2026.",
			"1: Sở Y tế; due 2026-05-09 | 1: Sở Y tế; due 2026-06-09 ?leads"},
		{"Sở Y tế lập danh sách hộ trước ngày 10/5/2026; báo cáo UBND tỉnh trước ngày 10/6/2026.",
			"1: Sở Y tế; due 2026-05-09 & due 2026-06-09"},
		{"Sở Y tế vận động các hộ; nếu không chấp hành thì lập hồ sơ cưỡng chế trước ngày 10/6/2026.",
			"1: Sở Y tế; none ?deadline | 1: Sở Y tế; due 2026-06-09 ?leads"},
		{"Sau khi xem xét Chủ tịch Ủy ban nhân dân tỉnh giao Sở Y tế chủ trì, phối hợp với Sở Xây dựng, Sở Nội vụ và các cơ quan liên quan tổ chức kiểm tra " +
			"trước ngày 10/5/2026.", "1: Sở Y tế + Sở Xây dựng, Sở Nội vụ, *các cơ quan liên quan; due 2026-05-09"},
		{"Xét đề nghị của Sở Tư pháp tại Tờ trình số 12/TTr-STP, UBND tỉnh giao Sở Y tế chủ trì rà soát trước ngày 10/5/2026.",
			"1: Sở Y tế; due 2026-05-09"},
		{"Căn cứ nhiệm vụ UBND tỉnh giao Sở Y tế thực hiện, Sở Xây dựng rà soát quy hoạch trước ngày 10/5/2026.",
			"1: Sở Xây dựng; due 2026-05-09"},
		{"Sở Y tế chủ trì, phối hợp với Sở Nội vụ; Sở Tài chính; thủ trưởng các ngành liên quan lập kế hoạch trước ngày 10/5/2026.",
			"1: Sở Y tế + Sở Nội vụ, Sở Tài chính, *thủ trưởng các ngành liên quan; due 2026-05-09"},
		{"Sở Y tế chủ trì, phối hợp với Sở Nội vụ lập kế hoạch; Sở Tài chính bố trí kinh phí trước ngày 10/5/2026.",
			"1: Sở Y tế + Sở Nội vụ; none ?deadline | 1: Sở Tài chính; due 2026-05-09"},
		{"Lập quy chế khám bệnh (giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ; Sở Tài chính và các cơ quan liên quan tham mưu) trước ngày 10/5/2026.",
			"1: Sở Y tế + Sở Nội vụ; none ?deadline | 1: Sở Tài chính, *các cơ quan liên quan; due 2026-05-09"},
		{"Lập quy chế khám bệnh trước ngày 10/5/2026 (giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ; Sở Tài chính và các cơ quan liên quan tham mưu).",
			"1: Sở Y tế + Sở Nội vụ, Sở Tài chính, *các cơ quan liên quan; due 2026-05-09"},
		{"Các tổ chức, cá nhân được cấp giấy phép xây dựng, sửa chữa nhà ở có trách nhiệm giữ vệ sinh trước ngày 10/5/2026.",
			"1: *các tổ chức, cá nhân được cấp giấy phép xây dựng, sửa chữa nhà ở; due 2026-05-09"},
		{"Các tổ chức, cá nhân được tuyên truyền nâng cao ý thức trước ngày 10/5/2026.", "1: *các tổ chức, cá nhân; due 2026-05-09 ?leads"},
		{"Đối với các cơ sở khám bệnh chưa cấp phép, Sở Y tế kiểm tra trước ngày 10/5/2026.", "1: Sở Y tế; due 2026-05-09"},
		{"Sở Y tế lập danh sách trước ngày 10/5/2026. Đối với các đơn vị vi phạm quy định, tùy mức độ xem xét, xử lý.",
			"1: Sở Y tế; due 2026-05-09"},
		{"Sở Y tế chủ trì, phối hợp với các sở quản lý nhà nước chuyên ngành về hạ tầng và các đơn vị liên quan rà soát trước ngày 10/5/2026.",
			"1: Sở Y tế + *các sở quản lý nhà nước chuyên ngành về hạ tầng, *đơn vị liên quan; due 2026-05-09"},
		{"Sở Y tế, các cơ quan, đơn vị liên quan chăng dây quanh vườn hoa trước ngày 10/5/2026.",
			"1: Sở Y tế, *các cơ quan, đơn vị liên quan; due 2026-05-09"},
		{"Sở Y tế, UBND các xã, phường tổng kiểm tra vườn hoa trước ngày 10/5/2026.", "1: Sở Y tế, *UBND các xã, phường; due 2026-05-09"},
		{"UBND tỉnh trân trọng đề nghị Hội Nông dân tỉnh trồng hoa trước ngày 10/5/2026.", "1: Hội Nông dân tỉnh; due 2026-05-09"},
		{"Các địa phương có tổ chức hội hoa chủ động rà soát lều bạt trước ngày 10/5/2026.",
			"1: *các địa phương có tổ chức hội hoa; due 2026-05-09"},
		{"Sở Y tế phối hợp với các trường đại học trong và ngoài tỉnh tổ chức hội hoa trước ngày 10/5/2026.",
			"1: Sở Y tế + *các trường đại học trong và ngoài tỉnh; due 2026-05-09"},
		{"Sở Y tế phối hợp với các trường trong và ngoài tỉnh tổ chức hội hoa trước ngày 10/5/2026.",
			"1: Sở Y tế + *các trường; due 2026-05-09 ?coordinators"},
		{"Các sở liên quan chưa lập vườn hoa khẩn trương lập vườn trước ngày 10/5/2026.",
			"1: *các sở liên quan chưa lập vườn hoa; due 2026-05-09 ?leads"},
		{"Các cơ quan liên quan ngành y tế kiểm tra vườn hoa trước ngày 10/5/2026.", "1: *các cơ quan liên quan ngành y tế; due 2026-05-09"},
		{"Các cơ quan liên quan lĩnh vực trồng hoa rà soát vườn trước ngày 10/5/2026.", "1: *các cơ quan liên quan; due 2026-05-09 ?leads"},
		{"Sở Y tế phối hợp với cơ quan, tổ chức quản lý vườn hoa để tưới cây trước ngày 10/5/2026.",
			"1: Sở Y tế + *cơ quan; due 2026-05-09 ?coordinators"},
		{"Sở Y tế phối hợp với Sở Nội vụ (Chi cục Trồng hoa) rà soát trước ngày 10/5/2026.",
			"1: Sở Y tế + Sở Nội vụ, Chi cục Trồng hoa; due 2026-05-09 ?coordinators"},
		{"Về đề nghị Sở Y tế phối hợp với Sở Nội vụ trồng hoa: UBND các xã phối hợp với Hội Nông dân tỉnh trồng hoa trước ngày 10/5/2026.",
			"1: *UBND các xã + Hội Nông dân tỉnh; due 2026-05-09"},
		{"Sở Y tế thực hiện kết luận tại Hội nghị trồng hoa tổ chức vào ngày 10/5/2026.", "1: Sở Y tế; due 2026-05-10 ?deadline"},
		{"Bộ Ngoại giao chủ trì rà soát danh mục trước ngày 10/5/2026.", "1: Bộ Ngoại giao; due 2026-05-09"},
		{"Sở Tư pháp họp giao ban vào tuần thứ hai hằng tháng.", "1: Sở Tư pháp; unresolved ?deadline"},
	}
	for _, c := range cases {
		d, err := Parse(textDocument("Lam Sơn, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nCông tác năm 2026\n1. "+c.sentence), org.NewResolver(org.National()), Options{})
		if err != nil {
			t.Errorf("%q: %v", c.sentence, err)
			continue
		}
		if got := strings.Join(taskLines(d.Tasks), " | "); got != c.want {
			t.Errorf("%q: %s", c.sentence, got)
		}
	}
}

// TestATopicIsOverItsOrders: several orders after one topic are tasks with the item's own number under the topic as
// their heading; a single one keeps it in its text.
func TestATopicIsOverItsOrders(t *testing.T) {
	cases := []struct {
		item            string
		tasks, headings []string
	}{
		{"Đối với cầu Sông Mẫu: giao Sở Xây dựng lập hồ sơ trong tháng 4/2026; giao Công an tỉnh phân luồng giao thông.",
			[]string{"II.1.a giao Sở Xây dựng lập hồ sơ trong tháng 4/2026", "II.1.a giao Công an tỉnh phân luồng giao thông."},
			[]string{"II.1.a Đối với cầu Sông Mẫu"}},
		{"về chợ đêm: Thống nhất đề xuất của Sở Công Thương. Giao Sở Công Thương lập phương án; đồng thời, giao Sở Y tế kiểm tra bếp ăn.",
			[]string{
				"II.1.a Thống nhất đề xuất của Sở Công Thương. Giao Sở Công Thương lập phương án", "II.1.a giao Sở Y tế kiểm tra bếp ăn.",
			},
			[]string{"II.1.a Về chợ đêm"}},
		{"Đối với cầu Sông Mẫu: giao Sở Xây dựng lập hồ sơ trong tháng 4/2026.",
			[]string{"II.1.a Đối với cầu Sông Mẫu: giao Sở Xây dựng lập hồ sơ trong tháng 4/2026."}, []string{"II.1 Về đầu tư"}},
		{"Giao Sở Xây dựng lập hồ sơ; giao Công an tỉnh phân luồng giao thông.",
			[]string{"II.1.a Giao Sở Xây dựng lập hồ sơ", "II.1.a giao Công an tỉnh phân luồng giao thông."}, []string{"II.1 Về đầu tư"}},
	}
	for _, c := range cases {
		d := parsed(t, textDocument("THÔNG BÁO\nKết luận tại cuộc họp\nI. Tình hình\nThu ngân sách tăng.\nII. Nhiệm vụ\n1. Về đầu tư\na) "+c.item))
		var tasks, headings []string
		for _, x := range d.Tasks {
			tasks = append(tasks, x.Ref+" "+x.Content)
		}
		for _, g := range d.Groups {
			headings = append(headings, g.No+" "+g.Title)
		}
		if diff := cmp.Diff(c.tasks, tasks); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(c.headings, headings); diff != "" {
			t.Error(diff)
		}
	}
}

// TestATimeThatEndsASentenceIsOfItsPoint: the labelled lines behind the last point close the whole item, a time inside
// its sentence does not.
func TestATimeThatEndsASentenceIsOfItsPoint(t *testing.T) {
	cases := []struct{ last, want string }{
		{"b) Sở Nội vụ rà soát biên chế; thời hạn: tháng 5/2026.", "I.1.a: Sở Y tế; none ?deadline | I.1.b: Sở Nội vụ; due 2026-05-31"},
		{"b) Rà soát biên chế.\nThời hạn: tháng 5/2026.\nCơ quan chủ trì: Sở Nội vụ.", "I.1: Sở Nội vụ; due 2026-05-31"},
	}
	for _, c := range cases {
		d := parsed(t, textDocument("Lam Sơn, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nCông tác năm 2026\nI. Nhiệm vụ\n1. Về y tế\na) Sở Y tế kiểm tra bếp ăn.\n"+c.last))
		if got := strings.Join(taskLines(d.Tasks), " | "); got != c.want {
			t.Errorf("%q: %s", c.last, got)
		}
	}
}

// TestWorkOfALaterSentence: a later sentence with work of its own is a task beside the first, for which nobody is named.
func TestWorkOfALaterSentence(t *testing.T) {
	d := parsed(t, textDocument(`Lam Sơn, ngày 05 tháng 01 năm 2026
		CHƯƠNG TRÌNH HÀNH ĐỘNG
		I. Nhiệm vụ
		1. Sở Y tế tuyển dụng đủ bác sĩ.
		2. Hoàn thành 05 cây cầu trước ngày 30/8/2026. Đảng ủy các xã biên giới lãnh đạo công tác giải phóng mặt bằng.
		3. Sở Nội vụ rà soát biên chế.`))
	want := "I.1: Sở Y tế; none ?deadline | I.2: ; due 2026-08-29 ?leads | I.2: *Đảng ủy các xã biên giới; none ?leads,deadline | " +
		"I.3: Sở Nội vụ; none ?deadline"
	if got := strings.Join(taskLines(d.Tasks), " | "); got != want {
		t.Error(got)
	}
}

// TestAListOfTasksThatNamesNobody: a resolution leaves open who carries its tasks out; a person says.
func TestAListOfTasksThatNamesNobody(t *testing.T) {
	d := parsed(t, textDocument(`Lam Sơn, ngày 05 tháng 01 năm 2026
		NGHỊ QUYẾT
		Về việc làm giai đoạn 2026 - 2030
		Điều 1. Thông qua mục tiêu, nhiệm vụ giai đoạn 2026 - 2030
		1. Mục tiêu
		a) Giải quyết việc làm cho 20.000 lao động.
		2. Nhiệm vụ, giải pháp chủ yếu
		a) Mở rộng liên kết đào tạo nghề với doanh nghiệp.
		b) Hoàn thành cơ sở dữ liệu về việc làm trong năm 2026.
		c) Nguồn lực của tỉnh còn hạn chế.
		Điều 2. Giao Ủy ban nhân dân tỉnh ban hành kế hoạch trước ngày 31/01/2026.`))
	want := "1.2.a: ; none ?leads,deadline | 1.2.b: ; due 2026-12-31 ?leads,deadline | 2: UBND tỉnh; due 2026-01-30"
	if got := strings.Join(taskLines(d.Tasks), " | "); got != want {
		t.Error(got)
	}
}

func TestSentencesOf(t *testing.T) {
	cases := []struct {
		text string
		n    int
	}{
		{"Giao Sở A (chủ trì; Sở B phối hợp; quý I); Sở C rà soát. Sở D báo cáo", 3},
		{"Sở A rà soát (kèm theo; Sở B", 2}, // a bracket that never closes holds nothing
		{"(", 1},
		{"", 0},
		{";", 1},
	}
	for _, c := range cases {
		if got := sentencesOf(c.text); len(got) != c.n {
			t.Errorf("%q: %q", c.text, got)
		}
	}
}
