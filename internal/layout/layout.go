// Package layout owns the rules of the house as tables: floors and rooms, who may import whom, which modules we
// depend on and why, how long a function may be; and the checks that hold the source against them. It reads source
// text only: it imports no other package of ours, and nothing of the product imports it.
package layout

import "slices"

// Rules is what a tree is held against. House gives ours; the tests of this package bring their own.
type Rules struct {
	Floors       []Floor
	Walls        []Wall
	Confined     []Confinement
	Dependencies []Dependency
	BannedNames  []string
	Limits       Limits
	Exceptions   []Exception
}

// Floor is a group of rooms that may import every floor below it, never one above.
type Floor struct {
	Name, Purpose string
	Rooms         []Room
}

// Room is a package with the packages inside its folder. Below names the rooms of its own floor that it may import,
// with everything that they may import in turn.
type Room struct {
	Path    string // relative to the module: "internal/task"
	Below   []string
	Planned bool // has its place, and no code yet
}

// Wall narrows what a room may import of ours to a few packages, whatever its floor allows.
type Wall struct {
	Room   string
	Only   []string
	Reason string
}

// Confinement keeps an imported package, or one function of it, to some rooms. Tests are free.
type Confinement struct {
	Package string
	Member  string // empty: the whole package
	Inside  bool   // the packages inside its folder too
	Rooms   []string
	Floors  []string
	Reason  string
}

// Dependency is a module we require directly, with the reason why.
type Dependency struct{ Module, Reason string }

// Limits are in lines, the first and the last one counted.
type Limits struct{ Function, File int }

// Exception lets one function or file be longer than the limit, for a reason.
type Exception struct {
	Subject string // "internal/web/routes.go" or "internal/web/routes.go:Routes"
	Reason  string
}

// place finds the room a package belongs to: the longest room path that is the package's own or a parent folder.
func (r Rules) place(path string) (floor int, room Room, found bool) {
	for i, candidate := range r.Floors {
		for _, one := range candidate.Rooms {
			if within(path, one.Path) && len(one.Path) > len(room.Path) {
				floor, room, found = i, one, true
			}
		}
	}

	return floor, room, found
}

func within(path, folder string) bool {
	return path == folder || len(path) > len(folder) && path[:len(folder)] == folder && path[len(folder)] == '/'
}

// reach lists the rooms of a floor that a room may import: those it names and, in turn, those they name.
func (f Floor) reach(room Room) []string {
	var all []string
	waiting := slices.Clone(room.Below)
	for len(waiting) > 0 {
		next := waiting[0]
		waiting = waiting[1:]
		if slices.Contains(all, next) {
			continue
		}
		all = append(all, next)
		for _, other := range f.Rooms {
			if other.Path == next {
				waiting = append(waiting, other.Below...)
			}
		}
	}

	return all
}
