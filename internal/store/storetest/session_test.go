package storetest_test

import (
	"context"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2"

	"dondoc/internal/store"
)

var _ scs.CtxStore = (*store.Sessions)(nil)

func TestSessions(t *testing.T) {
	databases.Each(t, func(t *testing.T, db *store.DB) {
		ctx, now := context.Background(), noon()
		s := store.NewSessions(db, func() time.Time { return now })
		check := func(token, want string) {
			t.Helper()
			data, found, err := s.FindCtx(ctx, token)
			if err != nil || found != (want != "") || string(data) != want {
				t.Errorf("FindCtx(%s) = %q, %v, %v, want %q", token, data, found, err, want)
			}
		}
		commit := func(token, data string, life time.Duration) {
			t.Helper()
			if err := s.CommitCtx(ctx, token, []byte(data), now.Add(life)); err != nil {
				t.Fatal(err)
			}
		}
		commit("a", "first", time.Minute)
		commit("a", "second\x00", time.Hour)
		commit("b", "short", time.Minute)
		check("a", "second\x00")
		check("b", "short")
		check("c", "")

		now = now.Add(time.Minute)
		check("b", "")
		if n, err := s.DeleteExpired(ctx); n != 1 || err != nil {
			t.Errorf("DeleteExpired = %d, %v, want 1", n, err)
		}
		check("a", "second\x00")
		for range 2 { // ending a session twice is no error
			if err := s.DeleteCtx(ctx, "a"); err != nil {
				t.Error(err)
			}
		}
		check("a", "")
	})
}
