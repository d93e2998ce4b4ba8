package web

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/direction"
	"dondoc/internal/docread"
	"dondoc/internal/errs"
	"dondoc/internal/i18n"
	"dondoc/internal/intake"
	"dondoc/internal/org"
	"dondoc/internal/plan"
	"dondoc/internal/target"
	"dondoc/internal/task"
	"dondoc/internal/tenant"
)

// written are the message keys the product's own code and templates name.
type written struct {
	literals map[string]bool     // every string literal of the code, and every word in quotes of a template
	asked    map[string][]string // keys that are certainly asked for, with who asks
}

// keyCall finds what templates ask for: {{$.T "task.ref"}}.
var keyCall = regexp.MustCompile(`\.T "([a-z0-9_.]+)"`)

var quoted = regexp.MustCompile(`"([^"]*)"`)

func readWritten(t *testing.T) written {
	t.Helper()
	w := written{map[string]bool{}, map[string][]string{}}
	for _, root := range []string{"..", "../../cmd"} {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			switch {
			case err != nil || e.IsDir():
				return err
			case strings.HasSuffix(path, "_test.go"):
				return nil
			case strings.HasSuffix(path, ".go"):
				return w.goFile(path)
			case strings.HasSuffix(path, ".html"):
				return w.template(path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return w
}

func (w written) template(path string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for _, m := range quoted.FindAllStringSubmatch(string(raw), -1) {
		w.literals[m[1]] = true
	}
	for _, m := range keyCall.FindAllStringSubmatch(string(raw), -1) {
		w.ask(m[1], path)
	}
	return nil
}

func (w written) ask(key, who string) { w.asked[key] = append(w.asked[key], who) }

func (w written) goFile(path string) error {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if s, ok := unquoted(n); ok {
				w.literals[s] = true
			}
		case *ast.CallExpr:
			if key, ok := keyArgument(n); ok {
				w.ask(key, path)
			}
		}
		return true
	})
	return nil
}

// keyArgument is the message key of a call that takes one: T(key), frame(key),
// errs.New(kind, key), errs.Wrap(err, kind, key).
func keyArgument(call *ast.CallExpr) (string, bool) {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return "", false
	}
	at := -1
	switch from, _ := sel.X.(*ast.Ident); {
	case sel.Sel.Name == "T", sel.Sel.Name == "frame":
		at = 0
	case from != nil && from.Name == "errs" && sel.Sel.Name == "New":
		at = 1
	case from != nil && from.Name == "errs" && sel.Sel.Name == "Wrap":
		at = 2
	}
	if at < 0 || len(call.Args) <= at {
		return "", false
	}
	lit, ok := call.Args[at].(*ast.BasicLit)
	if !ok {
		return "", false
	}
	return unquoted(lit)
}

func unquoted(lit *ast.BasicLit) (string, bool) {
	if lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

func catalogues(t *testing.T) *i18n.Catalogues {
	t.Helper()
	c, err := i18n.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEveryWordAskedForIsInTheCatalogues(t *testing.T) {
	keys := catalogues(t).Keys(i18n.Vietnamese)
	for key, who := range readWritten(t).asked {
		if !slices.Contains(keys, key) {
			t.Errorf("%s: asked for by %v, not in vi.json", key, who)
		}
	}
}

func TestCataloguesHaveTheSameKeys(t *testing.T) {
	c := catalogues(t)
	vi, en := c.Keys(i18n.Vietnamese), c.Keys(i18n.English)
	for _, key := range vi {
		if !slices.Contains(en, key) {
			t.Errorf("%s: not in en.json", key)
		}
	}
	for _, key := range en {
		if !slices.Contains(vi, key) {
			t.Errorf("%s: not in vi.json", key)
		}
	}
}

func TestEveryWordOfTheCataloguesIsUsed(t *testing.T) {
	w := readWritten(t)
	for _, key := range catalogues(t).Keys(i18n.Vietnamese) {
		if !w.uses(key) {
			t.Errorf("%s: nobody asks for it", key)
		}
	}
}

// uses reports whether the key is a literal, begins with one that code
// completes ("task.status.", "calendar.kind.%s"), or is a room with an end that
// storage gives to every room's refusals (".unknown").
func (w written) uses(key string) bool {
	if w.literals[key] || len(w.asked[key]) > 0 || w.literals[key[strings.LastIndex(key, "."):]] {
		return true
	}
	for i := len(key) - 1; i > 0; i-- {
		if key[i] == '.' && (w.literals[key[:i+1]] || w.literals[key[:i+1]+"%s"]) {
			return true
		}
	}
	return false
}

// families are the keys that code completes with a value of the domain; every
// value must have its words, since a missing one would show as a bare key.
func families() map[string][]string {
	return map[string][]string{
		"direction.state.":   asStrings(direction.States()),
		"direction.now.":     asStrings(direction.States()),
		"direction.act.":     asStrings(direction.Acts()),
		"coordination.kind.": asStrings(direction.Kinds()),
		"task.status.":       asStrings(task.Statuses()),
		"task.role.":         asStrings(roleKinds()),
		"task.source.":       asStrings([]task.Source{task.Appendix, task.Body}),
		"task.same.":         asStrings([]task.Source{task.Appendix, task.Body}),
		"access.role.":       asStrings(access.Roles()),
		"errs.heading.":      errorKinds(),
		"org.certainty.":     asStrings([]org.Certainty{org.High, org.Medium, org.Unknown}),
		"calendar.policy.":   asStrings([]calendar.Policy{calendar.Keep, calendar.NextWorkingDay}),
		"calendar.rest_day.": asStrings([]calendar.Policy{calendar.Keep, calendar.NextWorkingDay}),
		"calendar.every.":    {calendar.EveryWeek, calendar.EveryMonth, calendar.EveryQuarter, calendar.EveryHalf, calendar.EveryYear},
		"calendar.offset.":   {"hour", "day", "week", "month", "year", "working_day"},
		"calendar.weekday.":  {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
		"calendar.kind.": asStrings([]calendar.Kind{
			calendar.Due, calendar.Window, calendar.Recurring, calendar.Ongoing, calendar.Event, calendar.None, calendar.Unresolved,
		}),
		"intake.receipt.": asStrings([]intake.ReceiptState{intake.BeingRead, intake.Failed, intake.Cancelled}),
		"intake.step.": asStrings([]docread.Step{
			intake.StepReceived, docread.StepConvert, docread.StepPages, docread.StepRecognise, intake.StepUnderstand,
		}),
		"programme.cited.": {intake.CitedImplements, intake.CitedLegalBasis, intake.CitedProposal, intake.CitedMentioned},
		"duty.recurs.":     {"yearly", "half_yearly", "quarterly", "monthly", "weekly"},
		"tenant.setting.":  settingKeys(),
		"plan.state.":      asStrings(plan.States()),
		"plan.gap.":        asStrings(plan.GapKinds()),
		"plan.label.":      plan.Fields(),
		"plan.act.":        {"submit", "approve", "send_back", "revise", "withdraw", "abandon"},
		"plan.done.":       asStrings(plan.Acts()),
		"intake.op.":       opWords(),
		"target.measure.": asStrings([]target.Measure{
			target.AverageAnnualGrowth, target.LevelAtEnd, target.Cumulative, target.EachYear, target.UnspecifiedTotal,
		}),
	}
}

func opWords() (all []string) {
	for _, op := range intake.Ops() {
		all = append(all, opWord(op))
	}
	return all
}

func settingKeys() (all []string) {
	for _, s := range tenant.Changeable() {
		all = append(all, s.Key)
	}
	return all
}

func asStrings[S ~string](values []S) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = string(v)
	}
	return all
}

func errorKinds() (all []string) {
	for k := errs.Internal; k <= errs.Refused; k++ {
		all = append(all, kindKey(k))
	}
	return all
}

func TestEveryValueShownHasItsWords(t *testing.T) {
	keys := catalogues(t).Keys(i18n.Vietnamese)
	for family, values := range families() {
		for _, value := range values {
			if !slices.Contains(keys, family+value) {
				t.Errorf("%s%s: not in vi.json", family, value)
			}
		}
	}
}
