package web_test

import (
	"context"
	"database/sql"
	"go/ast"
	"go/parser"
	"go/token"
	"html"
	"io/fs"
	"net/url"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"dondoc/internal/access"
)

var olderLink = regexp.MustCompile(`href="(/audit\?[^"]*before=[^"]*)"`)

func TestAuditFiltersAndPages(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Inspector)
		for range 55 {
			v.post("/language", url.Values{"language": {"vi"}})
		}
		page := v.get("/audit")
		page.wants(t, "newest", 200, "50 dòng trên trang này", "!audit.")
		older := olderLink.FindStringSubmatch(page.body)
		if older == nil {
			t.Fatal("no way to older entries")
		}
		v.get(html.UnescapeString(older[1])).wants(t, "older", 200, "Xác nhận nhập chương trình", "39")
		v.get("/audit?act=identity.create").wants(t, "act", 200, "Tạo tài khoản", "Sở Tài chính", "!>Đăng nhập</th>")
		v.get("/audit?kind=programme").wants(t, "kind", 200, "Xác nhận nhập chương trình", "!>Tạo tài khoản</th>")
		v.get("/audit?act=x").wants(t, "nothing", 200, "Không có dòng nào khớp")
		v.get("/audit?before=x").wants(t, "bad page", 400)
		for _, role := range []access.Role{access.Officer, access.Leader, access.Viewer} {
			s.as(role).get("/audit").wants(t, string(role), 403, "Bạn không có quyền")
		}
	})
}

// An act on a duty is told in words, not by the names of the record's fields.
func TestAuditTellsAnActOnADutyInWords(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		officer, duty, _ := reporting(t, s)
		officer.done(duty+"/submit", form("2", "words", "Đã trình dự thảo"))
		s.as(access.Inspector).get("/audit?act=assignment.submit").wants(t, "a claim", 200, "Đã trình dự thảo", "Cơ quan thực hiện:", "Phiên bản:",
			"Chờ lãnh đạo", "!>assignment:", "!>notes:", "!>unit:", "!>version:", "!>changes:", "!awaiting_leader")
		if card := s.as(access.Leader).card(duty); strings.Contains(card, ":</p>") {
			t.Errorf("a note ends in a bare colon:\n%s", card)
		}
	})
}

// TestAuditShowsWhenItWasTamperedWith: the page verifies the chain and says where it breaks.
func TestAuditShowsWhenItWasTamperedWith(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Administrator)
		v.get("/audit?check=1").wants(t, "whole", 200, "Nhật ký còn nguyên vẹn")
		s.tamper(t)
		v.get("/audit?check=1").wants(t, "tampered", 200, "không còn nguyên vẹn từ dòng số 2", `role="alert"`)
	})
}

// tamper changes the second entry behind the product's back, past its own guards.
func (s *running) tamper(t *testing.T) {
	t.Helper()
	driver := map[string]string{"sqlite": "sqlite", "postgres": "pgx"}[s.engine.Name]
	db, err := sql.Open(driver, s.engine.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	statements := []string{"UPDATE audit_entries SET actor_name = 'ai khác' WHERE seq = 2"}
	if driver == "pgx" {
		statements = append([]string{"ALTER TABLE audit_entries DISABLE TRIGGER USER"}, statements...)
	} else {
		statements = append(triggers(t, db), statements...)
	}
	for _, s := range statements {
		if _, err := db.ExecContext(context.Background(), s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// triggers are the statements that drop the record's guards.
func triggers(t *testing.T, db *sql.DB) (drops []string) {
	t.Helper()
	rows, err := db.QueryContext(context.Background(), "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entries'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		drops = append(drops, "DROP TRIGGER "+name)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return drops
}

// TestEveryActIsOffered: an act that code records can be filtered for.
func TestEveryActIsOffered(t *testing.T) {
	s := start(t, samples.Copy(t, "sqlite"))
	page := s.as(access.Administrator).get("/audit").body
	acts := recordedActs(t)
	if len(acts) < 15 {
		t.Fatalf("only %v found in the code", acts)
	}
	for _, act := range acts {
		if !strings.Contains(page, `<option value="`+act+`"`) {
			t.Errorf("%s is recorded but not offered", act)
		}
	}
}

var actForm = regexp.MustCompile(`^(identity|intake|org)\.[a-z_]+$`)

// recordedActs reads the acts from the calls that record them.
func recordedActs(t *testing.T) (acts []string) {
	t.Helper()
	err := filepath.WalkDir("..", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && records(call) {
				acts = append(acts, actOf(call)...)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return acts
}

// records reports whether a call writes to the record: audit.Append, or a
// room's own helper that hands the act on.
func records(call *ast.CallExpr) bool {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	return ok && (sel.Sel.Name == "Append" || sel.Sel.Name == "update" || sel.Sel.Name == "setDisabled" || sel.Sel.Name == "editRow")
}

func actOf(call *ast.CallExpr) (acts []string) {
	for _, arg := range call.Args {
		lit, ok := arg.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			continue
		}
		if s, err := strconv.Unquote(lit.Value); err == nil && actForm.MatchString(s) {
			acts = append(acts, s)
		}
	}
	return acts
}
