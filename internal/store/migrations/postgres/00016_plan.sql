-- +goose Up

-- The plan of one organisation for one programme, with the state of its newest edition.
create table plans (
  tenant       text not null,
  id           text not null,
  programme_id text not null,
  unit_id      text not null,
  state        text not null check (state in ('draft', 'submitted', 'in_force', 'revising', 'resubmitted')),
  edition      bigint not null check (edition >= 1),
  changed_at   bigint not null,
  version      bigint not null,
  primary key (tenant, id),
  unique (tenant, programme_id, unit_id),
  foreign key (tenant, programme_id) references programmes (tenant, id),
  foreign key (tenant, unit_id) references units (tenant, id)
);

create index plans_unit on plans (tenant, unit_id, programme_id);

create table plan_editions (
  tenant         text not null,
  plan_id        text not null,
  no             bigint not null check (no >= 1),
  submitter      text not null, -- no reference: empty while it is being written
  submitter_name text not null,
  submitted_at   bigint,
  despite        text not null,
  decider        text not null,
  decider_name   text not null,
  decided_at     bigint,
  answer         text not null,
  primary key (tenant, plan_id, no),
  foreign key (tenant, plan_id) references plans (tenant, id),
  check (submitted_at is null or submitter <> ''),
  check (decided_at is null or submitted_at is not null)
);

create table plan_lines (
  tenant        text not null,
  plan_id       text not null,
  edition       bigint not null,
  assignment_id text not null,
  solution      text not null,
  leader        text not null, -- JSON of plan.Person
  officer       text not null, -- JSON of plan.Person
  steps         text not null, -- JSON of a list of plan.Step
  due_day       text check (length(due_day) = 10),
  product       text not null,
  version       bigint not null,
  primary key (tenant, plan_id, edition, assignment_id),
  foreign key (tenant, plan_id, edition) references plan_editions (tenant, plan_id, no),
  foreign key (tenant, assignment_id) references assignments (tenant, id)
);
