package intake

import (
	"slices"
	"testing"

	"dondoc/internal/org"
)

func TestWithoutIssuer(t *testing.T) {
	cases := []struct {
		issuer, receiver string
		named            bool
	}{
		{"Ủy ban nhân dân tỉnh Thanh Hóa", "UBND tỉnh", false},
		{"Ủy ban nhân dân tỉnh Thanh Hóa", "Chủ tịch UBND tỉnh", false},
		{"Ủy ban nhân dân tỉnh Thanh Hóa", "Văn phòng UBND tỉnh", true},
		{"Văn phòng Ủy ban nhân dân tỉnh Thanh Hóa", "UBND tỉnh", false},
		{"Văn phòng Ủy ban nhân dân tỉnh Thanh Hóa", "Chủ tịch UBND tỉnh", false},
		{"Văn phòng Ủy ban nhân dân tỉnh Thanh Hóa", "Văn phòng UBND tỉnh", false},
		{"Văn phòng Ủy ban nhân dân tỉnh Thanh Hóa", "Sở Tài chính", true},
	}
	for _, c := range cases {
		p := &parser{issuer: c.issuer}
		who := p.withoutIssuer([]org.Mention{{Text: c.receiver, Name: c.receiver}})
		if slices.Contains(who, c.receiver) != c.named {
			t.Errorf("%s receives from %s: %v", c.receiver, c.issuer, who)
		}
	}
}
