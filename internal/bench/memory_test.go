package bench_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"syscall"
	"testing"
)

// BenchmarkMemory reports the most memory that the program, or a program it starts, takes while it makes a draft. The
// baseline is the same program for a command that opens nothing.
func BenchmarkMemory(b *testing.B) {
	program := build(b)
	for _, extension := range formats() {
		b.Run(extension, func(b *testing.B) { reference(b, extension).weigh(b, program) })
	}
	for _, rows := range lengths() {
		b.Run(strconv.Itoa(rows), func(b *testing.B) { table(rows).weigh(b, program) })
	}
}

func (d document) weigh(b *testing.B, program string) {
	b.Helper()
	folder := b.TempDir()
	file := filepath.Join(folder, d.name)
	if err := os.WriteFile(file, d.content, 0o600); err != nil {
		b.Fatal(err)
	}
	var own, base float64
	for b.Loop() {
		own = max(own, peak(b, program, "import", "--draft", "--data", folder, file))
		base = max(base, peak(b, program, "version"))
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(own, "peak-MB")
	b.ReportMetric(own/base, "ratio")
}

// peak runs the program and returns the most memory it, or a program it started, held at a time, in MB.
func peak(b *testing.B, program string, arguments ...string) float64 {
	b.Helper()
	forget(b)
	command := exec.Command(program, arguments...)
	if err := command.Run(); err != nil {
		b.Fatal(err)
	}
	usage, ok := command.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		b.Fatal("this system does not say how much memory a process took")
	}
	return float64(usage.Maxrss) / 1024 // Linux counts kB
}

// forget gives our own memory back and resets its peak, which Linux would count in with that of the program we start
// (proc(5), clear_refs).
func forget(b *testing.B) {
	b.Helper()
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		b.Fatal(err)
	}
}
