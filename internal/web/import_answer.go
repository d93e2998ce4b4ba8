package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/errs"
	"dondoc/internal/intake"
)

// settledView is the last answer, which can be taken back.
type settledView struct{ What, Who string }

// refusedAnswer is an answer that was not taken, as typed.
type refusedAnswer struct {
	intake.Answer

	Problem string
}

func (f frame) settled(s intake.Settlement) *settledView {
	if s.IsMove() {
		what := strings.Trim(f.T("audit.act."+s.Act)+" · "+s.Item(), " ·")
		if s.Count > 1 {
			what = f.T("audit.act."+s.Act) + " (" + f.T("intake.items", s.Count) + ")"
		}
		return &settledView{What: what, Who: s.By + ", " + f.At(s.At)}
	}
	field := f.field(s.Field)
	if field == s.Field && s.Field != "" {
		field = f.known("intake.fact.", s.Field)
	}
	what := strings.Trim(strings.Join([]string{s.Ref, field, quotedOr(s.Text)}, " · "), " ·")
	what = strings.ReplaceAll(what, " ·  · ", " · ")
	if s.Act == "intake.amend" {
		what += " → " + strings.ReplaceAll(f.settledValue(s), "\n", "; ")
	}
	if s.Count > 1 {
		what += " (" + f.T("intake.places", s.Count) + ")"
	}
	return &settledView{What: what, Who: s.By + ", " + f.At(s.At)}
}

func (f frame) settledValue(s intake.Settlement) string {
	switch {
	case s.Field == "":
		return f.T("intake.whole_row")
	case s.Field == "measure":
		return f.T("target.measure." + s.Value)
	case s.Field == "act":
		return f.T("intake.act." + s.Value)
	default:
		return s.Value
	}
}

func quotedOr(s string) string {
	if s == "" {
		return ""
	}
	return "“" + s + "”"
}

// settleDoubt records an answer and leads to the next question.
func (s *Site) settleDoubt(w http.ResponseWriter, v *visit) error {
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	answer, err := readAnswer(v)
	if err != nil {
		return err
	}
	u, err := s.Intake.Settle(v.Context(), v.Actor, v.PathValue("import"), version, answer)
	switch kind := errs.KindOf(err); {
	case err == nil:
		return s.goTo(w, v, nextQuestion(u, v.PostFormValue("each"), v.PostFormValue("next")))
	case kind == errs.Invalid || kind == errs.Conflict || errs.Is(err, errs.NotFound, "intake.question_unknown"):
		return s.refuseAnswer(w, v, answer, err)
	default:
		return err
	}
}

func readAnswer(v *visit) (intake.Answer, error) {
	at, err := strconv.Atoi(v.PostFormValue("at"))
	if err != nil {
		return intake.Answer{}, badForm(err)
	}
	return intake.Answer{
		Question: v.PostFormValue("question"), At: at, Correct: v.PostFormValue("act") == "amend",
		Value: v.written("value"), Remember: v.PostFormValue("remember") != "",
	}, nil
}

// refuseAnswer shows the draft as it is now with what was typed and why it was not taken.
func (s *Site) refuseAnswer(w http.ResponseWriter, v *visit, answer intake.Answer, err error) error {
	kind := errs.KindOf(err)
	s.logFailure(v, kind, err)
	typed := refusedAnswer{answer, v.Print.Error(err)}
	return s.renderImportAnswer(w, v, statusOf(kind), v.frame("intake.list_title").refusal(err), &typed)
}

// nextQuestion is the address of the question a person goes on with: the one after the answered one, or the first
// that is left.
func nextQuestion(u intake.Upload, each, next string) string {
	questions := askedOf(u.Draft.Questions(), each)
	if len(questions) == 0 {
		return "/imports/" + u.ID + "#confirm"
	}
	i := max(0, slices.IndexFunc(questions, func(q asked) bool { return q.anchor() == next }))
	return questionURL(u.ID, each, pageOf(i, questionsShown), questions[i].anchor())
}

func questionURL(id, each string, page int, anchor string) string {
	q := url.Values{}
	if each != "" {
		q.Set("each", each)
	}
	if page > 1 {
		q.Set("q", strconv.Itoa(page))
	}
	address := "/imports/" + id
	if len(q) > 0 {
		address += "?" + q.Encode()
	}
	return address + "#" + anchor
}

// partOf is the part of a draft's page that an act which moved items was about.
func partOf(made intake.Settlement) string {
	about := []intake.ItemKind{made.Moved[0].From.Kind, made.Moved[0].To.Kind}
	if slices.Contains(about, intake.ItemTarget) {
		return "targets"
	}
	return "rows"
}

// movedBack is where what an act moved stands again: the row of a single one, or its part of the page.
func movedBack(id string, made intake.Settlement) string {
	from, address := made.Moved[0].From, "/imports/"+id
	if made.Count > 1 || from.Kind != intake.ItemTask {
		return address + "#" + partOf(made)
	}
	return address + "?rows=" + strconv.Itoa(pageOf(from.N, rowsShown)) + "#row-" + strconv.Itoa(from.N+1)
}

// undoAnswer takes the last answer back and leads to its question.
func (s *Site) undoAnswer(w http.ResponseWriter, v *visit) error {
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	u, last, err := s.Intake.Undo(v.Context(), v.Actor, v.PathValue("import"), version)
	if err != nil {
		return s.refuseDraft(w, v, err)
	}
	s.tell(v, "intake.undone")
	if last.IsMove() {
		return s.goTo(w, v, movedBack(u.ID, last))
	}
	questions := askedOf(u.Draft.Questions(), "")
	i := slices.IndexFunc(questions, func(q asked) bool {
		return slices.ContainsFunc(q.Doubts, func(x intake.Doubt) bool {
			return x.Spot == last.Kept[0].Spot && (last.Field == "" || x.Field == last.Field && x.Text == last.Text)
		})
	})
	if i < 0 {
		return s.goTo(w, v, v.frame("intake.list_title").listed(u.ID, last.Kept[0].Spot))
	}
	return s.goTo(w, v, questionURL(u.ID, "", pageOf(i, questionsShown), questions[i].anchor()))
}

// listed is where an item stands on the page of a draft.
func (f frame) listed(id string, item intake.Spot) string {
	switch item.Kind {
	case intake.ItemTask:
		return f.listedRow(id, item.N+1)
	case intake.ItemTarget:
		return f.listedTarget(id, item.N+1)
	default:
		return "/imports/" + id + "#questions"
	}
}
