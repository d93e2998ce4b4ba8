-- +goose Up

create table search_entries (
  tenant text not null references tenants (id),
  kind   text not null check (kind <> ''),
  id     text not null check (id <> ''),
  title  text not null,
  body   text not null,
  scope  text not null,
  exact  text not null, -- the words with accents, tone marks in one style
  fold   text not null, -- the same words folded
  words  tsvector not null, -- both, and the tenant, written by the program
  primary key (tenant, kind, id)
);

create index search_entries_words on search_entries using gin (words);
