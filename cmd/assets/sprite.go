package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// svg is the part of an icon file that a symbol takes over.
type svg struct {
	XMLName xml.Name `xml:"svg"`
	ViewBox string   `xml:"viewBox,attr"`
	Inner   string   `xml:",innerxml"`
}

const (
	strokedSymbol = `<symbol id="%s" viewBox="%s" fill="none" stroke="currentColor" stroke-width="2" ` +
		`stroke-linecap="round" stroke-linejoin="round">%s</symbol>`
	filledSymbol = `<symbol id="%s" viewBox="%s" fill="currentColor">%s</symbol>`
	// Every Tabler outline opens with an empty square that paints nothing.
	emptySquare = `<path stroke="none" d="M0 0h24v24H0z" fill="none" />`
)

// spriteOf reads the list of icons and makes one SVG with a symbol for each, its id the name in the list.
func spriteOf(list, icons string) ([]string, []byte, error) {
	raw, err := os.ReadFile(list)
	if err != nil {
		return nil, nil, fmt.Errorf("sprite: %w", err)
	}
	names, err := iconNames(string(raw))
	if err != nil {
		return nil, nil, err
	}
	var sprite bytes.Buffer
	sprite.WriteString(`<svg xmlns="http://www.w3.org/2000/svg">`)
	for _, name := range names {
		symbol, err := symbolOf(icons, name)
		if err != nil {
			return nil, nil, err
		}
		sprite.WriteString(symbol)
	}
	sprite.WriteString("</svg>\n")

	return names, sprite.Bytes(), nil
}

// iconNames reads one name a line; "#" opens a comment. Names stand in order and once, so that two people who add
// the same icon meet in the same line.
func iconNames(text string) ([]string, error) {
	var names []string
	for line := range strings.Lines(text) {
		name := strings.TrimSpace(line)
		if name == "" || strings.HasPrefix(name, "#") {
			continue
		}
		if n := len(names); n > 0 && names[n-1] >= name {
			return nil, fmt.Errorf("sprite: icon %q stands after %q: the list is alphabetical, each name once", name, names[n-1])
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return nil, errors.New("sprite: the list names no icon")
	}

	return names, nil
}

func symbolOf(icons, name string) (string, error) {
	path, pattern := filepath.Join(icons, "outline", name+".svg"), strokedSymbol
	if strings.HasPrefix(name, "filled/") {
		path, pattern = filepath.Join(icons, name+".svg"), filledSymbol
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("sprite: icon %q: %w", name, err)
	}
	var icon svg
	if err := xml.Unmarshal(raw, &icon); err != nil {
		return "", fmt.Errorf("sprite: icon %q: %w", name, err)
	}
	inner := strings.TrimSpace(strings.Replace(icon.Inner, emptySquare, "", 1))

	return fmt.Sprintf(pattern, name, icon.ViewBox, inner), nil
}
