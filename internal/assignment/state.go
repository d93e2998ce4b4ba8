package assignment

import (
	"slices"

	"dondoc/internal/errs"
)

// State is where an assignment stands on three axes that do not follow from one
// another (domain rule 5). Being overdue is none of them: it is computed.
type State struct {
	Work         Work
	Confirmation Confirmation
	Request      RequestKind // the one pending; empty: none
}

// Work is the axis of the doing.
type Work string

// The states of the work.
const (
	Assigned  Work = "assigned"  // đã giao, chờ tiếp nhận
	Underway  Work = "underway"  // đã tiếp nhận, đang thực hiện
	Completed Work = "completed" // đã được xác nhận hoàn thành
	Suspended Work = "suspended" // tạm dừng
	Declined  Work = "declined"  // trả lại vì không đúng chức năng, chờ giao lại
	Closed    Work = "closed"    // kết thúc, không tính là hoàn thành
	Revoked   Work = "revoked"   // thu hồi
)

// Works lists the states of the work in the order pages show them.
func Works() []Work {
	return []Work{Assigned, Underway, Completed, Suspended, Declined, Closed, Revoked}
}

// Confirmation is the axis of the claim that it is done.
type Confirmation string

// The states of the confirmation: two approvals, the unit's leader and then the
// assigner (domain rule 7).
const (
	Unclaimed        Confirmation = "unclaimed"
	AwaitingLeader   Confirmation = "awaiting_leader"   // chờ lãnh đạo đơn vị duyệt
	AwaitingAssigner Confirmation = "awaiting_assigner" // chờ nơi giao xác nhận
	Returned         Confirmation = "returned"          // bị trả lại, có lý do
	Confirmed        Confirmation = "confirmed"
)

// Confirmations lists the states of the confirmation.
func Confirmations() []Confirmation {
	return []Confirmation{Unclaimed, AwaitingLeader, AwaitingAssigner, Returned, Confirmed}
}

// RequestKind is what a unit asks of the assigner.
type RequestKind string

// The kinds of request: different acts with different ends (domain rule 9).
const (
	NoRequest  RequestKind = ""
	Extension  RequestKind = "extension"  // gia hạn
	Transfer   RequestKind = "transfer"   // chuyển cơ quan khác
	Refusal    RequestKind = "refusal"    // không đúng chức năng, nhiệm vụ
	Revocation RequestKind = "revocation" // thu hồi
	Closing    RequestKind = "closing"    // kết thúc
	Suspension RequestKind = "suspension" // tạm dừng
)

// RequestKinds lists the kinds of request.
func RequestKinds() []RequestKind {
	return []RequestKind{Extension, Transfer, Refusal, Revocation, Closing, Suspension}
}

// Party is what somebody is to an assignment.
type Party string

// The parties. One person may be several: the focal officer of the lead is an
// outsider to the next assignment.
const (
	Officer     Party = "officer"     // focal officer of the unit that must do it
	Head        Party = "head"        // leader of that unit
	Assigner    Party = "assigner"    // the coordinating office, and the organisation the product goes to
	Coordinator Party = "coordinator" // of a coordinating organisation
	Overseer    Party = "overseer"    // leader of the province
	Inspector   Party = "inspector"
	Outsider    Party = "outsider" // anybody else who may read
)

// Parties lists every party.
func Parties() []Party {
	return []Party{Officer, Head, Assigner, Coordinator, Overseer, Inspector, Outsider}
}

// Act is something a person does to an assignment.
type Act string

// The acts. Those without an effect on the state are here all the same, so that
// one table says who may do what when.
const (
	Receive         Act = "receive"          // tiếp nhận
	HandIn          Act = "hand_in"          // nộp sản phẩm, tài liệu
	WithdrawProduct Act = "withdraw_product" // rút sản phẩm nộp nhầm
	Report          Act = "report"           // báo cáo tiến độ
	ApproveReport   Act = "approve_report"   // lãnh đạo đơn vị duyệt báo cáo tiến độ
	SendBackReport  Act = "send_back_report" // lãnh đạo đơn vị trả lại báo cáo tiến độ
	ReceiveReport   Act = "receive_report"   // nơi giao tiếp nhận báo cáo tiến độ
	ReturnReport    Act = "return_report"    // nơi giao trả lại báo cáo tiến độ
	Submit          Act = "submit"           // báo cáo hoàn thành
	Approve         Act = "approve"          // lãnh đạo đơn vị duyệt
	SendBack        Act = "send_back"        // lãnh đạo đơn vị trả lại cán bộ
	Withdraw        Act = "withdraw"         // đơn vị rút báo cáo hoàn thành
	Accept          Act = "accept"           // nơi giao xác nhận hoàn thành
	Return          Act = "return"           // nơi giao trả lại
	Reopen          Act = "reopen"           // nơi giao mở lại
	Ask             Act = "ask"              // gửi đề nghị; the kind is the argument
	WithdrawRequest Act = "withdraw_request" // rút đề nghị
	Grant           Act = "grant"            // đồng ý đề nghị
	Refuse          Act = "refuse"           // không đồng ý
	Extend          Act = "extend"           // nơi giao tự gia hạn
	Hand            Act = "hand"             // nơi giao chuyển cơ quan khác
	Revoke          Act = "revoke"
	Close           Act = "close"
	Suspend         Act = "suspend"
	Resume          Act = "resume"
	Recall          Act = "recall"     // ghi nhận kết quả đã có từ trước (hồi cứu)
	Involve         Act = "involve"    // yêu cầu cơ quan khác phối hợp, và đánh giá phần trả lời
	Coordinate      Act = "coordinate" // cơ quan phối hợp trả lời phần của mình
	Supply          Act = "supply"     // cung cấp thông tin, số liệu; whom it was asked of is package direction's to say
	Instruct        Act = "instruct"   // ý kiến chỉ đạo
	Answer          Act = "answer"     // trả lời ý kiến chỉ đạo
	Inspect         Act = "inspect"    // kiểm tra
	Advance         Act = "advance"    // ghi giai đoạn của sản phẩm, kể cả sau khi hoàn thành
	Excuse          Act = "excuse"     // xác nhận nguyên nhân chậm
	Remark          Act = "remark"     // trao đổi
)

// Acts lists every act.
func Acts() []Act {
	return []Act{
		Receive, HandIn, WithdrawProduct, Report, ApproveReport, SendBackReport, ReceiveReport, ReturnReport, Submit, Approve,
		SendBack, Withdraw, Accept, Return, Reopen, Ask, WithdrawRequest, Grant, Refuse, Extend, Hand, Revoke, Close, Suspend,
		Resume, Recall, Involve, Coordinate, Supply, Instruct, Answer, Inspect, Advance, Excuse, Remark,
	}
}

// Move is an act with the kind of request it asks for, or decides on.
type Move struct {
	Act  Act
	Kind RequestKind // of Ask, Grant, Refuse and WithdrawRequest only
}

// Moves lists every move: acts that speak of a request once for each kind.
func Moves() []Move {
	var all []Move
	for _, act := range Acts() {
		if !act.speaksOfRequest() {
			all = append(all, Move{Act: act})
			continue
		}
		for _, kind := range RequestKinds() {
			all = append(all, Move{act, kind})
		}
	}
	return all
}

func (a Act) speaksOfRequest() bool {
	return slices.Contains([]Act{Ask, WithdrawRequest, Grant, Refuse}, a)
}

// Step is the state after a move by somebody who is these parties.
// errs.Forbidden "assignment.not_yours" when none of the parties ever may;
// errs.Conflict "assignment.not_now" when the state does not allow it to them.
func (s State) Step(m Move, parties []Party) (State, error) {
	mayEver := false
	for _, r := range table {
		if r.Move != m || !r.by(parties) {
			continue
		}
		mayEver = true
		if r.from(s) {
			return r.to(s), nil
		}
	}
	if !mayEver {
		return s, errs.New(errs.Forbidden, "assignment.not_yours")
	}
	return s, errs.New(errs.Conflict, "assignment.not_now")
}

// Possible lists the moves somebody who is these parties may make now, for the
// buttons of a page.
func (s State) Possible(parties []Party) []Move {
	var can []Move
	for _, r := range table {
		if r.by(parties) && r.from(s) && !slices.Contains(can, r.Move) {
			can = append(can, r.Move)
		}
	}
	return can
}

// Start is the state of an assignment when it is given.
func Start() State { return State{Work: Assigned, Confirmation: Unclaimed} }
