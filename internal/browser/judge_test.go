package browser_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// spoilt is what no page of ours may be.
const spoilt = `
document.title = "";
document.body.innerHTML = "<h1>Một</h1><h1>Hai</h1><img src='http://192.0.2.1/x.png'><input name=q><button class='p-0 border-0 lh-1'>x</button>" +
  "<p style='color:red'>%!d(MISSING)</p><nav>" + "dài".repeat(900) + "</nav>";
document.body.offsetWidth > 0`

// TestFaultsAreSeen spoils a page: each kind of fault must be reported, or the other tests would prove nothing.
func TestFaultsAreSeen(t *testing.T) {
	browser, s := launch(t), serve(t, bare(t))
	w := s.person(browser, t)
	w.widen(telephone)
	w.open("/sign-in")
	w.do(chromedp.Evaluate[chromedp.Void](w.axe))
	ask[bool](w, `document.body.classList.add("text-nowrap") ?? true`)
	ask[bool](w, spoilt)
	w.until(`[...document.images].every((i) => i.complete)`)
	said := strings.Join(append(w.judged(telephone, "fr"), w.faults.take()...), "\n")
	for _, fault := range []string{
		"2 main headings", "no title", "language ", "px wide", "an unfinished text", "<button.p-0.border-0.lh-1> “x” is", // ours
		"image-alt", "document-title", "label", // axe's
		"security error", // the content policy: a style in the page, an image from elsewhere
	} {
		if !strings.Contains(said, fault) {
			t.Errorf("%q is not reported in\n%s", fault, said)
		}
	}
}
