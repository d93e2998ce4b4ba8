package docread

import (
	"strings"
	"unicode"

	"dondoc/internal/text"
)

// Limits of telling recognised text by its spelling. Of the commonest words of administrative prose a typist misspells fewer
// than one in a hundred; of text that OCR read from paper, two to fifteen in a hundred have lost or changed an accent.
const (
	maxSpelt    = 50_000 // words that are looked at
	minMisspelt = 4      // misspelt words, below which a person may have made them
	usualSpelt  = 80     // one misspelt word in so many is OCR's work
)

// commonWords are words of two syllables that every administrative text is full of, and that no other words of such texts
// look like without their accents. Where two spellings are right, both are given.
var commonWords = func() map[string][]string {
	words := map[string][]string{}
	for s := range strings.SplitSeq(`thực hiện,xã hội,tổ chức,việt nam,xây dựng,báo cáo,nhân dân,ủy ban,phối hợp,quy định,qui định,liên quan,
		kế hoạch,triển khai,nhiệm vụ,quản lý,quản lí,yêu cầu,nội dung,kết quả,chỉ đạo,quyết định,địa phương,đơn vị,chính phủ,căn cứ,
		trách nhiệm,môi trường,tài chính,hoạt động,kiểm tra,pháp luật,đề nghị,rà soát,địa bàn,cụ thể,tổng hợp,thời gian,bảo đảm,
		thông tin,hướng dẫn,giám sát,chương trình,xử lý,xử lí,nhà nước,hoàn thành,tăng cường,theo dõi,sử dụng,phát triển,tình hình,
		nâng cao,bổ sung,quốc gia,hiệu quả,đôn đốc,trung ương,kinh tế,hỗ trợ,nghị quyết,kịp thời,bố trí,ngân sách,dự án,phê duyệt,
		chính sách,mục tiêu,hệ thống,đánh giá,giai đoạn,giải pháp,chất lượng,xem xét,tuyên truyền,tập trung,hiệu lực,thường xuyên,
		phù hợp,lĩnh vực,giải quyết,đầy đủ,quá trình,công nghệ,chủ động,cán bộ,chức năng,tham mưu,kinh phí,khu vực,thành phố,
		doanh nghiệp,sửa đổi,nghiên cứu,hành chính,đào tạo,phân công,điều kiện,điều chỉnh,tiến độ,thống nhất,năng lực,khó khăn,
		hoàn thiện,tiếp tục,thủ tục,kiến nghị,đồng thời,lãnh đạo,trung tâm,công nghiệp,giáo dục`, ",") {
		s = strings.TrimSpace(s)
		words[text.Fold(s)] = append(words[text.Fold(s)], text.Exact(s))
	}
	return words
}()

// A speller counts the common words of a text and those that are misspelt.
type speller struct{ seen, common, misspelt int }

// markMisspelt takes a document for recognised whose common words are misspelt as only OCR does it: somebody read it from paper
// before, and each of its letters and figures is as unsure as if that had been done here.
func (d *Document) markMisspelt() {
	if d.Recognised {
		return
	}
	var s speller
	for p := range d.Paragraphs {
		if s.seen >= maxSpelt {
			break
		}
		s.read(p.Text)
	}
	if s.misspelt < minMisspelt || s.misspelt*usualSpelt < s.common {
		return
	}
	d.Recognised = true
	d.Warnings = append(d.Warnings, Warning{Key: "docread.misspelt", Args: []any{s.misspelt, s.common}})
	d.markPlaces(func(p *Place) { p.Recognised = true })
}

func (s *speller) read(line string) {
	previous, before := "", ""
	for word := range strings.FieldsFuncSeq(line, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		s.seen++
		fold := text.Fold(word)
		if right, ok := commonWords[before+" "+fold]; ok {
			s.common++
			s.misspelt += misspelt(text.Exact(previous+" "+word), right)
		}
		previous, before = word, fold
	}
}

// misspelt is 1 for what is none of the right spellings.
func misspelt(word string, right []string) int {
	for _, r := range right {
		if word == r {
			return 0
		}
	}
	return 1
}
