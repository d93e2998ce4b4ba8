package store

import (
	"dondoc/internal/assignment"
	"dondoc/internal/text"
)

const (
	postColumns   = "id, unit_id, title, version"
	holderColumns = "post_id, user_id, from_day, to_day"
)

const (
	sqlPosts       = "select " + postColumns + " from posts where tenant = $1 and unit_id = $2 order by sort_key, id"
	sqlPost        = "select " + postColumns + " from posts where tenant = $1 and id = $2"
	sqlPostVersion = "select version from posts where tenant = $1 and id = $2"
	sqlInsertPost  = "insert into posts (tenant, " + postColumns + ", sort_key) values ($1, $2, $3, $4, $5, $6)"
	sqlTouchPost   = "update posts set version = version + 1 where tenant = $1 and id = $2 and version = $3"

	sqlHoldersOfUnit = `select h.post_id, h.user_id, h.from_day, h.to_day from posts p
cross join post_holders h
where p.tenant = $1 and p.unit_id = $2 and h.tenant = $1 and h.post_id = p.id order by h.post_id, h.ordinal`
	sqlHoldersOfPost = "select " + holderColumns + " from post_holders where tenant = $1 and post_id = $2 order by ordinal"
	sqlNextHolder    = "select coalesce(max(ordinal) + 1, 0) from post_holders where tenant = $1 and post_id = $2"
	sqlInsertHolder  = "insert into post_holders (tenant, ordinal, " + holderColumns + ") values ($1, $2, $3, $4, $5, $6)"
	sqlEndHolder     = `update post_holders set to_day = $3
where tenant = $1 and post_id = $2 and to_day is null`
	// A holder who is replaced on the day they began never had the post.
	sqlDropHolder = "delete from post_holders where tenant = $1 and post_id = $2 and from_day >= $3"
)

func postFields(p *assignment.Post) []any { return []any{&p.ID, &p.Unit, &p.Title, &p.Version} }

func holderFields(p *part[assignment.Holder]) []any {
	return []any{&p.of, &p.value.User, &p.value.From, &p.value.To}
}

// Posts lists an organisation's posts by title, with their holders.
func (t *Tx) Posts(unit string) ([]assignment.Post, error) {
	posts, err := list(t, postFields, sqlPosts, unit)
	if err != nil {
		return nil, err
	}
	holders, err := parts(t, holderFields, sqlHoldersOfUnit, unit)
	for i, p := range posts {
		posts[i].Holders = holders[p.ID]
	}
	return posts, err
}

// Post finds one by id, with its holders.
func (t *Tx) Post(id string) (assignment.Post, error) {
	p, err := one(t, "post", postFields, sqlPost, id)
	if err != nil {
		return p, err
	}
	holders, err := parts(t, holderFields, sqlHoldersOfPost, id)
	p.Holders = holders[id]
	return p, err
}

// InsertPost adds a vacant post; errs.Conflict "post.exists" when the organisation has one of the title.
func (t *Tx) InsertPost(p assignment.Post) error {
	return t.insert("post", sqlInsertPost, append(postFields(&p), text.SortKey(p.Title))...)
}

// SetHolder ends the open holder the day before, and adds the new one where it names a user.
func (t *Tx) SetHolder(post string, version int, h assignment.Holder) error {
	if err := t.swap("post", sqlTouchPost, sqlPostVersion, post, version); err != nil {
		return err
	}
	if _, err := t.exec("post", sqlDropHolder, post, h.From); err != nil {
		return err
	}
	if _, err := t.exec("post", sqlEndHolder, post, h.From.AddDays(-1)); err != nil || h.User == "" {
		return err
	}
	next, err := one(t, "post", alone[int], sqlNextHolder, post)
	if err != nil {
		return err
	}
	return insertPartsFrom(t, "post", sqlInsertHolder, holderFields, post, next, []assignment.Holder{h})
}
