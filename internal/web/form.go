package web

import (
	"errors"
	"net/http"
	"strconv"

	"dondoc/internal/errs"
)

// badForm is the refusal of a form that could not be read.
func badForm(err error) error {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return errs.Wrap(err, errs.TooLarge, "web.form_large")
	}
	return errs.Wrap(err, errs.Invalid, "web.bad_form")
}

// formVersion is the version of the thing the visitor saw when the form was made.
func formVersion(v *visit) (int, error) {
	version, err := strconv.Atoi(v.PostFormValue("version"))
	if err != nil || version < 1 {
		return 0, errs.New(errs.Invalid, "web.bad_form")
	}
	return version, nil
}
