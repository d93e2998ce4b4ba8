package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
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
	"strconv"
	"strings"
	"time"
)

// check ends a tool that cannot go on.
func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(dir, name string, content []byte) error {
	return os.WriteFile(filepath.Join(dir, name), content, 0o600)
}

func copyFile(dir, name, from string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return write(dir, name, content)
}

// fetch is a browser without a screen: fetch [-wait] [-until REGEXP] [-form a=b&c=d]
// [-file field=path] METHOD URL. It keeps cookies in the file "cookies" and where
// it came to in the file "address", which a URL may be relative to (./cancel),
// follows redirects, and prints the status, the address it came to and the page.
func fetch() {
	wait := flag.Bool("wait", false, "try until somebody answers")
	until := flag.String("until", "", "ask again until the page matches")
	form := flag.String("form", "", "fields to send")
	file := flag.String("file", "", "field=path of a file to send")
	flag.Parse()
	jar, err := cookiejar.New(nil)
	check(err)
	base := destination(flag.Arg(1))
	jar.SetCookies(base, loadCookies("cookies"))
	client := &http.Client{Jar: jar, Timeout: time.Minute}
	wanted := regexp.MustCompile(*until)
	for end := time.Now().Add(time.Minute); ; <-time.After(100 * time.Millisecond) {
		resp, err := send(client, *wait, func() (*http.Request, error) { return request(base, *form, *file) })
		check(err)
		page, err := io.ReadAll(resp.Body)
		check(errors.Join(err, resp.Body.Close()))
		if !wanted.Match(page) && time.Now().Before(end) {
			continue
		}
		fmt.Printf("status: %d\nat: %s\n%s", resp.StatusCode, resp.Request.URL.Path, page)
		check(saveCookies("cookies", jar.Cookies(base)))
		check(write(".", "address", []byte(resp.Request.URL.String())))
		return
	}
}

// destination reads a URL, relative to where the last one led.
func destination(typed string) *url.URL {
	to, err := url.Parse(typed)
	check(err)
	if to.IsAbs() {
		return to
	}
	last, err := os.ReadFile("address")
	check(err)
	from, err := url.Parse(string(last))
	check(err)
	return from.ResolveReference(to)
}

// send tries again while nobody listens, for half a minute at most.
func send(client *http.Client, wait bool, request func() (*http.Request, error)) (*http.Response, error) {
	end := time.Now().Add(30 * time.Second)
	for {
		r, err := request()
		if err != nil {
			return nil, err
		}
		resp, err := client.Do(r)
		if err == nil || !wait || time.Now().After(end) {
			return resp, err
		}
		<-time.After(20 * time.Millisecond)
	}
}

func request(to *url.URL, form, file string) (*http.Request, error) {
	body, kind := io.Reader(nil), ""
	switch {
	case file != "":
		var err error
		if body, kind, err = upload(file); err != nil {
			return nil, err
		}
	case form != "":
		body, kind = strings.NewReader(form), "application/x-www-form-urlencoded"
	}
	r, err := http.NewRequestWithContext(context.Background(), flag.Arg(0), to.String(), body)
	if err == nil && kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	return r, err
}

func upload(file string) (io.Reader, string, error) {
	field, path, _ := strings.Cut(file, "=")
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, "", err
	}
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile(field, filepath.Base(path))
	if err != nil {
		return nil, "", err
	}
	if _, err := part.Write(content); err != nil {
		return nil, "", err
	}
	return &b, w.FormDataContentType(), w.Close()
}

func loadCookies(file string) []*http.Cookie {
	raw, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return nil
	}
	check(err)
	var cookies []*http.Cookie
	check(json.Unmarshal(raw, &cookies))
	return cookies
}

func saveCookies(file string, cookies []*http.Cookie) error {
	raw, err := json.Marshal(cookies)
	if err != nil {
		return err
	}
	return os.WriteFile(file, raw, 0o600)
}

// count prints how many items a list in a JSON file has: count FILE key.
func count() {
	raw, err := os.ReadFile(os.Args[1])
	check(err)
	var top map[string]json.RawMessage
	check(json.Unmarshal(raw, &top))
	var list []json.RawMessage
	check(json.Unmarshal(top[os.Args[2]], &list))
	fmt.Println(len(list))
}

// large writes a text file of many bytes: large FILE BYTES.
func large() {
	size, err := strconv.Atoi(os.Args[2])
	check(err)
	check(os.WriteFile(os.Args[1], bytes.Repeat([]byte("Trang giấy dài.\n"), size/18), 0o600))
}

// tamper changes the first audit entry behind the product's back, as somebody
// who holds the database could.
func tamper() {
	driver, name := "sqlite", "data/dondoc.db"
	off := []string{"drop trigger audit_entries_no_update"}
	if url := os.Getenv("DONDOC_DB"); url != "" {
		driver, name = "pgx", url
		off = []string{"alter table audit_entries disable trigger user"}
	}
	db, err := sql.Open(driver, name)
	check(err)
	defer db.Close()
	for _, statement := range append(off, "update audit_entries set actor_name = 'somebody else' where seq = 1") {
		_, err := db.ExecContext(context.Background(), statement)
		check(err)
	}
}
