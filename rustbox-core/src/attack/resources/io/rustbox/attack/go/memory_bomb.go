// goal: take all memory, with a collector that would rather give it back
// limits: memory=64
// confined: oom_kill
// unconfined: user 0
// arguments: 96
// prints: 96 MiB

package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	most := 1 << 30
	if len(os.Args) > 1 {
		most, _ = strconv.Atoi(os.Args[1])
	}
	var hold [][]byte
	for len(hold) < most {
		block := make([]byte, 1<<20)
		for i := 0; i < len(block); i += 4096 {
			block[i] = 1
		}
		hold = append(hold, block)
	}
	fmt.Println(len(hold), "MiB")
}
