// goal: enter the namespaces of the first process through a pidfd, without /proc
// confined: forbidden_syscall
// unconfined: root 0
// prints: pidfd ok
// prints: entered
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    int pidfd = (int)syscall(SYS_pidfd_open, 1, 0);
    printf("pidfd %s\n", pidfd < 0 ? strerrorname_np(errno) : "ok");
    if (setns(pidfd, CLONE_NEWNS | CLONE_NEWNET) != 0) return 1;
    printf("entered\n");
    return 0;
}
