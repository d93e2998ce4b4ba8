-- +goose Up

create table tasks (
  tenant              text not null,
  id                  text not null,
  programme_id        text not null,
  edition             bigint not null,
  group_id            text,
  ref                 text not null,
  ordinal             bigint not null,
  content             text not null,
  source              text not null check (source in ('appendix', 'body')),
  listed              smallint not null check (listed in (0, 1)),
  lead_phrase         text not null,
  coordinating_phrase text not null,
  product_phrase      text not null,
  doubts              text not null, -- JSON list
  version             bigint not null,
  first_block         bigint not null,
  last_block          bigint not null,
  page                bigint not null,
  line                bigint not null,
  line_end            bigint not null,
  table_no            bigint not null,
  row_no              bigint not null,
  cell_no             bigint not null,
  paragraph_no        bigint not null,
  schedule            text not null, -- task.ScheduleKey of the deadlines
  fold                text not null, -- the words lists are filtered by
  primary key (tenant, id),
  foreign key (tenant, programme_id) references programmes (tenant, id),
  foreign key (tenant, group_id) references groups (tenant, id)
);

create index tasks_programme on tasks (tenant, programme_id, ordinal);
create index tasks_group on tasks (tenant, group_id);
-- Figures by schedule come from this index alone.
create index tasks_schedule on tasks (tenant, programme_id, schedule) where listed = 1;
create index tasks_doubtful on tasks (tenant) where listed = 1 and doubts <> '[]';

create table task_roles (
  tenant   text not null,
  task_id  text not null,
  ordinal  bigint not null,
  kind     text not null check (kind <> ''),
  name     text not null,
  unit_id  text, -- none: a class or an unknown name
  class    smallint not null check (class in (0, 1)),
  role_key text not null, -- task.Role.Key
  primary key (tenant, task_id, ordinal),
  foreign key (tenant, task_id) references tasks (tenant, id),
  foreign key (tenant, unit_id) references units (tenant, id)
);

create index task_roles_key on task_roles (tenant, role_key, task_id);
create index task_roles_unit on task_roles (tenant, unit_id, task_id);

create table task_deadlines (
  tenant         text not null,
  task_id        text not null,
  ordinal        bigint not null,
  phrase         text not null,
  kind           text not null check (kind in ('due', 'window', 'recurring', 'ongoing', 'event', 'none', 'unresolved')),
  rule           text not null,
  from_day       text check (length(from_day) = 10),
  due_day        text check (length(due_day) = 10),
  effective_day  text check (length(effective_day) = 10),
  precise_to     text not null,
  exclusive      smallint not null check (exclusive in (0, 1)),
  year_assumed   smallint not null check (year_assumed in (0, 1)),
  every          text not null,
  on_day         text not null, -- 'DD' or 'MM-DD'
  event          text not null,
  offset_n       bigint not null,
  offset_unit    text not null,
  offset_working smallint not null check (offset_working in (0, 1)),
  primary key (tenant, task_id, ordinal),
  foreign key (tenant, task_id) references tasks (tenant, id)
);

-- Tasks of a document refer to each other in any order, so these references are checked at the commit.
create table task_dependencies (
  tenant        text not null,
  task_id       text not null,
  ordinal       bigint not null,
  depends_on_id text not null,
  primary key (tenant, task_id, ordinal),
  foreign key (tenant, task_id) references tasks (tenant, id),
  foreign key (tenant, depends_on_id) references tasks (tenant, id) deferrable initially deferred
);

create index task_dependencies_on on task_dependencies (tenant, depends_on_id);

create table task_coverings (
  tenant     text not null,
  task_id    text not null, -- of the body
  ordinal    bigint not null,
  covered_id text not null, -- of the appendix
  primary key (tenant, task_id, ordinal),
  foreign key (tenant, task_id) references tasks (tenant, id),
  foreign key (tenant, covered_id) references tasks (tenant, id) deferrable initially deferred
);

create index task_coverings_covered on task_coverings (tenant, covered_id);

create table deliverables (
  tenant  text not null,
  id      text not null,
  task_id text not null,
  ordinal bigint not null,
  name    text not null,
  primary key (tenant, id),
  foreign key (tenant, task_id) references tasks (tenant, id)
);

create index deliverables_task on deliverables (tenant, task_id, ordinal);

create table targets (
  tenant       text not null,
  id           text not null,
  programme_id text not null,
  ref          text not null,
  section      text not null,
  ordinal      bigint not null,
  indicator    text not null,
  op           text not null,
  value        text not null, -- decimals as the document states them
  low          text not null,
  high         text not null,
  text         text not null,
  unit         text not null,
  period       text not null,
  measure      text not null,
  who          text not null, -- JSON list
  phrase       text not null,
  doubts       text not null, -- JSON list
  first_block  bigint not null,
  last_block   bigint not null,
  page         bigint not null,
  line         bigint not null,
  line_end     bigint not null,
  table_no     bigint not null,
  row_no       bigint not null,
  cell_no      bigint not null,
  paragraph_no bigint not null,
  primary key (tenant, id),
  foreign key (tenant, programme_id) references programmes (tenant, id)
);

create index targets_programme on targets (tenant, programme_id, ordinal);
