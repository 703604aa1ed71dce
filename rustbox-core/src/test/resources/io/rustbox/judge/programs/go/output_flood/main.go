package main

import "os"

func main() {
	block := make([]byte, 1<<16)
	for {
		os.Stdout.Write(block)
	}
}
