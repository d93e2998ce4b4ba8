-- +goose Up

create table users (
  tenant   text not null references tenants (id),
  id       text not null,
  login    text not null check (login <> ''), -- folded
  name     text not null,
  password text not null, -- argon2id in PHC form
  language text not null,
  disabled smallint not null check (disabled in (0, 1)),
  sample   smallint not null check (sample in (0, 1)),
  version  bigint not null,
  sort_key text not null, -- of the name
  primary key (tenant, id),
  unique (tenant, login)
);

create index users_sort_key on users (tenant, sort_key);

create table grants (
  tenant  text not null,
  user_id text not null,
  ordinal bigint not null,
  role    text not null check (role <> ''),
  unit_id text, -- none: the whole tenant
  primary key (tenant, user_id, ordinal),
  foreign key (tenant, user_id) references users (tenant, id),
  foreign key (tenant, unit_id) references units (tenant, id)
);

create index grants_unit on grants (tenant, unit_id);

create table sign_in_attempts (
  tenant text not null references tenants (id),
  key    text not null, -- a login or a client address
  failed bigint not null check (failed >= 0),
  since  bigint not null,
  primary key (tenant, key)
);
