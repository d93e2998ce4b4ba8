package org

import (
	_ "embed"
	"encoding/json"
	"fmt"
)

// dictionary.json names the bodies that exist in every province or once in the
// country, before and after the reorganisation of 2025, and the commonest
// classes. It holds no identities: a tenant's own organisations come from its
// directory.
//
//go:embed dictionary.json
var dictionaryJSON []byte

// National returns the national dictionary of agencies. Append it to a tenant's
// directory, or use it alone where there is no database.
func National() []Known {
	var sections []struct {
		Names []struct {
			Name    string   `json:"name"`
			Aliases []string `json:"aliases"`
			Class   bool     `json:"class"`
		} `json:"names"`
	}
	if err := json.Unmarshal(dictionaryJSON, &sections); err != nil {
		panic(fmt.Sprintf("org: dictionary.json: %v", err)) // part of the binary: only a build can break it
	}
	var known []Known
	for _, s := range sections {
		for _, n := range s.Names {
			known = append(known, Known{Name: n.Name, Aliases: n.Aliases, Class: n.Class})
		}
	}
	return known
}
