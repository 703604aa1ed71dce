// goal: write into the memory of another process
// confined: forbidden_syscall
// leaves: any
// unconfined: user 0
// prints: changed
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int target = 1;

int main(void) {
    int ends[2], value = 2;
    if (pipe(ends) != 0) return 1;
    pid_t child = fork();
    if (child == 0) {
        char byte;
        close(ends[1]);
        if (read(ends[0], &byte, 1) < 0) _exit(1);
        _exit(target);
    }
    struct iovec here = {&value, sizeof value}, there = {(void *)&target, sizeof target};
    if (process_vm_writev(child, &here, 1, &there, 1, 0) != sizeof value) return 2;
    close(ends[1]);
    int status;
    waitpid(child, &status, 0);
    printf("%s\n", WEXITSTATUS(status) == 2 ? "changed" : "as it was");
    return 0;
}
