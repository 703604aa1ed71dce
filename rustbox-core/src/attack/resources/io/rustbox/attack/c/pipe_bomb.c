// goal: take the kernel's memory with full pipes that nobody reads
// limits: memory=16 files=64 processes=8
// confined: oom_kill
// leaves: any
// unconfined: user 0
// arguments: 1
// matches: [0-9]{2,} MiB in pipes
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long fill(void) {
    static char block[1 << 16];
    long total = 0;
    for (int ends[2]; pipe2(ends, O_NONBLOCK) == 0;) {
        fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
        for (ssize_t count; (count = write(ends[1], block, sizeof block)) > 0;) total += count;
        if (total > 64 << 20) break;
    }
    return total >> 20;
}

int main(int argc, char **argv) {
    (void)argv;
    if (argc > 1) {
        printf("%ld MiB in pipes\n", fill());
        return 0;
    }
    while (fork() >= 0) fill();
    return 0;
}
