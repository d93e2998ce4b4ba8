package web_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"dondoc/internal/access"
)

// oddNames is a plan whose lead is written as nobody registered it, in two tasks.
const oddNames = `ỦY BAN NHÂN DÂN
TỈNH MẪU

Số: 71/KH-UBND

Mẫu, ngày 12 tháng 5 năm 2026

KẾ HOẠCH
Thực hiện Nghị quyết mẫu

II. NHIỆM VỤ

1. Xây dựng đề án phát triển đô thị
- Cơ quan chủ trì: Trung tâm Thương nghiệp Mẫu
- Thời gian hoàn thành: Quý III/2026

2. Rà soát quy hoạch các khu công nghiệp
- Cơ quan chủ trì: Trung tâm Thương nghiệp Mẫu
- Cơ quan phối hợp: Sở Kế hoạch và Đầu tư
- Thời gian hoàn thành: Tháng 8/2026

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Mẫu
`

// oddName is how it writes that lead.
const oddName = "Trung tâm Thương nghiệp Mẫu"

// plan uploads a document and returns the address of its draft.
func (v visitor) plan(name, content string) string {
	v.t.Helper()
	got := v.upload(name, content)
	if got.status != http.StatusSeeOther {
		v.t.Fatalf("upload: status %d\n%s", got.status, got.body)
	}
	return got.header.Get("Location")
}

// card is the part of a draft's page that asks about some words.
func (r reply) card(t *testing.T, words string) string {
	t.Helper()
	for _, part := range strings.Split(r.body, `<li class="dd-question`)[1:] {
		part, _, _ = strings.Cut(part, "</li>\n")
		if strings.Contains(html.UnescapeString(part), words) {
			return part
		}
	}
	t.Fatalf("nothing asks about %q in\n%s", words, r.body)
	return ""
}

var hidden = regexp.MustCompile(`<input type="hidden" name="([a-z]+)" value="([^"]*)">`)

// answer is the form of a card, filled in.
func answer(card string, pairs ...string) url.Values {
	form := url.Values{}
	for _, m := range hidden.FindAllStringSubmatch(card, -1) {
		form.Set(m[1], html.UnescapeString(m[2]))
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return form
}

var asking = regexp.MustCompile(`Cần quyết định: (\d+) câu hỏi`)

// questions is how many a draft's page says there are.
func (r reply) questions(t *testing.T) int {
	t.Helper()
	m := asking.FindStringSubmatch(r.body)
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// As many answers as questions settle the whole draft, each leading to the next question.
func TestQuestionsAreAnsweredOneAfterTheOther(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.draft("9010")
		page := v.get(address)
		page.wants(t, "asked", 200, "<mark>Sở Thông tin Truyền thông</mark>", "máy chắc 70 %", "42 chỗ", "aria-keyshortcuts")
		for left := page.questions(t); left > 0; left-- {
			_, rest, _ := strings.Cut(page.body, `<li class="dd-question`)
			card, _, _ := strings.Cut(rest, "</li>\n")
			got := v.post(address+"/answer", answer(card, "act", "accept"))
			got.wants(t, "answer", 303)
			where := got.header.Get("Location")
			page = v.get(where)
			if _, anchor, _ := strings.Cut(where, "#"); !strings.Contains(page.body, `id="`+anchor+`"`) {
				t.Errorf("led to %s, which is not on the page", where)
			}
			if n := page.questions(t); n != left-1 {
				t.Fatalf("%d questions after one of %d was answered", n, left)
			}
		}
		page.wants(t, "nothing left", 200, "Không có chỗ nào máy đọc chưa chắc", "Vừa trả lời:", "!dd-doubted")
		undone := v.post(address+"/undo", url.Values{"version": {page.version(t)}})
		undone.wants(t, "undo", 303)
		v.get(undone.header.Get("Location")).wants(t, "undone", 200, "Cần quyết định: 1 câu hỏi", "Đã hoàn tác")
	})
}

func TestANameIsCorrectedAndRememberedFromThePage(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.plan("71.txt", oddNames)
		card := v.get(address).card(t, oddName)
		if !strings.Contains(card, "2 chỗ") || !strings.Contains(card, "<mark>"+oddName+"</mark>") {
			t.Errorf("asked as\n%s", card)
		}
		wrong := v.post(address+"/answer", answer(card, "act", "amend", "value", "Ai Đó", "remember", "1"))
		wrong.wants(t, "unknown name", 400, "đúng một cơ quan", `value="Ai Đó"`, "dd-refused")
		right := answer(card, "act", "amend", "value", "Sở Công Thương", "remember", "1")
		v.post(address+"/answer", right).wants(t, "correct", 303)
		v.post(address+"/answer", right).wants(t, "the same form again", 409, "đã được người khác thay đổi")
		v.get(address).wants(t, "corrected", 200, "Sở Công Thương", "→ Sở Công Thương", "!>"+oddName+"</mark>")
		row := v.get(address + "/tasks/1")
		row.wants(t, "whole row", 200, ">Sở Công Thương</textarea>")
		whole := row.fields()
		whole.Set("act", "amend")
		v.post(address+"/tasks/1", whole).wants(t, "saved as it is", 303)
		v.get(address).wants(t, "nothing asked again", 200, "!máy chắc")
		second := v.get(v.plan("72.txt", strings.ReplaceAll(oddNames, "71/KH", "72/KH")))
		second.wants(t, "not asked again", 200, "72/KH-UBND", "Sở Công Thương", "!máy chắc")

		page := v.get(v.organisation("Sở Công Thương"))
		page.wants(t, "the organisation's page", 200, oddName, "gặp trong 71/KH-UBND", "aliases/forget")
		viewer := s.as(access.Viewer)
		org := v.organisation("Sở Công Thương")
		viewer.get(org).wants(t, "a viewer", 200, oddName, "!aliases")
		viewer.post(org+"/aliases/forget", url.Values{"alias": {oddName}}).wants(t, "a viewer removes it", 403)
		v.post(org+"/aliases/forget", url.Values{"alias": {oddName}}).wants(t, "remove", 303)
		v.get(org).wants(t, "removed", 200, "!<th scope=\"row\">"+oddName)
		v.post(org+"/aliases/forget", url.Values{"alias": {oddName}}).wants(t, "remove twice", 404)
		third := v.get(v.plan("73.txt", strings.ReplaceAll(oddNames, "71/KH", "73/KH")))
		third.card(t, oddName)
	})
}

func TestAliasesAreEnteredOnTheOrganisationsPage(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Administrator)
		org := v.organisation("Sở Công Thương")
		for name, c := range map[string]struct {
			alias, from, to string
			status          int
			says            string
		}{
			"empty":             {" ", "", "", 400, "phải có chữ"},
			"somebody else's":   {"Sở Y tế", "", "", 409, "đang là tên của"},
			"too general":       {"Sở", "", "", 409, "phần đầu của tên"},
			"backwards in time": {"SCT Mẫu", "2026-02-01", "2026-01-01", 400, "Ngày cuối"},
		} {
			got := v.post(org+"/aliases", url.Values{"alias": {c.alias}, "from": {c.from}, "to": {c.to}})
			got.wants(t, name, c.status, c.says, `role="alert"`, html.EscapeString(c.alias))
		}
		v.post(org+"/aliases", url.Values{"alias": {"SCT Mẫu"}, "from": {"2026-01-01"}}).wants(t, "a good one", 303)
		v.get(org).wants(t, "entered", 200, "SCT Mẫu", "01/01/2026")
	})
}

func TestAQuestionIsAnsweredPlaceByPlace(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.draft("9011")
		_, rest, _ := strings.Cut(v.get(address).body, address+"?each=")
		each, _, found := strings.Cut(rest, "#")
		if !found {
			t.Fatal("no question offers to be answered place by place")
		}
		before := v.get(address).questions(t)
		page := v.get(address + "?each=" + each)
		page.wants(t, "spread", 200, "Trang 1/3", each+"-0")
		spread := page.questions(t)
		if spread < before+40 {
			t.Errorf("%d questions spread over %d", before, spread)
		}
		_, rest, _ = strings.Cut(page.body, `id="`+each+`-0"`)
		card, _, _ := strings.Cut(rest, "</li>\n")
		got := v.post(address+"/answer", answer(card, "act", "amend", "value", "Quý IV/2022"))
		got.wants(t, "one place", 303)
		if left := v.get(got.header.Get("Location")).questions(t); left != spread-1 {
			t.Errorf("%d of %d questions are left", left, spread)
		}
		v.get(address).wants(t, "together", 200, "41 chỗ")
	})
}

// amending changes the sample's programme, and has no tasks of its own.
const amending = `ỦY BAN NHÂN DÂN
TỈNH MẪU

Số: 33/QĐ-UBND

Mẫu, ngày 10 tháng 7 năm 2026

QUYẾT ĐỊNH
Sửa đổi, bổ sung một số nội dung của Quyết định số 625/QĐ-UBND ngày 16/02/2022 của Ủy ban nhân dân tỉnh về chương trình mẫu

Điều 1. Sửa đổi, bổ sung một số nội dung
1. Thay thế cụm từ “Sở Kế hoạch và Đầu tư” bằng cụm từ “Sở Tài chính” tại mục IV.
2. Bãi bỏ nhiệm vụ số 3 mục V.

Điều 2. Điều khoản thi hành
Quyết định này có hiệu lực từ ngày ký.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Mẫu
`

func TestAnAmendingDocumentIsShownAsChanges(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.plan("33.txt", amending)
		page := v.get(address)
		page.wants(t, "changes", 200, "Những điểm sửa đổi: 2", "Thay cụm từ", "Sở Tài chính", "Bãi bỏ", v.programme(), "chưa chương trình nào thay đổi",
			"!Tạo 0 nhiệm vụ", "!/confirm")
		form := url.Values{"version": {page.version(t)}}
		v.post(address+"/confirm", confirmation(page.version(t))).wants(t, "confirm", 400)
		v.post(address+"/keep", form).wants(t, "keep", 303)
		v.get("/imports").wants(t, "on the desk", 200, "Đã kiểm tra, chờ sửa đổi", "Đã giữ bản dự thảo sửa đổi")
		v.post(address+"/keep", form).wants(t, "keep what was seen before", 409)
		v.get(address).wants(t, "kept", 200, "đang chờ bước sửa đổi chương trình")
	})
}

func TestEndedOrganisationsAreShownWithTheirHeirs(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		page := v.get(v.draft("9012"))
		page.wants(t, "ended since", 200, "cơ quan nay đã kết thúc", "Đã kết thúc 28/02/2025", "Nay là", "!đã kết thúc trước ngày văn bản")
		later := strings.ReplaceAll(another("9013"), "16 tháng 02 năm 2022", "16 tháng 02 năm 2026")
		if later == another("9013") {
			t.Fatal("the sample's date is written in another way")
		}
		v.get(v.plan("9013.txt", later)).wants(t, "ended before", 200, "đã kết thúc trước ngày văn bản ban hành")
	})
}
