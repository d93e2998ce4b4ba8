package calendar

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFind(t *testing.T) {
	tests := []struct {
		text string
		want []string // "phrase → due, or the day within each year", "?" before what is not sure
	}{
		{"tham mưu cơ chế, chính sách đặc thù, báo cáo UBND tỉnh trong tháng 4/2022.", []string{"trong tháng 4/2022 → 2022-04-30"}},
		{"gửi Sở Kế hoạch và Đầu tư trước ngày 31/3/2022 để tổng hợp, báo cáo UBND tỉnh.", []string{"trước ngày 31/3/2022 → 2022-03-30"}},
		{"giai đoạn 2020 - 2025, tầm nhìn đến 2030; báo cáo UBND tỉnh trình HĐND tỉnh chậm nhất trong quý II năm 2022.", []string{"chậm nhất trong quý II năm 2022 → 2022-06-30"}},
		{"Quy hoạch chung đô thị Thanh Hóa đến năm 2040, báo cáo Thủ tướng Chính phủ trong Quý I/2022", []string{"trong Quý I/2022 → 2022-03-31"}},
		{"thực hiện Nghị quyết số 05-NQ/TU ngày 25/10/2021 của Ban Thường vụ Tỉnh ủy", nil},
		{"Kế hoạch số 144/KH-UBND ngày 24/11/2025; đến năm 2030, tầm nhìn đến năm 2045", nil},
		{"thu nhập bình quân đầu người năm 2025 đạt 130 triệu đồng; tăng bình quân hằng năm 15%", nil},
		{"báo cáo kết quả thực hiện trước ngày 15/11 hằng năm và đột xuất khi có yêu cầu", []string{"trước ngày 15/11 hằng năm → 11-14"}},
		{"Định kỳ hàng năm, đánh giá tình hình thực hiện", []string{"? Định kỳ hàng năm → "}},
		{"diễn tập cấp tỉnh vào nửa đầu tháng 4/2027.", []string{"vào nửa đầu tháng 4/2027 → 2027-04-15"}},
		{"làm xong 12 cầu dân sinh trước ngày Môi trường thế giới 05/6/2027.", []string{"trước ngày Môi trường thế giới 05/6/2027 → 2027-06-04"}},
		{"công bố kết quả trước thềm năm học mới (Sở Y tế).", []string{"? trước thềm năm học mới → "}},
		{"(Sở Y tế chủ trì; xong trước năm học 2027 - 2028).", []string{"? trước năm học 2027 - 2028 → "}},
		{"lập sổ sức khỏe cho trẻ trước ngày khai giảng.", []string{"? trước ngày khai giảng → "}},
		{"dạy bơi ở các trường tiểu học từ năm học 2027 - 2028.", []string{"? từ năm học 2027 - 2028 → "}},
		{"Lập Đề án nuôi biển giai đoạn 2027 - 2035, trình Thủ tướng Chính phủ phê duyệt quý I năm 2027.", []string{"? quý I năm 2027 → 2027-03-31"}},
		{"lập Đề án, trình hội nghị Ban Chấp hành tháng 4/2027.", []string{"? tháng 4/2027 → 2027-04-30"}},
		{"trình Ủy ban nhân dân tỉnh báo cáo tháng 4/2027.", nil},
		{"soạn chính sách, trình HĐND tỉnh kỳ họp giữa năm 2027.", []string{"? kỳ họp giữa năm 2027 → "}},
		{"theo chương trình kỳ họp giữa năm 2027", nil},
		{"các bệnh viện trước 01/01/2027 là tuyến huyện nhận người bệnh", nil},
		{"trồng rau an toàn trong giai đoạn 2026 - 2028, nhất là ở các thôn ven sông", []string{"? trong giai đoạn 2026 - 2028 → 2028-12-31"}},
		{"Trong giai đoạn 2026 - 2028, trồng rau an toàn", nil},
		{"đối thoại với nhân dân vào ngày 15 các tháng 4, 8 và 12/2027.", []string{"vào ngày 15 các tháng 4, 8 và 12/2027 → 2027-04-15"}},
		{"trình UBND tỉnh xem xét trong tuần đầu tháng 5/2027.", []string{"? trong tuần đầu tháng 5/2027 → 2027-05-07"}},
		{"đặt hàng với xưởng tuyến cuối trong Quý I và Quý II năm 2027.", []string{"? trong Quý I và Quý II năm 2027 → 2027-06-30"}},
		{"dọn bến (đợt 1: từ nay đến 28/02/2027; đợt 2: tháng 7/2027; đợt 3: từ 15/11/2027 đến hết năm).",
			[]string{"? từ nay đến 28/02/2027 → 2027-02-28", "tháng 7/2027 → 2027-07-31", "? từ 15/11/2027 đến hết năm → 2027-12-31"}},
		{"đóng cầu phao, hợp long 20/4/2027, thông xe kỹ thuật 02/12/2027.", []string{"? 20/4/2027 → 2027-04-20", "? 02/12/2027 → 2027-12-02"}},
		{"cầu phao đã khởi công 20/4/2027 ở xã bên", nil},
		{"Tổ chức hội đua thuyền, dự kiến tháng 8 năm 2027.", []string{"? dự kiến tháng 8 năm 2027 → 2027-08-31"}},
		{"trả nợ các năm trước trong năm 2027.", []string{"? trong năm 2027 → 2027-12-31"}},
		{"mở thêm bến theo quy định, giai đoạn 2027 - 2029.", []string{"? giai đoạn 2027 - 2029 → 2029-12-31"}},
		{"Xây bến tàu khách (2027 - 2029).", []string{"? 2027 - 2029 → 2029-12-31"}},
		{"triển khai Đề án bến tàu giai đoạn 2027 - 2029.", nil},
		{"xong thủ tục để thực hiện ngay từ đầu năm.", nil},
		{"thực hiện Nghị quyết số 20/2026/NQ-HĐND về chính sách bến tàu, giai đoạn 2027 - 2029; nạo vét luồng", nil},
		{"đưa môn bơi vào trường từ năm học 2027 - 2028.", []string{"? từ năm học 2027 - 2028 → "}},
		{"đánh giá chất lượng năm học 2026 - 2027", nil},
		{"xong trước học kỳ II năm học 2027 - 2028.", []string{"? trước học kỳ II năm học 2027 - 2028 → "}},
		{"trình HĐND tỉnh tại kỳ họp chuyên đề tháng 6/2027.", []string{"? tại kỳ họp chuyên đề tháng 6/2027 → 2027-06-30"}},
		{"phát thanh 02 số/tháng trong cả năm 2027.", []string{"? trong cả năm 2027 → 2027-12-31"}},
		{"thu ngân sách cả năm 2027 đạt 90 tỷ đồng", nil},
		{"trước khi kết thúc quý II/2027 có 20 hộ tham gia.", []string{"trước khi kết thúc quý II/2027 → 2027-06-30"}},
		{"rà soát các dự án khởi công trước ngày 01/7/2027 và báo cáo", []string{"? trước ngày 01/7/2027 → 2027-06-30"}},
		{"xử lý hồ sơ đã được tiếp nhận trước ngày 01/7/2027.", []string{"? trước ngày 01/7/2027 → 2027-06-30"}},
		{"các xã đăng ký trước ngày 01/7/2027.", []string{"trước ngày 01/7/2027 → 2027-06-30"}},
		{"lập hồ sơ, tiếp nhận trước ngày 01/7/2027.", []string{"trước ngày 01/7/2027 → 2027-06-30"}},
		{"giúp nhà đầu tư ngay từ khâu chọn đất", nil},
		{"hoàn thành trong năm 2025", []string{"? trong năm 2025 → 2025-12-31"}},
		{"một trong 05 thành phố dẫn đầu; trong thời gian tới; trước hết", nil},
		{"Dự án được phê duyệt trước ngày Nghị quyết này có hiệu lực", nil},
		{"từ ngày 01/7/2025 kết thúc hoạt động cấp huyện", nil},
		{"Trình trong quý I/2025, ban hành trong quý II/2025.", []string{"trong quý I/2025 → 2025-03-31", "trong quý II/2025 → 2025-06-30"}},
		{"gửi báo cáo trong 10 ngày làm việc kể từ ngày nhận được văn bản, tổng hợp", []string{"? trong 10 ngày làm việc kể từ ngày nhận được văn bản → "}},
		{"sau khi Chiến lược tiêu chuẩn quốc gia được ban hành, tham mưu kế hoạch thực hiện", []string{"? sau khi Chiến lược tiêu chuẩn quốc gia được ban hành → "}},
		{"Sắp xếp trụ sở dôi dư sau khi sáp nhập", nil},
		{"Báo cáo kết quả trước ngày 15 của tháng cuối quý", []string{"trước ngày 15 của tháng cuối quý → 14"}},
		{"xây dựng đề án, hoàn thành tháng 10/2026; trình quý IV/2026", []string{"tháng 10/2026 → 2026-10-31", "quý IV/2026 → 2026-12-31"}},
		{"các tuyến đường đã hoàn thành tháng 6/2024; theo quy trình quý III/2024", nil},
		{"Trực cháy rừng từ tháng 11/2026 đến hết tháng 3/2027.", []string{"? từ tháng 11/2026 đến hết tháng 3/2027 → 2027-03-31"}},
		{"bố trí đủ bác sĩ trong giai đoạn 2027-2029.", []string{"? trong giai đoạn 2027-2029 → 2029-12-31"}},
		{"báo cáo trong tuần 2 tháng 5 năm 2026.", []string{"? trong tuần 2 tháng 5 năm 2026 → "}},
		{"Định kỳ báo cáo Bộ Nội vụ vào thứ Sáu hàng tuần theo đề cương; tổng hợp trước ngày 05/7/2026.",
			[]string{"? thứ Sáu hàng tuần → ", "trước ngày 05/7/2026 → 2026-07-04"}},
		{"họp giao ban định kỳ 03 tuần/lần", []string{"? định kỳ 03 tuần/lần → "}},
		{"trình Bộ trưởng trước ngày 05 (10) của tháng cuối quý", []string{"? trước ngày 05 (10) của tháng cuối quý → "}},
		{"gửi báo cáo quý trước ngày 20/3/2027, báo cáo năm trước ngày 10/12/2027",
			[]string{"trước ngày 20/3/2027 → 2027-03-19", "trước ngày 10/12/2027 → 2027-12-09"}},
		{"thu phí qua tài khoản từ quý III/2027.", []string{"? từ quý III/2027 → "}},
		{"trực ban 24/24 giờ trong suốt đợt nắng nóng, báo cáo kịp thời", []string{"? trong suốt đợt nắng nóng → "}},
		{"kiểm tra việc cấp phép trong năm 2027 và các năm tiếp theo.", []string{"? trong năm 2027 và các năm tiếp theo → "}},
		{"tham mưu UBND tỉnh trình HĐND tỉnh tại kỳ họp giữa năm 2026", []string{"? tại kỳ họp giữa năm 2026 → "}},
		{"tổng hợp, báo cáo Hội đồng nhân dân xã kết quả thực hiện chương trình giám sát tại kỳ họp giữa năm 2027", []string{"? tại kỳ họp giữa năm 2027 → "}},
		{"theo báo cáo của Ủy ban nhân dân xã tại kỳ họp thứ Năm", nil},
		{"bảo đảm giao thông thông suốt trước Tết Nguyên đán.", []string{"? trước Tết Nguyên đán → "}},
		{"cung cấp bản tin 02 lần/ngày khi có bão", nil},
		{"trả lời chất vấn tại kỳ họp giữa năm 2026", nil},
		{"báo cáo lần đầu trước ngày 10/4/2026, sau đó báo cáo hằng quý", []string{"? trước ngày 10/4/2026 → 2026-04-09"}},
		{"đôn đốc giải ngân vốn đầu tư công năm 2026 đến hết ngày 31/01/2027.", []string{"đến hết ngày 31/01/2027 → 2027-01-31"}},
		{"thực hiện từ năm 2026 đến hết ngày 30/6/2028.", nil},
		{"(Sở X chủ trì; quý III/2026 trình đề án, quý I/2027 triển khai)",
			[]string{"? quý III/2026 → 2026-09-30", "? quý I/2027 → 2027-03-31"}},
		{"trong đó kế hoạch, quý III/2026 báo cáo; tháng 6/2026 tăng 5%", []string{"? quý III/2026 → 2026-09-30"}},
		{"cấm ra khơi từ 06 giờ ngày 19/9/2026 cho đến khi có thông báo mới.", []string{"? từ 06 giờ ngày 19/9/2026 → "}},
		{"cho học sinh nghỉ học từ chiều ngày 19/9/2026 đến hết ngày 20/9/2026; trực", []string{"? từ chiều ngày 19/9/2026 đến hết ngày 20/9/2026 → 2026-09-20"}},
		{"cập nhật số liệu ngày 05 hằng tháng", []string{"ngày 05 hằng tháng → 05"}},
		{"thông xe trước ngày Quốc khánh 02/9/2026", []string{"trước ngày Quốc khánh 02/9/2026 → 2026-09-01"}},
		{"khởi công 12 công trình dịp 19/12/2026; thăm hỏi nhân ngày 27/7/2026", []string{"? nhân ngày 27/7/2026 → 2026-07-27"}},
		{"gặp mặt công nhân ngày 27/7/2026, tặng quà bệnh nhân dịp 27/7/2026", nil},
		{"báo cáo Sở X trong tháng 6, tháng 7/2026",
			[]string{"trong tháng 6, tháng 7/2026 → 2026-06-30"}},
		{"mở lớp trong tháng 6, tháng 7/2026", []string{"? trong tháng 6, tháng 7/2026 → 2026-07-31"}},
		{"", nil},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			var got []string
			for _, f := range Find(tt.text, Context{}) {
				line := tt.text[f.Start:f.End] + " → " + f.Deadline.Due.String() + f.Deadline.On
				if !f.Sure {
					line = "? " + line
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("differs (-want +got):\n%s", diff)
			}
		})
	}
}
