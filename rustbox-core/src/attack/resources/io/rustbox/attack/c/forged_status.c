// goal: look like a crash that never was: exit with a shell's number for SIGSYS
// confined: nonzero_exit 159
// unconfined: user 159
int main(void) { return 159; }
