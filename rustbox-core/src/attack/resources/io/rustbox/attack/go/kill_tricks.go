// goal: signal everybody and everything, process groups and threads of others too
// confined: normal_exit
// prints: everybody: no such process
// prints: process 1: operation not permitted
// prints: the parent's group: no such process
// prints: thread 1: operation not permitted
// unconfined: root 0
// prints: everybody: ok
// prints: process 1: ok
// matches: the parent's group: (ok|no such process)
// prints: thread 1: ok

package main

import (
	"fmt"
	"syscall"
)

func told(what string, err error) {
	if err == nil {
		fmt.Println(what + ": ok")
	} else if errno, ok := err.(syscall.Errno); !ok || errno != 0 {
		fmt.Println(what+":", err)
	} else {
		fmt.Println(what + ": ok")
	}
}

func main() {
	told("everybody", syscall.Kill(-1, 0))
	told("process 1", syscall.Kill(1, syscall.SIGCONT))
	told("the parent's group", syscall.Kill(-1000000, 0))
	_, _, errno := syscall.RawSyscall(syscall.SYS_TKILL, 1, uintptr(syscall.SIGCONT), 0)
	told("thread 1", errno)
}
