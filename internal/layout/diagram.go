package layout

import (
	"fmt"
	"slices"
	"strings"
)

// Diagram draws the floors from the highest to the lowest, each room with what it may see on its own floor. It ends
// with a line feed. docs/ARCHITECTURE.md holds it word for word, and a test compares.
func Diagram(rules Rules) string {
	var all strings.Builder
	for _, floor := range slices.Backward(rules.Floors) {
		fmt.Fprintf(&all, "── %s: %s\n", floor.Name, floor.Purpose)
		width := widest(floor)
		for _, room := range floor.Rooms {
			fmt.Fprintln(&all, strings.TrimRight(fmt.Sprintf("   %-*s  %s", width, label(room), sees(room, rules)), " "))
		}
	}
	all.WriteString("A floor sees the floors under it. ← names what a room sees of its own floor, with all that these see.\n" +
		"A room in brackets has its place and no code yet.\n")

	return all.String()
}

func label(room Room) string {
	name := strings.TrimPrefix(room.Path, "internal/")
	if room.Planned {
		return "(" + name + ")"
	}

	return name
}

func widest(floor Floor) int {
	width := 0
	for _, room := range floor.Rooms {
		width = max(width, len(label(room)))
	}

	return width
}

func sees(room Room, rules Rules) string {
	for _, wall := range rules.Walls {
		if wall.Room == room.Path {
			return "sees only: " + strings.Join(bare(wall.Only), ", ")
		}
	}
	if len(room.Below) == 0 {
		return ""
	}

	return "← " + strings.Join(bare(room.Below), ", ")
}

func bare(paths []string) []string {
	if len(paths) == 0 {
		return []string{"nothing"}
	}
	names := make([]string, len(paths))
	for i, path := range paths {
		names[i] = strings.TrimPrefix(path, "internal/")
	}

	return names
}
