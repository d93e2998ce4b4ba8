package docread

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"dondoc/internal/errs"

	"github.com/google/go-cmp/cmp"
)

// A sheet draws a page of 600 × 800 points; every letter is 5 wide and 10 high.
type sheet struct{ Page }

func newSheet() *sheet { return &sheet{Page{Width: 600, Height: 800}} }

func (s *sheet) write(x, y float64, text string) *sheet { return s.writeSized(x, y, 10, text) }

func (s *sheet) writeSized(x, y, size float64, text string) *sheet {
	for _, r := range text {
		s.Glyphs = append(s.Glyphs, Glyph{Char: r, Box: Box{x, y, x + size/2, y + size}})
		x += size / 2
	}
	return s
}

// table rules columns and rows at the given places, rows of any columns.
func (s *sheet) table(xs, ys []float64) *sheet {
	for _, x := range xs {
		s.Rules = append(s.Rules, Box{x, ys[0], x + 1, ys[len(ys)-1]})
	}
	for _, y := range ys {
		s.Rules = append(s.Rules, Box{xs[0], y, xs[len(xs)-1], y + 1})
	}
	return s
}

type drawn []*sheet

func (d drawn) Pages(_ context.Context, _ []byte, told func(done, total int)) ([]Page, error) {
	pages := make([]Page, len(d))
	for i, s := range d {
		pages[i] = s.Page
		told(i+1, len(d))
	}
	return pages, nil
}

func (d drawn) Picture(_ context.Context, _ []byte, index int) (Picture, error) {
	return Picture{DPI: float64(index)}, nil // tells recognised which page it is
}

// A recognised reads the pages that it is made of, whatever is on their pictures.
type recognised map[int]*sheet

func (r recognised) Recognise(_ context.Context, p Picture) (Page, error) {
	return r[int(p.DPI)].Page, nil
}

func readDrawn(t *testing.T, sheets ...*sheet) *Document {
	t.Helper()
	d, err := Reader{Pages: drawn(sheets)}.Read(t.Context(), "a.pdf", strings.NewReader("%PDF-1.7"))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// full is a line from the margin at 50 to the one at 550.
var full = strings.Repeat("mười chữ. ", 9) + "mười chữ."

func TestPDF(t *testing.T) {
	columns := []float64{50, 100, 300, 550}
	row := func(s *sheet, y float64, cells ...string) *sheet {
		for i, c := range cells {
			s.write(columns[i]+5, y, c)
		}
		return s
	}
	cases := []struct {
		name   string
		sheets []*sheet
		want   []string
	}{
		{
			"lines of a paragraph, over a page's end",
			[]*sheet{
				newSheet().write(80, 100, full[:len(full)-8]).write(50, 115, full).write(50, 130, full),
				newSheet().write(297, 20, "2").write(50, 60, "hết đoạn.").write(80, 75, "Đoạn mới bắt đầu ở đây"),
			},
			[]string{full[:len(full)-8] + " " + full + " " + full + " hết đoạn.", "Đoạn mới bắt đầu ở đây"},
		},
		{
			"columns side by side",
			[]*sheet{newSheet().write(60, 60, "UBND TỈNH").write(350, 60, "CỘNG HÒA").write(60, 75, "Số: 7").write(350, 75, "Độc lập").write(50, 200, full)},
			[]string{"UBND TỈNH", "Số: 7", "CỘNG HÒA", "Độc lập", full},
		},
		{
			"columns whose lines are not on one height, the motto over two lines",
			[]*sheet{newSheet().write(350, 60, "CỘNG HÒA XÃ HỘI").write(60, 66, "UBND TỈNH").write(350, 75, "VIỆT NAM").write(60, 82, "LAM SƠN").write(350, 90, "Độc lập").write(60, 98, "Số: 7").write(50, 200, full)},
			[]string{"UBND TỈNH", "LAM SƠN", "Số: 7", "CỘNG HÒA XÃ HỘI", "VIỆT NAM", "Độc lập", full},
		},
		{
			"columns that their first lines fill",
			[]*sheet{newSheet().write(100, 60, "UBND TỈNH LAM SƠN").write(192, 60, "CỘNG HÒA XÃ HỘI").write(110, 75, "SỞ Y TẾ").write(200, 75, "VIỆT NAM").write(110, 90, "Số: 7").write(200, 90, "Ngày 5").write(50, 200, full)},
			[]string{"UBND TỈNH LAM SƠN", "SỞ Y TẾ", "Số: 7", "CỘNG HÒA XÃ HỘI", "VIỆT NAM", "Ngày 5", full},
		},
		{
			"subject of a letter under the left column, and a short heading that does not belong to it",
			[]*sheet{newSheet().write(100, 60, "UBND TỈNH").write(350, 60, "CỘNG HÒA").write(110, 75, "Số: 7").write(350, 75, "Ngày 5").write(95, 87, "V/v trồng").write(100, 99, "cây xanh").
				write(50, 111, "I. VIỆC").write(50, 200, full)},
			[]string{"UBND TỈNH", "Số: 7", "V/v trồng", "cây xanh", "CỘNG HÒA", "Ngày 5", "I. VIỆC", full},
		},
		{
			"short last line under the indent of its first one: no columns",
			[]*sheet{newSheet().write(80, 100, full[:len(full)-8]).write(50, 112, "chữ.").write(80, 130, "Đoạn khác")},
			[]string{full[:len(full)-8] + " chữ.", "Đoạn khác"},
		},
		{
			"a tabulator behind the mark of an item, which its other lines stand behind, or not",
			[]*sheet{newSheet().write(50, 85, full).write(50, 100, "1.").write(86, 100, full[:len(full)-7]).write(86, 115, "hết mục.").
				write(50, 130, "-").write(95, 130, full[:len(full)-7]).write(50, 145, "hết ý").write(50, 160, full)},
			[]string{full, "1. " + full[:len(full)-7] + " hết mục.", "- " + full[:len(full)-7] + " hết ý", full},
		},
		{
			"a heading in capitals behind a full line, and a number that a line refers to",
			[]*sheet{newSheet().write(50, 85, full[:len(full)-7]).write(50, 97, "II. VIỆC").write(50, 109, full[:len(full)-15]+" theo điểm").write(50, 121, "a) khoản 2").write(50, 133, full).write(50, 145, "hết.")},
			[]string{full[:len(full)-7], "II. VIỆC", full[:len(full)-15] + " theo điểm a) khoản 2", full + " hết."},
		},
		{
			"receivers left of the margin do not move it",
			[]*sheet{newSheet().write(80, 85, full[:len(full)-8]).write(50, 100, full).write(50, 115, "hết đoạn.").write(80, 130, full[:len(full)-8]).write(50, 145, "hết.").
				write(40, 200, "Nơi nhận:").write(40, 215, "- Như trên;").write(40, 230, "- Lưu: VT.")},
			[]string{full[:len(full)-8] + " " + full + " hết đoạn.", full[:len(full)-8] + " hết.", "Nơi nhận:", "- Như trên;", "- Lưu: VT."},
		},
		{
			"letters of another font, written behind the rest of the line; signs of a symbol font",
			[]*sheet{newSheet().write(50, 100, "Mọi").write(75, 100, "ng").write(95, 100, "i").write(85, 100, "ườ").write(50, 115, "đ").write(59, 115, "a").write(55, 115, "ị").write(70, 115, "chỉ").write(50, 130, "\uf0b7").write(60, 130, "ý \uf0fc").write(50, 200, full)},
			[]string{"Mọi người", "địa chỉ", "- ý ✓", full},
		},
		{
			"a period on two lines of a centred title",
			[]*sheet{newSheet().write(200, 100, "Trồng rừng giai đoạn 2026").write(280, 112, "- 2030").write(50, 150, full)},
			[]string{"Trồng rừng giai đoạn 2026 - 2030", full},
		},
		{
			"words that a narrow cell breaks",
			[]*sheet{newSheet().table([]float64{50, 100, 550}, []float64{90, 140, 190}).write(55, 100, "Q").write(55, 113, "uý II").write(105, 100, "Sở").write(105, 113, "Y tế").
				write(55, 145, "31/1").write(55, 156, "0/202").write(55, 167, "6").write(105, 150, "Số 7").write(105, 163, "9/2026")},
			[]string{"[0+1 Quý II][1+1 Sở Y tế]", "[0+1 31/10/2026][1+1 Số 7 9/2026]"},
		},
		{
			"words and dates that a narrow cell breaks, and days on two lines",
			[]*sheet{newSheet().table([]float64{50, 100, 550}, []float64{90, 140, 190}).write(55, 100, "Thờ").write(55, 113, "i gian").write(105, 100, "30/4").write(105, 113, "1/5").
				write(55, 150, "Quý II/20").write(55, 163, "26").write(105, 150, "12/2").write(105, 163, "2027 xong")},
			[]string{"[0+1 Thời gian][1+1 30/4 1/5]", "[0+1 Quý II/2026][1+1 12/2 2027 xong]"},
		},
		{
			"the label of the numbers' column and an abbreviation that a narrow cell breaks, and two that it does not",
			[]*sheet{newSheet().table([]float64{50, 100, 550}, []float64{90, 140, 190}).write(55, 100, "ST").write(55, 113, "T").write(105, 100, "Viện").write(105, 113, "KHKTLSB").write(105, 126, "H").
				write(55, 150, "1").write(105, 150, "UBND").write(105, 163, "TP").write(50, 300, full)},
			[]string{"[0+1 STT][1+1 Viện KHKTLSBH]", "[0+1 1][1+1 UBND TP]", full},
		},
		{
			"a long title over items of one line each, of which the first one starts farther in",
			[]*sheet{newSheet().write(60, 85, full[:len(full)-7]).write(80, 97, "1. Sở A làm.").write(80, 109, "2. Sở B làm.").write(80, 121, "3. Sở C làm.").write(80, 133, "4. Sở D làm.")},
			[]string{full[:len(full)-7], "1. Sở A làm.", "2. Sở B làm.", "3. Sở C làm.", "4. Sở D làm."},
		},
		{
			"table over pages: heading of two rows again, then the rest of a torn row",
			[]*sheet{
				row(row(row(row(newSheet().table(columns, []float64{90, 120, 150, 190, 220}), 100, "STT", "Việc", "Ai"), 130, "", "chính", "làm"), 160, "1", "a", "Sở A"), 200, "2", "việc dài", "Sở B và"),
				row(row(row(newSheet().write(297, 20, "2").table(columns, []float64{40, 70, 110, 150}), 50, "STT", "Việc", "Ai"), 80, "", "chính", "làm"), 120, "", "còn tiếp", "Sở C"),
			},
			[]string{"[0+1 STT][1+1 Việc][2+1 Ai]", "[0+1 ][1+1 chính][2+1 làm]", "[0+1 1][1+1 a][2+1 Sở A]", "[0+1 2][1+1 việc dài còn tiếp][2+1 Sở B và Sở C]"},
		},
		{
			"note's mark, square metres, hyphen at a line's end",
			[]*sheet{newSheet().table(columns, []float64{90, 140, 190}).
				write(105, 100, "GPMB").writeSized(125, 98, 6, "1").write(135, 100, "rồi").write(105, 150, "Quí IV-").write(105, 165, "2025").
				write(305, 150, "100 m").writeSized(330, 148, 6, "2").write(305, 165, "2021 -").write(305, 178, "2025")},
			[]string{"[0+1 ][1+1 GPMB rồi][2+1 ]", "[0+1 ][1+1 Quí IV-2025][2+1 100 m2 2021 - 2025]"},
		},
		{
			"table over pages: heading again, row torn, number in its second half",
			[]*sheet{
				row(row(row(newSheet().table(columns, []float64{90, 120, 150, 190}), 100, "STT", "Việc", "Ai"), 130, "1", "a", "Sở A"), 160, "", "việc dài", "Sở B và"),
				row(row(row(newSheet().write(297, 20, "2").table(columns, []float64{40, 70, 110, 150}), 50, "STT", "Việc", "Ai"), 80, "2", "còn tiếp", "Sở C"), 120, "3", "c", "Sở D"),
			},
			[]string{"[0+1 STT][1+1 Việc][2+1 Ai]", "[0+1 1][1+1 a][2+1 Sở A]", "[0+1 2][1+1 việc dài còn tiếp][2+1 Sở B và Sở C]", "[0+1 3][1+1 c][2+1 Sở D]"},
		},
		{
			"a note's mark above its line, and the sign that closes the sentence behind it",
			[]*sheet{newSheet().write(50, 100, "Xong GPMB").writeSized(95, 97, 6, "1").write(98.2, 100, ".").write(50, 115, "Việc hai").write(90.1, 115, ";").write(50, 200, full)},
			[]string{"Xong GPMB.", "Việc hai;", full},
		},
		{
			"table over pages: heading set lower the second time, the end of a label under it",
			[]*sheet{
				row(row(newSheet().table(columns, []float64{90, 120, 150}), 100, "STT", "Việc phải làm", "Ai"), 130, "1", "việc dài", "Sở B"),
				row(row(newSheet().write(297, 20, "2").table(columns, []float64{40, 70, 110}), 50, "STT", "Việc phải", "Ai"), 80, "", "làm còn tiếp", ""),
			},
			[]string{"[0+1 STT][1+1 Việc phải làm][2+1 Ai]", "[0+1 1][1+1 việc dài còn tiếp][2+1 Sở B]"},
		},
		{
			"a table in a cell of another one",
			[]*sheet{func() *sheet {
				s := row(row(newSheet().table(columns, []float64{90, 120}), 100, "STT", "Việc", "Ai"), 130, "1", "chia như sau:", "Sở B")
				for _, x := range columns {
					s.rule(Box{x, 120, x + 1, 210})
				}
				for _, y := range []float64{150, 170, 190} {
					s.rule(Box{102, y, 299, y + 1})
				}
				for _, x := range []float64{102, 200, 298} {
					s.rule(Box{x, 150, x + 1, 190})
				}
				s.write(110, 155, "Xã").write(210, 155, "Số").write(110, 175, "Lam").write(210, 175, "02")
				return row(s.table(columns, []float64{210, 240}), 220, "2", "việc hai", "Sở C")
			}()},
			[]string{"[0+1 STT][1+2 Việc][3+1 Ai]", "[0+1 1][1+2 chia như sau:][3+1 Sở B]", "[0+1 2][1+2 việc hai][3+1 Sở C]", "[0+1 Xã][1+1 Số]", "[0+1 Lam][1+1 02]"},
		},
		{
			"cell merged downwards",
			[]*sheet{func() *sheet {
				s := newSheet().table(columns, []float64{90, 150}).write(60, 115, "I").write(105, 100, "Nhóm").write(105, 130, "Việc").write(305, 130, "Ai").write(305, 100, "x").write(50, 300, full)
				s.Rules = append(s.Rules, Box{100, 120, 550, 121})
				return s
			}()},
			[]string{"[0+1 I][1+1 Nhóm][2+1 x]", "[0+1^ I][1+1 Việc][2+1 Ai]", full},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := readDrawn(t, c.sheets...)
			checkGrid(t, d)
			if diff := cmp.Diff(c.want, texts(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// under draws a line below letters of a line at y, through one that strikes them out.
func (s *sheet) under(x, y, width float64) *sheet { return s.rule(Box{x, y + 9, x + width, y + 10}) }

func (s *sheet) through(x, y, width float64) *sheet {
	return s.rule(Box{x, y + 4.5, x + width, y + 5.5})
}

func (s *sheet) rule(b Box) *sheet {
	s.Rules = append(s.Rules, b)
	return s
}

func TestLinesWithWords(t *testing.T) {
	xs, ys := []float64{50, 200, 550}, []float64{90, 120, 150}
	cases := []struct {
		name string
		page *sheet
		want []string
	}{
		{
			"underlined words are no rows of a table", newSheet().table(xs, ys).write(52, 104, "Việc một").under(52, 104, 40).write(205, 104, "Sở Y tế").write(55, 130, "Việc hai").write(205, 130, "Sở Nội vụ"),
			[]string{"[0+1 Việc một][1+1 Sở Y tế]", "[0+1 Việc hai][1+1 Sở Nội vụ]"},
		},
		{
			"struck words are not read, and part no line", newSheet().write(80, 100, full[:len(full)-8]).write(50, 115, "xong trước ngày 5/6/2026 8/6/2026 gửi Sở.").through(105, 115, 65),
			[]string{full[:len(full)-8] + " xong trước 8/6/2026 gửi Sở."},
		},
		{
			"a line that is struck out wholly", newSheet().write(80, 100, full[:len(full)-8]).write(50, 112, full).through(50, 112, 5*float64(len([]rune(full)))).write(50, 124, "hết."),
			[]string{full[:len(full)-8] + " hết."},
		},
		{
			"a bar beside a changed line parts no column", newSheet().table(xs, ys).write(55, 100, "Việc một").write(205, 100, "Sở Y tế").write(55, 130, "Việc hai").write(205, 130, "Sở Nội vụ").rule(Box{53, 92, 54, 108}),
			[]string{"[0+1 Việc một][1+1 Sở Y tế]", "[0+1 Việc hai][1+1 Sở Nội vụ]"},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, texts(readDrawn(t, c.page))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Struck words are kept where a mark of secrecy is looked for.
func TestStruckWordsAreAside(t *testing.T) {
	d := readDrawn(t, newSheet().write(50, 100, full).write(50, 130, "ĐỘ MẬT cũ").through(50, 130, 32).write(50, 160, "a bỏ").through(60, 160, 10))
	if diff := cmp.Diff([]Aside{{Text: "ĐỘ MẬT"}, {Text: "bỏ"}}, d.Aside); diff != "" {
		t.Error(diff)
	}
}

func TestRowsOverAPagesEnd(t *testing.T) {
	columns := []float64{50, 80, 250, 400, 550}
	row := func(s *sheet, y float64, cells ...string) *sheet {
		for i, c := range cells {
			s.write(columns[i]+5, y, c)
		}
		return s
	}
	first := func(last func(*sheet) *sheet) *sheet {
		s := newSheet().table(columns, []float64{590, 620, 650, 680, 710, 740})
		row(s, 600, "", "Việc", "Chủ trì", "Hạn")
		row(s, 630, "", "Việc một", "Sở Y tế", "Quý I")
		row(s, 660, "", "Việc hai", "Sở Y tế", "Quý II")
		row(s, 690, "", "Việc ba", "Sở Nội vụ", "Quý III")
		return last(s)
	}
	four := func(s *sheet) *sheet { return row(s, 720, "", "Việc bốn", "Sở Xây dựng,", "Quý IV") }
	next := func(cells ...string) *sheet {
		return row(row(newSheet().table(columns, []float64{50, 80, 110}), 60, cells...), 90, "", "Việc sáu", "Sở Nội vụ", "Quý I")
	}
	cases := []struct {
		name   string
		sheets []*sheet
		want   string
	}{
		{"the rest of a row whose longest cell goes on in capitals", []*sheet{first(four), next("", "", "Sở Y tế", "")}, "[0+1 ][1+1 Việc bốn][2+1 Sở Xây dựng, Sở Y tế][3+1 Quý IV]"},
		{"a row that lacks one cell is none", []*sheet{first(four), next("", "Việc năm", "", "Quý II")}, "[0+1 ][1+1 Việc bốn][2+1 Sở Xây dựng,][3+1 Quý IV]"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := texts(readDrawn(t, c.sheets...)); len(got) < 5 || got[4] != c.want {
				t.Errorf("got %q, want %q in row 4", got, c.want)
			}
		})
	}
}

func TestCellThatHoldsOverAPagesEnd(t *testing.T) {
	first, next := newSheet(), newSheet()
	first.table([]float64{50, 250, 550}, []float64{590, 620, 650}).rule(Box{250, 680, 550, 681}).rule(Box{250, 710, 550, 711}).rule(Box{50, 710, 250, 711}).
		rule(Box{50, 650, 51, 711}).rule(Box{250, 650, 251, 711}).rule(Box{550, 650, 551, 711})
	for i, s := range []string{"Việc một", "Việc hai", "Việc ba", "Việc bốn"} {
		first.write(255, 600+30*float64(i), s)
	}
	first.write(55, 600, "Quý I").write(55, 630, "Quý II").write(55, 675, "Quý III")
	next.table([]float64{50, 250, 550}, []float64{50, 80, 110}).write(255, 60, "Việc năm").write(55, 90, "Quý IV").write(255, 90, "Việc sáu")
	want := []string{"[0+1 Quý I][1+1 Việc một]", "[0+1 Quý II][1+1 Việc hai]", "[0+1 Quý III][1+1 Việc ba]", "[0+1^ Quý III][1+1 Việc bốn]", "[0+1^ Quý III][1+1 Việc năm]", "[0+1 Quý IV][1+1 Việc sáu]"}
	if diff := cmp.Diff(want, texts(readDrawn(t, first, next))); diff != "" {
		t.Error(diff)
	}
}

func TestSpacedParagraphs(t *testing.T) {
	d := readDrawn(t, newSheet().write(80, 100, full[:len(full)-8]).write(50, 115, "Một.").write(80, 150, "Hai").write(80, 165, "Ba"))
	var spaced []bool
	for _, b := range d.Blocks {
		spaced = append(spaced, b.Paragraph.Spaced)
	}
	if want := []bool{false, true, false}; !cmp.Equal(spaced, want) {
		t.Errorf("spaced %v, want %v", spaced, want)
	}
}

func TestPDFFurniture(t *testing.T) {
	var sheets []*sheet
	for range 4 {
		s := newSheet().write(50, 20, "Công báo số 12").write(297, 780, "Trang 1/4").write(50, 100, full)
		sheets = append(sheets, s)
	}
	sheets[3].Rules = append(sheets[3].Rules, Box{50, 700, 200, 701})
	sheets[3].writeSized(50, 710, 9.4, "1 Chú thích") // hardly smaller than the letters of a table
	d := readDrawn(t, sheets...)
	if diff := cmp.Diff([]Paragraph{{Text: "Công báo số 12"}, {Text: "1 Chú thích"}}, d.Headers); diff != "" {
		t.Error(diff)
	}
	for _, s := range texts(d) {
		if strings.Contains(s, "Công báo") || strings.Contains(s, "Trang") || strings.Contains(s, "Chú thích") {
			t.Errorf("among the text: %q", s)
		}
	}
}

// An item's number alone in its line, in a page's margin, is none of the page; nor are the years of a period.
func TestNumbersAtAPagesEnd(t *testing.T) {
	page := func(number string, y float64) *sheet {
		return newSheet().write(297, y, number).write(50, 100, full).write(50, 115, "hết.")
	}
	whole := full + " hết."
	cases := []struct {
		name   string
		sheets []*sheet
		want   []string
	}{
		{
			"items where pages are numbered", []*sheet{page("", 20), page("2", 20).write(55, 730, "3."), page("3", 20).write(55, 735, "7"), page("4", 20).write(50, 780, "2026 - 2030")},
			[]string{whole, whole, "3.", whole, "7", whole, "2026 - 2030"},
		},
		{"an item with a full stop where pages bear no numbers", []*sheet{page("", 20), page("3.", 780)}, []string{whole, whole, "3."}},
		{"pages numbered in the text's margin, and one by itself", []*sheet{page("", 20), page("- 2 -", 65), page("9", 20)}, []string{whole, whole, whole}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, texts(readDrawn(t, c.sheets...))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A document of two pages shows its running head twice.
func TestRunningHeadOfTwoPages(t *testing.T) {
	d := readDrawn(t, newSheet().write(50, 20, "Sao gửi 30/11").write(50, 60, "1. Việc").write(50, 100, full), newSheet().write(50, 20, "Sao gửi 30/11").write(50, 60, "2. Việc").write(50, 100, full))
	if diff := cmp.Diff([]Paragraph{{Text: "Sao gửi 30/11"}}, d.Headers); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"1. Việc", full, "2. Việc", full}, texts(d)); diff != "" {
		t.Error(diff)
	}
}

func TestScan(t *testing.T) {
	stamp := newSheet().write(400, 30, "Ký bởi: Trung tâm")
	scan := Reader{Pages: drawn{stamp, newSheet(), newSheet()}}
	if _, err := scan.Read(t.Context(), "a.pdf", strings.NewReader("%PDF-1.7")); !errs.Is(err, errs.Invalid, "docread.scan") {
		t.Errorf("got %v", err)
	}
	scan.OCR = recognised{0: newSheet().write(50, 100, full), 1: newSheet(), 2: newSheet()}
	d, err := scan.Read(t.Context(), "a.pdf", bytes.NewReader([]byte("%PDF-1.7")))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Warning{{Key: "docread.ocr"}}, d.Warnings); diff != "" {
		t.Error(diff)
	}
}
