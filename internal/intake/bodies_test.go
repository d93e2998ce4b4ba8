package intake

import (
	"strings"
	"testing"

	"dondoc/internal/org"
)

func TestBodiesIn(t *testing.T) {
	cases := []struct{ cell, leads, coordinators, doubts string }{
		{"Sở Y tế, Công an tỉnh", "Sở Y tế; Công an tỉnh", "", ""},
		{"Sở Y tế chủ trì, phối hợp với Sở Nội vụ, Công an tỉnh", "Sở Y tế", "Sở Nội vụ; Công an tỉnh", ""},
		{"Chủ trì: Sở Y tế. Phối hợp: Sở Nội vụ; các sở, ban, ngành", "Sở Y tế", "Sở Nội vụ; *các sở, ban, ngành", ""},
		{"Cơ quan chủ trì: Sở Y tế; Cơ quan phối hợp: Sở Nội vụ", "Sở Y tế", "Sở Nội vụ", ""},
		{"Sở Y tế (chủ trì), Sở Nội vụ (phối hợp)", "Sở Y tế", "Sở Nội vụ", ""},
		{"Sở Y tế chủ trì; Sở Nội vụ", "Sở Y tế; Sở Nội vụ", "", "leads, coordinators"},
		{"Sở Y tế thúc đẩy, theo dõi, báo cáo chỉ tiêu", "Sở Y tế", "", ""},
		{"Sở Y tế chủ trì hướng dẫn, tổng hợp; các sở, ban, ngành thực hiện công bố", "Sở Y tế; *các sở, ban, ngành", "", "leads, coordinators"},
		{"- Sở Y tế - Sở Nội vụ", "Sở Y tế; Sở Nội vụ", "", ""},
		{"- UBND các xã, phường - các sở, ban, ngành", "*UBND các xã, phường; *các sở, ban, ngành", "", ""},
		{"- Vụ Cây xanh - Mặt nước; - Vụ Pháp chế; - Văn phòng Bộ.", "Vụ Cây xanh - Mặt nước; Vụ Pháp chế; Văn phòng Bộ", "", ""},
		{"- Sở Y tế; - Sở Nội vụ - Sở Xây dựng", "Sở Y tế; Sở Nội vụ; Sở Xây dựng", "", ""},
		{"Bộ Y tế chỉ đạo Viện Dinh dưỡng và Bệnh viện Bạch Mai thực hiện", "Bộ Y tế", "", ""},
		{"Ban chỉ đạo chuyển đổi số tỉnh; Sở Y tế", "Ban chỉ đạo chuyển đổi số tỉnh; Sở Y tế", "", ""},
		{"Các cơ quan được giao chủ trì đề án", "*các cơ quan được giao chủ trì đề án", "", ""},
		{"Các đơn vị được giao thực hiện thủ tục", "*các đơn vị được giao thực hiện thủ tục", "", ""},
		{"", "", "", ""},
	}
	p := &parser{names: org.NewResolver(org.National())}
	for _, c := range cases {
		var check, names Check
		leads, coordinators := p.bodiesIn(c.cell, &check)
		got := []string{
			strings.Join(names.names("leads", leads), "; "), strings.Join(names.names("coordinators", coordinators), "; "),
			strings.Join(check.Doubts, ", "),
		}
		if got[0] != c.leads || got[1] != c.coordinators || got[2] != c.doubts {
			t.Errorf("%q\n got %q\nwant %q %q %q", c.cell, got, c.leads, c.coordinators, c.doubts)
		}
	}
}

// Whom a cell says the lead directs may do the work: who leads is then asked.
func TestDelegatedInCell(t *testing.T) {
	p := &parser{names: org.NewResolver(org.National())}
	cases := []struct{ cell, doubts string }{
		{"Bộ Y tế chỉ đạo Viện Dinh dưỡng thực hiện", "leads"},
		{"Bộ Y tế chỉ đạo các đơn vị trực thuộc thực hiện", ""},
		{"Bộ Y tế", ""},
	}
	for _, name := range []string{"Ban chỉ đạo thi tỉnh", "Tổ chỉ đạo chuyển đổi số", "Hội đồng chỉ đạo thi", "Bộ phận chỉ đạo, Sở Nội vụ"} {
		if to := directedIn(name); to != "" {
			t.Errorf("%q directs %q", name, to)
		}
	}
	for _, c := range cases {
		got := p.taskOf(row{number: "1", cells: map[role]string{colContent: "Điều tra khẩu phần", colLead: c.cell}})
		if got.Leads[0] != "Bộ Y tế" || strings.Join(got.Doubts, ", ") != c.doubts {
			t.Errorf("%q: %q, doubts %q", c.cell, got.Leads, got.Doubts)
		}
	}
}
