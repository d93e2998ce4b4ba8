package web_test

import (
	"net/url"
	"testing"

	"dondoc/internal/access"
)

func TestOwnPassword(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		account := s.accounts[access.Officer]
		here, elsewhere := s.as(access.Officer), s.as(access.Officer)
		const wanted = "mat khau moi that dai"
		form := func(current, wanted, again string) url.Values {
			return url.Values{"current": {current}, "wanted": {wanted}, "again": {again}}
		}
		here.get("/account").wants(t, "page", 200, account.Login, "Cán bộ đầu mối cơ quan", "Sở Tài chính", "!account.")
		here.post("/account/password", form(account.Password, wanted, wanted+"x")).wants(t, "typed twice differently", 400, "không giống nhau")
		here.post("/account/password", form(account.Password, "ngan", "ngan")).wants(t, "short", 400, "ít nhất 12 ký tự")
		here.post("/account/password", form("sai", wanted, wanted)).wants(t, "wrong", 400, "Mật khẩu hiện tại không đúng", "!"+wanted)
		here.post("/account/password", form(account.Password, wanted, wanted)).wants(t, "changed", 303)
		here.get("/account").wants(t, "still signed in", 200, "Đã đổi mật khẩu")
		elsewhere.get("/").wants(t, "the other session", 401)
		s.stranger().signIn(account.Login, account.Password).wants(t, "old", 401)
		s.stranger().signIn(account.Login, wanted).wants(t, "new", 303)
		s.holdsNothingOf(t, wanted)
		s.holdsNothingOf(t, account.Password)
	})
}
