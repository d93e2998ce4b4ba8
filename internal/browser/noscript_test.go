package browser_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"dondoc/internal/access"
)

// TestWithoutScripts is the way from the decision's file to a decided difference in a browser that runs no JavaScript,
// on an installation that has no programme yet.
func TestWithoutScripts(t *testing.T) {
	browser, s := launch(t), serve(t, bare(t))
	s.employ(t)
	w := s.person(browser, t)
	w.withoutScripts()
	w.signIn(access.Office)
	if ask[bool](w, `document.querySelector('meta[name="htmx-config"]') !== null`) {
		t.Fatal("the pages' scripts run: nothing is shown by this test")
	}
	w.upload("../../testdata/625-qd-ubnd.txt")
	w.shows("main h1", "625/QĐ-UBND")
	w.correct("Quý III/2023")
	w.follow(submit("#confirm ~ form button[type=submit]"))
	w.shows("main h1", "Chương trình hành động")
	programme := w.path()
	w.filterByForm()
	w.open(programme + "/reconciliation?kind=lead_differs")
	w.takeBody()
	w.clean("without scripts")
}

// upload sends a file by the form of the imports.
func (w window) upload(path string) *network.Response {
	w.t.Helper()
	file, err := filepath.Abs(path)
	if err != nil {
		w.t.Fatal(err)
	}
	w.open("/imports")
	w.do(chromedp.SetUploadFiles(chromedp.ID("document"), []string{file}))
	return w.follow(submit(`form[enctype] button`))
}

// correct opens the first task with a doubt, gives it another deadline and finds that in the draft.
func (w window) correct(deadline string) {
	w.t.Helper()
	w.shows(".dd-questions", "Tên gần giống một cơ quan đã biết")
	w.follow(submit(".dd-asked-of a"))
	w.fill("deadline", "")
	w.do(chromedp.SendKeys(chromedp.ID("deadline"), deadline))
	w.follow(submit(`button[value="amend"]`))
	w.shows(".dd-notice [role=status]", "Đã lưu sửa đổi")
	w.open("/imports")
	w.follow(submit("#waiting ~ ul a"))
	w.shows(".dd-tasks", "30/9/2023")
}

// filterByForm narrows the programme's tasks with the form's own button.
func (w window) filterByForm() {
	w.t.Helper()
	all := ask[int](w, rows)
	lead := ask[string](w, `document.querySelector("#f-lead option:nth-child(2)").value`)
	w.fill("f-lead", lead)
	w.follow(submit(".dd-filter-act button"))
	if some := ask[int](w, rows); some == 0 || some >= all || !strings.Contains(w.path(), "lead=") {
		w.t.Errorf("%s: %d of %d tasks", w.path(), some, all)
	}
}

// takeBody decides the only difference between leads for the body, and finds its leads on the task's page.
func (w window) takeBody() {
	w.t.Helper()
	leads := ask[[]string](w, `[...document.querySelectorAll(".dd-sides > :first-child .dd-values li")].map((e) => e.innerText)`)
	if len(leads) < 2 {
		w.t.Fatalf("the body names %q", leads)
	}
	w.do(chromedp.SendKeys(chromedp.CSS(".dd-decide input[name=note]"), "Theo thân văn bản"))
	w.follow(submit(`button[value="body"]`))
	w.shows(".dd-notice[role=status]", "Đã ghi quyết định")
	w.shows(".dd-difference", "Theo thân văn bản")
	w.follow(submit(".dd-sides > :last-child p a"))
	for _, lead := range leads {
		w.shows("#roles ~ .dd-holders", lead)
	}
	w.shows("#history ~ ol", "Quyết định một điểm đối chiếu")
}

// shows holds what an element says against a part of it.
func (w window) shows(css, part string) {
	w.t.Helper()
	if text := w.text(css); !strings.Contains(text, part) {
		w.t.Fatalf("%s: %s does not say %q but\n%.600s", w.path(), css, part, text)
	}
}
