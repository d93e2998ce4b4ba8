// Command assets builds what the pages load: it bundles web/src, makes the icon sprite, gathers the licences of the
// packages shipped, and leaves hashed files with a manifest where package assets embeds them. It fetches nothing: the
// packages are already in web/node_modules.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	source := flag.String("web", "web", "`folder` with package.json, src and icons.txt")
	target := flag.String("out", "internal/web/assets/dist", "`folder` to fill; what it held before is removed, dot files stay")
	flag.Parse()
	if err := build(*source, *target); err != nil {
		fmt.Fprintln(os.Stderr, "assets:", err)
		os.Exit(1)
	}
}

// build makes every file in memory first, so a failure leaves the former build in place.
func build(source, target string) error {
	out := newOutput()
	if err := bundle(source, out); err != nil {
		return err
	}
	icons, sprite, err := spriteOf(filepath.Join(source, "icons.txt"), filepath.Join(source, "node_modules/@tabler/icons/icons"))
	if err != nil {
		return err
	}
	out.icons = icons
	out.addHashed("icons.svg", sprite)
	mark, err := os.ReadFile(filepath.Join(source, "src", "favicon.svg"))
	if err != nil {
		return fmt.Errorf("favicon: %w", err)
	}
	out.addHashed("favicon.svg", mark)
	texts, err := licencesOf(source)
	if err != nil {
		return err
	}
	out.addHashed("licenses.txt", texts)

	return out.write(target)
}
