package browser_test

import (
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// submit presses a button with the mouse.
func submit(css string) chromedp.Action[chromedp.Void] { return chromedp.Click(chromedp.CSS(css)) }

// press presses a key.
func press(key string) chromedp.Action[chromedp.Void] { return chromedp.KeyEvent(key) }

// tabTo moves the focus forward with the tabulator until it is on the element, and holds every stop on the way
// against what somebody without a mouse needs: to see where they are (WCAG 2.2, 2.4.7 and 2.4.11).
func (w window) tabTo(css string) {
	w.t.Helper()
	const most = 150 // stops
	for range most {
		w.do(press(kb.Tab))
		if fault := ask[string](w, "("+strings.TrimSpace(focusShown)+")()"); fault != "" {
			w.t.Errorf("%s: %s", w.path(), fault)
		}
		if ask[bool](w, `document.activeElement.matches(`+quote(css)+`)`) {
			return
		}
	}
	w.t.Fatalf("%s: %s is not reached with %d presses of the tabulator", w.path(), css, most)
}

func quote(s string) string { return "`" + s + "`" }

// fill gives a field a value at once; a select is chosen so.
func (w window) fill(id, value string) {
	w.t.Helper()
	ask[string](w, `document.getElementById(`+quote(id)+`).value = `+quote(value))
}

// write types into the field that has the focus.
func (w window) write(text string) {
	w.t.Helper()
	w.do(chromedp.KeyEvent(text))
}
