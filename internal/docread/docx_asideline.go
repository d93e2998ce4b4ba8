package docread

import "strings"

// An asideLine is a paragraph with all its stretches of text, shown or not.
type asideLine struct{ stretches []stretch }

// A standing says whether a text is shown, and since or until which change.
type standing struct{ hidden, deleted, inserted bool }

// A stretch is text of one standing.
type stretch struct {
	standing
	text []byte
}

func (at *asidePlace) write(s string) {
	now := at.standing
	now.hidden = at.style.hidden
	l := at.line
	if n := len(l.stretches); n == 0 || l.stretches[n-1].standing != now {
		l.stretches = append(l.stretches, stretch{standing: now})
	}
	last := &l.stretches[len(l.stretches)-1]
	last.text = append(last.text, s...)
}

// readings are the texts that the line may be taken for: the stretches that are
// not shown; and the line as it stood before the tracked changes and as it stands
// after them, with hidden text shown. A hidden stretch stands for itself, a deleted one
// with the words beside it, or a word taken out of prose would seem to be a line.
func (l *asideLine) readings() []string {
	var all []string
	for i, s := range l.stretches {
		switch {
		case s.deleted:
			all = append(all, l.lastWord(i-1)+" "+string(s.text)+" "+l.firstWord(i+1))
		case s.hidden:
			all = append(all, string(s.text))
		}
	}
	return append(all,
		l.join(func(s standing) bool { return !s.inserted }),
		l.join(func(s standing) bool { return !s.deleted }))
}

func (l *asideLine) join(keep func(standing) bool) string {
	var b strings.Builder
	for _, s := range l.stretches {
		if keep(s.standing) {
			b.Write(s.text)
		}
	}
	return b.String()
}

// lastWord is the last word of a stretch, "" where there is none.
func (l *asideLine) lastWord(i int) string {
	if i < 0 {
		return ""
	}
	s := strings.TrimSpace(string(l.stretches[i].text))
	return s[strings.LastIndexAny(s, " \n")+1:]
}

// firstWord is the first word of a stretch, "" where there is none.
func (l *asideLine) firstWord(i int) string {
	if i >= len(l.stretches) {
		return ""
	}
	s := strings.TrimSpace(string(l.stretches[i].text))
	if end := strings.IndexAny(s, " \n"); end >= 0 {
		return s[:end]
	}
	return s
}
