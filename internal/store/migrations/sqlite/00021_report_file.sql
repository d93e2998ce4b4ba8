-- +goose Up
-- What is handed in with a report, as it was then.
create table report_files (
  tenant     text not null,
  report_id  text not null,
  no         integer not null check (no >= 1),
  version    integer not null check (version = 1), -- a correction is another report
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
  primary key (tenant, report_id, no),
  foreign key (tenant, report_id) references reports (tenant, id)
) strict, without rowid;
