package browser_test

import (
	_ "embed"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"dondoc/internal/access"
)

//go:embed testdata/focus.js
var focusShown string

// rows counts the tasks of the programme's table.
const rows = `document.querySelectorAll(".dd-tasks th.dd-content").length`

// TestByKeyboard is an official's way through the site without a mouse.
func TestByKeyboard(t *testing.T) {
	browser, s := launch(t), serve(t, samples.Copy(t, "sqlite"))
	w := s.person(browser, t)
	w.signInByKeyboard(access.Office)
	w.skipToContent()
	w.tabTo(".dd-card-title a")
	w.follow(press(kb.Enter))
	w.filterInPlace()
	w.openTaskByKeyboard()
	w.tabTo("#language-form button")
	w.follow(press(kb.Enter))
	if got := ask[string](w, "document.documentElement.lang"); got != "en" {
		t.Errorf("after the switch the page is in %q", got)
	}
	w.tabTo(`form[action="/sign-out"] button`)
	w.follow(press(kb.Enter))
	if w.open("/").Status != 401 {
		t.Errorf("still signed in at %s", w.path())
	}
	w.clean("keyboard")
}

func (w window) signInByKeyboard(role access.Role) {
	w.t.Helper()
	account := w.site.accounts[role]
	w.open("/sign-in")
	w.write(account.Login) // the focus is there from the start
	w.tabTo("#password")
	w.write(account.Password)
	w.follow(press(kb.Enter))
	if w.path() != "/" {
		w.t.Fatalf("not signed in: %s", w.text("main"))
	}
}

// skipToContent uses the link that the first press of the tabulator shows.
func (w window) skipToContent() {
	w.t.Helper()
	w.do(press(kb.Tab))
	if !ask[bool](w, `document.activeElement.matches(".dd-skip-link")`) {
		w.t.Fatal("the first stop is not the link to the content")
	}
	w.until(`document.activeElement.getBoundingClientRect().top >= 0`)
	w.do(press(kb.Enter), press(kb.Tab))
	if !ask[bool](w, `document.activeElement.closest("main") !== null`) {
		w.t.Error("after the link to the content the focus is not in it")
	}
}

// filterInPlace chooses a lead: the list shrinks without the page being loaded again, the address says so, a person
// who cannot see is told, and the way back leads to the whole list.
func (w window) filterInPlace() {
	w.t.Helper()
	all, path := ask[int](w, rows), w.path()
	ask[bool](w, `window.here = true`)
	w.tabTo("#f-lead")
	w.do(press(kb.ArrowDown))
	w.until(`new URLSearchParams(location.search).get("lead") && document.getElementById("announcer").textContent.trim() !== ""`)
	if some := ask[int](w, rows); some == 0 || some >= all {
		w.t.Errorf("%d of %d tasks after choosing a lead", some, all)
	}
	if !ask[bool](w, `window.here === true && document.activeElement.id === "f-lead"`) {
		w.t.Error("the page was loaded again, or the focus is lost")
	}
	if said := ask[string](w, `document.getElementById("announcer").textContent`); !strings.Contains(said, "nhiệm vụ") {
		w.t.Errorf("told: %q", said)
	}
	ask[bool](w, `history.back() ?? true`)
	w.until(`location.pathname + location.search === ` + quote(path) + ` && document.readyState === "complete" && ` + rows + ` === ` + strconv.Itoa(all))
}

func (w window) openTaskByKeyboard() {
	w.t.Helper()
	w.tabTo("th.dd-content a")
	content := ask[string](w, `document.activeElement.innerText`)
	w.follow(press(kb.Enter))
	if !strings.HasPrefix(w.path(), "/tasks/") || !strings.Contains(w.text("main"), content) {
		w.t.Errorf("%s does not show %q", w.path(), content)
	}
}
