package web

import (
	"testing"

	"github.com/jba/templatecheck"

	"dondoc/internal/web/assets"
)

// pageTypes says which struct each template shows; a template that is missing
// here, or speaks of a field its struct has not, fails.
func pageTypes() map[string]any {
	return map[string]any{
		"account/show":        accountPage{},
		"activation/show":     activationPage{},
		"assignment/charge":   chargePage{},
		"assignment/posts":    postsPage{},
		"assignment/history":  historyPage{},
		"assignment/show":     assignmentPage{},
		"assignment/timeline": timelinePage{},
		"audit/list":          auditPage{},
		"bulk/show":           bulkPage{},
		"desk/office":         officePage{},
		"desk/overview":       overviewPage{},
		"desk/show":           deskPage{},
		"difference/list":     reconciliationPage{},
		"direction/list":      directionListPage{},
		"direction/show":      directionPage{},
		"discussion/mentions": mentionsPage{},
		"discussion/show":     discussionPage{},
		"discussion/watching": watchingPage{},
		"document/show":       documentPage{},
		"error/show":          failPage{},
		"home/show":           homePage{},
		"identity/kept":       keptPage{},
		"identity/sign_in":    signInPage{},
		"import/add":          addedPage{},
		"import/list":         importsPage{},
		"import/progress":     progressPage{},
		"import/row":          rowPage{},
		"import/show":         importPage{},
		"import/target":       targetPage{},
		"org/list":            organisationsPage{},
		"org/show":            organisationPage{},
		"plan/line":           planLinePage{},
		"plan/list":           plansPage{},
		"plan/show":           planPage{},
		"plan/unit":           unitPlansPage{},
		"product/file":        filePage{},
		"product/show":        productPage{},
		"programme/duties":    dutiesPage{},
		"programme/list":      programmesPage{},
		"programme/show":      programmePage{},
		"progress/board":      boardPage{},
		"progress/check":      checkPage{},
		"progress/sheet":      sheetPage{},
		"progress/show":       reportPage{},
		"search/show":         searchPage{},
		"target/list":         targetsPage{},
		"task/show":           taskPage{},
		"tenant/settings":     settingsPage{},
		"user/list":           usersPage{},
		"user/password":       passwordPage{},
		"user/show":           userPage{},
		"work/show":           workPage{},
	}
}

func TestTemplatesFitTheirPages(t *testing.T) {
	all, err := loadPages(new(assets.Set))
	if err != nil {
		t.Fatal(err)
	}
	types := pageTypes()
	for name, page := range all {
		data, ok := types[name]
		if !ok {
			t.Errorf("%s: no page struct named for it", name)
			continue
		}
		entries := []string{"layout"}
		if page.Lookup(fragment) != nil {
			entries = append(entries, "partial")
		}
		for _, entry := range entries {
			if err := templatecheck.CheckHTML(page.Lookup(entry), data); err != nil {
				t.Errorf("%s, %s: %v", name, entry, err)
			}
		}
	}
	for name := range types {
		if all[name] == nil {
			t.Errorf("%s: a page struct without a template", name)
		}
	}
}
