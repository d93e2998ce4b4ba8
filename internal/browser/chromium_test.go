package browser_test

import (
	"cmp"
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"dondoc/internal/access"
	"dondoc/internal/sample"
)

// Program names the environment variable with the path of the browser.
const Program = "DONDOC_TEST_CHROMIUM"

// patience bounds one step of a person: a page that takes longer has failed.
const patience = 30 * time.Second

// launch starts a browser with an empty profile; its context opens windows. Without a browser the test fails: a page
// that nobody looked at is not one that works.
func launch(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath(cmp.Or(os.Getenv(Program), "/usr/bin/chromium"))
	if err != nil {
		t.Fatalf("no browser (%v); `make test` installs Chromium, and %s may name another one", err, Program)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, quit := chromedp.NewContext(allocator)
	t.Cleanup(quit)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("%s does not start: %v", path, err)
	}
	return ctx
}

// window is a person's browser window: it shares no cookie with another person's.
type window struct {
	t      *testing.T
	ctx    context.Context //nolint:containedctx // chromedp keeps the window in it
	site   *site
	axe    string // the source of axe-core
	faults *faults
}

// person opens a window on the site.
func (s *site) person(browser context.Context, t *testing.T) window {
	t.Helper()
	ctx, leave := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(leave)
	w := window{t, ctx, s, axe(t), &faults{origin: s.address}}
	if err := chromedp.Listen(ctx, w.faults.notice); err != nil {
		t.Fatal(err)
	}
	w.holdStill()
	w.widen(desktop)
	return w
}

// holdStill asks pages for no motion, so that what is looked at is where it stays.
func (w window) holdStill() {
	w.t.Helper()
	still := emulation.MediaFeature{Name: "prefers-reduced-motion", Value: "reduce"}
	params := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{&still}}
	if _, err := chromedp.Call(w.ctx, emulation.SetEmulatedMedia, params); err != nil {
		w.t.Fatal(err)
	}
}

// as opens a window and signs in with the account of the role.
func (s *site) as(browser context.Context, t *testing.T, role access.Role) window {
	t.Helper()
	w := s.person(browser, t)
	w.signIn(role)
	return w
}

func (w window) signIn(role access.Role) {
	w.t.Helper()
	w.open("/sign-in")
	w.identify(w.site.accounts[role])
}

// identify signs in on the page that asks for it.
func (w window) identify(account sample.Account) {
	w.t.Helper()
	w.do(chromedp.SendKeys(chromedp.ID("login"), account.Login), chromedp.SendKeys(chromedp.ID("password"), account.Password))
	if got := w.follow(chromedp.Click(chromedp.CSS(`main button[type="submit"]`))); got.Status != 200 || w.path() != "/" {
		w.t.Fatalf("sign-in as %s: status %d at %s", account.Login, got.Status, w.path())
	}
}

// The widths, in CSS pixels, every page is looked at: a telephone and an office screen.
const (
	telephone = 390
	desktop   = 1440
)

// widen gives the window the width of a device.
func (w window) widen(width int64) {
	w.t.Helper()
	if width == telephone {
		w.do(chromedp.EmulateViewport(width, 844, chromedp.EmulateMobile, chromedp.EmulateTouch))
		return
	}
	w.do(chromedp.EmulateViewport(width, 900))
}

// withoutScripts turns JavaScript off in the pages opened from now on.
func (w window) withoutScripts() {
	w.t.Helper()
	params := emulation.SetScriptExecutionDisabledParams{Value: true}
	if _, err := chromedp.Call(w.ctx, emulation.SetScriptExecutionDisabled, params); err != nil {
		w.t.Fatal(err)
	}
}

// open goes to an address of the site and waits until the page is loaded.
func (w window) open(path string) *network.Response {
	w.t.Helper()
	return run(w, chromedp.NavigateResponse(w.site.address+path))
}

// follow does what leads to another page and waits until that is loaded.
func (w window) follow(steps ...chromedp.Action[chromedp.Void]) *network.Response {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	got, err := chromedp.RunResponse(ctx, steps...)
	if err != nil || got == nil {
		w.t.Fatalf("from %s: no page came: %v", w.path(), err)
	}
	return got
}

// do takes steps that lead to no other page.
func (w window) do(steps ...chromedp.Action[chromedp.Void]) {
	w.t.Helper()
	run(w, chromedp.Steps(steps...))
}

// path is the address of the page shown, without the host and the fragment.
func (w window) path() string { return ask[string](w, `location.pathname + location.search`) }

// text is what an element of the page shows, as a person reads it.
func (w window) text(css string) string {
	w.t.Helper()
	return run(w, chromedp.Text(chromedp.CSS(css)))
}

// ask evaluates an expression in the page.
func ask[T any](w window, expression string) T {
	w.t.Helper()
	return run(w, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// run takes one step, within patience.
func run[T any](w window, step chromedp.Action[T]) T {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	got, err := chromedp.Run(ctx, step)
	if err != nil {
		w.t.Fatal(err)
	}
	return got
}

// until waits for a condition of the page, whatever page is being loaded meanwhile.
func (w window) until(condition string) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for {
		// A page that is just going away has no answer; the next one may.
		if met, err := chromedp.Run(ctx, chromedp.Evaluate[bool](condition)); err == nil && met {
			return
		}
		select {
		case <-ctx.Done():
			w.t.Fatalf("%s: never came true", condition)
		case <-again.C:
		}
	}
}
