package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A document's legend tells what the short forms behind its kinds of bodies stand for.
func TestLegendOfShortForms(t *testing.T) {
	table := "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |\n|---|---|---|---|---|\n" +
		"| 1 | Tưới vườn hoa | Phòng QLVH | Phòng TH-KT | 15/3/2027 |\n| 2 | Đo vườn hoa | Phòng TH-KT | Phòng QLVH | 15/4/2027 |\n\n"
	want := []string{
		"1: Phòng Quản lý Vườn hoa + Phòng Trồng hoa - Kỹ thuật; due 2027-03-15",
		"2: Phòng Trồng hoa - Kỹ thuật + Phòng Quản lý Vườn hoa; due 2027-04-15",
	}
	for legend, told := range map[string]bool{
		"Ghi chú: QLVH: Quản lý Vườn hoa; TH-KT: Trồng hoa - Kỹ thuật; SL: số lượng.": true,
		"Ghi chú: QLVH: Quản lý; TH-KT: theo hướng dẫn khác.":                         false,
	} {
		d := parseString(t, "KẾ HOẠCH\nTrồng hoa năm 2027\nPHỤ LỤC\n"+table+legend+"\n")
		if diff := cmp.Diff(want, withoutDoubts(taskLines(d.Tasks))); (diff == "") != told {
			t.Error(legend, diff)
		}
	}
}

// A short form of several kinds of letters, and one inside the name of a company that goes on with its place.
func TestLegendOfJoinedForms(t *testing.T) {
	table := "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |\n|---|---|---|---|---|\n" +
		"| 1 | Tưới vườn hoa | Cục QLVH&PCSB | Công ty PTVH Lam Sơn | 15/3/2027 |\n" +
		"| 2 | Đo vườn hoa | Công ty PTVH Lam Sơn | Cục QLVH&PCSB | 15/4/2027 |\n\n" +
		"Ghi chú: QLVH&PCSB: Quản lý vườn hoa và Phòng, chống sâu bệnh; PTVH: Phát triển vườn hoa.\n"
	want := []string{
		"1: Cục Quản lý vườn hoa và Phòng, chống sâu bệnh + Công ty Phát triển vườn hoa Lam Sơn; due 2027-03-15",
		"2: Công ty Phát triển vườn hoa Lam Sơn + Cục Quản lý vườn hoa và Phòng, chống sâu bệnh; due 2027-04-15",
	}
	d := parseString(t, "KẾ HOẠCH\nTrồng hoa năm 2027\nPHỤ LỤC\n"+table)
	if diff := cmp.Diff(want, withoutDoubts(taskLines(d.Tasks))); diff != "" {
		t.Error(diff)
	}
}

// A legend names whole bodies, and departments of a ministry; words that its short forms leave out stand in it all the same.
func TestLegendOfWholeNames(t *testing.T) {
	table := "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |\n|---|---|---|---|---|\n" +
		"| 1 | Tưới vườn hoa | Vụ TKVH | CAĐK; BP | 15/3/2027 |\n| 2 | Đo vườn hoa | TTYT QDY | Vụ QLVH | 15/4/2027 |\n\n" +
		"Các chữ viết tắt: QLVH: Quản lý vườn hoa; TKVH: Tưới kiệm vườn hoa và Phát triển bền vững; CAĐK: Công an đặc khu; " +
		"BP: Đồn Biên phòng Lam Sơn; TTYT QDY: Trung tâm Y tế quân dân y; SL: số lượng.\n"
	want := []string{
		"1: Vụ Tưới kiệm vườn hoa và Phát triển bền vững + Công an đặc khu, Đồn Biên phòng Lam Sơn; due 2027-03-15",
		"2: Trung tâm Y tế quân dân y + Vụ Quản lý vườn hoa; due 2027-04-15",
	}
	d := parseString(t, "KẾ HOẠCH\nTrồng hoa năm 2027\nPHỤ LỤC\n"+table)
	if diff := cmp.Diff(want, withoutDoubts(taskLines(d.Tasks))); diff != "" {
		t.Error(diff)
	}
}

func withoutDoubts(lines []string) []string {
	var all []string
	for _, s := range lines {
		s, _, _ = strings.Cut(s, " ?")
		all = append(all, s)
	}
	return all
}
