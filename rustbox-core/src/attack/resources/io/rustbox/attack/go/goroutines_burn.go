// goal: burn every processor in goroutines, deaf to signals
// limits: cpu=800
// confined: cpu_limit
// unconfined: user 0
// arguments: 8
// prints: 8 busy

package main

import (
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"sync"
	"time"
)

func main() {
	signal.Ignore()
	most, forever := 64, true
	if len(os.Args) > 1 {
		most, _ = strconv.Atoi(os.Args[1])
		forever = false
	}
	var all sync.WaitGroup
	for i := 0; i < most; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			for start := time.Now(); forever || time.Since(start) < 50*time.Millisecond; {
			}
		}()
	}
	all.Wait()
	fmt.Println(most, "busy")
}
