package layout

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// Variables reports package variables that can only be there to change, and those that do: declared without a value
// (go:embed apart), made empty (a map, slice or channel waiting to be filled), or assigned to by any code, tests
// included. It reads syntax, so a change through a pointer or a method is for the reviewer to see.
func Variables(tree *Tree) []string {
	var problems []string
	for _, pkg := range tree.Packages {
		declared := map[string]bool{}
		for _, file := range pkg.product() {
			problems = append(problems, declarations(tree, file, declared)...)
		}
		for _, file := range pkg.Files {
			problems = append(problems, assignments(tree, file, declared)...)
		}
	}

	return problems
}

func declarations(tree *Tree, file *File, declared map[string]bool) []string {
	var problems []string
	for _, declaration := range file.AST.Decls {
		group, ok := declaration.(*ast.GenDecl)
		if !ok || group.Tok != token.VAR {
			continue
		}
		for _, spec := range group.Specs {
			value, ok := spec.(*ast.ValueSpec)
			if !ok {
				continue
			}
			for _, name := range value.Names {
				declared[name.Name] = name.Name != "_"
			}
			if reason := changing(group, value); reason != "" {
				problems = append(problems, fmt.Sprintf("%s: package variable %s %s", tree.at(value), value.Names[0].Name, reason))
			}
		}
	}

	return problems
}

func changing(group *ast.GenDecl, spec *ast.ValueSpec) string {
	if len(spec.Values) == 0 {
		if embedded(group.Doc) || embedded(spec.Doc) {
			return ""
		}

		return "has no value, so it waits to be set"
	}
	if slices.ContainsFunc(spec.Values, emptyContainer) {
		return "starts empty, so it waits to be filled"
	}

	return ""
}

func embedded(doc *ast.CommentGroup) bool {
	if doc == nil {
		return false
	}

	return slices.ContainsFunc(doc.List, func(line *ast.Comment) bool { return strings.HasPrefix(line.Text, "//go:embed ") })
}

func emptyContainer(value ast.Expr) bool {
	switch v := value.(type) {
	case *ast.CompositeLit:
		switch v.Type.(type) {
		case *ast.MapType, *ast.ArrayType:
			return len(v.Elts) == 0
		}
	case *ast.CallExpr:
		function, ok := v.Fun.(*ast.Ident)

		return ok && (function.Name == "make" || function.Name == "new")
	}

	return false
}

// assignments looks in function bodies for a left side that begins with a package variable, of this package or of an
// imported one. The parser has already tied local names to their declarations, so a local that shadows is not met.
func assignments(tree *Tree, file *File, declared map[string]bool) []string {
	packages := map[string]bool{}
	for _, spec := range file.AST.Imports {
		packages[localName(spec, imported(spec))] = true
	}
	var problems []string
	report := func(target ast.Expr) {
		if name := changed(file.AST, target, declared, packages); name != "" {
			problems = append(problems, fmt.Sprintf("%s: changes the package variable %s", tree.at(target), name))
		}
	}
	ast.Inspect(file.AST, func(node ast.Node) bool {
		switch statement := node.(type) {
		case *ast.AssignStmt:
			if statement.Tok != token.DEFINE {
				for _, target := range statement.Lhs {
					report(target)
				}
			}
		case *ast.IncDecStmt:
			report(statement.X)
		}

		return true
	})

	return problems
}

func changed(file *ast.File, target ast.Expr, declared, packages map[string]bool) string {
	for {
		switch t := target.(type) {
		case *ast.IndexExpr:
			target = t.X
		case *ast.StarExpr:
			target = t.X
		case *ast.ParenExpr:
			target = t.X
		case *ast.SelectorExpr:
			if left, ok := t.X.(*ast.Ident); ok && packages[left.Name] && !local(file, left) {
				return left.Name + "." + t.Sel.Name
			}
			target = t.X
		case *ast.Ident:
			if declared[t.Name] && !local(file, t) {
				return t.Name
			}

			return ""
		default:
			return ""
		}
	}
}

// local tells whether the parser tied the name to a declaration inside a function.
//
// ast.Object is marked deprecated because it cannot know types or other files. A local name is all that is asked here,
// and go/types would need every dependency loaded for it.
func local(file *ast.File, name *ast.Ident) bool {
	return name.Obj != nil && file.Scope.Lookup(name.Name) != name.Obj
}
