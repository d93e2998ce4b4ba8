package browser_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"dondoc/internal/access"
)

// cards counts the questions of a draft's page; onCard says whether one has the focus.
const (
	cards  = `document.querySelectorAll(".dd-question").length`
	onCard = `document.activeElement.matches(".dd-question")`
)

// TestQuestionsByKeyboard settles a draft with one key for each question, and takes answers back; no key acts while
// somebody types or outside the questions (WCAG 2.2, 2.1.4).
func TestQuestionsByKeyboard(t *testing.T) {
	browser, s := launch(t), serve(t, samples.Copy(t, "sqlite"))
	s.employ(t)
	w, nouns := s.as(browser, t, access.Office), s.nouns(t)
	w.open(nouns.Replace("/imports/{import}"))
	all := ask[int](w, cards)
	if all < 3 {
		t.Fatalf("only %d questions", all)
	}
	w.do(press("d"), press("z"))
	w.holds(all, "a key pressed outside the questions")
	w.tabTo(`.dd-actions a[href^="#q"]`)
	w.do(press(kb.Enter))
	w.until(onCard)
	w.typesInCard(all)
	w.answers(press("d"), all-1)
	w.answers(press("z"), all)
	for left := all - 1; left > 0; left-- {
		w.answers(press("d"), left)
	}
	w.follow(press("d"))
	w.until(`document.activeElement.id === "confirm"`)
	w.shows("#questions ~ p", "Không có chỗ nào máy đọc chưa chắc")
	w.whole("import-settled", "vi")
}

// typesInCard goes into the card's field, where letters are letters, and back to the card.
func (w window) typesInCard(all int) {
	w.t.Helper()
	before := ask[string](w, `document.activeElement.id`)
	w.do(press("j"))
	w.until(onCard + ` && document.activeElement.id !== ` + quote(before))
	w.do(press("k"))
	w.until(`document.activeElement.id === ` + quote(before))
	w.do(press("s"))
	w.until(`document.activeElement.matches("[name=value]")`)
	w.write("d s z")
	if got := ask[string](w, `document.activeElement.value`); !strings.Contains(got, "d s z") {
		w.t.Errorf("typed into the field: %q", got)
	}
	w.holds(all, "letters typed into a field")
	w.do(press(kb.Escape))
	w.until(`document.activeElement.id === ` + quote(before))
}

// answers presses a key that leads to the page again, with so many questions and the focus on one of them.
func (w window) answers(key chromedp.Action[chromedp.Void], left int) {
	w.t.Helper()
	w.follow(key)
	w.until(onCard)
	w.holds(left, "an answer")
}

// holds counts the questions of the page shown.
func (w window) holds(want int, after string) {
	w.t.Helper()
	if got := ask[int](w, cards); got != want {
		w.t.Errorf("after %s there are %s questions, want %d", after, strconv.Itoa(got), want)
	}
}
