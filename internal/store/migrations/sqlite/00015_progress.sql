-- +goose Up

create table reports (
  tenant        text not null,
  id            text not null,
  assignment_id text not null,
  unit_id       text not null,
  rhythm        text not null check (rhythm in ('week', 'month', 'quarter', 'half', 'year')),
  from_day      text not null check (length(from_day) = 10),
  to_day        text not null check (length(to_day) = 10),
  no            integer not null check (no >= 1),
  percent       integer not null check (percent between -1 and 100), -- -1: a stage is stated instead
  stage         text not null check (stage in ('', 'studying', 'drafting', 'presented', 'issued', 'carrying')),
  done          text not null check (done <> ''),
  difficulties  text not null,
  proposals     text not null,
  state         text not null check (state in ('awaiting_leader', 'awaiting_assigner', 'received', 'sent_back', 'returned')),
  author        text not null,
  author_name   text not null,
  submitted_on  text not null check (length(submitted_on) = 10),
  submitted_at  integer not null,
  timely        text not null check (length(timely) = 10),
  approver      text not null,
  approver_name text not null,
  approved_at   integer,
  decider       text not null,
  decider_name  text not null,
  decided_at    integer,
  reason        text not null,
  version       integer not null,
  primary key (tenant, id),
  unique (tenant, assignment_id, to_day, rhythm, unit_id, no),
  foreign key (tenant, assignment_id) references assignments (tenant, id),
  foreign key (tenant, unit_id) references units (tenant, id),
  check (percent >= 0 or stage <> ''),
  check ((state in ('sent_back', 'returned')) = (reason <> ''))
) strict;

-- One counts at a time, whatever the program does.
create unique index reports_standing on reports (tenant, assignment_id, to_day, rhythm, unit_id)
  where state in ('awaiting_leader', 'awaiting_assigner', 'received');
create index reports_period on reports (tenant, to_day, rhythm, assignment_id, unit_id, no);
create index reports_waiting on reports (tenant, state, submitted_at, id) where state in ('awaiting_leader', 'awaiting_assigner');

create table report_drafts (
  tenant        text not null,
  assignment_id text not null,
  unit_id       text not null,
  rhythm        text not null check (rhythm in ('week', 'month', 'quarter', 'half', 'year')),
  from_day      text not null check (length(from_day) = 10),
  to_day        text not null check (length(to_day) = 10),
  percent       text not null, -- as typed, like everything here
  stage         text not null,
  done          text not null,
  difficulties  text not null,
  proposals     text not null,
  by_user       text not null,
  by_name       text not null,
  at            integer not null,
  primary key (tenant, assignment_id, to_day, rhythm, unit_id),
  foreign key (tenant, assignment_id) references assignments (tenant, id),
  foreign key (tenant, unit_id) references units (tenant, id)
) strict, without rowid;

create index report_drafts_period on report_drafts (tenant, to_day, rhythm, assignment_id, unit_id);

create table report_reopenings (
  tenant   text not null,
  to_day   text not null check (length(to_day) = 10),
  rhythm   text not null check (rhythm in ('week', 'month', 'quarter', 'half', 'year')),
  no       integer not null check (no >= 1),
  from_day text not null check (length(from_day) = 10),
  until    text not null check (length(until) = 10),
  reason   text not null check (reason <> ''),
  by_user  text not null,
  by_name  text not null,
  at       integer not null,
  primary key (tenant, to_day, rhythm, no)
) strict, without rowid;
