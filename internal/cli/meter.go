package cli

import (
	"fmt"
	"io"
	"os"

	"dondoc/internal/docread"
	"dondoc/internal/i18n"
	"dondoc/internal/intake"
)

// meter tells on the console how far a reading is: in one line that changes
// where a person watches, in a line for each step where a file does.
type meter struct {
	out   io.Writer
	words *i18n.Printer
	live  bool
	told  string
}

// meter is nil, which tells nobody, unless a person watches or it is asked for.
func (c *console) meter(asked bool) *meter {
	live := isTerminal(c.err)
	if !live && !asked {
		return nil
	}
	return &meter{out: c.err, words: c.words, live: live}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// progress is what the reading is given.
func (m *meter) progress() docread.Progress {
	if m == nil {
		return nil
	}
	return m.tell
}

func (m *meter) tell(step docread.Step, done, total int) {
	p := intake.Progress{Step: step, Done: done, Total: total}
	word := m.words.T("intake.step." + string(step))
	switch {
	case m.live && total > 0:
		word = m.words.T("intake.step_of", word, done, total)
	case !m.live && done > 0:
		return // its step was told
	}
	line := m.words.T("cli.import.progress", p.Percent(), word)
	if line == m.told {
		return
	}
	m.told = line
	if m.live {
		fmt.Fprint(m.out, clearLine, line)
		return
	}
	fmt.Fprintln(m.out, line)
}

// clearLine goes to the beginning of the terminal's line and empties it.
const clearLine = "\r\x1b[K"

// end leaves the line empty for what is printed next.
func (m *meter) end() {
	if m != nil && m.live && m.told != "" {
		fmt.Fprint(m.out, clearLine)
	}
}
