package progress

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// Content is what a report says.
type Content struct {
	Percent      int   // 0 … 100; NoPercent where only a stage is stated
	Stage        Stage // empty where only a percentage is stated
	Done         string
	Difficulties string
	Proposals    string
}

// NoPercent is the percentage of a report that states a stage instead.
const NoPercent = -1

// Stage is how far a product is (domain rule 4).
type Stage string

// The stages of a product.
const (
	Studying  Stage = "studying"  // nghiên cứu
	Drafting  Stage = "drafting"  // xây dựng
	Presented Stage = "presented" // trình
	Issued    Stage = "issued"    // ban hành
	Carrying  Stage = "carrying"  // tổ chức thực hiện
)

// Stages lists the stages in their order.
func Stages() []Stage { return []Stage{Studying, Drafting, Presented, Issued, Carrying} }

// Typed is a report as somebody typed it, right or not.
type Typed struct {
	Percent, Stage, Done, Difficulties, Proposals string
}

// Empty reports that nothing was typed.
func (t Typed) Empty() bool {
	return strings.TrimSpace(t.Percent+t.Stage+t.Done+t.Difficulties+t.Proposals) == ""
}

// Limits of what is typed, in characters: a report is read, the documents belong to it as files.
const (
	MaxWords   = 4000
	maxReason  = 8000 // bytes, as for the acts of an assignment
	maxPercent = 20
)

// Read checks what was typed. errs.Invalid says which field, and what it may be.
func (t Typed) Read() (c Content, err error) {
	c = Content{
		Stage: Stage(strings.TrimSpace(t.Stage)), Done: text.Normal(t.Done),
		Difficulties: text.Normal(t.Difficulties), Proposals: text.Normal(t.Proposals),
	}
	if err := t.fits(); err != nil {
		return c, err
	}
	if c.Percent, err = percent(t.Percent); err != nil {
		return c, err
	}
	switch {
	case c.Stage != "" && !slices.Contains(Stages(), c.Stage):
		return c, errs.New(errs.Invalid, "progress.bad_stage", string(c.Stage))
	case c.Percent == NoPercent && c.Stage == "":
		return c, errs.New(errs.Invalid, "progress.no_measure")
	case c.Done == "":
		return c, errs.New(errs.Invalid, "progress.no_done")
	}
	return c, nil
}

// fits bounds what is kept, also of a draft.
func (t Typed) fits() error {
	for _, words := range []string{t.Done, t.Difficulties, t.Proposals} {
		if utf8.RuneCountInString(words) > MaxWords {
			return errs.New(errs.TooLarge, "progress.long", MaxWords)
		}
	}
	if utf8.RuneCountInString(t.Percent) > maxPercent || utf8.RuneCountInString(t.Stage) > maxPercent {
		return errs.New(errs.Invalid, "progress.bad_percent", string([]rune(t.Percent + t.Stage)[:maxPercent])+"…")
	}
	return nil
}

// percent reads "40" or "40 %"; nothing is NoPercent.
func percent(typed string) (int, error) {
	digits := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(typed), "%"))
	if digits == "" {
		return NoPercent, nil
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || n > 100 || digits[0] == '+' || digits[0] == '-' {
		return NoPercent, errs.New(errs.Invalid, "progress.bad_percent", typed)
	}
	return n, nil
}
