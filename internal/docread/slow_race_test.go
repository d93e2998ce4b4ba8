//go:build race

package docread

// slowdown is how much longer things may take than the limits say: the race detector makes our own loops some ten times
// slower, and other packages are tested beside this one.
const slowdown = 15
