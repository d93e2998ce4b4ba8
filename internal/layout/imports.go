package layout

import (
	"fmt"
	"go/ast"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Imports reports packages without a room, rooms that are planned and built or the reverse, and imports that go up,
// sideways, or through a wall. Tests may import what they need to test with.
func Imports(tree *Tree, rules Rules) []string {
	problems := rooms(tree, rules)
	for _, pkg := range tree.Packages {
		for _, file := range pkg.product() {
			for _, spec := range file.AST.Imports {
				target, ours := strings.CutPrefix(imported(spec), tree.Module+"/")
				if !ours {
					continue
				}
				if reason := rules.forbids(pkg.Path, target); reason != "" {
					problems = append(problems, fmt.Sprintf("%s: imports %s: %s", tree.at(spec), target, reason))
				}
			}
		}
	}

	return problems
}

func imported(spec *ast.ImportSpec) string {
	name, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return spec.Path.Value // the parser has refused it already
	}

	return name
}

// forbids says why one of our packages may not import another; empty when it may.
func (r Rules) forbids(from, target string) string {
	fromFloor, fromRoom, known := r.place(from)
	if !known {
		return "" // reported once, as a package without a room
	}
	floor, room, known := r.place(target)
	if !known {
		return "the package has no room in the tables"
	}
	if fromRoom.Path == room.Path {
		return ""
	}
	if reason := r.wall(fromRoom, target); reason != "" {
		return reason
	}
	switch {
	case floor < fromFloor:
		return ""
	case floor > fromFloor:
		return fmt.Sprintf("%s may not import %s, the floor above", r.Floors[fromFloor].Name, r.Floors[floor].Name)
	case slices.Contains(r.Floors[floor].reach(fromRoom), room.Path):
		return ""
	default:
		return fmt.Sprintf("%s is not below %s on the floor %q", room.Path, fromRoom.Path, r.Floors[floor].Name)
	}
}

func (r Rules) wall(from Room, target string) string {
	for _, wall := range r.Walls {
		if wall.Room == from.Path && !slices.Contains(wall.Only, target) {
			return "a wall: " + wall.Reason
		}
	}

	return ""
}

func rooms(tree *Tree, rules Rules) []string {
	var problems []string
	built := map[string]bool{}
	for _, pkg := range tree.Packages {
		_, room, found := rules.place(pkg.Path)
		if len(pkg.product()) == 0 {
			continue
		}
		if !found {
			problems = append(problems, pkg.Path+": has no room in the tables of internal/layout")
		}
		built[room.Path] = true
	}
	for _, floor := range rules.Floors {
		for _, room := range floor.Rooms {
			if built[room.Path] == room.Planned {
				problems = append(problems,
					fmt.Sprintf("%s: planned is %v in the tables, and built is %v", room.Path, room.Planned, built[room.Path]))
			}
		}
	}

	return problems
}

// Confined reports imports and calls outside the rooms they are kept to.
func Confined(tree *Tree, rules Rules) []string {
	var problems []string
	for _, pkg := range tree.Packages {
		for _, file := range pkg.product() {
			for _, rule := range rules.Confined {
				if rules.admits(rule, pkg.Path) {
					continue
				}
				for _, node := range uses(file.AST, rule) {
					problems = append(problems, fmt.Sprintf("%s: %s: %s", tree.at(node), rule.subject(), rule.Reason))
				}
			}
		}
	}

	return problems
}

func (c Confinement) subject() string {
	if c.Member == "" {
		return c.Package
	}

	return c.Package + "." + c.Member
}

func (r Rules) admits(rule Confinement, pkg string) bool {
	floor, _, found := r.place(pkg)
	if found && slices.Contains(rule.Floors, r.Floors[floor].Name) {
		return true
	}

	return slices.ContainsFunc(rule.Rooms, func(room string) bool { return within(pkg, room) })
}

// uses finds the import of a confined package (or of a package inside it), or the mentions of its member.
func uses(file *ast.File, rule Confinement) []ast.Node {
	var found []ast.Node
	for _, spec := range file.Imports {
		name := imported(spec)
		if rule.Member == "" && (name == rule.Package || rule.Inside && within(name, rule.Package)) {
			found = append(found, spec)
		}
		if rule.Member != "" && name == rule.Package {
			found = append(found, mentions(file, localName(spec, name), rule.Member)...)
		}
	}

	return found
}

// localName is the name an import has in its file; without one given, the last element that is not a version.
func localName(spec *ast.ImportSpec, name string) string {
	if spec.Name != nil {
		return spec.Name.Name
	}

	last := path.Base(name)
	if len(last) > 1 && last[0] == 'v' && strings.Trim(last[1:], "0123456789") == "" {
		last = path.Base(path.Dir(name))
	}

	return last
}

func mentions(file *ast.File, name, member string) []ast.Node {
	var found []ast.Node
	ast.Inspect(file, func(node ast.Node) bool {
		selector, ok := node.(*ast.SelectorExpr)
		if !ok || selector.Sel.Name != member {
			return true
		}
		if left, ok := selector.X.(*ast.Ident); ok && left.Name == name {
			found = append(found, selector)
		}

		return true
	})

	return found
}
