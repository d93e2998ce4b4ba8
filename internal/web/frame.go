package web

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/i18n"
)

// frame is what the layout shows around every page, and the words, dates and
// addresses its templates write. Every page's struct embeds one.
type frame struct {
	Title  string // of the window and the page's only h1
	Lang   i18n.Language
	Tenant string
	User   string // name; empty when nobody is signed in
	Crumbs []crumb
	Day    calendar.Day
	Today  calendar.Day
	HasDay bool // the page shows schedules, so the day is asked
	Path   string
	Find   string // the search box's content
	Notice string // what just succeeded
	Undo   *undoForm

	visit *visit
}

// crumb is a step of the way back; the last one has no address.
type crumb struct{ Label, URL string }

// navItem is an entry of the main menu.
type navItem struct {
	Label, URL, Icon string
	Current          bool // the page, or a page below it, is shown
	Exact            bool // the page itself is shown
}

// frame begins a page whose title is the message of the key.
func (v *visit) frame(titleKey string) frame { return v.frameTitled(v.Print.T(titleKey)) }

// frameTitled begins a page with a title that is data, such as a programme's name.
func (v *visit) frameTitled(title string) frame {
	return frame{
		Title: title, Lang: v.Print.Language, Tenant: v.Tenant.Name, User: v.User.Name,
		Day: v.Day, Today: v.Today, Path: v.URL.Path, Notice: v.Notice, Undo: v.Undo, visit: v,
	}
}

// below sets the way back to the page: the home page, then the crumbs given.
func (f frame) below(crumbs ...crumb) frame {
	f.Crumbs = append([]crumb{{f.T("home.title"), f.To("/")}}, crumbs...)
	f.Crumbs = append(f.Crumbs, crumb{Label: f.Title})
	return f
}

// withDay makes the layout ask for the day.
func (f frame) withDay() frame {
	f.HasDay = true
	return f
}

// T is the message of a key in the visit's language.
func (f frame) T(key string, args ...any) string { return f.visit.Print.T(key, args...) }

// To is an address within the site that keeps the day when it is not today's,
// with further pairs of query name and value; empty values are left out.
func (f frame) To(path string, pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if f.Day != f.Today && !q.Has("day") {
		q.Set("day", f.Day.String())
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// Here is the page's own address with its query, for coming back to it.
func (f frame) Here() string { return f.visit.URL.RequestURI() }

// Date writes a day as the language does; nothing for no day.
func (f frame) Date(d calendar.Day) string {
	if d.IsZero() {
		return ""
	}
	if f.Lang == i18n.English {
		return time.Date(d.Year(), d.Month(), d.DayOfMonth(), 0, 0, 0, 0, time.UTC).Format("2 Jan 2006")
	}
	return d.Format()
}

// At writes an instant as the authority's clocks show it.
func (f frame) At(t time.Time) string {
	local := calendar.Local(t)
	return fmt.Sprintf("%02d:%02d, %s", local.Hour(), local.Minute(), f.Date(calendar.DayOf(t)))
}

// Can reports whether the visitor may do the act, to leave out what would be refused.
func (f frame) Can(permission string) bool { return f.visit.Actor.Can(access.Permission(permission)) }

// SignedIn reports whether somebody is.
func (f frame) SignedIn() bool { return f.visit.signedIn() }

// Partial reports whether only a part of the page is written.
func (f frame) Partial() bool { return f.visit.partial() }

// KeptQuery is the page's query without the named fields, for forms that add their own.
func (f frame) KeptQuery(without ...string) []pair {
	var kept []pair
	q := f.visit.URL.Query()
	for _, name := range slices.Sorted(maps.Keys(q)) {
		if slices.Contains(without, name) {
			continue
		}
		for _, value := range q[name] {
			if value != "" {
				kept = append(kept, pair{name, value})
			}
		}
	}
	return kept
}

// pair is a hidden field of a form.
type pair struct{ Name, Value string }

// Nav is the main menu: what the visitor may open.
func (f frame) Nav() []navItem {
	all := []struct {
		key, url, icon string
		permission     access.Permission
	}{
		{"nav.home", "/", "home", access.ProgrammeRead},
		{"nav.work", "/work", "checklist", access.AssignmentRead},
		{"nav.watching", "/watching", "eye", access.AssignmentRead},
		{"nav.office", "/desk", "hourglass", access.AssignmentActivate},
		{"nav.overview", "/overview", "report", access.AssignmentRead},
		{"nav.reports", "/reports", "clipboard-check", access.AssignmentRead},
		{"nav.directions", "/coordinations", "notebook", access.AssignmentRead},
		{"nav.programmes", "/programmes", "clipboard-list", access.ProgrammeRead},
		{"nav.organisations", "/organisations", "building-community", access.OrgRead},
		{"nav.imports", "/imports", "file-import", access.IntakeUpload},
		{"nav.audit", "/audit", "history", access.AuditRead},
		{"nav.users", "/users", "users", access.IdentityManage},
		{"nav.settings", "/settings", "adjustments-horizontal", access.TenantManage},
	}
	var items []navItem
	for _, n := range all {
		if n.url == "/overview" {
			items = append(items, f.deskItems()...)
		}
		if f.visit.Actor.Can(n.permission) {
			items = append(items, navItem{f.T(n.key), f.To(n.url), n.icon, f.within(n.url), f.Path == n.url})
		}
	}
	return items
}

// deskItems lead to the desks of the organisations the visitor works in.
func (f frame) deskItems() (items []navItem) {
	for _, g := range f.visit.Actor.Grants {
		address := "/organisations/" + g.Org + "/work"
		isThere := slices.ContainsFunc(items, func(n navItem) bool { return n.URL == f.To(address) })
		if (g.Role == access.Officer || g.Role == access.Leader) && g.Org != "" && !isThere {
			items = append(items, navItem{f.T("nav.desk"), f.To(address), "clipboard-list", f.Path == address, f.Path == address})
		}
	}
	return items
}

// within reports whether the page lies at or below the address; tasks and duties belong to programmes.
func (f frame) within(address string) bool {
	switch address {
	case "/":
		return f.Path == "/"
	case "/watching":
		return below(f.Path, address) || below(f.Path, "/mentions")
	case "/organisations":
		return below(f.Path, address) && !slices.ContainsFunc(f.deskItems(), func(n navItem) bool { return n.Current })
	case "/programmes":
		return below(f.Path, address) || below(f.Path, "/tasks") || below(f.Path, "/assignments") || below(f.Path, "/plans")
	case "/coordinations":
		return below(f.Path, address) || below(f.Path, "/instructions") || below(f.Path, "/inspections")
	default:
		return below(f.Path, address)
	}
}

func below(path, address string) bool { return path == address || strings.HasPrefix(path, address+"/") }

// Decimal writes a decimal number ("15.3") with the language's marks.
func (f frame) Decimal(number string) string {
	whole, fraction, _ := strings.Cut(number, ".")
	thousands, point := ".", ","
	if f.Lang == i18n.English {
		thousands, point = ",", "."
	}
	written := grouped(whole, thousands)
	if fraction != "" {
		written += point + fraction
	}
	return written
}

// grouped puts a mark before every third digit from the right.
func grouped(digits, mark string) string {
	var b strings.Builder
	for i, d := range digits {
		if left := len(digits) - i; i > 0 && left%3 == 0 && digits[i-1] != '-' {
			b.WriteString(mark)
		}
		b.WriteRune(d)
	}
	return b.String()
}

// TodayURL is the page as of today.
func (f frame) TodayURL() string {
	q := f.visit.URL.Query()
	q.Del("day")
	if len(q) == 0 {
		return f.Path
	}
	return f.Path + "?" + q.Encode()
}

// weekday is a column's heading of the calendar.
type weekday struct{ Label, Short string }

// Weekdays from Monday on.
func (f frame) Weekdays() []weekday {
	var all []weekday
	for _, d := range []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		all = append(all, weekday{f.T("calendar.weekday." + d), f.T("calendar.weekday_short." + d)})
	}
	return all
}

// Plain is a list of names without the mark that tells a class from an organisation.
func (f frame) Plain(names []string) []string {
	plain := make([]string, len(names))
	for i, n := range names {
		plain[i] = strings.TrimPrefix(n, "*")
	}
	return plain
}
