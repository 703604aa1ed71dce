package main

func main() {
	var missing map[string]int
	missing["key"] = 1
}
