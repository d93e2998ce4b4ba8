package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dondoc/internal/calendar"
	"dondoc/internal/docread"
)

// A title over a text says when its targets are due, and is no part of their words.
func TestTargetsBelowTitle(t *testing.T) {
	it := &item{rank: rankNumber, head: "Tầm nhìn đến năm 2045", rest: []docread.Paragraph{{Text: "Đón trên 50 triệu lượt khách."}}}
	it.finish()
	got := (&parser{}).targetsIn(it, "")
	if len(got) != 1 || got[0].Period != "2045" || got[0].Indicator != "Triệu lượt khách" {
		t.Errorf("%+v", got)
	}
}

func TestTargetsInSentences(t *testing.T) {
	cases := []struct{ sentence, want string }{
		{"Hết năm 2027 có từ 60% số hộ trở lên dùng nước sạch.", "Số hộ dùng nước sạch >= 60 % 2027"},
		{"Đảm bảo mục tiêu hết năm 2027 đạt ít nhất 60% số hộ dùng nước sạch.", "Số hộ dùng nước sạch >= 60 % 2027"},
		{"Phấn đấu doanh thu bán hoa năm 2027 tăng 13%.", "Doanh thu bán hoa năm 2027 tăng = 13 % 2027"},
		{"Xây dựng thêm 09 tuyến đường hoa.", "Xây dựng thêm tuyến đường hoa = 9 tuyến đường hoa "},
		{"Tỷ lệ mắc sốt xuất huyết dưới 40 người/100.000 dân.", "Tỷ lệ mắc sốt xuất huyết < 40 người/100.000 dân "},
		{"Tỷ lệ trẻ thấp còi giảm từ 14% xuống còn dưới 9%.", "Tỷ lệ trẻ thấp còi < 9 % "},
		{"Tỷ lệ hộ cận nghèo giảm xuống còn 2,4%.", "Tỷ lệ hộ cận nghèo = 2.4 % "},
		{"Tỷ lệ kinh tế số chiếm trên 25% GRDP (năm 2025 ước đạt 17%).", "Tỷ lệ kinh tế số > 25 % "},
		{"Kim ngạch xuất khẩu ước đạt 3 tỷ USD.", ""},
		{"Thu hút 4,5 triệu lượt khách tham quan di tích.", "Thu hút khách tham quan di tích = 4.5 triệu lượt "},
		{"Đưa 1.300 lao động đi làm việc ở nước ngoài.", "Đưa lao động đi làm việc ở nước ngoài = 1300 lao động "},
		{"Thu nhập bình quân tăng từ 60 triệu đồng lên 85 triệu đồng.", "Thu nhập bình quân = 85 triệu đồng "},
		{"45 trường đạt chuẩn quốc gia.", "Trường đạt chuẩn quốc gia = 45 trường "},
		{"Tổng vốn đầu tư trong giai đoạn 2026 - 2030 đạt 90 nghìn tỷ đồng.", "Tổng vốn đầu tư = 90 nghìn tỷ đồng 2026-2030"},
		{"Điểm hài lòng năm 2027 đạt từ 8,5 điểm trở lên (năm 2026: 8,1 điểm).", "Điểm hài lòng >= 8.5 điểm 2027"},
		{"80% chợ có nhà vệ sinh trong năm 2027; 100% vào năm 2028.", "Chợ có nhà vệ sinh = 80 % 2027 | Chợ có nhà vệ sinh = 100 % 2028"},
		{"100% xã có điểm đọc sách, 85% thôn có loa; trong đó có 20% dùng loa số.",
			"Xã có điểm đọc sách = 100 %  | Thôn có loa = 85 %  | Dùng loa số = 20 % "},
		{"Duy trì phổ cập cho trẻ em từ 3 đến 5 tuổi.", ""},
		{"Dành ít nhất 3% chi thường xuyên cho thư viện.", "Chi thường xuyên cho thư viện >= 3 % "},
		{"Giảm tối thiểu 15% số vụ cháy chợ.", "Giảm số vụ cháy chợ >= 15 % "},
		{"Biên soạn 02 báo cáo khảo sát của 7 làng nghề.", "Biên soạn báo cáo khảo sát của 7 làng nghề = 2 báo cáo "},
		{"Hỗ trợ 05 HTX theo chuẩn OCOP 4.0.", "Hỗ trợ HTX theo chuẩn OCOP 4.0 = 5 HTX "},
		{"100% thôn có nhà văn hóa và có ít nhất 40% nhà văn hóa nối mạng.", "Thôn có nhà văn hóa = 100 %  | Nhà văn hóa nối mạng >= 40 % "},
		{"Tỷ lệ hộ có bể biogas đạt 70%, riêng năm 2027 đạt 55%; tỷ lệ trâu bò được tiêm phòng đạt 90%.",
			"Tỷ lệ hộ có bể biogas = 70 %  | Tỷ lệ hộ có bể biogas = 55 % 2027 | Tỷ lệ trâu bò được tiêm phòng = 90 % "},
		{"Đến hết tháng 9/2027 tỷ lệ chợ có cân đối chứng đạt 80%, đến năm 2028 đạt 95%.",
			"Tỷ lệ chợ có cân đối chứng = 80 % 2027 | Tỷ lệ chợ có cân đối chứng = 95 % 2028"},
		{"Tổng kinh phí dự kiến là 120 tỷ đồng, trong đó ngân sách tỉnh 80 tỷ đồng, ngân sách xã 40 tỷ đồng.", ""},
		{"Nhu cầu vốn khoảng 35 tỷ đồng; thu ngân sách xã đạt 12 tỷ đồng.", "Thu ngân sách xã = 12 tỷ đồng "},
		{"Ngân sách xã mỗi năm dành ít nhất 2 tỷ đồng cho thư viện.", "Ngân sách xã mỗi năm dành >= 2 tỷ đồng "},
		{"Tạo việc làm mới cho 4.000 người, trong đó đưa 300 người đi làm việc ở nước ngoài.",
			"Tạo việc làm mới = 4000 người  | Đưa người đi làm việc ở nước ngoài = 300 người "},
		{"Đến năm 2029 đạt 12 bác sĩ, 3 dược sĩ và 25 điều dưỡng trên 10.000 dân.",
			"Bác sĩ trên 10.000 dân = 12 bác sĩ 2029 | Dược sĩ trên 10.000 dân = 3 dược sĩ 2029 | Điều dưỡng trên 10.000 dân = 25 điều dưỡng 2029"},
		{"Số giường bệnh đạt 30 giường trên 10.000 dân.", "Số giường bệnh = 30 giường trên 10.000 dân "},
		{"Xây dựng 05 trường mầm non và 02 trường tiểu học.",
			"Xây dựng trường mầm non = 5 trường mầm non  | Xây dựng trường tiểu học = 2 trường tiểu học "},
		{"Xây dựng 03 mô hình tại 5 xã và 2 phường.", ""},
		{"Thu nhập bình quân đến năm 2027 đạt khoảng 7.300-7.500 USD, đến năm 2030 đạt khoảng 9.000 - 9.500 USD.",
			"Thu nhập bình quân range 7300 - 7500 USD 2027 | Thu nhập bình quân range 9000 - 9500 USD 2030"},
		{"Tăng thêm ít nhất 15% số sân bóng trong các xã và tăng thêm ít nhất 5% số thư viện mở cửa buổi tối.",
			"Tăng thêm số sân bóng trong các xã >= 15 %  | Tăng thêm số thư viện mở cửa buổi tối >= 5 % "},
		{"Từ năm 2027 trở đi, 100% thôn có tủ sách.", "Thôn có tủ sách = 100 % 2027"},
		{"100% thôn, bản, tổ dân phố có tối thiểu 2 bảng tin.", "Thôn, bản, tổ dân phố có tối thiểu 2 bảng tin = 100 % "},
		{"100% các thôn văn hóa, tổ dân phố có tối thiểu 2 bảng tin.", "Các thôn văn hóa, tổ dân phố có tối thiểu 2 bảng tin = 100 % "},
		{"Ngành đặc thù có tỷ lệ nữ dưới 20% có thể điều chỉnh mục tiêu.", ""},
		{"Có ít nhất một trạm y tế khám từ xa vào năm 2027.", "Trạm y tế khám từ xa >= 1 trạm 2027"},
		{"Có ít nhất một số trạm y tế khám từ xa.", ""},
		{"Có ít nhất mười lăm trạm y tế khám từ xa.", "Trạm y tế khám từ xa >= 15 trạm "},
		{"Mỗi xã có tối thiểu mười một vườn ươm.", "Vườn ươm >= 11 vườn ươm "},
		{"Có ít nhất hai chục vườn ươm.", ""},
		{"Trồng ít nhất hai vạn cây sen.", ""},
		{"Có ít nhất ba đến năm vườn ươm.", ""},
		{"Có không quá hai mốt kho than.", ""},
		{"Vận động viên: 70% có bằng bơi.", "Vận động viên = 70 % "},
		{"Người trồng sen: 90% được tập huấn.", "Người trồng sen = 90 % "},
		{"Nước giếng làng: 85%, được lọc trước khi dùng.", "Nước giếng làng = 85 % "},
		{"Thư viện: 60% phải đạt chuẩn mới; nhà văn hóa: 75% thực hiện mở cửa buổi tối.", "Thư viện = 60 %  | Nhà văn hóa = 75 % "},
		{"Sản lượng sen, với 200 ha đất trồng, đạt 3.000 tấn.", "Sản lượng sen, với 200 ha đất trồng = 3000 tấn "},
		{"Tỷ lệ thợ dệt qua đào tạo, với thẻ nghề, chứng nhận đạt 35%.", "Tỷ lệ thợ dệt qua đào tạo, với thẻ nghề, chứng nhận = 35 % "},
		{"Tỷ lệ thợ dệt là nữ, với thẻ nghề đạt 35%.", "Tỷ lệ thợ dệt là nữ, với thẻ nghề = 35 % "},
		{"Chỉ số làng nghề theo Quyết định số 91/QĐ-UBND nằm trong nhóm 6 tỉnh dẫn đầu.",
			"Chỉ số làng nghề theo Quyết định số 91/QĐ-UBND rank 6 tỉnh "},
		{"Chỉ số LSI 3.0 xếp trong nhóm 12 cả nước.", "Chỉ số LSI 3.0 rank 12  "},
		{"100% thợ dệt, thợ mộc, xử lý 80% thẻ nghề được ký số.", "Thợ dệt, thợ mộc = 100 %  | Thẻ nghề được ký số = 80 % "},
		{"100% số hộ trồng sen, thu nhập bình quân có mức tăng 10%.", "Số hộ trồng sen = 100 %  | Thu nhập bình quân có mức tăng = 10 % "},
		{"Giải ngân đạt 400 tỷ đồng.", "Giải ngân = 400 tỷ đồng "},
		{"Xây dựng đạt 30 căn nhà.", "Xây dựng = 30 căn nhà "},
		{"Tăng thời gian lưu trú của khách ở các xã ít nhất 2 (hai) đêm.", "Tăng thời gian lưu trú của khách ở các xã >= 2 đêm "},
		{"Tầm nhìn đến năm 2045: Lam Sơn là tỉnh khá của vùng, với thu nhập bình quân đạt trên 9.000 USD.",
			"Thu nhập bình quân > 9000 USD 2045"},
		{"Đến năm 2030 bảo đảm duy trì 9 khu vực trồng sen.", "Bảo đảm khu vực trồng sen = 9 khu vực trồng sen 2030"},
		{"Trạm y tế: 100% nhân viên, cộng tác viên được tập huấn.", "Nhân viên, cộng tác viên được tập huấn = 100 % "},
		{"Tỷ lệ hộ dùng nước máy: 85% số hộ được khảo sát.", "Tỷ lệ hộ dùng nước máy = 85 % "},
		{"Giai đoạn 2 (2029 - 2031): Tạo việc làm cho 500 người.", "Tạo việc làm = 500 người 2029-2031"},
		{"Có ít nhất 02 trường nằm trong nhóm 100 trường dẫn đầu.", "Trường nằm trong nhóm 100 trường dẫn đầu >= 2 trường "},
		{"5% trường nằm trong nhóm 100 trường dẫn đầu.", "Trường nằm trong nhóm 100 trường dẫn đầu = 5 % "},
		{"Duy trì 2 trường nằm trong nhóm 100 trường dẫn đầu.", "Trường nằm trong nhóm 100 trường dẫn đầu = 2 trường "},
		{"Giao các chỉ tiêu chủ yếu 5 năm 2026 - 2030 theo Phụ lục.", ""},
		{"Trồng mới 900 ha rừng, mỗi năm trồng 180 ha.", "Trồng mới rừng = 900 ha  | Mỗi năm trồng = 180 ha "},
		{"Chỉ số hài lòng thuộc nhóm 7 tỉnh dẫn đầu vùng.", "Chỉ số hài lòng rank 7 tỉnh "},
		{"Chỉ số cải cách hành chính xếp thứ 9 toàn quốc.", "Chỉ số cải cách hành chính rank 9  "},
		{"Nâng thứ hạng 2 bậc so với năm trước.", ""},
		{"Chỉ số hài lòng xếp hạng trong 12 tỉnh đứng đầu cả nước vào năm 2029.", "Chỉ số hài lòng rank 12 tỉnh 2029"},
		{"Bồi dưỡng cho 500 cán bộ thuộc 20 xã đứng đầu về chuyển đổi số.", ""},
		{"Xếp hạng trong 10 tỉnh dẫn đầu về chuyển đổi số vào năm 2029.", "Chuyển đổi số rank 10 tỉnh 2029"},
		{"Chỉ số chuyển đổi số nằm trong 9 địa phương dẫn đầu.", "Chỉ số chuyển đổi số rank 9 địa phương "},
		{"Tổng lượng phát thải đạt ít nhất -12 triệu tấn CO2.", "Tổng lượng phát thải >= -12 triệu tấn CO2 "},
		{"Giảm tỷ lệ học sinh bỏ học dưới 0,4% vào năm 2027 và dưới 0,2 % vào năm 2029.",
			"Giảm tỷ lệ học sinh bỏ học < 0.4 % 2027 | Giảm tỷ lệ học sinh bỏ học < 0.2 % 2029"},
		{"Tỷ suất mắc lao trên 100.000 dân xuống dưới 40 vào năm 2028.", "Tỷ suất mắc lao trên 100.000 dân < 40  2028"},
		{"Giảm tỷ suất tử vong của trẻ trên 1.000 trẻ đẻ sống dưới 9,5 vào năm 2027 và dưới 9 vào năm 2029.",
			"Giảm tỷ suất tử vong của trẻ trên 1.000 trẻ đẻ sống < 9.5  2027 | Giảm tỷ suất tử vong của trẻ trên 1.000 trẻ đẻ sống < 9  2029"},
		{"Giảm tỷ suất trẻ bị đuối nước xuống 50/100.000 trẻ em vào năm 2027 và 40/100.000 vào năm 2029.",
			"Giảm tỷ suất trẻ bị đuối nước = 50 /100.000 trẻ em 2027"},
		{"Các cơ sở có mức phát thải từ 90 tấn khí trở lên phải giảm phát thải.", ""},
		{"Tổ chức hội chợ trong 12 ngày tại các tỉnh.", ""},
		{"Tỷ lệ công chức có chứng chỉ tối thiểu đạt 30%.", "Tỷ lệ công chức có chứng chỉ >= 30 % "},
		{"Mỗi khoa lấy được ít nhất ý kiến của 8 doanh nghiệp về chương trình.", "Mỗi khoa lấy được ít nhất ý kiến của >= 8 doanh nghiệp "},
		{"Phấn đấu hết quý II tỷ lệ số hóa hồ sơ đạt 65%.", "Tỷ lệ số hóa hồ sơ = 65 % "},
		{"Tuổi thọ bình quân đạt 76 tuổi, số năm sống khỏe đạt tối thiểu 70 năm.",
			"Tuổi thọ bình quân = 76 tuổi  | Số năm sống khỏe >= 70 năm "},
		{"Giảm 40% số vụ đuối nước, giảm 20% số vụ cháy rừng.", "Giảm số vụ đuối nước = 40 %  | Giảm số vụ cháy rừng = 20 % "},
		{"Doanh thu chợ đêm đạt 30 tỷ đồng, tăng 12% so với năm trước.",
			"Doanh thu chợ đêm = 30 tỷ đồng  | Doanh thu chợ đêm tăng so với năm trước = 12 % "},
		{"Doanh thu chợ đêm tăng 12-15% so với năm trước, đạt 30 tỷ đồng.",
			"Doanh thu chợ đêm tăng range 12 - 15 %  | Doanh thu chợ đêm = 30 tỷ đồng "},
		{"Tạo việc làm mới cho hai mươi ba nghìn lao động.", "Tạo việc làm mới = 23000 lao động "},
		{"Hai phần năm số chợ có nhà vệ sinh.", "Số chợ có nhà vệ sinh = 40 % "},
		{"Có thêm hai nhà nghỉ được xếp hạng 3 sao.", "Có thêm nhà nghỉ được xếp hạng 3 sao = 2 nhà nghỉ "},
		{"Tăng thêm một bước chất lượng phục vụ.", ""},
		{"Trong hai mươi năm phát triển hợp tác xã.", ""},
		{"Tỷ lệ tăng dân số dưới 9‰, 90% trạm y tế có dược sĩ.", "Tỷ lệ tăng dân số < 9 ‰  | Trạm y tế có dược sĩ = 90 % "},
		{"Lắp đặt tối thiểu 80 trụ sạc công cộng.", "Trụ sạc công cộng >= 80 trụ sạc công cộng "},
		{"Bảo đảm 100% thôn, bản bố trí điểm đọc đạt chuẩn trước ngày 30/6/2028.",
			"Thôn, bản bố trí điểm đọc đạt chuẩn = 100 % 2028"},
		{"Cụ thể hóa Nghị quyết 35 thành các việc cụ thể.", ""},
		{"Thực hiện mô hình chính quyền 2 cấp thông suốt.", ""},
		{"Hoàn thành chỉnh lý 900 mét giá tài liệu của 04 huyện cũ và 30 xã cũ.",
			"Hoàn thành chỉnh lý mét giá tài liệu của 04 huyện cũ và 30 xã cũ = 900 mét giá "},
		{"Đón 3,1 - 3,4 triệu lượt khách.", "Đón lượt khách range 3.1 - 3.4 triệu lượt khách "},
		{"Xe buýt điện đáp ứng 8 - 10% nhu cầu đi lại.", "Xe buýt điện range 8 - 10 % "},
		{"Tập huấn cho 100% trưởng thôn phụ trách chuyển đổi số.", "Tập huấn cho trưởng thôn phụ trách chuyển đổi số = 100 % "},
		{"Đạt 12 xưởng mộc hoạt động/nghìn dân.", "Xưởng mộc hoạt động/nghìn dân = 12 xưởng mộc hoạt động "},
		{"Đến hết quý III/2027 giải ngân đạt trên 60%, đến ngày 31/01/2028 đạt 95%.",
			"Giải ngân > 60 % 2027 | Giải ngân = 95 % 2028"},
		{"Phấn đấu đạt 20% xã có chợ số năm 2027, bảo đảm đến hết năm 2030 đạt 50% thôn trong vùng có quầy số.",
			"Xã có chợ số = 20 % 2027 | Thôn trong vùng có quầy số = 50 % 2030"},
		{"Chỉ số hài lòng của Lam Nam thuộc nhóm 4 tỉnh dẫn đầu vùng và nhóm 20 tỉnh dẫn đầu cả nước vào năm 2028 theo đánh giá của Bộ.",
			"Chỉ số hài lòng của Lam Nam rank 4 tỉnh 2028 | Chỉ số hài lòng của Lam Nam rank 20 tỉnh 2028"},
		{"Xếp hạng từ thứ 12 trở lên toàn vùng về chỉ số phục vụ người dân (năm 2025 xếp thứ 30).",
			"Chỉ số phục vụ người dân rank 12  "},
		{"Chỉ số hài lòng đạt từ 89% trở lên, xếp trong nhóm 15 xã dẫn đầu tỉnh.",
			"Chỉ số hài lòng >= 89 %  | Chỉ số hài lòng rank 15 xã "},
		{"Hội đầu tư 15% nguồn chi cho đào tạo.", "Hội đầu tư = 15 % "},
		{"Người dân vùng ngập, vùng sạt lở và ít nhất 50% người dân nơi khác được tập huấn.", "Người dân nơi khác được tập huấn >= 50 % "},
		{"Thực hiện các dự án của tỉnh, chiếm khoảng 70% tổng vốn đầu tư (khoảng 120 tỷ đồng).", ""},
		{"Lam Sơn trở thành địa phương thuộc top 5 của vùng về trồng sen.", "Trồng sen rank 5  "},
		{"100% tổ trưởng, tổ phó dân phố được tập huấn, tỷ lệ hộ có loa đạt 70%.",
			"Tổ trưởng, tổ phó dân phố được tập huấn = 100 %  | Tỷ lệ hộ có loa = 70 % "},
		{"Cơ cấu cây trồng: cây ăn quả 35%, cây dược liệu 15%.", "Cơ cấu cây trồng cây ăn quả = 35 %  | Cơ cấu cây trồng cây dược liệu = 15 % "},
		{"Nâng tỷ lệ che phủ cây xanh lên 30% và diện tích hồ điều hòa đạt 12 ha.",
			"Nâng tỷ lệ che phủ cây xanh = 30 %  | Diện tích hồ điều hòa = 12 ha "},
		{"Đến năm 2030, đạt 100% thôn có nhà văn hóa khang trang, năm 2028 đạt 90%; 80% thôn có sân bóng.",
			"Thôn có nhà văn hóa khang trang = 100 % 2030 | Thôn có nhà văn hóa khang trang = 90 % 2028 | Thôn có sân bóng = 80 % 2030"},
		{"Đến năm 2028: 85% chợ có cân đối chứng; đến năm 2030: 95%.",
			"Chợ có cân đối chứng = 85 % 2028 | Chợ có cân đối chứng = 95 % 2030"},
		{"Có 12 thôn đạt chuẩn văn hóa.", "Thôn đạt chuẩn văn hóa = 12 thôn "},
		{"Toàn xã có 15 hợp tác xã đang hoạt động.", "Hợp tác xã đang hoạt động = 15 hợp tác xã "},
		{"Thu hút trên 2,5 triệu lượt khách hành hương.", "Triệu lượt khách hành hương > 2.5 triệu lượt "},
		{"Có từ 40 - 50 hộ nuôi ong lấy mật.", "Hộ nuôi ong lấy mật range 40 - 50 hộ "},
		{"Trồng khoảng trên 500ha rong biển.", "Trồng rong biển > 500 ha "},
		{"Giữ diện tích mặt nước đã đạt được và nâng tỷ lệ hồ có kè lên 45%, mức này có thể tăng lên 60%.",
			"Giữ diện tích mặt nước đã đạt được và nâng tỷ lệ hồ có kè = 45 % "},
		{"Góp phần gìn giữ môi trường, bảo đảm đến năm 2029 giảm 6% tổng lượng rác chôn lấp trên địa bàn.",
			"Giảm tổng lượng rác chôn lấp trên địa bàn = 6 % "},
		{"Tỷ lệ thôn có tủ sách đạt mức 60% vào năm 2028 và phấn đấu đạt 80% vào năm 2030.",
			"Tỷ lệ thôn có tủ sách = 60 % 2028 | Tỷ lệ thôn có tủ sách = 80 % 2030"},
		{"Tỷ lệ hộ thiếu nước giảm dưới 9% (khu vực miền núi xuống dưới 20%) vào năm 2028 và dưới 4% (khu vực miền núi dưới 12%) vào năm 2030.",
			"Tỷ lệ hộ thiếu nước < 9 % 2028 | Tỷ lệ hộ thiếu nước khu vực miền núi < 20 % 2028 | " +
				"Tỷ lệ hộ thiếu nước < 4 % 2030 | Tỷ lệ hộ thiếu nước khu vực miền núi < 12 % 2030"},
		{"Tỷ lệ trường có bể bơi đạt 50% ở khu vực đô thị và 20% ở khu vực nông thôn vào năm 2028.",
			"Tỷ lệ trường có bể bơi ở khu vực đô thị = 50 % 2028 | Tỷ lệ trường có bể bơi ở khu vực nông thôn = 20 % 2028"},
		{"Tỷ lệ chợ sạch đạt 90% đối với chợ hạng 1; 70% đối với chợ hạng 2 vào năm 2029.",
			"Tỷ lệ chợ sạch đối với chợ hạng 1 = 90 % 2029 | Tỷ lệ chợ sạch đối với chợ hạng 2 = 70 % 2029"},
		{"Tỷ lệ cận thị được kiểm soát: học sinh tiểu học ở mức dưới 10%; học sinh trung học ở mức dưới 20% vào năm 2029.",
			"Tỷ lệ cận thị được kiểm soát học sinh tiểu học < 10 % 2029 | Tỷ lệ cận thị được kiểm soát học sinh trung học < 20 % 2029"},
		{"Lượng đường tiêu thụ trung bình giảm xuống dưới 40 gam/ngày vào năm 2028 và dưới 30 gam/ngày vào năm 2030.",
			"Lượng đường tiêu thụ trung bình < 40 gam/ngày 2028 | Lượng đường tiêu thụ trung bình < 30 gam/ngày 2030"},
		{"Đến năm 2028, 100% xã có kế hoạch ứng phó bão và duy trì đến năm 2035.", "Xã có kế hoạch ứng phó bão = 100 % 2028"},
		{"Có 12/45 xã đạt chuẩn phổ cập bơi.", "Xã đạt chuẩn phổ cập bơi = 12 xã "},
		{"Tỷ lệ xã có tổ tư vấn do trạm y tế thực hiện đạt 50%.", "Tỷ lệ xã có tổ tư vấn do trạm y tế thực hiện = 50 % "},
		{"Thu hút 2 - 3 triệu lượt khách du lịch quốc tế, 12 - 13 triệu lượt khách du lịch nội địa.",
			"Thu hút khách du lịch quốc tế range 2 - 3 triệu lượt  | Thu hút khách du lịch nội địa range 12 - 13 triệu lượt "},
		{"Thu ngân sách đạt 90 tỷ đồng; GRDP đạt 9%.", "Thu ngân sách = 90 tỷ đồng  | GRDP = 9 % "},
		{"Phấn đạt 90%.", ""},
		{"100% nhà hàng và cơ sở lưu trú từ 3 sao trở lên dùng vé điện tử.",
			"Nhà hàng và cơ sở lưu trú từ 3 sao trở lên dùng vé điện tử = 100 % "},
	}
	for _, c := range cases {
		var got []string
		for _, x := range (&parser{}).targetsIn(itemWith(c.sentence), "") {
			if x.Value == nil {
				got = append(got, fmt.Sprintf("%s %s %v - %v %s %s", x.Indicator, x.Op, *x.Low, *x.High, x.Unit, x.Period))
				continue
			}
			got = append(got, fmt.Sprintf("%s %s %v %s %s", x.Indicator, x.Op, *x.Value, x.Unit, x.Period))
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%q: %q", c.sentence, s)
		}
	}
}

// A time that only the title gives is the target's where it is one year, and is asked about where it is several.
func TestPeriodByTitle(t *testing.T) {
	cases := []struct {
		titled               scope
		sentence, want, asks string
	}{
		{scope{to: "2027"}, "Tỷ lệ chợ sạch đạt 90%.", "2027", ""},
		{scope{from: "2026", to: "2030"}, "Tỷ lệ chợ sạch đạt 90%.", "2030", "intake.doubt_period_title"},
		{scope{from: "2026", to: "2030"}, "Chỉ số hài lòng thuộc nhóm 9 tỉnh dẫn đầu vào năm 2028.", "2028", ""},
		{scope{}, "Tỷ lệ chợ sạch đạt 90%.", "", "intake.doubt_no_period"},
	}
	for _, c := range cases {
		got := (&parser{titled: c.titled}).targetsIn(itemWith(c.sentence), "")[0]
		asks := ""
		if i := slices.IndexFunc(got.DoubtNotes, func(n DoubtNote) bool { return n.Field == "period" }); i >= 0 {
			asks = got.DoubtNotes[i].Key
		}
		if got.Period != c.want || asks != c.asks {
			t.Errorf("%+v %q: %s, asks %q", c.titled, c.sentence, got.Period, asks)
		}
	}
}

// What is said of a thing, of a time or of how matters stand is no figure of an aim; where it may be one, it is asked about.
func TestTargetsThatMayMislead(t *testing.T) {
	cases := []struct{ sentence, want string }{
		{"Doanh thu chợ đêm đạt 7 tỷ đồng, tăng 12% so với năm 2026, tăng 20% so với năm 2025.",
			"Doanh thu chợ đêm = 7 tỷ đồng  | Doanh thu chợ đêm tăng so với năm 2026 = 12 %  | Doanh thu chợ đêm tăng so với năm 2025 = 20 % "},
		{"Cấp thẻ cho 100% vườn sen trồng ổn định trước ngày 15/10/1993.",
			"Cấp thẻ cho vườn sen trồng ổn định trước ngày 15/10/1993 = 100 % ?"},
		{"Giải quyết 100% đơn thư tồn đọng tiếp nhận trước ngày 01/7/2026.",
			"Đơn thư tồn đọng tiếp nhận trước ngày 01/7/2026 = 100 % ?"},
		{"Giải quyết 100% đơn thư tiếp nhận trước ngày 01/7/2027.", "Đơn thư tiếp nhận trước ngày 01/7/2027 = 100 % ?"},
		{"Số hóa 100% sổ vườn lập trước ngày 01/7/2020.", "Sổ vườn lập trước ngày 01/7/2020 = 100 % ?"},
		{"Tỷ lệ nợ phí chợ phát sinh trước ngày 31/12/2025 còn dưới 2%.",
			"Tỷ lệ nợ phí chợ phát sinh trước ngày 31/12/2025 < 2 % "},
		{"Hoàn thành 100% đường thôn không quá năm 2028.", "Đường thôn = 100 % 2028"},
		{"Tối thiểu năm 2028 hoàn thành 80% số vườn ươm.", "Tối thiểu năm 2028 hoàn thành >= 80 % ?"},
		{"Bảo đảm thêm tư vấn viên cho 100% chợ.", "Bảo đảm thêm tư vấn viên cho chợ = 100 % ?"},
		{"Thu hút thêm tư nhân đầu tư 15 dự án.", "Thu hút thêm tư nhân đầu tư dự án = 15 dự án ?"},
		{"Kéo dài thêm năm 2028 để hoàn thành 30 km kè.", "Kéo dài thêm năm 2028 để hoàn thành kè = 30 km ?"},
		{"Có ít nhất năm trạm y tế khám từ xa.", "Trạm y tế khám từ xa >= 5 trạm "},
		{"Tạo việc làm cho không hai mươi nghìn lao động.", ""},
		{"Tỷ lệ hộ thiếu nước còn dưới 2%. Nhóm 15 chỉ tiêu làng nghề phấn đấu vượt kế hoạch.", "Tỷ lệ hộ thiếu nước < 2 % "},
		{"Tỷ lệ hộ thiếu nước còn dưới 2%. Top 15 chỉ tiêu làng nghề phấn đấu vượt kế hoạch.", "Tỷ lệ hộ thiếu nước < 2 % "},
		{"Tỷ lệ thợ dệt có thẻ nghề đạt 98%, đạt 500 người.",
			"Tỷ lệ thợ dệt có thẻ nghề = 98 %  | Tỷ lệ thợ dệt có thẻ nghề = 500 người ?"},
		{"Ngoài ra, đến năm 2029, 100% đập có camera; hằng năm có trên 80% chợ được kiểm tra.",
			"Đập có camera = 100 % 2029 | Chợ được kiểm tra > 80 % 2029"},
		{"Thu phí chợ năm 2029 đạt 8 tỷ đồng, gấp 1,5 lần năm 2026.", "Thu phí chợ = 8 tỷ đồng 2029 | Thu phí chợ = 1.5 lần năm 2026 2029"},
		{"Tỷ suất nợ giảm 2‰, còn 11‰.", "Tỷ suất nợ giảm = 2 ‰  | Tỷ suất nợ = 11 ‰ "},
		{"Công suất hồ đạt 6.000 m3; sản lượng cá lồng 1,5 nghìn tấn, kim ngạch cá khô đạt 2 triệu USD.",
			"Công suất hồ = 6000 m3  | Sản lượng cá lồng = 1.5 nghìn tấn ? | Kim ngạch cá khô = 2 triệu USD "},
		{"Tỷ lệ trường có vườn đạt 80%, trong đó trường tiểu học 88%, trung học cơ sở 75%.",
			"Tỷ lệ trường có vườn = 80 %  | Trường tiểu học = 88 % ? | Trung học cơ sở = 75 % ?"},
		{"Trồng rừng 1.200 ha, trong đó rừng ngập mặn 300 ha, rừng trên cát 900 ha.",
			"Trồng rừng = 1200 ha ? | Rừng ngập mặn = 300 ha ? | Rừng trên cát = 900 ha ?"},
		{"Lũy kế số hộ nhận đất đạt 1.940/2.012 hộ.", "Lũy kế số hộ nhận đất = 1940 hộ "},
		{"Hoàn thành vẽ bản đồ ao tỷ lệ 1:50.000 phần đất liền.", ""},
		{"Đến năm 2029, kinh tế của 6 xã ven hồ ước đạt 65 - 70% giá trị toàn huyện.", "Kinh tế của 6 xã ven hồ range 65-70 % 2029"},
		{"Giảm ít nhất 30% số vụ cháy chợ và 50% diện tích cháy, không để xảy ra cháy lớn quá 10 ha.",
			"Giảm số vụ cháy chợ >= 30 %  | Giảm diện tích cháy = 50 %  | Cháy lớn <= 10 ha "},
		{"Không có hồ sơ quá hạn; không để xảy ra trường hợp ngộ độc nấm.", "Hồ sơ quá hạn = 0 hồ sơ ? | Trường hợp ngộ độc nấm = 0 trường hợp ?"},
		{"Không để hộ dân nào thiếu nước; không để đơn tồn quá 30 ngày.", ""},
		{"Lắp mới trạm nước: 58 trạm (Sen: 25 trạm; Súng: 33 trạm).",
			"Lắp mới trạm nước = 58 trạm  | Lắp mới trạm nước: Sen = 25 trạm  | Lắp mới trạm nước: Súng = 33 trạm "},
		{"Xây dựng mới 12 trường (gồm 05 trường mầm non và 07 trường tiểu học).",
			"Xây dựng mới trường = 12 trường ? | Xây dựng mới trường: mầm non = 5 trường ? | Xây dựng mới trường: tiểu học = 7 trường ?"},
		{"Tổng vốn đăng ký đạt 900 tỷ đồng (trong đó vốn tư nhân trên 650 tỷ đồng).",
			"Tổng vốn đăng ký = 900 tỷ đồng  | Tổng vốn đăng ký: vốn tư nhân > 650 tỷ đồng "},
		{"Số trạm bơm đạt 40 trạm (tăng 5 trạm so với năm 2026).", "Số trạm bơm = 40 trạm "},
		{"Xã đạt chuẩn nông thôn mới vào năm 2029; hoàn thành phổ cập giáo dục mầm non; xã đạt chuẩn văn hóa.",
			"Xã đạt chuẩn nông thôn mới yes đạt chuẩn nông thôn mới  2029? | " +
				"Hoàn thành phổ cập giáo dục mầm non yes hoàn thành phổ cập giáo dục mầm non  ?"},
		{"Trường Hồ Sen được công nhận mức độ 2 vào năm 2029.", ""},
		{"Thu phí chợ đạt 8 tỷ đồng. Nhóm 10 xã dẫn đầu huyện.", "Thu phí chợ = 8 tỷ đồng "},
	}
	p := &parser{times: calendar.Context{Year: 2027}}
	for _, c := range cases {
		if got := figuresLine(p.targetsIn(itemWith(c.sentence), "")); got != c.want {
			t.Errorf("%q: %q", c.sentence, got)
		}
	}
}

// What is amiss and what is blamed is no aim.
func TestStatesAreNoAims(t *testing.T) {
	cases := []struct{ sentence, want string }{
		{"Có 35% vườn ươm chưa đạt chuẩn; Sở Y tế khắc phục.", ""},
		{"Sở Y tế chủ trì. Có 40% trạm y tế xuống cấp, cần sửa chữa.", ""},
		{"Có 60% vườn ươm đạt chuẩn.", "Vườn ươm đạt chuẩn = 60 % ?"},
		{"Có 100% vườn ươm đạt chuẩn.", "Vườn ươm đạt chuẩn = 100 % "},
		{"Giảm 3‰ số cá giống chết.", "Giảm số cá giống chết = 3 ‰ "},
		{"Sở Nội vụ kiểm điểm các đơn vị, giải ngân 30% kế hoạch vốn là quá thấp.", ""},
		{"Sở Xây dựng kiểm tra công trình chậm tiến độ, bàn giao 50% mặt bằng trong 3 năm qua.", ""},
	}
	p := &parser{times: calendar.Context{Year: 2027}}
	for _, c := range cases {
		if got := figuresLine(p.aimsIn(c.sentence)); got != c.want {
			t.Errorf("%q: %q", c.sentence, got)
		}
	}
}

// figuresLine says of each target its indicator, figure, time and that its value is asked about.
func figuresLine(targets []Target) string {
	var lines []string
	for _, x := range targets {
		line := fmt.Sprintf("%s %s %s %s %s", x.Indicator, x.Op, figureLine(x), x.Unit, x.Period)
		if slices.ContainsFunc(x.DoubtNotes, func(n DoubtNote) bool { return n.Field == "value" || n.Field == "unit" }) {
			line += "?"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, " | ")
}
