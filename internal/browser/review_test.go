package browser_test

import (
	"testing"

	"github.com/chromedp/chromedp/kb"

	"dondoc/internal/access"
)

// TestTargetsAreReviewed leaves a target out by keyboard, puts it back and takes that back, and adds one that was not read after the
// form was refused, each page looked at on its way.
func TestTargetsAreReviewed(t *testing.T) {
	browser, s := launch(t), serve(t, samples.Copy(t, "sqlite"))
	s.employ(t)
	w, nouns := s.as(browser, t, access.Office), s.nouns(t)
	draft := nouns.Replace("/imports/{import}")
	w.open(draft + "#targets")
	all := ask[int](w, targetRows)
	w.tabTo("#leave-2")
	w.do(press(" "))
	w.tabTo(`form[action$="/targets/leave"] button`)
	w.follow(press(kb.Enter))
	w.hasTargets(all-1, 1, "one was left out")
	w.shows(".dd-notice [role=status]", "ra ngoài")
	w.whole("import-target-left", "vi")
	w.open(draft + "#left-targets")
	w.tabTo(`[name=item][value="left_target:0"]`)
	w.do(press(" "))
	w.tabTo(`form[action$="/take"] button`)
	w.follow(press(kb.Enter))
	w.hasTargets(all, 0, "it was put back")
	w.follow(submit(".dd-undo button"))
	w.hasTargets(all-1, 1, "that was taken back")
	w.addRefused(draft)
	w.whole("import-target-refused", "vi")
	w.addMended()
	w.hasTargets(all, 1, "one was added")
	w.clean("targets")
}

// TestTargetsWithoutScripts does the same in a browser that runs no JavaScript.
func TestTargetsWithoutScripts(t *testing.T) {
	browser, s := launch(t), serve(t, samples.Copy(t, "sqlite"))
	w, nouns := s.person(browser, t), s.nouns(t)
	w.withoutScripts()
	w.signIn(access.Office)
	draft := nouns.Replace("/imports/{import}")
	w.open(draft)
	all := ask[int](w, targetRows)
	w.do(submit("#leave-1"), submit("#leave-3"))
	w.follow(submit(`form[action$="/targets/leave"] button`))
	w.hasTargets(all-2, 2, "two were left out")
	w.addRefused(draft)
	w.addMended()
	w.hasTargets(all-1, 2, "one was added")
	w.clean("targets without scripts")
}

const (
	targetRows  = `document.querySelectorAll("tr[id^=target-]").length`
	leftTargets = `document.querySelectorAll("#left-targets ~ form [name=item]").length`
)

// addRefused fills the form for a target in, half of a range.
func (w window) addRefused(draft string) {
	w.t.Helper()
	w.open(draft + "#targets")
	w.follow(submit(`a[href$="/targets/add"]`))
	w.fill("indicator", "Tỷ lệ hợp tác xã có nhãn hiệu")
	w.fill("op", "range")
	w.fill("value", "40")
	w.fill("unit", "%")
	w.fill("period", "2030")
	w.follow(submit(`form[action$="/targets"] button`))
	w.shows("#high-fault", "Hãy ghi giá trị")
}

// addMended goes from the list of what is wrong to the field and sends the form again.
func (w window) addMended() {
	w.t.Helper()
	w.do(submit(`.dd-alert a[href="#high"]`))
	w.write("50,5")
	w.follow(submit(`form[action$="/targets"] button`))
	w.shows("tr:target", "40 – 50,5%")
}

// hasTargets counts the draft's targets and those left out.
func (w window) hasTargets(want, left int, after string) {
	w.t.Helper()
	if got, out := ask[int](w, targetRows), ask[int](w, leftTargets); got != want || out != left {
		w.t.Errorf("after %s there are %d targets and %d left out, want %d and %d", after, got, out, want, left)
	}
}

// TestALeftOutRowIsTakenBackAtOnce leaves a row that another one needs out, by keyboard, is told of both, and undoes it where it is told.
func TestALeftOutRowIsTakenBackAtOnce(t *testing.T) {
	browser, s := launch(t), serve(t, samples.Copy(t, "sqlite"))
	s.employ(t)
	w, nouns := s.as(browser, t, access.Office), s.nouns(t)
	draft := nouns.Replace("/imports/{import}")
	w.open(draft)
	needed := `[...document.querySelectorAll("tr[id^=row-]")].find((r) => r.cells[0].innerText.trim() === "IV.2")`
	w.open(ask[string](w, needed+`.querySelector("a").getAttribute("href")`))
	w.tabTo(`button[value="leave"]`)
	w.follow(press(kb.Enter))
	w.shows(".dd-notice [role=status]", "Đã để nhiệm vụ IV.2 “")
	w.whole("import-row-left", "vi")
	w.widen(desktop)
	w.tabTo(".dd-notice button")
	w.follow(press(kb.Enter))
	if !ask[bool](w, needed+` !== undefined`) {
		t.Error("the row is not back")
	}
	w.shows(".dd-notice[role=status]", "Đã hoàn tác")
	w.clean("a row left out")
}
