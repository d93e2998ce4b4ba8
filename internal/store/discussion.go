package store

import (
	"time"

	"dondoc/internal/assignment"
	"dondoc/internal/discussion"
)

const (
	remarkColumns = `r.id, r.task_id, r.assignment_id, r.parent_id, r.author, r.author_name, r.at, r.words, r.edited_at,
  r.withdrawn_at, r.form, r.version`
	mentionColumns = "remark_id, user_id, name, read_at"
)

const (
	selectRemarks = "select " + remarkColumns + " from remarks r where r.tenant = $1"

	sqlRemarks       = selectRemarks + " and r.task_id = $2 order by r.at, r.id"
	sqlRemark        = selectRemarks + " and r.id = $2"
	sqlRemarkOfForm  = selectRemarks + " and r.author = $2 and r.form = $3"
	sqlRemarkVersion = "select version from remarks where tenant = $1 and id = $2"
	sqlInsertRemark  = `insert into remarks (tenant, id, task_id, assignment_id, parent_id, author, author_name, at, words,
  edited_at, withdrawn_at, form, version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`
	sqlUpdateRemark = `update remarks set version = version + 1, words = $4, edited_at = $5, withdrawn_at = $6
where tenant = $1 and id = $2 and version = $3`

	sqlMentionsOfTask = `select m.remark_id, m.user_id, m.name, m.read_at from remarks r
cross join remark_mentions m
where r.tenant = $1 and r.task_id = $2 and m.tenant = $1 and m.remark_id = r.id order by m.remark_id, m.ordinal`
	sqlMentionsOfRemark = "select " + mentionColumns + " from remark_mentions where tenant = $1 and remark_id = $2 order by ordinal"
	sqlInsertMention    = "insert into remark_mentions (tenant, ordinal, " + mentionColumns + ") values ($1, $2, $3, $4, $5, $6)"
	sqlReadMention      = `update remark_mentions set read_at = $4
where tenant = $1 and remark_id = $2 and user_id = $3 and read_at is null`

	sqlMentionsOf = "select " + remarkColumns + `, m.read_at, t.ref, t.content, d.number from remark_mentions m
join remarks r on r.tenant = m.tenant and r.id = m.remark_id
join tasks t on t.tenant = r.tenant and t.id = r.task_id
join programmes p on p.tenant = t.tenant and p.id = t.programme_id
join documents d on d.tenant = p.tenant and d.id = p.document_id
where m.tenant = $1 and m.user_id = $2
order by case when m.read_at is null then 0 else 1 end, r.at desc, r.id limit $3 offset $4`
	sqlCountMentions = `select count(*), coalesce(sum(case when read_at is null then 1 else 0 end), 0)
from remark_mentions where tenant = $1 and user_id = $2`
)

func remarkFields(r *discussion.Remark) []any {
	return []any{
		&r.ID, &r.Task, optional{&r.Assignment}, optional{&r.Parent}, &r.Author, &r.AuthorName, millis{&r.At}, &r.Words,
		millis{&r.EditedAt}, millis{&r.WithdrawnAt}, &r.Form, &r.Version,
	}
}

func mentionFields(p *part[discussion.Mention]) []any {
	return []any{&p.of, &p.value.User, &p.value.Name, millis{&p.value.ReadAt}}
}

func mentionRowFields(r *discussion.MentionRow) []any {
	return append(remarkFields(&r.Remark), millis{&r.ReadAt}, &r.Ref, &r.Content, &r.Number)
}

func mentionCountFields(c *discussion.MentionCount) []any { return []any{&c.All, &c.Unread} }

// Remarks lists a task's, the oldest first, with whom they mention.
func (t *Tx) Remarks(task string) ([]discussion.Remark, error) {
	remarks, err := list(t, remarkFields, sqlRemarks, task)
	if err != nil {
		return nil, err
	}
	mentions, err := parts(t, mentionFields, sqlMentionsOfTask, task)
	for i, r := range remarks {
		remarks[i].Mentions = mentions[r.ID]
	}
	return remarks, err
}

// Remark finds one by id, with whom it mentions.
func (t *Tx) Remark(id string) (discussion.Remark, error) {
	r, err := one(t, "discussion", remarkFields, sqlRemark, id)
	if err != nil {
		return r, err
	}
	mentions, err := parts(t, mentionFields, sqlMentionsOfRemark, id)
	r.Mentions = mentions[id]
	return r, err
}

// RemarkOfForm finds the author's remark that a form made; the zero Remark if it made none.
func (t *Tx) RemarkOfForm(author, form string) (discussion.Remark, error) {
	found, err := list(t, remarkFields, sqlRemarkOfForm, author, form)
	if err != nil || len(found) == 0 {
		return discussion.Remark{}, err
	}
	return found[0], nil
}

// InsertRemark adds one with whom it mentions; errs.Conflict "discussion.exists" when its form made one already.
func (t *Tx) InsertRemark(r discussion.Remark) error {
	if err := t.insert("discussion", sqlInsertRemark, remarkFields(&r)...); err != nil {
		return err
	}
	return insertParts(t, "discussion", sqlInsertMention, mentionFields, r.ID, r.Mentions)
}

// UpdateRemark stores the words, their edit and the withdrawal, at the remark's version.
func (t *Tx) UpdateRemark(r discussion.Remark) error {
	return t.swap("discussion", sqlUpdateRemark, sqlRemarkVersion, r.ID, r.Version,
		r.Words, millis{&r.EditedAt}, millis{&r.WithdrawnAt})
}

// MentionsOf is a page of the remarks that mention a user, the unread first, then the newest.
func (t *Tx) MentionsOf(user string, p assignment.Page) ([]discussion.MentionRow, error) {
	return list(t, mentionRowFields, sqlMentionsOf, user, limit(p.Limit), p.Offset)
}

// CountMentions counts the remarks that mention a user.
func (t *Tx) CountMentions(user string) (discussion.MentionCount, error) {
	return one(t, "discussion", mentionCountFields, sqlCountMentions, user)
}

// ReadMention marks a user's mention as read; one that is read stays as it is.
func (t *Tx) ReadMention(remark, user string, at time.Time) error {
	_, err := t.exec("discussion", sqlReadMention, remark, user, millis{&at})
	return err
}
