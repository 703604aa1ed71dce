// goal: put a child beside oneself, as a child of the supervisor, which doesn't wait for it
// confined: normal_exit
// prints: EPERM
// unconfined: user 0
// prints: a sibling
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    long child = syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0);
    if (child == 0) _exit(0);
    printf("%s\n", child < 0 ? strerrorname_np(errno) : "a sibling");
    return 0;
}
