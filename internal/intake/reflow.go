package intake

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dondoc/internal/docread"
)

// reflow restores line breaks that a text lost when its layout did: a label
// at the end of the line before its text ("… tiến bộ 1.1."), and the first item
// on the line of its heading ("3. Giải quyết tốt … 3.1. Rà soát …"). A label is only
// split off where the count expects it next.
func reflow(lines []docread.Paragraph) []docread.Paragraph {
	var out []docread.Paragraph
	for i, p := range lines {
		r, heading := splitHeading(p)
		out = append(out, heading...)
		p.Text = r
		label := ""
		if i+1 < len(lines) {
			p.Text, label = trailingLabel(out, p.Text, lines[i+1].Text)
		}
		out = append(out, p)
		if label != "" {
			p.Text, p.Spaced = label, false
			out = append(out, p)
		}
	}
	return out
}

// splitHeading splits "3. HEADING 3.1. Text" and "II. HEADING 1. Text" into the heading and what is under it.
func splitHeading(p docread.Paragraph) (rest string, heading []docread.Paragraph) {
	label, r, _ := labelOf(p.Text)
	if r != rankRoman && (r != rankNumber || label == "") {
		return p.Text, nil
	}
	first := " " + label + ".1. "
	if r == rankRoman {
		first = " 1. "
	}
	i := strings.Index(p.Text, first)
	if i < 0 || !unicode.IsUpper(firstRune(p.Text[i+len(first):])) || r == rankRoman && !isCapitals(p.Text[:i]) || isReference(p.Text[:i]) {
		return p.Text, nil
	}
	head := p
	head.Text = p.Text[:i]
	return strings.TrimSpace(p.Text[i:]), []docread.Paragraph{head}
}

// trailingLabel cuts a number off the end of a line when it counts the text on the next one.
func trailingLabel(before []docread.Paragraph, line, next string) (rest, label string) {
	i := strings.LastIndexByte(line, ' ')
	if i < 0 || !strings.HasSuffix(line, ".") || !unicode.IsUpper(firstRune(next)) {
		return line, ""
	}
	number := strings.TrimSuffix(line[i+1:], ".")
	if strings.Trim(number, "0123456789.") != "" || number == "" || isReference(line[:i]) {
		return line, ""
	}
	if _, r, _ := labelOf(next); r != rankNone {
		return line, ""
	}
	if !isNext(number, line, before) {
		return line, ""
	}
	return strings.TrimSpace(line[:i]), line[i+1:]
}

// isNext reports that a number follows the labels before it: the first under the line's own, or one more than the last.
func isNext(number, line string, before []docread.Paragraph) bool {
	own, r, _ := labelOf(line)
	if r == rankRoman && number == "1" || r >= rankNumber && r < rankLetter && number == own+".1" {
		return true
	}
	if r >= rankNumber && r < rankLetter {
		return number == successor(own)
	}
	for _, p := range slices.Backward(before) {
		if last, r, _ := labelOf(p.Text); r >= rankNumber && r < rankLetter && strings.Count(last, ".") == strings.Count(number, ".") {
			return number == successor(last)
		}
	}
	return false
}

// successor is the number after one: "1.3" after "1.2".
func successor(label string) string {
	i := strings.LastIndexByte(label, '.') + 1
	n, err := strconv.Atoi(label[i:])
	if err != nil {
		return ""
	}
	return label[:i] + strconv.Itoa(n+1)
}

// isReference reports that a number after the text names a part of an act, or a time ("theo Điều 1.", "năm 2025.").
func isReference(before string) bool {
	words := wordsOf(before)
	if len(words) == 0 {
		return true
	}
	switch words[len(words)-1].fold {
	case "dieu", "khoan", "muc", "diem", "chuong", "phan", "so", "quy", "thang", "nam", "ngay", "luc",
		"tiet", "va", "den", "nhom", "dot", "bieu", "mau":
		return true
	}
	return false
}
