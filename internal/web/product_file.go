package web

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"

	"dondoc/internal/deliverable"
	"dondoc/internal/errs"
	"dondoc/internal/signature"
)

// filePage is one version of a file: what its signatures say, and its pages as pictures.
type filePage struct {
	frame

	Product    taskLink
	File       fileView
	Download   string
	Withdrawn  string // of the product, who took it back; empty: it stands
	Read       bool   // its text was looked through for marks of secrecy
	PDF        bool
	Signatures []signatureView
	Checked    string // when and against whom the signatures were checked

	Picture, Alt  string
	Page, Pages   int // of a PDF; 0 pages where there is nothing to leaf through
	Before, After string
}

// signatureView is what can be said of an electronic signature, never assumed.
type signatureView struct {
	Signer           string
	Integrity, Trust chip
	Facts            []fact
}

// fileChips say in short what the signatures of a file are worth.
func (f frame) fileChips(v deliverable.File) []chip {
	var chips []chip
	for _, s := range v.Signatures {
		one := f.integrityChip(s.Integrity)
		one.Text = f.T("deliverable.signed_by", signerOf(f, s), one.Text)
		chips = append(chips, one)
	}
	return chips
}

func signerOf(f frame, s signature.Signature) string {
	if s.Signer == "" {
		return f.T("deliverable.signer_unknown")
	}
	return s.Signer
}

func (f frame) integrityChip(i signature.Integrity) chip {
	text := f.T("deliverable.integrity." + string(i))
	switch i {
	case signature.Intact:
		return chip{"done", "shield-check", text}
	case signature.Extended:
		return chip{"soon", "alert-triangle", text}
	case signature.Unsupported:
		return chip{"undated", "help-circle", text}
	default:
		return chip{"late", "x", text}
	}
}

// trustChip says who vouches for the signer. Without a known authority nobody can be told from a stranger.
func (f frame) trustChip(s signature.Signature, vouched bool) chip {
	switch {
	case s.Trust == signature.Trusted:
		return chip{"done", "shield-check", f.T("deliverable.trust.trusted")}
	case s.Trust == signature.Expired:
		return chip{"late", "clock-exclamation", f.T("deliverable.trust.expired")}
	case s.Trust == signature.Unknown && vouched:
		return chip{"late", "alert-triangle", f.T("deliverable.trust.unknown")}
	case s.Trust == signature.Unknown:
		return chip{"undated", "help-circle", f.T("deliverable.trust.no_roots")}
	default:
		return chip{"undated", "help-circle", f.T("deliverable.trust.undecided")}
	}
}

func (f frame) signature(s signature.Signature, vouched bool) signatureView {
	at := f.T("deliverable.no_time")
	if !s.At.IsZero() {
		at = f.At(s.At)
	}
	return signatureView{
		Signer: signerOf(f, s), Integrity: f.integrityChip(s.Integrity), Trust: f.trustChip(s, vouched),
		Facts: said([]fact{
			{f.T("deliverable.signed_at"), at},
			{f.T("deliverable.signer_org"), s.Organisation},
			{f.T("deliverable.certified_by"), s.Issuer},
			{f.T("deliverable.sign_reason"), s.Reason},
			{f.T("deliverable.covers"), f.T("deliverable.covers." + string(s.Integrity))},
		}),
	}
}

// heldFile is a file that was handed in, with where it stands.
type heldFile struct {
	deliverable.File

	at        string // address of the file's page
	over      taskLink
	withdrawn string // who took the product back, when and why
	crumbs    []crumb
}

// fileOf finds the file an address names.
type fileOf func(v *visit) (heldFile, error)

// productFile is one version of a file of a product.
func (s *Site) productFile(v *visit) (held heldFile, err error) {
	no, err1 := strconv.Atoi(v.PathValue("file"))
	version, err2 := strconv.Atoi(v.PathValue("version"))
	if err1 != nil || err2 != nil {
		return held, errs.New(errs.NotFound, "web.no_page")
	}
	view, err := s.Deliverables.Show(v.Context(), v.Actor, v.PathValue("product"))
	if err != nil {
		return held, err
	}
	if held.File, err = view.Product.File(no, version); err != nil {
		return held, err
	}
	f := v.frameTitled(held.Name)
	held.at = fileURL(held.File)
	held.over = taskLink{Content: view.Product.Document.Title(), URL: f.To("/products/" + view.Product.ID)}
	held.withdrawn = f.product(view.Product, nil, view.Assignment).Withdrawn
	held.crumbs = []crumb{
		{f.T("deliverable.duty"), f.To("/assignments/" + view.Assignment.ID)}, {held.over.Content, held.over.URL},
	}
	return held, nil
}

func (s *Site) showFile(of fileOf) handler {
	return func(w http.ResponseWriter, v *visit) error {
		held, err := of(v)
		if err != nil {
			return err
		}
		f := v.frameTitled(held.Name).below(held.crumbs...)
		page := filePage{
			frame: f, Product: held.over, File: f.fileVersion(held.File, held.at), Download: held.at + "/content", Read: held.Read,
			Withdrawn: held.withdrawn,
			PDF:       held.Format == deliverable.PDF, Checked: f.T("deliverable.checked", f.At(held.At)),
		}
		for _, one := range held.Signatures {
			page.Signatures = append(page.Signatures, f.signature(one, held.Vouched))
		}
		page.preview(v, held)
		return s.render(w, v, http.StatusOK, "product/file", page)
	}
}

// preview shows a picture as it is, and a PDF one page at a time.
func (p *filePage) preview(v *visit, file heldFile) {
	at := file.at
	p.Alt = file.Name
	switch {
	case !file.Format.Previewed():
		return
	case file.Format != deliverable.PDF:
		p.Picture = at + "/picture"
		return
	}
	asked, err := strconv.Atoi(v.URL.Query().Get("page"))
	if err != nil {
		asked = 1
	}
	p.Pages, p.Page = file.Pages, max(1, min(asked, file.Pages))
	p.Picture, p.Alt = at+"/pages/"+strconv.Itoa(p.Page), p.T("deliverable.page_alt", p.Page, file.Name)
	if p.Page > 1 {
		p.Before = p.To(at, "page", strconv.Itoa(p.Page-1))
	}
	if p.Page < p.Pages {
		p.After = p.To(at, "page", strconv.Itoa(p.Page+1))
	}
}

// downloadFile gives the file byte for byte. It is never shown in the browser as what it is: its content is a stranger's.
func (s *Site) downloadFile(of fileOf) handler {
	return s.deliver(of, func(f deliverable.File, h http.Header) error {
		h.Set("Content-Type", "application/octet-stream")
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.Name}))
		h.Set("Cache-Control", "private, no-store")
		return nil
	})
}

// pictureTypes are what a browser is told of the pictures it shows.
func pictureTypes() map[deliverable.Format]string {
	return map[deliverable.Format]string{deliverable.PNG: "image/png", deliverable.JPEG: "image/jpeg"}
}

// showPicture gives a file that is a picture to be shown as one, and as nothing else.
func (s *Site) showPicture(of fileOf) handler {
	return s.deliver(of, func(f deliverable.File, h http.Header) error {
		kind, ok := pictureTypes()[f.Format]
		if !ok {
			return errs.New(errs.NotFound, "web.no_page")
		}
		h.Set("Content-Type", kind)
		h.Set("Content-Disposition", "inline")
		h.Set("Cache-Control", pictureCache)
		return nil
	})
}

const (
	// sandbox keeps what strangers made from doing anything even where a browser opens it by itself.
	sandbox = "default-src 'none'; sandbox"
	// pictureCache: a version never changes, and a page is not painted twice for one person who leafs back.
	pictureCache = "private, max-age=3600"
)

func (s *Site) deliver(of fileOf, head func(deliverable.File, http.Header) error) handler {
	return func(w http.ResponseWriter, v *visit) (err error) {
		file, err := of(v)
		if err != nil {
			return err
		}
		content, err := s.Deliverables.Content(file.File)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, content.Close()) }()
		h := w.Header()
		if err := head(file.File, h); err != nil {
			return err
		}
		h.Set("Content-Security-Policy", sandbox)
		h.Set("Content-Length", strconv.FormatInt(file.Size, 10))
		if _, err := io.Copy(w, content); err != nil {
			s.Log.WarnContext(v.Context(), "file not delivered", "error", err)
		}
		return nil
	}
}

func (s *Site) showFilePage(of fileOf) handler {
	return func(w http.ResponseWriter, v *visit) error {
		file, err := of(v)
		if err != nil {
			return err
		}
		number, err := strconv.Atoi(v.PathValue("page"))
		if err != nil {
			return errs.New(errs.NotFound, "web.no_page")
		}
		png, err := s.Deliverables.Paint(v.Context(), file.File, number)
		if err != nil {
			return err
		}
		h := w.Header()
		h.Set("Content-Type", "image/png")
		h.Set("Content-Security-Policy", sandbox)
		h.Set("Cache-Control", pictureCache)
		h.Set("Content-Length", strconv.Itoa(len(png)))
		if _, err := w.Write(png); err != nil {
			s.Log.DebugContext(v.Context(), "page not delivered", "error", err)
		}
		return nil
	}
}
