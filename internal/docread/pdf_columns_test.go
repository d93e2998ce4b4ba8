package docread

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// columnsHere are the left edges of the columns of the tables drawn here, in points.
var columnsHere = []float64{50, 90, 300, 430}

// set writes the lines of each cell under one another, the cells with their middles on the height of the row's middle.
func (s *sheet) set(middle float64, cells ...[]string) *sheet {
	for i, lines := range cells {
		y := middle - float64(len(lines))*7
		for _, l := range lines {
			s.write(columnsHere[i], y, l)
			y += 14
		}
	}
	return s
}

// setTop writes them with their first lines on one height.
func (s *sheet) setTop(top float64, cells ...[]string) *sheet {
	for i, lines := range cells {
		for k, l := range lines {
			s.write(columnsHere[i], top+14*float64(k), l)
		}
	}
	return s
}

func one(s string) []string { return []string{s} }

func heading(s *sheet, y float64) *sheet {
	return s.set(y, one("STT"), one("Nhiệm vụ"), one("Chủ trì"), one("Thời hạn"))
}

func TestTablesWithoutLines(t *testing.T) {
	long := []string{"việc dài hơn một dòng chữ,", "còn tiếp ở dòng thứ hai,", "và hết ở dòng thứ ba"}
	const joined = "việc dài hơn một dòng chữ, còn tiếp ở dòng thứ hai, và hết ở dòng thứ ba"
	two := []string{"Sở Kế hoạch", "và Đầu tư"}
	cases := []struct {
		name   string
		sheets []*sheet
		want   []string
	}{
		{
			"cells in the middle of their rows, a title of a group, text around",
			[]*sheet{heading(newSheet().write(50, 60, full).write(250, 80, "PHỤ LỤC"), 120).
				set(134, one("I"), one("Nhóm nhiệm vụ thứ nhất có tên dài qua ba cột của bảng này")).
				set(162, one("1"), long, two, one("Quý I")).set(190, one("2"), one("việc hai"), one("Sở B"), one("2026")).
				set(211, one("3"), one("việc ba"), two, one("2027")).write(50, 300, full)},
			[]string{
				full, "PHỤ LỤC", "[0+1 STT][1+1 Nhiệm vụ][2+1 Chủ trì][3+1 Thời hạn]", "[0+1 I][1+3 Nhóm nhiệm vụ thứ nhất có tên dài qua ba cột của bảng này]",
				"[0+1 1][1+1 " + joined + "][2+1 Sở Kế hoạch và Đầu tư][3+1 Quý I]", "[0+1 2][1+1 việc hai][2+1 Sở B][3+1 2026]",
				"[0+1 3][1+1 việc ba][2+1 Sở Kế hoạch và Đầu tư][3+1 2027]", full,
			},
		},
		{
			"cells at the top of their rows",
			[]*sheet{heading(newSheet(), 107).setTop(114, one("1"), long, two, one("Quý I")).setTop(156, one("2"), two, one("Sở B"), one("2026")).
				setTop(184, one("3"), one("việc ba"), two, one("2027"))},
			[]string{
				"[0+1 STT][1+1 Nhiệm vụ][2+1 Chủ trì][3+1 Thời hạn]", "[0+1 1][1+1 " + joined + "][2+1 Sở Kế hoạch và Đầu tư][3+1 Quý I]",
				"[0+1 2][1+1 Sở Kế hoạch và Đầu tư][2+1 Sở B][3+1 2026]", "[0+1 3][1+1 việc ba][2+1 Sở Kế hoạch và Đầu tư][3+1 2027]",
			},
		},
		{
			"over a page's end, a row torn, the heading again",
			[]*sheet{
				heading(newSheet(), 107).set(121, one("1"), one("việc một"), one("Sở A"), one("Quý I")).set(135, one("2"), one("việc hai"), one("Sở B"), one("2026")).
					setTop(142, one("3"), long[:2], one("Sở C"), one("2027")),
				heading(newSheet(), 57).set(71, nil, long[2:]).set(85, one("4"), one("việc bốn"), one("Sở D"), one("2028")),
			},
			[]string{
				"[0+1 STT][1+1 Nhiệm vụ][2+1 Chủ trì][3+1 Thời hạn]", "[0+1 1][1+1 việc một][2+1 Sở A][3+1 Quý I]", "[0+1 2][1+1 việc hai][2+1 Sở B][3+1 2026]",
				"[0+1 3][1+1 " + joined + "][2+1 Sở C][3+1 2027]", "[0+1 4][1+1 việc bốn][2+1 Sở D][3+1 2028]",
			},
		},
		{
			"no table: a numbered list, and a block of two columns",
			[]*sheet{newSheet().write(50, 50, "UBND TỈNH").write(350, 50, "CỘNG HÒA").write(50, 64, "Số: 7").write(350, 64, "Độc lập").
				write(50, 100, "1.").write(90, 100, "việc một của danh mục").write(50, 114, "2.").write(90, 114, "việc hai của danh mục").
				write(50, 128, "3.").write(90, 128, "việc ba của danh mục").write(50, 142, "4.").write(90, 142, "việc bốn của danh mục")},
			nil,
		},
		{
			"no table: lists in a list, whose numbers stand in columns",
			[]*sheet{func() *sheet {
				s, y := newSheet(), 50.0
				for _, no := range []string{"I.", "II.", "III."} {
					s.write(50, y, no).write(90, y, "VIỆC CHUNG")
					for _, item := range []string{"1.", "2.", "3.", "4.", "5."} {
						y += 14
						s.write(90, y, item).write(112, y, full[:60])
					}
					y += 14
				}
				return s
			}()},
			nil,
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := readDrawn(t, c.sheets...)
			checkGrid(t, d)
			if c.want == nil {
				if countRows(d) > 0 {
					t.Errorf("a table of %q", texts(d))
				}
				return
			}
			if diff := cmp.Diff(c.want, texts(d)); diff != "" {
				t.Error(diff)
			}
			if len(d.Warnings) != 1 || d.Warnings[0].Key != "docread.unruled_table" {
				t.Errorf("%v", d.Warnings)
			}
		})
	}
}
