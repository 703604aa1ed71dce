package main

func down(depth int) int {
	return down(depth+1) + 1
}

func main() {
	println(down(0))
}
