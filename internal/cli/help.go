package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/alecthomas/kong"
)

// errHelp stops parsing: the person asked for help.
var errHelp = errors.New("help")

// helpFlag is --help; wherever it stands it wins over everything else on the line.
type helpFlag bool

// BeforeReset runs before the line is checked for what is missing.
func (helpFlag) BeforeReset() error { return errHelp }

// systemLanguage is what the environment's locale says, as a language tag.
func systemLanguage() string {
	locale := cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG"))
	tag, _, _ := strings.Cut(locale, ".")
	if tag == "C" || tag == "POSIX" {
		return ""
	}
	return strings.ReplaceAll(tag, "_", "-")
}

// describe gives every command, flag and argument its words.
func (c *console) describe(k *kong.Kong) error {
	c.describeNode(k.Model.Node, "")
	return nil
}

func (c *console) describeNode(n *kong.Node, path string) {
	n.Help = c.words.T("cli.command." + cmp.Or(path, name))
	for _, f := range n.Flags {
		f.Help = c.words.T("cli.flag." + wordKey(f.Name))
	}
	for _, p := range n.Positional {
		p.Help = c.words.T("cli.argument." + wordKey(p.Name))
	}
	for _, child := range n.Children {
		c.describeNode(child, strings.TrimPrefix(path+"."+wordKey(child.Name), "."))
	}
}

// wordKey is a name of the command line as message keys spell it.
func wordKey(s string) string { return strings.ReplaceAll(s, "-", "_") }

// help prints what a command is for; of the whole program when none is selected.
func (c *console) help(n *kong.Node, program *kong.Application) error {
	if n == nil {
		n = program.Node
	}
	w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "%s %s\n\n%s\n", c.words.T("cli.usage"), usageLine(n), n.Help)
	c.helpList(w, "cli.commands", commandLines(n))
	c.helpList(w, "cli.arguments", argumentLines(n))
	own, shared := flagLines(n, program.Node, c.words.T)
	c.helpList(w, "cli.flags", own)
	c.helpList(w, "cli.flags_shared", shared)
	if n == program.Node {
		c.helpList(w, "cli.exit_codes", c.exitLines())
	}
	return w.Flush()
}

// usageLine is the command as typed; the program itself stands before a command.
func usageLine(n *kong.Node) string {
	if n.Type == kong.ApplicationNode {
		return name + " <command> [flags]"
	}
	return name + " " + n.Summary()
}

func (c *console) helpList(w *tabwriter.Writer, titleKey string, lines [][2]string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", c.words.T(titleKey))
	for _, line := range lines {
		fmt.Fprintf(w, "  %s\t%s\n", line[0], line[1])
	}
}

func commandLines(n *kong.Node) (lines [][2]string) {
	for _, leaf := range n.Leaves(true) {
		if leaf != n {
			lines = append(lines, [2]string{strings.TrimPrefix(leaf.Path(), name+" "), leaf.Help})
		}
	}
	return lines
}

func argumentLines(n *kong.Node) (lines [][2]string) {
	for _, p := range n.Positional {
		lines = append(lines, [2]string{p.Summary(), p.Help})
	}
	return lines
}

// flagLines are the flags of the command itself, and those every command has.
func flagLines(n, program *kong.Node, words func(string, ...any) string) (own, shared [][2]string) {
	for _, group := range n.AllFlags(true) {
		for _, f := range group {
			line := [2]string{flagName(f), f.Help + flagNote(f, words)}
			if slices.Contains(program.Flags, f) {
				shared = append(shared, line)
			} else {
				own = append(own, line)
			}
		}
	}
	return own, shared
}

func flagName(f *kong.Flag) string {
	text := "--" + f.Name
	if f.Tag.Negatable != "" {
		text = "--[no-]" + f.Name
	}
	if !f.IsBool() {
		text += "=" + cmp.Or(f.Tag.PlaceHolder, strings.ReplaceAll(f.Enum, ",", "|"), strings.ToUpper(f.Name))
	}
	if f.Short != 0 {
		text = "-" + string(f.Short) + ", " + text
	}
	return text
}

// flagNote adds the default and the environment variable.
func flagNote(f *kong.Flag, words func(string, ...any) string) string {
	var notes []string
	if f.HasDefault && f.Default != "" {
		notes = append(notes, words("cli.default", f.Default))
	}
	for _, env := range f.Envs {
		notes = append(notes, "$"+env)
	}
	if len(notes) == 0 {
		return ""
	}
	return " (" + strings.Join(notes, "; ") + ")"
}
