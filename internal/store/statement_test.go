package store_test

import (
	"database/sql"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dondoc/internal/store/storetest"
)

// outsideTenants lists the only statements that are not bound to a tenant, each with its reason.
var outsideTenants = map[string]string{
	"sqlAllTenants":            "a request's tenant is found before a transaction is bound to one",
	"sqlInsertTenant":          "makes the tenant",
	"sqlTenant":                "restricts the table of tenants itself, by id",
	"sqlUpdateSettings":        "restricts the table of tenants itself, by id",
	"sqlLockTenantSQLite":      "restricts the table of tenants itself, by id",
	"sqlLockTenantPostgres":    "restricts the table of tenants itself, by id",
	"sqlSession":               "a session is found by its token before the tenant is known",
	"sqlPutSession":            "as sqlSession",
	"sqlDeleteSession":         "as sqlSession",
	"sqlDeleteExpiredSessions": "clears the whole installation's sessions",
}

// statements gives the text of every constant sqlXxx of the package, as the compiler sees it.
func statements(t *testing.T) map[string]string {
	t.Helper()
	set := token.NewFileSet()
	var files []*ast.File
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	// Imports need not resolve: texts are made of texts.
	config := types.Config{Importer: importer.Default(), Error: func(error) {}}
	pkg, _ := config.Check("store", set, files, nil)
	all := map[string]string{}
	for _, name := range pkg.Scope().Names() {
		if c, ok := pkg.Scope().Lookup(name).(*types.Const); ok && strings.HasPrefix(name, "sql") && c.Val().Kind() == constant.String {
			all[name] = constant.StringVal(c.Val())
		}
	}
	if len(all) < 50 {
		t.Fatalf("found %d statements only", len(all))
	}
	return all
}

var (
	tableUse  = regexp.MustCompile(`(?i)\b(?:from|join|update|into)\s+([a-z_]+)\b(?:\s+([a-z])\b)?`)
	tenantUse = regexp.MustCompile(`\b(?:([a-z])\.)?tenant = (?:\$1|[a-z]\.tenant)`)
	insertUse = regexp.MustCompile(`(?is)insert into \w+ \(tenant,.*?\)\s*values \(\$1,`)
	parameter = regexp.MustCompile(`\$(\d+)`)
)

// Every table a statement uses is restricted to the tenant, itself or through the one it is joined to, and
// somewhere the chain ends in $1.
func TestEveryStatementIsBoundToTheTenant(t *testing.T) {
	all := statements(t)
	for name, text := range all {
		if _, ok := outsideTenants[name]; ok {
			continue
		}
		if fault := unbound(text); fault != "" {
			t.Errorf("%s: %s\n%s", name, fault, text)
		}
	}
	for _, exceptions := range []map[string]string{outsideTenants, wholeTenant} {
		for name := range exceptions {
			if _, ok := all[name]; !ok {
				t.Errorf("%s is an exception for a statement that is not there", name)
			}
		}
	}
}

// withoutTenant are names after from or join that hold no rows of their own.
var withoutTenant = []string{"question", "search_words", "set", "branch", "mine", "offices", "kept", "inspected", "bygone", "watchable"}

// unbound says why a statement is not bound to a tenant, "" when it is.
func unbound(text string) string {
	if insertUse.MatchString(text) {
		return ""
	}
	if !strings.Contains(text, "tenant = $1") {
		return "nothing is restricted to $1"
	}
	restricted := map[string]int{}
	for _, m := range tenantUse.FindAllStringSubmatch(text, -1) {
		restricted[m[1]]++
	}
	for _, m := range tableUse.FindAllStringSubmatch(text, -1) {
		table, alias := m[1], m[2]
		if slices.Contains(withoutTenant, table) {
			continue
		}
		if restricted[alias]--; restricted[alias] < 0 {
			return table + " is not restricted to the tenant"
		}
	}
	return ""
}

func TestUnboundStatementsAreNoticed(t *testing.T) {
	for text, bad := range map[string]bool{
		"select id from tasks where id = $1":                                                             true,
		"select id from tasks where tenant = $2":                                                         true,
		"select id from tasks t where t.tenant = $1":                                                     false,
		"select t.id from tasks t join units u on u.id = t.id where t.tenant = $1":                       true,
		"select t.id from tasks t join units u on u.tenant = t.tenant where t.tenant = $1":               false,
		"select id from tasks where tenant = $1 and id in (select task_id from task_roles)":              true,
		"insert into tasks (id, tenant) values ($1, $2)":                                                 true,
		"insert into tasks (tenant, id) values ($1, $2) on conflict (tenant, id) do update set id = 'x'": false,
		"update tasks set x = 1 where id = $2":                                                           true,
	} {
		if fault := unbound(text); (fault != "") != bad {
			t.Errorf("%s: %q, want a fault: %v", text, fault, bad)
		}
	}
}

// Both engines accept every statement, and the embedded one finds what it asks for by an index.
func TestEveryStatementIsPlanned(t *testing.T) {
	all := statements(t)
	explain := map[string]string{"sqlite": "explain query plan ", "postgres": "explain "}
	other := map[string]string{"sqlite": "Postgres", "postgres": "SQLite"}
	storetest.EachEngine(t, func(t *testing.T, e storetest.Engine) {
		storetest.Open(t, e)
		raw := storetest.Raw(t, e)
		for name, text := range all {
			if strings.HasSuffix(name, other[e.Name]) {
				continue
			}
			rows, err := raw.QueryContext(t.Context(), explain[e.Name]+text, make([]any, parameters(text))...)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if plan := last(t, rows); e.Name == "sqlite" && scans(name, text, plan) {
				t.Errorf("%s reads more than it needs:\n%s", name, strings.Join(plan, "\n"))
			}
		}
	})
}

// parameters is the highest $n of a statement.
func parameters(text string) (n int) {
	for _, m := range parameter.FindAllStringSubmatch(text, -1) {
		i, err := strconv.Atoi(m[1])
		if err != nil {
			panic(err) // the pattern takes digits only
		}
		n = max(n, i)
	}
	return n
}

// wholeTenant lists the statements that are meant to visit all rows a tenant has in a table, with the reason.
var wholeTenant = map[string]string{
	"sqlAuditHead":                "the newest of the record",
	"sqlAuditEntries":             "a page of the whole record, from its newest end",
	"sqlAuditEntriesAfter":        "a walk over the record",
	"sqlUsers":                    "the list of accounts",
	"sqlGrants":                   "of all accounts",
	"sqlUnits":                    "the directory",
	"sqlNames":                    "of the directory",
	"sqlIdentifiers":              "of the directory",
	"sqlSuccessions":              "of the directory",
	"sqlProgrammes":               "the list of programmes",
	"sqlCitations":                "of the list of programmes",
	"sqlCards":                    "the list of programmes",
	"sqlScheduleCounts":           "figures over everything",
	"sqlTaskRows":                 "a list of tasks nobody narrowed",
	"sqlTaskStates":               "the same list",
	"sqlWaiting":                  "counts over partial indexes",
	"sqlTree":                     "the directory's tree",
	"sqlAssignmentRows":           "a list of assignments nobody narrowed",
	"sqlCountAssignments":         "the same list",
	"sqlAssignmentLoads":          "figures over everything",
	"sqlOpenAssignments":          "figures over everything",
	"sqlAssignmentsReportedIn":    "figures over everything",
	"sqlAssignmentCounts":         "figures over everything",
	"sqlOpenGaps":                 "all signed programmes",
	"sqlUnreceived":               "counts over a partial index",
	"sqlBlocked":                  "all dependencies between tasks",
	"sqlFileDigests":              "all files, to find those that nothing names",
	"sqlInspections":              "the list of inspections",
	"sqlCoordinationRows":         "the list of all coordinations, by last day",
	"sqlCoordinationRowsAsking":   "the same list, of the office",
	"sqlInstructionRows":          "the list of all instructions, by last day",
	"sqlInstructionRowsAsked":     "the same list, of some organisations",
	"sqlInstructionRowsAsking":    "the same list, of who instructed",
	"sqlRecommendationRows":       "the list of all recommendations, by last day",
	"sqlRecommendationRowsAsking": "the same list, of who inspects",
	"sqlReceipts":                 "the list of imports; what ended long ago is swept away",
}

// scans reports whether a plan of SQLite reads a table from end to end, or all of a tenant's rows where that
// is not meant. What a subquery made is no table.
func scans(name, text string, plan []string) bool {
	if _, ok := outsideTenants[name]; ok {
		return false
	}
	made := []string{"CONSTANT ROW"}
	for _, m := range tableUse.FindAllStringSubmatch(text, -1) {
		if slices.Contains(withoutTenant, m[1]) {
			made = append(made, m[2])
		}
	}
	_, whole := wholeTenant[name]
	return slices.ContainsFunc(plan, func(step string) bool {
		table, scan := strings.CutPrefix(step, "SCAN ")
		switch {
		case scan:
			return !strings.Contains(step, "INDEX") && !slices.Contains(made, table) && !slices.Contains(plan, "CO-ROUTINE "+table)
		default:
			return strings.HasSuffix(step, "(tenant=?)") && !whole
		}
	})
}

// last gives the last column of all rows, which is where both engines describe a step.
func last(t *testing.T, rows *sql.Rows) (steps []string) {
	t.Helper()
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		var step string
		values[len(values)-1] = &step
		if err := rows.Scan(values...); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, step)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return steps
}

// Parameters are bound by their numbers, whatever their order in the text: the house's $1 depends on it.
func TestParametersAreBoundByNumber(t *testing.T) {
	storetest.EachEngine(t, func(t *testing.T, e storetest.Engine) {
		var second, first, again string
		err := storetest.Raw(t, e).QueryRowContext(t.Context(), "select $2, $1, $2", "one", "two").Scan(&second, &first, &again)
		if err != nil || first != "one" || second != "two" || again != "two" {
			t.Errorf("select $2, $1, $2 = %s, %s, %s, %v", second, first, again, err)
		}
	})
}
