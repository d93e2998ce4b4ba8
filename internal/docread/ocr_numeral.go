package docread

import (
	"context"
	"errors"
	"strings"
)

// narrowCell is the width, as a share of the page, up to which a cell is taken for one of a column of numbers.
const narrowCell = 0.13

// readNumerals reads the narrow cells again that hold no figures. The model of
// Vietnamese reads "II" as "H" and "I" as nothing; that of English, which Debian
// installs with the program, knows them. Where it finds no number, or is not there,
// the first reading stays.
func (t *Tesseract) readNumerals(ctx context.Context, dir string, cuts []cutout, read []recognisedLine) ([]recognisedLine, error) {
	var doubtful []cutout
	var of []int // by doubtful picture, which cut it is
	for i, c := range cuts {
		if c.narrow && mayBeNumeral(linesFrom(read, i)) {
			doubtful, of = append(doubtful, c), append(of, i)
		}
	}
	again, err := t.recognise(ctx, dir, english, singleLine, doubtful)
	var ended *programError
	if errors.As(err, &ended) && strings.Contains(ended.said, "eng.traineddata") {
		return read, nil
	}
	if err != nil {
		return nil, err
	}
	for _, l := range again {
		if numeral := asNumber(l.text()); numeral != "" {
			l.words = []word{{text: numeral, box: l.box}}
			l.picture = of[l.picture]
			read = append(without(read, l.picture), l)
		}
	}
	return read, nil
}

func linesFrom(lines []recognisedLine, picture int) []recognisedLine {
	var found []recognisedLine
	for _, l := range lines {
		if l.picture == picture {
			found = append(found, l)
		}
	}
	return found
}

func without(lines []recognisedLine, picture int) []recognisedLine {
	var kept []recognisedLine
	for _, l := range lines {
		if l.picture != picture {
			kept = append(kept, l)
		}
	}
	return kept
}

// mayBeNumeral: one short line without figures, or nothing that was read.
func mayBeNumeral(lines []recognisedLine) bool {
	switch len(lines) {
	case 0:
		return true
	case 1:
		s := lines[0].text()
		return len([]rune(s)) <= len("XXVIII.") && !strings.ContainsAny(s, "23456789") && !isFigures(s)
	}
	return false
}

// isFigures: a number in Arabic figures, which both models read well: "1" is no I.
func isFigures(s string) bool { return s != "" && strings.Trim(s, "0123456789.") == "" }

// asNumber gives a number in figures as it is and a Roman one as it was meant.
func asNumber(s string) string {
	if isFigures(s) {
		return s
	}
	return asNumeral(s)
}

// asNumeral gives the Roman numeral that was meant by letters that look like
// one: "Ill", "Vv", "VI|." are III, V, VIII. It is empty for anything else.
func asNumeral(s string) string {
	s, dotted := strings.CutSuffix(s, ".")
	s = strings.NewReplacer("Vv", "V", "Xx", "X", "l", "I", "L", "I", "|", "I", "1", "I", "i", "I", "v", "V", "x", "X").Replace(s)
	for n := 1; n <= maxNumeral; n++ {
		if roman(n) == s && dotted {
			return s + "."
		} else if roman(n) == s {
			return s
		}
	}
	return ""
}

// maxNumeral is the highest numeral looked for; no act we know has more than 20 groups.
const maxNumeral = 39
