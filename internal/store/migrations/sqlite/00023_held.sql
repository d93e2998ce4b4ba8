-- +goose Up
-- Since when the organisation that has a duty has had it: it reports and plans from that day.
alter table assignments add column held_from text check (length(held_from) = 10);

update assignments set held_from = coalesce((select max(h.from_day) from assignment_units h
  where h.tenant = assignments.tenant and h.assignment_id = assignments.id), active_from);
