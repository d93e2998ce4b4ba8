package intake

import (
	"strings"
	"testing"

	"dondoc/internal/org"
)

// TestSecondSubject: of many marks in a paragraph only the first are asked whether another body acts behind them.
func TestSecondSubject(t *testing.T) {
	p := &parser{names: org.NewResolver(org.National())}
	for s, want := range map[string]string{
		"Sở Y tế trồng hoa. Sở Nội vụ tổ chức hội":                                            "Sở Nội vụ",
		"Sở Y tế trồng hoa, Sở Nội vụ":                                                        "",
		"Sở Y tế trồng hoa" + strings.Repeat("; Vườn", maxSecond) + "; Sở Nội vụ tổ chức hội": "",
	} {
		if got := p.secondSubject(s, len("Sở Y tế"), nil); got != want {
			t.Errorf("%.60q: %q", s, got)
		}
	}
}
