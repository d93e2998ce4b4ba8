//go:build !linux

package docread

import "syscall"

// isolated: other systems have no unprivileged way to take the network away.
func isolated() *syscall.SysProcAttr { return grouped() }

// grouped runs a program with all that it starts in a group of its own.
func grouped() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }
