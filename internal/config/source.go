package config

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/alecthomas/kong"
)

// Prefix begins the environment variable of every setting: --max-upload is DONDOC_MAX_UPLOAD.
const Prefix = "DONDOC"

// Env is the environment variable of a flag.
func Env(flag string) string {
	return Prefix + "_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// Early reads a setting that must be known before the others are parsed: the
// language of the help, the configuration file.
func Early(args []string, flag string) string {
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--"+flag+"="); ok {
			return value
		}
		if arg == "--"+flag && i+1 < len(args) {
			return args[i+1]
		}
	}
	return os.Getenv(Env(flag))
}

// Sources are the options that make kong read every flag also from the
// environment and from the file, a JSON object whose keys are flag names with
// "_" for "-". An empty file name means none.
func Sources(file string) ([]kong.Option, error) {
	options := []kong.Option{kong.DefaultEnvars(Prefix)}
	if file == "" {
		return options, nil
	}
	f, err := os.Open(file) //nolint:gosec // the operator names it on the command line
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := readFile(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return append(options, kong.Resolvers(r)), nil
}

// values are the settings of a file.
type values map[string]any

func readFile(r io.Reader) (values, error) {
	d := json.NewDecoder(r)
	d.UseNumber()
	var v values
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	return v, nil
}

// Validate refuses a key that no command has: a misspelt setting must not be ignored.
func (v values) Validate(app *kong.Application) error {
	known := map[string]bool{}
	collect(app.Node, known)
	for key := range v {
		if !known[key] {
			return fmt.Errorf("configuration file: unknown setting %q", key)
		}
	}
	return nil
}

func collect(n *kong.Node, known map[string]bool) {
	for _, f := range n.Flags {
		known[fileKey(f.Name)] = true
	}
	for _, child := range n.Children {
		collect(child, known)
	}
}

func fileKey(flag string) string { return strings.ReplaceAll(flag, "-", "_") }

// Resolve gives the file's value of a flag that the environment does not set.
func (v values) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	if _, set := os.LookupEnv(Env(flag.Name)); set {
		return nil, nil //nolint:nilnil // kong's way of saying that this source has no value
	}
	switch value := v[fileKey(flag.Name)].(type) {
	case nil:
		return nil, nil //nolint:nilnil // as above
	case json.Number:
		return value.String(), nil
	case []any:
		parts := make([]string, len(value))
		for i, part := range value {
			parts[i] = fmt.Sprint(part)
		}
		return strings.Join(parts, ","), nil
	default:
		return value, nil
	}
}
