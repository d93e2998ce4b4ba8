-- +goose Up

-- What is asked of an organisation for another one's duty.
create table coordinations (
  tenant        text not null,
  id            text not null,
  assignment_id text not null,
  no            bigint not null check (no >= 1),
  kind          text not null check (kind in ('part', 'information')),
  unit_id       text not null,
  asked_as      text not null check (asked_as in ('officer', 'assigner')),
  words         text not null check (words <> ''),
  due_day       text not null check (length(due_day) = 10),
  state         text not null check (state in ('waiting', 'received', 'answered', 'returned', 'declined', 'accepted', 'withdrawn')),
  answered_on   text check (length(answered_on) = 10),
  author        text not null, -- no reference: empty for the operator
  author_name   text not null,
  at            bigint not null,
  version       bigint not null,
  primary key (tenant, id),
  unique (tenant, assignment_id, no),
  foreign key (tenant, assignment_id) references assignments (tenant, id),
  foreign key (tenant, unit_id) references units (tenant, id),
  check (state not in ('answered', 'accepted') or answered_on is not null)
);

create index coordinations_unit on coordinations (tenant, unit_id, due_day, id);
create index coordinations_due on coordinations (tenant, due_day, id);
create index coordinations_state on coordinations (tenant, state, due_day, assignment_id);

create table coordination_steps (
  tenant          text not null,
  coordination_id text not null,
  no              bigint not null check (no >= 1),
  act             text not null,
  words           text not null,
  day             text check (length(day) = 10),
  by_user         text not null,
  by_name         text not null,
  at              bigint not null,
  primary key (tenant, coordination_id, no),
  foreign key (tenant, coordination_id) references coordinations (tenant, id)
);

-- What is directed about a duty. Without a last day it is for information.
create table instructions (
  tenant        text not null,
  id            text not null,
  assignment_id text not null,
  task_id       text not null,
  no            bigint not null check (no >= 1), -- of the task
  supersedes_id text,
  words         text not null check (words <> ''),
  due_day       text check (length(due_day) = 10),
  due_key       text not null check (length(due_key) = 10), -- due_day, '9999-12-31' for none
  state         text not null check (state in ('waiting', 'answered', 'returned', 'accepted', 'superseded', 'informed')),
  answered_on   text check (length(answered_on) = 10),
  author        text not null,
  author_name   text not null,
  at            bigint not null,
  version       bigint not null,
  primary key (tenant, id),
  unique (tenant, task_id, no),
  foreign key (tenant, assignment_id) references assignments (tenant, id),
  foreign key (tenant, task_id) references tasks (tenant, id),
  foreign key (tenant, supersedes_id) references instructions (tenant, id),
  check (due_day is null and due_key = '9999-12-31' or due_key = due_day),
  check (state not in ('answered', 'accepted') or answered_on is not null)
);

create index instructions_assignment on instructions (tenant, assignment_id, due_key, id);
create index instructions_due on instructions (tenant, due_key, id);
create index instructions_state on instructions (tenant, state, due_key, assignment_id);

create table instruction_steps (
  tenant         text not null,
  instruction_id text not null,
  no             bigint not null check (no >= 1),
  act            text not null,
  words          text not null,
  day            text check (length(day) = 10),
  by_user        text not null,
  by_name        text not null,
  at             bigint not null,
  primary key (tenant, instruction_id, no),
  foreign key (tenant, instruction_id) references instructions (tenant, id)
);

create table inspections (
  tenant             text not null,
  id                 text not null,
  number             text not null check (number <> ''), -- of the decision
  decided_on         text not null check (length(decided_on) = 10),
  subject            text not null check (subject <> ''),
  leader             text not null check (leader <> ''),
  leader_office      text not null check (leader_office <> ''),
  from_day           text not null check (length(from_day) = 10),
  to_day             text not null check (length(to_day) = 10),
  author             text not null,
  author_name        text not null,
  at                 bigint not null,
  conclusion_number  text not null,
  signed_on          text check (length(signed_on) = 10), -- none: not concluded
  signer             text not null,
  nature             text not null,
  degree             text not null,
  cause              text not null,
  responsibility     text not null,
  concluded_by       text not null,
  concluded_by_name  text not null,
  concluded_at       bigint,
  version            bigint not null,
  number_key         text not null, -- text.Number of number: a decision is recorded once
  primary key (tenant, id),
  unique (tenant, number_key, decided_on),
  check (to_day >= from_day and from_day >= decided_on),
  check (signed_on is null or nature <> '' and degree <> '' and cause <> '' and responsibility <> '')
);

create index inspections_decided on inspections (tenant, decided_on, id);

create table inspection_assignments (
  tenant        text not null,
  inspection_id text not null,
  ordinal       bigint not null,
  assignment_id text not null,
  primary key (tenant, inspection_id, ordinal),
  foreign key (tenant, inspection_id) references inspections (tenant, id),
  foreign key (tenant, assignment_id) references assignments (tenant, id)
);

create index inspection_assignments_of on inspection_assignments (tenant, assignment_id, inspection_id);

create table inspection_units (
  tenant        text not null,
  inspection_id text not null,
  ordinal       bigint not null,
  unit_id       text not null,
  primary key (tenant, inspection_id, ordinal),
  foreign key (tenant, inspection_id) references inspections (tenant, id),
  foreign key (tenant, unit_id) references units (tenant, id)
);

create index inspection_units_of on inspection_units (tenant, unit_id, inspection_id);

create table inspection_addenda (
  tenant        text not null,
  inspection_id text not null,
  no            bigint not null check (no >= 1),
  words         text not null check (words <> ''),
  by_user       text not null,
  by_name       text not null,
  at            bigint not null,
  primary key (tenant, inspection_id, no),
  foreign key (tenant, inspection_id) references inspections (tenant, id)
);

create table recommendations (
  tenant        text not null,
  id            text not null,
  inspection_id text not null,
  no            bigint not null check (no >= 1),
  unit_id       text not null,
  words         text not null check (words <> ''),
  due_day       text not null check (length(due_day) = 10),
  state         text not null check (state in ('waiting', 'answered', 'returned', 'accepted')),
  answered_on   text check (length(answered_on) = 10),
  author        text not null,
  author_name   text not null,
  at            bigint not null,
  version       bigint not null,
  primary key (tenant, id),
  unique (tenant, inspection_id, no),
  foreign key (tenant, inspection_id) references inspections (tenant, id),
  foreign key (tenant, unit_id) references units (tenant, id),
  check (state not in ('answered', 'accepted') or answered_on is not null)
);

create index recommendations_unit on recommendations (tenant, unit_id, due_day, id);
create index recommendations_due on recommendations (tenant, due_day, id);

create table recommendation_steps (
  tenant            text not null,
  recommendation_id text not null,
  no                bigint not null check (no >= 1),
  act               text not null,
  words             text not null,
  day               text check (length(day) = 10),
  by_user           text not null,
  by_name           text not null,
  at                bigint not null,
  primary key (tenant, recommendation_id, no),
  foreign key (tenant, recommendation_id) references recommendations (tenant, id)
);
