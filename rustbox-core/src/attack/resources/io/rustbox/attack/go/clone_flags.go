// goal: start a child in new namespaces by the library's own options
// confined: forbidden_syscall
// unconfined: root 0
// prints: started in new namespaces

package main

import (
	"fmt"
	"os/exec"
	"syscall"
)

func main() {
	command := exec.Command("/usr/bin/true")
	command.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWPID | syscall.CLONE_NEWNS}
	if err := command.Run(); err != nil {
		panic(err)
	}
	fmt.Println("started in new namespaces")
}
