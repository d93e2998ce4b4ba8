package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dondoc/internal/org"

	"github.com/google/go-cmp/cmp"
)

func parseSynthetic(t testing.TB, name string) *Draft {
	t.Helper()
	d, err := Parse(readFile(t, "../../testdata/synthetic/"+name), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// taskLines writes tasks one a line: "ref: leads + coordinators, deadline → recipients ?doubts".
func taskLines(tasks []Task) []string {
	lines := make([]string, len(tasks))
	for i, t := range tasks {
		s := t.Ref + ": " + strings.Join(t.Leads, ", ")
		if len(t.Coordinators) > 0 {
			s += " + " + strings.Join(t.Coordinators, ", ")
		}
		s += "; " + string(t.Deadline.Kind)
		if !t.Deadline.Due.IsZero() {
			s += " " + t.Deadline.Due.String()
		}
		also := make([]string, len(t.Deadline.Also))
		for j, more := range t.Deadline.Also {
			also[j] = " & " + string(more.Kind) + " " + more.Due.String()
		}
		s += strings.Join(also, "")
		if len(t.Deadline.SendTo) > 0 {
			s += " → " + strings.Join(t.Deadline.SendTo, ", ")
		}
		if len(t.Doubts) > 0 {
			s += " ?" + strings.Join(t.Doubts, ",")
		}
		lines[i] = s
	}
	return lines
}

func dutyLines(duties []Obligation) []string {
	lines := make([]string, len(duties))
	for i, o := range duties {
		lines[i] = o.Ref + ": " + strings.Join(o.Who, ", ") + ": " + o.What
	}
	return lines
}

func TestProseDocuments(t *testing.T) {
	cases := []struct {
		file          string
		facts         string // type, number, day, issuer, signer, title of the signer
		tasks, duties []string
	}{
		{"labelled.md", "Kế hoạch 41/KH-UBND 2024-03-05 Ủy ban nhân dân tỉnh Lam Sơn Trần Thị Mẫu Phó Chủ tịch", []string{
			"II.1.a: Sở Văn hóa, Thể thao và Du lịch + Sở Giáo dục và Đào tạo, *các cơ quan, đơn vị có liên quan; due 2024-06-30 ?deadline",
			"II.1.b: Sở Thông tin và Truyền thông + Hội Nông dân tỉnh; ongoing",
			"II.1.c: ; none ?leads,coordinators,deadline",
		}, []string{
			"III.1.1: Sở Tài chính: Tham mưu bố trí kinh phí.",
			"III.1.2: Sở Tài chính: Kiểm tra việc sử dụng kinh phí.",
			"III.2: *các sở, ban, ngành: căn cứ nhiệm vụ được giao, định kỳ hằng năm, trước ngày 15/11 báo cáo về Sở Văn hóa, Thể thao và Du lịch.",
		}},
		{"labelled-mixed.txt", "Kế hoạch 8/KH-UBND 2024-04-02 Ủy ban nhân dân tỉnh Lam Sơn  ", []string{
			"I.1: Sở Tư pháp; due 2024-09-30",
			"I.2.a: Sở Nội vụ; none ?deadline",
			"I.2.b: Sở Tài chính; none ?deadline",
			"I.3: Thanh tra tỉnh; none ?deadline",
		}, []string{}},
		{"conclusion.txt", "Thông báo 77/TB-VPCP 2025-02-10 Văn phòng Chính phủ Lê Văn Mẫu Phó Chủ nhiệm", []string{
			"II.1: Thường trực Tỉnh ủy Lam Sơn; none ?leads,deadline",
			"II.2: Thường trực Tỉnh ủy Lam Sơn; none ?leads,deadline",
			"III.1: Bộ Xây dựng + Bộ Tài chính, *các cơ quan liên quan; due 2025-03-14 → Thủ tướng Chính phủ",
			"III.2: Bộ Tài chính; due 2025-06-30",
			"III.2: Ủy ban nhân dân tỉnh Lam Sơn; none ?deadline",
		}, []string{}},
		{"directive.txt", "Chỉ thị 3/CT-UBND 2023-05-12 Ủy ban nhân dân tỉnh Lam Sơn Phạm Văn Mẫu Chủ tịch", []string{
			"1.a: Sở Nông nghiệp và Phát triển nông thôn; due 2023-06-29",
			"1.b: Sở Nông nghiệp và Phát triển nông thôn + Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh; none ?deadline",
			"2: Công an tỉnh; none ?deadline",
			"3.a: Sở Tài chính; none ?deadline",
			"3.b: Sở Y tế, Sở Tài chính; none ?deadline",
			"4.1: *Chủ tịch UBND các huyện, thành phố; recurring → Sở Nông nghiệp và Phát triển nông thôn ?deadline",
		}, []string{}},
		{"sections.md", "Quyết định 9001/QĐ-TTg 2024-03-15 Thủ tướng Chính phủ Nguyễn Văn Mẫu Thủ tướng", []string{
			"II.1.1: Bộ Y tế; due 2025-03-31",
			"II.1.2: Bộ Y tế; none ?deadline",
			"II.2: *Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương + Bộ Y tế; none ?deadline",
			"II.3: *các bộ, ngành khác + Bộ Y tế; none ?leads,deadline",
			"–: *các bộ, ngành; ongoing → Bộ Y tế ?deadline",
		}, []string{}},
		{"steps.md", "Kế hoạch   Ủy ban nhân dân tỉnh Lam Sơn  ", []string{
			"II.2.1.a: *Ủy ban nhân dân xã, phường; none ?deadline",
			"II.2.1.b: *Ủy ban nhân dân xã, phường; due 2027-06-26",
			"II.2.2: Sở Xây dựng + Sở Tài chính; due 2027-09-29",
			"III.1.1.1: UBND tỉnh; none ?deadline",
			"III.1.1.2: UBND tỉnh; none ?deadline",
			"III.1.2.1: *Ủy ban nhân dân xã, phường; none ?deadline",
			"III.1.2.2: *Ủy ban nhân dân xã, phường; none ?deadline",
			"III.1.2.3: *Ủy ban nhân dân xã, phường; none ?deadline",
			"III.2: Sở Tài chính; none ?deadline",
			"III.3: Hội Nông dân tỉnh, Hội Cựu chiến binh tỉnh, Tỉnh đoàn; none ?leads,deadline",
		}, []string{}},
		{"lost-layout.txt", "Quyết định 12/QĐ-UBND 2021-01-04 Ủy ban nhân dân tỉnh Lam Sơn Hoàng Văn Mẫu Phó Chủ tịch", []string{
			"I.1.1: Sở Giáo dục và Đào tạo + Tỉnh đoàn; ongoing & due 2021-09-30",
			"I.1.2: ; none ?leads,deadline",
			"I.2.1: *Ủy ban nhân dân các huyện, thành phố; none ?deadline",
			"II.2: Hội Nông dân tỉnh; none ?deadline",
		}, []string{
			"II.1.1: Sở Tài nguyên và Môi trường: Theo dõi, đôn đốc; báo cáo Ủy ban nhân dân tỉnh trước ngày 30 tháng 11 hằng năm.",
		}},
	}
	for _, c := range cases {
		t.Run(c.file, func(t *testing.T) {
			d := parseSynthetic(t, c.file)
			f := d.Document
			facts := fmt.Sprintf("%s %s %s %s %s %s", f.Type, f.Number, f.IssuedOn, f.Issuer, f.Signer, f.SignerTitle)
			if facts != c.facts {
				t.Errorf("facts: got %s", facts)
			}
			if diff := cmp.Diff(c.tasks, taskLines(d.Tasks)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.duties, dutyLines(d.Obligations)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTargetsOfProse(t *testing.T) {
	var got []string
	for _, x := range parseSynthetic(t, "labelled.md").Targets {
		got = append(got, fmt.Sprintf("%s %s %v %s %s", x.Indicator, x.Op, *x.Value, x.Unit, x.Period))
	}
	want := []string{
		"Tỷ lệ thư viện cấp xã có kết nối Internet >= 60 % 2025",
		"Thư viện cấp huyện có phần mềm quản lý = 100 % 2025",
		"Tủ sách lưu động >= 12 tủ sách lưu động 2025",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAmendingDocument(t *testing.T) {
	d := parseSynthetic(t, "amending.txt")
	if !slices.Equal(d.Document.Amends, []string{"8/2020/NQ-HĐND"}) || len(d.Tasks) != 0 {
		t.Errorf("amends %v, %d tasks", d.Document.Amends, len(d.Tasks))
	}
	var got []string
	for _, a := range d.Amendments {
		got = append(got, fmt.Sprintf("%s %s %s | %s | %s", a.Ref, a.Act, a.What, a.From, a.To))
	}
	want := []string{
		"1 replace khoản 2 Điều 4 |  | 2. Mức hỗ trợ là 50 triệu đồng. Hỗ trợ một lần.",
		"2.1 rename Điều 3; khoản 1 Điều 5 | cấp huyện | cấp xã",
		"2.2 drop khoản 3 Điều 6 |  | ",
		"2.3 move thời gian hoàn thành dự án hồ chứa | năm 2024 | năm 2026",
		"2.4.a add Dự án nuôi cá lồng |  | Danh mục hỗ trợ các dự án",
		"2.4.b add Dự án vườn ươm |  | Danh mục hỗ trợ các dự án",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"3.1: UBND tỉnh: triển khai thực hiện Nghị quyết."}, dutyLines(d.Obligations)); diff != "" {
		t.Error(diff)
	}
}

// TestTasksBesideChanges: what an amending document orders with a time is a task; to carry it out is a duty.
func TestTasksBesideChanges(t *testing.T) {
	d := parsed(t, textDocument(`Lam Sơn, ngày 05 tháng 01 năm 2026
		QUYẾT ĐỊNH
		Sửa đổi, bổ sung một số nội dung của Kế hoạch số 12/KH-UBND
		Điều 1. Sửa đổi Kế hoạch như sau:
		1. Bãi bỏ nhiệm vụ số 18, Mục III Phụ lục.
		2. Gia hạn thời gian hoàn thành nhiệm vụ số 4 từ “tháng 12/2025” thành “tháng 6/2026”.
		Điều 2. Tổ chức thực hiện
		1. Giao Sở Y tế chủ trì, phối hợp với Sở Tư pháp công bố Kế hoạch hợp nhất trước ngày 20/01/2026.
		2. Sở Nội vụ triển khai thực hiện Quyết định này.
		Điều 3. Quyết định này có hiệu lực thi hành kể từ ngày ký.`))
	if got := strings.Join(taskLines(d.Tasks), " | "); got != "2.1: Sở Y tế + Sở Tư pháp; due 2026-01-19" || len(d.Amendments) != 2 {
		t.Errorf("%s, %d changes", got, len(d.Amendments))
	}
	if diff := cmp.Diff([]string{"2.2: Sở Nội vụ: triển khai thực hiện Quyết định này."}, dutyLines(d.Obligations)); diff != "" {
		t.Error(diff)
	}
}

func TestFieldsOf(t *testing.T) {
	cases := []struct{ text, before, fields string }{
		{"Cơ quan chủ trì: Sở Y tế.", "", "lead=Sở Y tế."},
		{"- Đơn vị thực hiện: Sở Y tế; Thời gian: Quý I/2024", "", "doer=Sở Y tế deadline=Quý I/2024"},
		{"Lập đề án (chủ trì: Sở Y tế; hoàn thành: 2024)", "Lập đề án", "lead=Sở Y tế deadline=2024"},
		{"Thời gian thực hiện: Thực hiện thường xuyên", "", "deadline=Thực hiện thường xuyên"},
		{"Chủ trì triển khai các nhiệm vụ: Xây dựng cơ chế", "Chủ trì triển khai các nhiệm vụ: Xây dựng cơ chế", ""},
		{"Trong thời gian tới: tập trung rà soát", "Trong thời gian tới: tập trung rà soát", ""},
		{"Bộ phận phối hợp thực hiện: các xã", "", "coordinating=các xã"},
		{"Không có nhãn", "Không có nhãn", ""},
		{"Chủ trì: Sở Y tế. Thẩm định: Sở Tư pháp", "", "lead=Sở Y tế. examine=Sở Tư pháp"},
		{"Cơ quan thẩm tra: Ban Pháp chế; Cấp trình: UBND tỉnh", "", "examine=Ban Pháp chế note=UBND tỉnh"},
		{"Cơ quan trình: Sở Y tế; cấp phê duyệt: UBND tỉnh", "", "submit=Sở Y tế note=UBND tỉnh"},
		{"Theo dõi, đôn đốc: Văn phòng; Tham gia ý kiến: Sở Y tế", "", "monitor=Văn phòng participate=Sở Y tế"},
	}
	for _, c := range cases {
		before, fields := fieldsOf(c.text)
		var got []string
		for _, f := range fields {
			got = append(got, string(f.role)+"="+f.text)
		}
		if before != c.before || strings.Join(got, " ") != c.fields {
			t.Errorf("%q: %q %q", c.text, before, got)
		}
	}
}

func TestLabelOf(t *testing.T) {
	cases := []struct {
		text, label, rest string
		rank              rank
	}{
		{"II. MỤC TIÊU", "II", "MỤC TIÊU", rankRoman}, {"I- Đánh giá", "I", "Đánh giá", rankRoman}, {"Điều 5. Hiệu lực", "5", "Hiệu lực", rankArticle},
		{"Mục II. NHIỆM VỤ", "II", "NHIỆM VỤ", rankRoman}, {"PHẦN I: Đánh giá", "I", "Đánh giá", rankRoman}, {"Mục I.", "", "Mục I.", rankNone},
		{"Mục II của Kế hoạch", "", "Mục II của Kế hoạch", rankNone},
		{"4.1. Rà soát", "4.1", "Rà soát", rankDecimal}, {"4.1 Rà soát", "4.1", "Rà soát", rankDecimal}, {"1.2.", "1.2", "", rankDecimal},
		{"2.1.a. Rà soát", "2.1.a", "Rà soát", rankLetter}, {"2.a) Rà soát", "2.a", "Rà soát", rankLetter}, {"2.1.ab. Rà soát", "", "2.1.ab. Rà soát", rankNone},
		{"(3) Tỷ lệ", "3", "Tỷ lệ", rankBracket}, {"a) xây dựng", "a", "xây dựng", rankLetter}, {"- Sở", "", "Sở", rankDash}, {"+ Sở", "", "Sở", rankPlus},
		{"II.1. Rà soát", "II.1", "Rà soát", rankNumber}, {"III.1.2 Rà soát", "III.1.2", "Rà soát", rankDecimal}, {"V.5 và", "", "V.5 và", rankNone},
		{"(ii) Tỷ lệ", "ii", "Tỷ lệ", rankBracket}, {"(viii) Tỷ lệ", "viii", "Tỷ lệ", rankBracket}, {"(2027) Tỷ lệ", "", "(2027) Tỷ lệ", rankNone},
		{"1.500 tỷ đồng", "", "1.500 tỷ đồng", rankNone}, {"5-7 ngày", "", "5-7 ngày", rankNone}, {"(sửa đổi) luật", "", "(sửa đổi) luật", rankNone},
	}
	for _, c := range cases {
		if label, r, rest := labelOf(c.text); label != c.label || r != c.rank || rest != c.rest {
			t.Errorf("%q: %q %d %q", c.text, label, r, rest)
		}
	}
}

func TestSubjectIn(t *testing.T) {
	cases := []struct{ sentence, leads, coordinators string }{
		{"Giao Giám đốc Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành có liên quan triển khai", "Giám đốc Sở Nội vụ", "*các sở, ban, ngành có liên quan"},
		{"Về dự án A: đề nghị các Tập đoàn: Bưu chính Viễn thông Việt Nam, Công nghiệp - Viễn thông Quân đội tổ chức triển khai", "Tập đoàn Bưu chính Viễn thông Việt Nam, Tập đoàn Công nghiệp - Viễn thông Quân đội", ""},
		{"Các sở: Y tế, Tài chính; Công an tỉnh căn cứ nhiệm vụ được giao thực hiện", "Sở Y tế, Sở Tài chính, Công an tỉnh", ""},
		{"Để xác định vị trí, Ủy ban nhân dân tỉnh Lam Sơn phối hợp với Bộ Công Thương rà soát", "Ủy ban nhân dân tỉnh Lam Sơn", "Bộ Công Thương"},
		{"Các cơ quan, đơn vị được giao nhiệm vụ có trách nhiệm báo cáo", "*các cơ quan, đơn vị được giao nhiệm vụ", ""},
		{"Doanh nghiệp, tổ chức, cơ sở giáo dục có trách nhiệm bố trí nguồn lực", "*doanh nghiệp, tổ chức, cơ sở giáo dục", ""},
		{"Tổ chức nghiên cứu, tuyên truyền Chỉ thị", "", ""},
		{"Lập bản đồ cây xanh đô thị (Sở Xây dựng; hoàn thành trước ngày 30/6/2026).", "Sở Xây dựng", ""},
		{"Lập bản đồ cây xanh đô thị (Sở Xây dựng, Công an tỉnh)", "Sở Xây dựng, Công an tỉnh", ""},
		{"Lập bản đồ cây xanh đô thị (tỷ lệ 1/500)", "", ""},
		{"Theo mẫu của cơ quan quản lý (Sở Xây dựng) mà lập bản đồ", "", ""},
		{"Cung cấp đầy đủ thông tin cần thiết", "", ""},
		{"Trung tâm Khuyến nông tỉnh bắt tay làm 20 mô hình trồng lúa", "Trung tâm Khuyến nông tỉnh", ""},
		{"Công an tỉnh chủ trì, phối hợp với Chi cục Kiểm lâm đấu tranh với nạn phá rừng", "Công an tỉnh", "Chi cục Kiểm lâm"},
		{"Báo và phát thanh, truyền hình Lam Sơn tăng thời lượng phát sóng", "Báo và phát thanh, truyền hình Lam Sơn", ""},
		{"Giáo dục nâng cao nhận thức cho học sinh", "", ""},
		{"Giao thông phải thông suốt", "", ""},
		{"Các ngành, lĩnh vực khác xây dựng kế hoạch", "", ""},
		{"Nâng cao năng lực của Sở Y tế trong quản lý", "", ""},
		{"Hội đồng nhân dân tỉnh giao Ủy ban nhân dân tỉnh tập trung thực hiện", "UBND tỉnh", ""},
		{"Đề nghị Bộ Xây dựng bổ sung vốn cho tỉnh", "Bộ Xây dựng", ""},
		{"Thống nhất giao Sở Công Thương là cơ quan thường trực", "Sở Công Thương", ""},
		{"Trên cơ sở báo cáo của Công ty Cổ phần Mẫu, giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ rà soát", "Sở Tài chính", "Sở Nội vụ"},
		{"Đồng chí Nguyễn Văn Mẫu, Phó Chủ tịch UBND tỉnh, trực tiếp chỉ đạo", "Phó Chủ tịch UBND tỉnh", ""},
		{"Giao Sở Y tế chủ trì, phối hợp với Thống kê tỉnh và Sở Nội vụ rà soát hộ nghèo", "Sở Y tế", "Thống kê tỉnh, Sở Nội vụ"},
		{"Biên soạn tài liệu do Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ thực hiện trong Quý I", "Sở Tư pháp", "Sở Nội vụ"},
		{"Xác định các trường dữ liệu do cơ quan nhà nước chủ trì thu thập", "", ""},
		{"Sở Tài chính (chủ trì), Sở Xây dựng, Sở Nội vụ (phối hợp) rà soát danh mục", "Sở Tài chính", "Sở Xây dựng, Sở Nội vụ"},
		{"Sở Y tế và UBND các xã, phường phối hợp tổ chức tiêm chủng", "Sở Y tế, *UBND các xã, phường", ""},
		{"Các chủ đầu tư rà soát tiến độ", "*các chủ đầu tư", ""},
		{"Các cơ quan, tổ chức liên quan có trách nhiệm phối hợp", "*các cơ quan, tổ chức liên quan", ""},
		{"Cung cấp chính xác, đầy đủ các quy định, thông tin cần thiết", "", ""},
		{"Đồng ý với đề xuất của Sở Tài chính tại Tờ trình số 12/TTr-STC", "", ""},
		{"Trung tâm Mẫu Lam Sơn lắp thiết bị cho các trường", "Trung tâm Mẫu Lam Sơn lắp", ""},
	}
	p := &parser{names: org.NewResolver(org.National())}
	for _, c := range cases {
		t.Run(c.sentence, func(t *testing.T) {
			s := p.subjectIn(c.sentence, wordsOf(c.sentence))
			if s == nil {
				s = &subject{}
			}
			if mentionLabels(s.leads) != c.leads || mentionLabels(s.coordinators) != c.coordinators {
				t.Errorf("got %q + %q", mentionLabels(s.leads), mentionLabels(s.coordinators))
			}
		})
	}
}

func mentionLabels(ms []org.Mention) string {
	names := make([]string, len(ms))
	for i, m := range ms {
		names[i] = m.Label()
	}
	return strings.Join(names, ", ")
}

// What a letter ends with is a task only where it assigns something.
func TestExhortations(t *testing.T) {
	cases := map[string]bool{
		"Đề nghị các cơ quan, đơn vị quan tâm, nghiêm túc triển khai thực hiện./.":                                     true,
		"Đề nghị các sở, ban, ngành, UBND các xã, phường quan tâm, phối hợp thực hiện các nội dung trên.":              true,
		"Yêu cầu các cơ quan, đơn vị thực hiện nghiêm túc Công văn này, bảo đảm hiệu quả, đúng tiến độ.":               true,
		"Nhận được Công văn này, đề nghị Thủ trưởng các đơn vị chỉ đạo triển khai thực hiện.":                          true,
		"Đề nghị các cơ quan, đơn vị nghiêm túc tổ chức thực hiện, báo cáo kết quả về Sở Tài chính để tổng hợp./.":     false,
		"Đề nghị Sở Y tế khẩn trương triển khai thực hiện trước ngày 30/6/2026.":                                       false,
		"Đề nghị Sở Y tế rà soát, lập danh mục dự án để tổ chức thực hiện.":                                            false,
		"Giao Sở Tài chính chủ trì triển khai thực hiện Kế hoạch số 12/KH-UBND.":                                       false,
		"Đề nghị nhân dân trong tỉnh theo dõi kết quả rà soát trên Cổng thông tin điện tử.":                            false,
		"Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các cơ quan phản ánh về Sở Tài chính để được hướng dẫn.": false,
	}
	for s, want := range cases {
		if got := isExhortation(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// What only says what was read and exhorts closes a document.
func TestClosingRemarks(t *testing.T) {
	cases := map[string]bool{
		"Trên đây là Kế hoạch trồng cây của Sở Xây dựng.": true,
		"Trên đây là Kế hoạch trồng cây. Đề nghị các hội, các thôn nghiêm túc thực hiện, bảo đảm tiến độ, chất lượng theo kế hoạch./.": true,
		"Trên đây là Kế hoạch trồng cây. Đề nghị các hội, các thôn báo cáo trước ngày 10/5/2026./.":                                    false,
		"Trên đây là Kế hoạch trồng cây, giao Sở Y tế tưới cây trước ngày 10/5/2026. Đề nghị các hội nghiêm túc thực hiện./.":          false,
		"Trên đây là Báo cáo trồng cây của Sở Giáo dục và Sở Giao thông vận tải. Đề nghị các hội nghiêm túc thực hiện./.":              true,
		"Trên đây là Kế hoạch trồng cây, đề nghị Sở Y tế tưới cây.":                                                                    false,
	}
	for s, want := range cases {
		if got := isClosingRemark(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// What a document asks of all at its end: whom to tell of difficulties.
func TestAskedOfAll(t *testing.T) {
	cases := map[string]bool{
		"Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các cơ quan phản ánh về Sở Tài chính để được hướng dẫn.":                          true,
		"Yêu cầu các cơ quan nghiêm túc thực hiện. Quá trình triển khai nếu phát sinh khó khăn, các đơn vị báo cáo Sở Tài chính để tổng hợp./.": true,
		"Yêu cầu các cơ quan, đơn vị thực hiện nghiêm túc Công văn này.":                                                                        false,
		"Trong quá trình thực hiện, Sở Y tế tháo gỡ khó khăn, vướng mắc cho các trạm y tế.":                                                     false,
		"Sở Y tế lập kế hoạch. Trong quá trình thực hiện, nếu có khó khăn, báo cáo UBND tỉnh.":                                                  false,
		"Trong quá trình thực hiện, nếu có vướng mắc, các sở báo cáo Sở Tài chính trước ngày 10/5/2026.":                                        false,
	}
	for s, want := range cases {
		if got := isForAll(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func TestLeadField(t *testing.T) {
	cases := []struct{ phrase, leads, coordinators string }{
		{"Sở Lao động - Thương binh và xã hội chủ trì, phối hợp với Liên đoàn Lao động tỉnh; các sở, ngành liên quan", "Sở Lao động - Thương binh và Xã hội", "Liên đoàn Lao động tỉnh, *các sở, ngành có liên quan"},
		{"Sở Y tế tiến hành rà soát; các sở, ngành liên quan rà soát văn bản của mình", "Sở Y tế, *các sở, ngành có liên quan", ""},
		{"Sở Y tế đôn đốc, hướng dẫn các đơn vị triển khai", "Sở Y tế", ""},
		{"Phòng Trồng hoa chủ trì, Phòng Nuôi ong phối hợp.", "Phòng Trồng hoa", "Phòng Nuôi ong"},
		{"Các sở, ban, ngành; Ủy ban nhân dân các huyện, thành phố", "*các sở, ban, ngành, *Ủy ban nhân dân các huyện, thành phố", ""},
	}
	p := &parser{names: org.NewResolver(org.National())}
	for _, c := range cases {
		leads, _, coordinators, _ := p.leadField(c.phrase)
		if mentionLabels(leads) != c.leads || mentionLabels(coordinators) != c.coordinators {
			t.Errorf("%q: %q + %q", c.phrase, mentionLabels(leads), mentionLabels(coordinators))
		}
	}
}

// A title without an end mark stands over paragraphs set apart: a long one too, and one of them may end in an ellipsis.
func TestLongTitleOverParagraphs(t *testing.T) {
	title := "Đẩy mạnh cải cách thủ tục, " + strings.Repeat("tạo thuận lợi cho sản xuất của các hộ, ", 5) + "khuyến khích đầu tư"
	d, err := Parse(textDocument("NGHỊ QUYẾT\nVề phát triển kinh tế năm 2026\nĐiều 1. Nhiệm vụ\nHội đồng nhân dân tỉnh yêu cầu Ủy ban nhân dân tỉnh thực hiện:\n2.1. "+
		title+"\nHoàn thiện cơ chế hỗ trợ lãi suất.\nRà soát quy hoạch các cụm công nghiệp, bến bãi…\n2.2. Phát triển chợ\nXây dựng chợ xã.\nSửa chữa chợ cũ.\n"),
		org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, task := range d.Tasks {
		got = append(got, task.Content)
	}
	want := []string{"Hoàn thiện cơ chế hỗ trợ lãi suất.", "Rà soát quy hoạch các cụm công nghiệp, bến bãi…", "Xây dựng chợ xã.", "Sửa chữa chợ cũ."}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// Lines that an item takes from another one leave it those of its own.
func TestInherit(t *testing.T) {
	it := &item{fields: []field{{colNote, "vườn xa"}, {colLead, "Sở Y tế"}}}
	it.inherit([]field{{colLead, "Sở Nội vụ"}, {colDeadline, "quý I"}, {colDeadline, "quý II"}})
	if lead, when, note := it.get(colLead), it.get(colDeadline), it.get(colNote); lead != "Sở Y tế" || when != "quý I; quý II" || note != "vườn xa" {
		t.Errorf("%q %q %q", lead, when, note)
	}
}

// Where a part speaks to a class, bodies that its items name lead theirs, each its own.
func TestBodiesUnderClass(t *testing.T) {
	d := parseString(t, `THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh về trồng cây năm 2027

I. NHIỆM VỤ TRỌNG TÂM
Yêu cầu các sở, ngành, địa phương thực hiện:
1. Về vườn ươm
a) Vườn ươm phía Bắc: Sở Y tế hoàn thành hàng rào trước ngày 30/8/2027. Sở Nội vụ kiểm tra nguồn nước.
b) Chăm sóc cây giống.
2. Về đất trồng
- Đất ven hồ: Sở Tài chính tham mưu mức giá.
`)
	want := []string{
		"I.1.a: Sở Y tế; due 2027-08-29", "I.1.a: Sở Nội vụ; none ?deadline",
		"I.1.b: *các sở, ngành, địa phương; none ?deadline", "I.2.1: Sở Tài chính; none ?deadline",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}
