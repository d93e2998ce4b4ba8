// Package web owns the pages for officials: their addresses, what each shows,
// sessions and the HTTP manners around them. It decides nothing the rooms
// decide, and it never reaches storage but through them.
package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"time"

	"github.com/alexedwards/scs/v2"

	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/blob"
	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/direction"
	"dondoc/internal/discussion"
	"dondoc/internal/i18n"
	"dondoc/internal/identity"
	"dondoc/internal/intake"
	"dondoc/internal/org"
	"dondoc/internal/plan"
	"dondoc/internal/programme"
	"dondoc/internal/progress"
	"dondoc/internal/reporting"
	"dondoc/internal/search"
	"dondoc/internal/target"
	"dondoc/internal/task"
	"dondoc/internal/tenant"
	"dondoc/internal/web/assets"
)

// Deps is everything the site is made of; all fields but Proxies, MetricsFrom
// and BaseURL are required.
type Deps struct {
	Identity     *identity.Service
	Settings     *tenant.Service
	Audit        *audit.Service
	Orgs         *org.Service
	Registry     *org.Registry
	Intake       *intake.Service
	Programmes   *programme.Service
	Tasks        *task.Service
	Assignments  *assignment.Service
	Progress     *progress.Service
	Plans        *plan.Service
	Directions   *direction.Service
	Targets      *target.Service
	Deliverables *deliverable.Service
	Discussions  *discussion.Service
	Reporting    *reporting.Service
	Search       *search.Service
	Files        blob.Store
	Working      *calendar.Calendar  // which days are rest days
	Sessions     *scs.SessionManager // made by NewSessions
	Catalogues   *i18n.Catalogues
	Assets       *assets.Set
	Tenants      func(ctx context.Context, host string) (tenant.Tenant, error)
	Ready        func(ctx context.Context) error // nil when the site can serve
	Metrics      *Metrics
	Now          func() time.Time
	NewID        func() string // of what a form will make, so that sending it twice makes one
	Log          *slog.Logger
	MaxUpload    int64          // bytes of one document
	Deadline     time.Duration  // of one request
	BaseURL      *url.URL       // as people reach the site; nil: as the request says
	Proxies      []netip.Prefix // whose X-Forwarded-For is believed
	MetricsFrom  []netip.Prefix // who may read /metrics without a proxy between
}

// Site answers every request of the pages.
type Site struct {
	Deps

	pages pages
	mux   *http.ServeMux
}

// New parses the pages and binds the addresses.
func New(d Deps) (*Site, error) {
	p, err := loadPages(d.Assets)
	if err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	s := &Site{Deps: d, pages: p, mux: http.NewServeMux()}
	s.routes(s.mux)
	return s, nil
}

// Handler is the site with its manners, outermost first. The probes stand
// before sessions and limits, so they answer whatever state those are in.
func (s *Site) Handler() http.Handler {
	h := s.Sessions.LoadAndSave(s.mux)
	h = s.sameOrigin(h)
	h = s.limitBody(h)
	h = withDeadline(s.Deadline, h)
	h = s.observe(h)
	return withTrace(s.secure(s.probes(h)))
}

// handle answers with a page's handler: it finds out who visits, and turns what
// the handler returns, or a panic, into the page of a failure.
func (s *Site) handle(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, err := s.begin(r)
		if err == nil {
			err = v.checkInput()
		}
		if err == nil {
			err = s.guarded(h, w, v)
		}
		if err != nil {
			s.fail(w, v, err)
		}
	})
}
