package intake

import "testing"

// A table of targets whose cells say in what place, body or year how much of what its columns name is to be reached.
func TestMatrix(t *testing.T) {
	const top = "ỦY BAN NHÂN DÂN\nHUYỆN LAM SƠN\nSố: 12/KH-UBND\nLam Sơn, ngày 05 tháng 01 năm 2027\nKẾ HOẠCH\nTrồng hoa năm 2027\nI. NHIỆM VỤ\n1. Phòng Kinh tế tổ chức trồng hoa trước ngày 30/6/2027.\nII. MỤC TIÊU\n"
	cases := []struct{ name, table, want string }{
		{
			"places over indicators",
			"1. Chỉ tiêu giao các xã:\n\n| STT | Xã | Số vườn hoa trồng mới (vườn) | Tỷ lệ hộ trồng hoa (%) | Số hộ hiện có |\n|---|---|---|---|---|\n" +
				"| 1 | Xã Hồ Sen | 3 | ≥ 40,5 | 900 |\n| 2 | Xã Hồ Súng | - | 35 | 800 |\n| | Tổng cộng | 3 | 38 | 1700 |\n",
			"Số vườn hoa trồng mới (Xã Hồ Sen) = 3 vườn 2027 | Tỷ lệ hộ trồng hoa (Xã Hồ Sen) >= 40.5 % 2027 | " +
				"Tỷ lệ hộ trồng hoa (Xã Hồ Súng) = 35 % 2027 | Số vườn hoa trồng mới = 3 vườn 2027 | Tỷ lệ hộ trồng hoa = 38 % 2027",
		},
		{
			"indicators over places",
			"Chỉ tiêu cụ thể:\n\n| TT | Chỉ tiêu | Đơn vị tính | Xã Hồ Sen | Xã Hồ Súng | Toàn huyện |\n|---|---|---|---|---|---|\n" +
				"| 1 | Diện tích hoa | ha | 12 | 15 | 27 |\n| 2 | Hộ trồng hoa | hộ | 30 | 40 | 70 |\n",
			"Diện tích hoa (Xã Hồ Sen) = 12 ha 2027 | Diện tích hoa (Xã Hồ Súng) = 15 ha 2027 | Diện tích hoa (Toàn huyện) = 27 ha 2027 | " +
				"Hộ trồng hoa (Xã Hồ Sen) = 30 hộ 2027 | Hộ trồng hoa (Xã Hồ Súng) = 40 hộ 2027 | Hộ trồng hoa (Toàn huyện) = 70 hộ 2027",
		},
		{
			"years over indicators",
			"Lộ trình thực hiện các chỉ tiêu:\n\n| Năm | Diện tích hoa (ha) | Số hộ trồng hoa (hộ) |\n|---|---|---|\n| 2027 | 12 | 30 |\n| 2028 | 20 | 45 |\n",
			"Diện tích hoa = 12 ha 2027 | Số hộ trồng hoa = 30 hộ 2027 | Diện tích hoa = 20 ha 2028 | Số hộ trồng hoa = 45 hộ 2028",
		},
		{
			"places over years",
			"Chỉ tiêu diện tích hoa giao các xã\n(Đơn vị tính: ha)\n\n| Địa phương | Năm 2027 | Năm 2028 |\n|---|---|---|\n| Hồ Sen | 12 | 13 |\n| Hồ Súng | 5 | 8 |\n",
			"Diện tích hoa giao các xã (Hồ Sen) = 12 ha 2027 | Diện tích hoa giao các xã (Hồ Sen) = 13 ha 2028 | " +
				"Diện tích hoa giao các xã (Hồ Súng) = 5 ha 2027 | Diện tích hoa giao các xã (Hồ Súng) = 8 ha 2028",
		},
		{
			"two rows of headings",
			"Phụ lục\nGIAO CHỈ TIÊU TRỒNG HOA\n\n| TT | Đơn vị | Diện tích hoa (ha) | | Số hộ trồng hoa (hộ) | |\n|---|---|---|---|---|---|\n" +
				"| | | Năm 2027 | Năm 2028 | Năm 2027 | Năm 2028 |\n| 1 | Xã Hồ Sen | 12 | 13 | 30 | 45 |\n| 2 | Xã Hồ Súng | 5 | 8 | 20 | 25 |\n",
			"Diện tích hoa (Xã Hồ Sen) = 12 ha 2027 | Diện tích hoa (Xã Hồ Sen) = 13 ha 2028 | " +
				"Số hộ trồng hoa (Xã Hồ Sen) = 30 hộ 2027 | Số hộ trồng hoa (Xã Hồ Sen) = 45 hộ 2028 | " +
				"Diện tích hoa (Xã Hồ Súng) = 5 ha 2027 | Diện tích hoa (Xã Hồ Súng) = 8 ha 2028 | " +
				"Số hộ trồng hoa (Xã Hồ Súng) = 20 hộ 2027 | Số hộ trồng hoa (Xã Hồ Súng) = 25 hộ 2028",
		},
		{
			"years over places",
			"Chỉ tiêu giao các xã\n\n| TT | Chỉ tiêu | ĐVT | Năm 2027 | | Năm 2028 | |\n|---|---|---|---|---|---|---|\n" +
				"| | | | Hồ Sen | Hồ Súng | Hồ Sen | Hồ Súng |\n| 1 | Diện tích hoa | ha | 1 | 2 | 3 | 4 |\n| 2 | Diện tích sen | ha | 5 | 6 | 7 | 8 |\n",
			"Diện tích hoa (Hồ Sen) = 1 ha 2027 | Diện tích hoa (Hồ Súng) = 2 ha 2027 | Diện tích hoa (Hồ Sen) = 3 ha 2028 | Diện tích hoa (Hồ Súng) = 4 ha 2028 | " +
				"Diện tích sen (Hồ Sen) = 5 ha 2027 | Diện tích sen (Hồ Súng) = 6 ha 2027 | Diện tích sen (Hồ Sen) = 7 ha 2028 | Diện tích sen (Hồ Súng) = 8 ha 2028",
		},
		{
			"contents over bodies",
			"Chỉ tiêu giao các đơn vị:\n\n| TT | Nội dung | ĐVT | Phòng Y tế | Phòng Nội vụ |\n|---|---|---|---|---|\n" +
				"| 1 | Lớp trồng hoa | lớp | 1 | 2 |\n| 2 | Vườn hoa | vườn | 5 | 6 |\n",
			"Lớp trồng hoa (Phòng Y tế) = 1 lớp 2027 | Lớp trồng hoa (Phòng Nội vụ) = 2 lớp 2027 | " +
				"Vườn hoa (Phòng Y tế) = 5 vườn 2027 | Vườn hoa (Phòng Nội vụ) = 6 vườn 2027",
		},
		{
			"no targets: what was reached",
			"Kết quả thực hiện các chỉ tiêu năm 2026 của các xã:\n\n| Xã | Diện tích hoa (ha) | Số hộ |\n|---|---|---|\n| Hồ Sen | 12 | 30 |\n| Hồ Súng | 5 | 8 |\n",
			"",
		},
	}
	for _, c := range cases {
		if s := figuresLine(parseString(t, top+c.table).Targets); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, s, c.want)
		}
	}
}
