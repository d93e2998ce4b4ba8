package browser_test

import (
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
)

// tap touches an element with a finger, in the middle of what can be seen of it.
func (w window) tap(css string) chromedp.Action[chromedp.Void] {
	w.t.Helper()
	at := ask[[]float64](w, `(() => {
  const e = document.querySelector(`+quote(css)+`);
  if (!e) return [];
  e.scrollIntoView({block: "center"});
  const r = e.getClientRects()[0];
  return r ? [r.x + r.width / 2, r.y + r.height / 2] : [];
})()`)
	if len(at) == 0 {
		w.t.Fatalf("%s: nothing to touch at %s in\n%.1500s", w.path(), css, w.text("main"))
	}
	return chromedp.TapXY(at[0], at[1])
}

// touchLink touches the first link of the main part whose words begin so, and waits for its page.
func (w window) touchLink(words string) {
	w.t.Helper()
	if !ask[bool](w, `(() => {
  const said = (a) => a.innerText.trim().replace(/\s+/g, " ");
  const found = [...document.querySelectorAll("main a")].find((a) => said(a).includes(`+quote(words)+`));
  document.querySelectorAll("[data-touched]").forEach((a) => delete a.dataset.touched);
  if (found) found.dataset.touched = "1";
  return found !== undefined;
})()`) {
		w.t.Fatalf("%s: no link says %q in\n%.1500s", w.path(), words, w.text("main"))
	}
	w.follow(w.tap("[data-touched]"))
}

// touchForm fills the fields of the form whose address ends with act, unfolding it if it is folded away, and touches its
// first button.
func (w window) touchForm(act string, fields map[string]string) {
	w.t.Helper()
	form := fmt.Sprintf(`main form[method="post"][action$="/%s"]`, act)
	for _, folded := range ask[[]string](w, `(() => {
  const open = [];
  for (let e = document.querySelector(`+quote(form)+`); e; e = e.parentElement) {
    if (e.tagName === "DETAILS" && !e.open) { e.dataset.folded = "f" + open.length; open.unshift("f" + open.length); }
  }
  return open;
})()`) {
		w.do(w.tap(`[data-folded="` + folded + `"] > summary`))
	}
	for name, value := range fields {
		w.give(form+` [name="`+name+`"]`, value)
	}
	w.follow(w.tap(form + ` button[type="submit"]`))
}

// give gives a field its value; a file is named with an @ before its path, a box is ticked with any value, and a choice
// may be named by its words.
func (w window) give(css, value string) {
	w.t.Helper()
	if path, file := strings.CutPrefix(value, "@"); file {
		w.do(chromedp.SetUploadFiles(chromedp.CSS(css), []string{path}))
		return
	}
	if !ask[bool](w, `(() => {
  const e = document.querySelector(`+quote(css)+`);
  if (!e) return false;
  if (e.type === "checkbox") e.checked = true; else e.value = `+quote(value)+`;
  const named = [...e.options || []].find((o) => o.text.includes(`+quote(value)+`));
  if (e.value === "" && named) { e.value = named.value; return true; }
  return e.type === "checkbox" || e.value === `+quote(value)+`;
})()`) {
		w.t.Fatalf("%s: %s does not take %q", w.path(), css, value)
	}
}
