// goal: have the kernel, or whoever collects files, follow links for ever
// limits: scratch=16
// confined: normal_exit
// prints: a circle ELOOP
// prints: a chain ELOOP
// unconfined: user 0
// prints: a circle ELOOP
// prints: a chain ELOOP
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void told(const char *what, int result) { printf("%s %s\n", what, result >= 0 ? "ok" : strerrorname_np(errno)); }

int main(void) {
    if (symlink("b", "a") != 0 || symlink("a", "b") != 0) return 1;
    told("a circle", open("a", O_RDONLY));
    for (int i = 0; i < 2000; i++) {
        char from[16], to[16];
        snprintf(from, sizeof from, "l%d", i);
        snprintf(to, sizeof to, "l%d", i + 1);
        if (symlink(to, from) != 0) return 2;
    }
    told("a chain", open("l0", O_RDONLY));
    return 0;
}
