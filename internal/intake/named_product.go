package intake

// drawingUp are the verbs of drawing something up, and of having it: "xây dựng Đề án", "có báo cáo".
var drawingUp = verbsOf("xây dựng, ban hành, lập, soạn thảo, hoàn thiện, hoàn chỉnh, có, ký ban hành, trình")

// doubtNamedProducts doubts that a letter's tasks have no product where their sentence has one drawn up: a letter has no lines
// that name products, and what it asks for is often one.
func (d *Draft) doubtNamedProducts() {
	if d.Document.Type != letter {
		return
	}
	for i := range d.Tasks {
		t := &d.Tasks[i]
		if named := namedProduct(t.Content); named != "" && len(t.Products) == 0 {
			t.note("products", sureMissing, "intake.doubt_product_named", named)
		}
	}
}

// namedProduct is the kind of product that a sentence has somebody draw up, from the verb on; empty for none. What was drawn up
// before ("đã ban hành Kế hoạch"), or by others ("hướng dẫn lập hồ sơ"), or has its number ("ban hành Quyết định số 5"), is none.
func namedProduct(s string) string {
	words := wordsOf(s)
	for i := range words {
		n, ok := drawingUp.at(s, words, i)
		if !ok || i > 0 && (s[words[i-1].start:words[i-1].end] == "đã" || words[i-1].fold == "dan") {
			continue
		}
		from := i + n
		if m, counted := atAny(words, from, []string{"cac", "mot so", "du thao"}); counted {
			from += m
		}
		m, made := atAny(words, from, productKinds)
		if made && words[from].fold != "van" && !(from+m < len(words) && words[from+m].fold == "so") { // "có văn bản" is in writing
			return s[words[i].start:words[min(len(words), from+m+maxNamed)-1].end]
		}
	}
	return ""
}

// maxNamed is how many words of a product's name are shown behind its kind.
const maxNamed = 6
