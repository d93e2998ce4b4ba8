// Package i18n owns the words people read: the catalogues (Vietnamese first,
// English second), plural forms and a printer per request. It does not own when
// a message is shown.
package i18n

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"

	"dondoc/internal/errs"
)

//go:embed vi.json en.json
var files embed.FS

// Language is one the product speaks: "vi" or "en".
type Language string

// The languages, the first is the default.
const (
	Vietnamese Language = "vi"
	English    Language = "en"
)

// Languages lists them, default first.
func Languages() []Language { return []Language{Vietnamese, English} }

// Catalogues are all messages in all languages.
type Catalogues struct {
	builder *catalog.Builder
	keys    map[Language]map[string]bool
}

// Load reads the embedded catalogues.
func Load() (*Catalogues, error) {
	c := &Catalogues{
		builder: catalog.NewBuilder(catalog.Fallback(language.Vietnamese)),
		keys:    map[Language]map[string]bool{},
	}
	for _, lang := range Languages() {
		if err := c.load(lang); err != nil {
			return nil, fmt.Errorf("catalogue %s: %w", lang, err)
		}
	}
	return c, nil
}

func (c *Catalogues) load(lang Language) error {
	raw, err := files.ReadFile(string(lang) + ".json")
	if err != nil {
		return err
	}
	var messages map[string]text
	if err := json.Unmarshal(raw, &messages); err != nil {
		return err
	}
	tag := language.Make(string(lang))
	c.keys[lang] = map[string]bool{}
	for key, m := range messages {
		c.keys[lang][key] = true
		if err := c.builder.Set(tag, key, m...); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	return nil
}

// text is one message of a catalogue: a string, or its plural forms by the
// first argument: {"one": "%d task", "other": "%d tasks"}.
type text []catalog.Message

func (t *text) UnmarshalJSON(b []byte) error {
	var plain string
	if json.Unmarshal(b, &plain) == nil {
		*t = text{catalog.String(plain)}
		return nil
	}
	var forms map[string]string
	if err := json.Unmarshal(b, &forms); err != nil {
		return err
	}
	if forms["other"] == "" {
		return errors.New("plural without \"other\"")
	}
	var cases []any
	for _, form := range slices.Sorted(maps.Keys(forms)) {
		cases = append(cases, form, forms[form])
	}
	*t = text{plural.Selectf(1, "", cases...)}
	return nil
}

// Keys lists a language's message keys, sorted.
func (c *Catalogues) Keys(lang Language) []string { return slices.Sorted(maps.Keys(c.keys[lang])) }

// Pick chooses the language: the wanted one if the product speaks it, else what
// an Accept-Language header asks for, else Vietnamese.
func Pick(wanted, acceptLanguage string) Language {
	if slices.Contains(Languages(), Language(wanted)) {
		return Language(wanted)
	}
	tags, _, err := language.ParseAcceptLanguage(acceptLanguage)
	if err != nil || len(tags) == 0 {
		return Vietnamese
	}
	_, i, confidence := language.NewMatcher([]language.Tag{language.Vietnamese, language.English}).Match(tags...)
	if confidence == language.No {
		return Vietnamese
	}
	return Languages()[i]
}

// Printer writes messages in one language. It is not safe for concurrent use;
// make one per request.
type Printer struct {
	Language Language
	keys     map[string]bool
	printer  *message.Printer
}

// Printer for a language.
func (c *Catalogues) Printer(lang Language) *Printer {
	return &Printer{lang, c.keys[lang], message.NewPrinter(language.Make(string(lang)), message.Catalog(c.builder))}
}

// T is the message of a key with its values, numbers written the language's
// way. An unknown key is shown as itself, so that a gap is seen in tests and
// never hides a page.
func (p *Printer) T(key string, args ...any) string {
	if !p.keys[key] {
		return key
	}
	return p.printer.Sprintf(key, args...)
}

// Error is a refusal in words; an unclassified one says only that the fault is ours.
func (p *Printer) Error(err error) string {
	if e, ok := errors.AsType[*errs.Error](err); ok && e.Kind != errs.Internal {
		return p.T(e.Key, e.Args...)
	}
	return p.T("errs.internal")
}
