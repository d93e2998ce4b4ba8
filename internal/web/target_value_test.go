package web

import (
	"testing"

	"dondoc/internal/i18n"
	"dondoc/internal/target"
)

func TestPlacesAreShown(t *testing.T) {
	for name, c := range map[string]struct {
		value, text string
		want        string
	}{
		"no words":             {"5", "", "thứ hạng 5"},
		"among whom":           {"5", "cả nước", "thứ hạng 5 (cả nước)"},
		"in words":             {"", "nhóm khá", " nhóm khá"},
		"the words name it":    {"10", "nhóm 10 tỉnh dẫn đầu", " nhóm 10 tỉnh dẫn đầu"},
		"with a zero":          {"5", "nhóm 05 tỉnh", " nhóm 05 tỉnh"},
		"another number there": {"5", "trong 34 tỉnh", "thứ hạng 5 (trong 34 tỉnh)"},
	} {
		f, one := framed(t, "/", "", i18n.Vietnamese), target.Target{Op: "rank", Value: c.value, Text: c.text}
		if got := f.TargetOperator(one) + " " + f.TargetValue(one); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
