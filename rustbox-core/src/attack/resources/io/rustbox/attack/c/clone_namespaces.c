// goal: get a child into new namespaces by clone(2), whose flags a filter can see
// confined: forbidden_syscall
// unconfined: root 0
// prints: the child is process 1
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    long child = syscall(SYS_clone, CLONE_NEWPID | CLONE_NEWNS | SIGCHLD, 0, 0, 0, 0);
    if (child < 0) return 1;
    if (child == 0) {
        dprintf(1, "the child is process %d\n", getpid());
        _exit(0);
    }
    waitpid((pid_t)child, NULL, 0);
    return 0;
}
