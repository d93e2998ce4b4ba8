package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// browse is a browser of one person without a screen or a script:
//
//	browse -as WHO open PATH               goes to an address, signing in when asked to
//	browse -as WHO again                   the same page once more
//	browse -as WHO follow REGEXP           the first link whose words match
//	browse -as WHO [-in REGEXP] press ACTION [field=value | field@file | box]...
//
// press fills the first form that changes something and has ACTION in its address, inside an article, row or item whose
// words match -in. A button is pressed by its name and value, a name alone ticks its first box; what is not named keeps
// the value the page gave it, and naming a field the form does not have fails. Every call prints the status, the address
// it came to and the words of the page's main part, a line for each block.
func browse() {
	who := flag.String("as", "somebody", "whose browser it is")
	in := flag.String("in", "", "the words around the form")
	flag.Parse()
	b := openBrowser(*who)
	switch verb, arg := flag.Arg(0), flag.Arg(1); verb {
	case "open":
		b.get(arg)
	case "again":
		b.get(b.address.String())
	case "follow":
		b.get(b.link(regexp.MustCompile(arg)))
	case "press":
		b.press(arg, regexp.MustCompile(*in), flag.Args()[2:])
	default:
		check(fmt.Errorf("browse does not know %q", verb))
	}
	b.show()
	b.keep()
}

// anything matches every words.
var anything = regexp.MustCompile("")

// browser is one person's, kept in a folder between the calls.
type browser struct {
	who     string
	dir     string
	client  *http.Client
	address *url.URL
	page    *html.Node // the last page
	status  int
}

func openBrowser(who string) *browser {
	b := &browser{who: who, dir: "browser-" + who, address: &url.URL{Scheme: "http", Host: os.Getenv("ADDRESS"), Path: "/"}}
	check(os.MkdirAll(b.dir, 0o700))
	jar, err := cookiejar.New(nil)
	check(err)
	jar.SetCookies(b.address, loadCookies(b.path("cookies")))
	b.client = &http.Client{Jar: jar, Timeout: time.Minute}
	if last, err := os.ReadFile(b.path("address")); err == nil {
		b.address, err = url.Parse(string(last))
		check(err)
	}
	content, err := os.ReadFile(b.path("page"))
	if err == nil {
		b.page, err = html.Parse(bytes.NewReader(content))
		check(err)
	}
	return b
}

func (b *browser) path(name string) string { return filepath.Join(b.dir, name) }

// show prints where the browser is.
func (b *browser) show() {
	fmt.Printf("status: %d\nat: %s\n%s\n", b.status, b.address.RequestURI(), words(first(b.page, tagged("main"))))
}

// keep stores the browser for the next call.
func (b *browser) keep() {
	check(saveCookies(b.path("cookies"), b.client.Jar.Cookies(b.address)))
	check(write(b.dir, "address", []byte(b.address.String())))
	var content bytes.Buffer
	check(html.Render(&content, b.page))
	check(write(b.dir, "page", content.Bytes()))
}

// get goes to an address, and signs in when the session has ended meanwhile.
func (b *browser) get(to string) {
	b.send(http.MethodGet, to, nil, "")
	if b.status == http.StatusUnauthorized {
		wanted := b.address.String()
		b.signIn()
		b.send(http.MethodGet, wanted, nil, "")
	}
}

func (b *browser) signIn() {
	b.send(http.MethodGet, "/sign-in", nil, "")
	b.press("/sign-in", anything, []string{"login=" + b.who, "password=" + password})
	if b.status != http.StatusOK {
		check(fmt.Errorf("%s was not let in: status %d", b.who, b.status))
	}
}

func (b *browser) send(method, to string, body io.Reader, kind string) {
	target, err := b.address.Parse(to)
	check(err)
	resp, err := send(b.client, true, func() (*http.Request, error) {
		r, err := http.NewRequest(method, target.String(), body)
		if err == nil && kind != "" {
			r.Header.Set("Content-Type", kind)
		}
		return r, err
	})
	check(err)
	defer resp.Body.Close()
	b.page, err = html.Parse(resp.Body)
	check(err)
	b.address, b.status = resp.Request.URL, resp.StatusCode
}

// link is where the first link leads whose words match.
func (b *browser) link(wanted *regexp.Regexp) string {
	a := first(b.page, func(n *html.Node) bool { return n.Data == "a" && wanted.MatchString(words(n)) })
	if a == nil {
		check(fmt.Errorf("%s has no link like %q", b.address.Path, wanted))
	}
	return attribute(a, "href")
}

// press sends a form of the page as it is but for the fields that are named.
func (b *browser) press(action string, around *regexp.Regexp, typed []string) {
	form := first(b.page, func(n *html.Node) bool {
		at, _, _ := strings.Cut(attribute(n, "action"), "?")
		posts := n.Data == "form" && strings.EqualFold(attribute(n, "method"), http.MethodPost)
		return posts && strings.Contains(at, action) && around.MatchString(words(item(n)))
	})
	if form == nil {
		check(fmt.Errorf("%s has no form for %q", b.address.Path, action))
	}
	values, files := fill(form, typed)
	body, kind := encode(form, values, files)
	b.send(strings.ToUpper(attribute(form, "method")), attribute(form, "action"), body, kind)
}

// fill gives a form's fields what was typed, over what the page gave them.
func fill(form *html.Node, typed []string) (values, files url.Values) {
	values, names := defaults(form)
	files = url.Values{}
	for _, one := range typed {
		name, value, valued := strings.Cut(one, "=")
		field, path, isFile := strings.Cut(one, "@")
		switch {
		case !valued && isFile:
			name = field
			files.Add(field, path)
		case !valued:
			box := first(form, func(n *html.Node) bool { return attribute(n, "name") == name })
			values.Set(name, attribute(box, "value"))
		default:
			values.Set(name, value)
		}
		if !slices.Contains(names, name) {
			check(fmt.Errorf("the form %s has no field %q, but %q", attribute(form, "action"), name, names))
		}
	}
	return values, files
}

// encode writes what is sent in the form's own encoding.
func encode(form *html.Node, values, files url.Values) (io.Reader, string) {
	if attribute(form, "enctype") != "multipart/form-data" {
		return strings.NewReader(values.Encode()), "application/x-www-form-urlencoded"
	}
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, all := range values {
		for _, value := range all {
			check(w.WriteField(name, value))
		}
	}
	for name, all := range files {
		for _, path := range all {
			part, err := w.CreateFormFile(name, filepath.Base(path))
			check(err)
			content, err := os.ReadFile(path)
			check(err)
			_, err = part.Write(content)
			check(err)
		}
	}
	check(w.Close())
	return &body, w.FormDataContentType()
}

// defaults are what a form sends untouched, and the names of all its fields.
func defaults(form *html.Node) (values url.Values, names []string) {
	values = url.Values{}
	for n := range form.Descendants() {
		name := attribute(n, "name")
		if name == "" || !slices.Contains([]string{"input", "textarea", "select", "button"}, n.Data) {
			continue
		}
		names = append(names, name)
		if value, sent := value(n); sent {
			values.Add(name, value)
		}
	}
	return values, names
}

// value is what a field sends untouched.
func value(n *html.Node) (sent string, is bool) {
	switch kind := attribute(n, "type"); {
	case n.Data == "button":
		return "", false
	case n.Data == "textarea":
		return strings.TrimPrefix(words(n), "\n"), true
	case n.Data == "select":
		chosen := first(n, func(o *html.Node) bool { return o.Data == "option" && has(o, "selected") })
		if chosen == nil {
			chosen = first(n, tagged("option"))
		}
		return attribute(chosen, "value"), chosen != nil
	case kind == "checkbox", kind == "radio":
		return attribute(n, "value"), has(n, "checked")
	default:
		return attribute(n, "value"), kind != "submit" && kind != "file"
	}
}

// item is what a form belongs to: a card, an item of a list or a row, or else itself.
func item(form *html.Node) *html.Node {
	for n := range form.Ancestors() {
		if slices.Contains([]string{"article", "li", "tr"}, n.Data) {
			return n
		}
	}
	return form
}

func tagged(name string) func(*html.Node) bool {
	return func(n *html.Node) bool { return n.Type == html.ElementNode && n.Data == name }
}

// first is the first node that is so, in the order of the page; nil where none is.
func first(top *html.Node, is func(*html.Node) bool) *html.Node {
	if top == nil {
		return nil
	}
	for n := range top.Descendants() {
		if is(n) {
			return n
		}
	}
	return nil
}

func attribute(n *html.Node, name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// inline are the elements that do not end a line of words.
var inline = []string{"a", "abbr", "b", "del", "em", "i", "ins", "kbd", "q", "s", "small", "span", "strong", "svg", "time"}

// words are what a person reads in an element, a line for each block.
func words(n *html.Node) string {
	if n == nil {
		return ""
	}
	var text strings.Builder
	write := func(one *html.Node) {
		if one.Type == html.TextNode {
			text.WriteString(one.Data)
		}
		if one.Type == html.ElementNode && !slices.Contains(inline, one.Data) {
			text.WriteString("\x00")
		}
	}
	write(n)
	for one := range n.Descendants() {
		write(one)
	}
	var lines []string
	for line := range strings.SplitSeq(text.String(), "\x00") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
