//go:build !linux

package docread

import "syscall"

// isolated: other systems have no unprivileged way to take the network away.
func isolated() *syscall.SysProcAttr { return grouped() }
