package web

import (
	"net/http"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/i18n"
	"dondoc/internal/identity"
	"dondoc/internal/task"
	"dondoc/internal/tenant"
)

// visit is one request with what the site knows about it: whose authority is
// spoken to, who asks, in which language, and the day schedules are computed for.
type visit struct {
	*http.Request

	Tenant tenant.Tenant
	User   identity.User // zero when nobody is signed in
	Actor  access.Actor  // zero when nobody is signed in
	Print  *i18n.Printer
	Today  calendar.Day
	Day    calendar.Day // "tính đến ngày"; today unless the address says otherwise
	Notice string       // what just succeeded, told once
	Undo   *undoForm    // nil where the notice is of nothing that can be taken back

	typed     int64 // bytes of the words read of a form with files
	FileLimit int64 // size of the largest file that is taken in with a form, in bytes
}

// handler answers a visit; what it returns is written by fail.
type handler func(w http.ResponseWriter, v *visit) error

// signedIn reports whether the visit belongs to an account.
func (v *visit) signedIn() bool { return v.User.ID != "" }

// partial reports whether htmx asks for a part of the page. Going back in the
// browser's history always needs the whole of it.
func (v *visit) partial() bool {
	return v.Header.Get("Hx-Request") == "true" && v.Header.Get("Hx-History-Restore-Request") != "true"
}

// clock is the day and the authority's parameter of the schedule rule.
func (v *visit) clock() task.Clock {
	return task.Clock{Day: v.Day, SoonDays: v.Tenant.Settings.SoonDays}
}

// readDay takes the day from the address. A value that is no day is the
// person's mistake, never silently today.
func (v *visit) readDay() error {
	typed := v.URL.Query().Get("day")
	if typed == "" {
		return nil
	}
	day, err := calendar.ParseDay(typed)
	if err != nil {
		return errs.Wrap(err, errs.Invalid, "web.bad_day", typed)
	}
	v.Day = day
	return nil
}
