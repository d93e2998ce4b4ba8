package layout

import (
	"fmt"
	"go/ast"
	"math"
	"slices"
)

// Length is the lines of one function or file, the first and the last one counted.
type Length struct {
	Subject string // "internal/web/routes.go" or "internal/web/routes.go:Server.Routes"
	Lines   int
}

// Functions measures every function with a body; tests and generated files are left out, as in the figures of the
// projects we compare ourselves with.
func Functions(tree *Tree) []Length {
	var all []Length
	for _, file := range written(tree) {
		for _, declaration := range file.AST.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if !ok || function.Body == nil {
				continue
			}
			first, last := tree.fset.Position(function.Pos()).Line, tree.fset.Position(function.End()).Line
			all = append(all, Length{file.Path + ":" + functionName(function), last - first + 1})
		}
	}

	return all
}

// Files measures every file that is neither a test nor generated.
func Files(tree *Tree) []Length {
	var all []Length
	for _, file := range written(tree) {
		all = append(all, Length{file.Path, file.Lines})
	}

	return all
}

func written(tree *Tree) []*File {
	var files []*File
	for _, pkg := range tree.Packages {
		for _, file := range pkg.product() {
			if !file.Generated {
				files = append(files, file)
			}
		}
	}

	return files
}

func functionName(function *ast.FuncDecl) string {
	if function.Recv == nil || len(function.Recv.List) == 0 {
		return function.Name.Name
	}
	receiver := function.Recv.List[0].Type
	for {
		switch r := receiver.(type) {
		case *ast.StarExpr:
			receiver = r.X
		case *ast.IndexExpr:
			receiver = r.X
		case *ast.Ident:
			return r.Name + "." + function.Name.Name
		default:
			return function.Name.Name
		}
	}
}

// Percentile gives the length that a share of all (0 to 1) does not exceed, by the nearest-rank method; zero for none.
func Percentile(all []Length, share float64) int {
	if len(all) == 0 {
		return 0
	}
	lines := make([]int, len(all))
	for i, one := range all {
		lines[i] = one.Lines
	}
	slices.Sort(lines)
	rank := int(math.Ceil(share*float64(len(lines)))) - 1

	return lines[min(max(rank, 0), len(lines)-1)]
}

// Lengths reports functions and files over the limit without an exception, and exceptions that are not needed or have
// no reason.
func Lengths(tree *Tree, rules Rules) []string {
	excused := map[string]string{}
	for _, exception := range rules.Exceptions {
		excused[exception.Subject] = exception.Reason
	}
	var problems []string
	check := func(all []Length, limit int) {
		for _, one := range all {
			if one.Lines <= limit {
				continue
			}
			if excused[one.Subject] == "" {
				problems = append(problems, fmt.Sprintf("%s: %d lines, over %d it needs a reason", one.Subject, one.Lines, limit))
			}
			delete(excused, one.Subject)
		}
	}
	check(Functions(tree), rules.Limits.Function)
	check(Files(tree), rules.Limits.File)
	for subject := range excused {
		problems = append(problems, subject+": has an exception on length and needs none")
	}
	slices.Sort(problems)

	return problems
}
