package intake

import (
	"fmt"
	"testing"

	"dondoc/internal/calendar"

	"github.com/google/go-cmp/cmp"
)

// TestReconcileClasses: prose that assigns to kinds of bodies, and dates nothing, does not differ from rows that name one
// of each kind and a day.
func TestReconcileClasses(t *testing.T) {
	due := calendar.Deadline{Kind: calendar.Due, Due: calendar.NewDay(2026, 6, 30)}
	cases := []struct {
		name string
		body []string
		row  []string
		day  calendar.Day // of the prose's item
		want []string
	}{
		{"a member of the class", []string{"*các Bộ, cơ quan ngang Bộ", "*UBND các tỉnh"}, []string{"Bộ Nội vụ"}, calendar.Day{}, nil},
		{"a body that ranks with ministries", []string{"*các Bộ, cơ quan ngang Bộ"}, []string{"Thanh tra Chính phủ"}, calendar.Day{}, nil},
		{"a committee of the class", []string{"*UBND các xã, phường"}, []string{"UBND xã Đông Sơn"}, calendar.Day{}, nil},
		{"no member", []string{"*các sở, ban, ngành"}, []string{"UBND xã Đông Sơn"}, calendar.Day{}, []string{"lead_differs"}},
		{"another body", []string{"Sở Y tế"}, []string{"Sở Nội vụ"}, calendar.Day{}, []string{"lead_differs"}},
		{"a missing body", []string{"Sở Y tế", "Sở Nội vụ"}, []string{"Sở Nội vụ"}, calendar.Day{}, []string{"lead_differs"}},
		{"the same day", []string{"Sở Y tế"}, []string{"Sở Y tế"}, due.Due, nil},
		{"another day", []string{"Sở Y tế"}, []string{"Sở Y tế"}, calendar.NewDay(2026, 5, 31), []string{"deadline_differs"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := &Draft{
				Tasks:     []Task{{Ref: "1", Leads: c.row, Deadline: Deadline{Deadline: due}}},
				BodyTasks: []BodyTask{{Path: "I.1", Leads: c.body, Appendix: []string{"1"}, Due: c.day}},
			}
			var got []string
			for _, r := range reconcile(nil, nil, d) {
				got = append(got, fmt.Sprint(r.Kind))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
