package intake

import (
	"testing"

	"dondoc/internal/org"
)

func TestInitialed(t *testing.T) {
	cases := []struct{ text, alias, name string }{
		{"Phòng Vật tư - Thiết bị lập kế hoạch.\nPhòng VT-TB chủ trì", "Phòng VT-TB", "Phòng Vật tư - Thiết bị"},
		{"Trung tâm Hỗ trợ và Phát triển sinh viên\nGiao Trung tâm HTPTSV rà soát.", "Trung tâm HTPTSV", "Trung tâm Hỗ trợ và Phát triển sinh viên"},
		{"Phòng Vật tư - Thiết bị; Phòng Văn thư - Tư liệu bảo mật\nPhòng VT-TB", "Phòng VT-TB", "Phòng Vật tư - Thiết bị"},
		{"Phòng Vật tư - Thiết bị; Phòng Vận tải - Tài vụ bến\nPhòng VTTB, Phòng Vận tải - Thông báo", "", ""},
		{"Trung tâm Phục vụ nhân dân, Sở Y tế.\nTTPVND; Sở Y tế", "TTPVND", "Trung tâm Phục vụ nhân dân"},
		{"Trung tâm Phục vụ nhân dân, Sở Y tế.\nTTPVXH; Sở Y tế", "", ""},
		{"PHÒNG VẬT TƯ\nPhòng VT-TB chủ trì", "", ""},
		{"Phòng Vật tư thiết bị bệnh viện chủ trì\nPhòng VTTB", "", ""},
	}
	for _, c := range cases {
		alias, name := "", ""
		for _, k := range initialedIn(textDocument(c.text), org.NewResolver(org.National())) {
			alias, name = k.Aliases[0], k.Name
			if !k.Stranger {
				t.Errorf("%q: %q is no doubt", c.text, name)
			}
		}
		if alias != c.alias || name != c.name {
			t.Errorf("%q: %q is %q, want %q is %q", c.text, alias, name, c.alias, c.name)
		}
	}
}
