-- +goose Up
-- A product that was handed in by mistake and withdrawn: it stays on record and counts for nothing.
alter table products add column withdrawn_by text not null default '';
alter table products add column withdrawn_by_name text not null default '';
alter table products add column withdrawn_reason text not null default '';
alter table products add column withdrawn_at bigint check ((withdrawn_at is null) = (withdrawn_reason = ''));
