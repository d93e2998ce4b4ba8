package intake

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/docread"
)

// wrapped is the length of a line, in bytes, over which its missing end mark means that it was only wrapped.
const wrapped = 70

// unwrapped is the length of a line, in bytes, over which no editor wrapped it, nor the shorter one before it.
const unwrapped = 400

func isUnwrapped(s string) bool { return len(s) > unwrapped && unicode.IsUpper(firstRune(s)) }

// isBroken reports that a paragraph goes on with the line before it.
func isBroken(before string, p docread.Paragraph) bool {
	if before == "" || strings.ContainsAny(before[len(before)-1:], ".;:!?") {
		return false
	}
	return unicode.IsLower(firstRune(p.Text)) || endsOpen(before) || endsInVerb(before) || !p.Spaced && strings.HasPrefix(p.Text, "(") ||
		!p.Spaced && p.Level == 0 && len(before) > wrapped && !isUnwrapped(p.Text) && !opensDuty(p.Text)
}

// opensDuty: a line that begins with who leads or helps, in a sentence's case, is a duty under the name on the line before.
func opensDuty(s string) bool {
	return strings.HasPrefix(s, "Chủ trì") || strings.HasPrefix(s, "Phối hợp")
}

// telledTo are the verbs that say nothing without whom.
var telledTo = []string{"báo cáo", "trình", "gửi", "giao", "đề nghị", "yêu cầu"}

// endsInVerb: the last clause of a line is a verb without whom it is about ("…, báo cáo / Thủ tướng Chính phủ").
func endsInVerb(line string) bool {
	i := strings.LastIndex(line, ", ")
	return i >= 0 && slices.Contains(telledTo, line[i+len(", "):])
}
