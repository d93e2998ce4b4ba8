package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The sentences that end a document and speak to all are no part of the last item of its list.
func TestConclusions(t *testing.T) {
	const head = "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố: 52/KH-UBND\nLam Sơn, ngày 10 tháng 7 năm 2026\n\nKẾ HOẠCH\nTrồng cây\n\n" +
		"III. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\n- Rà soát vườn thuốc.\n\n- Tưới cây.\n\n"
	const difficulties = "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan báo cáo Sở Y tế để xem xét."
	const heed = "Yêu cầu các sở, ngành, UBND các xã nghiêm túc triển khai thực hiện."
	cases := []struct{ name, ending, last string }{
		{"heed", heed, "Tưới cây."},
		{"difficulties", difficulties, "Tưới cây."},
		{"both", heed + "\n\n" + difficulties + "/.", "Tưới cây."},
		{"grounds with a day", "Căn cứ Kế hoạch này, các sở, ngành lập vườn của mình trước ngày 20/8/2026.\n\n" + difficulties, "Tưới cây."},
		{"an authority", "Ủy ban nhân dân tỉnh giao Giám đốc các sở, Chủ tịch UBND các xã trồng cây theo Kế hoạch này.", "Tưới cây."},
		{"received", "Nhận được Kế hoạch này, đề nghị các cơ quan trồng cây trước ngày 20/12/2026.", "Tưới cây."},
		{"of the item", "Yêu cầu các trạm y tế nghiêm túc thực hiện.", "Tưới cây. Yêu cầu các trạm y tế nghiêm túc thực hiện."},
		{"its own work", "Bố trí nước tưới để thực hiện Kế hoạch này.", "Tưới cây. Bố trí nước tưới để thực hiện Kế hoạch này."},
		{"not the end", heed + "\n\nCây chết được thay.", "Tưới cây. " + heed + " Cây chết được thay."},
	}
	for _, c := range cases {
		d := parseString(t, head+c.ending+"\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n")
		var got []string
		for _, one := range d.Tasks {
			got = append(got, one.Content+" "+strings.Join(one.Leads, ", ")+" "+one.Deadline.Phrase)
		}
		if diff := cmp.Diff([]string{"Rà soát vườn thuốc. Sở Y tế ", c.last + " Sở Y tế "}, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}
