package intake

import (
	"strings"
	"testing"

	"dondoc/internal/docread"
	"dondoc/internal/org"
)

func TestRecount(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"a sign in a number's place", "4. Một\nŠ. Hai\n6. Ba", "4. Một\n5. Hai\n6. Ba"},
		{"a number without its stop", "II. VIỆC\n1 Đổi mới\n2. Hai", "II. VIỆC\n1. Đổi mới\n2. Hai"},
		{"its lines do not count", "4. Một\nhai\n§. Ba\nbốn\n6. Năm", "4. Một\nhai\n5. Ba\nbốn\n6. Năm"},
		{"a count that goes on elsewhere", "4. Một\nŠ. Hai\n5. Ba", "4. Một\nŠ. Hai\n5. Ba"},
		{"a part begins anew", "4. Một\nŠ. Hai\nII. VIỆC\n1. Ba", "4. Một\nŠ. Hai\nII. VIỆC\n1. Ba"},
		{"a capital letter counts", "1. Một\nB. Hai\n3. Ba", "1. Một\nB. Hai\n3. Ba"},
		{"an amount of the text", "1. Mua\n2 máy và\n3. Bán", "1. Mua\n2 máy và\n3. Bán"},
	}
	for _, c := range cases {
		if got := textOf(recount(paragraphsOf(c.text))); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

func TestReletter(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"a sign in a letter's place", "a) Một\nb) Hai\n©) Ba\nd) Bốn", "a) Một\nb) Hai\nc) Ba\nd) Bốn"},
		{"a figure at the list's end", "1. Một\nđ) Hai\ne) Ba\n8) Bốn\n2. Năm", "1. Một\nđ) Hai\ne) Ba\ng) Bốn\n2. Năm"},
		{"a list of numbers", "e) Ba\n8) Bốn\n9) Năm\n2. Sáu", "e) Ba\n8) Bốn\n9) Năm\n2. Sáu"},
		{"a figure like no such letter", "a) Một\n8) Hai\n2. Ba", "a) Một\n8) Hai\n2. Ba"},
		{"a list that goes on elsewhere", "b) Một\n©) Hai\nc) Ba", "b) Một\n©) Hai\nc) Ba"},
		{"a letter skipped", "a) Một\nb) Hai\nd) Ba", "a) Một\nb) Hai\nd) Ba"},
		{"specks before a number", "2. Một\n__3. Hai\n'4. Ba", "2. Một\n3. Hai\n4. Ba"},
		{"what is quoted", "a) Một\n“b) Hai”\nb) Ba\n“c) Bốn”\n2. Năm", "a) Một\n“b) Hai”\nb) Ba\n“c) Bốn”\n2. Năm"},
		{"a note", "c) Một\n*) Hai\n2. Ba", "c) Một\n*) Hai\n2. Ba"},
	}
	for _, c := range cases {
		if got := textOf(reletter(cleaned(paragraphsOf(c.text)))); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

func paragraphsOf(s string) []docread.Paragraph {
	var lines []docread.Paragraph
	for line := range strings.SplitSeq(s, "\n") {
		lines = append(lines, docread.Paragraph{Text: line})
	}
	return lines
}

func textOf(lines []docread.Paragraph) string {
	var all []string
	for _, p := range lines {
		all = append(all, p.Text)
	}
	return strings.Join(all, "\n")
}

// What a programme lists as tasks is to be done, whoever does it, unless its part on organisation gives out more than that and the
// same among it.
func TestTasksThatNameNobody(t *testing.T) {
	const list = "Lam Sơn, ngày 05 tháng 01 năm 2026\n%s\nPhát triển rừng cây năm 2026\nI. MỤC TIÊU\nRừng xanh tốt.\n" +
		"II. NHIỆM VỤ, GIẢI PHÁP\n1. Về trồng cây\na) Trồng mới các đồi trọc trước ngày 30/6/2026.\nb) Xây dựng vườn ươm.\n" +
		"2. Về giữ rừng\na) Tổ chức tuần tra định kỳ.\nb) Tuyên truyền cho nhân dân.\nIII. TỔ CHỨC THỰC HIỆN\n"
	const few = "1. Sở Tài chính bố trí kinh phí.\n2. Sở Xây dựng theo dõi, đôn đốc."
	const many = few + "\n3. Sở Y tế trồng cây thuốc.\n4. Sở Nội vụ mở lớp học.\n5. Công an tỉnh tuần tra."
	const same = few + "\n3. Sở Y tế xây dựng vườn ươm.\n4. Sở Nội vụ tuyên truyền cho nhân dân.\n5. Công an tỉnh tuần tra."
	listed := "II.1.a: ; due 2026-06-29 ?leads | II.1.b: ; none ?leads,deadline | II.2.a: ; none ?leads,deadline | II.2.b: ; none ?leads,deadline"
	given := "III.1: Sở Tài chính; none ?deadline | III.2: Sở Xây dựng; none ?deadline | III.3: Sở Y tế; none ?deadline | " +
		"III.4: Sở Nội vụ; none ?deadline | III.5: Công an tỉnh; none ?deadline"
	cases := []struct{ name, kind, duties, want string }{
		{"fewer duties", "KẾ HOẠCH", few, listed + " | III.1: Sở Tài chính; none ?deadline | III.2: Sở Xây dựng; none ?deadline"},
		{"more duties, of other work", "KẾ HOẠCH", many, listed + " | " + given},
		{"more duties, of the same work", "KẾ HOẠCH", same, given},
	}
	for _, c := range cases {
		d := parseString(t, strings.Replace(list, "%s", c.kind, 1)+c.duties)
		if got := strings.Join(taskLines(d.Tasks), " | "); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

// A council lists what is to be done in half a year, and calls it tasks in its heading or in the sentence that opens the list.
func TestAnnouncedTasks(t *testing.T) {
	const head = "NGHỊ QUYẾT\nVề nhiệm vụ 6 tháng cuối năm 2026\nHỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN\nQUYẾT NGHỊ:\n"
	const list = "1. Phát triển vườn ươm ở các xã.\n2. Mở rộng đường vào rừng trước ngày 30/9/2026.\n3. Đẩy mạnh tuyên truyền về rừng.\n"
	const want = "1:  | 2:  | 3: "
	cases := []struct{ name, text, want string }{
		{"the sentence that opens the list", head + "Điều 1. Hội đồng nhân dân tỉnh thông qua phương hướng 6 tháng cuối năm, với các nhiệm vụ chủ yếu sau:\n" + list, want},
		{"a list of something else", head + "Điều 1. Hội đồng nhân dân tỉnh thông qua phương hướng 6 tháng cuối năm, với các nội dung chủ yếu sau:\n" + list, ""},
		{"a title with a word before it", head + "I. Về nhiệm vụ 6 tháng cuối năm\n" + list, want},
	}
	for _, c := range cases {
		var got []string
		d, err := Parse(readString(t, c.text), org.NewResolver(org.National()), Options{})
		if err == nil {
			for _, task := range d.Tasks {
				got = append(got, task.Ref[strings.LastIndexByte(task.Ref, '.')+1:]+": "+strings.Join(task.Leads, ", "))
			}
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%s: %s", c.name, s)
		}
	}
}

// The council agrees, and asks others; what stands in paragraphs under its titles is theirs, one each.
func TestWorksUnderTitles(t *testing.T) {
	const text = "Lam Sơn, ngày 05 tháng 01 năm 2026\nNGHỊ QUYẾT\nVề phát triển rừng cây\nHỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN\nQUYẾT NGHỊ:\n" +
		"Điều 1. Nhiệm vụ và giải pháp\n" +
		"Hội đồng nhân dân tỉnh cơ bản tán thành các giải pháp, đồng thời, đề nghị Sở Xây dựng và Sở Y tế thực hiện các nhiệm vụ sau đây:\n\n" +
		"1.1. Đẩy mạnh trồng cây trên các đồi trọc\n\nTổ chức trồng mới các đồi trọc.\n\nKiểm tra các vườn ươm của các xã.\n\n" +
		"1.2. Giữ rừng\n\nĐịnh kỳ tuần tra.\n"
	d := parseString(t, text)
	const leads = ": Sở Xây dựng, Sở Y tế; none ?leads,deadline"
	if got := strings.Join(taskLines(d.Tasks), " | "); got != "1.1.1.1"+leads+" | 1.1.1.2"+leads+" | 1.1.2: Sở Xây dựng, Sở Y tế; recurring ?leads,deadline" {
		t.Error(got)
	}
}

// Where a list of work also says what it is about, that is none of it, and neither is what a council takes note of.
func TestDescriptionsAmongWork(t *testing.T) {
	d := parseString(t, "Lam Sơn, ngày 05 tháng 01 năm 2026\nQUYẾT ĐỊNH\nVề chương trình trồng cây\nI. NHIỆM VỤ\n"+
		"1. Phạm vi, đối tượng và thời gian:\n2. Mục tiêu của chương trình\n3. Sở Y tế tán thành nội dung báo cáo.\n4. Sở Xây dựng trồng cây.\n5. Sở Nội vụ mở lớp.\n")
	if got := strings.Join(taskLines(d.Tasks), "|"); got != "I.4: Sở Xây dựng; none ?deadline|I.5: Sở Nội vụ; none ?deadline" {
		t.Error(got)
	}
}

// Measures are work where nobody is given more than they say, and a heading of bodies may end with what they must.
func TestMeasuresAreWork(t *testing.T) {
	d := parseString(t, "NGHỊ QUYẾT\nThông qua Quy hoạch nước\nHỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN\nQUYẾT NGHỊ:\nĐiều 1. Thông qua Quy hoạch nước:\n"+
		"1. Một số giải pháp cơ bản\na) Về quản lý:\n- Xây dựng quy định về nước.\n- Tuyên truyền về nước.\nb) Về công nghệ:\n"+
		"- Xây dựng trạm bơm.\n- Xây dựng hồ chứa.\nĐiều 2. Nghị quyết có hiệu lực từ ngày ký.\n")
	if len(d.Tasks) != 4 || d.Tasks[2].Content != "Xây dựng trạm bơm." {
		t.Error(taskLines(d.Tasks))
	}
	d = parseString(t, "THÔNG BÁO\nVề nước sạch\nI. NHIỆM VỤ\n1. Các bộ, ngành cần:\n- Rà soát quy định về nước.\n- Tuyên truyền về nước.\n")
	if got := strings.Join(taskLines(d.Tasks), "|"); got != "I.1.1: *các bộ, ngành; none ?deadline|I.1.2: *các bộ, ngành; none ?deadline" {
		t.Error(got)
	}
}

// A numbered title in capitals stands over the numbers that begin again under it, a road map is work of its years, and one
// item that names somebody does not make a description of those beside it.
func TestTitlesOverNumbers(t *testing.T) {
	d := parseString(t, "Lam Sơn, ngày 05 tháng 01 năm 2026\nQUYẾT ĐỊNH\nPhê duyệt Chương trình nước sạch\n"+
		"1. TINH THẦN CHỈ ĐẠO\n1. Quán triệt việc giữ nước.\n2. Tập trung cho nguồn nước.\n"+
		"2. NHIỆM VỤ VÀ GIẢI PHÁP\n1. Về quản lý\na) Xây dựng quy định về nước.\nb) Hiện đại hóa các trạm bơm.\nc) Sở Y tế kiểm tra chất lượng nước.\n"+
		"2. Về nhân lực\na) Đào tạo thợ máy.\nb) Văn hóa dùng nước của nhân dân.\nc) Đào tạo nghề đạt kết quả tốt.\n"+
		"3. LỘ TRÌNH THỰC HIỆN\n1. Năm 2027\n- Xây dựng trạm bơm.\n- Nạo vét kênh.\n")
	want := "2.1.a: ; none ?leads,deadline|2.1.b: ; none ?leads,deadline|2.1.c: Sở Y tế; none ?deadline|2.2.a: ; none ?leads,deadline|" +
		"3.1.1: ; due 2027-12-31 ?leads,deadline|3.1.2: ; due 2027-12-31 ?leads,deadline"
	if got := strings.Join(taskLines(d.Tasks), "|"); got != want {
		t.Error(got)
	}
}

// Titles that begin the count again and again raise one of them, not each above the one before.
func TestTitlesAreRaisedOnce(t *testing.T) {
	depth := 0
	o := outlineOf(textDocument("KẾ HOẠCH\n" + strings.Repeat("1. VIỆC\n", 300)))
	o.walk(func(it *item) {
		n := 0
		for up := it.parent; up != nil; up = up.parent {
			n++
		}
		depth = max(depth, n)
	})
	if depth > 2 || o.size != 300 {
		t.Errorf("%d items, %d deep", o.size, depth)
	}
}
