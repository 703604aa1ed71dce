// goal: use a ring that somebody else has made and left open
// confined: forbidden_syscall
// unconfined: root 0
// matches: E(BADF|OPNOTSUPP|NOSYS|PERM)
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    syscall(SYS_io_uring_enter, 0, 1, 1, 0, NULL, 0);
    printf("%s\n", strerrorname_np(errno));
    return 0;
}
