// goal: take a descriptor out of another process
// confined: forbidden_syscall
// leaves: 1
// unconfined: user 0
// prints: taken
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t child = fork();
    if (child == 0) {
        pause();
        _exit(0);
    }
    int pidfd = (int)syscall(SYS_pidfd_open, child, 0);
    if (pidfd < 0) return 1;
    long taken = syscall(SYS_pidfd_getfd, pidfd, 1, 0);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    if (taken < 0) return 2;
    printf("taken\n");
    return 0;
}
