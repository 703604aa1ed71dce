// goal: use up the host's table of open files, in many processes at once
// limits: processes=8 files=32
// confined: normal_exit
// prints: 8 processes with 32 each
// hits: process
// unconfined: user 0
// arguments: 40
// matches: 41 processes with [0-9]{2,} each
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    int most = argc > 1 ? atoi(argv[1]) : 1 << 20, children = 0, ends[2];
    struct rlimit bound = {64, 64};
    if (argc > 1) setrlimit(RLIMIT_NOFILE, &bound);
    if (pipe(ends) != 0) return 1;
    pid_t child = 1;
    while (children < most && (child = fork()) > 0) children++;
    int highest = 0, file;
    while ((file = dup(0)) >= 0) highest = file;
    if (child == 0) {
        close(ends[1]);
        char byte;
        _exit(read(ends[0], &byte, 1) == 0 ? 0 : 1);
    }
    close(ends[1]);
    printf("%d processes with %d each\n", children + 1, highest + 1);
    for (int i = 4; i <= highest; i++) close(i);
    while (wait(NULL) > 0) {}
    return 0;
}
