package tenant

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/tx"
)

// A Setting is one parameter that the authority's administrator may change: a
// whole number between Min and Max, or one of Options. The day on which periods
// of reporting begin and the rule of rest days are not among them: reports and
// dates that exist were made by them.
type Setting struct {
	Key      string
	Min, Max int
	Options  []string

	number func(*Settings) *int
	choice func(*Settings) *string
}

// Changeable lists them in the order pages show them.
func Changeable() []Setting {
	rhythms := []string{calendar.EveryWeek, calendar.EveryMonth, calendar.EveryQuarter, calendar.EveryHalf, calendar.EveryYear}
	return []Setting{
		{Key: "soon_days", Min: 1, Max: 90, number: func(s *Settings) *int { return &s.SoonDays }},
		{Key: "max_extensions", Min: 0, Max: 10, number: func(s *Settings) *int { return &s.MaxExtensions }},
		{Key: "ask_within_days", Min: 0, Max: 365, number: func(s *Settings) *int { return &s.AskWithinDays }},
		{Key: "backdate_days", Min: 0, Max: 60, number: func(s *Settings) *int { return &s.BackdateDays }},
		{Key: "report_rhythm", Options: rhythms, choice: func(s *Settings) *string { return &s.ReportRhythm }},
		{Key: "rhythm", Options: rhythms, choice: func(s *Settings) *string { return &s.Rhythm }},
		{Key: "report_days", Min: 0, Max: 60, number: func(s *Settings) *int { return &s.ReportDays }},
		{Key: "report_open_days", Min: 0, Max: 120, number: func(s *Settings) *int { return &s.ReportOpenDays }},
		{Key: "plan_days", Min: 1, Max: 365, number: func(s *Settings) *int { return &s.PlanDays }},
		{Key: "handed_days", Min: 0, Max: 90, number: func(s *Settings) *int { return &s.HandedDays }},
		{Key: "remark_minutes", Min: 0, Max: 1440, number: func(s *Settings) *int { return &s.RemarkMinutes }},
	}
}

// Of is the setting's value, as it is typed.
func (s Setting) Of(all Settings) string {
	if s.number != nil {
		return strconv.Itoa(*s.number(&all))
	}
	return *s.choice(&all)
}

// set puts what was typed into the settings, and reports whether it may be.
func (s Setting) set(all *Settings, typed string) bool {
	if s.number == nil {
		known := slices.Contains(s.Options, typed)
		if known {
			*s.choice(all) = typed
		}
		return known
	}
	n, err := strconv.Atoi(strings.TrimSpace(typed))
	if err != nil || n < s.Min || n > s.Max {
		return false
	}
	*s.number(all) = n
	return true
}

// SettingsTx is what changing settings needs.
type SettingsTx interface {
	Tx
	audit.Tx
}

// Service changes settings.
type Service struct {
	Store tx.Store[SettingsTx]
	Now   func() time.Time
}

// Change sets what was typed, by key; what is not named stays. errs.Invalid
// "tenant.bad_settings" with the number of values that may not be: Faulty names
// them. errs.Invalid "tenant.locked_early" when a report's period would be
// locked before the report is late.
func (s *Service) Change(ctx context.Context, a access.Actor, typed map[string]string) error {
	if err := access.Check(a, access.TenantManage); err != nil {
		return err
	}
	return s.Store.Write(ctx, a.Tenant, func(t SettingsTx) error {
		owner, err := t.Tenant()
		if err != nil {
			return err
		}
		was, is := owner.Settings, owner.Settings
		if faulty := is.take(typed); len(faulty) > 0 {
			return errs.New(errs.Invalid, "tenant.bad_settings", len(faulty))
		}
		if is.ReportOpenDays < is.ReportDays {
			return errs.New(errs.Invalid, "tenant.locked_early")
		}
		if is == was {
			return nil
		}
		if err := t.UpdateSettings(is); err != nil {
			return err
		}
		detail := map[string]Settings{"before": was, "after": is}
		return audit.Append(t, s.Now(), a, "tenant.set", audit.Subject{Kind: "tenant", ID: owner.ID}, detail)
	})
}

// Faulty lists the keys whose typed values may not be.
func Faulty(typed map[string]string) []string {
	var scratch Settings
	return scratch.take(typed)
}

// take sets what was typed and lists what may not be.
func (s *Settings) take(typed map[string]string) (faulty []string) {
	for _, one := range Changeable() {
		if value, named := typed[one.Key]; named && !one.set(s, value) {
			faulty = append(faulty, one.Key)
		}
	}
	return faulty
}
