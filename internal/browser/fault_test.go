package browser_test

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// faults is what the browser reports about a window's pages: requests to other sites, what the content policy stopped,
// parts that did not load, errors of scripts.
type faults struct {
	origin string

	mu    sync.Mutex
	found []string
}

// notice looks at one of the browser's events.
func (f *faults) notice(event any) {
	fault := ""
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		fault = f.request(e.Request.URL)
	case *network.EventResponseReceived:
		if e.Type != network.ResourceTypeDocument && e.Response.Status >= 400 {
			fault = fmt.Sprintf("%s: status %d", e.Response.URL, e.Response.Status)
		}
	case *network.EventLoadingFailed:
		if !e.Canceled {
			fault = fmt.Sprintf("a part of the page did not load: %s %s", e.ErrorText, e.BlockedReason)
		}
	case *log.EventEntryAdded:
		fault = entry(e.Entry)
	case *runtime.EventConsoleAPICalled:
		if e.Type != runtime.ConsoleAPICalledTypeLog && e.Type != runtime.ConsoleAPICalledTypeDebug {
			fault = fmt.Sprintf("console.%s: %v", e.Type, arguments(e.Args))
		}
	case *runtime.EventExceptionThrown:
		fault = "an error of a script: " + e.ExceptionDetails.Text
	}
	if fault != "" {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.found = append(f.found, fault)
	}
}

// request is a fault when it leaves the site; what is inside the page itself leaves nothing.
func (f *faults) request(url string) string {
	if strings.HasPrefix(url, f.origin+"/") || strings.HasPrefix(url, "data:") || url == "about:blank" {
		return ""
	}
	return "a request to " + url
}

// entry is a fault of the browser's own log. What it says of the network is known from the responses, where the
// status of the page itself is no fault.
func entry(e *log.Entry) string {
	if e.Source == log.EntrySourceNetwork || e.Level != log.EntryLevelError && e.Level != log.EntryLevelWarning {
		return ""
	}
	return fmt.Sprintf("%s %s: %s", e.Source, e.Level, e.Text)
}

func arguments(args []*runtime.RemoteObject) (said []string) {
	for _, a := range args {
		said = append(said, string(a.Value)+a.Description)
	}
	return said
}

// take gives what was found and forgets it.
func (f *faults) take() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	found := f.found
	f.found = nil
	return found
}

//go:embed testdata/judge.js
var judge string

//go:embed testdata/axe.js
var accessible string

// whole holds the page shown against everything every page must be, at both widths. what names it in failures and in
// the folder of pictures.
func (w window) whole(what, language string) {
	w.t.Helper()
	w.do(chromedp.Evaluate[chromedp.Void](w.axe))
	for _, width := range []int64{telephone, desktop} {
		w.widen(width)
		for _, fault := range w.judged(width, language) {
			w.t.Errorf("%s at %d px: %s", what, width, fault)
		}
		w.shoot(what + "-" + strconv.FormatInt(width, 10))
	}
	w.clean(what)
}

// judged lists what is wrong with the page shown, to which the source of axe was given.
func (w window) judged(width int64, language string) []string {
	w.t.Helper()
	found := ask[[]string](w, fmt.Sprintf("(%s)(%d, %q)", strings.TrimSpace(judge), width, language))
	return slices.Compact(append(found, ask[[]string](w, accessible)...))
}

// clean reports what the browser complained of since the last time.
func (w window) clean(what string) {
	w.t.Helper()
	// The answer comes after every event before it.
	w.do(chromedp.Evaluate[chromedp.Void]("0"))
	found := w.faults.take()
	slices.Sort(found)
	for _, fault := range slices.Compact(found) {
		w.t.Errorf("%s: %s", what, fault)
	}
}

// axe is the source of axe-core, installed with the packages of the pages.
func axe(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile("../../web/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("axe-core is not installed (%v); `make test` installs it", err)
	}
	return string(source)
}

// shoot leaves a picture of the whole page in the folder DONDOC_TEST_SHOTS, if it is set.
func (w window) shoot(name string) {
	w.t.Helper()
	folder := os.Getenv("DONDOC_TEST_SHOTS")
	if folder == "" {
		return
	}
	picture := run(w, chromedp.FullScreenshot(100))
	if err := os.WriteFile(filepath.Join(folder, strings.NewReplacer("/", "_", " ", "-").Replace(name)+".png"), picture, 0o600); err != nil {
		w.t.Fatal(err)
	}
}
