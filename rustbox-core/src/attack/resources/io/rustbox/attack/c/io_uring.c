// goal: make calls through a ring, past the filter
// confined: normal_exit
// prints: ENOSYS
// unconfined: root 0
// prints: a ring
// unless: ENOSYS|EPERM
#define _GNU_SOURCE
#include <errno.h>
#include <linux/io_uring.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    struct io_uring_params parameters = {0};
    long ring = syscall(SYS_io_uring_setup, 4, &parameters);
    printf("%s\n", ring >= 0 ? "a ring" : strerrorname_np(errno));
    return 0;
}
