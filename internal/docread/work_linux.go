package docread

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"syscall"
	"time"
)

// threadClock counts the time that the calling thread works, from now on; any thread may ask it. Without /proc there is none.
func threadClock() (clock func() time.Duration, counts bool) {
	stat := fmt.Sprintf("/proc/self/task/%d/stat", syscall.Gettid())
	begun, counts := threadTime(stat)
	return func() time.Duration {
		now, _ := threadTime(stat)
		return now - begun
	}, counts
}

// threadTime reads the 14th and 15th field of a thread's state, its time in user and system mode in hundredths of a
// second (proc_pid_stat(5)). The second field is the program's name in brackets, which may hold anything.
func threadTime(stat string) (time.Duration, bool) {
	data, err := os.ReadFile(stat) //nolint:gosec // a thread of this process
	if err != nil {
		return 0, false
	}
	fields := bytes.Fields(data[bytes.LastIndexByte(data, ')')+1:])
	if len(fields) < 13 {
		return 0, false
	}
	user, err1 := strconv.ParseInt(string(fields[11]), 10, 64)
	system, err2 := strconv.ParseInt(string(fields[12]), 10, 64)
	return time.Duration(user+system) * (time.Second / 100), err1 == nil && err2 == nil
}
