package layout

import (
	"fmt"
	"go/ast"
	"slices"
	"strings"
)

// Form reports packages without a package comment, names that say nothing, and init functions.
func Form(tree *Tree, rules Rules) []string {
	var problems []string
	for _, pkg := range tree.Packages {
		problems = append(problems, names(pkg, rules.BannedNames)...)
		if files := pkg.product(); len(files) > 0 && !commented(files) {
			problems = append(problems, pkg.Path+": no package comment that says what it owns (Package … or Command …)")
		}
		for _, file := range pkg.Files {
			problems = append(problems, initFunctions(tree, file)...)
		}
	}

	return problems
}

func names(pkg *Package, banned []string) []string {
	var problems []string
	for element := range strings.SplitSeq(pkg.Path, "/") {
		if slices.Contains(banned, element) {
			problems = append(problems, fmt.Sprintf("%s: the name %q says nothing of the subject", pkg.Path, element))
		}
	}

	return problems
}

func commented(files []*File) bool {
	return slices.ContainsFunc(files, func(file *File) bool {
		text := file.AST.Doc.Text()

		return strings.HasPrefix(text, "Package "+file.AST.Name.Name+" ") ||
			file.AST.Name.Name == "main" && strings.HasPrefix(text, "Command ")
	})
}

func initFunctions(tree *Tree, file *File) []string {
	var problems []string
	for _, declaration := range file.AST.Decls {
		if function, ok := declaration.(*ast.FuncDecl); ok && function.Recv == nil && function.Name.Name == "init" {
			problems = append(problems, tree.at(function)+": an init function: what happens at start is said in package app")
		}
	}

	return problems
}
