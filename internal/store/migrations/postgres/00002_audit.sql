-- +goose Up

create table audit_entries (
  tenant       text not null references tenants (id),
  seq          bigint not null check (seq > 0),
  at           bigint not null,
  actor        text not null, -- no reference: the record outlives accounts
  actor_name   text not null,
  act          text not null check (act <> ''),
  subject_kind text not null,
  subject_id   text not null,
  detail       text not null, -- JSON, byte for byte as hashed
  prev         text not null,
  hash         text not null check (length(hash) = 64),
  primary key (tenant, seq)
);

create index audit_entries_subject on audit_entries (tenant, subject_kind, subject_id, seq);

-- +goose StatementBegin
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit record is append-only';
end
$$;
-- +goose StatementEnd

create trigger audit_entries_no_change before update or delete on audit_entries
for each row execute function refuse_audit_change();

create trigger audit_entries_no_truncate before truncate on audit_entries
for each statement execute function refuse_audit_change();
