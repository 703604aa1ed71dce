// goal: be traced by the supervisor's side, or by a child, so that one's end is never told
// confined: forbidden_syscall
// unconfined: user 0
// prints: traced
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0) printf("traced\n");
    return 0;
}
