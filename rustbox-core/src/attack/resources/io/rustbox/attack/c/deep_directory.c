// goal: nest directories so deeply that cleaning up fails, or doesn't end
// limits: scratch=16
// confined: normal_exit
// matches: \d+ levels, then ENOSPC
// unconfined: user 0
// arguments: 3000
// prints: 3000 levels
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char **argv) {
    int most = argc > 1 ? atoi(argv[1]) : 1 << 20, count = 0;
    while (count < most && mkdir("d", 0700) == 0 && chdir("d") == 0) count++;
    printf("%d levels%s%s\n", count, count < most ? ", then " : "", count < most ? strerrorname_np(errno) : "");
    while (argc > 1 && count-- > 0 && chdir("..") == 0) rmdir("d"); // not every tool can take it away
    return 0;
}
