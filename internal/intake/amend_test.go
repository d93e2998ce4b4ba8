package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dondoc/internal/org"

	"github.com/google/go-cmp/cmp"
)

// changesOf writes the changes of a document, one line each.
func changesOf(d *Draft) []string {
	var lines []string
	for _, a := range d.Amendments {
		task := ""
		if a.Task != nil {
			task = fmt.Sprintf(" | row %s %s", a.Task.Ref, strings.Join(append(a.Task.Leads, submitters(a.Task)...), ", "))
		}
		lines = append(lines, fmt.Sprintf("%s %s %s | %s > %s%s%s", a.Ref, a.Act, a.What, a.From, a.To, task, doubtsLine(a.Doubts)))
	}
	return lines
}

func submitters(t *Task) []string {
	for _, o := range t.Others {
		if o.Role == "submit" {
			return o.Who
		}
	}
	return nil
}

func TestAmendments(t *testing.T) {
	const hue = "hue-nq33-2025-suadoi.md"
	cases := []struct {
		file   string
		amends string
		want   []string // of a long document its telling lines; the first is then how many there are
	}{
		{filepath.Join(syntheticDir, "amending-programme.md"), "15/KH-UBND", []string{
			"1.1 move thời hạn hoàn thành nhiệm vụ số 3 | Quý II/2026 > Quý IV/2026",
			"1.2 move nhiệm vụ xây dựng kho dữ liệu dùng chung | Sở Thông tin và Truyền thông > Sở Khoa học và Công nghệ",
			"1.3 rename Xây dựng cổng dữ liệu | Xây dựng cổng dữ liệu > Xây dựng cổng dữ liệu mở",
			"1.4 drop nhiệm vụ tổ chức hội thảo quốc tế |  > ",
			"1.5 drop nhiệm vụ số 12 |  > ",
			"1.6 replace cơ quan chủ trì nhiệm vụ số 7 | Sở Tài chính > Sở Nội vụ",
			"1.7 replace nhiệm vụ số 9 |  > Đào tạo kỹ năng số cho 500 cán bộ cấp xã",
			"1.8 add nhiệm vụ số 21 vào sau nhiệm vụ số 20 |  > Xây dựng nền tảng giám sát. Sở Khoa học và Công nghệ chủ trì, hoàn thành trong Quý IV/2026",
			"1.10 replace Phụ lục II |  > Phụ lục ban hành kèm theo Quyết định này",
			"1 add Số hóa hồ sơ đất đai |  >  | row 1 Sở Nông nghiệp và Môi trường",
			"2 add Lập bản đồ số dùng chung |  >  | row 2 Sở Xây dựng",
		}},
		{filepath.Join(sharedDocuments, "ubtvqh-nq87-dieuchinh-ctlp-2025.html"), "Chương trình lập pháp năm 2025", []string{
			"1.1 add Luật An ninh mạng (sửa đổi toàn diện Luật An ninh mạng và sửa đổi toàn diện Luật An toàn thông tin mạng thành 01 luật), thực hiện theo trình tự, thủ tục rút gọn |  > Chương trình lập pháp năm 2025 | row 1 Chính phủ",
			"1.2 add Luật Giám định tư pháp (sửa đổi), thực hiện theo trình tự, thủ tục rút gọn |  > Chương trình lập pháp năm 2025 | row 2 Chính phủ",
			"1.3 add Luật Thương mại điện tử |  > Chương trình lập pháp năm 2025 | row 3 Chính phủ",
			"1.4 add Luật Tiết kiệm, chống lãng phí (sửa đổi toàn diện Luật Thực hành tiết kiệm, chống lãng phí) |  > Chương trình lập pháp năm 2025 | row 4 Chính phủ",
		}},
		{filepath.Join(sharedDocuments, "ubtvqh-nq96-dieuchinh-ctlp-2025.html"), "Chường trình lập pháp năm 2025", []string{
			"1.1 add Luật Chuyển đổi số |  > Chương trình lập pháp năm 2025 | row 1 Chính phủ",
			"1.2 add Luật Tòa án chuyên biệt tại Trung tâm tài chính quốc tế |  > Chương trình lập pháp năm 2025 | row 2 Tòa án nhân dân tối cao",
		}},
		{filepath.Join(sharedDocuments, "ubtvqh-nq97-dieuchinh-ctlp-2025.html"), "Chương trình lập pháp năm 2025", []string{
			"1.1.a add Luật sửa đổi, bổ sung một số điều của Luật Chuyển giao công nghệ |  > Chương trình lập pháp năm 2025 | row 1 Chính phủ",
			"1.1.b add Luật sửa đổi, bổ sung một số điều của Luật Sở hữu trí tuệ |  > Chương trình lập pháp năm 2025 | row 2 Chính phủ",
			"1.1.c add Luật Công nghệ cao (sửa đổi) |  > Chương trình lập pháp năm 2025 | row 3 Chính phủ",
		}},
		{filepath.Join(sharedDocuments, hue), "09/2022/NQ-HĐND", []string{
			"16 changes",
			"2.1 rename Điều 1; khoản 6 Điều 4; điểm a khoản 2 Điều 13 | tỉnh Thừa Thiên Huế > thành phố Huế",
			"2.2 rename khoản 1 Điều 2 | các huyện, thị xã, thành phố Huế > các xã, phường",
			"2.2 rename khoản 1 Điều 2 | UBND cấp huyện > UBND cấp xã",
			"2.5 rename khoản 1, khoản 4 Điều 7; Điều 6; Điều 7; Điều 8; Điều 10; Điều 11 | các huyện > các xã, phường",
			"2.6 rename điểm b khoản 2 Điều 9 | (cấp tỉnh, cấp huyện, cấp xã) > (thành phố, xã/phường)",
			"2.6 rename khoản 2 Điều 13 | (tỉnh, huyện, xã) > (thành phố, xã/phường)",
			"2.8 rename khoản 2 Điều 4 | huyện khu vực miền núi > các xã khu vực miền núi",
			"2.10 rename điểm a khoản 2 Điều 13 | cấp huyện, xã > xã, phường",
			"2.10 rename điểm a khoản 2 Điều 13 | huyện, xã > xã, phường",
		}},
	}
	for _, c := range cases {
		t.Run(filepath.Base(c.file), func(t *testing.T) {
			if _, err := os.Stat(c.file); err != nil && strings.HasPrefix(c.file, sharedDocuments) {
				t.Logf("%s is kept outside of the project, and not here", filepath.Base(c.file))
				return
			}
			d, err := Parse(openDocument(t, c.file), org.NewResolver(org.National()), Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := changesOf(d)
			if strings.HasSuffix(c.want[0], " changes") {
				got = append([]string{fmt.Sprintf("%d changes", len(got))}, common(got, c.want)...)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if amends := strings.Join(d.Document.Amends, ", "); amends != c.amends || len(d.Tasks) > 0 {
				t.Errorf("amends %q and has %d tasks, want %q and none", amends, len(d.Tasks), c.amends)
			}
		})
	}
}

// common keeps the lines that the other list has too.
func common(lines, other []string) []string {
	var kept []string
	for _, l := range lines {
		if slices.Contains(other, l) {
			kept = append(kept, l)
		}
	}
	return kept
}
