package web

import (
	"context"
	"net/http"
	"strings"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/errs"
)

// doing carries out an act as the visitor's form words it.
type doing func(s *Site, v *visit, ref assignment.Ref) error

// doings are the acts the page of an assignment can do.
func doings() map[assignment.Act]doing {
	return map[assignment.Act]doing{
		assignment.Receive:         (*Site).receive,
		assignment.Submit:          (*Site).submit,
		assignment.Approve:         (*Site).approve,
		assignment.SendBack:        reasoned((*assignment.Service).SendBack),
		assignment.Withdraw:        reasoned((*assignment.Service).Withdraw),
		assignment.Accept:          (*Site).accept,
		assignment.Return:          (*Site).returnClaim,
		assignment.Reopen:          reasoned((*assignment.Service).Reopen),
		assignment.Ask:             (*Site).ask,
		assignment.WithdrawRequest: (*Site).withdrawRequest,
		assignment.Grant:           (*Site).grant,
		assignment.Refuse:          (*Site).refuse,
		assignment.Extend:          (*Site).extend,
		assignment.Hand:            (*Site).handOn,
		assignment.Revoke:          reasoned((*assignment.Service).Revoke),
		assignment.Close:           reasoned((*assignment.Service).Close),
		assignment.Suspend:         reasoned((*assignment.Service).Suspend),
		assignment.Resume:          reasoned((*assignment.Service).Resume),
		assignment.Recall:          (*Site).recall,
		assignment.Excuse:          (*Site).excuse,
	}
}

// actOn does what a form of the assignment's page asks and leads back to it, or
// to the list it was asked from.
func (s *Site) actOn(w http.ResponseWriter, v *visit) error {
	act := assignment.Act(strings.ReplaceAll(v.PathValue("act"), "-", "_"))
	do, ok := doings()[act]
	if !ok {
		return nowhere(w, v)
	}
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	id := v.PathValue("assignment")
	err = do(s, v, assignment.Ref{ID: id, Version: version})
	switch {
	case err == nil:
		s.tell(v, "assignment.done."+string(act))
		return s.goTo(w, v, listPath(v.PostFormValue("return"), "/assignments/"+id))
	case refusable(err),
		errs.Is(err, errs.Forbidden, "assignment.own_claim"), errs.Is(err, errs.Forbidden, "assignment.own_request"):
		return s.refuseAct(w, v, act, err)
	default:
		return err
	}
}

// reasoned is an act that needs nothing but a reason.
func reasoned(
	act func(*assignment.Service, context.Context, access.Actor, assignment.Ref, string) (assignment.Assignment, error),
) doing {
	return func(s *Site, v *visit, ref assignment.Ref) error {
		_, err := act(s.Assignments, v.Context(), v.Actor, ref, v.PostFormValue("reason"))
		return err
	}
}

func (s *Site) receive(v *visit, ref assignment.Ref) error {
	_, err := s.Assignments.Receive(v.Context(), v.Actor, ref)
	return err
}

func (s *Site) approve(v *visit, ref assignment.Ref) error {
	_, err := s.Assignments.Approve(v.Context(), v.Actor, ref)
	return err
}

func (s *Site) submit(v *visit, ref assignment.Ref) error {
	day, err := formDay(v, "day")
	if err != nil {
		return err
	}
	_, err = s.Assignments.Submit(v.Context(), v.Actor, ref, assignment.Claim{Day: day, Words: v.PostFormValue("words")})
	return err
}

func (s *Site) accept(v *visit, ref assignment.Ref) error {
	day, err := formDay(v, "day")
	if err != nil {
		return err
	}
	_, err = s.Assignments.Accept(v.Context(), v.Actor, ref, assignment.Acceptance{
		Words: v.PostFormValue("words"), Day: day, BackdateReason: v.PostFormValue("backdate_reason"),
		DespiteWaiting: v.PostFormValue("despite") != "",
	})
	return err
}

func (s *Site) returnClaim(v *visit, ref assignment.Ref) error {
	var disputed []string
	for _, part := range assignment.Parts() {
		if v.PostFormValue("disputed_"+part) != "" {
			disputed = append(disputed, part)
		}
	}
	_, err := s.Assignments.Return(v.Context(), v.Actor, ref, v.PostFormValue("reason"), disputed)
	return err
}

// ask leaves out the answers that the chosen kind of request does not use: the
// form asks for all of them, because it works without a script.
func (s *Site) ask(v *visit, ref assignment.Ref) (err error) {
	w := assignment.Wish{Kind: assignment.RequestKind(v.PostFormValue("kind")), Reason: v.PostFormValue("reason")}
	switch w.Kind {
	case assignment.Extension:
		w.Day, err = formDay(v, "day")
	case assignment.Transfer:
		w.Unit = v.PostFormValue("unit")
	default:
	}
	if err != nil {
		return err
	}
	_, err = s.Assignments.Ask(v.Context(), v.Actor, ref, w)
	return err
}

func (s *Site) withdrawRequest(v *visit, ref assignment.Ref) error {
	_, err := s.Assignments.WithdrawRequest(v.Context(), v.Actor, ref)
	return err
}

func (s *Site) grant(v *visit, ref assignment.Ref) error {
	day, err := formDay(v, "day")
	if err != nil {
		return err
	}
	_, err = s.Assignments.Grant(v.Context(), v.Actor, ref, assignment.Decision{
		Reason: v.PostFormValue("reason"), Day: day, Unit: v.PostFormValue("unit"),
	})
	return err
}

func (s *Site) refuse(v *visit, ref assignment.Ref) error {
	_, err := s.Assignments.Refuse(v.Context(), v.Actor, ref, assignment.Decision{Reason: v.PostFormValue("reason")})
	return err
}

func (s *Site) extend(v *visit, ref assignment.Ref) error {
	day, err := formDay(v, "day")
	if err != nil {
		return err
	}
	_, err = s.Assignments.Extend(v.Context(), v.Actor, ref, day, v.PostFormValue("reason"))
	return err
}

func (s *Site) handOn(v *visit, ref assignment.Ref) error {
	_, err := s.Assignments.Hand(v.Context(), v.Actor, ref, v.PostFormValue("unit"), v.PostFormValue("reason"))
	return err
}

func (s *Site) recall(v *visit, ref assignment.Ref) error {
	submitted, err := formDay(v, "day")
	if err != nil {
		return err
	}
	accepted, err := formDay(v, "accepted")
	if err != nil {
		return err
	}
	_, err = s.Assignments.Recall(v.Context(), v.Actor, ref, assignment.Recollection{
		SubmittedOn: submitted, AcceptedOn: accepted, Evidence: v.PostFormValue("reason"),
	})
	return err
}

func (s *Site) excuse(v *visit, ref assignment.Ref) error {
	kind := v.PostFormValue("objective")
	if kind != ownCause && kind != objectiveCause {
		return errs.New(errs.Invalid, "assignment.no_cause")
	}
	_, err := s.Assignments.Excuse(v.Context(), v.Actor, ref, assignment.CauseWords{
		Objective: kind == objectiveCause, Words: v.PostFormValue("reason"), Evidence: v.PostFormValue("evidence"),
	})
	return err
}
