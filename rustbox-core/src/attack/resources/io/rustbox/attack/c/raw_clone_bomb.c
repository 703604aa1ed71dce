// goal: start processes by vfork(2) and raw clone(2), which share memory and cost next to nothing
// limits: processes=8
// confined: normal_exit
// prints: 7 processes, then EAGAIN
// hits: process
// leaves: 7
// unconfined: user 0
// arguments: 64
// prints: 64 processes
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static int rest(void *unused) {
    (void)unused;
    pause();
    return 0;
}

int main(int argc, char **argv) {
    int most = argc > 1 ? atoi(argv[1]) : 1 << 30, count = 0;
    size_t stack = 1 << 14;
    for (; count < most; count++) {
        char *memory = mmap(NULL, stack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (clone(rest, memory + stack, CLONE_VM | CLONE_FS | CLONE_FILES | SIGCHLD, NULL) < 0) break;
    }
    printf("%d processes%s%s\n", count, count < most ? ", then " : "", count < most ? strerrorname_np(errno) : "");
    return 0;
}
