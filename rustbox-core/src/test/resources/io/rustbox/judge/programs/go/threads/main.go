package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var done int32
	var all sync.WaitGroup
	for i := 0; i < 4; i++ {
		all.Add(1)
		go func() {
			atomic.AddInt32(&done, 1)
			all.Done()
		}()
	}
	all.Wait()
	fmt.Println(done)
}
