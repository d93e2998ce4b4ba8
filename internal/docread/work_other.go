//go:build !linux

package docread

import "time"

// threadClock counts time as it passes: other systems do not tell what one thread has worked.
func threadClock() func() time.Duration { return wallClock() }
