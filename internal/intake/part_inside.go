package intake

import (
	"slices"
	"strings"
)

// A part about goals or about the situation may hold a list of tasks, and a part on tasks a list of what was done.

// tasksIn reads the lists of tasks inside a part about something else, or of what is done on an occasion under one of its headings
// ("Điều 1. Thông qua mục tiêu, chỉ tiêu, nhiệm vụ …: 4. Nhiệm vụ", "2. Tháng hành động: c) Các hoạt động chính"), by what tells
// their headings.
func (p *parser) tasksIn(d *Draft, it *item, lists func(*item) bool) []chapter {
	var cs []chapter
	for _, c := range it.children {
		if len(c.children) == 0 {
			continue
		}
		if !lists(c) {
			cs = append(cs, p.tasksIn(d, c, lists)...)
			continue
		}
		one := chapter{top: c, title: c.head}
		p.readChapter(d, &one)
		cs = append(cs, one)
	}
	return cs
}

// isListInGoals: a short heading inside a part about goals, which calls what is under it tasks or activities, but for past ones.
func (it *item) isListInGoals() bool {
	words := wordsOf(it.head)
	return it.rank >= rankNumber && len(words) <= maxTitle &&
		startsWith(words, "nhiem vu", "cac nhiem vu", "cac hoat dong", "hoat dong chinh") && !isOnPast(it.head, words)
}

// maxToCome is how many words of a heading say that it is of what is to come, and of which time: its first sentence may have run on
// behind it.
const maxToCome = 16

// isToCome: a heading inside a part on the situation calls what is under it what is to be done next ("3. Phương hướng, nhiệm vụ
// tháng 5"), as resolutions of a meeting and conclusions do. "Nhiệm vụ" alone may be what was done, unless the part's own title goes
// on with it ("Tình hình tháng 4; nhiệm vụ tháng 5").
func (it *item) isToCome() bool {
	words := wordsOf(it.head)
	title := words[:min(len(words), maxToCome)]
	if isOnPast(it.head, title) {
		return false
	}
	return startsWith(title, "phuong huong", "mot so phuong huong") && has(title[:min(len(title), maxTitle)], "nhiem vu", "giai phap") ||
		startsWith(title, "nhiem vu", "cac nhiem vu", "mot so nhiem vu") && has(wordsOf(it.root().head), "phuong huong")
}

// isOnPast: the words that open a heading are of what was done or told before.
func isOnPast(head string, title []word) bool {
	return len(title) > 0 && strings.Contains(head[:title[len(title)-1].end], " đã ") ||
		has(title, "nam truoc", "ky truoc", "nam qua", "thoi gian qua", "vua qua", "truoc day", "ket qua")
}

// following are the last words of a sentence that announces a list.
var following = []string{"nhu sau", "sau day", "sau"}

// resolving are the verbs by which somebody gave or resolved what the list says, so that it is still to be done.
var resolving = []string{
	"giao", "yeu cau", "de nghi", "phan cong", "chi dao", "thong qua", "thong nhat", "nhat tri", "ket luan", "quyet dinh", "quyet nghi",
	"ban hanh", "phe duyet", "dong y",
}

// reports: the sentence over a list says of somebody what they did ("…, các Bộ đã báo cáo Chính phủ như sau:"). One that orders
// something may speak of the past before ("Từ kết quả đã đạt được, yêu cầu các sở …:").
func (p *parser) reports(it *item) bool {
	head, announces := strings.CutSuffix(strings.TrimSpace(it.lastOwn()), ":")
	if !announces || len(it.children) == 0 {
		return false
	}
	clause := head[strings.LastIndexAny(head, ",;.")+1:]
	who, what, done := strings.Cut(clause, " đã ")
	found, whole := p.names.Covering(strings.TrimSpace(who))
	if _, resolved := atAny(wordsOf(what), 0, resolving); resolved {
		return false
	}
	return done && whole && canAct(found) && slices.ContainsFunc(following, func(end string) bool { return endsWithWords(what, end) })
}

func endsWithWords(s, phrase string) bool {
	words := wordsOf(s)
	_, ok := at(words, max(0, len(words)-strings.Count(phrase, " ")-1), phrase)
	return ok
}

// asksFor: what stands in a part on the situation ends with a sentence that has somebody do the tasks listed under it, as conclusions
// of a meeting do ("I. Đánh giá chung … Thời gian tới, huyện A cần thực hiện tốt các nhiệm vụ sau:").
func (p *parser) asksFor(it *item) bool {
	return len(it.rest) > 0 && len(it.children) > 0 && it.announcesTasks() && !p.reports(it) && p.holderOf(it, nil) != nil
}
