package web

import (
	"net/http"
	"slices"
	"strings"

	"dondoc/internal/errs"
	"dondoc/internal/search"
	"dondoc/internal/text"
)

// searchPage answers a question over everything.
type searchPage struct {
	frame

	Kind   string
	Kinds  []string
	Hits   []hitView
	Asked  bool // something was typed
	Capped bool // more may have been found than is shown
}

// hitView is a found thing with the words that found it marked.
type hitView struct {
	URL, Kind string
	Icon      string
	Title     []markedWord
	Extract   []markedWord
	Within    string // the number of the programme's document; empty outside one
}

// markedWord is a word of a hit, marked when it was asked for.
type markedWord struct {
	Text string
	Hit  bool
}

// hitLimit bounds one answer: who must read further asks more exactly.
const hitLimit = 50

// extractWords bounds what is shown of a hit besides its title.
const extractWords = 40

// searchKinds are what can be found, in the order the page offers them.
func searchKinds() []string {
	return []string{"task", "target", "duty", "programme", "document", "org"}
}

func (s *Site) find(w http.ResponseWriter, v *visit) error {
	typed, kind := strings.TrimSpace(v.URL.Query().Get("q")), v.URL.Query().Get("kind")
	if kind != "" && !slices.Contains(searchKinds(), kind) {
		return errs.New(errs.Invalid, "search.bad_kind", kind)
	}
	hits, err := s.Search.Find(v.Context(), v.Actor, typed, kind, hitLimit)
	if err != nil {
		return err
	}
	f := v.frame("search.title").below()
	f.Find = typed
	page := searchPage{frame: f, Kind: kind, Kinds: searchKinds(), Asked: typed != "", Capped: len(hits) == hitLimit}
	if page.Hits, err = s.hitViews(v, f, hits, typed); err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "search/show", page)
}

// hitViews names each hit's programme, looked up once.
func (s *Site) hitViews(v *visit, f frame, hits []search.Hit, typed string) ([]hitView, error) {
	words := text.Words(text.Expand(text.Normal(typed)))
	numbers := map[string]string{"": ""}
	views := make([]hitView, len(hits))
	for i, h := range hits {
		if _, known := numbers[h.Scope]; !known {
			p, err := s.Programmes.Programme(v.Context(), v.Actor, h.Scope)
			if err != nil {
				return nil, err
			}
			numbers[h.Scope] = p.Document.Number
		}
		views[i] = hitView{
			URL: f.hitURL(h.Entry), Kind: f.T("search.kind." + h.Kind), Icon: hitIcon(h.Kind), Within: numbers[h.Scope],
			Title: mark(h.Title, words), Extract: mark(extract(h.Entry), words),
		}
	}
	return views, nil
}

// hitURL is the page that shows the found thing.
func (f frame) hitURL(e search.Entry) string {
	switch e.Kind {
	case "task":
		return f.To("/tasks/" + e.ID)
	case "org":
		return f.orgURL(e.ID)
	case "target":
		return f.To("/programmes/" + e.Scope + "/targets")
	case "duty":
		return f.To("/programmes/" + e.Scope + "/duties")
	case "document":
		return f.To("/programmes/" + e.Scope + "/document")
	default:
		return f.To("/programmes/" + e.ID)
	}
}

func hitIcon(kind string) string {
	switch kind {
	case "task":
		return "checklist"
	case "org":
		return "building-community"
	case "target":
		return "target-arrow"
	case "duty":
		return "notebook"
	case "document":
		return "file-text"
	default:
		return "clipboard-list"
	}
}

// extract is the beginning of what a hit holds besides its title.
func extract(e search.Entry) string {
	words := strings.Fields(e.Body)
	if len(words) > extractWords {
		words = append(words[:extractWords], "…")
	}
	return strings.Join(words, " ")
}

// mark finds the asked words in a text as the search does: folded, the last one
// as a beginning where it does not occur whole.
func mark(s string, asked []string) []markedWord {
	words := strings.Fields(s)
	whole := len(asked) > 0 && slices.Contains(text.Words(s), asked[len(asked)-1])
	marked := make([]markedWord, len(words))
	for i, w := range words {
		marked[i] = markedWord{w, slices.ContainsFunc(text.Words(w), func(part string) bool { return found(part, asked, whole) })}
	}
	return marked
}

func found(part string, asked []string, whole bool) bool {
	if slices.Contains(asked, part) {
		return true
	}
	return !whole && len(asked) > 0 && strings.HasPrefix(part, asked[len(asked)-1])
}
