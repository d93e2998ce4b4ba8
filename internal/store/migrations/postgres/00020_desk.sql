-- +goose Up
-- What the desks count and list by is found in the index alone, before any row is read.

drop index assignments_unit;
create index assignments_unit on assignments (tenant, unit_id, due_key, id, work, confirmation, request, historic, submitted_on,
  changed_at, post_id, programme_id, task_id);

-- The red list: what the leader of a province looks at first.
create index assignments_overdue on assignments (tenant, due_key, id, unit_id)
  where historic = 0 and work in ('assigned', 'underway') and submitted_on is null;

-- Who has not received what was given, since when.
create index assignments_unreceived on assignments (tenant, unit_id, active_from) where historic = 0 and work = 'assigned';
