-- +goose Up

create table remarks (
  tenant        text not null,
  id            text not null,
  task_id       text not null,
  assignment_id text, -- none: about the task as a whole
  parent_id     text, -- the remark it answers
  author        text not null,
  author_name   text not null,
  at            bigint not null,
  words         text not null check (words <> ''),
  edited_at     bigint,
  withdrawn_at  bigint,
  form          text not null check (form <> ''), -- the same form twice is one remark
  version       bigint not null,
  primary key (tenant, id),
  unique (tenant, author, form),
  foreign key (tenant, task_id) references tasks (tenant, id),
  foreign key (tenant, assignment_id) references assignments (tenant, id),
  foreign key (tenant, parent_id) references remarks (tenant, id),
  foreign key (tenant, author) references users (tenant, id)
);

create index remarks_task on remarks (tenant, task_id, at, id);

create table remark_mentions (
  tenant    text not null,
  remark_id text not null,
  ordinal   bigint not null,
  user_id   text not null,
  name      text not null, -- at the time
  read_at   bigint,
  primary key (tenant, remark_id, ordinal),
  unique (tenant, remark_id, user_id),
  foreign key (tenant, remark_id) references remarks (tenant, id),
  foreign key (tenant, user_id) references users (tenant, id)
);

create index remark_mentions_user on remark_mentions (tenant, user_id, read_at, remark_id);

-- Who chose to watch a task or a programme, or chose not to. Who chose nothing watches what they have a part in.
create table watch_choices (
  tenant     text not null,
  user_id    text not null,
  kind       text not null check (kind in ('task', 'programme')),
  subject_id text not null,
  watching   smallint not null check (watching in (0, 1)),
  primary key (tenant, user_id, kind, subject_id),
  foreign key (tenant, user_id) references users (tenant, id)
);

create index watch_choices_subject on watch_choices (tenant, kind, subject_id, user_id, watching);

-- How far somebody has seen the record of a task.
create table seen_tasks (
  tenant  text not null,
  user_id text not null,
  task_id text not null,
  seq     bigint not null check (seq >= 0), -- of audit_entries
  primary key (tenant, user_id, task_id),
  foreign key (tenant, user_id) references users (tenant, id),
  foreign key (tenant, task_id) references tasks (tenant, id)
);

-- What an organisation coordinates is found in this alone.
create index task_roles_part on task_roles (tenant, unit_id, kind, task_id);
