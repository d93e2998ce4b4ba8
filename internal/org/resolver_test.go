package org

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func national(t testing.TB) *Resolver {
	t.Helper()
	return NewResolver(National())
}

func labels(ms []Mention) string {
	names := make([]string, len(ms))
	for i, m := range ms {
		names[i] = m.Label()
		if m.Doubt != "" {
			names[i] += " ?" + strings.TrimPrefix(m.Doubt, "org.doubt_")
		}
	}
	return strings.Join(names, " | ")
}

func TestList(t *testing.T) {
	cases := []struct{ phrase, want string }{
		{"Sở Xây dựng", "Sở Xây dựng"},
		{"Công an cấp xã, Hội Nông dân cấp xã", "*Công an cấp xã ?unknown | *Hội Nông dân cấp xã ?unknown"},
		{"Hội đồng thi đua cấp tỉnh", "Hội đồng thi đua cấp tỉnh ?unknown"},
		{"Đảng ủy các khu công nghiệp tỉnh, Đảng ủy các xã", "Đảng ủy các khu công nghiệp tỉnh ?unknown | *Đảng ủy các xã"},
		{"Phòng Thống kê và Phòng TC", "Phòng Thống kê ?unknown | Phòng TC ?unknown"},
		{"Sở Y tế, UBND quận, huyện có liên quan", "Sở Y tế | *UBND quận, huyện có liên quan"},
		{"các Sở, Ban ngành thành phố và Ủy ban nhân dân các quận, huyện", "*các Sở, Ban ngành thành phố | *Ủy ban nhân dân các quận, huyện"},
		{"Đơn vị liên quan thuộc Bộ Y tế, Bộ Tài chính", "*đơn vị liên quan thuộc Bộ Y tế, Bộ Tài chính ?owner"},
		{"Các đơn vị thuộc Sở Y tế và Sở Nội vụ; Công an tỉnh", "*các đơn vị thuộc Sở Y tế và Sở Nội vụ ?owner | Công an tỉnh"},
		{"Các đơn vị thuộc Sở Y tế; Sở Nội vụ", "*các đơn vị thuộc Sở Y tế | Sở Nội vụ"},
		{"Các đơn vị thuộc Bộ, Bộ Tài chính", "*các đơn vị thuộc Bộ | Bộ Tài chính"},
		{"các xã Suối Cạn, Đồi Chè; Công an xã", "Xã Suối Cạn ?unknown | Xã Đồi Chè ?unknown | Công an xã"},
		{"Các tỉnh Bắc Ninh, Gia Lai và thành phố Huế", "Tỉnh Bắc Ninh ?unknown | Tỉnh Gia Lai ?unknown | UBND thành phố Huế ?place"},
		{"các tỉnh Đông Nam Bộ, Tây Nguyên", "*các tỉnh Đông Nam Bộ, Tây Nguyên"},
		{"Các thôn: Suối Cạn, Đồi Chè; Công an xã", "Thôn Suối Cạn ?unknown | Thôn Đồi Chè ?unknown | Công an xã"},
		{"UBND các xã, phường: Suối Cạn, Đồi Chè; Công an xã", "UBND Suối Cạn ?place | UBND Đồi Chè ?place | Công an xã"},
		{"UBND các tỉnh, thành phố: Huế, Bắc Ninh, Lam Sơn, thị xã Mẫu Sơn; Công an tỉnh",
			"UBND thành phố Huế | UBND tỉnh Bắc Ninh | UBND Lam Sơn ?place | UBND thị xã Mẫu Sơn | Công an tỉnh"},
		{"Ủy ban nhân dân các huyện, thành phố: Trồng cây; Công an xã", "*Ủy ban nhân dân các huyện, thành phố | Trồng cây ?unknown | Công an xã"},
		{"UBND các xã, phường: Thống kê, Rà soát; Công an xã", "*UBND các xã, phường | Thống kê ?unknown | Rà soát ?unknown | Công an xã"},
		{"UBND tỉnh/thành phố: Cần Thơ và Bà Rịa - Vũng Tàu, Sở Y tế", "UBND thành phố Cần Thơ | UBND tỉnh Bà Rịa - Vũng Tàu | Sở Y tế"},
		{"Các tổ chức chính trị - xã hội, tổ chức thành viên của Hội", "*các tổ chức chính trị - xã hội | *tổ chức thành viên của Hội"},
		{"UBND các tỉnh, thành phố: Bắc Cạn, Đắc Lắc, Đăk Nông, Kontum", "UBND tỉnh Bắc Cạn | UBND tỉnh Đắc Lắc | UBND tỉnh Đăk Nông | UBND tỉnh Kontum"},
		{"Các sở, ban, ngành và đoàn thể tỉnh; sở, ban, ngành, đoàn thể", "*các sở, ban, ngành và đoàn thể tỉnh | *sở, ban, ngành, đoàn thể"},
		{"UBND các xã, báo, đài; Báo Lam Sơn", "*UBND các xã | *báo, đài | Báo Lam Sơn ?unknown"},
		{"Doanh nghiệp trồng hoa, cơ quan liên quan", "*doanh nghiệp trồng hoa | *cơ quan liên quan"},
		{"các chủ vườn hoa, tổ chức trồng hoa, cơ quan liên quan", "*các chủ vườn hoa | *tổ chức trồng hoa | *cơ quan liên quan"},
		{"nhà tài trợ, tổ chức trồng hoa", "*nhà tài trợ | *tổ chức trồng hoa"},
		{"các doanh nghiệp trồng hoa, tổ chức", "*các doanh nghiệp trồng hoa, tổ chức"},
		{"Cơ quan, tổ chức, doanh nghiệp trồng hoa", "*cơ quan, tổ chức, doanh nghiệp trồng hoa"},
		{"Sở Y tế tỉnh, thành phố trực thuộc Trung ương", "*Sở Y tế tỉnh, thành phố trực thuộc Trung ương"},
		{"Bộ Y tế các tỉnh Bắc Ninh, Gia Lai", "Bộ Y tế | Tỉnh Bắc Ninh ?unknown | Tỉnh Gia Lai ?unknown"},
		{"các hiệp hội, doanh nghiệp", "*các hiệp hội | *doanh nghiệp"},
		{"các sở, ngành và chính quyền địa phương liên quan", "*các sở, ngành và chính quyền địa phương liên quan"},
		{"Doanh nghiệp, nhà cung cấp hạt giống, nhà thầu", "*doanh nghiệp | *nhà cung cấp hạt giống | *nhà thầu"},
		{"Các đội tuần tra của huyện, Sở Y tế", "*các đội tuần tra của huyện | Sở Y tế"},
		{"Các đơn vị: Sở Y tế, Công an tỉnh", "*các đơn vị | Sở Y tế | Công an tỉnh"},
		{"Sở Công Thương; hiệp hội ngành nghề", "Sở Công Thương | *hiệp hội ngành nghề ?unknown"},
		{"Sở Nông nghiệp và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"},
		{"Sở KH&ĐT; Sở TN&MT, Sở VH,TT&DL", "Sở Kế hoạch và Đầu tư | Sở Tài nguyên và Môi trường | Sở Văn hóa, Thể thao và Du lịch"},
		{"Sở Văn hóa Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"},
		{"Sở Giao thông Vận tải, Sở Kế hoạch và Đầu tư, UBND thành phố Thanh Hóa", "Sở Giao thông vận tải | Sở Kế hoạch và Đầu tư | UBND thành phố Thanh Hóa"},
		{"Sở Thông tin Truyền thông, các sở, ngành, đơn vị có liên quan", "Sở Thông tin và Truyền thông ?spelling | *các sở, ngành, đơn vị có liên quan"},
		{"Sở Tài nguyên và Môi trương", "Sở Tài nguyên và Môi trường"},
		{"Sở Tài nguyen và Môi trừơngg", "Sở Tài nguyên và Môi trường ?spelling"},
		{"Trung tâm Xúc tiến đầu tư, Thương mại và Du lịch", "Trung tâm Xúc tiến đầu tư, Thương mại và Du lịch ?unknown"},
		{"Ban Quản lý KKT Nghi Sơn và các KCN", "Ban Quản lý Khu kinh tế Nghi Sơn và các Khu công nghiệp ?unknown"},
		{"Các sở, ban, ngành cấp tỉnh, UBND thành phố Thanh Hóa", "*các sở, ban, ngành cấp tỉnh | UBND thành phố Thanh Hóa"},
		{"UBND TP. Thanh Hóa, các sở, ban, ngành, đơn vị liên quan", "UBND thành phố Thanh Hóa | *các sở, ban, ngành | *đơn vị liên quan"},
		{"Các sở, ngành, địa phương, đơn vị có liên quan", "*các sở, ngành, địa phương, đơn vị có liên quan"},
		{"Các sở, ban, ngành cấp tỉnh; các đơn vị khác liên quan", "*các sở, ban, ngành cấp tỉnh | *đơn vị liên quan"},
		{"Các cơ quan thông tấn, báo chí trên địa bàn tỉnh và các đơn vị liên quan", "*các cơ quan thông tấn, báo chí trên địa bàn tỉnh | *đơn vị liên quan"},
		{"Hội Người trồng hoa, Hội Đua thuyền và Đoàn Thanh niên các cấp; Sở Y tế",
			"*Hội Người trồng hoa, Hội Đua thuyền và Đoàn Thanh niên các cấp ?unknown | Sở Y tế"},
		{"Giám đốc Sở Y tế - Phó Trưởng Ban Chỉ đạo đua thuyền, trồng hoa tỉnh; Sở Nội vụ", "Giám đốc Sở Y tế | Sở Nội vụ"},
		{"Sở Y tế, Hội Đua thuyền các cấp", "Sở Y tế | *Hội Đua thuyền các cấp ?unknown"},
		{"Hội Đua thuyền; Hội Người trồng hoa các cấp", "Hội Đua thuyền ?unknown | *Hội Người trồng hoa các cấp ?unknown"},
		{"Ban Chỉ huy Đua thuyền cấp tỉnh, cấp xã; Ban Đua thuyền cấp tỉnh",
			"*Ban Chỉ huy Đua thuyền cấp tỉnh, cấp xã ?unknown | Ban Đua thuyền cấp tỉnh ?unknown"},
		{"Ban Chỉ đạo các quân khu; Tư lệnh các quân khu", "*Ban Chỉ đạo các quân khu ?unknown | *Tư lệnh các quân khu"},
		{"Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã, Sở Y tế", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã | Sở Y tế"},
		{"Đồng chí Phó Chủ tịch Thường trực, phụ trách lĩnh vực Giám sát; Sở Y tế", "Đồng chí Phó Chủ tịch Thường trực, phụ trách lĩnh vực Giám sát ?unknown | Sở Y tế"},
		{"Các đ/c Phó Chủ tịch, các đồng chí chuyên viên cơ quan MTTQ xã", "*các đ/c Phó Chủ tịch ?unknown | *các đồng chí chuyên viên cơ quan MTTQ xã ?unknown"},
		{"Phó Chủ tịch UBND tỉnh phụ trách khối kinh tế; Sở Y tế", "Phó Chủ tịch UBND tỉnh phụ trách khối kinh tế | Sở Y tế"},
		{"Vườn quốc gia Lam Sơn, các Công ty Lâm nghiệp", "Vườn quốc gia Lam Sơn ?unknown | *các Công ty Lâm nghiệp"},
		{"Phó Thủ tướng Trần Văn Mẫu, Bộ Y tế", "Phó Thủ tướng Trần Văn Mẫu ?unknown | Bộ Y tế"},
		{"Trưởng ban Kinh tế, phụ trách ngân sách", "Trưởng ban Kinh tế, phụ trách ngân sách ?unknown"},
		{"Đồng chí Trương Văn Mẫu", "Đồng chí Trương Văn Mẫu ?unknown"},
		{"Các cơ quan liên quan và địa phương có rừng", "*các cơ quan liên quan | *địa phương có rừng"},
		{"Các cơ quan liên quan và địa phương", "*các cơ quan liên quan và địa phương"},
		{"Các sở, ban ngành, nhà đầu tư thứ cấp, hộ gia đình", "*các sở, ban, ngành | *nhà đầu tư thứ cấp | *hộ gia đình"},
		{"UBND huyện Đông Sơn, TP. Thanh Hóa, các đơn vị liên quan", "UBND huyện Đông Sơn | UBND thành phố Thanh Hóa | *đơn vị liên quan"},
		{"Các sở: Giao thông vận tải, Xây dựng, Kế hoạch và Đầu tư, Tài chính, Thông tin và Truyền Thông; Công an tỉnh và UBND TP. Thanh Hóa",
			"Sở Giao thông vận tải | Sở Xây dựng | Sở Kế hoạch và Đầu tư | Sở Tài chính | Sở Thông tin và Truyền thông | Công an tỉnh | UBND thành phố Thanh Hóa"},
		{"các Ban của HĐND tỉnh, Tổ đại biểu HĐND tỉnh", "*các Ban của HĐND tỉnh | Tổ đại biểu HĐND tỉnh ?unknown"},
		{"các Ban HĐND tỉnh, các Tổ đại biểu và đại biểu HĐND tỉnh", "*các Ban HĐND tỉnh | *các Tổ đại biểu và đại biểu HĐND tỉnh"},
		{"Các sở: Y tế, Hàng không", "Sở Y tế | Sở Hàng không ?unknown"},
		{"Sở Y tế, Nội vụ, Thanh tra tỉnh", "Sở Y tế | Sở Nội vụ | Thanh tra tỉnh"},
		{"Thành phố Thanh Hóa", "UBND thành phố Thanh Hóa ?place"},
		{"Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh", "Công an tỉnh | Bộ Chỉ huy Quân sự tỉnh"},
		{"Thành ủy thành phố Thanh Hóa", "Thành ủy thành phố Thanh Hóa"},
		{"Các tỉnh, thành phố trực thuộc Trung ương và một số tỉnh đủ điều kiện", "*các tỉnh, thành phố trực thuộc Trung ương | *một số tỉnh đủ điều kiện"},
		{"Tập đoàn, doanh nghiệp công nghệ số", "*tập đoàn, doanh nghiệp công nghệ số"},
		{"Các trường: Đại học, Cao đẳng, Trung cấp trên địa bàn tỉnh", "*các trường Đại học, Cao đẳng, Trung cấp trên địa bàn tỉnh"},
		{"Bộ Công an và các địa phương Bắc Ninh, An Giang", "Bộ Công an | Bắc Ninh ?place | An Giang ?place"},
		{"Các bộ, ngành, địa phương là chủ quản CSDLQG, CSDL chuyên ngành", "*các bộ, ngành, địa phương là chủ quản CSDLQG, CSDL chuyên ngành"},
		{"Sở Tài Chính; Sở Sở Công thương", "Sở Tài chính | Sở Công Thương"},
		{"Ngân hàng Nhà nước Việt Nam Chi nhánh Khu vực II", "Ngân hàng Nhà nước Việt Nam Chi nhánh Khu vực II ?unknown"},
		{"UBND xã Sơn Hà, Sơn Tây và Bình An", "UBND xã Sơn Hà | UBND xã Sơn Tây ?place | UBND xã Bình An ?place"},
		{"UBND thành phố Hải Phòng, Sở Y tế", "UBND thành phố Hải Phòng | Sở Y tế"},
		{"UBND xã Sơn Hà, Sở Y tế", "UBND xã Sơn Hà | Sở Y tế"},
		{"Trung tâm Dịch vụ việc làm các huyện, thành phố; Hội Nông dân tỉnh", "*Trung tâm Dịch vụ việc làm các huyện, thành phố ?unknown | Hội Nông dân tỉnh"},
		{"Các Đoàn đại biểu Quốc hội, Tổ đảng ở Thường trực Hội đồng Dân tộc", "*các Đoàn đại biểu Quốc hội | Tổ đảng ở Thường trực Hội đồng Dân tộc ?unknown"},
		{"UBND các huyện Thọ Xuân, Triệu Sơn và thị xã Bỉm Sơn", "UBND huyện Thọ Xuân | UBND huyện Triệu Sơn | UBND thị xã Bỉm Sơn"},
		{"UBND các phường: Hạc Thành, Hàm Rồng", "UBND phường Hạc Thành | UBND phường Hàm Rồng"},
		{"UBND cấp xã", "*UBND cấp xã"},
		{"Đoàn Thanh niên Cộng sản Hồ Chí Minh xã; Sở Y tế", "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã ?unknown | Sở Y tế"},
		{"Trung tâm Văn hóa xã, các Tổ dân phố; các hạt kiểm lâm", "Trung tâm Văn hóa xã ?unknown | *các Tổ dân phố | *các hạt kiểm lâm"},
		{"Các chốt kiểm dịch", "*Các chốt kiểm dịch ?unknown"},
		{"P. CNTT; P. Bến Nghé", "Phòng Công nghệ thông tin ?unknown | P Bến Nghé ?unknown"},
		{"Ban Dân tộc và Tôn giáo", "Ban Dân tộc và Tôn giáo ?unknown"},
		{"Sở Văn hóa, Thể thao & Du lịch", "Sở Văn hóa, Thể thao và Du lịch"},
		{"các Bộ Tài chính, Tư pháp", "Bộ Tài chính | Bộ Tư pháp"},
		{"các Bộ Văn hóa, Thể thao và Du lịch, Tài chính", "Bộ Văn hóa, Thể thao và Du lịch | Bộ Tài chính"},
		{"các Sở Giáo dục và Đào tạo", "*các Sở Giáo dục và Đào tạo"},
		{"UBND phường Trung Tâm", "UBND phường Trung Tâm"},
		{"Các ngân hàng thương mại, các trung tâm y tế", "*các ngân hàng thương mại | *các trung tâm y tế"},
		{"Các sở, ban, ngành; UBND các phường, xã; Các doanh nghiệp cung cấp dịch vụ bưu chính", "*các sở, ban, ngành | *UBND các phường, xã | *các doanh nghiệp cung cấp dịch vụ bưu chính"},
		{"Bộ Y tế; Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương, cơ quan, tổ chức có liên quan", "Bộ Y tế | *Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương | *cơ quan, tổ chức có liên quan"},
		{"Bộ, ngành, địa phương", "*bộ, ngành, địa phương"},
		{"các bộ, ngành và địa phương", "*các bộ, ngành và địa phương"},
		{"Bộ Xây dựng, các địa phương", "Bộ Xây dựng | *các địa phương"},
		{"các sở, ngành, trường đại học, cao đẳng", "*các sở, ngành | *trường đại học, cao đẳng"},
		{"Doanh nghiệp, tổ chức, cơ sở giáo dục tự chủ tài chính", "*doanh nghiệp, tổ chức, cơ sở giáo dục tự chủ tài chính"},
		{"Liên đoàn Lao động tỉnh; các sở, ngành liên quan và Ủy ban nhân dân các huyện, thành phố", "Liên đoàn Lao động tỉnh | *các sở, ngành có liên quan | *Ủy ban nhân dân các huyện, thành phố"},
		{"các sở, ngành, Liên đoàn Lao động tỉnh và địa phương", "*các sở, ngành | Liên đoàn Lao động tỉnh | *địa phương"},
		{"Sở Khoa học và Công nghệ, Sở Công Thương và các doanh nghiệp logistics", "Sở Khoa học và Công nghệ | Sở Công Thương | *các doanh nghiệp logistics"},
		{"Công an tỉnh Lào Cai", "Công an tỉnh Lào Cai ?unknown"},
		{"UBND tỉnh Quảng Ninh", "UBND tỉnh Quảng Ninh"},
		{"so xay dung, so tai chinh", "Sở Xây dựng | Sở Tài chính"},
		{"Nhóm nghiên cứu; Sở Y tế", "Nhóm nghiên cứu ?unknown | Sở Y tế"},
		{"Ban hành kế hoạch", "Ban hành kế hoạch ?unknown"},
		{"Giám đốc Sở Nội vụ, Thủ trưởng các cơ quan, đơn vị", "Giám đốc Sở Nội vụ | *Thủ trưởng các cơ quan, đơn vị"},
		{"các bộ, ngành liên quan và chính quyền địa phương có liên quan", "*các bộ, ngành liên quan | *chính quyền địa phương có liên quan"},
		{"Thống đốc Ngân hàng Nhà nước Việt Nam, Tổng Thanh tra Chính phủ", "Thống đốc Ngân hàng Nhà nước Việt Nam | Tổng Thanh tra Chính phủ"},
		{"Chánh án Tòa án nhân dân tối cao; Tổng Công ty Cấp nước Lam Sơn", "Chánh án Tòa án nhân dân tối cao | Tổng Công ty Cấp nước Lam Sơn ?unknown"},
		{"Chủ tịch UBND các huyện, thị xã, thành phố", "*Chủ tịch UBND các huyện, thị xã, thành phố"},
		{"Liên đoàn Lao động cùng cấp và các đơn vị có liên quan", "*Liên đoàn Lao động cùng cấp | *đơn vị liên quan"},
		{"Ngân hàng nhà nước khu vực XII", "Ngân hàng nhà nước khu vực XII ?unknown"},
		{"các Tập đoàn: Bưu chính Viễn thông Việt Nam, Công nghiệp - Viễn thông Quân đội", "Tập đoàn Bưu chính Viễn thông Việt Nam ?unknown | Tập đoàn Công nghiệp - Viễn thông Quân đội ?unknown"},
		{"UBND xã, phường; Sở Y tế", "*UBND xã, phường | Sở Y tế"},
		{"Công an phường, xã, đặc khu", "*Công an phường, xã, đặc khu"},
		{"UBND xã, phường và đơn vị liên quan", "*UBND xã, phường | *đơn vị liên quan"},
		{"UBND các xã (PCT", "*UBND các xã ?unknown"},
		{"Công an phường, xã và đặc khu; Sở Y tế", "*Công an phường, xã và đặc khu | Sở Y tế"},
		{"Ban Chỉ huy Quân sự xã, phường; Sở Y tế", "*Ban Chỉ huy Quân sự xã, phường | Sở Y tế"},
		{"Công an tỉnh, xã hội", "Công an tỉnh | *xã hội"},
		{"Kho bạc Nhà nước khu vực; Sở Y tế", "Kho bạc Nhà nước khu vực ?unknown | Sở Y tế"},
		{"Kho bạc Nhà nước", "Kho bạc Nhà nước"},
		{"Ban Dân tộc tỉnh, Hội Nông dân các cấp", "Ban Dân tộc | *Hội Nông dân các cấp ?unknown"},
		{"UBND xã Đông Sơn, phường Hạc Thành", "UBND xã Đông Sơn | UBND phường Hạc Thành"},
		{"Văn phòng HĐND và UBND xã; Phòng Kinh tế", "Văn phòng HĐND và UBND xã | Phòng Kinh tế"},
		{"Phòng Kinh tế các xã, phường; Sở Y tế", "*Phòng Kinh tế các xã, phường ?unknown | Sở Y tế"},
		{"Sở KH và ĐT; Sở NN và PTNT", "Sở Kế hoạch và Đầu tư | Sở Nông nghiệp và Phát triển nông thôn"},
		{"Khoa Luật và phòng Đào tạo", "Khoa Luật ?unknown | phòng Đào tạo ?unknown"},
		{"Khoa Luật và các phòng chức năng", "Khoa Luật ?unknown | *các phòng chức năng"},
		{"Các chủ rừng; VNPT Lam Sơn", "*các chủ rừng | VNPT Lam Sơn ?unknown"},
		{"VNPT và Viettel", "VNPT ?unknown | Viettel ?unknown"},
		{"BCH Quân sự tỉnh", "Bộ Chỉ huy Quân sự tỉnh"},
		{"Ủy ban Quốc phòng, An ninh và Đối ngoại, các Ủy ban khác", "Ủy ban Quốc phòng, An ninh và Đối ngoại | *các Ủy ban khác"},
		{"UBND phường Lâm Viên - Đà Lạt, UBND phường Trường Lâm - Bảo Lộc", "UBND phường Lâm Viên - Đà Lạt | UBND phường Trường Lâm - Bảo Lộc"},
		{"UBND phường Trường Vinh, Trường Đại học Vinh", "UBND phường Trường Vinh | Trường Đại học Vinh ?unknown"},
		{"các bản: Nà Sa, Bản Phố", "Bản Nà Sa ?unknown | Bản Bản Phố ?unknown"},
		{"các bản: Nà Sa, Bản Phố, Viên Sơn", "Bản Nà Sa ?unknown | Bản Bản Phố ?unknown | Bản Viên Sơn ?unknown"},
		{"UBND tỉnh, thành phố trực thuộc Trung ương; Bộ Y tế", "*UBND tỉnh, thành phố trực thuộc Trung ương | Bộ Y tế"},
		{"Trường Đại học Kinh tế và Quản trị Trung du; UBND quận Hà Đông", "Trường Đại học Kinh tế và Quản trị Trung du ?unknown | UBND quận Hà Đông"},
		{"UBND tỉnh, Sở Y tế", "UBND tỉnh | Sở Y tế"},
		{"Các sở, ban, ngành, địa phương; Sở Y tế", "*các sở, ban, ngành, địa phương | Sở Y tế"},
		{"Các bệnh viện tuyến tỉnh, trung tâm y tế khu vực", "*các bệnh viện tuyến tỉnh | *trung tâm y tế khu vực ?unknown"},
		{"Các trường đại học, cao đẳng", "*các trường đại học, cao đẳng"},
		{"Cục Kỹ thuật hình sự (Bộ Công an), Sở Y tế", "Cục Kỹ thuật hình sự (Bộ Công an) ?unknown | Sở Y tế"},
		{"Vụ Pháp chế; Cục Kỹ thuật hình sự, Bộ Công an; Sở Y tế", "Vụ Pháp chế ?unknown | Cục Kỹ thuật hình sự, Bộ Công an ?unknown | Sở Y tế"},
		{"Hội Liên hiệp Phụ nữ (LHPN) huyện; Phòng Nghiệp vụ Y (NV-Y)", "Hội Liên hiệp Phụ nữ huyện ?unknown | Phòng Nghiệp vụ Y ?unknown"},
		{"Ban Quản lý chợ\n(BQLC), Sở Y tế (SYT)", "Ban Quản lý chợ ?unknown | Sở Y tế"},
		{"Công an tỉnh (PCCC)", "Công an tỉnh | Phòng cháy, chữa cháy ?unknown"},
		{"Sở Y tế (CT), Sở Tài chính (PH)", "Sở Y tế | CT ?unknown | Sở Tài chính | PH ?unknown"},
		{"Trung tâm Y tế (TTYT) Công ty Môi trường", "Trung tâm Y tế ?unknown | Công ty Môi trường ?unknown"},
		{"Sở Y tế (), Sở Nội vụ (&)", "Sở Y tế | Sở Nội vụ"},
		{"Giám đốc Sở Y tế - Trưởng Ban Quản lý Khu kinh tế", "Giám đốc Sở Y tế | Trưởng Ban Quản lý Khu kinh tế ?unknown"},
		{"các lực lượng, Sở Y tế", "*các lực lượng | Sở Y tế"},
		{"Sở Y tế, chính quyền địa phương", "Sở Y tế | *chính quyền địa phương"},
		{"Sở Y tế (Chi cục Dân số)", "Sở Y tế | Chi cục Dân số ?unknown"},
		{"Sở Y tế; Tỉnh đoàn", "Sở Y tế | Tỉnh đoàn"},
		{"Sở NN&MT, Tỉnh Đoàn", "Sở Nông nghiệp và Môi trường | Tỉnh đoàn"},
		{"Cục Thống kê (Bộ Tài chính); Cục Thống kê", "Cục Thống kê (Bộ Tài chính) | Cục Thống kê"},
		{"Vụ KH-TC; Phòng TCCB", "Vụ Kế hoạch - Tài chính ?unknown | Phòng Tổ chức cán bộ ?unknown"},
		{"các trường THPT, trung tâm GDTX", "*các trường Trung học phổ thông, trung tâm Giáo dục thường xuyên"},
		{"các trường THPT, trung tâm Hoa Sen", "*các trường Trung học phổ thông | trung tâm Hoa Sen ?unknown"},
		{"Khoa Luật và phòng TCCB", "Khoa Luật ?unknown | phòng Tổ chức cán bộ ?unknown"},
		{"UBND các xã, phường và cơ quan, đơn vị liên quan", "*UBND các xã, phường | *cơ quan, đơn vị liên quan"},
		{"Cục Kỹ thuật hình sự, Bộ Công an", "Cục Kỹ thuật hình sự ?unknown | Bộ Công an"},
		{"Sở Y tế (cơ quan thường trực), Sở Nội vụ", "Sở Y tế | *cơ quan thường trực | Sở Nội vụ"},
		{"", ""},
		{" ,; và ", ""},
	}
	r := national(t)
	for _, c := range cases {
		t.Run(c.phrase, func(t *testing.T) {
			if diff := cmp.Diff(c.want, labels(r.List(c.phrase))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLeading(t *testing.T) {
	cases := []struct{ sentence, want, rest string }{
		{"Sở Y tế thường xuyên cập nhật tình hình", "Sở Y tế", " thường xuyên cập nhật tình hình"},
		{"UBND thành phố Thanh Hóa tổ chức quán triệt", "UBND thành phố Thanh Hóa", " tổ chức quán triệt"},
		{"Các sở, ban, ngành cấp tỉnh, UBND huyện A phối hợp", "*các sở, ban, ngành cấp tỉnh | UBND huyện A", " phối hợp"},
		{"UBND các tỉnh Tây Nguyên", "*UBND các tỉnh Tây Nguyên", ""},
		{"UBND các tỉnh Lam Sơn, Kim Hà", "UBND tỉnh Lam Sơn | UBND tỉnh Kim Hà", ""},
		{"Chi bộ Công an xã", "Chi bộ Công an xã ?unknown", ""},
		{"Tổ chức quán triệt, tuyên truyền", "", "Tổ chức quán triệt, tuyên truyền"},
		{"Tập trung đầu tư hạ tầng", "", "Tập trung đầu tư hạ tầng"},
	}
	r := national(t)
	for _, c := range cases {
		t.Run(c.sentence, func(t *testing.T) {
			found, end := r.Leading(c.sentence, len(c.sentence))
			if labels(found) != c.want || c.sentence[end:] != c.rest {
				t.Errorf("got %q, rest %q", labels(found), c.sentence[end:])
			}
		})
	}
}

func TestOwnOrganisationsComeFirst(t *testing.T) {
	own := []Known{{ID: "7", Name: "Sở Y tế"}, {ID: "8", Name: "Ban Quản lý Khu kinh tế Nghi Sơn và các Khu công nghiệp"}}
	got := NewResolver(append(own, National()...)).List("Ban quản lý KKT Nghi Sơn và các KCN, Sở Y tế")
	want := []Mention{
		{ID: "8", Name: own[1].Name, Text: "Ban quản lý KKT Nghi Sơn và các KCN", Start: 0, End: 41},
		{ID: "7", Name: "Sở Y tế", Text: "Sở Y tế", Start: 43, End: 54},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestListsPlaces(t *testing.T) {
	cases := []struct {
		text string
		want bool
	}{
		{"xã, phường", true}, {"xã và phường", true}, {"huyện, thị xã", true}, {"tỉnh, thành phố trực thuộc Trung ương", true},
		{"xã", false}, {"xã, sở", false}, {"xã, phường Bến Nghé", false}, {"xã Tân Lập, phường Bến Nghé", false}, {"sở, xã", false}, {"", false},
	}
	r := national(t)
	for _, c := range cases {
		if got := r.scanner(c.text, len(c.text)).listsPlaces(0); got != c.want {
			t.Errorf("%q: %v", c.text, got)
		}
	}
}

func FuzzResolver(f *testing.F) {
	r := national(f)
	for _, s := range []string{"Các sở: Y tế, Tài chính; UBND TP. Thanh Hóa", "UBND các:", "các sở:", "Sở KH&", "DN&", "UBND", "một số", "tỉnh", "vtv Btv 0", "CáC Bở VA",
		"UBND 0 dáC"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, m := range r.List(s) {
			if m.Start < 0 || m.End > len(s) || m.Start >= m.End || m.Name == "" {
				t.Fatalf("mention out of the text: %+v", m)
			}
			if m.Start < end {
				t.Fatalf("mentions overlap at %d: %+v", end, m)
			}
			if s[m.Start:m.End] != m.Text || utf8.ValidString(s) && !utf8.ValidString(m.Name) {
				t.Fatalf("not the text's words: %+v", m)
			}
			end = m.End
		}
	})
}

func BenchmarkList(b *testing.B) {
	r := national(b)
	const phrase = "UBND thành phố Thanh Hóa, các sở, ban, ngành có liên quan; Trung tâm Xúc tiến đầu tư, Thương mại và Du lịch"
	b.SetBytes(int64(len(phrase)))
	for b.Loop() {
		r.List(phrase)
	}
}

func TestWith(t *testing.T) {
	base := national(t)
	own := base.With([]Known{{Name: "Phòng Tài chính kế toán", Aliases: []string{"P. TCKT"}, Stranger: true}})
	if got := labels(own.List("P. TCKT, Sở Y tế")); got != "Phòng Tài chính kế toán ?unknown | Sở Y tế" {
		t.Error(got)
	}
	if _, known := base.Exactly("P. TCKT"); known {
		t.Error("the resolver it was made from knows the name too")
	}
}

// Names from other languages are spelled with k or c.
func TestSpellingsOfOneSound(t *testing.T) {
	r := NewResolver([]Known{{ID: "1", Name: "UBND tỉnh Bắc Kạn"}, {ID: "2", Name: "Công an tỉnh Đắk Lắk"}, {ID: "3", Name: "Sở Kế hoạch"}})
	for phrase, id := range map[string]string{
		"Ủy ban nhân dân tỉnh Bắc Cạn": "1", "Công an tỉnh Đắc Lắc": "2", "Công an tỉnh Đăk Lăk": "2", "Công an tỉnh Đắk Nông": "",
		"Sở Kế hoạch": "3", "Sở Cế hoạch": "",
	} {
		if found := r.List(phrase); len(found) != 1 || found[0].ID != id {
			t.Errorf("%s: %+v", phrase, found)
		}
	}
}
