package text

import "strconv"

// Size is a number of bytes as people read it: in MiB, below one in KiB, never 0.
type Size int64

func (s Size) String() string {
	if s < 1<<20 {
		return strconv.FormatInt(max(1, int64(s)>>10), 10) + " KiB"
	}
	return strconv.FormatInt(int64(s)>>20, 10) + " MiB"
}
