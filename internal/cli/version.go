package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
)

// version says which build this is.
type version struct {
	JSON bool
}

// build is what the binary knows of its making.
type build struct {
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"`
	Time     string `json:"time,omitempty"`
	Go       string `json:"go"`
	System   string `json:"system"`
}

// Run prints the build.
func (v *version) Run(c *console) error {
	b := readBuild()
	if v.JSON {
		return c.json(b)
	}
	parts := slices.DeleteFunc([]string{name, b.Version, b.Revision, b.Time, b.Go, b.System}, func(s string) bool { return s == "" })
	_, err := fmt.Fprintln(c.out, strings.Join(parts, " "))
	return err
}

func readBuild() build {
	b := build{Version: "devel", Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	b.Version = info.Main.Version
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Revision = s.Value
		case "vcs.time":
			b.Time = s.Value
		}
	}
	return b
}
