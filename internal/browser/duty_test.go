package browser_test

import (
	"context"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/identity"
	"dondoc/internal/org"
	"dondoc/internal/sample"
	"dondoc/internal/task"
)

// step is what one person does on one day, on a telephone.
type step struct {
	day    string
	who    string // of the cast
	open   string // where they begin; empty: "/work"
	link   string // words of the link they touch; empty: none
	act    string // the form they send; empty: they only look
	fields map[string]string
	says   string // what the page says then
	look   string // a name: the page is judged and its picture taken
}

// stage is the sample with its decision given to the agencies in February 2022, and a clock that steps set.
type stage struct {
	*site

	clock  *atomic.Int64 // Unix seconds
	actors map[string]actor
}

// actor is one of the cast with a window of their own.
type actor struct {
	window

	who     access.Actor
	account sample.Account
}

// perform plays a life on a stage of its own.
func perform(browser context.Context, t *testing.T, steps []step) {
	t.Helper()
	s := openStage(t)
	for _, one := range steps {
		s.set(one.day)
		w := s.actor(browser, t, one.who)
		w.enter()
		w.widen(telephone)
		address := one.open
		if address == "" {
			address = "/work"
		}
		if got := w.open(address); got.Status != 200 {
			t.Fatalf("%s, %s: %s has status %d", one.day, one.who, address, got.Status)
		}
		w.play(one)
	}
}

// play does the step in the person's window.
func (w window) play(one step) {
	w.t.Helper()
	if one.link != "" {
		w.touchLink(one.link)
	}
	if one.act != "" {
		w.touchForm(one.act, one.fields)
	}
	if text := w.text("main"); !strings.Contains(text, one.says) {
		w.t.Fatalf("%s, %s: %s does not say %q but\n%.3000s", one.day, one.who, w.path(), one.says, text)
	}
	if one.look != "" {
		w.whole(one.look, "vi")
	}
	w.clean(one.day + " " + one.who)
}

// openStage opens one: the sample's decision, activated on 18 February 2022.
func openStage(t *testing.T) *stage {
	t.Helper()
	i := samples.Copy(t, "sqlite")
	s := &stage{
		site:  &site{database: i.URL, data: i.Data, log: &journal{}, accounts: i.Accounts()},
		clock: &atomic.Int64{}, actors: map[string]actor{},
	}
	s.set("2022-02-18")
	s.app, s.operator = i.OpenAt(t, s.log, func() time.Time { return time.Unix(s.clock.Load(), 0) }), access.Operator(i.First.Tenant.ID, "dondoc")
	s.address = i.Serve(t, s.app).URL
	card := must(s.app.Reporting.Cards(t.Context(), s.operator, task.Clock{}))(t)[0]
	p := must(s.app.Programmes.Programme(t.Context(), s.operator, card.ID))(t)
	must(s.app.Assignments.Activate(t.Context(), s.operator, p.ID, assignment.Activation{
		Number: p.Document.Number, SignedOn: p.Document.IssuedOn,
	}))(t)
	return s
}

// set sets the clock to nine in the morning of a day.
func (s *stage) set(day string) {
	at, err := time.Parse(time.RFC3339, day+"T09:00:00+07:00")
	if err != nil {
		panic(err) // a step's own fault
	}
	s.clock.Store(at.Unix())
}

// cast are the people of the lives: login, role and organisation.
func cast() map[string][2]string {
	return map[string][2]string{
		"dieu-phoi":  {string(access.Office), ""},
		"xay-dung":   {string(access.Officer), "Sở Xây dựng"},
		"ld-xd":      {string(access.Leader), "Sở Xây dựng"},
		"ke-hoach":   {string(access.Officer), "Sở Kế hoạch và Đầu tư"},
		"ld-kh":      {string(access.Leader), "Sở Kế hoạch và Đầu tư"},
		"tai-chinh":  {string(access.Officer), "Sở Tài chính"},
		"ld-tc":      {string(access.Leader), "Sở Tài chính"},
		"noi-vu":     {string(access.Officer), "Sở Nội vụ"},
		"ld-nv":      {string(access.Leader), "Sở Nội vụ"},
		"giao-thong": {string(access.Officer), "Sở Giao thông vận tải"},
		"ld-gt":      {string(access.Leader), "Sở Giao thông vận tải"},
		"thong-tin":  {string(access.Officer), "Sở Thông tin và Truyền thông"},
		"ld-tt":      {string(access.Leader), "Sở Thông tin và Truyền thông"},
		"thanh-pho":  {string(access.Officer), "Ủy ban nhân dân thành phố Thanh Hóa"},
		"chu-tich":   {string(access.Leader), "Ủy ban nhân dân thành phố Thanh Hóa"},
	}
}

// actor is one of the cast, who gets an account and a window when they first appear.
func (s *stage) actor(browser context.Context, t *testing.T, who string) actor {
	t.Helper()
	if a, there := s.actors[who]; there {
		return a
	}
	role, unit := cast()[who][0], cast()[who][1]
	grant := access.Grant{Role: access.Role(role)}
	if unit != "" {
		grant.Org = s.unit(t, unit)
	}
	n := identity.Application{Login: who, Name: who + " (mẫu)", Grants: []access.Grant{grant}, Sample: true}
	u, password, err := s.app.Identity.Create(t.Context(), s.operator, n)
	if err != nil {
		t.Fatal(err)
	}
	acting := access.Actor{Tenant: s.operator.Tenant, User: u.ID, Name: u.Name, Grants: u.Grants}
	s.actors[who] = actor{s.person(browser, t), acting, sample.Account{Login: who, Password: password}}
	return s.actors[who]
}

// enter signs the actor in, unless their session still lasts: the days of a life pass faster than sessions do.
func (a actor) enter() {
	a.t.Helper()
	if a.open("/account").Status != http.StatusOK {
		a.open("/sign-in")
		a.identify(a.account)
	}
}

// unit is the id of an organisation of the sample.
func (s *stage) unit(t *testing.T, name string) string {
	t.Helper()
	all := must(s.app.Orgs.Directory(t.Context(), s.operator))(t).Units
	return first(t, all, func(u org.Unit) bool { return u.Name() == name }).ID
}
