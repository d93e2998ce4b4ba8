package layout

import (
	"fmt"
	"slices"
	"strings"
)

// Dependencies holds go.mod, the imports and the allow-list against each other: a module required or imported without
// a line is reported, and so is a line that nothing imports.
func Dependencies(tree *Tree, rules Rules) []string {
	var problems []string
	used := map[string]bool{}
	for name, where := range thirdParty(tree) {
		module := rules.module(name)
		if module == "" {
			problems = append(problems, fmt.Sprintf("%s: imports %s, whose module is not on the allow-list", where, name))
		}
		used[module] = true
	}
	for _, module := range tree.Direct {
		if !slices.ContainsFunc(rules.Dependencies, func(d Dependency) bool { return d.Module == module }) {
			problems = append(problems, fmt.Sprintf("go.mod: requires %s, which is not on the allow-list", module))
		}
	}
	for _, listed := range rules.Dependencies {
		if !used[listed.Module] {
			problems = append(problems, "allow-list: nothing imports "+listed.Module)
		}
		if strings.TrimSpace(listed.Reason) == "" {
			problems = append(problems, "allow-list: "+listed.Module+" has no reason")
		}
	}
	slices.Sort(problems)

	return problems
}

// thirdParty gives each imported package that is neither ours nor the standard library's, with one place that imports
// it. A dot in the first element tells them apart, as the go command itself does.
func thirdParty(tree *Tree) map[string]string {
	found := map[string]string{}
	for _, pkg := range tree.Packages {
		for _, file := range pkg.Files {
			for _, spec := range file.AST.Imports {
				name := imported(spec)
				first, _, _ := strings.Cut(name, "/")
				if strings.Contains(first, ".") {
					found[name] = tree.at(spec)
				}
			}
		}
	}

	return found
}

// module finds the listed module of a package: the longest path that holds it, because modules lie inside each other.
func (r Rules) module(name string) string {
	longest := ""
	for _, listed := range r.Dependencies {
		if within(name, listed.Module) && len(listed.Module) > len(longest) {
			longest = listed.Module
		}
	}

	return longest
}
