package tenant_test

import (
	"slices"
	"strconv"
	"testing"

	"dondoc/internal/tenant"
)

func TestDefaultsMayBeTyped(t *testing.T) {
	typed := map[string]string{}
	for _, s := range tenant.Changeable() {
		typed[s.Key] = s.Of(tenant.Defaults())
	}
	if len(typed) != len(tenant.Changeable()) {
		t.Error("two settings have one key")
	}
	if faulty := tenant.Faulty(typed); faulty != nil {
		t.Errorf("the product's own defaults are refused: %v", faulty)
	}
}

func TestWhatMayNotBeSet(t *testing.T) {
	for _, s := range tenant.Changeable() {
		wrong := []string{"", "x", "-1", "1.5", "99999999999999999999", strconv.Itoa(s.Max + 1)}
		if s.Options != nil {
			wrong = []string{"", "decade", "0"}
		}
		for _, value := range wrong {
			if got := tenant.Faulty(map[string]string{s.Key: value}); !slices.Equal(got, []string{s.Key}) {
				t.Errorf("%s = %q: %v", s.Key, value, got)
			}
		}
	}
	if got := tenant.Faulty(map[string]string{"period_start": "x", "nothing": "1"}); got != nil {
		t.Errorf("what is no changeable setting is passed over: %v", got)
	}
}
