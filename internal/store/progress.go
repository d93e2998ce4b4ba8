package store

import (
	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/progress"
)

const (
	reportColumns = `r.id, r.assignment_id, r.unit_id, r.rhythm, r.from_day, r.to_day, r.no, r.percent, r.stage, r.done, r.difficulties,
  r.proposals, r.state, r.author, r.author_name, r.submitted_on, r.submitted_at, r.timely, r.approver, r.approver_name,
  r.approved_at, r.decider, r.decider_name, r.decided_at, r.reason, r.version`

	selectReports = "select " + reportColumns + " from reports r where r.tenant = $1"

	sqlReport        = selectReports + " and r.id = $2"
	sqlReportVersion = "select version from reports where tenant = $1 and id = $2"
	sqlReportsOf     = selectReports + " and r.assignment_id = $2 order by r.to_day, r.unit_id, r.no"
	sqlReportsIn     = selectReports + " and r.to_day = $2 and r.rhythm = $3 order by r.assignment_id, r.unit_id, r.no"
	sqlReportsUnder  = branchOfUnit + selectReports + ` and r.unit_id in (select b.id from branch b) and r.to_day >= $3
order by r.to_day, r.assignment_id, r.unit_id, r.no`
	sqlInsertReport = `insert into reports (tenant, id, assignment_id, unit_id, rhythm, from_day, to_day, no, percent, stage, done,
  difficulties, proposals, state, author, author_name, submitted_on, submitted_at, timely, approver, approver_name, approved_at,
  decider, decider_name, decided_at, reason, version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)`

	// What was submitted is not among what changes.
	sqlUpdateReport = `update reports set version = version + 1, state = $4, approver = $5, approver_name = $6, approved_at = $7,
  decider = $8, decider_name = $9, decided_at = $10, reason = $11
where tenant = $1 and id = $2 and version = $3`

	// What waits for a verdict. $2: everything that left its unit, $3: the user.
	sqlWaitingReports = `with recursive mine(id) as (
  select g.unit_id from grants g where g.tenant = $1 and g.user_id = $3 and g.role = 'agency_leader' and g.unit_id is not null
  union select u.id from mine m cross join units u where u.tenant = $1 and u.parent_id = m.id
), offices(id) as (
  select g.unit_id from grants g where g.tenant = $1 and g.user_id = $3 and g.role = 'office' and g.unit_id is not null
  union select u.id from offices o cross join units u where u.tenant = $1 and u.parent_id = o.id
)
select ` + reportColumns + `, t.ref, t.content, d.number from reports r
join assignments a on a.tenant = r.tenant and a.id = r.assignment_id
join tasks t on t.tenant = a.tenant and t.id = a.task_id
join programmes p on p.tenant = a.tenant and p.id = a.programme_id
join documents d on d.tenant = p.tenant and d.id = p.document_id
where r.tenant = $1 and r.state in ('awaiting_leader', 'awaiting_assigner') and a.work not in ('revoked', 'closed', 'declined')
  and (r.state = 'awaiting_leader' and a.unit_id = r.unit_id and r.unit_id in (select m.id from mine m)
    or r.state = 'awaiting_assigner' and ($2 = 1
      or a.unit_id in (select o.id from offices o)
      or exists (select 1 from task_roles x join grants g on g.tenant = $1 and g.user_id = $3 and g.role = 'agency_leader'
        where x.tenant = $1 and x.task_id = a.task_id and x.kind = 'recipient' and (g.unit_id = x.unit_id
          or g.unit_id in (select s.heir_id from successions s where s.tenant = $1 and s.predecessor_id = x.unit_id)))))
order by r.submitted_at, r.id limit $4`

	// Files of one report, of all of an assignment, of a period, of what waits for a verdict.
	selectReportFiles   = "select report_id, " + heldColumns + " from report_files where tenant = $1 and report_id "
	sqlFilesOfReport    = selectReportFiles + "= $2 order by no"
	sqlFilesOfReportsOf = selectReportFiles + `in (
  select r.id from reports r where r.tenant = $1 and r.assignment_id = $2) order by report_id, no`
	sqlFilesOfReportsIn = selectReportFiles + `in (
  select r.id from reports r where r.tenant = $1 and r.to_day = $2 and r.rhythm = $3) order by report_id, no`
	sqlFilesOfWaitingReports = selectReportFiles + `in (
  select r.id from reports r where r.tenant = $1 and r.state in ('awaiting_leader', 'awaiting_assigner')) order by report_id, no`
	sqlInsertReportFile = "insert into report_files (tenant, report_id, " + heldColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`

	draftColumns = `f.assignment_id, f.unit_id, f.rhythm, f.from_day, f.to_day, f.percent, f.stage, f.done, f.difficulties,
  f.proposals, f.by_user, f.by_name, f.at`
	selectDrafts = "select " + draftColumns + " from report_drafts f where f.tenant = $1"

	sqlDraftsOf = selectDrafts + " and f.assignment_id = $2 order by f.to_day, f.unit_id"
	sqlDraftsIn = selectDrafts + " and f.to_day = $2 and f.rhythm = $3 order by f.assignment_id, f.unit_id"
	sqlPutDraft = `insert into report_drafts (tenant, assignment_id, unit_id, rhythm, from_day, to_day, percent, stage, done,
  difficulties, proposals, by_user, by_name, at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
on conflict (tenant, assignment_id, to_day, rhythm, unit_id) do update set percent = $7, stage = $8, done = $9, difficulties = $10,
  proposals = $11, by_user = $12, by_name = $13, at = $14`
	sqlDeleteDraft = `delete from report_drafts
where tenant = $1 and assignment_id = $2 and unit_id = $3 and to_day = $4 and rhythm = $5`

	sqlReopenings = `select rhythm, from_day, to_day, no, until, reason, by_user, by_name, at from report_reopenings
where tenant = $1 and to_day = $2 and rhythm = $3 order by no`
	sqlInsertReopening = `insert into report_reopenings (tenant, rhythm, from_day, to_day, no, until, reason, by_user, by_name, at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`
)

func periodFields(p *progress.Period) []any { return []any{&p.Rhythm, &p.From, &p.To} }

func reportFields(r *progress.Report) []any {
	c := &r.Content
	fields := append([]any{&r.ID, &r.Assignment, &r.Unit}, periodFields(&r.Period)...)
	return append(fields, &r.No, &c.Percent, &c.Stage, &c.Done, &c.Difficulties, &c.Proposals, &r.State, &r.Author, &r.AuthorName,
		&r.SubmittedOn, millis{&r.SubmittedAt}, &r.Timely, &r.Approver, &r.ApproverName, millis{&r.ApprovedAt},
		&r.Decider, &r.DeciderName, millis{&r.DecidedAt}, &r.Reason, &r.Version)
}

func draftFields(d *progress.Draft) []any {
	fields := append([]any{&d.Assignment, &d.Unit}, periodFields(&d.Period)...)
	return append(fields, &d.Typed.Percent, &d.Typed.Stage, &d.Typed.Done, &d.Typed.Difficulties, &d.Typed.Proposals,
		&d.By, &d.ByName, millis{&d.SavedAt})
}

func reopeningFields(r *progress.Reopening) []any {
	return append(periodFields(&r.Period), &r.No, &r.Until, &r.Reason, &r.By, &r.ByName, millis{&r.At})
}

func waitingReportFields(w *progress.WaitingReport) []any {
	return append(reportFields(&w.Report), &w.Ref, &w.Content, &w.Number)
}

func reportFileFields(p *part[deliverable.File]) []any {
	return append([]any{&p.of}, heldFields(&p.value)...)
}

// Report finds one by id, with its files.
func (t *Tx) Report(id string) (progress.Report, error) {
	r, err := one(t, "progress", reportFields, sqlReport, id)
	if err != nil {
		return r, err
	}
	files, err := parts(t, reportFileFields, sqlFilesOfReport, id)
	r.Files = files[id]
	return r, err
}

// ReportsOf lists an assignment's with their files, by last day of the period, unit and number.
func (t *Tx) ReportsOf(assignment string) ([]progress.Report, error) {
	return t.reports(sqlReportsOf, sqlFilesOfReportsOf, assignment)
}

// ReportsIn lists all of a period with their files, by assignment, unit and number.
func (t *Tx) ReportsIn(p progress.Period) ([]progress.Report, error) {
	return t.reports(sqlReportsIn, sqlFilesOfReportsIn, p.To, p.Rhythm)
}

func (t *Tx) reports(reports, files string, args ...any) ([]progress.Report, error) {
	all, err := list(t, reportFields, reports, args...)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	filesOf, err := parts(t, reportFileFields, files, args...)
	for i := range all {
		all[i].Files = filesOf[all[i].ID]
	}
	return all, err
}

// ReportsUnder lists, without their files, an organisation's and those of all below it, for the periods that end on the day or later.
func (t *Tx) ReportsUnder(unit string, since calendar.Day) ([]progress.Report, error) {
	return list(t, reportFields, sqlReportsUnder, unit, since)
}

// InsertReport adds a version with its files; errs.Conflict "progress.exists" when another stands.
func (t *Tx) InsertReport(r progress.Report) error {
	if err := t.insert("progress", sqlInsertReport, reportFields(&r)...); err != nil {
		return err
	}
	for _, f := range r.Files {
		if err := t.insert("progress", sqlInsertReportFile, reportFileFields(&part[deliverable.File]{r.ID, f})...); err != nil {
			return err
		}
	}
	return nil
}

// UpdateReport stores a verdict, at the report's version.
func (t *Tx) UpdateReport(r progress.Report) error {
	return t.swap("progress", sqlUpdateReport, sqlReportVersion, r.ID, r.Version, r.State, r.Approver, r.ApproverName,
		millis{&r.ApprovedAt}, r.Decider, r.DeciderName, millis{&r.DecidedAt}, r.Reason)
}

// WaitingReports lists what waits for the user's verdict, the oldest first.
func (t *Tx) WaitingReports(f progress.WaitingFilter, n int) ([]progress.WaitingReport, error) {
	all, err := list(t, waitingReportFields, sqlWaitingReports, truth{&f.Whole}, f.User, limit(n))
	if err != nil || len(all) == 0 {
		return nil, err
	}
	files, err := parts(t, reportFileFields, sqlFilesOfWaitingReports)
	for i := range all {
		all[i].Report.Files = files[all[i].Report.ID]
	}
	return all, err
}

// DraftsOf lists an assignment's, by last day of the period and unit.
func (t *Tx) DraftsOf(assignment string) ([]progress.Draft, error) {
	return list(t, draftFields, sqlDraftsOf, assignment)
}

// DraftsIn lists all of a period, by assignment and unit.
func (t *Tx) DraftsIn(p progress.Period) ([]progress.Draft, error) {
	return list(t, draftFields, sqlDraftsIn, p.To, p.Rhythm)
}

// PutDraft keeps a unit's draft in place of the one before.
func (t *Tx) PutDraft(d progress.Draft) error {
	return t.insert("progress", sqlPutDraft, draftFields(&d)...)
}

// DeleteDraft forgets a unit's draft; none is no error.
func (t *Tx) DeleteDraft(assignment, unit string, p progress.Period) error {
	_, err := t.exec("progress", sqlDeleteDraft, assignment, unit, p.To, p.Rhythm)
	return err
}

// Reopenings lists a period's, by number.
func (t *Tx) Reopenings(p progress.Period) ([]progress.Reopening, error) {
	return list(t, reopeningFields, sqlReopenings, p.To, p.Rhythm)
}

// InsertReopening adds one; errs.Conflict "progress.exists" when the period has one of the number.
func (t *Tx) InsertReopening(r progress.Reopening) error {
	return t.insert("progress", sqlInsertReopening, reopeningFields(&r)...)
}
