-- +goose Up

create table search_entries (
  no     integer primary key, -- the index refers to rows by number; only a declared one survives a vacuum
  tenant text not null references tenants (id),
  kind   text not null check (kind <> ''),
  id     text not null check (id <> ''),
  title  text not null,
  body   text not null,
  scope  text not null,
  exact  text not null, -- the words with accents, tone marks in one style
  fold   text not null, -- the same words folded
  unique (tenant, kind, id)
) strict;

-- The engine's own folding knows no đ and misses double marks, so it is off and both forms are indexed.
-- The tenant is a word too: a question then visits its entries only.
create virtual table search_words using fts5 (
  tenant, exact, fold,
  content = 'search_entries', content_rowid = 'no',
  tokenize = 'unicode61 remove_diacritics 0'
);

-- +goose StatementBegin
create trigger search_entries_added after insert on search_entries
begin
  insert into search_words (rowid, tenant, exact, fold) values (new.no, new.tenant, new.exact, new.fold);
end;
-- +goose StatementEnd

-- +goose StatementBegin
create trigger search_entries_changed after update on search_entries
begin
  insert into search_words (search_words, rowid, tenant, exact, fold)
  values ('delete', old.no, old.tenant, old.exact, old.fold);
  insert into search_words (rowid, tenant, exact, fold) values (new.no, new.tenant, new.exact, new.fold);
end;
-- +goose StatementEnd

-- +goose StatementBegin
create trigger search_entries_removed after delete on search_entries
begin
  insert into search_words (search_words, rowid, tenant, exact, fold)
  values ('delete', old.no, old.tenant, old.exact, old.fold);
end;
-- +goose StatementEnd
