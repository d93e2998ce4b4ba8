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
	Read       bool // its text was looked through for marks of secrecy
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

// version reads which version of which file an address names.
func version(v *visit) (product string, no, version int, err error) {
	no, err1 := strconv.Atoi(v.PathValue("file"))
	version, err2 := strconv.Atoi(v.PathValue("version"))
	if err1 != nil || err2 != nil {
		return "", 0, 0, errs.New(errs.NotFound, "web.no_page")
	}
	return v.PathValue("product"), no, version, nil
}

func (s *Site) showFile(w http.ResponseWriter, v *visit) error {
	id, no, version, err := version(v)
	if err != nil {
		return err
	}
	view, err := s.Deliverables.Show(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	file, err := view.Product.File(no, version)
	if err != nil {
		return err
	}
	f := v.frameTitled(file.Name)
	f = f.below(
		crumb{f.T("deliverable.duty"), f.To("/assignments/" + view.Assignment.ID)},
		crumb{view.Product.Document.Title(), f.To("/products/" + id)},
	)
	page := filePage{
		frame: f, Product: taskLink{Content: view.Product.Document.Title(), URL: f.To("/products/" + id)},
		File: f.fileVersion(file), Download: fileURL(file) + "/content", Read: file.Read, PDF: file.Format == deliverable.PDF,
		Checked: f.T("deliverable.checked", f.At(file.At)),
	}
	for _, one := range file.Signatures {
		page.Signatures = append(page.Signatures, f.signature(one, file.Vouched))
	}
	page.preview(v, file)
	return s.render(w, v, http.StatusOK, "product/file", page)
}

// preview shows a picture as it is, and a PDF one page at a time.
func (p *filePage) preview(v *visit, file deliverable.File) {
	at := fileURL(file)
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
func (s *Site) downloadFile(w http.ResponseWriter, v *visit) error {
	return s.deliver(w, v, func(f deliverable.File, h http.Header) error {
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
func (s *Site) showPicture(w http.ResponseWriter, v *visit) error {
	return s.deliver(w, v, func(f deliverable.File, h http.Header) error {
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

func (s *Site) deliver(w http.ResponseWriter, v *visit, head func(deliverable.File, http.Header) error) (err error) {
	id, no, version, err := version(v)
	if err != nil {
		return err
	}
	file, content, err := s.Deliverables.Open(v.Context(), v.Actor, id, no, version)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, content.Close()) }()
	h := w.Header()
	if err := head(file, h); err != nil {
		return err
	}
	h.Set("Content-Security-Policy", sandbox)
	h.Set("Content-Length", strconv.FormatInt(file.Size, 10))
	if _, err := io.Copy(w, content); err != nil {
		s.Log.WarnContext(v.Context(), "file not delivered", "error", err)
	}
	return nil
}

func (s *Site) showFilePage(w http.ResponseWriter, v *visit) error {
	id, no, version, err := version(v)
	if err != nil {
		return err
	}
	number, err := strconv.Atoi(v.PathValue("page"))
	if err != nil {
		return errs.New(errs.NotFound, "web.no_page")
	}
	png, err := s.Deliverables.Page(v.Context(), v.Actor, id, no, version, number)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "image/png")
	h.Set("Content-Security-Policy", sandbox)
	h.Set("Cache-Control", pictureCache)
	h.Set("Content-Length", strconv.Itoa(len(png)))
	_, err = w.Write(png) //nolint:gosec // a picture we drew; nosniff and the sandbox keep it from being a page
	if err != nil {
		s.Log.DebugContext(v.Context(), "page not delivered", "error", err)
	}
	return nil
}
