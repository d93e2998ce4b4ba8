package web

import (
	"net/http"
	"slices"
	"strconv"

	"dondoc/internal/assignment"
	"dondoc/internal/org"
)

// chargePage chooses many duties of an organisation for a post, or for another
// organisation. What would become of each is shown before it is done (bulk.go).
type chargePage struct {
	frame

	Unit     taskLink
	UnitID   string
	Transfer bool // to another organisation; otherwise to a post
	Posts    []option
	Post     string // whose duties the list shows; "none": of no post
	Rows     []chargeRow
	Listed   pager
	Total    int
	Targets  []option
	Return   string
}

// chargeRow is a duty that can be chosen, at the version it was seen in.
type chargeRow struct {
	workItem

	ID, Value string // "ID.VERSION"
	InPost    string
	Checked   bool
}

// noPost selects the duties that no post is in charge of.
const noPost = "none"

func (s *Site) showCharge(w http.ResponseWriter, v *visit) error   { return s.showChoice(w, v, false) }
func (s *Site) showTransfer(w http.ResponseWriter, v *visit) error { return s.showChoice(w, v, true) }

func (s *Site) showChoice(w http.ResponseWriter, v *visit, transfer bool) error {
	page, rows, err := s.chargePage(v, transfer)
	if err != nil {
		return err
	}
	all := v.URL.Query().Get("all") != ""
	page.list(rows, all)
	return s.render(w, v, http.StatusOK, "assignment/charge", *page)
}

// chargePage reads the organisation, its posts and all its open duties.
func (s *Site) chargePage(v *visit, transfer bool) (*chargePage, []chargeRow, error) {
	id, title := v.PathValue("org"), "post.charge"
	if transfer {
		title = "post.transfer"
	}
	d, f, err := s.belowOrganisation(v, title, id)
	if err != nil {
		return nil, nil, err
	}
	posts, err := s.Assignments.Posts(v.Context(), v.Actor, id)
	if err != nil {
		return nil, nil, err
	}
	open, err := s.Assignments.List(v.Context(), v.Actor, assignment.Filter{Unit: id, OpenOnly: true}, assignment.Page{})
	if err != nil {
		return nil, nil, err
	}
	page := &chargePage{
		frame: f, Unit: f.unitLink(id, d), UnitID: id, Transfer: transfer, Post: v.URL.Query().Get("post"), Return: f.Here(),
	}
	page.choices(posts, d)
	return page, page.rows(open.Rows), nil
}

// choices are whose duties can be shown, and who can get them.
func (p *chargePage) choices(posts []assignment.Post, d *org.Directory) {
	p.Posts = []option{{"", p.T("programme.filter_all")}, {noPost, p.T("post.no_post")}}
	for _, one := range posts {
		p.Posts = append(p.Posts, option{one.ID, one.Title})
	}
	if p.Transfer {
		for _, u := range d.Units {
			if u.ID != p.UnitID && u.ValidOn(p.Today) {
				p.Targets = append(p.Targets, option{u.ID, u.NameOn(p.Today)})
			}
		}
		return
	}
	for _, one := range posts {
		if one.ID != p.Post {
			p.Targets = append(p.Targets, option{one.ID, one.Title})
		}
	}
}

// rows are the organisation's own duties; those of what stands below it have posts of their own.
func (p *chargePage) rows(open []assignment.Row) []chargeRow {
	var rows []chargeRow
	for _, row := range open {
		a := row.Assignment
		if a.Unit == p.UnitID {
			rows = append(rows, chargeRow{
				workItem: p.workItem(row), ID: a.ID, Value: a.ID + "." + strconv.Itoa(a.Version), InPost: labelOf(p.Posts, a.Post),
			})
		}
	}
	return rows
}

// labelOf is the words of an option, nothing for no value.
func labelOf(all []option, value string) string {
	i := slices.IndexFunc(all, func(o option) bool { return o.Value == value })
	if i < 0 || value == "" {
		return ""
	}
	return all[i].Label
}

// list shows a page of the duties of the chosen post.
func (p *chargePage) list(rows []chargeRow, all bool) {
	wanted := labelOf(p.Posts, p.Post)
	if p.Post == noPost {
		wanted = ""
	}
	var shown []chargeRow
	for _, row := range rows {
		if p.Post == "" || row.InPost == wanted {
			row.Checked = all
			shown = append(shown, row)
		}
	}
	p.Total = len(shown)
	first, last := p.Listed.cut(p.pageNumber("page"), p.Total, assignment.MaxBulk, func(n int) string {
		return p.To(p.Path, "post", p.Post, "page", strconv.Itoa(n))
	})
	p.Rows = shown[first:last]
}
