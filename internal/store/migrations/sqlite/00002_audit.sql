-- +goose Up

create table audit_entries (
  tenant       text not null references tenants (id),
  seq          integer not null check (seq > 0),
  at           integer not null,
  actor        text not null, -- no reference: the record outlives accounts
  actor_name   text not null,
  act          text not null check (act <> ''),
  subject_kind text not null,
  subject_id   text not null,
  detail       text not null, -- JSON, byte for byte as hashed
  prev         text not null,
  hash         text not null check (length(hash) = 64),
  primary key (tenant, seq)
) strict;

create index audit_entries_subject on audit_entries (tenant, subject_kind, subject_id, seq);

-- +goose StatementBegin
create trigger audit_entries_no_update before update on audit_entries
begin
  select raise(abort, 'the audit record is append-only');
end;
-- +goose StatementEnd

-- +goose StatementBegin
create trigger audit_entries_no_delete before delete on audit_entries
begin
  select raise(abort, 'the audit record is append-only');
end;
-- +goose StatementEnd
