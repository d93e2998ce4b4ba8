package docread

import (
	"slices"
	"strings"

	"dondoc/internal/text"
)

// partBarTables puts an empty line before and behind each bar table of a file that kept no empty lines: there a bar alone
// does not say that its table ends, only the width of the rows does. The bars that open no table only set texts apart.
func partBarTables(lines []line) []line {
	if !slices.ContainsFunc(lines, line.isBar) || hasEmptyLine(lines) {
		return lines
	}
	pieces, known := barPieces(lines), false
	parted := slices.Clone(pieces[0])
	for i := 1; i < len(pieces); {
		end := tableEnd(pieces, i)
		if end == i {
			parted = appendText(parted, pieces[i])
			i++
			continue
		}
		known = true
		parted = append(parted, line{}, line{text: "|"})
		for _, cell := range pieces[i:end] {
			parted = append(append(parted, cell...), line{text: "|"})
		}
		parted = append(parted, line{})
		if end < len(pieces) {
			parted = append(parted, pieces[end]...)
		}
		i = end + 1
	}
	if !known {
		return lines
	}
	return parted
}

func (l line) isBar() bool { return l.text == "|" }

// hasEmptyLine: an empty line stands somewhere between the first text and the last.
func hasEmptyLine(lines []line) bool {
	return slices.ContainsFunc(trimBlank(lines), func(l line) bool { return l.blank() && !l.emptied })
}

// barPieces are what stands before the first bar, between two of them and behind the last. A line of dots stands for rows
// that were left out, and is nothing.
func barPieces(lines []line) [][]line {
	var pieces [][]line
	from := 0
	for i := range lines {
		if !lines[i].isBar() {
			continue
		}
		piece := trimBlank(lines[from:i])
		if len(piece) == 1 && strings.Trim(piece[0].text, ".…") == "" {
			piece = nil
		}
		pieces, from = append(pieces, piece), i+1
	}
	return append(pieces, trimBlank(lines[from:]))
}

// appendText adds a text that bars set apart: a paragraph of its own, or the value of the label that stands before the bar
// ("Số hiệu:").
func appendText(lines, piece []line) []line {
	n := len(lines)
	if n == 0 || len(piece) != 1 || !strings.HasSuffix(lines[n-1].text, ":") || strings.HasSuffix(piece[0].text, ":") {
		return append(append(lines, line{}), piece...)
	}
	value := lines[n-1]
	value.text += " " + piece[0].text
	return append(lines[:n-1], line{}, value)
}

// tableEnd is the piece behind the last cell of the table whose first cell is the piece at i; i itself for no table.
func tableEnd(pieces [][]line, i int) int {
	switch {
	case isLabel(pieces, i):
		last, limit := lastCounted(pieces, i)
		if width := barWidth(pieces[i:last]); last > i && width > 1 { // behind the last row a text may stand
			return rowsEnd(pieces, min(last+width, limit), width, limit)
		}
	case opensFrame(pieces, i):
		end := i + frameCols
		for end+frameCols < len(pieces) && len(pieces[end]) == 0 {
			end += 1 + frameCols
		}
		return min(end, len(pieces))
	}
	return i
}

// frameCols is how many columns a letterhead and a signature block have; furthest is how many pieces lie between the numbers
// of two rows at most.
const (
	frameCols = 2
	furthest  = 200
)

// lastCounted finds where the last row with a number begins in the table at i, and where at the latest the table ends: before
// the text that stands above the next one.
func lastCounted(pieces [][]line, i int) (last, limit int) {
	last = i
	for j := i + 1; j < len(pieces) && j < last+furthest; j++ {
		if isLabel(pieces, j) || opensFrame(pieces, j) {
			return last, max(last+1, j-1)
		}
		if len(pieces[j-1]) == 0 && isOrdinal(cellText(pieces[j])) {
			last = j
		}
	}
	return last, len(pieces)
}

// rowsEnd is where the rows end that come behind the last one with a number: each begins with a bar of its own, so that a gap
// stands before it.
func rowsEnd(pieces [][]line, end, width, limit int) int {
	for end < limit && len(pieces[end]) == 0 {
		next := end + 1
		for next < limit && len(pieces[next]) > 0 {
			next++
		}
		if n := next - end - 1; n == 0 || n > width {
			break
		}
		end = next
	}
	return end
}

// isLabel: the piece heads a column of numbers.
func isLabel(pieces [][]line, i int) bool {
	const longest = 40
	label := cellText(pieces[i])
	return len(label) < longest && isNumberLabel(label)
}

// opensFrame: the piece begins a letterhead, a signature block or the list of whom a letter is addressed to. Behind "Kính gửi" in
// the same piece stands the letter itself, where no table sets the list beside it.
func opensFrame(pieces [][]line, i int) bool {
	if i+1 >= len(pieces) || len(pieces[i]) == 0 {
		return false
	}
	return beginsWith(pieces[i], "noi nhan") || len(pieces[i]) == 1 && beginsWith(pieces[i], "kinh gui") ||
		slices.ContainsFunc(mottoes, func(m string) bool { return beginsWith(pieces[i+1], m) })
}

// mottoes open the right half of a letterhead: of the state (Decree 30/2020/NĐ-CP) and of the Party (Guidance 36-HD/VPTW).
var mottoes = []string{"cong hoa xa hoi", partyMotto}

const partyMotto = "dang cong san viet nam"

func beginsWith(piece []line, folded string) bool {
	const longest = 60
	first := strings.TrimLeft(cellText(piece), "_ ") // underlined in Markdown
	return strings.HasPrefix(text.Fold(first[:min(len(first), longest)]), folded)
}
