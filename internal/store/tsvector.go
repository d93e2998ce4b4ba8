package store

import (
	"strconv"
	"strings"

	"dondoc/internal/search"
	"dondoc/internal/text"
)

// The full-text values of PostgreSQL are written here and not by its parser, which takes "625/qđ-ubnd" for a
// file name and splits words by the database's locale.

// Bounds of a tsvector. Positions beyond the last count as the last; longer words are cut off, in questions too.
const (
	maxPosition = 16383
	maxLexeme   = 500
)

// postgresSearchTerms gives the tsvector of an entry: words with accents weigh A, folded ones D. The tenant is
// a lexeme too, so that only its entries are visited.
func postgresSearchTerms(tenant string, e search.Indexed) []any {
	parts := []string{tenantLexeme(tenant)}
	parts = appendLexemes(parts, text.Tokens(e.Exact), "A")
	parts = appendLexemes(parts, text.Words(e.Fold), "D")
	return []any{strings.Join(parts, " ")}
}

func appendLexemes(parts, words []string, weight string) []string {
	for i, w := range words {
		parts = append(parts, lexeme(w)+":"+strconv.Itoa(min(i+1, maxPosition))+weight)
	}
	return parts
}

// postgresSearchQuery gives the tsqueries of the folded words and of the words as typed.
func postgresSearchQuery(tenant string, q search.Question) (all, near string) {
	return tsquery(tenant, q.Fold, ""), tsquery(tenant, q.Exact, "A")
}

// tsquery asks for every word with the weight; "" is any, since a word written without accents is kept once,
// as A. The last also finds words that begin with it.
func tsquery(tenant string, words []string, weight string) string {
	parts := []string{tenantLexeme(tenant)}
	for _, w := range words {
		parts = append(parts, lexeme(w)+":"+weight)
	}
	return strings.Join(parts, " & ") + "*"
}

// tenantLexeme cannot be a word: words have letters and digits only.
func tenantLexeme(tenant string) string { return lexeme("=" + tenant) }

// lexeme quotes a word as both types want it.
func lexeme(word string) string {
	for i := range word {
		if i > maxLexeme {
			word = word[:i]
			break
		}
	}
	return "'" + strings.NewReplacer(`'`, `''`, `\`, `\\`).Replace(word) + "'"
}
