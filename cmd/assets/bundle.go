package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"

	"github.com/evanw/esbuild/pkg/api"
)

// hashSuffix is the hash esbuild puts before the extension, by the pattern [name]-[hash].
var hashSuffix = regexp.MustCompile(`-[A-Z0-9]{8}(\.[a-z0-9]+)$`)

// bundle runs esbuild over src/app.js and src/app.css: one script, one style sheet and the fonts they name.
func bundle(source string, out *output) error {
	dir, err := filepath.Abs(source)
	if err != nil {
		return fmt.Errorf("bundle: %w", err)
	}
	result := api.Build(options(dir))
	if len(result.Errors) > 0 {
		return reported(result.Errors)
	}
	if len(result.Warnings) > 0 {
		return reported(result.Warnings)
	}
	for _, file := range result.OutputFiles {
		hashed := filepath.Base(file.Path)
		out.add(hashSuffix.ReplaceAllString(hashed, "$1"), hashed, file.Contents)
	}

	return nil
}

func options(dir string) api.BuildOptions {
	return api.BuildOptions{
		AbsWorkingDir:     dir,
		EntryPoints:       []string{"src/app.js", "src/app.css"},
		EntryNames:        "[name]-[hash]",
		AssetNames:        "[name]-[hash]",
		Outdir:            "/",
		PublicPath:        "/assets",
		Bundle:            true,
		Format:            api.FormatIIFE,
		Charset:           api.CharsetUTF8,
		MinifySyntax:      true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		Sourcemap:         api.SourceMapNone,
		Loader:            map[string]api.Loader{".woff2": api.LoaderFile},
		// The browsers of officials' machines: two years of Chrome, Edge, Firefox and Safari.
		Engines: []api.Engine{
			{Name: api.EngineChrome, Version: "120"}, {Name: api.EngineEdge, Version: "120"},
			{Name: api.EngineFirefox, Version: "121"}, {Name: api.EngineSafari, Version: "17.2"},
		},
	}
}

// reported keeps esbuild's own words, which name the file and the line. A warning stops the build too: nobody reads
// warnings of a build that passed.
func reported(messages []api.Message) error {
	var all []error
	for _, text := range api.FormatMessages(messages, api.FormatMessagesOptions{Kind: api.ErrorMessage}) {
		all = append(all, errors.New(text))
	}

	return errors.Join(all...)
}
