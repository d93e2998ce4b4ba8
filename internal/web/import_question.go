package web

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/access"
	"dondoc/internal/intake"
	"dondoc/internal/org"
)

// questionsPart is what a person must decide about a draft, a page of it.
type questionsPart struct {
	Count       int // questions
	Places      int // doubts they settle
	Cards       []questionCard
	Each        string // the question that is asked place by place; empty for none
	Pages       pager
	Names       []string // what a name may be: the organisations that exist
	Last        *settledView
	MayRemember bool
}

// questionCard is a question, shown at its first place.
type questionCard struct {
	intake.Question

	Anchor string
	At     string // which of its places is answered; "-1": all
	Next   string // anchor of the next question
	Title  string // the reason in words
	About  string // the words it is about
	Field  string
	Kind   string
	Where  string
	Doubt  intake.Doubt
	RowURL string // where the whole row is corrected or left out; empty where there is none
	Read   []string
	Sure   string
	Places int         // that the answer holds for
	Others []placeLink // all but the first of them
	Each   string      // address that asks them one by one
	Lines  []excerptLine
	Input  *answerInput // nil where the field cannot be corrected by itself
	Yes    string       // what accepting says
	Aside  string       // what the answer does not change
	Wrong  string       // why the last answer was refused
}

// placeLink is another place of a question.
type placeLink struct{ Label, URL string }

// questionsShown is how many questions a page has.
const questionsShown = 20

// otherPlaces is how many of a question's further places are named.
const otherPlaces = 60

// ask fills the questions of the page that the address, or a refused answer, asks for.
func (p *importPage) ask(d *org.Directory, refused *refusedAnswer) {
	part := &p.Questions
	each := p.visit.FormValue("each")
	questions := askedOf(p.Upload.Draft.Questions(), each)
	part.Count, part.MayRemember = len(questions), p.visit.Actor.Can(access.OrgAlias)
	for _, q := range questions {
		part.Places += q.places()
	}
	page := p.pageNumber("q")
	if refused != nil {
		page = pageOf(slices.IndexFunc(questions, func(q asked) bool { return q.ID == refused.Question }), questionsShown)
	}
	first, last := part.Pages.cut(page, len(questions), questionsShown, func(n int) string { return p.onPage("q", n) + "#questions" })
	part.Each = each
	for i := first; i < last; i++ {
		card := p.card(questions[i])
		card.Next = "confirm"
		if i+1 < len(questions) {
			card.Next = questions[i+1].anchor()
		}
		if refused != nil && refused.Question == card.ID && strconv.Itoa(refused.At) == card.At {
			card.refuse(*refused)
		}
		part.Cards = append(part.Cards, card)
	}
	if p.Open && len(part.Cards) > 0 {
		part.Names = existing(d, p.visit)
	}
	if settled := p.Upload.Draft.Settled; p.Open && len(settled) > 0 {
		part.Last = p.settled(settled[len(settled)-1])
	}
}

// onPage is the address of a page of one of the draft's lists, the others as they are.
func (p *importPage) onPage(list string, n int) string {
	q := p.visit.URL.Query()
	q.Set(list, strconv.Itoa(n))
	return "/imports/" + p.Upload.ID + "?" + q.Encode()
}

// asked is a question as the page asks it: for all its places, or for one of them.
type asked struct {
	intake.Question

	at int
}

func (q asked) anchor() string {
	if q.at == intake.Everywhere {
		return q.ID
	}
	return q.ID + "-" + strconv.Itoa(q.at)
}

func (q asked) doubt() intake.Doubt { return q.Doubts[max(q.at, 0)] }

// places counts the doubts an answer settles.
func (q asked) places() int {
	if q.at == intake.Everywhere {
		return len(q.Doubts)
	}
	return 1
}

// askedOf asks one question place by place, if it is the one named.
func askedOf(questions []intake.Question, each string) []asked {
	var all []asked
	for _, q := range questions {
		if q.ID != each || len(q.Doubts) == 1 {
			all = append(all, asked{q, intake.Everywhere})
			continue
		}
		for i := range q.Doubts {
			if !q.Repeats(i) {
				all = append(all, asked{q, i})
			}
		}
	}
	return all
}

func (p *importPage) card(q asked) questionCard {
	x := q.doubt()
	c := questionCard{
		Question: q.Question, Anchor: q.anchor(), At: strconv.Itoa(q.at), Doubt: x,
		Field: p.fieldOf(x), Kind: p.T("intake.item." + string(x.Kind)), About: x.Text, Title: p.reason(x), Where: p.place(x.Place),
		Yes: p.T("intake.answer_yes"), Lines: excerpt(p.Upload, p.Upload.Locate(x.Place), sought(&p.Upload.Draft, x)),
	}
	c.RowURL = p.itemURL(x.Spot)
	if x.Confidence > 0 {
		c.Sure = p.T("intake.sure", int(math.Round(100*x.Confidence)))
	}
	if c.Read = p.readAs(x); x.Key == "" && c.Read == nil {
		c.Title = capital(p.T("intake.not_read"))
	}
	switch {
	case x.AboutLink():
		c.Yes, c.Aside = p.T("intake.answer_link"), p.T("intake.question_link", x.Text)
	case x.AboutSilence():
		c.Yes = p.T("intake.answer_silent")
	case x.AboutName():
		c.Yes = p.T("intake.answer_name." + strings.TrimPrefix(x.Key, "org.doubt_"))
	}
	if x.Kind == intake.ItemBodyTask {
		c.Aside = p.T("intake.question_body")
	}
	if q.at >= 0 || q.OneAnswer() {
		c.Input = p.input(x)
	}
	if q.at == intake.Everywhere {
		p.widen(&c, q.Question)
	}
	return c
}

// itemURL is where an item can be changed as a whole, or left out; empty for those that cannot.
func (p *importPage) itemURL(s intake.Spot) string {
	switch s.Kind {
	case intake.ItemTask:
		return rowURL(p.Upload.ID, s.N+1)
	case intake.ItemTarget:
		return targetURL(p.Upload.ID, s.N+1)
	default:
		return ""
	}
}

// widen says of a question about several doubts what else it is about: further fields of the item, or other items.
func (p *importPage) widen(c *questionCard, q intake.Question) {
	fields, others := []string{c.Field}, []intake.Doubt(nil)
	for i, x := range q.Doubts[1:] {
		same := func(o intake.Doubt) bool { return o.Spot == x.Spot }
		switch name := p.fieldOf(x); {
		case x.Spot != q.Doubts[0].Spot && slices.ContainsFunc(q.Doubts[:i+1], same): // another reason
		case x.Spot != q.Doubts[0].Spot:
			others = append(others, x)
		case x.Field == q.Doubts[0].Field && x.Key != q.Doubts[0].Key:
			c.Title += " · " + p.T(x.Key)
		case !slices.Contains(fields, name):
			fields = append(fields, name)
			c.Read = append(c.Read, p.readAs(x)...)
		}
	}
	c.Field, c.Places = strings.Join(fields, ", "), len(others)+1
	if len(others) > 0 {
		c.Others, c.Each = p.others(others), p.To("/imports/"+p.Upload.ID, "each", q.ID)+"#"+q.ID+"-0"
	}
}

// readAs is what was read of a doubtful field.
func (p *importPage) readAs(x intake.Doubt) []string {
	value := p.Upload.Draft.Value(x)
	if value == "" {
		return nil
	}
	return strings.Split(p.shown(x.Field, value), "\n")
}

// sought are the words of the source to mark: what the doubt is about, or what was read. Silence has none.
func sought(d *intake.Draft, x intake.Doubt) string {
	switch {
	case x.AboutSilence():
		return ""
	case x.Text != "":
		return x.Text
	default:
		return d.Value(x)
	}
}

// reason says why a field is doubted.
func (f frame) reason(x intake.Doubt) string {
	return capital(f.T(cmp.Or(x.Key, "intake.doubt_unsaid")))
}

// capital makes a reason, which stands after a colon elsewhere, a sentence.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func (f frame) fieldOf(x intake.Doubt) string {
	if x.Kind == intake.ItemDocument {
		return f.T("intake.fact." + x.Field)
	}
	return f.field(x.Field)
}

func (p *importPage) others(doubts []intake.Doubt) []placeLink {
	var all []placeLink
	for _, x := range doubts[:min(len(doubts), otherPlaces)] {
		link := placeLink{Label: p.T("intake.item."+string(x.Kind)) + " " + x.Ref}
		if p.Open {
			link.URL = p.itemURL(x.Spot)
		}
		all = append(all, link)
	}
	if more := len(doubts) - otherPlaces; more > 0 {
		all = append(all, placeLink{Label: p.T("intake.places_more", more)})
	}
	return all
}

// shown puts a value that is a word of ours into words.
func (p *importPage) shown(field, value string) string {
	switch field {
	case "measure":
		return p.T("target.measure." + value)
	case "act":
		return p.T("intake.act." + value)
	default:
		return value
	}
}

func (c *questionCard) refuse(r refusedAnswer) {
	c.Wrong = r.Problem
	if c.Input != nil && r.Correct {
		c.Input.Value = r.Value
	}
}

// askedCard is a card with what its forms need of the page.
type askedCard struct {
	frame

	Card    questionCard
	ID      string // of the draft
	Version int
	Open    bool
	Each    string
}

// Asked gives a card what its forms need.
func (p importPage) Asked(c questionCard) askedCard {
	return askedCard{p.frame, c, p.Upload.ID, p.Upload.Version, p.Open, p.Questions.Each}
}
