package browser_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/app"
	"dondoc/internal/config"
	"dondoc/internal/identity"
	"dondoc/internal/sample"
	"dondoc/internal/store/storetest"
)

// maxUpload is the limit the site is given, in bytes: more than the reference decision, less than it takes long to send.
const maxUpload = 1 << 20

// site is the program's pages, served on a real database.
type site struct {
	app      *app.App
	operator access.Actor
	address  string // http://127.0.0.1:PORT
	database string // its file, or its URL
	data     string // the data directory
	log      *journal
	accounts map[access.Role]sample.Account
}

// serve starts the site on an empty database: with the sample, or with nothing but one account of the coordinating office.
func serve(t *testing.T, e storetest.Engine, withSample bool) *site {
	t.Helper()
	ctx, s := context.Background(), &site{database: e.URL, data: t.TempDir(), log: &journal{}, accounts: map[access.Role]sample.Account{}}
	a, err := app.Open(ctx, config.Common{DB: e.URL, Data: s.data}, maxUpload,
		slog.New(slog.NewTextHandler(s.log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	first, err := a.Prepare(ctx, "", "", withSample)
	if err != nil {
		t.Fatal(err)
	}
	s.app, s.operator = a, access.Operator(first.Tenant.ID, "dondoc")
	for _, account := range first.Accounts {
		s.accounts[account.Role] = account
	}
	pages, err := a.Site(config.Serve{Upload: config.Upload{MaxUpload: maxUpload}, Deadline: time.Minute}, first.Tenant.Slug)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(pages.Handler())
	t.Cleanup(server.Close)
	s.address = server.URL
	return s
}

// officialName is as long as names with their office are in practice.
const officialName = "Nguyễn Thị Phương Thảo Nguyên – Phó Trưởng phòng Tổng hợp, Kiểm soát thủ tục hành chính"

// employ gives the coordinating office a person with a long name, who stands for the role from then on.
func (s *site) employ(t *testing.T) {
	t.Helper()
	n := identity.Application{
		Login: "nguyen-thi-phuong-thao-nguyen.tonghop", Name: officialName, Grants: []access.Grant{{Role: access.Office}}, Sample: true,
	}
	u, password, err := s.app.Identity.Create(context.Background(), s.operator, n)
	if err != nil {
		t.Fatal(err)
	}
	s.accounts[access.Office] = sample.Account{Login: u.Login, Name: u.Name, Password: password, Role: access.Office}
}

// journal is a log that many requests write to.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}
