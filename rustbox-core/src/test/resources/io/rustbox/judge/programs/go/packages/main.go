package main

import (
	_ "embed"
	"example/answers"
	"fmt"
)

//go:embed unit.txt
var unit string

func main() {
	fmt.Println(answers.Find() + len(unit))
}
