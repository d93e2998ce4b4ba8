package intake

import (
	"regexp"
	"strings"
)

// costing are the words that the cost of a programme begins with, and funding those that its sources do.
var (
	costing = []string{
		"tong kinh phi", "kinh phi", "tong muc kinh phi", "tong muc dau tu", "khai toan", "tong du toan", "du toan kinh phi",
		"nhu cau kinh phi", "tong nhu cau kinh phi", "nhu cau von", "tong nhu cau von", "tong nguon von", "tong nguon kinh phi",
		"tong chi phi", "du kien kinh phi", "du kien tong kinh phi", "uoc tong kinh phi",
	}
	funding = []string{
		"ngan sach", "von ngan sach", "nguon ngan sach", "von trung uong", "von dia phuong", "von su nghiep", "von dau tu",
		"von vay", "von oda",
		"von doi ung", "nguon von", "nguon thu", "nguon xa hoi hoa", "xa hoi hoa", "von xa hoi hoa", "von huy dong", "von doanh nghiep",
		"huy dong", "nguon huy dong", "cac nguon", "nguon khac", "von khac", "nguoi dan", "doanh nghiep", "von",
	}
)

// isCost: an amount of money that begins as a cost does is what the programme takes, not what it aims at; of the clauses
// behind one (in is true) those that say from where it comes are part of it. A bound, or each year's amount, is an aim.
func isCost(words []word, f figure, in bool) bool {
	if !isMoney(f.unit) || f.op != "=" && f.op != opRange || has(wordsOf(f.indicator), "moi nam", "hang nam", "huy dong duoc") {
		return false
	}
	if n, ok := atAny(words, 0, []string{"du kien", "uoc tinh", "uoc"}); ok {
		words = words[n:]
	}
	if _, ok := atAny(words, 0, costing); ok {
		return true
	}
	_, ok := atAny(words, 0, funding)
	return in && ok
}

// isShareOfCost: a part of what all costs, with its amount behind it in brackets, is where money goes.
func isShareOfCost(s string) bool { return shareOfCost.MatchString(s) }

var shareOfCost = regexp.MustCompile(`% t[ổố]ng (?:số )?(?:vốn|kinh phí|mức)[^(;]*\((?:khoảng )?[\d.,]+ (?:tỷ|triệu) đồng`)

// isMoney: a unit that begins with a currency, or with how many thousands of it.
func isMoney(unit string) bool {
	words := wordsOf(unit)
	for len(words) > 1 && (words[0].fold == "nghin" || words[0].fold == "trieu" || words[0].fold == "ty" || words[0].fold == "ti") {
		words = words[1:]
	}
	return len(words) > 0 && !strings.ContainsRune(unit, '/') &&
		(words[0].fold == "dong" || words[0].fold == "usd" || words[0].fold == "vnd" || words[0].fold == "ty" || words[0].fold == "trieu")
}
