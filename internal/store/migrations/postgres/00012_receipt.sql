-- +goose Up
-- Documents that came in and are being read, or could not be. Until the text of one is known to bear no mark of
-- secrecy, nothing here tells more of it than its kind and size.

create table receipts (
  tenant      text not null references tenants (id),
  id          text not null, -- the upload's, once there is one
  state       text not null check (state in ('reading', 'failed', 'cancelled')),
  name        text not null,
  format      text not null,
  size        bigint not null check (size >= 0),
  step        text not null,
  done        bigint not null check (done >= 0),
  total       bigint not null check (total >= 0),
  refusal     text not null, -- JSON of intake.Refusal
  user_id     text not null, -- empty for the operator of the command line, as in the audit
  received_by text not null,
  received_at bigint not null,
  ended_at    bigint,
  primary key (tenant, id),
  check ((state = 'reading') = (ended_at is null))
);

create index receipts_received_at on receipts (tenant, received_at);
create index receipts_ended_at on receipts (tenant, ended_at);

create index sign_in_attempts_since on sign_in_attempts (tenant, since);
