// goal: start threads by goroutines that block in the kernel, until the runtime itself gives up
// limits: processes=16
// confined: nonzero_exit 2
// hits: process
// unconfined: user 0
// arguments: 60
// prints: 60 threads

package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"
)

func main() {
	most := 1000
	if len(os.Args) > 1 {
		most, _ = strconv.Atoi(os.Args[1])
	}
	ready := make(chan bool)
	for i := 0; i < most; i++ {
		go func() {
			runtime.LockOSThread()
			ready <- true
			time.Sleep(time.Hour)
		}()
		<-ready
	}
	fmt.Println(most, "threads")
}
