package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
)

// Queries that describe a schema, one line for each fact.
const (
	sqliteSchema = `
select m.name || '.' || c.name || ' ' || lower(c.type) || case when c."notnull" or c.pk then ' not null' else '' end
from sqlite_schema m join pragma_table_info(m.name) c
where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like 'search_words%' and m.name <> 'schema_versions'
union all
select m.name || ' key ' || (select group_concat(c.name) from (select name from pragma_table_info(m.name) where pk > 0 order by pk) c)
from sqlite_schema m
where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like 'search_words%' and m.name <> 'schema_versions'
union all
select m.name || ' refers ' || (select group_concat("from") from (select "from" from pragma_foreign_key_list(m.name) where id = f.id order by seq))
  || ' to ' || f."table" || ' ' || (select group_concat("to") from (select "to" from pragma_foreign_key_list(m.name) where id = f.id order by seq))
from sqlite_schema m join pragma_foreign_key_list(m.name) f
where m.type = 'table' and f.seq = 0
union all
select m.name || ' index ' || (select group_concat(name) from (select name from pragma_index_info(i.name) order by seqno))
  || case when i."unique" then ' unique' else '' end || case when i.partial then ' partial' else '' end
from sqlite_schema m join pragma_index_list(m.name) i
where m.type = 'table' and i.origin <> 'pk' and m.name not like 'search_words%' and m.name <> 'schema_versions'`

	postgresSchema = `
select table_name || '.' || column_name || ' ' || data_type || case when is_nullable = 'NO' then ' not null' else '' end
from information_schema.columns where table_schema = current_schema() and table_name <> 'schema_versions'
union all
select c.relname || ' key ' || (select string_agg(a.attname, ',' order by k.n)
    from unnest(o.conkey) with ordinality k(attnum, n) join pg_attribute a on a.attrelid = o.conrelid and a.attnum = k.attnum)
from pg_constraint o join pg_class c on c.oid = o.conrelid
where o.contype = 'p' and c.relnamespace = current_schema()::regnamespace and c.relname <> 'schema_versions'
union all
select c.relname || ' refers ' || (select string_agg(a.attname, ',' order by k.n)
    from unnest(o.conkey) with ordinality k(attnum, n) join pg_attribute a on a.attrelid = o.conrelid and a.attnum = k.attnum)
  || ' to ' || r.relname || ' ' || (select string_agg(a.attname, ',' order by k.n)
    from unnest(o.confkey) with ordinality k(attnum, n) join pg_attribute a on a.attrelid = o.confrelid and a.attnum = k.attnum)
from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_class r on r.oid = o.confrelid
where o.contype = 'f' and c.relnamespace = current_schema()::regnamespace
union all
select c.relname || ' index ' || (select string_agg(a.attname, ',' order by k.n)
    from unnest(i.indkey) with ordinality k(attnum, n) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum)
  || case when i.indisunique then ' unique' else '' end || case when i.indpred is not null then ' partial' else '' end
from pg_index i join pg_class c on c.oid = i.indrelid
where not i.indisprimary and c.relnamespace = current_schema()::regnamespace and c.relname <> 'schema_versions'`
)

// typeOf gives the engines' types one name.
func typeOf(fact string) string {
	return strings.NewReplacer(" integer", " number", " bigint", " number", " smallint", " number", " blob", " bytes", " bytea", " bytes").Replace(fact)
}

func facts(t *testing.T, db *sql.DB, query string) (all []string) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	for _, fact := range last(t, rows) {
		if !strings.HasPrefix(fact, "search_entries") && !strings.HasPrefix(fact, "river_") {
			all = append(all, typeOf(fact))
		}
	}
	slices.Sort(all)
	return all
}

// Tables, columns, types, nullability, keys, references and indexes are the same on both engines. The one
// exceptions are the table of search entries, whose full-text index each engine keeps in its own way, and the queue's
// tables, which are River's.
func TestEnginesHaveOneSchema(t *testing.T) {
	lite, post := storetest.SQLite(t), storetest.Postgres(t)
	storetest.Open(t, lite)
	storetest.Open(t, post)
	want, got := facts(t, storetest.Raw(t, lite), sqliteSchema), facts(t, storetest.Raw(t, post), postgresSchema)
	if len(want) < 200 {
		t.Errorf("only %d facts about the schema", len(want))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("schemas differ (-sqlite +postgres):\n%s", diff)
	}
}

func TestMigrate(t *testing.T) {
	storetest.EachEngine(t, func(t *testing.T, e storetest.Engine) {
		ctx := context.Background()
		db, err := store.Open(ctx, e.URL)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		state := func() string {
			version, err := db.Version(ctx)
			if err != nil {
				t.Fatal(err)
			}
			pending, err := db.Pending(ctx)
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprint(version, " ", len(pending))
		}
		steps, newest := steps(t, e)
		if got, want := state(), fmt.Sprint(0, " ", steps); got != want {
			t.Errorf("an empty database is at version and pending %s, want %s", got, want)
		}
		for range 2 { // migrating what is migrated changes nothing
			if err := db.Migrate(ctx); err != nil {
				t.Fatal(err)
			}
			if got, want := state(), fmt.Sprint(newest, " ", 0); got != want {
				t.Errorf("a migrated database is at version and pending %s, want %s", got, want)
			}
		}
	})
}

// queueSteps are the migrations that have no file: the queue's own tables.
const queueSteps = 2

// steps counts an engine's migrations, and gives the number of the newest.
func steps(t *testing.T, e storetest.Engine) (count, newest int) {
	t.Helper()
	files, err := filepath.Glob("migrations/" + e.Name + "/*.sql")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	number, _, _ := strings.Cut(filepath.Base(files[len(files)-1]), "_")
	newest, err = strconv.Atoi(number)
	if err != nil {
		t.Fatal(err)
	}
	return len(files) + queueSteps, newest
}

func TestProcessesMayMigrateAtOnce(t *testing.T) {
	e, ctx := storetest.Postgres(t), context.Background()
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			db, err := store.Open(ctx, e.URL)
			if err != nil {
				t.Error(err)
				return
			}
			defer db.Close()
			if err := db.Migrate(ctx); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}
