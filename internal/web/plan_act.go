package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/plan"
)

// planDoing carries out an act on a plan as the visitor's form words it.
type planDoing func(s *Site, v *visit, ref plan.Ref) (plan.Plan, error)

// planDoings are the acts the page of a plan can do.
func planDoings() map[plan.Act]planDoing {
	return map[plan.Act]planDoing{
		plan.Submit: func(s *Site, v *visit, ref plan.Ref) (plan.Plan, error) {
			return s.Plans.Submit(v.Context(), v.Actor, ref, v.PostFormValue("reason"))
		},
		plan.Withdraw: func(s *Site, v *visit, ref plan.Ref) (plan.Plan, error) {
			return s.Plans.Withdraw(v.Context(), v.Actor, ref)
		},
		plan.Approve: func(s *Site, v *visit, ref plan.Ref) (plan.Plan, error) {
			return s.Plans.Approve(v.Context(), v.Actor, ref)
		},
		plan.SendBack: func(s *Site, v *visit, ref plan.Ref) (plan.Plan, error) {
			return s.Plans.SendBack(v.Context(), v.Actor, ref, v.PostFormValue("reason"))
		},
		plan.Revise: func(s *Site, v *visit, ref plan.Ref) (plan.Plan, error) {
			return s.Plans.Revise(v.Context(), v.Actor, ref)
		},
		plan.Abandon: func(s *Site, v *visit, ref plan.Ref) (plan.Plan, error) {
			return s.Plans.Abandon(v.Context(), v.Actor, ref)
		},
		plan.Drop: func(s *Site, v *visit, ref plan.Ref) (plan.Plan, error) {
			return s.Plans.Drop(v.Context(), v.Actor, ref, v.PostFormValue("duty"))
		},
	}
}

// actOnPlan does what a form of the plan's page asks and leads back to it.
func (s *Site) actOnPlan(w http.ResponseWriter, v *visit) error {
	act := plan.Act(strings.ReplaceAll(v.PathValue("act"), "-", "_"))
	do, ok := planDoings()[act]
	if !ok {
		return nowhere(w, v)
	}
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	id := v.PathValue("plan")
	_, err = do(s, v, plan.Ref{ID: id, Version: version})
	switch {
	case err == nil:
		s.tell(v, "plan.done."+string(act))
		return s.goTo(w, v, "/plans/"+id)
	case refusable(err), errs.Is(err, errs.Forbidden, "plan.own_submission"):
		return s.refusePlanAct(w, v, act, err)
	default:
		return err
	}
}

// backToPlan answers the address of an act that is opened like a page, such as
// after a refusal.
func (s *Site) backToPlan(w http.ResponseWriter, v *visit) error {
	return s.goTo(w, v, "/plans/"+v.PathValue("plan"))
}

// refusePlanAct shows the plan as it is now, with why the act was refused, what
// others did in between, and what was typed.
func (s *Site) refusePlanAct(w http.ResponseWriter, v *visit, act plan.Act, refusal error) error {
	page, err := s.planPage(v, v.PathValue("plan"), plan.Sight{})
	if err != nil {
		return err
	}
	kind := errs.KindOf(refusal)
	s.logFailure(v, kind, refusal)
	page.Problem, page.Newer = v.Print.Error(refusal), page.newer(refusal)
	keepTyped(page.Acts, v, string(act))
	return s.render(w, v, statusOf(kind), "plan/show", *page)
}

// newer is what others did since the visitor read the plan.
func (f frame) newer(refusal error) []newerView {
	stale, ok := errors.AsType[*plan.StaleError](refusal)
	if !ok {
		return nil
	}
	var all []newerView
	for _, n := range stale.Newer {
		view := newerView{What: f.T("audit.act." + n.Entry.Act), Who: n.Entry.ActorName, At: f.At(n.Entry.At)}
		for _, field := range plan.Fields() {
			if c, changed := n.Detail.Changes[field]; changed {
				view.Changes = append(view.Changes, f.planChange(field, c))
			}
		}
		all = append(all, view)
	}
	return all
}

func (f frame) planChange(field string, c assignment.Change) valueChange {
	text := func(value string) string { return strings.Join(f.planValue(field, value), "; ") }
	return valueChange{f.T("plan.label." + field), text(c.From), text(c.To)}
}

// planValue writes a field of a line as paragraphs.
func (f frame) planValue(field, value string) []string {
	if value == "" {
		return nil
	}
	if field == plan.FieldDue {
		if day, err := calendar.ParseDay(value); err == nil {
			return []string{f.Date(day)}
		}
	}
	return strings.Split(value, "\n")
}

// planActs are the forms of what the visitor may do, the likeliest first.
func (p *planPage) planActs(view plan.View) []actForm {
	if view.Edition != view.Plan.Edition {
		return nil
	}
	reason := actField{Name: "reason", Label: p.T("assignment.field.reason"), Shape: "lines", Required: true}
	last := view.Editions[len(view.Editions)-1]
	var forms []actForm
	for _, act := range []plan.Act{plan.Submit, plan.Approve, plan.SendBack, plan.Revise, plan.Withdraw, plan.Abandon} {
		if !slices.Contains(view.Possible, act) || act == plan.Approve && last.Submitter == p.visit.Actor.User {
			continue
		}
		form := actForm{
			Act: string(act), URL: "/plans/" + p.Plan.ID + "/" + strings.ReplaceAll(string(act), "_", "-"), Version: p.Plan.Version,
			Title: p.T("plan.act." + string(act)), Do: p.T("plan.do." + string(act)),
			Primary: act == plan.Submit || act == plan.Approve,
		}
		switch act {
		case plan.SendBack:
			form.Fields = []actField{reason}
		case plan.Submit:
			form.Fields = p.submitPlanFields(view.Coverage)
		default:
		}
		for i := range form.Fields {
			form.Fields[i].ID = string(act) + "-" + form.Fields[i].Name
		}
		forms = append(forms, form)
	}
	return forms
}

// submitPlanFields ask why a plan is sent with gaps that do not keep it.
func (p *planPage) submitPlanFields(c plan.Coverage) []actField {
	if len(c.Gaps) == 0 {
		return nil
	}
	help := p.T("plan.help.despite")
	if n := len(c.Blocking()); n > 0 {
		help = p.T("plan.help.blocking", n)
	}
	return []actField{{Name: "reason", Label: p.T("plan.field.despite"), Shape: "lines", Help: help}}
}
