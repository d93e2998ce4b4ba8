-- +goose Up
-- What is enclosed with an answer to an instruction; part is the number of the step.
create table instruction_files (
  tenant     text not null,
  instruction_id text not null,
  part       integer not null check (part >= 0),
  no         integer not null check (no >= 1),
  version    integer not null check (version = 1), -- what was said is not edited
  name       text not null,
  format     text not null,
  digest     text not null check (length(digest) = 64),
  size       integer not null check (size > 0),
  pages      integer not null check (pages >= 0), -- of a PDF
  text_read  integer not null check (text_read in (0, 1)),
  signatures text not null, -- JSON list
  vouched    integer not null check (vouched in (0, 1)),
  by_user    text not null,
  by_name    text not null,
  at         integer not null,
  primary key (tenant, instruction_id, part, no),
  foreign key (tenant, instruction_id) references instructions (tenant, id)
) strict, without rowid;

-- What is enclosed with an inspection; part 0 is its decision, 1 its conclusion.
create table inspection_files (
  tenant     text not null,
  inspection_id text not null,
  part       integer not null check (part >= 0),
  no         integer not null check (no >= 1),
  version    integer not null check (version = 1), -- what was said is not edited
  name       text not null,
  format     text not null,
  digest     text not null check (length(digest) = 64),
  size       integer not null check (size > 0),
  pages      integer not null check (pages >= 0), -- of a PDF
  text_read  integer not null check (text_read in (0, 1)),
  signatures text not null, -- JSON list
  vouched    integer not null check (vouched in (0, 1)),
  by_user    text not null,
  by_name    text not null,
  at         integer not null,
  primary key (tenant, inspection_id, part, no),
  foreign key (tenant, inspection_id) references inspections (tenant, id)
) strict, without rowid;
