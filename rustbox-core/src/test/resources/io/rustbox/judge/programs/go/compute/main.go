package main

import "fmt"

func main() {
	var most int
	fmt.Scan(&most)
	composite := make([]bool, most+1)
	primes := 0
	for i := 2; i <= most; i++ {
		if !composite[i] {
			primes++
			for j := i * i; j <= most; j += i {
				composite[j] = true
			}
		}
	}
	fmt.Println(primes)
}
