package web_test

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/sample"
)

// another is the sample's document under another number, so that it is not known yet.
func another(number string) string {
	return strings.ReplaceAll(string(sample.Decision()), "625", number)
}

// upload sends a file as a browser's form does.
func (v visitor) upload(name, content string) reply {
	v.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("document", name)
	if err != nil {
		v.t.Fatal(err)
	}
	if _, err := io.WriteString(part, content); err != nil {
		v.t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		v.t.Fatal(err)
	}
	return v.do(http.MethodPost, "/imports", &body, "Content-Type", form.FormDataContentType())
}

// draft uploads a document and returns the address of its draft.
func (v visitor) draft(number string) string {
	v.t.Helper()
	got := v.upload(number+".txt", another(number))
	if got.status != http.StatusSeeOther {
		v.t.Fatalf("upload: status %d\n%s", got.status, got.body)
	}
	return got.header.Get("Location")
}

var versionField = regexp.MustCompile(`name="version" value="(\d+)"`)

// version is what the page's forms say they were made from.
func (r reply) version(t *testing.T) string {
	t.Helper()
	m := versionField.FindStringSubmatch(r.body)
	if m == nil {
		t.Fatalf("no version on the page:\n%s", r.body)
	}
	return m[1]
}

// confirmation is the form that confirms a draft seen in the version.
func confirmation(version string) url.Values {
	return url.Values{"version": {version}, "rest_day": {"keep"}, "retrospective": {"1"}}
}

func TestImportFromUploadToProgramme(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.draft("9001")
		page := v.get(address)
		page.wants(t, "draft", 200, "9001/QĐ-UBND", "Đã đọc xong văn bản", "Tạo 39 nhiệm vụ, 23 chỉ tiêu", "Cần quyết định:",
			"Tên gần giống một cơ quan đã biết", "19 nhiệm vụ đã qua hạn ghi", "checked", "!intake.", "!task.field")
		v.get(address).wants(t, "told once", 200, "!Đã đọc xong văn bản")
		done := v.post(address+"/confirm", confirmation(page.version(t)))
		if done.status != http.StatusSeeOther || !strings.HasPrefix(done.header.Get("Location"), "/programmes/") {
			t.Fatalf("confirm: status %d to %q\n%s", done.status, done.header.Get("Location"), done.body)
		}
		v.get(done.header.Get("Location")).wants(t, "programme", 200, "Đã tạo chương trình", "9001/QĐ-UBND", "39 nhiệm vụ", "Nhập hồi cứu")
		v.get(address).wants(t, "afterwards", 200, "Đã xác nhận", done.header.Get("Location"), "!Tạo 39 nhiệm vụ", "!<form method=\"post\" action=\"/imports")
	})
}

// TestTargetsAloneAreConfirmed: a resolution may set targets and give nobody work.
func TestTargetsAloneAreConfirmed(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		sent := v.upload("muc-tieu.txt", "ỦY BAN NHÂN DÂN TỈNH LAM SƠN\nSố: 45/NQ-UBND\nLam Sơn, ngày 05 tháng 12 năm 2026\n\nNGHỊ QUYẾT\n"+
			"Về chỉ tiêu nước sạch giai đoạn 2026 - 2030\n\nI. MỤC TIÊU\n1. Tỷ lệ hộ dùng nước sạch đạt 95% vào năm 2030.\n")
		address := sent.header.Get("Location")
		page := v.get(address)
		page.wants(t, "draft", 200, "45/NQ-UBND", `id="confirm"`, "1 chỉ tiêu")
		done := v.post(address+"/confirm", confirmation(page.version(t)))
		if done.status != http.StatusSeeOther || !strings.HasPrefix(done.header.Get("Location"), "/programmes/") {
			t.Fatalf("confirm: status %d to %q\n%s", done.status, done.header.Get("Location"), done.body)
		}
		v.get(done.header.Get("Location")).wants(t, "programme", 200, "45/NQ-UBND")
	})
}

// TestBadFilesAreRefusedWithAReason: what is wrong, where, and nothing kept.
func TestBadFilesAreRefusedWithAReason(t *testing.T) {
	cases := []struct {
		name, file, content string
		status              int
		says                string
	}{
		{"empty", "rong.txt", "", 400, "Tệp không có nội dung chữ nào"},
		{"blank", "trang.txt", " \n\t\n", 400, ""},
		{"not UTF-8", "cu.txt", "dòng một\nch\xe9 \xd5\n", 400, "ở dòng 2"},
		{"binary", "anh.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\x00", 400, "không phải là văn bản"},
		{"unknown kind", "bang.xyz", "một đoạn văn\n", 400, ""},
		{"no programme", "tho.txt", "Trời hôm nay đẹp quá.\nGió thổi nhẹ qua vườn.\n", 400, "Không tìm thấy chương trình nào trong tệp"},
		{"known already", "625.txt", string(sample.Decision()), 409, "Chương trình của văn bản 625/QĐ-UBND đã có"},
		{"just too large", "to.txt", strings.Repeat("một dòng\n", 2*maxUpload/9), 413, "Tệp lớn hơn giới hạn 1 MiB"},
	}
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		before := strings.Count(v.get("/imports").body, `href="/imports/`)
		for _, c := range cases {
			got := v.upload(c.file, c.content)
			got.wants(t, c.name, c.status, c.says, `role="alert"`, "<h1>Nhập văn bản</h1>", "!EXTRA", "!docread.", "!intake.")
		}
		if after := strings.Count(v.get("/imports").body, `href="/imports/`); after != before {
			t.Errorf("%d drafts listed, %d before", after, before)
		}
		v.upload("625.txt", string(sample.Decision())).wants(t, "way on", 409, v.programme(), "Mở chương trình")
	})
}

// TestFiftyMegabytesGetAPage: the browser can finish sending and reads the refusal.
func TestFiftyMegabytesGetAPage(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		head := "--x\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.txt\"\r\n\r\n"
		body := io.MultiReader(strings.NewReader(head), io.LimitReader(endless{}, 50<<20), strings.NewReader("\r\n--x--\r\n"))
		got := v.do(http.MethodPost, "/imports", body, "Content-Type", "multipart/form-data; boundary=x")
		got.wants(t, "50 MB", 413, "Tệp lớn hơn giới hạn", "</html>")
	})
}

// endless is a text without an end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestDamagedUploadForms(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		for name, c := range map[string]struct{ contentType, body string }{
			"no form":        {"application/x-www-form-urlencoded", "document=x"},
			"no boundary":    {"multipart/form-data", "x"},
			"torn":           {"multipart/form-data; boundary=x", "--x\r\nContent-Dis"},
			"no file chosen": {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"document\"; filename=\"\"\r\n\r\n\r\n--x--\r\n"},
			"another field":  {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n--x--\r\n"},
		} {
			got := v.do(http.MethodPost, "/imports", strings.NewReader(c.body), "Content-Type", c.contentType)
			got.wants(t, name, 400, `role="alert"`, "<h1>Nhập văn bản</h1>")
		}
	})
}

// TestTwoConfirmTheSameDraft: one programme is made; the second person is told and led to it.
func TestTwoConfirmTheSameDraft(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		first, second := s.as(access.Office), s.as(access.Office)
		address := first.draft("9002")
		form := confirmation(first.get(address).version(t))
		replies := make([]reply, 2)
		var both sync.WaitGroup
		for i, v := range []visitor{first, second} {
			both.Go(func() { replies[i] = v.post(address+"/confirm", form) })
		}
		both.Wait()
		made, told := replies[0], replies[1]
		if made.status != http.StatusSeeOther {
			made, told = told, made
		}
		if made.status != http.StatusSeeOther {
			t.Fatalf("nobody succeeded: %d and %d", made.status, told.status)
		}
		told.wants(t, "second", 409, `href="`+made.header.Get("Location")+`"`, "Mở chương trình", "Có người đã làm trước bạn", "!EXTRA")
		list := first.get("/programmes").body
		if n := strings.Count(list, "9002/QĐ-UBND"); n != 1 {
			t.Errorf("the programme is listed %d times", n)
		}
	})
}

func TestStaleDraftShowsTheNewStateAndGoesOn(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.draft("9003")
		seen := v.get(address).version(t)
		row := url.Values{"version": {seen}, "act": {"amend"}, "content": {"Nội dung người khác sửa"}, "leads": {"Sở Tài chính"}, "deadline": {"Quý I/2023"}}
		v.post(address+"/tasks/2", row).wants(t, "somebody corrects", 303)
		stale := v.post(address+"/confirm", confirmation(seen))
		stale.wants(t, "confirm", 409, "đã được người khác thay đổi", "Nội dung người khác sửa", "Sửa một mục của bản dự thảo")
		row.Set("content", "Nội dung tôi đã gõ")
		typed := v.post(address+"/tasks/2", row)
		typed.wants(t, "correct", 409, "Nội dung tôi đã gõ", "Nội dung người khác sửa", "Những gì bạn đã gõ vẫn còn")
		row.Set("version", typed.version(t))
		v.post(address+"/tasks/2", row).wants(t, "save again", 303)
		v.get(address).wants(t, "saved", 200, "Nội dung tôi đã gõ", "31/3/2023", "!Nội dung người khác sửa")
		v.post(address+"/discard", url.Values{"version": {seen}}).wants(t, "discard", 409, "đã được người khác thay đổi")
		v.post(address+"/discard", url.Values{"version": {v.get(address).version(t)}}).wants(t, "discard now", 303)
		v.post(address+"/confirm", confirmation(seen)).wants(t, "confirm discarded", 409, "đã bị bỏ")
		v.post(address+"/tasks/2", row).wants(t, "correct discarded", 409, "đã bị bỏ")
	})
}

func TestRowsAreCorrectedAndAccepted(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.draft("9004")
		doubtful := regexp.MustCompile(address + `/tasks/\d+`).FindString(v.get(address).body)
		page := v.get(doubtful)
		page.wants(t, "row", 200, "Sở Thông tin Truyền thông", "<mark>", "Đã so với nguyên văn, đúng", "Hệ thống đã hiểu là")
		got := v.post(doubtful, url.Values{"version": {page.version(t)}, "act": {"accept"}})
		got.wants(t, "accept", 303)
		v.get(got.header.Get("Location")).wants(t, "told", 200, "đúng như văn bản")
		v.get(doubtful).wants(t, "settled", 200, "!Đã so với nguyên văn, đúng")
		empty := url.Values{"version": {v.get(address).version(t)}, "act": {"amend"}, "content": {" "}, "leads": {"Sở Y tế"}}
		v.post(doubtful, empty).wants(t, "without content", 400, "không được để trống", "Sở Y tế")
		for _, n := range []string{"0", "-1", "40", "x", "999999999999999999999"} {
			v.get(address+"/tasks/"+n).wants(t, "row "+n, 404, "Bản dự thảo không có hàng này")
		}
	})
}

func TestARowMovesToAnotherGroup(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.draft("9006")
		page := v.get(address + "/tasks/1")
		keys := regexp.MustCompile(`<option value="(\w+)">`).FindAllStringSubmatch(page.body, -1)
		form := page.fields()
		if len(keys) < 2 || form.Get("group") == keys[0][1] {
			t.Fatalf("groups to choose: %v, chosen %q", keys, form.Get("group"))
		}
		form.Set("act", "amend")
		form.Set("group", keys[0][1])
		got := v.post(address+"/tasks/1", form)
		got.wants(t, "move", 303)
		if where := got.header.Get("Location"); !strings.Contains(where, "#row-") || strings.HasSuffix(where, "#row-1") {
			t.Errorf("led to %s", where)
		}
		v.get(got.header.Get("Location")).wants(t, "told", 200, "chuyển sang nhóm đã chọn", "Chuyển một nhiệm vụ của bản dự thảo sang nhóm khác")
		form.Set("version", v.get(address).version(t))
		form.Set("group", "q0")
		v.post(address+"/tasks/2", form).wants(t, "no such group", 400, "Bản dự thảo không còn nhóm này", " selected>")
	})
}

// TestSavingAnUntouchedRowChangesNothing: the form holds the document's own
// words, so that correcting one field leaves the others as they were read.
func TestSavingAnUntouchedRowChangesNothing(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		address := v.draft("9005")
		read := func(n int) string {
			_, rest, opened := strings.Cut(v.get(fmt.Sprintf("%s/tasks/%d", address, n)).body, `<h2 id="read">`)
			section, _, closed := strings.Cut(rest, "</section>")
			if !opened || !closed {
				t.Fatalf("row %d does not show what was read", n)
			}
			return section
		}
		for _, n := range []int{1, 3, 23, 39} {
			before := read(n)
			form := v.get(fmt.Sprintf("%s/tasks/%d", address, n)).fields()
			form.Set("act", "amend")
			v.post(fmt.Sprintf("%s/tasks/%d", address, n), form).wants(t, "save", 303)
			if after := read(n); after != before {
				t.Errorf("row %d was read as\n%s\nand is now\n%s", n, before, after)
			}
		}
	})
}
