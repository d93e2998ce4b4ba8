package intake

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/text"
)

// verbSet holds verbs by the fold of their first syllable.
type verbSet map[string][]verb

// A verb is compared by its fold, so that recognised text with broken accents
// is read too. One of a single syllable, and "tự" before another, are compared
// with their accents: without them "cần" is "cán", and "tự rà soát" ends "chủ đầu tư rà soát".
type verb struct {
	fold  string
	exact string // of the first syllable, empty where its fold is enough
	full  string // all of it as it is spelled
}

func verbsOf(list string) verbSet {
	set := verbSet{}
	for s := range strings.SplitSeq(list, ",") {
		v := verb{fold: text.Fold(s), full: text.Exact(strings.TrimSpace(s))}
		first, _, several := strings.Cut(v.fold, " ")
		if !several || first == "tu" {
			syllable, _, _ := strings.Cut(strings.TrimSpace(s), " ")
			v.exact = text.Exact(syllable)
		}
		set[first] = append(set[first], v)
	}
	return set
}

// at returns how many words of a verb stand at i.
func (set verbSet) at(s string, words []word, i int) (int, bool) {
	if i >= len(words) {
		return 0, false
	}
	for _, v := range set[words[i].fold] {
		n, ok := at(words, i, v.fold)
		if ok && n > 1 && (set.overlaps(s, words, i, n, v) || splitsWords(s, words, i, n) || capitalInside(s, words[i:i+n])) {
			continue
		}
		if ok && n == 1 && i > 0 && isPair(s, words, i-1) { // "đăng ký" holds no "ký"
			continue
		}
		if ok && (v.exact == "" || text.Exact(strings.ToLower(s[words[i].start:words[i].end])) == v.exact) {
			return n, true
		}
	}
	return 0, false
}

// capitalInside: a name begins amid the words, which are no verb then: "Công ty Cổ phần Công nghiệp …" holds no "phân công".
func capitalInside(s string, words []word) bool {
	return unicode.IsLower(firstRune(s[words[0].start:])) && slices.ContainsFunc(words[1:], func(w word) bool {
		return unicode.IsUpper(firstRune(s[w.start:]))
	})
}

// overlaps: the words are spelled otherwise, and the last of them begins another verb: "viễn thông bảo đảm" holds no "thông
// báo".
func (set verbSet) overlaps(s string, words []word, i, n int, v verb) bool {
	last := i + n - 1
	if text.Exact(strings.ToLower(s[words[i].start:words[last].end])) == v.full {
		return false
	}
	return slices.ContainsFunc(set[words[last].fold], func(o verb) bool {
		m, ok := at(words, last, o.fold)
		return ok && m > 1 && text.Exact(strings.ToLower(s[words[last].start:words[last+m-1].end])) == o.full
	})
}

// splitsWords: the syllable before a verb and its first are one word, and so are its last and the one behind: "phát triển khai thác"
// holds no "triển khai", "truyền thông báo chí" no "thông báo".
func splitsWords(s string, words []word, i, n int) bool {
	return i > 0 && i+n < len(words) && isPair(s, words, i-1) && isPair(s, words, i+n-1)
}

// isPair: the syllable and the next are a word by themselves.
func isPair(s string, words []word, i int) bool {
	return pairs[text.Exact(strings.ToLower(s[words[i].start:words[i+1].end]))]
}

// pairs are the words of two syllables that verbs may overlap with: verbs, and nouns that share a syllable with one.
var pairs = pairsOf(acting, assigning, inNames, verbsOf("báo chí, báo đài, viễn thông, giao thông, phổ thông"))

func pairsOf(sets ...verbSet) map[string]bool {
	all := map[string]bool{}
	for _, set := range sets {
		for _, verbs := range set {
			for _, v := range verbs {
				all[v.full] = true
			}
		}
	}
	return all
}

// assigning are the words after a subject that make a sentence an assignment whatever its name is.
var assigning = verbsOf(`chủ trì, phối hợp, chịu trách nhiệm, có trách nhiệm, có nhiệm vụ, căn cứ, tham mưu, theo chức năng,
	theo nhiệm vụ, làm đầu mối, làm nòng cốt, là cơ quan, là đơn vị, là đầu mối, là nơi, là thường trực`)

// acting are the verbs of administrative prose, with the adverbs that stand
// before them. They end a name: no organisation's name goes on with one in small
// letters, but for the bodies in verbBodies. Left out are those that do stand
// inside names that are printed in small letters ("Sở Nông nghiệp và phát triển
// nông thôn", "ban quản lý", "cơ sở đào tạo", "trung tâm xúc tiến").
var acting = verbsOf(`chủ động, thường xuyên, tiếp tục, khẩn trương, đẩy mạnh, tăng cường, lãnh đạo, rà soát, được giao, định kỳ,
	triển khai, hướng dẫn, xây dựng, tổ chức, nghiên cứu, đề xuất, ban hành, đôn đốc, tập trung, chỉ đạo, quán triệt, tuyên truyền,
	được, thực hiện, báo cáo, kiểm tra, giám sát, bố trí, bảo đảm, đảm bảo, phát động, phát huy, tham gia, tổng hợp, theo dõi, cung cấp,
	xác định, hoàn thành, hoàn thiện, lập, trình, gửi, phê duyệt, thẩm định, cập nhật, công bố, ưu tiên, tiến hành, kịp thời, sớm,
	phải, cần, có kế hoạch, có ý kiến, có giải pháp, có văn bản, có báo cáo, có phương án, có biện pháp, thống nhất, điều hành, tháo gỡ,
	xử lý, giải quyết, xem xét, hỗ trợ, khuyến khích, vận động, động viên, kiện toàn, thu hút, huy động, nâng cao, đổi mới, áp dụng,
	ứng dụng, làm việc, làm tốt, làm rõ, làm sạch, trao đổi, thúc đẩy, chuẩn bị, đẩy nhanh, mở thêm, tích cực, nghiêm túc, nghiêm chỉnh,
	tham vấn, vận hành, quan tâm, lưu ý, chú trọng, đưa, tiên phong, góp phần, giúp, là lực lượng, theo, trong phạm vi,
	trong quá trình, trên cơ sở, cụ thể hóa, lồng ghép, để, thành lập, đăng ký, khai thác, chia sẻ,
	bám sát, biên soạn, biên tập, biểu dương, bổ sung, bồi dưỡng, cải cách, cải tạo, cải thiện, cam kết, cảnh báo, cấp phát,
	chấn chỉnh, chấp hành, chi trả, chỉnh trang, chỉnh sửa, chuẩn hóa, chuyển giao, chuyển đổi, công khai, cử, đàm phán, đánh giá,
	đấu thầu, đấu giá, đề cao, đề nghị, đề ra, điều chỉnh, điều phối, điều tra, đối chiếu, đối thoại, đóng góp, duy trì, duy tu, dự báo,
	dự thảo, ghi nhận, gia hạn, giải ngân, giải phóng, giải trình, giao ban, giới thiệu, đa dạng, giữ vững, góp ý, hoàn tất, hoàn trả,
	huấn luyện, hưởng ứng, kê khai, khảo sát, khắc phục, khen thưởng, khởi công, khôi phục, kiểm soát, kiểm điểm, kiểm định, kiến nghị,
	kết nối, ký, lấy ý kiến, liên hệ, lựa chọn, lưu trữ, mở, mở rộng, mua sắm, nâng cấp, nắm, nắm bắt, ngăn chặn, nghiệm thu,
	nhanh chóng, nhân rộng, niêm yết, nỗ lực, phản ánh, phân bổ, phân công, phấn đấu, phân loại, phân tích, phát bản tin, phát tin,
	phát sóng, phát lệnh, phát tờ rơi, phát hành, phát hiện,
	phê bình, phổ biến, phụ trách, phục vụ, phòng ngừa, quy định, quyết định, quyết liệt, quyết toán, ra quân, sắp xếp, sẵn sàng,
	sơ kết, soạn thảo, sơ tán, sửa chữa, sửa đổi, số hóa, tạm dừng, tạo điều kiện, tạo lập, tập hợp, tập huấn, thay thế, thảo luận,
	thanh toán, thí điểm, thiết kế, thiết lập, thi hành, thông báo, thông qua, thống kê, thu thập, thu hồi, thu gom, thực thi, tích hợp,
	tiếp cận, tiếp nhận, tiếp thu, tìm kiếm, tính toán, tối ưu hóa, tổng kết, trang bị, tranh thủ, trực tiếp, tuân thủ, tuần tra,
	tuyển dụng, tuyển chọn, vận dụng, chuyển dần, tự kiểm tra, tự đánh giá, tự rà soát, tự tổ chức, tự bố trí,
	ban bố, bắt giữ, cấm, chăm lo, chấm dứt, chấm điểm, chỉnh lý, cưỡng chế, dành, di dời, diễn tập, đăng tải, đấu nối, đấu tranh,
	điều động, điều tiết, đình chỉ, đo đạc, đón tiếp, gắn biển, gia cố, giành, in ấn, kéo dài, khoanh định, khuyến cáo, lắp đặt,
	lấy, loại bỏ, luân chuyển, mời, nạo vét, nêu gương, nhập liệu, nuôi dưỡng, phân luồng, phun, phủ sóng, rút ngắn, tăng, tập kết,
	tẩy độc, thay mặt, tham khảo, thực nghiệm, tiêm, tiêu hủy, tôn vinh, trả lời, truy quét, trưng bày, tuyên dương, tư vấn cho,
	ứng phó, ủy quyền, xác minh, xác nhận, xác lập, xét duyệt, xóa bỏ, xử phạt, yêu cầu,
	phát dọn, phát quang, dọn dẹp, khơi thông, trồng mới, gieo trồng, thu hoạch, canh tác, tái tạo, tháo dỡ, di chuyển, bàn giao,
	giao nộp, nộp, thu nộp, truy thu, hoàn thuế, miễn giảm, cấp đổi, treo, sao gửi, trích lục, trích xuất, sao lưu, lưu giữ,
	dự trữ, tích trữ, rút kinh nghiệm, rà quét, kích hoạt, khởi tạo, nâng hạng, xếp hạng, đối soát, khoanh vùng, sàng lọc, tầm soát,
	thăm, tặng, trao, trực 24, trực chiến, trực chốt, trực sẵn sàng, trực cảnh báo, trực bảo đảm, trực ứng phó,
	trực bảo vệ, túc trực,
	thoái vốn, cơ cấu lại, khơi dậy, lan tỏa, nêu cao, giữ gìn, cảnh giác, triệt phá, trấn áp,
	ký kết, siết chặt, giải tỏa, cắt giảm, tạm ứng, phục dựng, ra mắt, sưu tầm,
	định hướng, từng bước, kết thúc, xuất cấp, tổng kiểm tra, tổng rà soát, tổng điều tra, tổng kiểm kê,
	hoạt động theo, hằng năm, hằng quý, hằng tháng, hằng tuần, hàng năm, hàng quý, hàng tháng, hàng tuần`)

// inNames are verbs that stand inside names of bodies as well, so that they tell of work only at the head of a sentence.
var inNames = verbsOf(`đào tạo, phát triển, quản lý, xúc tiến, bảo vệ, bảo tồn, chăm sóc, phòng chống, khám, chữa, đầu tư, củng cố,
	tái thiết kế, hợp tác, tuyển sinh, kết hợp, gắn kết, gắn, phối hợp, phục hồi, truyền thông, xóa, giảm, hạn chế, ngăn ngừa, có cơ chế,
	có chính sách, tạo, châm, điều chuyển, tổng điều tra, tổng rà soát, tổng kiểm tra, cứu trợ, khử trùng, tiêu độc, cách ly, điều trị,
	dập dịch, kiểm kê, cấp phép, hậu kiểm, cân đối, sáp nhập,
	tiêm phòng, thử nghiệm, nhận diện, đúc kết, dạy nghề, phổ cập, cắm mốc, đóng cửa,
	liên kết, tái cơ cấu, tái định cư, kêu gọi, trùng tu, tôn tạo, bảo dưỡng, bảo trì, tham mưu, chủ trì`)

// opensWithWork: a sentence without a subject begins with what is to be done, also with one of the verbs that are made of
// another word ("Hiện đại hóa …", "Xã hội hóa …").
func opensWithWork(s string) bool {
	words := wordsOf(s[:runeBoundary(s, maxHeading)])
	if len(words) < 2 {
		return false
	}
	_, acts := acting.at(s, words, 0)
	_, opens := inNames.at(s, words, 0)
	if opens && index(words[:min(len(words), 6)], 0, "la", "dat", "duoc") > 0 {
		return false // "Đào tạo nghề đạt kết quả tốt"
	}
	return acts || opens || opensBehindGrounds(s, words) || opensWithSector(s, words) || opensWithMade(s, words)
}

// opensWithMade: one of the verbs that are made of another word.
func opensWithMade(s string, words []word) bool {
	return slices.ContainsFunc(words[1:min(len(words), 3)], func(w word) bool {
		return w.fold == "hoa" && strings.HasPrefix(s[w.start:], "h") && !slices.Contains([]string{"van", "hang"}, words[0].fold)
	})
}

// maxSector is how many words the name of a sector has with the word before it.
const maxSector = 7

// opensWithSector: a sector of the administration, which is no body, does something ("Ngành giáo dục tổ chức …").
func opensWithSector(s string, words []word) bool {
	if s[words[0].start:words[0].end] != "Ngành" {
		return false
	}
	for i := 2; i < min(len(words), maxSector); i++ {
		if acting.endsName(s, words, i) {
			return true
		}
	}
	return false
}

// opensBehindGrounds: the first clause says on what grounds, when or why, and the next what is to be done ("Căn cứ …, nghiên cứu …").
// What is striven for is an aim.
func opensBehindGrounds(s string, words []word) bool {
	if _, ok := atAny(words, 0, adverbials); !ok {
		return false
	}
	for i := 1; i < len(words); i++ {
		if strings.HasPrefix(s[words[i-1].end:], ",") && beginsWithVerb(s, words, i) {
			_, aim := at(words, i, "phan dau")
			return !aim
		}
	}
	return false
}

// qualifying are verbs that tell which organisations are meant.
var qualifying = []string{
	"duoc giao nhiem vu", "duoc giao chu tri", "duoc giao chuan bi noi dung", "duoc giao chuan bi", "duoc phan cong", "duoc giao quan ly",
}

// verbBodies are bodies whose names begin with a verb after their kind ("Ban Chỉ
// đạo", "Hội đồng phối hợp", "Trung tâm hỗ trợ"), so that the verb ends no name.
var verbBodies = []string{"ban", "trung tam", "quy", "hoi dong", "to", "hoi", "phong", "van phong", "doi", "cac"}

// endsName reports that a word of a sentence is one of the verbs and follows its
// subject: in small letters, and not part of a body's name.
func (set verbSet) endsName(s string, words []word, i int) bool {
	if _, ok := set.at(s, words, i); !ok || unicode.IsUpper(firstRune(s[words[i].start:])) || isNounHere(s, words, i) {
		return false
	}
	if continuesName(s, words, i) {
		return false
	}
	for _, b := range verbBodies {
		n := strings.Count(b, " ") + 1
		if i < n {
			continue
		}
		if _, ok := at(words, i-n, b); ok && (b == "cac" || unicode.IsUpper(firstRune(s[words[i-n].start:]))) &&
			strings.TrimSpace(s[words[i-1].end:words[i].start]) == "" && !isSecondSyllable(s, words, i-n) {
			return false
		}
	}
	return true
}

// isSecondSyllable: the word is no kind of body but the end of a place's name ("Hải Phòng"), whose first
// syllable stands before it. An office has one there too ("Trưởng Phòng").
func isSecondSyllable(s string, words []word, i int) bool {
	if i == 0 || words[i].fold != "phong" || strings.TrimSpace(s[words[i-1].end:words[i].start]) != "" {
		return false
	}
	switch words[i-1].fold {
	case "truong", "pho", "van":
		return false
	}
	return unicode.IsUpper(firstRune(s[words[i-1].start:]))
}

// continuesName: behind these words a verb is part of a name ("Viện nghiên cứu", "Hội đồng Tự đánh giá", "cơ quan
// chịu sự giám sát").
func continuesName(s string, words []word, i int) bool {
	if i == 0 {
		return false
	}
	switch s[words[i-1].start:words[i-1].end] {
	case "Viện", "Tự":
		return true
	case "viện":
		return words[i].fold == "nghien"
	case "viễn": // "các doanh nghiệp viễn thông bảo đảm …"
		return words[i].fold == "thong"
	case "công", "chương", "quá", "quy", "tờ", "lộ":
		return words[i].fold == "trinh"
	case "trình": // "Trung tâm Kiểm định chất lượng công trình xây dựng ban hành …": no work follows
		return i > 1 && words[i-2].fold == "cong" && words[i].fold == "xay" && (i+2 >= len(words) || followedByVerb(s, words, i+2))
	case "tư": // "Ban Quản lý dự án đầu tư xây dựng …"
		return i > 1 && words[i-2].fold == "dau" && words[i].fold == "xay"
	case "dục": // "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên"
		return i > 1 && words[i-2].fold == "giao" && words[i].fold == "thuong"
	case "quan": // "phối hợp với cơ quan điều tra trong …"
		return i > 1 && words[i-2].fold == "co" && words[i].fold == "dieu" && i+1 < len(words) && words[i+1].fold == "tra"
	case "nơi": // "cơ sở y tế nơi tiếp nhận …": it tells which
		return true
	case "sự":
		return i > 1 && words[i-2].fold == "chiu"
	}
	return false
}

// followedByVerb: a mark or another verb stands at the word.
func followedByVerb(s string, words []word, i int) bool {
	_, ok := acting.at(s, words, i)
	return ok || strings.TrimSpace(s[words[i-1].end:words[i].start]) != ""
}

// isVerbAt reports a verb of either kind that follows its subject.
func isVerbAt(s string, words []word, i int) bool {
	return assigning.endsName(s, words, i) || acting.endsName(s, words, i)
}

// behindLevel: the name of a body of the province ends with "tỉnh", whatever verb follows: "Trung tâm Kiểm soát bệnh tật
// tỉnh lấy …".
func behindLevel(s string, words []word, i int) bool {
	if i < 2 || s[words[i-1].start:words[i-1].end] != "tỉnh" || strings.TrimSpace(s[words[i-1].end:words[i].start]) != "" {
		return false
	}
	next := firstRune(s[words[i].start:])
	return unicode.IsLower(next) && !notBehindLevel[words[i].fold] && !notBeforeLevel[words[i-2].fold]
}

// behindRelated: "liên quan" closes a class of bodies, whatever verb follows: "các cơ quan liên quan xuất cấp …".
func behindRelated(s string, words []word, i int) bool {
	if i < 3 || strings.TrimSpace(s[words[i-1].end:words[i].start]) != "" {
		return false
	}
	_, related := at(words, i-2, "lien quan")
	return related && unicode.IsLower(firstRune(s[words[i].start:])) && !goesOnRelated[words[i].fold]
}

// goesOnRelated are the words that a class goes on with behind "liên quan", or that its "liên quan" goes on with: a further body, a
// field, or a clause that tells which of them are meant ("các sở liên quan chưa ban hành kế hoạch").
var goesOnRelated = wordSet(`den toi va hoac cung voi khac cua thuoc truc tren o tai trong ngoai cap theo ve nay tu giua lam do
	nganh linh chua dang khong co da duoc bi so ban bo don dia cong trung truong vien benh doanh doan hoi uy xa phuong`)

// Words that go on with a list or class of bodies of the province, and those that make "tỉnh" part of another phrase.
var (
	notBehindLevel = wordSet("va hoac cung co lien thuoc va khac nay ta theo ve")
	notBeforeLevel = wordSet("cac cap toan lien ngoai trong giua moi nhung tung ban hai vao")
)

// beginsWithVerb: the sentence has no subject at this word, but says at once what to do ("Cung cấp …").
func beginsWithVerb(s string, words []word, i int) bool {
	if n, ok := acting.at(s, words, i); !ok || n < 2 || isNounHere(s, words, i) {
		return false
	}
	_, body := atAny(words, i, []string{"lanh dao", "thong ke tinh", "thong ke thanh pho"}) // people, and an office
	return !body
}

// isNounHere: "tổ chức" is a noun in a list of them ("doanh nghiệp, tổ chức, cơ sở") and before "đảng" and "thành viên", and behind "có
// nhiệm vụ" without a verb stand the tasks that somebody has ("các sở có nhiệm vụ quá hạn").
func isNounHere(s string, words []word, i int) bool {
	if n, ok := at(words, i, "co nhiem vu"); ok {
		return i+n < len(words) && strings.TrimSpace(s[words[i+n-1].end:words[i+n].start]) == "" && !isVerbAt(s, words, i+n)
	}
	if _, ok := at(words, i, "to chuc"); !ok {
		return false
	}
	if i > 0 && strings.EqualFold(s[words[i-1].start:words[i-1].end], "là") { // "chủ rừng là tổ chức"
		return true
	}
	if i+2 >= len(words) {
		return false
	}
	if _, members := at(words, i+2, "thanh vien"); members || strings.EqualFold(s[words[i+2].start:words[i+2].end], "đảng") {
		return true
	}
	listed := i > 0 && strings.Contains(s[words[i-1].end:words[i].start], ",")
	goes := strings.HasPrefix(s[words[i+1].end:words[i+2].start], ",")
	next := words[i+2].fold
	return listed && (goes || slices.Contains(afterBodies, next)) || next == "chinh" || next == "xa" // "chính trị", "xã hội"
}

// afterBodies are the words that a list of kinds of bodies goes on or ends with ("cơ quan, tổ chức có liên quan").
var afterBodies = []string{"co", "lien", "khac", "va", "tren", "thuoc", "trong", "quoc", "doan"}
