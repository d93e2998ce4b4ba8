package intake

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dondoc/internal/calendar"
)

func TestAimsInSentences(t *testing.T) {
	cases := []struct{ sentence, want string }{
		{"Phát động quyên góp sách, phấn đấu mỗi năm nhận từ 5.000 bản sách trở lên; biểu dương kịp thời.",
			"Mỗi năm nhận bản sách >= 5000 bản sách "},
		{"Đôn đốc thu tiền sử dụng đất, phấn đấu hết quý III đạt trên 70% dự toán (cùng kỳ đạt 61%).",
			"Đôn đốc thu tiền sử dụng đất > 70 % 2027"},
		{"Tham mưu giải pháp để tốc độ tăng giá trị sản xuất quý II đạt từ 9% trở lên.",
			"Tốc độ tăng giá trị sản xuất quý II >= 9 % 2027"},
		{"Nhằm giữ rừng, phấn đấu đến hết tháng 9/2027 tỷ lệ thôn có tổ bảo vệ rừng đạt tối thiểu 85%, Chủ tịch UBND tỉnh yêu cầu:",
			"Tỷ lệ thôn có tổ bảo vệ rừng >= 85 % 2027"},
		{"Tập trung tiêm phòng, phấn đấu vào nhóm 8 tỉnh dẫn đầu về tỷ lệ tiêm phòng.", "Tỷ lệ tiêm phòng rank 8 tỉnh "},
		{"Phấn đấu hoàn thành trong 15 ngày.", ""},
		{"Phấn đấu hoàn thành trước ngày 30/6/2027.", ""},
		{"Thực hiện Nghị quyết số 12-NQ/TU ngày 05/3/2026 phấn đấu đến năm 2030 có ít nhất 90% hộ dùng nước sạch.", ""},
		{"Giải ngân đã đạt 40% kế hoạch.", ""},
		{"Không để tỷ lệ hồ sơ trễ hạn đạt 5%.", ""},
		{"Trình đề án để Hội đồng xem xét.", ""},
	}
	p := &parser{times: calendar.Context{Year: 2027}}
	for _, c := range cases {
		var got []string
		for _, x := range p.aimsIn(c.sentence) {
			got = append(got, fmt.Sprintf("%s %s %v %s %s", x.Indicator, x.Op, *x.Value, x.Unit, x.Period))
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%q: %q", c.sentence, s)
		}
	}
}

// A document that changes a target says the new one in its last quotation; what is quoted of a task is none.
func TestTargetsChanged(t *testing.T) {
	items := []*item{
		itemWith("Điều chỉnh chỉ tiêu tại khoản 1 Mục II: từ “60% chợ có bãi xe” thành “đến năm 2029, 75% chợ có bãi xe”."),
		itemWith("Sửa đổi tên nhiệm vụ số 3 như sau: “Trồng 500 ha rừng”."),
	}
	got := (&parser{}).targetsChanged(items)
	if len(got) != 1 || *got[0].Value != 75 || got[0].Period != "2029" || got[0].Indicator != "Chợ có bãi xe" || got[0].Ref != "1" {
		t.Errorf("%+v", got)
	}
}

// A sentence may be as long as a line of a file: reading it takes time in proportion.
func TestAimsInLongSentence(t *testing.T) {
	start := time.Now()
	(&parser{}).aimsIn(strings.Repeat("để ", 20_000))
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %s", took)
	}
}
