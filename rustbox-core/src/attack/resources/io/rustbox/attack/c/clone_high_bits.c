// goal: hide a namespace flag from the filter in the half of a register that it may not look at
// confined: forbidden_syscall
// unconfined: root 0
// prints: new namespace
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    long child = syscall(SYS_clone, 0x1234567800000000UL | CLONE_NEWUTS | SIGCHLD, 0, 0, 0, 0);
    if (child < 0) return 1;
    if (child == 0) {
        char own[64] = "", parents[64] = "", path[64];
        snprintf(path, sizeof path, "/proc/%d/ns/uts", getppid());
        if (readlink("/proc/self/ns/uts", own, 63) < 0 || readlink(path, parents, 63) < 0) _exit(1);
        dprintf(1, "%s\n", __builtin_strcmp(own, parents) != 0 ? "new namespace" : "the same");
        _exit(0);
    }
    waitpid((pid_t)child, NULL, 0);
    return 0;
}
