package main

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"
)

var colour = regexp.MustCompile(`--dd-([a-z]+)-(ink|paper): #([0-9a-f]{6});`)

// TestContrast computes the contrast of every ink on its paper (WCAG 2.2, 1.4.3: at least 4.5 to 1).
func TestContrast(t *testing.T) {
	raw, err := os.ReadFile(web + "/src/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	shades := map[string]map[string]float64{}
	for _, found := range colour.FindAllStringSubmatch(string(raw), -1) {
		if shades[found[1]] == nil {
			shades[found[1]] = map[string]float64{}
		}
		shades[found[1]][found[2]] = luminance(t, found[3])
	}
	if len(shades) == 0 {
		t.Fatal("tokens.css names no colour pair")
	}
	for name, pair := range shades {
		if len(pair) != 2 {
			t.Errorf("%s lacks its ink or its paper", name)

			continue
		}
		ratio := (math.Max(pair["ink"], pair["paper"]) + 0.05) / (math.Min(pair["ink"], pair["paper"]) + 0.05)
		if ratio < 4.5 {
			t.Errorf("%s: contrast %.2f to 1, at least 4.5 wanted", name, ratio)
		}
	}
}

// luminance is the relative luminance of an sRGB colour (WCAG 2.2, glossary).
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		value, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		channel := float64(value) / 255
		if channel <= 0.04045 {
			sum += weight * channel / 12.92
		} else {
			sum += weight * math.Pow((channel+0.055)/1.055, 2.4)
		}
	}

	return sum
}
