// goal: make system calls past every library, from a thread that is not the first
// confined: forbidden_syscall
// unconfined: root 0
// prints: chroot ok

package main

import (
	"fmt"
	"runtime"
	"syscall"
)

func main() {
	done := make(chan syscall.Errno)
	go func() {
		runtime.LockOSThread()
		err := syscall.Chroot("/tmp")
		if err == nil {
			done <- 0
		} else {
			done <- err.(syscall.Errno)
		}
	}()
	if err := <-done; err == 0 {
		fmt.Println("chroot ok")
	} else {
		fmt.Println("chroot", err)
	}
}
