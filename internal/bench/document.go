package bench

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"dondoc/internal/org"
)

// Document is a decision with a table of so many tasks in ten groups, printed as the reference decision is published:
// each cell on a line of its own. It says that it is a sample; the same seed makes the same text.
func Document(seed uint64, rows int) []byte {
	w := newWriter(rand.New(rand.NewPCG(seed, 0)), known(), func() string { return "" }) //nolint:gosec // no secret
	p := w.plan(0, rows, time.Time{})
	var b strings.Builder
	number, title := p.programme.Document.Number, p.programme.Title
	fmt.Fprintf(&b, "Số: %s\n\nQUYẾT ĐỊNH\nVề việc ban hành %s\n\nQUYẾT ĐỊNH:\n\n", number, title)
	fmt.Fprintf(&b, "Điều 1. Ban hành kèm theo Quyết định này %s.\n", title)
	b.WriteString("Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.\n\n\nPHỤ LỤC\nCÁC NHIỆM VỤ THỰC HIỆN CHƯƠNG TRÌNH\n\n")
	printRow(&b, "Số TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Sản phẩm", "Thời gian hoàn thành")
	group := -1
	for i, v := range p.tasks {
		if g := i * groupsOf / rows; g != group {
			group = g
			printRow(&b, p.groups[g].No, p.groups[g].Title)
		}
		printRow(&b, strconv.Itoa(i+1), v.Content, v.LeadPhrase, v.CoordinatingPhrase, v.ProductPhrase, v.Deadlines[0].Phrase)
	}
	return []byte(b.String())
}

func printRow(b *strings.Builder, cells ...string) {
	for _, cell := range cells {
		b.WriteString("\t" + cell + "\n")
	}
	b.WriteByte('\n')
}

// known are units with the names of the national dictionary.
func known() []org.Unit {
	var units []org.Unit
	for _, k := range org.National() {
		if !k.Class {
			units = append(units, org.Unit{ID: k.Name, Names: []org.Name{{Text: k.Name, Kind: org.Official}}})
		}
	}
	return units
}
