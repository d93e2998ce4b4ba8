package intake

import (
	"slices"
	"strings"

	"dondoc/internal/calendar"
)

// productKinds are the words that a product's name begins with, folded. A
// comma before anything else belongs to the name ("Cơ chế, chính sách").
var productKinds = []string{
	"ke hoach", "chuong trinh", "de an", "du an", "quyet dinh", "bao cao", "nghi quyet", "nghi dinh", "thong tu", "to trinh", "van ban",
	"huong dan", "quy che", "quy dinh", "quy hoach", "quy trinh", "cong van", "chi thi", "ho so", "phuong an", "danh muc", "hoi nghi", "hoi thao",
	"du thao", "luat", "phap lenh", "thong bao", "bien ban", "de cuong", "he thong", "nen tang", "co so du lieu", "phan mem", "mo hinh",
	"tai lieu", "bo tieu chi", "ban tin", "cac ke hoach", "cac van ban", "cac quyet dinh", "cac chuong trinh",
}

// productsOf splits a list of products: at semicolons where there are any, or
// else at the commas and "hoặc" before a kind of product. An ellipsis that leaves
// the list open is dropped.
func productsOf(phrase string) []string {
	products := []string{}
	parts := strings.Split(phrase, ";")
	if len(parts) == 1 {
		parts = splitBeforeKinds(phrase)
	}
	for _, p := range parts {
		if p = strings.Trim(p, " ,.…;"); p != "" {
			products = append(products, p)
		}
	}
	return products
}

func splitBeforeKinds(phrase string) []string {
	var parts []string
	words, from := wordsOf(phrase), 0
	for i := 1; i < len(words); i++ {
		if _, ok := atAny(words, i, productKinds); !ok {
			continue
		}
		gap := phrase[words[i-1].end:words[i].start]
		if strings.Contains(gap, ",") {
			parts = append(parts, phrase[from:words[i-1].end])
			from = words[i].start
		}
	}
	return append(parts, phrase[from:])
}

// deadlineOf reads a deadline cell, with the agency that the product is sent to first.
func (p *parser) deadlineOf(phrase string) Deadline {
	return Deadline{Deadline: calendar.Parse(phrase, p.times), SendTo: p.sendTo(phrase)}
}

// sendTo names who receives the product where the phrase says "gửi" somebody.
func (p *parser) sendTo(phrase string) []string {
	words := wordsOf(phrase)
	i := index(words, 0, "gui")
	if i < 0 || i+1 >= len(words) {
		return nil
	}
	rest := phrase[words[i].end:]
	limit := len(rest)
	if stop := index(words, i+1, "de tong hop", "truoc", "trong", "cham nhat", "theo doi", "de"); stop > 0 {
		limit = words[stop].start - words[i].end
	}
	var who []string
	found, _ := p.names.Leading(rest, limit)
	for _, m := range found {
		who = append(who, m.Label())
	}
	return who
}

// linkDependencies finds the rows that feed another: "để tổng hợp chung vào nhiệm vụ IV.1".
func linkDependencies(tasks []Task) {
	byRef := map[string]int{}
	for i, t := range tasks {
		byRef[t.Ref] = i
	}
	for _, t := range tasks {
		ref, ok := feeds(t.Deadline.Phrase)
		if !ok {
			ref, ok = feeds(t.Content)
		}
		if to, known := byRef[ref]; ok && known && tasks[to].Ref != t.Ref && !slices.Contains(tasks[to].DependsOn, t.Ref) {
			tasks[to].DependsOn = append(tasks[to].DependsOn, t.Ref)
		}
	}
}

// feeds returns the ref after "tổng hợp … vào nhiệm vụ (số)".
func feeds(phrase string) (ref string, ok bool) {
	words := wordsOf(phrase)
	i := index(words, 0, "tong hop")
	if i < 0 {
		return "", false
	}
	i = index(words, i, "vao nhiem vu")
	if i < 0 || i+3 >= len(words) {
		return "", false
	}
	i += 3
	if n, ok := atAny(words, i, []string{"so"}); ok && i+n < len(words) {
		i += n
	}
	rest := phrase[words[i].start:]
	end := strings.IndexAny(rest, " ,;")
	if end < 0 {
		end = len(rest)
	}
	return strings.TrimRight(rest[:end], "."), true
}
