package tenant_test

import (
	"encoding/json"
	"testing"

	"dondoc/internal/tenant"
)

func TestSettingsOfAnOlderEditionAreCompleted(t *testing.T) {
	want := tenant.Defaults()
	want.SoonDays, want.BackdateDays = 7, 0
	var got tenant.Settings
	if err := json.Unmarshal([]byte(`{"soon_days": 7, "backdate_days": 0}`), &got); err != nil || got != want {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
	if err := json.Unmarshal([]byte(`{"soon_days": "x"}`), &got); err == nil {
		t.Error("a text was read as a number of days")
	}
}
