package intake

import (
	"strings"
	"unicode"

	"dondoc/internal/text"
)

// A body may adopt a programme of its own work ("Chương trình giám sát của Hội đồng nhân dân tỉnh năm 2026"): its items say what
// is to be done, and seldom by whom.

// Work that any body does itself, and work that a council or assembly does itself while others give it out.
var (
	ownWork     = []string{"giam sat", "hoat dong giam sat", "kiem tra giam sat", "khao sat", "tiep xuc cu tri"}
	councilWork = []string{"cong tac", "hoat dong", "lam viec"}
)

// maxBeforeProgramme is how many words of a title stand before what it adopts ("Về việc thông qua …").
const maxBeforeProgramme = 6

// ownerOf is whose own work a programme lists by its title, nil for any other document. What is supervised may be named there,
// too ("Giám sát việc thực hiện nghị quyết của …"): that is nobody's programme.
func (p *parser) ownerOf(f Facts) *subject {
	title, words := f.Title, wordsOf(f.Title)
	i := index(words[:min(len(words), maxBeforeProgramme)], 0, "chuong trinh", "ke hoach") + 2
	if i == 1 && (f.Type == "Chương trình" || f.Type == "Kế hoạch") {
		i = 0
	}
	n, own := atAny(words, i, ownWork)
	if !own {
		n, _ = atAny(words, i, councilWork)
	}
	of := i + n
	for of < len(words) && (titleTimes[words[of].fold] || strings.Trim(words[of].fold, "0123456789") == "") {
		of++
	}
	if i == 1 || n == 0 || of+1 >= len(words) || words[of].fold != "cua" {
		return nil
	}
	of++
	phrase := untilTime(title, words, of)
	found, whole := p.names.Covering(phrase)
	if !whole || len(found) != 1 || !canAct(found) || !own && !isCouncil(found[0].Text) {
		return nil
	}
	return &subject{leads: found, leadPhrase: phrase, sure: sureSpelling}
}

// fallIn gives the year of a programme of supervision to what it lists under no other time: supervision is laid down a year at a time (Law
// on Supervisory Activities 2015, articles 12 and 58). Among articles, the programme is what one of them announces; the others give it out.
func (o *outline) fallIn(title string) {
	year := titledYear(title)
	if !has(wordsOf(title), "giam sat") {
		return
	}
	for _, root := range o.top.children {
		head := root.lastOwn()
		announces := strings.HasSuffix(head, ":") && has(wordsOf(head), "chuong trinh", "ke hoach", "noi dung")
		if year == "" || root.rank == rankArticle && !announces {
			continue
		}
		root.walk(func(it *item) {
			if it.within == "" {
				it.within = "năm " + year
			}
		})
	}
}

// untilTime is a title from a word on, up to the time or the term of office that it names or to its next mark.
func untilTime(title string, words []word, from int) string {
	for i := from + 1; i < len(words); i++ {
		_, term := atAny(words, i, []string{"khoa", "nhiem ky"})
		year := words[i].fold == "nam" && i+1 < len(words) && unicode.IsDigit(firstRune(words[i+1].fold))
		if term || year || strings.ContainsAny(title[words[i-1].end:words[i].start], ",;(") {
			return title[words[from].start:words[i-1].end]
		}
	}
	return title[words[from].start:words[len(words)-1].end]
}

// isCouncil: a council or assembly of deputies, or an organ of it.
func isCouncil(name string) bool {
	return has(wordsOf(text.Expand(name)), "hoi dong nhan dan", "quoc hoi")
}
