// goal: take over a process that was there before
// confined: forbidden_syscall
// unconfined: root 0
// prints: attached
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>

int main(void) {
    const char *pid = getenv("BYSTANDER");
    if (ptrace(PTRACE_ATTACH, pid == NULL ? 1 : atoi(pid), NULL, NULL) != 0) return 1;
    printf("attached\n");
    return 0;
}
