package answers

func Find() int {
	return 40
}
