package store

import (
	"dondoc/internal/assignment"
	"dondoc/internal/direction"
	"dondoc/internal/text"
)

const (
	inspectionColumns = `id, number, decided_on, subject, leader, leader_office, from_day, to_day, author, author_name, at,
  conclusion_number, signed_on, signer, nature, degree, cause, responsibility, concluded_by, concluded_by_name, concluded_at, version`
	recommendationColumns = "id, inspection_id, no, unit_id, " + matterColumns

	sqlInspection        = "select " + inspectionColumns + " from inspections where tenant = $1 and id = $2"
	sqlInspectionVersion = "select version from inspections where tenant = $1 and id = $2"
	sqlInspections       = "select " + inspectionColumns + `
from inspections where tenant = $1 order by decided_on desc, id desc limit $2 offset $3`
	// Of a duty, or of the organisation that has it.
	sqlInspectionsOfDuty = "select " + inspectionColumns + ` from (
  select x.inspection_id from inspection_assignments x where x.tenant = $1 and x.assignment_id = $2
  union select u.inspection_id from assignments a cross join inspection_units u
  where a.tenant = $1 and a.id = $2 and u.tenant = $1 and u.unit_id = a.unit_id
) o cross join inspections where tenant = $1 and id = o.inspection_id order by decided_on desc, id desc`
	sqlInsertInspection = "insert into inspections (tenant, " + inspectionColumns + `, number_key)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`
	sqlUpdateInspection = `update inspections set version = version + 1, conclusion_number = $4, signed_on = $5, signer = $6,
  nature = $7, degree = $8, cause = $9, responsibility = $10, concluded_by = $11, concluded_by_name = $12, concluded_at = $13
where tenant = $1 and id = $2 and version = $3`

	sqlInspectedAssignments = `select inspection_id, assignment_id from inspection_assignments
where tenant = $1 and inspection_id = $2 order by ordinal`
	sqlInsertInspectedAssignment = `insert into inspection_assignments (tenant, ordinal, inspection_id, assignment_id)
values ($1, $2, $3, $4)`
	sqlInspectedUnits = `select inspection_id, unit_id from inspection_units
where tenant = $1 and inspection_id = $2 order by ordinal`
	sqlInsertInspectedUnit = "insert into inspection_units (tenant, ordinal, inspection_id, unit_id) values ($1, $2, $3, $4)"

	sqlAddenda = `select inspection_id, no, words, by_user, by_name, at from inspection_addenda
where tenant = $1 and inspection_id = $2 order by no`
	sqlInsertAddendum = `insert into inspection_addenda (tenant, inspection_id, no, words, by_user, by_name, at)
values ($1, $2, $3, $4, $5, $6, $7)`

	sqlRecommendation              = "select " + recommendationColumns + " from recommendations where tenant = $1 and id = $2"
	sqlRecommendationVersion       = "select version from recommendations where tenant = $1 and id = $2"
	sqlRecommendationsOfInspection = "select " + recommendationColumns + `
from recommendations where tenant = $1 and inspection_id = $2 order by no`
	sqlRecommendationSteps = "select recommendation_id, " + stepColumns + `
from recommendation_steps where tenant = $1 and recommendation_id = $2 order by no`
	sqlRecommendationStepsInspection = `select s.recommendation_id, s.no, s.act, s.words, s.day, s.by_user, s.by_name, s.at
from recommendations r cross join recommendation_steps s
where r.tenant = $1 and r.inspection_id = $2 and s.tenant = $1 and s.recommendation_id = r.id order by s.recommendation_id, s.no`
	sqlInsertRecommendation = "insert into recommendations (tenant, " + recommendationColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`
	sqlUpdateRecommendation = `update recommendations set version = version + 1, due_day = $4, state = $5, answered_on = $6
where tenant = $1 and id = $2 and version = $3`
	sqlInsertRecommendationStep = "insert into recommendation_steps (tenant, recommendation_id, " + stepColumns + `)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`
)

// The lists of recommendations; see directionCircles for the arguments.
const (
	recommendationRow = `select 'recommendation', r.id, r.inspection_id, '', i.subject, i.number, r.unit_id, '', r.words, r.due_day,
  r.state, r.answered_on, r.author_name, r.at, count(*) over ()
from `
	recommendationStage = `
join inspections i on i.tenant = r.tenant and i.id = r.inspection_id
where r.tenant = $1
  and ($2 = '' or $2 = 'unanswered' and r.state in ('waiting', 'returned') or $2 = 'unjudged' and r.state = 'answered')
  and ($3 = '' or r.due_day < $3 and r.state in ('waiting', 'returned'))`
	endOfRecommendations = " order by r.due_day, r.id limit $4 offset $5"

	sqlRecommendationRows      = recommendationRow + "recommendations r" + recommendationStage + endOfRecommendations
	sqlRecommendationRowsAsked = directionCircles + recommendationRow + "kept k cross join recommendations r" + recommendationStage +
		" and r.unit_id = k.id" + endOfRecommendations
	sqlRecommendationRowsAsking = directionCircles + recommendationRow + "recommendations r" + recommendationStage +
		" and ($8 = 1 or r.unit_id in (select n.id from inspected n))" + endOfRecommendations
)

func inspectionFields(i *direction.Inspection) []any {
	c := &i.Conclusion
	return []any{
		&i.ID, &i.Number, &i.DecidedOn, &i.Subject, &i.Leader, &i.LeaderOffice, &i.From, &i.To, &i.Author, &i.AuthorName,
		millis{&i.At}, &c.Number, &c.SignedOn, &c.Signer, &c.Nature, &c.Degree, &c.Cause, &c.Responsibility, &c.By, &c.ByName,
		millis{&c.At}, &i.Version,
	}
}

func addendumFields(p *part[direction.Addendum]) []any {
	v := &p.value
	return []any{&p.of, &v.No, &v.Words, &v.By, &v.ByName, millis{&v.At}}
}

func namedFields(p *part[string]) []any { return []any{&p.of, &p.value} }

func recommendationFields(r *direction.Recommendation) []any {
	return append([]any{&r.ID, &r.Inspection, &r.No, &r.Unit}, matterFields(&r.Matter)...)
}

func recommendationMatter(r *direction.Recommendation) *direction.Matter { return &r.Matter }

// Inspection finds one by id, with all that belongs to it.
func (t *Tx) Inspection(id string) (direction.Inspection, error) {
	i, err := one(t, "inspection", inspectionFields, sqlInspection, id)
	if err != nil {
		return i, err
	}
	duties, err := parts(t, namedFields, sqlInspectedAssignments, id)
	if err != nil {
		return i, err
	}
	units, err := parts(t, namedFields, sqlInspectedUnits, id)
	if err != nil {
		return i, err
	}
	addenda, err := parts(t, addendumFields, sqlAddenda, id)
	if err != nil {
		return i, err
	}
	i.Assignments, i.Units, i.Addenda = duties[id], units[id], addenda[id]
	if i.Enclosures, err = t.enclosures(sqlFilesOfInspection, id); err != nil {
		return i, err
	}
	if i.Recommended, err = list(t, recommendationFields, sqlRecommendationsOfInspection, id); err != nil {
		return i, err
	}
	i.Recommended, err = stepped(t, i.Recommended, recommendationMatter, sqlRecommendationStepsInspection, id)
	return i, err
}

// Inspections is a page of all, the newest decision first, without what belongs to them.
func (t *Tx) Inspections(p assignment.Page) ([]direction.Inspection, error) {
	return list(t, inspectionFields, sqlInspections, limit(p.Limit), p.Offset)
}

// InspectionsOfAssignment lists those a duty or its organisation is within the scope of.
func (t *Tx) InspectionsOfAssignment(id string) ([]direction.Inspection, error) {
	return list(t, inspectionFields, sqlInspectionsOfDuty, id)
}

// InsertInspection adds one with its scope; errs.Conflict "inspection.exists" when its decision is on record.
func (t *Tx) InsertInspection(i direction.Inspection) error {
	err := t.insert("inspection", sqlInsertInspection, append(inspectionFields(&i), text.Number(i.Number))...)
	if err != nil {
		return err
	}
	if err := insertParts(t, "inspection", sqlInsertInspectedAssignment, namedFields, i.ID, i.Assignments); err != nil {
		return err
	}
	return insertParts(t, "inspection", sqlInsertInspectedUnit, namedFields, i.ID, i.Units)
}

// UpdateInspection stores the conclusion, at the inspection's version.
func (t *Tx) UpdateInspection(i direction.Inspection) error {
	c := &i.Conclusion
	return t.swap("inspection", sqlUpdateInspection, sqlInspectionVersion, i.ID, i.Version, c.Number, c.SignedOn, c.Signer,
		c.Nature, c.Degree, c.Cause, c.Responsibility, c.By, c.ByName, millis{&c.At})
}

// InsertAddendum adds one to a conclusion.
func (t *Tx) InsertAddendum(inspection string, v direction.Addendum) error {
	return t.insert("inspection", sqlInsertAddendum, addendumFields(&part[direction.Addendum]{inspection, v})...)
}

// Recommendation finds one by id, with its steps.
func (t *Tx) Recommendation(id string) (direction.Recommendation, error) {
	r, err := one(t, "recommendation", recommendationFields, sqlRecommendation, id)
	if err != nil {
		return r, err
	}
	all, err := stepped(t, []direction.Recommendation{r}, recommendationMatter, sqlRecommendationSteps, id)
	return all[0], err
}

// InsertRecommendation adds one.
func (t *Tx) InsertRecommendation(r direction.Recommendation) error {
	return t.insert("recommendation", sqlInsertRecommendation, recommendationFields(&r)...)
}

// UpdateRecommendation stores what a step changed, at its version, and the step.
func (t *Tx) UpdateRecommendation(r direction.Recommendation, step direction.Step) error {
	err := t.swap("recommendation", sqlUpdateRecommendation, sqlRecommendationVersion, r.ID, r.Version, r.Due, r.State, r.AnsweredOn)
	if err != nil {
		return err
	}
	return t.insert("recommendation", sqlInsertRecommendationStep, stepFields(&part[direction.Step]{r.ID, step})...)
}

// RecommendationRows is a page of recommendations, by last day.
func (t *Tx) RecommendationRows(f direction.Filter, p assignment.Page) ([]direction.Row, error) {
	return listOf{sqlRecommendationRows, sqlRecommendationRowsAsked, sqlRecommendationRowsAsking}.rows(t, f, f.Inspects, p)
}
