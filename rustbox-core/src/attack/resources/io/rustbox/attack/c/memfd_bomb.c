// goal: take memory in files that no directory shows
// limits: memory=48
// confined: oom_kill
// unconfined: user 0
// arguments: 12
// prints: 84 MiB in files without names
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int main(int argc, char **argv) {
    static char block[7 << 20] = {1}; // below the limit of one file's size
    int most = argc > 1 ? atoi(argv[1]) : 1 << 20, count = 0;
    for (; count < most; count++)
        if (write(memfd_create("bomb", 0), block, sizeof block) != sizeof block) break;
    printf("%d MiB in files without names\n", count * 7);
    return 0;
}
