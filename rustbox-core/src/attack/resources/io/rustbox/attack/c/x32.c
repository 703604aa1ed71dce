// goal: make calls by the x32 numbers, which pass a filter that compares 64-bit ones
// machine: x86_64
// confined: forbidden_syscall
// unconfined: user 0
// matches: unshare (ok|ENOSYS)
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    long result = syscall(0x40000000 + 272, CLONE_NEWUSER); // ENOSYS in kernels without x32
    printf("unshare %s\n", result == 0 ? "ok" : strerrorname_np(errno));
    return 0;
}
