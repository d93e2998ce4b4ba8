package intake

import (
	"strings"
	"testing"

	"dondoc/internal/docread"
	"dondoc/internal/org"
)

// What a heading says for the list under it, and what it only names.
func TestHeadingsOverLists(t *testing.T) {
	cases := []struct{ name, body, want string }{
		{"a class over headings of bodies is the title of their list",
			"I. NHIỆM VỤ CỦA CÁC SỞ, NGÀNH, ĐỊA PHƯƠNG\n1. Sở Y tế\n- Mua vắc xin trước ngày 10/5/2026.\n2. Công an tỉnh\n- Trực chốt trước ngày 11/5/2026.\n3. Các gánh xiếc\n- Đăng ký biểu diễn trước ngày 12/5/2026.",
			"I.1.1: Sở Y tế; due 2026-05-09 | I.2.1: Công an tỉnh; due 2026-05-10 | I.3.1: *Các gánh xiếc; due 2026-05-11 ?leads"},
		{"labels of the heading hold for the list",
			"I. NHIỆM VỤ\n1. Vườn hoa\nĐơn vị chủ trì các nội dung tại mục này: Sở Xây dựng. Thời gian thực hiện: tháng 6/2026.\n" +
				"1.1. Trồng cây tại quảng trường.\n- Kết quả: Vườn hoa.\n1.2. Tưới cây.\n- Kết quả: Nhật ký.",
			"I.1.1: Sở Xây dựng; due 2026-06-30 | I.1.2: Sở Xây dựng; due 2026-06-30"},
		{"duties in brackets of a label",
			"I. NHIỆM VỤ\n1. Trồng cây.\nThực hiện: Sở Xây dựng (chủ trì), Sở Tài chính (phối hợp). Thời gian: tháng 6/2026.",
			"I.1: Sở Xây dựng + Sở Tài chính; due 2026-06-30"},
		{"committees of two levels, and kinds of authorities, that nothing counts",
			"I. NHIỆM VỤ\n5. Sở, ban, ngành liên quan\n\nCăn cứ chức năng, trồng cây trước ngày 10/5/2026.\n" +
				"6. Ủy ban nhân dân xã, phường\na) Tưới cây trước ngày 12/5/2026.\nb) Phối hợp với Sở Xây dựng tỉa cây.",
			"I.5: *sở, ban, ngành liên quan; due 2026-05-09 | I.6.a: *Ủy ban nhân dân xã, phường; due 2026-05-11 | " +
				"I.6.b: *Ủy ban nhân dân xã, phường + Sở Xây dựng; none ?deadline"},
		{"committees of places of one kind, and that of a named place",
			"I. NHIỆM VỤ\n1. Ủy ban nhân dân các xã, phường, đặc khu Lam Hải:\n- Trồng cây trước ngày 10/5/2026.\n2. Sở Y tế\n- Tưới cây trước ngày 12/5/2026.",
			"I.1.1: *Ủy ban nhân dân các xã, phường, UBND đặc khu Lam Hải; due 2026-05-09 ?leads | I.2.1: Sở Y tế; due 2026-05-11"},
		{"those who are organisations, with examples in brackets",
			"I. NHIỆM VỤ\n1. Các chủ vườn là tổ chức (các Ban quản lý vườn, các Công ty cây xanh…)\n- Tỉa cây trước ngày 10/5/2026.\n2. Sở Y tế\n- Tưới cây trước ngày 12/5/2026.",
			"I.1.1: *các chủ vườn là tổ chức; due 2026-05-09 ?leads | I.2.1: Sở Y tế; due 2026-05-11"},
		{"those in a part of a range of places, and which of them matter most",
			"I. NHIỆM VỤ\n1. Chủ tịch Ủy ban nhân dân các tỉnh từ Quảng Ninh đến Lâm Đồng, trong đó trọng tâm là các tỉnh: Nghệ An, Gia Lai:\n- Trồng cây trước ngày 10/5/2026.\n2. Bộ Y tế\n- Tưới cây trước ngày 12/5/2026.",
			"I.1.1: *Chủ tịch Ủy ban nhân dân các tỉnh từ Quảng Ninh đến Lâm Đồng; due 2026-05-09 ?leads | I.2.1: Bộ Y tế; due 2026-05-11"},
		{"a line that closes points says who sees to each",
			"I. NHIỆM VỤ\n1. Nâng cao nhận thức của người dân\n- Tổ chức tuyên truyền trên loa.\n- Xây dựng các mô hình tiết kiệm điện.\nTrách nhiệm chỉ đạo thực hiện: Sở Xây dựng.\n" +
				"2. Trồng cây xanh\n- Tổ chức trồng cây.\n- Xây dựng vườn ươm.\nĐơn vị chủ trì: Sở Y tế. Thời gian: tháng 6/2026.",
			"I.1.1: Sở Xây dựng; none ?deadline | I.1.2: Sở Xây dựng; none ?deadline | I.2: Sở Y tế; due 2026-06-30"},
		{"a bracket behind the body, over a line that no editor wrapped",
			"I. NHIỆM VỤ\n1. Đối với Trung tâm Y tế khu vực Lam Sơn (đồng chí Lê Văn Mẫu phụ trách)\nTiêm phòng " +
				strings.Repeat("cho người dân của các thôn, bản, ", 12) + "trước ngày 10/5/2026.\n2. Giao Sở Y tế mua vắc xin trước ngày 12/5/2026.",
			"I.1: Trung tâm Y tế khu vực Lam Sơn; due 2026-05-09 ?leads | I.2: Sở Y tế; due 2026-05-11"},
		{"a long title on its own line",
			"I. NHIỆM VỤ\n1. Đổi mới cách làm, cách nghĩ, cách học để mọi người dân trong toàn tỉnh cùng tham gia giữ gìn rừng cây\n\n" +
				"Giữ rừng là việc của mọi người.\n\nGiao Sở Nội vụ mở lớp tập huấn trước ngày 10/5/2026.\n\n2. Giao Sở Y tế mua vắc xin trước ngày 12/5/2026.",
			"I.1.2: Sở Nội vụ; due 2026-05-09 | I.2: Sở Y tế; due 2026-05-11"},
		{"posts that are named by what they are in charge of",
			"I. NHIỆM VỤ\n1. Các Phó Chủ tịch phụ trách lĩnh vực Rừng, Suối và các hội\n- Trồng cây trước ngày 10/5/2026.\n" +
				"2. Chuyên viên phụ trách lĩnh vực Văn phòng\n- Tưới cây trước ngày 12/5/2026.",
			"I.1.1: *các Phó Chủ tịch phụ trách lĩnh vực Rừng, Suối và các hội; due 2026-05-09 ?leads | " +
				"I.2.1: Chuyên viên phụ trách lĩnh vực Văn phòng; due 2026-05-11 ?leads"},
		{"verbs and sentences that look like posts in charge",
			"I. NHIỆM VỤ\n1. Sở Y tế:\na) Lãnh đạo, chỉ đạo các trạm phụ trách tưới cây:\n- Trồng cây trước ngày 10/5/2026.\n- Tỉa cây.\n" +
				"2. Cán bộ phụ trách được tập huấn theo hai đợt:\n- Mở lớp trước ngày 12/5/2026.\n- Chấm bài.\n" +
				"3. Lãnh đạo Sở Xây dựng phụ trách vườn hoa:\n- Tưới hoa trước ngày 16/5/2026.",
			"I.1.a.1: Sở Y tế; due 2026-05-09 | I.1.a.2: Sở Y tế; none ?deadline | I.2.1: ; due 2026-05-11 ?leads | " +
				"I.3.1: Lãnh đạo Sở Xây dựng phụ trách vườn hoa; due 2026-05-15 ?leads"},
		{"a line of its own that only opens the list",
			"I. NHIỆM VỤ\n1. Các sở, ngành, Ủy ban nhân dân các xã tổ chức trồng rừng theo nhiệm vụ của mình.\nCụ thể:\n- Gieo hạt trước ngày 10/5/2026.\n- Tưới cây.",
			"I.1.1: *các sở, ngành, *Ủy ban nhân dân các xã; due 2026-05-09 | I.1.2: *các sở, ngành, *Ủy ban nhân dân các xã; none ?deadline"},
		{"items that only tell the manner of a work with a time of its own",
			"I. NHIỆM VỤ\n1. Sở Y tế\na) Kết thúc trồng rừng trước ngày 10/5/2026.\n\nViệc trồng rừng thực hiện theo hướng:\n\n- Chọn cây bản địa.\n- Phát huy kinh nghiệm của dân.\n" +
				"b) Chăm sóc vườn ươm theo hướng:\n- Chọn cây khỏe trước ngày 12/5/2026.\n- Bố trí người tưới.",
			"I.1.a: Sở Y tế; due 2026-05-09 | I.1.b.1: Sở Y tế; due 2026-05-11 | I.1.b.2: Sở Y tế; none ?deadline"},
		{"items under a manner that name who acts",
			"I. NHIỆM VỤ\n1. Sở Y tế\na) Kết thúc trồng rừng trước ngày 10/5/2026. Việc trồng rừng thực hiện theo nguyên tắc sau:\n- Chọn cây bản địa.\n" +
				"b) Kết thúc tỉa cây trước ngày 12/5/2026. Việc tỉa cây thực hiện theo hướng:\n- Sở Xây dựng cung cấp xe.\n- Ủy ban nhân dân các xã bố trí người.",
			"I.1.a: Sở Y tế; due 2026-05-09 | I.1.b.1: Sở Xây dựng; none ?deadline | I.1.b.2: *Ủy ban nhân dân các xã; none ?deadline"},
		{"a dash beside one with items of its own",
			"I. NHIỆM VỤ\n1. Về nhận thức\n- Tuyên truyền về rừng đến từng thôn.\n- Đối với người trồng rừng:\n+ Nâng cao hiểu biết về cây.\n+ Đề cao tinh thần tự học.\n" +
				"2. Về vườn ươm\n- Định hướng chọn giống.\n- Chuyển dần sang cây bản địa.",
			"I.1.1: ; none ?leads,deadline | I.1.2.1: ; none ?leads,deadline | I.1.2.2: ; none ?leads,deadline | I.2.1: ; none ?leads,deadline | I.2.2: ; none ?leads,deadline"},
		{"a body by name before a colon, under its class",
			"I. NHIỆM VỤ\n1. Các đơn vị thuộc Sở Xây dựng\na) Phòng Vườn ươm: Trồng cây trước ngày 10/5/2026.\nb) Tưới cây trước ngày 12/5/2026.",
			"I.1.a: Phòng Vườn ươm; due 2026-05-09 ?leads | I.1.b: *các đơn vị thuộc Sở Xây dựng; due 2026-05-11"},
		{"committees of places of two kinds",
			"I. NHIỆM VỤ\n1. Đề nghị Ủy ban nhân dân các tỉnh, thành phố: Hà Nội, Hà Giang, Huế, Thừa Thiên Huế, Thành phố Hồ Chí Minh:\n" +
				"a) Trồng cây trước ngày 10/5/2026.",
			"I.1.a: Ủy ban nhân dân thành phố Hà Nội, Ủy ban nhân dân tỉnh Hà Giang, Ủy ban nhân dân thành phố Huế, " +
				"Ủy ban nhân dân tỉnh Thừa Thiên Huế, Ủy ban nhân dân thành phố Hồ Chí Minh; due 2026-05-09"},
		{"who is asked by a name that nobody knows",
			"I. NHIỆM VỤ\nCác sở, ngành thực hiện các nhiệm vụ sau:\n1. Đề nghị Trung ương Hội Sinh Cảnh:\na) Trồng cây trước ngày 10/5/2026.",
			"I.1.a: Trung ương Hội Sinh Cảnh; due 2026-05-09 ?leads"},
		{"work behind committees of places of two kinds",
			"I. NHIỆM VỤ\n1. Ủy ban nhân dân các huyện, thành phố: Tổ chức trồng cây trước ngày 10/5/2026.\n" +
				"2. Ủy ban nhân dân các tỉnh, thành phố: Tập trung tỉa cây trước ngày 12/5/2026.\n" +
				"3. UBND các xã, phường: Tuyên truyền:\na) Mở lớp tập huấn trước ngày 14/5/2026.",
			"I.1: *Ủy ban nhân dân các huyện, thành phố; due 2026-05-09 ?leads | " +
				"I.2: *Ủy ban nhân dân các tỉnh, thành phố; due 2026-05-11 ?leads | " +
				"I.3.a: *UBND các xã, phường; due 2026-05-13 ?leads"},
		{"the press in small letters",
			"I. NHIỆM VỤ\n1. Các đơn vị, cơ quan truyền thông báo chí của tỉnh chủ động viết bài trước ngày 10/5/2026.",
			"I.1: *các đơn vị, cơ quan truyền thông báo chí của tỉnh; due 2026-05-09"},
	}
	for _, c := range cases {
		d, err := Parse(textDocument("Lam Sơn, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nCông tác năm 2026\n"+c.body), org.NewResolver(org.National()), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := strings.Join(taskLines(d.Tasks), " | "); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

func TestLinesThatGoOn(t *testing.T) {
	cases := []struct {
		before, line string
		want         bool
	}{
		{"Hoàn thiện quy ước giữ rừng, báo cáo", "Ủy ban nhân dân xã trong tháng 5", true},
		{"Hoàn thiện quy ước giữ rừng theo ý kiến của", "Ủy ban nhân dân xã", true},
		{"Phối hợp với Sở Y tế và", "Sở Nội vụ", true},
		{"Họp, báo cáo", "lịch trực", true},
		{"II. Báo cáo", "Sở Y tế gửi lịch trực", false},
		{"Hoàn thiện quy ước, trình.", "Ủy ban nhân dân xã họp", false},
		{"Quy ước giữ rừng", "Sở Y tế góp ý", false},
	}
	for _, c := range cases {
		if got := isBroken(c.before, docread.Paragraph{Text: c.line, Spaced: true}); got != c.want {
			t.Errorf("%q, %q: %v", c.before, c.line, got)
		}
	}
}
