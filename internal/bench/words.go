package bench

import "strings"

// The words are those of the decisions of Vietnamese authorities; the sentences made of them assign nothing to
// anybody. They repeat as real ones do, so that a search finds many.

func verbs() []string {
	return strings.Split("Tham mưu xây dựng|Rà soát, cập nhật, bổ sung, điều chỉnh|Tổ chức triển khai thực hiện|"+
		"Tăng cường công tác quản lý nhà nước về|Đẩy mạnh phát triển|Hoàn thiện|Nghiên cứu, đề xuất|Chủ động huy động, thu hút|"+
		"Ban hành|Kiểm tra, giám sát|Đầu tư nâng cấp|Tập trung tháo gỡ khó khăn, vướng mắc trong|Phối hợp quản lý|"+
		"Xây dựng cơ sở dữ liệu về|Nâng cao chất lượng|Đổi mới, sắp xếp|Tuyên truyền, phổ biến, quán triệt về|Đánh giá kết quả", "|")
}

func objects() []string {
	return strings.Split("đề án cơ chế, chính sách đặc thù về quản lý tài chính, ngân sách nhà nước|"+
		"quy hoạch phân khu, quy hoạch chi tiết|"+
		"kết cấu hạ tầng các khu công nghiệp và cụm công nghiệp|các mô hình sản xuất nông nghiệp hữu cơ, ứng dụng công nghệ cao|"+
		"hệ thống cấp nước, thoát nước và xử lý nước thải|mạng lưới giao thông kết nối liên vùng|chuyển đổi số trong cơ quan nhà nước|"+
		"dịch vụ công trực tuyến toàn trình|các loại hình dịch vụ, thương mại và du lịch|nguồn nhân lực chất lượng cao|"+
		"công tác bảo vệ môi trường, ứng phó với biến đổi khí hậu|các di tích lịch sử, văn hóa, danh lam thắng cảnh|"+
		"hệ thống trường học đạt chuẩn quốc gia|mạng lưới khám bệnh, chữa bệnh|công tác giảm nghèo bền vững|"+
		"nhà ở xã hội cho công nhân và người thu nhập thấp|công tác cải cách hành chính|thị trường khoa học và công nghệ|"+
		"công tác quốc phòng, an ninh, trật tự an toàn xã hội|việc di dời cơ sở sản xuất gây ô nhiễm môi trường", "|")
}

func places() []string {
	return strings.Split(" trên địa bàn tỉnh| tại các khu đô thị mới| ở khu vực nông thôn, miền núi| tại các xã ven biển||"+
		" trong các cơ quan, đơn vị sự nghiệp công lập| ở khu vực phía Tây||", "|")
}

func purposes() []string {
	return strings.Split(", bảo đảm khoa học, thống nhất, đồng bộ|, nâng cao đời sống vật chất và tinh thần của Nhân dân|"+
		", gắn với cơ cấu lại nền kinh tế và đổi mới mô hình tăng trưởng|, trình cấp có thẩm quyền phê duyệt theo quy định|"+
		"||, ưu tiên các sản phẩm chất lượng cao, đặc trưng|, đáp ứng yêu cầu nhiệm vụ trong tình hình mới", "|")
}

func kinds() []string {
	return strings.Split("Kế hoạch|Chương trình|Đề án|Dự án|Quyết định|Báo cáo|Tờ trình|Hồ sơ quy hoạch|Cơ chế, chính sách", "|")
}

func classes() []string {
	return []string{"các sở, ban, ngành cấp tỉnh", "các đơn vị có liên quan", "UBND các xã, phường"}
}

// undated are the phrases without a last day; in the reference decision every second task has one.
func undated() []string {
	return []string{
		"Trong quá trình thực hiện Nghị quyết", "Thường xuyên", "Trong thời gian thực hiện Nghị quyết", "Thường xuyên hằng năm",
		"Định kỳ hằng năm, trước ngày 15/12",
	}
}
