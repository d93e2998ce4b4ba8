-- +goose Up

create table uploads (
  tenant       text not null references tenants (id),
  id           text not null,
  file_name    text not null,
  file_format  text not null,
  file_digest  text not null,
  file_size    bigint not null check (file_size >= 0),
  state        text not null check (state in ('open', 'confirmed', 'discarded')),
  version      bigint not null,
  draft        text not null, -- JSON of intake.Draft
  blocks       text not null, -- JSON of the source text
  uploaded_by  text not null,
  uploaded_at  bigint not null,
  programme_id text, -- made by the confirmation
  primary key (tenant, id),
  foreign key (tenant, programme_id) references programmes (tenant, id)
);

create index uploads_state on uploads (tenant, state, uploaded_at);
create index uploads_programme on uploads (tenant, programme_id);

create table differences (
  tenant           text not null,
  id               text not null,
  programme_id     text not null,
  ordinal          bigint not null,
  kind             text not null check (kind <> ''),
  body_task_id     text,
  appendix_task_id text,
  group_id         text,
  body_value       text not null, -- JSON lists
  row_value        text not null,
  decision         text not null check (decision in ('', 'appendix', 'body')),
  note             text not null,
  decided_by       text not null,
  decided_at       bigint,
  version          bigint not null,
  primary key (tenant, id),
  foreign key (tenant, programme_id) references programmes (tenant, id),
  foreign key (tenant, body_task_id) references tasks (tenant, id),
  foreign key (tenant, appendix_task_id) references tasks (tenant, id),
  foreign key (tenant, group_id) references groups (tenant, id),
  check ((decision = '') = (decided_at is null))
);

create index differences_programme on differences (tenant, programme_id, ordinal);
create index differences_undecided on differences (tenant, programme_id) where decision = '';
create index differences_body_task on differences (tenant, body_task_id);
create index differences_appendix_task on differences (tenant, appendix_task_id);
create index differences_group on differences (tenant, group_id);
