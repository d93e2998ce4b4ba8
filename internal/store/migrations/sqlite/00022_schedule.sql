-- +goose Up
-- The schedule of a task that was given to organisations is where its duties stand (assignment.ScheduleKey).
update tasks set schedule = (select string_agg(s.part, ';') from (
  select distinct case
      when a.work = 'completed' then 'done//'
      when a.work in ('revoked', 'closed') then 'ended//'
      when a.work = 'suspended' then 'suspended//'
      when a.submitted_on is not null then 'handed//'
      when a.due_day is null then 'ongoing//'
      else case a.historic when 1 then 'due/' else 'given/' end || coalesce(json_extract(a.deadline, '$.from'), '') || '/' || a.due_day end as part
    from assignments a where a.tenant = tasks.tenant and a.task_id = tasks.id) s)
where exists (select 1 from assignments a where a.tenant = tasks.tenant and a.task_id = tasks.id);
