package discussion

import (
	"time"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
)

// Tx is what the room needs of a transaction.
type Tx interface {
	assignment.Tx
	// Remarks lists a task's, the oldest first, with whom they mention.
	Remarks(task string) ([]Remark, error)
	Remark(id string) (Remark, error)
	// RemarkOfForm finds the author's remark that a form made; the zero Remark if it made none.
	RemarkOfForm(author, form string) (Remark, error)
	InsertRemark(Remark) error
	// UpdateRemark stores the words, their edit and the withdrawal; errs.Conflict "discussion.stale" when r.Version is not the stored one.
	UpdateRemark(r Remark) error

	// MentionsOf is a page of the remarks that mention a user, the unread first, then the newest.
	MentionsOf(user string, p assignment.Page) ([]MentionRow, error)
	CountMentions(user string) (MentionCount, error)
	// ReadMention marks a user's mention as read; one that is read stays as it is.
	ReadMention(remark, user string, at time.Time) error

	// Choices lists what users chose about a task and its programme.
	Choices(task, programme string) ([]WatchChoice, error)
	PutChoice(WatchChoice) error
	// WatchedTasks is a page of the tasks a user watches on a day, with what their organisations handed on since
	// another, those with something new first, then by their newest entry.
	WatchedTasks(user string, on, handed calendar.Day, p assignment.Page) ([]WatchedTask, error)
	CountWatched(user string, on, handed calendar.Day) (WatchCount, error)
	// SeeTask keeps the number of the newest entry of a task that a user has seen. It never goes back.
	SeeTask(user, task string, seq int64) error
}

// MentionRow is a mention as the list shows it.
type MentionRow struct {
	Remark
	ReadAt  time.Time // zero: not yet
	Ref     string    // the task's number in the document
	Content string    // the task's words
	Number  string    // of the programme's document
}

// MentionCount is how often a user is mentioned.
type MentionCount struct{ All, Unread int }
