-- +goose Up

-- That a programme's document is in force, as a person confirmed it.
create table signatures (
  tenant       text not null,
  programme_id text not null,
  number       text not null check (number <> ''),
  signed_on    text not null check (length(signed_on) = 10),
  by_user      text not null, -- no reference: empty for the operator
  by_name      text not null,
  at           integer not null,
  primary key (tenant, programme_id),
  foreign key (tenant, programme_id) references programmes (tenant, id)
) strict, without rowid;

create table posts (
  tenant   text not null,
  id       text not null,
  unit_id  text not null,
  title    text not null check (title <> ''),
  version  integer not null,
  sort_key text not null, -- of the title
  primary key (tenant, id),
  unique (tenant, unit_id, title),
  foreign key (tenant, unit_id) references units (tenant, id)
) strict;

create table post_holders (
  tenant   text not null,
  post_id  text not null,
  ordinal  integer not null,
  user_id  text not null,
  from_day text not null check (length(from_day) = 10),
  to_day   text check (length(to_day) = 10),
  primary key (tenant, post_id, ordinal),
  foreign key (tenant, post_id) references posts (tenant, id),
  foreign key (tenant, user_id) references users (tenant, id)
) strict, without rowid;

create index post_holders_user on post_holders (tenant, user_id, from_day, to_day, post_id);

create table assignments (
  tenant         text not null,
  id             text not null,
  programme_id   text not null,
  task_id        text not null,
  lead_key       text not null, -- task.Role.Key
  first_unit_id  text not null,
  predecessor_id text,
  unit_id        text not null,
  post_id        text,
  instalment     integer not null check (instalment >= 1),
  required       integer not null check (required in (0, 1)),
  historic       integer not null check (historic in (0, 1)),
  deadline       text not null, -- JSON of calendar.Deadline
  original_day   text check (length(original_day) = 10),
  due_day        text check (length(due_day) = 10),
  due_key        text not null check (length(due_key) = 10), -- due_day, '9999-12-31' for none: lists are in this order
  rhythm         text not null check (rhythm in ('', 'week', 'month', 'quarter', 'half', 'year')),
  work           text not null check (work in ('assigned', 'underway', 'completed', 'suspended', 'declined', 'closed', 'revoked')),
  confirmation   text not null
    check (confirmation in ('unclaimed', 'awaiting_leader', 'awaiting_assigner', 'returned', 'confirmed')),
  request        text not null
    check (request in ('', 'extension', 'transfer', 'refusal', 'revocation', 'closing', 'suspension')),
  percent        integer not null check (percent between 0 and 100),
  active_from    text not null check (length(active_from) = 10),
  received_on    text check (length(received_on) = 10),
  submitted_on   text check (length(submitted_on) = 10),
  submitted_by   text not null,
  accepted_on    text check (length(accepted_on) = 10),
  extensions     integer not null check (extensions >= 0),
  returns        integer not null check (returns >= 0),
  changed_at     integer not null,
  version        integer not null,
  primary key (tenant, id),
  unique (tenant, task_id, instalment, lead_key, first_unit_id),
  foreign key (tenant, programme_id) references programmes (tenant, id),
  foreign key (tenant, task_id) references tasks (tenant, id),
  foreign key (tenant, first_unit_id) references units (tenant, id),
  foreign key (tenant, predecessor_id) references units (tenant, id),
  foreign key (tenant, unit_id) references units (tenant, id),
  foreign key (tenant, post_id) references posts (tenant, id),
  check (due_day is null and due_key = '9999-12-31' or due_key = due_day)
) strict;

-- A page of an agency's list is found in these alone, before any row is read.
create index assignments_unit on assignments (tenant, unit_id, due_key, id, work, confirmation, post_id, programme_id, task_id);
create index assignments_due on assignments (tenant, due_key, id, work, confirmation, programme_id, task_id);
create index assignments_task on assignments (tenant, task_id, due_key, id);
create index assignments_programme on assignments (tenant, programme_id, due_key, id);
create index assignments_post on assignments (tenant, post_id, due_key, id);

create table assignment_units (
  tenant        text not null,
  assignment_id text not null,
  ordinal       integer not null,
  unit_id       text not null,
  from_day      text not null check (length(from_day) = 10),
  to_day        text check (length(to_day) = 10), -- the day it was handed on
  primary key (tenant, assignment_id, ordinal),
  foreign key (tenant, assignment_id) references assignments (tenant, id),
  foreign key (tenant, unit_id) references units (tenant, id)
) strict, without rowid;

create index assignment_units_unit on assignment_units (tenant, unit_id, to_day, assignment_id);

create table requests (
  tenant         text not null,
  id             text not null,
  assignment_id  text not null,
  kind           text not null check (kind in ('extension', 'transfer', 'refusal', 'revocation', 'closing', 'suspension')),
  reason         text not null check (reason <> ''),
  wanted_day     text check (length(wanted_day) = 10),
  wanted_unit_id text,
  author         text not null,
  author_name    text not null,
  at             integer not null,
  state          text not null check (state in ('pending', 'granted', 'refused', 'withdrawn', 'lapsed')),
  decider        text not null,
  decider_name   text not null,
  decided_at     integer,
  answer         text not null,
  granted_day    text check (length(granted_day) = 10),
  primary key (tenant, id),
  foreign key (tenant, assignment_id) references assignments (tenant, id),
  foreign key (tenant, wanted_unit_id) references units (tenant, id),
  check ((state = 'pending') = (decided_at is null))
) strict;

create index requests_assignment on requests (tenant, assignment_id, at);
-- One is pending at a time, whatever the program does.
create unique index requests_pending on requests (tenant, assignment_id) where state = 'pending';
create index requests_waiting on requests (tenant, state, at, assignment_id) where state = 'pending';

create table submissions (
  tenant          text not null,
  assignment_id   text not null,
  no              integer not null check (no >= 1),
  stated          text not null check (length(stated) = 10),
  words           text not null,
  author          text not null,
  author_name     text not null,
  written_at      integer not null,
  approver        text not null,
  approver_name   text not null,
  sent_on         text check (length(sent_on) = 10),
  sent_at         integer,
  state           text not null check (state in ('awaiting_leader', 'awaiting_assigner', 'accepted', 'sent_back', 'withdrawn',
    'returned', 'reopened', 'lapsed')),
  decider         text not null,
  decider_name    text not null,
  decided_at      integer,
  reason          text not null,
  disputed        text not null, -- JSON list
  backdate_reason text not null,
  accepted_on     text check (length(accepted_on) = 10),
  primary key (tenant, assignment_id, no),
  foreign key (tenant, assignment_id) references assignments (tenant, id)
) strict, without rowid;

create index submissions_waiting on submissions (tenant, state, sent_at, assignment_id) where state = 'awaiting_assigner';

create table causes (
  tenant        text not null,
  id            text not null,
  assignment_id text not null,
  objective     integer not null check (objective in (0, 1)),
  words         text not null check (words <> ''),
  evidence      text not null,
  by_user       text not null,
  by_name       text not null,
  at            integer not null,
  primary key (tenant, id),
  foreign key (tenant, assignment_id) references assignments (tenant, id)
) strict;

create index causes_assignment on causes (tenant, assignment_id, at);
