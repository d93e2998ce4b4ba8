package identity

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"dondoc/internal/errs"
)

func TestCheckPassword(t *testing.T) {
	cases := []struct {
		login, password, want string
	}{
		{"vanphong", "đúng mười hai", ""},
		{"vanphong", "ngắn quá", "identity.password_short"},
		{"vanphongtinh", "VanPhongTinh", "identity.password_is_login"},
		{"vanphongtinh", "Văn phòng tỉnh", ""},
		{"vanphong", strings.Repeat("x", maxPassword+1), "identity.password_long"},
	}
	for _, c := range cases {
		err := checkPassword(c.login, c.password)
		if c.want == "" && err != nil || c.want != "" && !errs.Is(err, errs.Invalid, c.want) {
			t.Errorf("checkPassword(%q, %q) = %v, want %q", c.login, c.password, err, c.want)
		}
	}
}

func TestPasswordMatchesHoweverTyped(t *testing.T) {
	password := "Mật khẩu dài và khó"
	h, err := hash(norm.NFD.String(password))
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := matches(password, h); err != nil || !ok {
		t.Errorf("composed letters: %v, %v", ok, err)
	}
	if ok, err := matches(password+"x", h); err != nil || ok {
		t.Errorf("another password: %v, %v", ok, err)
	}
	if !strings.HasPrefix(h, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("cost is not the stated one: %s", h[:40])
	}
}

func TestNobodysHashCostsTheSameAndOpensNothing(t *testing.T) {
	if !strings.HasPrefix(nobody, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Error("another cost than a real account's")
	}
	if ok, err := matches("", nobody); err != nil || ok {
		t.Errorf("matches: %v, %v", ok, err)
	}
}

func TestGeneratedPasswordsAreStrongAndDiffer(t *testing.T) {
	a, b := generate(), generate()
	if a == b || len(a) != 23 {
		t.Errorf("%q, %q", a, b)
	}
	if err := checkPassword("anybody", a); err != nil {
		t.Error(err)
	}
}
