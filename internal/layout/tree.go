package layout

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Tree is the source of a module, parsed: every package with its files, and the modules go.mod requires directly.
type Tree struct {
	Module   string
	Packages []*Package
	Direct   []string
	fset     *token.FileSet
}

// Package is the files of one folder, relative to the module.
type Package struct {
	Path  string
	Files []*File
}

// File is one Go file. Test is true for a _test.go file, Generated for one that says so in the standard form.
type File struct {
	Path            string
	Test, Generated bool
	Lines           int
	AST             *ast.File
}

// Load parses every Go file below a module's root. It leaves out what the go command leaves out (testdata, names with
// a leading dot or underscore), node_modules, and nested modules.
func Load(root fs.FS) (*Tree, error) {
	tree := &Tree{fset: token.NewFileSet()}
	if err := tree.readModule(root); err != nil {
		return nil, err
	}
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && skipped(root, name):
			return fs.SkipDir
		case entry.IsDir() || path.Ext(name) != ".go":
			return nil
		}

		return tree.add(root, name)
	})
	if err != nil {
		return nil, fmt.Errorf("layout: %w", err)
	}

	return tree, nil
}

func skipped(root fs.FS, name string) bool {
	base := path.Base(name)
	if name == "." {
		return false
	}
	if base == "testdata" || base == "node_modules" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") {
		return true
	}
	_, err := fs.Stat(root, path.Join(name, "go.mod"))

	return err == nil
}

func (t *Tree) add(root fs.FS, name string) error {
	source, err := fs.ReadFile(root, name)
	if err != nil {
		return err
	}
	parsed, err := parser.ParseFile(t.fset, name, source, parser.ParseComments)
	if err != nil {
		return err
	}
	file := &File{
		Path: name, Test: strings.HasSuffix(name, "_test.go"), Generated: ast.IsGenerated(parsed),
		Lines: bytes.Count(source, []byte("\n")), AST: parsed,
	}
	owner := t.folder(path.Dir(name))
	owner.Files = append(owner.Files, file)

	return nil
}

func (t *Tree) folder(name string) *Package {
	at := slices.IndexFunc(t.Packages, func(p *Package) bool { return p.Path == name })
	if at >= 0 {
		return t.Packages[at]
	}
	added := &Package{Path: name}
	t.Packages = append(t.Packages, added)

	return added
}

// readModule reads the two things we need of go.mod: its name and its direct requirements.
func (t *Tree) readModule(root fs.FS) error {
	raw, err := fs.ReadFile(root, "go.mod")
	if err != nil {
		return fmt.Errorf("layout: %w", err)
	}
	block := ""
	for line := range strings.Lines(string(raw)) {
		code, comment, _ := strings.Cut(line, "//")
		words := strings.Fields(code)
		switch {
		case len(words) == 2 && words[1] == "(":
			block = words[0]
		case len(words) == 1 && words[0] == ")":
			block = ""
		case len(words) == 2 && words[0] == "module":
			t.Module = words[1]
		default:
			t.require(block, words, strings.TrimSpace(comment) == "indirect")
		}
	}

	return nil
}

func (t *Tree) require(block string, words []string, indirect bool) {
	if len(words) == 3 && words[0] == "require" {
		block, words = words[0], words[1:]
	}
	if block == "require" && len(words) == 2 && !indirect {
		t.Direct = append(t.Direct, words[0])
	}
}

// product is the files that are not tests: the rules on imports and variables are about them.
func (p *Package) product() []*File {
	return slices.DeleteFunc(slices.Clone(p.Files), func(f *File) bool { return f.Test })
}

func (t *Tree) at(node ast.Node) string {
	position := t.fset.Position(node.Pos())

	return fmt.Sprintf("%s:%d", position.Filename, position.Line)
}
