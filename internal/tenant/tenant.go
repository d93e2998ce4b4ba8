// Package tenant owns the customer body (a province's authority) and the
// settings its rules take as parameters. It does not own its agencies (org).
package tenant

import (
	"context"
	"encoding/json"
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/errs"
)

// Tenant is one authority served by the installation.
type Tenant struct {
	ID       string
	Slug     string // short ASCII name, unique in the installation
	Name     string // "Ủy ban nhân dân tỉnh …"
	Host     string // the host name its pages are served under; empty: the default tenant's
	Settings Settings
}

// Settings are the parameters of the domain's rules that an authority may set.
type Settings struct {
	SoonDays int             `json:"soon_days"` // a task is "due soon" this many days before its day
	RestDay  calendar.Policy `json:"rest_day"`  // what a due date on a rest day means, default for new programmes

	MaxExtensions  int    `json:"max_extensions"`   // granted to one assignment on request (domain rule 8)
	AskWithinDays  int    `json:"ask_within_days"`  // an extension may be asked for this many days after the last day
	BackdateDays   int    `json:"backdate_days"`    // a stated day of completion lies at most this far back (domain rule 6)
	RemarkMinutes  int    `json:"remark_minutes"`   // a remark can be edited by its author for this long
	ReportRhythm   string `json:"report_rhythm"`    // calendar.Every… of reports on what has a last day
	PeriodStart    int    `json:"period_start"`     // day of the month, 1 … 28, on which months and quarters of reporting begin
	ReportDays     int    `json:"report_days"`      // a report is in time this many days after its period, then until a working day
	ReportOpenDays int    `json:"report_open_days"` // and is taken this many days after it; then the period is locked

	Rhythm   string `json:"rhythm"`    // calendar.Every… of reports on what has no last day and says none (domain rule 12)
	PlanDays int    `json:"plan_days"` // an organisation's plan must be in force this many days after it was given the first of its duties

	HandedDays int `json:"handed_days"` // an organisation is told for this many days of a duty that was transferred away from it
}

// Defaults are the settings of a new tenant: due soon 15 days ahead, dates as
// the document states them (domain rule: never shifted silently); two
// extensions, asked for within 30 days, and 4 days of back-dating as seen in
// running systems (domain rules 6 and 8). Months and quarters of reporting end on
// the 14th like the half-years and years of Decree 09/2019; what has a last day
// is reported monthly, because a quarter would show a delay when most of it is
// over. That a report is in time for 5 days and taken for 15, that a plan has 30
// days, that a transfer stays in sight of who had the duty for two weeks, and that a
// remark can be mended for a quarter of an hour, before others have answered it, no act says: it is the product's choice (domain rule 15).
func Defaults() Settings {
	return Settings{
		SoonDays: 15, RestDay: calendar.Keep,
		MaxExtensions: 2, AskWithinDays: 30, BackdateDays: 4, RemarkMinutes: 15, Rhythm: calendar.EveryQuarter,
		ReportRhythm: calendar.EveryMonth, PeriodStart: 15, ReportDays: 5, ReportOpenDays: 15,
		PlanDays: 30, HandedDays: 14,
	}
}

// UnmarshalJSON reads settings that an older edition of the product may have
// stored: what they do not mention has its default.
func (s *Settings) UnmarshalJSON(data []byte) error {
	type plain Settings
	read := plain(Defaults())
	if err := json.Unmarshal(data, &read); err != nil {
		return err
	}
	*s = Settings(read)
	return nil
}

// Directory finds tenants before any transaction is bound to one.
type Directory interface {
	Tenants(ctx context.Context) ([]Tenant, error)
	InsertTenant(ctx context.Context, t Tenant) error
}

// ByHost picks the tenant a request's host name belongs to: the one that claims
// the host, or the default one by its slug.
func ByHost(all []Tenant, host, defaultSlug string) (Tenant, error) {
	host, _, _ = strings.Cut(strings.ToLower(host), ":")
	var fallback *Tenant
	for i, t := range all {
		if t.Host != "" && strings.EqualFold(t.Host, host) {
			return t, nil
		}
		if t.Slug == defaultSlug {
			fallback = &all[i]
		}
	}
	if fallback == nil {
		return Tenant{}, errs.New(errs.NotFound, "tenant.unknown")
	}
	return *fallback, nil
}

// Tx is what the room needs of a transaction.
type Tx interface {
	Tenant() (Tenant, error)
	UpdateSettings(Settings) error
}
