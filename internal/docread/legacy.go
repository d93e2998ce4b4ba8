package docread

// legacyFont gives the decoder of a font that draws Vietnamese over other letters, nil for a Unicode font.
func legacyFont(string) func(string) string { return nil }
