-- +goose Up

create table documents (
  tenant       text not null references tenants (id),
  id           text not null,
  type         text not null,
  number       text not null,
  number_key   text not null,
  issued_on    text check (length(issued_on) = 10),
  issuer       text not null,
  issuer_fold  text not null,
  title        text not null,
  signer       text not null,
  signer_title text not null,
  effective    text not null, -- 'from_signing', a day, or empty
  file_name    text not null,
  file_format  text not null,
  file_digest  text not null,
  file_size    integer not null check (file_size >= 0),
  primary key (tenant, id)
) strict;

-- Numbers begin again every year, so the day is part of what makes an act one.
create unique index documents_number on documents (tenant, number_key, issuer_fold, issued_on) where number_key <> '';

create table citations (
  tenant      text not null,
  document_id text not null,
  ordinal     integer not null,
  number      text not null,
  title       text not null,
  dated_on    text check (length(dated_on) = 10),
  role        text not null,
  cited_at    text not null, -- path of the citing item, empty in the preamble
  primary key (tenant, document_id, ordinal),
  foreign key (tenant, document_id) references documents (tenant, id)
) strict, without rowid;

create table blocks (
  tenant      text not null,
  document_id text not null,
  ordinal     integer not null check (ordinal >= 0),
  kind        text not null,
  text        text not null,
  first_block integer not null,
  last_block  integer not null,
  page        integer not null,
  line        integer not null,
  line_end    integer not null,
  table_no    integer not null,
  row_no      integer not null,
  cell_no     integer not null,
  paragraph_no integer not null,
  primary key (tenant, document_id, ordinal),
  foreign key (tenant, document_id) references documents (tenant, id)
) strict, without rowid;

create table programmes (
  tenant        text not null,
  id            text not null,
  document_id   text not null,
  title         text not null,
  edition       integer not null check (edition >= 1), -- the newest
  retrospective integer not null check (retrospective in (0, 1)),
  rest_day      text not null,
  confirmed_at  integer,
  confirmed_by  text not null,
  sample        integer not null check (sample in (0, 1)),
  primary key (tenant, id),
  unique (tenant, document_id),
  foreign key (tenant, document_id) references documents (tenant, id)
) strict;

create table editions (
  tenant       text not null,
  programme_id text not null,
  no           integer not null check (no >= 1),
  document_id  text not null,
  from_day     text check (length(from_day) = 10),
  primary key (tenant, programme_id, no),
  foreign key (tenant, programme_id) references programmes (tenant, id),
  foreign key (tenant, document_id) references documents (tenant, id)
) strict, without rowid;

create index editions_document on editions (tenant, document_id);

create table groups (
  tenant       text not null,
  id           text not null,
  programme_id text not null,
  edition      integer not null,
  no           text not null,
  title        text not null,
  ordinal      integer not null,
  is_task      integer not null check (is_task in (0, 1)),
  first_block  integer not null,
  last_block   integer not null,
  page         integer not null,
  line         integer not null,
  line_end     integer not null,
  table_no     integer not null,
  row_no       integer not null,
  cell_no      integer not null,
  paragraph_no integer not null,
  primary key (tenant, id),
  foreign key (tenant, programme_id) references programmes (tenant, id)
) strict;

create index groups_programme on groups (tenant, programme_id, ordinal);

create table duties (
  tenant       text not null,
  id           text not null,
  programme_id text not null,
  ref          text not null,
  what         text not null,
  who          text not null, -- JSON list
  recurrence   text not null,
  ordinal      integer not null,
  first_block  integer not null,
  last_block   integer not null,
  page         integer not null,
  line         integer not null,
  line_end     integer not null,
  table_no     integer not null,
  row_no       integer not null,
  cell_no      integer not null,
  paragraph_no integer not null,
  primary key (tenant, id),
  foreign key (tenant, programme_id) references programmes (tenant, id)
) strict;

create index duties_programme on duties (tenant, programme_id, ordinal);
