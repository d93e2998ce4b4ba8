//go:build !race

package docread

// slowdown is how much longer things may take than the limits say: without the race detector, not at all.
const slowdown = 1
