package web

import (
	"strings"

	"dondoc/internal/access"
	"dondoc/internal/org"
	"dondoc/internal/progress"
)

// workReports are the reports that wait for the visitor's verdict, by verdict.
func (s *Site) workReports(v *visit, f frame) ([]workGroup, error) {
	waiting, err := s.Progress.Waiting(v.Context(), v.Actor)
	if err != nil || len(waiting) == 0 {
		return nil, err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return nil, err
	}
	approve := workGroup{Key: "reports-approve", Title: f.T("progress.to_approve"), Icon: "shield-check"}
	receive := workGroup{Key: "reports-receive", Title: f.T("progress.to_receive"), Icon: "report"}
	for _, w := range waiting {
		if w.Report.State == progress.AwaitingLeader {
			approve.Items = append(approve.Items, f.reportItem(w, d, progress.Approve, progress.SendBack))
		} else {
			receive.Items = append(receive.Items, f.reportItem(w, d, progress.Receive, progress.Return))
		}
	}
	return []workGroup{f.page(approve), f.page(receive)}, nil
}

// page cuts a group of known items to what the address asks for.
func (f frame) page(g workGroup) workGroup {
	_, p := f.workPage()
	g.Total = len(g.Items)
	from := min(p.Offset, g.Total)
	g.Items = g.Items[from:min(from+p.Limit, g.Total)]
	g.All = f.rest(g)
	return g
}

func (f frame) reportItem(w progress.WaitingReport, d *org.Directory, take, refuse progress.Verdict) workItem {
	r := w.Report
	sent := f.version(r)
	item := workItem{
		URL: f.To("/assignments/" + r.Assignment), Ref: w.Ref, Number: w.Number, Content: w.Content, Unit: f.unitLink(r.Unit, d).Content,
		Note: f.T("work.report_sent", f.periodName(r.Period), sent.Measure, sent.Submitted), Words: f.reportWords(r.Content),
		Files: sent.Files,
	}
	if sent.Late != "" {
		item.Chips = []chip{{"soon", "clock-exclamation", sent.Late}}
	}
	if r.Author != f.visit.Actor.User { // nobody gives a verdict on their own
		item.Forms = []actForm{f.verdictCard(w, take), f.verdictCard(w, refuse, f.reasonField())}
	}
	return item
}

// reportWords are everything a verdict is given on.
func (f frame) reportWords(c progress.Content) string {
	words := []string{c.Done}
	for _, part := range []fact{{f.T("progress.field.difficulties"), c.Difficulties}, {f.T("progress.field.proposals"), c.Proposals}} {
		if part.Value != "" {
			words = append(words, part.Label+": "+part.Value)
		}
	}
	return strings.Join(words, "\n")
}

// verdictCard is the form of one verdict on a report's card.
func (f frame) verdictCard(w progress.WaitingReport, verdict progress.Verdict, fields ...actField) actForm {
	do := f.T("progress.do." + string(verdict))
	form := actForm{
		Act: string(verdict), URL: "/reports/decide", Title: do, Do: do, Primary: len(fields) == 0, Fields: fields,
		Return: f.Here(), Of: w.Ref,
		Hidden: []pair{{"report", reportValue(w.Report)}, {"verdict", string(verdict)}},
	}
	return form.named(string(verdict) + "-" + w.Report.ID)
}

// workOutstanding are the reports the visitor's organisations owe, a card for
// each period: one page reports on all its duties. The officer writes them; a
// leader is told that they are wanting.
func (s *Site) workOutstanding(v *visit, f frame) ([]workGroup, error) {
	owed, err := s.Progress.Outstanding(v.Context(), v.Actor)
	if err != nil || len(owed) == 0 {
		return nil, err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return nil, err
	}
	g := workGroup{Key: "reports", Title: f.T("work.reports"), Icon: "clipboard-check"}
	for _, o := range owed {
		g.Items = append(g.Items, f.outstandingItem(o, d))
	}
	if g = f.page(g); !v.Actor.Has(access.Officer) {
		g.Elsewhere, g.All = true, f.To("/work", "group", g.Key)
	}
	return []workGroup{g}, nil
}

// outstandingItem leads to the duty's own form where it is the only one.
func (f frame) outstandingItem(o progress.Outstanding, d *org.Directory) workItem {
	item := workItem{
		URL: f.To(sheetURL(o.Unit), "period", o.Period.Key()), Content: f.T("work.report_on", f.periodName(o.Period)),
		Unit: f.unitLink(o.Unit, d).Content, Due: f.T("work.due", f.weekdayDate(o.Window.Timely)),
		Note: f.T("work.report_duties", len(o.Rows)), Chips: []chip{f.standingChip(o.Rows[0].Line)},
	}
	if len(o.Rows) == 1 {
		row := o.Rows[0]
		item.URL = f.To("/assignments/" + row.Assignment.ID + "/reports/" + o.Period.Key())
		item.Ref, item.Number, item.Note = row.Ref, row.Number, row.Content
	}
	return item
}
