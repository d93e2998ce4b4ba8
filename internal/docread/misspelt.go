package docread

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/text"
)

// Limits of telling recognised text by its spelling. A typist misspells hardly any of the commonest words of administrative
// prose; in text that OCR read from paper several in a hundred have lost or changed an accent.
const (
	maxSpelt    = 50_000 // words that are looked at
	minMisspelt = 4      // misspelt words, below which a person may have made them
	usualSpelt  = 80     // one misspelt word in so many is OCR's work
)

// commonWords are words of two syllables that every administrative text is full of, and that words side by side in such texts
// hardly ever look like without their accents ("nhân dân" is left out: "nguyên nhân dẫn đến"). Where two spellings are right,
// both are given.
var commonWords = func() map[string][]string {
	words := map[string][]string{}
	for s := range strings.SplitSeq(`thực hiện,xã hội,tổ chức,việt nam,xây dựng,ủy ban,phối hợp,liên quan,
		kế hoạch,triển khai,nhiệm vụ,quản lý,quản lí,yêu cầu,nội dung,kết quả,chỉ đạo,quyết định,địa phương,đơn vị,chính phủ,
		trách nhiệm,hoạt động,kiểm tra,pháp luật,đề nghị,rà soát,địa bàn,cụ thể,tổng hợp,thời gian,bảo đảm,
		thông tin,hướng dẫn,giám sát,chương trình,xử lý,xử lí,nhà nước,hoàn thành,tăng cường,theo dõi,sử dụng,phát triển,
		nâng cao,bổ sung,quốc gia,hiệu quả,đôn đốc,trung ương,kinh tế,hỗ trợ,nghị quyết,kịp thời,bố trí,ngân sách,dự án,phê duyệt,
		chính sách,mục tiêu,hệ thống,đánh giá,giai đoạn,giải pháp,chất lượng,xem xét,tuyên truyền,tập trung,hiệu lực,thường xuyên,
		lĩnh vực,giải quyết,công nghệ,cán bộ,chức năng,tham mưu,kinh phí,khu vực,
		doanh nghiệp,sửa đổi,nghiên cứu,hành chính,đào tạo,điều kiện,điều chỉnh,thống nhất,năng lực,khó khăn,
		hoàn thiện,tiếp tục,thủ tục,kiến nghị,lãnh đạo,trung tâm,công nghiệp,giáo dục`, ",") {
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
	d.dropPageNumbers()
}

// listMark begins an item of a list.
var listMark = regexp.MustCompile(`^(?:\d{1,2}[.)]|\p{Ll}\)|[IVX]+\.|[-+•]) `)

// dropPageNumbers drops the paragraphs that count pages. The first page bears none (Decree 30/2020/NĐ-CP, annex I), and between
// two of them stands what fills a page. Behind the number of a row stands its text: behind that of a page a sentence goes on, or
// an item of a list begins.
func (d *Document) dropPageNumbers() {
	const page = 600 // bytes, of a page with little on it
	number, since := 1, 0
	var kept []Block
	for i, b := range d.Blocks {
		switch {
		case b.Paragraph == nil:
			_, size := b.Table.size()
			since += size
		case since >= page && b.Paragraph.Text == strconv.Itoa(number+1) && i+1 < len(d.Blocks) && d.Blocks[i+1].goesOn():
			number, since = number+1, 0
			continue
		default:
			since += len(b.Paragraph.Text)
		}
		kept = append(kept, b)
	}
	d.Blocks = kept
}

// goesOn: the block is the rest of a sentence, or an item of a list.
func (b Block) goesOn() bool {
	if b.Paragraph == nil {
		return false
	}
	first, _ := utf8.DecodeRuneInString(b.Paragraph.Text)
	return unicode.IsLower(first) || listMark.MatchString(b.Paragraph.Text)
}

func (s *speller) read(line string) {
	previous, before, end := "", "", 0
	for start, word := range lettersIn(line) {
		s.seen++
		fold := text.Fold(word)
		if right, ok := commonWords[before+" "+fold]; ok && line[end:start] == " " {
			s.common++
			if !slices.Contains(right, text.Exact(previous+" "+word)) {
				s.misspelt++
			}
		}
		previous, before, end = word, fold, start+len(word)
	}
}

// lettersIn calls yield for each stretch of letters and the byte where it begins.
func lettersIn(line string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		start := -1
		for i, r := range line + " " {
			letter := unicode.IsLetter(r) || unicode.IsMark(r)
			switch {
			case letter && start < 0:
				start = i
			case !letter && start >= 0:
				if !yield(start, line[start:i]) {
					return
				}
				start = -1
			}
		}
	}
}
