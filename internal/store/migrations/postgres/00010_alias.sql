-- +goose Up

-- The document an alias was learned from; empty for names that were registered.
alter table unit_names add column source text not null default '';
