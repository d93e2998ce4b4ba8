package docread

import (
	"syscall"

	"github.com/tetratelabs/wazero/experimental"
)

// machineMemory is the memory of one machine: its limit is asked of the system at once and costs only what is
// touched. On the heap each growth would copy it all, and what it was before would still be held.
type machineMemory struct{ whole []byte }

// allotMemory makes the memory of a machine; none where the system has no room.
func allotMemory(_, _ uint64) experimental.LinearMemory {
	const limit = pdfMemoryPages << 16
	whole, err := syscall.Mmap(-1, 0, limit, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return &machineMemory{}
	}
	return &machineMemory{whole}
}

// Reallocate gives so many bytes from the beginning, nil where there are not as many.
func (m *machineMemory) Reallocate(size uint64) []byte {
	if size > uint64(len(m.whole)) {
		return nil
	}
	return m.whole[:size]
}

// Free gives the memory back. The machine has ended.
func (m *machineMemory) Free() {
	if m.whole != nil {
		_ = syscall.Munmap(m.whole)
		m.whole = nil
	}
}
