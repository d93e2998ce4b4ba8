-- +goose Up
-- Truth values are 0 or 1, instants milliseconds since 1970 (UTC), days 'YYYY-MM-DD', lists JSON text.

create table tenants (
  id       text not null primary key,
  slug     text not null unique check (slug <> ''),
  name     text not null check (name <> ''),
  host     text not null,
  settings text not null -- JSON of tenant.Settings
) strict;

-- A host name leads to one tenant only; several may claim none.
create unique index tenants_host on tenants (host) where host <> '';

-- Sessions are found before it is known which tenant they belong to; the token comes hashed.
create table sessions (
  token      text not null primary key,
  data       blob not null,
  expires_at integer not null
) strict;

create index sessions_expires_at on sessions (expires_at);
