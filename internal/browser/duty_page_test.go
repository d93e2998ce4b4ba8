package browser_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/direction"
	"dondoc/internal/discussion"
	"dondoc/internal/progress"
	"dondoc/internal/task"
)

// dutyPage is a page about duties, as one of the cast sees it.
type dutyPage struct{ name, route, path, who string }

// dutyPages lists what the address of every route about duties shows. Where a route shows different people different
// things, each of them looks.
func dutyPages() []dutyPage {
	return []dutyPage{
		{"work-officer", "/work", "/work", "xay-dung"},
		{"work-leader", "/work", "/work", "ld-xd"},
		{"work-office", "/work", "/work", "dieu-phoi"},
		{"office-desk", "/desk", "/desk", "dieu-phoi"},
		{"overview", "/overview", "/overview", "dieu-phoi"},
		{"agency-desk", "/organisations/{org}/work", "/organisations/{org}/work", "ld-xd"},
		{"charge", "/organisations/{org}/charge", "/organisations/{org}/charge", "ld-xd"},
		{"transfer", "/organisations/{org}/transfer", "/organisations/{org}/transfer", "dieu-phoi"},
		{"posts", "/organisations/{org}/posts", "/organisations/{org}/posts", "ld-xd"},
		{"activation", "/programmes/{programme}/activation", "/programmes/{programme}/activation", "dieu-phoi"},
		{"duty-officer", "/assignments/{assignment}", "/assignments/{assignment}", "xay-dung"},
		{"duty-office", "/assignments/{assignment}", "/assignments/{assignment}", "dieu-phoi"},
		{"duty-history", "/assignments/{assignment}/history", "/assignments/{assignment}/history", "xay-dung"},
		{"task-timeline", "/tasks/{task}/timeline", "/tasks/{task}/timeline", "xay-dung"},
		{"task-history", "/tasks/{task}/history", "/tasks/{task}/history", "xay-dung"},
		{"task-discussion", "/tasks/{task}/discussion", "/tasks/{task}/discussion", "xay-dung"},
		{"mentions", "/mentions", "/mentions", "ld-xd"},
		{"watching", "/watching", "/watching", "ld-xd"},
		{"product", "/products/{product}", "/products/{product}", "xay-dung"},
		{"product-withdrawn", "/products/{product}", "/products/{withdrawn}", "xay-dung"},
		{"product-file", "/products/{product}/files/{file}/{version}", "/products/{product}/files/1/1", "xay-dung"},
		{"report", "/assignments/{assignment}/reports/{period}", "/assignments/{other}/reports/month-2022-03-14", "xay-dung"},
		{"report-submitted", "/assignments/{assignment}/reports/{period}", "/assignments/{assignment}/reports/month-2022-03-14", "ld-xd"},
		{"report-file", "/report-files/{report}/{file}", "/report-files/{report}/1", "ld-xd"},
		{"report-sheet", "/organisations/{org}/reports", "/organisations/{org}/reports", "xay-dung"},
		{"report-board", "/reports", "/reports", "dieu-phoi"},
		{"plans", "/programmes/{programme}/plans", "/programmes/{programme}/plans", "dieu-phoi"},
		{"plans-of-unit", "/organisations/{org}/plans", "/organisations/{org}/plans", "xay-dung"},
		{"plan", "/plans/{plan}", "/plans/{plan}", "xay-dung"},
		{"plan-line", "/plans/{plan}/lines/{assignment}", "/plans/{plan}/lines/{assignment}", "xay-dung"},
		{"plan-edition", "/plans/{plan}/editions/{edition}", "/plans/{plan}/editions/1", "xay-dung"},
		{"coordinations", "/coordinations", "/coordinations", "tai-chinh"},
		{"coordination", "/coordinations/{coordination}", "/coordinations/{coordination}", "tai-chinh"},
		{"involve", "/assignments/{assignment}/coordinations", "/assignments/{assignment}/coordinations", "xay-dung"},
		{"instruct", "/tasks/{task}/instructions", "/tasks/{task}/instructions", "dieu-phoi"},
		{"instructions", "/instructions", "/instructions", "xay-dung"},
		{"instruction", "/instructions/{instruction}", "/instructions/{instruction}", "xay-dung"},
		{"instruction-to-answer", "/instructions/{instruction}", "/instructions/{asked}", "xay-dung"},
		{"instruction-file", "/instruction-files/{instruction}/{part}/{file}", "/instruction-files/{instruction}/1/1", "xay-dung"},
		{"inspection-file", "/inspection-files/{inspection}/{part}/{file}", "/inspection-files/{inspection}/0/1", "dieu-phoi"},
		{"inspections", "/inspections", "/inspections", "dieu-phoi"},
		{"inspect", "/inspections/new", "/inspections/new", "dieu-phoi"},
		{"inspection", "/inspections/{inspection}", "/inspections/{inspection}", "dieu-phoi"},
	}
}

// TestDutyPages looks at every page about duties, with a duty that has something of everything.
func TestDutyPages(t *testing.T) {
	browser, s := launch(t), openStage(t)
	s.set("2022-03-16")
	nouns := s.dutyNouns(browser, t)
	for _, p := range dutyPages() {
		a := s.actor(browser, t, p.who)
		a.enter()
		if got := a.open(nouns.Replace(p.path)); got.Status != 200 {
			t.Errorf("%s: status %d", p.name, got.Status)
		}
		a.whole(p.name, "vi")
	}
}

// dutyNouns makes III.1 a duty with a product, a report, a plan, a request, an instruction, an inspection and a remark,
// and puts their ids into addresses; {other} is XI.1, a duty of the same agency whose report is not written yet.
func (s *stage) dutyNouns(browser context.Context, t *testing.T) *strings.Replacer {
	t.Helper()
	ctx := t.Context()
	card := must(s.app.Reporting.Cards(ctx, s.operator, task.Clock{}))(t)[0]
	officer, office := s.actor(browser, t, "xay-dung").who, s.actor(browser, t, "dieu-phoi").who
	about, duty := s.received(t, officer, card.ID, "III.1")
	_, other := s.received(t, officer, card.ID, "XI.1")
	at := assignment.Ref{ID: duty.ID, Version: duty.Version}
	p := must(s.app.Deliverables.HandIn(ctx, officer, at, deliverable.Handing{ID: "ho-so-quy-hoach", Document: deliverable.Document{
		Kind: "Hồ sơ báo cáo Quy hoạch chung đô thị Thanh Hóa, tỉnh Thanh Hóa đến năm 2040", Number: "01/TTr-SXD",
	}}, s.file(t, officer, duty.ID)))(t)
	mistake := must(s.app.Deliverables.HandIn(ctx, officer, at, deliverable.Handing{ID: "nop-nham", Document: deliverable.Document{
		Kind: "Báo cáo kết quả lấy ý kiến cộng đồng dân cư về Quy hoạch chung đô thị Thanh Hóa", Number: "02/BC-SXD",
	}}, s.file(t, officer, duty.ID)))(t)
	must(s.app.Deliverables.Withdraw(ctx, officer, deliverable.Ref{ID: mistake.ID, Version: mistake.Version}, "Nộp nhầm báo cáo của nhiệm vụ khác"))(t)
	coordination := must(s.app.Directions.Involve(ctx, officer, duty.ID, 1, direction.Request{
		Kind: direction.Part, Units: []string{s.unit(t, "Sở Tài chính")}, Words: "Cho ý kiến về nguồn vốn thực hiện quy hoạch", Due: day("2022-03-25"),
	}))(t)[0]
	instruction := must(s.app.Directions.Instruct(ctx, office, about.ID, 1, direction.Order{
		Assignments: []string{duty.ID}, Words: "Báo cáo tiến độ lấy ý kiến cộng đồng dân cư", Due: day("2022-03-20"),
	}))(t)[0]
	asked := must(s.app.Directions.Instruct(ctx, office, about.ID, 2, direction.Order{
		Assignments: []string{duty.ID}, Words: "Gửi hồ sơ lấy ý kiến thành viên Ủy ban nhân dân tỉnh", Due: day("2022-03-22"),
	}))(t)[0]
	answering, inspecting := s.app.Directions.Answering(instruction.ID), s.app.Directions.Inspecting("")
	must(s.app.Directions.Respond(ctx, officer, direction.Deed{
		ID: instruction.ID, Version: 1, Act: direction.Answer, Words: "Đã lấy ý kiến 12 xã; số liệu tại tệp kèm theo",
	}, s.fileFor(t, officer, answering)))(t)
	inspection := must(s.app.Directions.Inspect(ctx, office, direction.Inspection{
		Number: "12/QĐ-VP", DecidedOn: day("2022-03-10"), Subject: "Kiểm tra tiến độ lập quy hoạch", Leader: "Trưởng đoàn (mẫu)",
		LeaderOffice: "Văn phòng Ủy ban nhân dân tỉnh", From: day("2022-03-14"), To: day("2022-03-15"), Assignments: []string{duty.ID},
	}, s.fileFor(t, office, inspecting)))(t)
	must(s.app.Discussions.Write(ctx, officer, discussion.Draft{
		Task: about.ID, Words: "Đề nghị cho ý kiến trước ngày 20/3.", Form: "mot", Mentions: []string{s.actor(browser, t, "ld-xd").who.User},
	}))(t)
	report := must(s.app.Progress.Submit(ctx, officer, progress.Entry{
		Assignment: duty.ID, Period: "month-2022-03-14", No: 1, Typed: progress.Typed{Percent: "60", Done: "Đã lấy ý kiến cộng đồng dân cư"},
	}, s.file(t, officer, duty.ID)))(t)
	plan := must(s.app.Plans.Begin(ctx, officer, card.ID, duty.Unit))(t)
	return strings.NewReplacer("{programme}", card.ID, "{report}", report.ID, "{other}", other.ID, "{task}", about.ID, "{assignment}", duty.ID, "{org}", duty.Unit,
		"{product}", p.ID, "{withdrawn}", mistake.ID, "{coordination}", coordination.ID, "{instruction}", instruction.ID, "{asked}", asked.ID, "{inspection}", inspection.ID, "{plan}", plan.ID)
}

// received is a task, and the duty it is after its officer received it.
func (s *stage) received(t *testing.T, officer access.Actor, programme, ref string) (task.Task, assignment.Assignment) {
	t.Helper()
	about := first(t, must(s.app.Tasks.All(t.Context(), s.operator, programme))(t), func(v task.Task) bool { return v.Ref == ref })
	duty := must(s.app.Assignments.OfTask(t.Context(), s.operator, about.ID))(t)[0]
	return about, must(s.app.Assignments.Receive(t.Context(), officer, assignment.Ref{ID: duty.ID, Version: duty.Version}))(t)
}

// file brings the reference decision as a PDF.
func (s *stage) file(t *testing.T, who access.Actor, duty string) deliverable.Incoming {
	t.Helper()
	return s.fileFor(t, who, s.app.Deliverables.Duty(duty))
}

func (s *stage) fileFor(t *testing.T, who access.Actor, place deliverable.Place) deliverable.Incoming {
	t.Helper()
	content := must(os.ReadFile(filepath.Join("..", "..", "testdata", "formats", "625-qd-ubnd.pdf")))(t)
	return must(s.app.Deliverables.ReceiveFor(t.Context(), who, place, "Hồ sơ báo cáo quy hoạch.pdf", bytes.NewReader(content)))(t)
}

func day(s string) calendar.Day {
	d, err := calendar.ParseDay(s)
	if err != nil {
		panic(err) // a test's own fault
	}
	return d
}
