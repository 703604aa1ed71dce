// goal: stop the kernel in the middle of a copy, which widens races in it
// confined: forbidden_syscall
// unconfined: root 0
// prints: userfaultfd ok
// unless: ENOSYS
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    long result = syscall(SYS_userfaultfd, 0);
    printf("%s%s\n", result >= 0 ? "userfaultfd " : "", result >= 0 ? "ok" : strerrorname_np(errno));
    return 0;
}
