package intake

import (
	"math"
	"slices"
	"testing"

	"dondoc/internal/calendar"
	"dondoc/internal/docread"
	"dondoc/internal/org"
)

// TestLeadsAreWeighed: where a sentence could mean another body, its lead is doubted, and says whom.
func TestLeadsAreWeighed(t *testing.T) {
	cases := []struct{ sentence, doubt, about string }{
		{"Sở Y tế chủ trì rà soát", "", ""},
		{"Sở Y tế báo cáo, Sở Tài chính thẩm định kinh phí", "intake.doubt_other_subject", "Sở Tài chính"},
		{"Sở Y tế chủ trì, phối hợp với Sở Nội vụ, Sở Tài chính rà soát", "", ""},
		{"Đề nghị UBND tỉnh chỉ đạo Công an tỉnh tăng cường kiểm tra", "intake.doubt_delegated", "Công an tỉnh"},
		{"UBND tỉnh chỉ đạo các cơ quan, đơn vị tăng cường kiểm tra", "", ""},
		{"UBND tỉnh chỉ đạo các sở, ngành và địa phương rà soát các bến đò", "intake.doubt_delegated", "các sở, ngành"},
		{"Các trường học lắng nghe chăm chút chủ trì tiếp dân", "intake.doubt_class_tail", "chăm chút"},
		{"Giao các trường trọng điểm gồm: Trường A, Trường B tổ chức trồng cây", org.DoubtUnknown, "Trường A"},
		{"Các doanh nghiệp du lịch, tổ chức bảo đảm kinh phí", "intake.doubt_class_tail", "tổ chức bảo đảm"},
		{"Các doanh nghiệp du lịch tổ chức trồng cây", "", ""},
		{"Tăng cường phối hợp: Sở Y tế, Sở Nội vụ và chính quyền địa phương trong việc trồng cây", "intake.doubt_class_tail", "và chính quyền địa phương"},
		{"Cơ quan cấp giống: Sở Y tế, Sở Nội vụ phải trồng cây", "intake.doubt_class_tail", "Cơ quan cấp giống"},
		{"Vườn ươm tỉnh: Sở Y tế chấm dứt hợp đồng tưới cây", "", ""},
		{"Trung tâm Giống cây tỉnh: Sở Y tế chấm dứt hợp đồng tưới cây", org.DoubtUnknown, "Trung tâm Giống cây tỉnh"},
		{"Sở Nội vụ: Sở Y tế chấm dứt hợp đồng tưới cây", "intake.doubt_other_subject", "Sở Y tế"},
		{"UBND tỉnh đã giao Sở Y tế trồng cây", "intake.doubt_lead_inferred", "UBND tỉnh"},
		{"Khuyến khích các đơn vị vận tải nâng cấp xe", "intake.doubt_lead_inferred", "các đơn vị vận tải"},
		{"UBND các xã, phường: Tân An, Hòa Bình giải phóng mặt bằng", org.DoubtPlace, "Tân An"},
	}
	p := &parser{names: org.NewResolver(org.National())}
	for _, c := range cases {
		to := &chapter{}
		p.readSentences(to, itemWith(c.sentence), nil)
		got := to.found[0].Check
		i := slices.IndexFunc(got.DoubtNotes, func(n DoubtNote) bool { return n.Field == "leads" })
		switch {
		case c.doubt == "" && i >= 0:
			t.Errorf("%q: doubted, %s", c.sentence, got.DoubtNotes[i].Key)
		case c.doubt != "" && (i < 0 || got.DoubtNotes[i].Key != c.doubt || got.DoubtNotes[i].Text != c.about):
			t.Errorf("%q: %+v", c.sentence, got.DoubtNotes)
		}
	}
}

func itemWith(s string) *item {
	return &item{path: "1", label: "1", rank: rankNumber, head: s, text: s, words: wordsOf(s)}
}

// TestConfidenceIsAProduct: a field that several steps led to is as sure as all of them.
func TestConfidenceIsAProduct(t *testing.T) {
	var c Check
	c.weaken("leads", 0.9, "first", "")
	c.weaken("leads", 0.9, "second", "")
	if len(c.Doubts) != 0 || math.Abs(c.Confidence["leads"]-0.81) > 1e-9 {
		t.Errorf("two steps: %+v", c)
	}
	c.weaken("leads", 0.9, "third", "words")
	if !slices.Equal(c.Doubts, []string{"leads"}) || c.DoubtNotes[0] != (DoubtNote{Field: "leads", Key: "third", Text: "words"}) {
		t.Errorf("three steps: %+v", c)
	}
}

func TestUnreadPartnerIsDoubted(t *testing.T) {
	p := &parser{names: org.NewResolver(org.National())}
	for s, want := range map[string]string{
		"Sở Y tế chủ trì, phối hợp với nhóm chuyên gia rà soát": "nhóm chuyên gia rà soát",
		"Sở Y tế chủ trì, phối hợp với Sở Nội vụ rà soát":       "",
		"Sở Y tế và Sở Nội vụ phối hợp chặt chẽ":                "",
		"Sở Y tế phối hợp, làm đầu mối kết nối với Sở Nội vụ":   "Sở Nội vụ",
		"Sở Y tế phối hợp tổ chức tập huấn với nội dung mới":    "",
	} {
		if got := p.unreadPartner(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
}

// TestHelpersOfALead: a sentence that parts a lead from those who help.
func TestHelpersOfALead(t *testing.T) {
	for s, want := range map[string]string{
		"Trồng hoa. Nhóm Hoa Đá chủ trì; Sở Y tế giúp vẽ sơ đồ": "Nhóm Hoa Đá chủ trì; Sở Y tế giúp vẽ sơ đồ",
		"Nhóm Hoa Đá chủ trì trồng hoa. Sở Y tế giúp vẽ sơ đồ":  "",
	} {
		if got := clauseOfHelp(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
}

func TestRhythmIn(t *testing.T) {
	cases := []struct{ text, phrase, kind, every string }{
		{"Tự kiểm tra hằng tuần, gửi kết quả về Ban An toàn", "hằng tuần", "recurring", "week"},
		{"Hằng tháng kiểm điểm việc chấp hành", "Hằng tháng", "recurring", "month"},
		{"Mở lớp tập huấn, mỗi quý một lớp", "mỗi quý", "recurring", "quarter"},
		{"Rà soát quy trình hằng năm", "hằng năm", "ongoing", ""},
		{"Thực hiện thường xuyên", "thường xuyên", "ongoing", ""},
		{"Xây dựng chỉ tiêu hằng năm", "", "", ""},
		{"Thường xuyên rà soát quy trình", "", "", ""},
	}
	for _, c := range cases {
		d, ok := rhythmIn(c.text, calendar.Context{Year: 2026})
		if ok != (c.kind != "") || d.Phrase != c.phrase || string(d.Kind) != c.kind || d.Every != c.every {
			t.Errorf("%q: %v %+v", c.text, ok, d)
		}
	}
}

func TestIssuerOf(t *testing.T) {
	cases := []struct {
		lines []string
		name  string
		sure  bool
	}{
		{[]string{"ỦY BAN NHÂN DÂN", "TỈNH LAM SƠN", "Số: 1/KH-UBND"}, "Ủy ban nhân dân tỉnh Lam Sơn", true},
		{[]string{"CHỦ TỊCH ỦY BAN NHÂN DÂN", "TỈNH LAM SƠN", "Số: 1/CĐ-CTUBND"}, "Chủ tịch Ủy ban nhân dân tỉnh Lam Sơn", true},
		{[]string{"ỦY BAN NHÂN DÂN", "TỈNH LAM SƠN", "SỞ NỘI VỤ", "Số: 1/KH-SNV"}, "Sở Nội vụ", true},
		{[]string{"ĐẢNG BỘ TỈNH LAM SƠN", "ĐẢNG ỦY XÃ TÂN HÒA", "Số 3-NQ/ĐU"}, "Đảng ủy xã Tân Hòa", true},
		{[]string{"TỈNH ỦY LAM SƠN", "*", "Số 05-CTr/TU"}, "Tỉnh ủy Lam Sơn", true},
		{[]string{"BỘ GIÁO DỤC", "VÀ ĐÀO TẠO", "Số: 3/CT-BGDĐT"}, "Bộ Giáo dục và Đào tạo", true},
		{[]string{"ỦY BAN NHÂN DÂN TỈNH", "LAM SƠN", "SỞ NÔNG NGHIỆP VÀ MÔI", "TRƯỜNG", "Số: 5/KH-SNNMT"}, "Sở Nông nghiệp và Môi trường", true},
		{[]string{"ĐẢNG BỘ TỈNH LAM", "SƠN", "TỈNH ỦY", "*", "Số 05-KH/TU"}, "Tỉnh ủy Lam Sơn", true},
		{[]string{"ĐẢNG BỘ TỈNH LAM SƠN", "TỈNH ỦY", "*", "Số 05-KH/TU"}, "Tỉnh ủy Lam Sơn", true},
		{[]string{"ĐẢNG BỘ TỈNH LAM SƠN TỈNH ỦY * Số 05-KH/TU"}, "Tỉnh ủy Lam Sơn", true},
		{[]string{"ĐẠI HỌC LAM SƠN", "TRƯỜNG ĐẠI HỌC KỸ THUẬT MẪU", "Số: 3/KH"}, "Trường đại học kỹ thuật mẫu", false},
		{[]string{"ỦY BAN NHÂN DÂN", "Số: 3/KH"}, "Ủy ban nhân dân", false},
		{[]string{"ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG", "Số: 7/KH-UBND"}, "Ủy ban nhân dân thành phố Hải Phòng", true},
		{[]string{"HỘI NÔNG DÂN VIỆT NAM", "XÃ LAM SƠN", "BAN THƯỜNG VỤ", "Số: 7/KH-HND"}, "Ban thường vụ Hội nông dân việt nam xã Lam Sơn", false},
		{[]string{"UBND THÀNH PHỐ LAM SƠN", "VĂN PHÒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 7/TB-VP"}, "Văn phòng Ủy ban nhân dân thành phố Lam Sơn", true},
		{[]string{"UBND TỈNH LAM SƠN SỞ Y TẾ", "Số: 7/KH-SYT"}, "Sở Y tế", true},
		{[]string{"ĐẢNG CỘNG SẢN VIỆT NAM", "TỈNH ỦY LAM SƠN", "Số 9-KH/TU"}, "Tỉnh ủy Lam Sơn", true},
		{[]string{"BỘ NỘI VỤ", "Số: 9/QĐ-BNV", "BỘ TRƯỞNG BỘ NỘI VỤ", "Căn cứ Luật Mẫu;"}, "Bộ Nội vụ", true},
		{[]string{"ỦY BAN NHÂN DÂN", "TỈNH LAM SƠN", "Số: 9/QĐ-UBND", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Căn cứ Luật Mẫu;"}, "Ủy ban nhân dân tỉnh Lam Sơn", true},
		{[]string{"BAN CHỈ ĐẠO TỈNH VỀ PHÒNG CHÁY, CỨU NẠN TRÊN SÔNG", "Số: 9/KH-BCĐ"}, "Ban chỉ đạo tỉnh về phòng cháy, cứu nạn trên sông", false},
		{[]string{"BỘ NỘI VỤ, BỘ Y TẾ", "Số: 9/KH"}, "Bộ Y tế", true},
		{[]string{"CÔNG ĐIỆN", "THỦ TƯỚNG CHÍNH PHỦ điện:"}, "Thủ tướng Chính phủ", true},
		{[]string{"KẾ HOẠCH", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"}, "", false},
	}
	p := &parser{names: org.NewResolver(org.National())}
	for _, c := range cases {
		lines := make([]docread.Paragraph, len(c.lines))
		for i, s := range c.lines {
			lines[i] = docread.Paragraph{Text: s}
		}
		if name, sure := p.issuerOf(letterLines(lines), casing{}); name != c.name || sure != c.sure {
			t.Errorf("%q: %q, sure: %v", c.lines, name, sure)
		}
	}
}

func TestRunOnBodies(t *testing.T) {
	cases := []struct {
		cell string
		want bool
	}{
		{"UBND xã, phường, đặc khu Sở Tài chính", true},
		{"UBND xã, phường, đặc khu; Sở Tài chính", false},
		{"Các đơn vị thuộc Sở Tài chính", false},
		{"UBND các xã, phường", false},
	}
	for _, c := range cases {
		var check Check
		check.doubtRunOn("leads", org.NewResolver(org.National()).List(c.cell))
		if got := len(check.Doubts) > 0; got != c.want {
			t.Errorf("%s: %v", c.cell, got)
		}
	}
}
