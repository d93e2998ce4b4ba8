package docread

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"dondoc/internal/errs"
)

// within runs a reading and fails where it costs more time or asks for more memory than a hostile file may.
func within(t *testing.T, read func()) {
	t.Helper()
	var before, after runtime.MemStats
	peak := make(chan uint64)
	done := make(chan struct{})
	runtime.GC()
	runtime.ReadMemStats(&before)
	go watchHeap(done, peak)
	start := time.Now()
	read()
	took := time.Since(start)
	close(done)
	runtime.ReadMemStats(&after)
	if most := max(<-peak, after.HeapAlloc); took > hostileTime || most > before.HeapAlloc+hostileMemory {
		t.Errorf("took %s and held %d MB", took, (most-before.HeapAlloc)>>20)
	}
}

// watchHeap gives the most that was held until done.
func watchHeap(done <-chan struct{}, peak chan<- uint64) {
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	var most uint64
	for {
		select {
		case <-done:
			peak <- most
			return
		case <-tick.C:
			var now runtime.MemStats
			runtime.ReadMemStats(&now)
			most = max(most, now.HeapAlloc)
		}
	}
}

// Bombs of every kind end soon: in a refusal, or in the text that they hold.
func TestHostileHTML(t *testing.T) {
	cases := []struct{ name, page, key string }{
		{"nested elements", strings.Repeat("<div>", 100_000) + "x", "docread.damaged"},
		{"nested tables", strings.Repeat("<table><tr><td>", 80_000) + "x", "docread.damaged"},
		{"tags", strings.Repeat("<p>", maxTags) + "x", "docread.too_many"},
		{"nested lists", strings.Repeat("<ul><li>a", 100_000), "docread.damaged"},
		{"nested deep, long text", strings.Repeat("<div>", 400) + strings.Repeat("<p>dòng chữ</p>", 20_000), ""},
		{"cells", "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td>a", 1000), 190), ""},
		{"cells that reach down", "<table><tr>" + strings.Repeat("<td rowspan=65535>a", 1000) + strings.Repeat("<tr><td>b", 10_000), "docread.too_many"},
		{"columns", "<table border=1><tr>" + strings.Repeat("<td colspan=1000000>a", 100_000), ""},
		{"entities", strings.Repeat("&amp;&lt;&nbsp;&#1234567890;", 50_000) + "x", ""},
		{"attributes", "<p " + strings.Repeat("class=a ", 200_000) + ">x", ""},
		{"styles", "<style>" + strings.Repeat(".a{color:#fff}.b{display:none}", 30_000) + "</style>" + strings.Repeat("<p class='a b c'>x</p>", 20_000) + "y", ""},
		{"hidden within hidden", strings.Repeat("<p hidden>", 20_000) + "<p>x", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			within(t, func() {
				_, err := Read("a.html", strings.NewReader("<!DOCTYPE html><body>"+c.page), 0)
				if kind := errs.KindOf(err); c.key == "" && err != nil || c.key != "" && !errs.Is(err, kind, c.key) {
					t.Errorf("got %v", err)
				}
			})
		})
	}
}

// What is not seen is in Aside and not in the text; what only seems hidden is in the text.
func TestHTMLHidden(t *testing.T) {
	cases := []struct {
		name, page string
		seen       bool
	}{
		{"display", `<p style="DISPLAY : none !important">@</p>`, false},
		{"display of a table", `<table style="display:none"><tr><td>a<td>@</table>`, false},
		{"display of a part of a table", `<table border=1><tbody style="display:none"><tr><td>@<tbody><tr><td>b<td>c</table>`, false},
		{"display of a row", `<table border=1><tr style="display:none"><td>@<tr><td>b<td>c</table>`, false},
		{"display of a cell", `<table border=1><tr><td style="display:none">@<td>b<td>c</table>`, false},
		{"display of a list's item", `<ul><li style="display:none">@</ul>`, false},
		{"visibility", `<div style="visibility:hidden"><p>a<p>@</div>`, false},
		{"white on white", `<p>a <span style="color: #FFF">@</span></p>`, false},
		{"white font", `<p>a <font color=white>@</font></p>`, false},
		{"white on a colour", `<table><tr bgcolor="#0054a6"><td style="color:white">@</table>`, true},
		{"white on a colour by class", `<style>.h{background:navy;color:#fff}</style><p class=h>@</p>`, true},
		{"size nothing", `<p>a<span style="font-size:0px">@</span></p>`, false},
		{"opacity", `<p style="opacity:0.0">@</p>`, false},
		{"attribute", `<p hidden>@</p>`, false},
		{"class", `<style>/* a */ p.x, .an { display : none }</style><p class="b an">@</p>`, false},
		{"id", `<style>#an{visibility:hidden}</style><p id=an>@</p>`, false},
		{"comment", `<!-- <b>a</b><i>@</i> -->`, false},
		{"comment for Word", `<!--[if gte mso 9]><xml><o:Subject>@</o:Subject></xml><![endif]-->`, false},
		{"deleted", `<p>a<del>@</del></p>`, false},
		{"template", `<template><p>@</p></template>`, false},
		{"drawing", `<svg><text>@</text></svg>`, false},
		{"field", `<input type=hidden value="@">`, false},
		{"choice", `<select><option>a<option>@</select>`, false},
		{"picture", `<img alt="@">`, false},
		{"head", `<meta name=keywords content="a; @">`, false},
		{"page within", `<iframe srcdoc="<p>@</p>"></iframe>`, false},
		{"generated", `<style>p::before{content:"@"}</style>`, false},
		{"for ears", `<p aria-hidden="true">@</p>`, true},
		{"half hidden", `<p style="opacity:0.5;font-size:0.8em">@</p>`, true},
	}
	const mark = "TỐI MẬT"
	for _, c := range cases {
		d, err := Read("a.html", strings.NewReader("<!DOCTYPE html><body>"+strings.ReplaceAll(c.page, "@", mark)+"<p>Kế hoạch</p>"), 0)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		aside := false
		for _, a := range d.Aside {
			aside = aside || a.Text == mark
		}
		if seen := strings.Contains(shown(d), mark); seen != c.seen || aside == c.seen {
			t.Errorf("%s: seen %v, aside %v: %+v", c.name, seen, aside, d.Aside)
		}
	}
}
