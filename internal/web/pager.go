package web

import (
	"strconv"
)

// pager leads through a long list; it is empty where one page holds all.
type pager struct {
	Page, Pages    int
	Previous, Next string // addresses; empty at the ends
}

// pageOf is the page, from 1, on which entry i stands.
func pageOf(i, size int) int { return max(i, 0)/size + 1 }

// pageNumber is the page the address asks for; what is no number is the first.
func (f frame) pageNumber(name string) int {
	n, err := strconv.Atoi(f.visit.URL.Query().Get(name))
	if err != nil || n < 1 {
		return 1
	}
	return n
}

// cut chooses the entries of a page, the last one where the list has become shorter; address gives that of a page.
func (p *pager) cut(page, total, size int, address func(page int) string) (first, last int) {
	p.Pages = max(1, (total+size-1)/size)
	p.Page = min(page, p.Pages)
	if p.Page > 1 {
		p.Previous = address(p.Page - 1)
	}
	if p.Page < p.Pages {
		p.Next = address(p.Page + 1)
	}
	first = (p.Page - 1) * size
	return first, min(first+size, total)
}

// pagerView is a pager in words.
type pagerView struct {
	pager

	Label, Back, On, At string
}

// Pager puts a pager in words; label is the message of what it leads through.
func (f frame) Pager(p pager, label string) pagerView {
	return pagerView{p, f.T(label), f.T("web.page_previous"), f.T("web.page_next"), f.T("web.page_of", p.Page, p.Pages)}
}
