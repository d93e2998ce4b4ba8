package web

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"dondoc/internal/assignment"
	"dondoc/internal/deliverable"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/text"
)

// handing is what the form of a product is made of.
type handing struct {
	expected []deliverable.Deliverable
	limit    int64
	id       string // of the product the form will make
}

// handingLimit bounds one form: two files of the largest size, or many small ones.
func (s *Site) handingLimit() int64 { return 2*s.Deliverables.Limit() + multipartRoom }

// accepted are the formats as a browser's file chooser wants them.
func accepted() string {
	var all []string
	for _, f := range deliverable.Formats() {
		all = append(all, "."+string(f))
	}
	return strings.Join(append(all, ".jpeg"), ",")
}

// handingForm is the form of a product: what is always stated first, the rest
// folded away, the files last. Completion can be claimed in the same act.
func (p *assignmentPage) handingForm(form *actForm, view assignment.View, d *org.Directory) {
	form.URL = "/assignments/" + p.Assignment.ID + "/products"
	form.Upload, form.MoreTitle = true, p.T("deliverable.more_fields")
	form.Hidden = []pair{{"product", p.handing.id}}
	stated := deliverable.Document{Issuer: p.unitLink(p.Assignment.Unit, d).Content}
	if len(p.handing.expected) == 1 {
		stated.Kind = p.handing.expected[0].Name
	}
	form.Fields, form.More = p.documentFields(p.handing.expected, "", stated)
	if possibleKinds(view, assignment.Submit) != nil {
		form.Fields = append(form.Fields, actField{
			Name: "claim", Label: p.T("deliverable.field.claim"), Shape: "check", Help: p.T("deliverable.help.claim"),
		})
		form.More = append(p.submitFields(view.Unlocked, false), form.More...)
	}
	for i := range form.More {
		form.More[i].Required = false // a folded field cannot be pointed at
	}
	form.Files = []actField{{
		Name: "file", Label: p.T("deliverable.field.files"), Shape: "file", Required: true, Several: true, Accept: accepted(),
		Help: p.T("deliverable.help.files", p.size(p.handing.limit)),
	}}
}

// documentFields are the questions about a product, and those that are folded away.
func (f frame) documentFields(expected []deliverable.Deliverable, answers string, d deliverable.Document) (first, more []actField) {
	var names, choices []option
	for _, one := range expected {
		names = append(names, option{one.Name, one.Name})
		choices = append(choices, option{one.ID, one.Name})
	}
	first = []actField{
		{Name: "kind", Label: f.T("deliverable.field.kind"), Shape: "text", Value: d.Kind, Required: true, Choices: names,
			Help: f.T("deliverable.help.kind")},
		{Name: "number", Label: f.T("deliverable.field.number"), Shape: "text", Value: d.Number},
		{Name: "issued_on", Label: f.T("deliverable.field.issued_on"), Shape: "day", Value: d.IssuedOn.String()},
	}
	if len(expected) > 1 {
		more = append(more, actField{Name: "expected", Label: f.T("deliverable.field.expected"), Shape: "choice", Value: answers,
			Choices: append([]option{{"", f.T("deliverable.none_in_particular")}}, choices...)})
	}
	return first, append(more,
		actField{Name: "abstract", Label: f.T("deliverable.field.abstract"), Shape: "lines", Value: d.Abstract},
		actField{Name: "issuer", Label: f.T("deliverable.field.issuer"), Shape: "text", Value: d.Issuer},
		actField{Name: "signer", Label: f.T("deliverable.field.signer"), Shape: "text", Value: d.Signer},
	)
}

// productForms are what the visitor may do to a product.
func (f frame) productForms(view deliverable.View, limit int64) []actForm {
	at := "/products/" + view.Product.ID
	var forms []actForm
	add := func(name string, form actForm) {
		form.Version = view.Product.Version
		form.Title, form.Do = f.T("deliverable.act."+name), f.T("deliverable.do."+name)
		forms = append(forms, form.named(name))
	}
	day := actField{Name: "on", Label: f.T("deliverable.field.on"), Shape: "day", Value: f.Today.String(), Required: true}
	act := []actField{
		{Name: "act_number", Label: f.T("deliverable.field.act_number"), Shape: "text", Required: true},
		{Name: "authority", Label: f.T("deliverable.field.authority"), Shape: "text", Required: true},
	}
	if _, approved := view.Product.Approval(); view.MayAdvance && !approved {
		issued := []pair{{"step", string(deliverable.Issued)}}
		add("approve", actForm{
			URL: at + "/advance", Primary: true, Hint: f.T("deliverable.help.approve"), Hidden: issued, Fields: append(act, day),
		})
	}
	if view.MayHandIn {
		add("file", actForm{URL: at + "/files", Upload: true, Primary: true, Fields: f.whichFile(view.Product), Files: []actField{{
			Name: "file", Label: f.T("deliverable.field.file"), Shape: "file", Required: true, Accept: accepted(),
			Help: f.T("deliverable.help.files", f.size(limit)),
		}}})
		first, more := f.documentFields(view.Expected, view.Product.Expected, view.Product.Document)
		add("correct", actForm{URL: at + "/correct", Fields: append(first, more...)})
	}
	if view.MayAdvance {
		add("advance", actForm{URL: at + "/advance", Fields: f.stageFields(day)})
	}
	if view.MayWithdraw {
		add("withdraw", actForm{URL: at + "/withdraw", Hint: f.T("deliverable.help.withdraw"), Fields: []actField{f.reasonField()}})
	}
	return forms
}

// whichFile asks whether a file is another version of one that is there.
func (f frame) whichFile(p deliverable.Product) []actField {
	choices := []option{{"0", f.T("deliverable.another_file")}}
	for _, one := range p.Current() {
		choices = append(choices, option{strconv.Itoa(one.No), f.T("deliverable.new_version_of", one.Name)})
	}
	return []actField{{Name: "no", Label: f.T("deliverable.field.no"), Shape: "choice", Choices: choices, Required: true}}
}

func (f frame) stageFields(day actField) []actField {
	var steps []option
	for _, s := range deliverable.Steps() {
		steps = append(steps, option{string(s), f.T("deliverable.step." + string(s))})
	}
	day.Help = f.T("deliverable.help.on", f.visit.Tenant.Settings.BackdateDays)
	return []actField{
		{Name: "step", Label: f.T("deliverable.field.step"), Shape: "choice", Choices: steps, Required: true},
		day,
		{Name: "act_number", Label: f.T("deliverable.field.act_number"), Shape: "text", Help: f.T("deliverable.help.act_number")},
		{Name: "authority", Label: f.T("deliverable.field.authority"), Shape: "text"},
		{Name: "reason", Label: f.T("deliverable.field.reason"), Shape: "text", Help: f.T("deliverable.help.reason")},
	}
}

// handIn takes a product with its files, and the claim of completion if it is made in the same form.
func (s *Site) handIn(w http.ResponseWriter, v *visit) error {
	id := v.PathValue("assignment")
	files, err := s.readHanding(v, id)
	if err == nil {
		err = s.handInRead(v, id, files)
	}
	switch {
	case err == nil && v.PostFormValue("claim") != "":
		s.tell(v, "assignment.done.submit")
	case err == nil:
		s.tell(v, "deliverable.done")
	case shownOnPage(errs.KindOf(err)):
		drain(v)
		return s.refuseAct(w, v, assignment.HandIn, err)
	default:
		drain(v)
		return err
	}
	return s.goTo(w, v, "/assignments/"+id)
}

// handInRead does what the form says. Its files are gone from the tray afterwards.
func (s *Site) handInRead(v *visit, id string, files []deliverable.Incoming) error {
	h, version, err := formHanding(v)
	if err != nil {
		return errors.Join(err, s.Deliverables.Drop(files...))
	}
	_, err = s.Deliverables.HandIn(v.Context(), v.Actor, assignment.Ref{ID: id, Version: version}, h, files...)
	return err
}

func formHanding(v *visit) (h deliverable.Handing, version int, err error) {
	if version, err = formVersion(v); err != nil {
		return h, 0, err
	}
	h.ID, h.Expected = v.PostFormValue("product"), v.PostFormValue("expected")
	if h.Document, err = formDocument(v); err != nil || v.PostFormValue("claim") == "" {
		return h, version, err
	}
	day, err := formDay(v, "day")
	h.Claim = &assignment.Claim{Day: day, Words: v.PostFormValue("words")}
	return h, version, err
}

func formDocument(v *visit) (d deliverable.Document, err error) {
	d = deliverable.Document{
		Kind: v.PostFormValue("kind"), Number: v.PostFormValue("number"), Issuer: v.PostFormValue("issuer"),
		Signer: v.PostFormValue("signer"), Abstract: v.PostFormValue("abstract"),
	}
	d.IssuedOn, err = formDay(v, "issued_on")
	return d, err
}

// drain reads what is left of a body: a browser that is still sending shows no answer.
func drain(v *visit) {
	_, _ = io.Copy(io.Discard, v.Body) // what cannot be read was refused already
}

// readHanding is readFiles for what a unit hands in on its duty.
func (s *Site) readHanding(v *visit, id string) (files []deliverable.Incoming, err error) {
	return s.readFiles(v, s.Deliverables.Duty(id))
}

// readFiles takes a form with files in as it comes: its words into the visit,
// its files into the tray. On an error no file is left there. Of a form that says
// beforehand that it is too long the words before the first file alone are read: they
// stand before all files in our forms, and are not to be typed again. One without
// files (a script's, or one that was carried through a sign-in) is read already.
func (s *Site) readFiles(v *visit, place deliverable.Place) (files []deliverable.Incoming, err error) {
	if !v.bringsFiles() {
		return nil, nil
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Deliverables.Drop(files...))
		}
	}()
	v.PostForm = url.Values{}
	over := v.ContentLength > s.handingLimit()
	form, err := v.MultipartReader()
	if err != nil {
		return nil, badForm(err)
	}
	var refused error // the words behind a refused file are still read
	for {
		part, err := form.NextPart()
		switch {
		case over && (err != nil || part.FileName() != ""):
			return nil, errs.New(errs.TooLarge, "deliverable.too_large", text.Size(s.Deliverables.Limit()))
		case errors.Is(err, io.EOF):
			return files, refused
		case err != nil:
			return files, errors.Join(refused, badForm(err))
		case part.FileName() == "":
			if err := v.readField(part); err != nil {
				return files, err
			}
		case refused == nil:
			in, err := s.Deliverables.ReceiveFor(v.Context(), v.Actor, place, fileName(part.FileName()), part)
			if refused = tooLong(err, s.Deliverables.Limit()); refused == nil {
				files = append(files, in)
			}
		}
	}
}

// tooLong tells a body that is over its limit in the words of a file.
func tooLong(err error, limit int64) error {
	if _, over := errors.AsType[*http.MaxBytesError](err); over {
		return errs.Wrap(err, errs.TooLarge, "deliverable.too_large", text.Size(limit))
	}
	return err
}

// readWords reads what was typed in a form with files, whose files nobody takes in. Of a form that is damaged or too
// long it keeps what came before: the person sees it and goes on from there.
func (v *visit) readWords() {
	form, err := v.MultipartReader()
	if err != nil {
		return
	}
	v.PostForm = url.Values{}
	for {
		part, err := form.NextPart()
		if err != nil {
			return
		}
		if part.FileName() == "" && v.readField(part) != nil {
			return
		}
	}
}

// readField keeps a word of a form that brings files; an empty file field is none. All words of a form together are
// bounded like those of a form without files.
func (v *visit) readField(part *multipart.Part) error {
	raw, err := io.ReadAll(io.LimitReader(part, formLimit-v.typed+1))
	if err != nil {
		return badForm(err)
	}
	if v.typed += int64(len(raw) + len(part.FormName())); v.typed > formLimit {
		return errs.New(errs.TooLarge, "web.form_large")
	}
	name, value := part.FormName(), string(raw)
	if !typeable(name) || !typeable(value) {
		return errs.New(errs.Invalid, "web.bad_text")
	}
	if _, isFile := part.Header["Content-Type"]; !isFile {
		v.PostForm.Add(name, value)
	}
	return nil
}

func (s *Site) addFile(w http.ResponseWriter, v *visit) error {
	view, err := s.Deliverables.Show(v.Context(), v.Actor, v.PathValue("product"))
	if err != nil {
		return err
	}
	files, err := s.readHanding(v, view.Assignment.ID)
	if err == nil {
		err = s.addRead(v, files)
	}
	if err != nil {
		drain(v)
		return s.refuseProduct(w, v, "files", err)
	}
	s.tell(v, "deliverable.done_file")
	return s.goTo(w, v, "/products/"+view.Product.ID)
}

func (s *Site) addRead(v *visit, files []deliverable.Incoming) error {
	ref, err := productRef(v)
	no, wrong := strconv.Atoi(v.PostFormValue("no"))
	switch {
	case err != nil:
	case wrong != nil || no < 0:
		err = errs.New(errs.Invalid, "web.bad_form")
	case len(files) != 1:
		err = errs.New(errs.Invalid, "deliverable.no_file")
	}
	if err != nil {
		return errors.Join(err, s.Deliverables.Drop(files...))
	}
	_, err = s.Deliverables.AddFile(v.Context(), v.Actor, ref, no, files[0])
	return err
}

func productRef(v *visit) (deliverable.Ref, error) {
	version, err := formVersion(v)
	return deliverable.Ref{ID: v.PathValue("product"), Version: version}, err
}

func (s *Site) correctProduct(w http.ResponseWriter, v *visit) error {
	ref, err := productRef(v)
	if err != nil {
		return err
	}
	d, err := formDocument(v)
	if err == nil {
		_, err = s.Deliverables.Correct(v.Context(), v.Actor, ref, v.PostFormValue("expected"), d)
	}
	if err != nil {
		return s.refuseProduct(w, v, "correct", err)
	}
	s.tell(v, "deliverable.done_correct")
	return s.goTo(w, v, "/products/"+ref.ID)
}

func (s *Site) advanceProduct(w http.ResponseWriter, v *visit) error {
	ref, err := productRef(v)
	if err != nil {
		return err
	}
	g := deliverable.Stage{
		Step: deliverable.Step(v.PostFormValue("step")), ActNumber: v.PostFormValue("act_number"),
		Authority: v.PostFormValue("authority"), Reason: v.PostFormValue("reason"),
	}
	if g.On, err = formDay(v, "on"); err == nil {
		_, err = s.Deliverables.Advance(v.Context(), v.Actor, ref, g)
	}
	if err != nil {
		return s.refuseProduct(w, v, "advance", err)
	}
	s.tell(v, "deliverable.done_advance")
	return s.goTo(w, v, "/products/"+ref.ID)
}

func (s *Site) withdrawProduct(w http.ResponseWriter, v *visit) error {
	ref, err := productRef(v)
	if err != nil {
		return err
	}
	if _, err = s.Deliverables.Withdraw(v.Context(), v.Actor, ref, v.PostFormValue("reason")); err != nil {
		return s.refuseProduct(w, v, "withdraw", err)
	}
	s.tell(v, "deliverable.done_withdraw")
	return s.goTo(w, v, "/products/"+ref.ID)
}
