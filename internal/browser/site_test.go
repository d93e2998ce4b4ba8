package browser_test

import (
	"bytes"
	"context"
	"sync"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/app"
	"dondoc/internal/app/apptest"
	"dondoc/internal/identity"
	"dondoc/internal/sample"
	"dondoc/internal/store/storetest"
)

// maxUpload is the limit the site is given, in bytes.
const maxUpload = apptest.MaxUpload

// samples are what the sites with the sample are copies of.
var samples = apptest.NewSamples()

func TestMain(m *testing.M) { samples.Main(m) }

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

// serve starts the site: on a copy of the sample, or on a database with nothing but one tenant.
func serve(t *testing.T, i apptest.Installation) *site {
	t.Helper()
	s := &site{database: i.URL, data: i.Data, log: &journal{}, accounts: i.Accounts()}
	s.app, s.operator = i.Open(t, s.log), access.Operator(i.First.Tenant.ID, "dondoc")
	s.address = i.Serve(t, s.app).URL
	return s
}

// bare is an installation that nobody works in yet.
func bare(t *testing.T) apptest.Installation {
	t.Helper()
	return apptest.Install(t, storetest.SQLite(t), "", false)
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
