package web_test

import (
	"bytes"
	"context"
	"database/sql"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"

	"dondoc/internal/access"
)

// canary is a text that occurs nowhere but in the marked document.
const canary = "chimsoncadangkyhieu"

// marked is a document that is a state secret, and would otherwise be taken.
func marked(mark string) string {
	return strings.Replace(another("9100"), "ỦY BAN NHÂN DÂN", mark+"\n\n"+canary+"\nỦY BAN NHÂN DÂN", 1)
}

// TestMarkedDocumentsLeaveNothingBehind: domain rule 20. Neither the content nor
// the file's name may be in a log, a file, the database or the answer.
func TestMarkedDocumentsLeaveNothingBehind(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		for _, mark := range []string{"MẬT", "TỐI MẬT", "Tuyệt mật", "Độ mật: Mật", "[ TỐI  MẬT ]"} {
			got := v.upload(canary+".txt", marked(mark))
			got.wants(t, mark, 400, "Không được tiếp nhận", "có dấu độ mật", "Không có gì được lưu lại", "!"+canary)
		}
		v.get("/imports").wants(t, "list", 200, "!9100/QĐ-UBND", "!"+canary)
		v.get("/audit?act=intake.refuse").wants(t, "record", 200, "Từ chối văn bản có độ mật", "có dấu độ mật", "!"+canary)
		v.get("/search?q="+canary).wants(t, "search", 200, "Không tìm thấy")
		s.holdsNothingOf(t, canary)
	})
}

// holdsNothingOf looks for the text in the log, every file of the site and every row of the database.
func (s *running) holdsNothingOf(t *testing.T, secret string) {
	t.Helper()
	if strings.Contains(s.log.String(), secret) {
		t.Errorf("the log holds %q", secret)
	}
	folders := []string{s.data, os.TempDir()}
	if s.engine.Name == "sqlite" {
		folders[1] = filepath.Dir(s.engine.URL)
	} else {
		folders = folders[:1]
		if n := rowsWith(t, s.engine.URL, secret); n > 0 {
			t.Errorf("%d rows hold %q", n, secret)
		}
	}
	for _, folder := range folders {
		for file := range filesWith(t, folder, secret) {
			t.Errorf("%s holds %q", file, secret)
		}
	}
}

// filesWith yields the files of a folder whose name or bytes hold the text.
func filesWith(t *testing.T, folder, secret string) func(func(string) bool) {
	t.Helper()
	return func(yield func(string) bool) {
		err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if strings.Contains(e.Name(), secret) || bytes.Contains(content, []byte(secret)) {
				if !yield(path) {
					return fs.SkipAll
				}
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// rowsWith counts the rows of the schema, whatever the table, whose text holds the secret.
func rowsWith(t *testing.T, url, secret string) (total int) {
	t.Helper()
	db, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tables := tablesOf(t, db)
	if len(tables) < 10 {
		t.Fatalf("only %d tables found", len(tables))
	}
	for _, table := range tables {
		var n int
		query := `SELECT count(*) FROM "` + table + `" AS r WHERE r::text LIKE '%' || $1 || '%'`
		if err := db.QueryRowContext(context.Background(), query, secret).Scan(&n); err != nil {
			t.Fatal(err)
		}
		total += n
	}
	return total
}

func tablesOf(t *testing.T, db *sql.DB) (tables []string) {
	t.Helper()
	rows, err := db.QueryContext(context.Background(),
		`SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		tables = append(tables, name)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return tables
}

// TestTheSearchForLeaksFinds: a document that is taken is found by the same means.
func TestTheSearchForLeaksFinds(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		s.as(access.Office).upload("a.txt", marked("Nơi nhận"))
		found := 0
		for range filesWith(t, s.data, canary) {
			found++
		}
		if s.engine.Name == "postgres" {
			found += rowsWith(t, s.engine.URL, canary)
		} else {
			for range filesWith(t, filepath.Dir(s.engine.URL), canary) {
				found++
			}
		}
		if found < 2 {
			t.Errorf("the text is found %d times: neither file and database are searched", found)
		}
	})
}
