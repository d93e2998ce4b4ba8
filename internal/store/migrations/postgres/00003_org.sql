-- +goose Up

create table units (
  tenant    text not null references tenants (id),
  id        text not null,
  kind      text not null check (kind <> ''),
  parent_id text,
  from_day  text check (length(from_day) = 10),
  to_day    text check (length(to_day) = 10),
  note      text not null,
  sample    smallint not null check (sample in (0, 1)),
  sort_key  text not null, -- of the latest official name
  primary key (tenant, id),
  foreign key (tenant, parent_id) references units (tenant, id),
  check (from_day is null or to_day is null or from_day <= to_day)
);

create index units_sort_key on units (tenant, sort_key);
create index units_parent on units (tenant, parent_id);

create table unit_names (
  tenant   text not null,
  unit_id  text not null,
  ordinal  bigint not null,
  text     text not null check (text <> ''),
  kind     text not null check (kind in ('official', 'alias', 'abbreviation')),
  from_day text check (length(from_day) = 10),
  to_day   text check (length(to_day) = 10),
  primary key (tenant, unit_id, ordinal),
  foreign key (tenant, unit_id) references units (tenant, id)
);

create table unit_identifiers (
  tenant   text not null,
  unit_id  text not null,
  ordinal  bigint not null,
  scheme   text not null check (scheme in ('root_right', 'root_left')),
  value    text not null check (value <> ''),
  from_day text check (length(from_day) = 10),
  to_day   text check (length(to_day) = 10),
  primary key (tenant, unit_id, ordinal),
  foreign key (tenant, unit_id) references units (tenant, id)
);

create table successions (
  tenant         text not null,
  id             text not null,
  predecessor_id text not null,
  heir_id        text, -- none: ended without a single heir
  kind           text not null check (kind in ('merge', 'split', 'rename', 'dissolve')),
  on_day         text not null check (length(on_day) = 10),
  basis          text not null,
  certainty      text not null check (certainty in ('high', 'medium', 'unknown')),
  scope          text not null,
  primary key (tenant, id),
  foreign key (tenant, predecessor_id) references units (tenant, id),
  foreign key (tenant, heir_id) references units (tenant, id)
);

create index successions_predecessor on successions (tenant, predecessor_id);
create index successions_heir on successions (tenant, heir_id);
