package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Empty lines part the paragraphs of a wrapped text, though a sentence ends at the end of a line amid one; and what stands so under a
// title is its work.
func TestSentencesThatEndWithALine(t *testing.T) {
	const text = `KẾ HOẠCH
Trồng hoa năm 2027

I. NHIỆM VỤ

1. Vườn hoa hồng; vườn hoa cúc và các vườn hoa khác của tỉnh được mở rộng
trong năm nay

Tổ chức trồng hoa ở các vườn hoa của tỉnh và của các xã, các phường, nhất là ở
vùng cao, ở ven hồ, ở ven sông và dọc các đường lớn vào các thành phố của tỉnh, ở
các khu phố mới, các bản làng và các điểm du lịch của các xã ở phía tây của tỉnh.
Tưới hoa ở đó mỗi ngày hai lần, nhất là vào mùa khô, và bón phân đủ, đúng lúc, theo
hướng dẫn của các trung tâm khuyến nông của tỉnh, của các xã và các phường, nhất là
ở vùng cao.

Xây dựng vườn hoa cúc theo quy hoạch đã duyệt.

2. Vườn hoa lan, vườn hoa sen và các vườn hoa khác ở những nơi có nhiều nước trong
tỉnh

Quản lý vườn hoa lan theo quy chế của vườn và theo quy hoạch của tỉnh, của các xã,
của các phường đã được phê duyệt và đã được công bố ở trụ sở của các xã, phường ấy.
Mở rộng vườn hoa sen ở các xã có hồ lớn.

3. Sở Y tế tưới hoa.

4. Sở Nội vụ tưới hoa.

5. Sở Tư pháp tưới hoa.

6. Sở Tài chính tưới hoa.
`
	var got []string
	for _, task := range parseString(t, text).Tasks {
		got = append(got, task.Ref+" "+strings.Join(strings.Fields(task.Content)[:4], " "))
	}
	want := []string{
		"I.1.1 Tổ chức trồng hoa", "I.1.2 Xây dựng vườn hoa", "I.2 Quản lý vườn hoa",
		"I.3 Sở Y tế tưới", "I.4 Sở Nội vụ tưới", "I.5 Sở Tư pháp tưới", "I.6 Sở Tài chính tưới",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
