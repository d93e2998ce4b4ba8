package web

import (
	"net/http"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/errs"
	"dondoc/internal/tenant"
)

// settingsPage is the form of the authority's parameters.
type settingsPage struct {
	frame

	Fields  []settingField
	Fixed   []fact // what is not changed on this page
	Problem string
}

// settingField is one parameter.
type settingField struct {
	Key, Label, Help, Value string
	Min, Max                int
	Options                 []option // of a choice
	Faulty                  bool
}

func (s *Site) showSettings(w http.ResponseWriter, v *visit) error {
	return s.renderSettings(w, v, http.StatusOK, nil, "")
}

func (s *Site) renderSettings(w http.ResponseWriter, v *visit, status int, typed map[string]string, problem string) error {
	if err := access.Check(v.Actor, access.TenantManage); err != nil {
		return err
	}
	f := v.frame("tenant.settings").below()
	set := v.Tenant.Settings
	page := settingsPage{frame: f, Problem: problem, Fixed: []fact{
		{f.T("tenant.setting.period_start"), f.T("web.number", set.PeriodStart)},
		{f.T("tenant.setting.rest_day"), f.T("calendar.policy." + string(set.RestDay))},
	}}
	faulty := tenant.Faulty(typed)
	for _, one := range tenant.Changeable() {
		field := f.settingField(one, set)
		if value, named := typed[one.Key]; named {
			field.Value = value
		}
		field.Faulty = slices.Contains(faulty, one.Key)
		page.Fields = append(page.Fields, field)
	}
	return s.render(w, v, status, "tenant/settings", page)
}

func (f frame) settingField(one tenant.Setting, set tenant.Settings) settingField {
	usual := one.Of(tenant.Defaults())
	field := settingField{Key: one.Key, Label: f.T("tenant.setting." + one.Key), Value: one.Of(set), Min: one.Min, Max: one.Max}
	if one.Options == nil {
		field.Help = f.T("tenant.number_help", one.Min, one.Max, usual)
		return field
	}
	field.Help = f.T("tenant.choice_help", f.T("calendar.every."+usual))
	for _, every := range one.Options {
		field.Options = append(field.Options, option{every, f.T("calendar.every." + every)})
	}
	return field
}

func (s *Site) changeSettings(w http.ResponseWriter, v *visit) error {
	typed := map[string]string{}
	for _, one := range tenant.Changeable() {
		typed[one.Key] = v.PostFormValue(one.Key)
	}
	switch err := s.Settings.Change(v.Context(), v.Actor, typed); {
	case err == nil:
		s.tell(v, "tenant.settings_saved")
		return s.goTo(w, v, "/settings")
	case errs.KindOf(err) == errs.Invalid:
		return s.renderSettings(w, v, http.StatusBadRequest, typed, v.Print.Error(err))
	default:
		return err
	}
}
