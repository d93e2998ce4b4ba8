package web

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"

	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/i18n"
	"dondoc/internal/identity"
)

// Keys of a session. The tenant is kept so that a cookie of one authority says
// nothing on another's pages, the stamp so that a new password ends it.
const (
	keyTenant   = "tenant"
	keyUser     = "user"
	keyStamp    = "stamp"
	keySeen     = "seen" // unix seconds
	keyLanguage = "language"
)

// A session lasts a working day, with a lunch break of silence within it. When
// it was last used is noted now and then only: a write for every page read
// would make readers wait for each other.
const (
	sessionLifetime = 12 * time.Hour
	sessionIdle     = 2 * time.Hour
	sessionNote     = 5 * time.Minute
)

// NewSessions makes the session manager over a store that gets only hashes of
// tokens. secure is for sites served over https.
func NewSessions(store scs.Store, secure bool) *scs.SessionManager {
	m := scs.New()
	m.Store = store
	m.HashTokenInStore = true
	m.Lifetime = sessionLifetime
	m.Cookie.Name = "dondoc"
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteLaxMode
	if secure {
		// The prefix makes browsers refuse the cookie from anywhere but this host over https.
		m.Cookie.Name, m.Cookie.Secure = "__Host-dondoc", true
	}
	m.Cookie.Persist = false
	return m
}

// begin finds out whose authority a request speaks to, who asks, in which
// language and for which day. The visit is usable for a failure page even when
// err is not nil.
func (s *Site) begin(r *http.Request) (*visit, error) {
	today := calendar.DayOf(s.Now())
	v := &visit{Request: r, Today: today, Day: today, FileLimit: s.Deliverables.Limit()}
	t, tenantErr := s.Tenants(r.Context(), r.Host)
	v.Tenant = t
	userErr := s.recognise(v)
	v.Print = s.Catalogues.Printer(s.languageOf(v))
	if v.Notice = s.told(v); v.Notice != "" {
		v.Undo = s.undoable(v)
	}
	if err := errors.Join(tenantErr, userErr); err != nil {
		return v, err
	}
	return v, v.readDay()
}

// recognise loads the account of the session, if it is one of this tenant's and
// its password is still the one it was begun with.
func (s *Site) recognise(v *visit) error {
	ctx := v.Context()
	id := s.Sessions.GetString(ctx, keyUser)
	if id == "" || v.Tenant.ID == "" || s.Sessions.GetString(ctx, keyTenant) != v.Tenant.ID {
		return nil
	}
	u, err := s.Identity.Actor(ctx, v.Tenant.ID, id)
	switch {
	case errs.KindOf(err) == errs.Unauthenticated:
		return s.Sessions.Destroy(ctx)
	case err != nil:
		return err
	case u.Stamp() != s.Sessions.GetString(ctx, keyStamp), s.idle(ctx) > sessionIdle:
		return s.Sessions.Destroy(ctx)
	}
	if s.idle(ctx) > sessionNote {
		s.Sessions.Put(ctx, keySeen, s.Now().Unix())
	}
	v.User, v.Actor = u, u.Actor(v.Tenant.ID)
	return nil
}

// idle is how long ago the session was last known to be used.
func (s *Site) idle(ctx context.Context) time.Duration {
	return s.Now().Sub(time.Unix(s.Sessions.GetInt64(ctx, keySeen), 0))
}

// languageOf a visit: what the person chose in this session, else the
// account's, else what the browser asks for.
func (s *Site) languageOf(v *visit) i18n.Language {
	wanted := s.Sessions.GetString(v.Context(), keyLanguage)
	if wanted == "" {
		wanted = v.User.Language
	}
	return i18n.Pick(wanted, v.Header.Get("Accept-Language"))
}

// beginSession makes the session the account's, under a new token: one that was
// known before the sign-in must not be worth anything after it.
func (s *Site) beginSession(ctx context.Context, tenant string, u identity.User) error {
	if err := s.Sessions.RenewToken(ctx); err != nil {
		return err
	}
	s.Sessions.Put(ctx, keyTenant, tenant)
	s.Sessions.Put(ctx, keyUser, u.ID)
	s.Sessions.Put(ctx, keyStamp, u.Stamp())
	s.Sessions.Put(ctx, keySeen, s.Now().Unix())
	return nil
}

// endSession forgets the account but keeps the chosen language.
func (s *Site) endSession(ctx context.Context) error {
	language := s.Sessions.GetString(ctx, keyLanguage)
	if err := s.Sessions.Destroy(ctx); err != nil {
		return err
	}
	s.rememberLanguage(ctx, i18n.Language(language))
	return nil
}

// rememberLanguage keeps a choice for this session, signed in or not.
func (s *Site) rememberLanguage(ctx context.Context, l i18n.Language) {
	if l != "" {
		s.Sessions.Put(ctx, keyLanguage, string(l))
	}
}
