// goal: make a file of exabytes that takes no room, for whoever copies it
// confined: normal_exit
// prints: ftruncate EFBIG
// prints: fallocate EFBIG
// prints: write at the end EFBIG
// unconfined: user 0
// arguments: 1
// prints: ftruncate ok
// matches: fallocate (ok|ENOSPC|EFBIG|EOPNOTSUPP)
// matches: write at the end (ok|EFBIG)
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void told(const char *what, long result) { printf("%s %s\n", what, result >= 0 ? "ok" : strerrorname_np(errno)); }

int main(int argc, char **argv) {
    (void)argv;
    off_t size = argc > 1 ? 1L << 34 : 1L << 60;
    signal(SIGXFSZ, SIG_IGN);
    int file = open("sparse", O_CREAT | O_WRONLY, 0600);
    told("ftruncate", ftruncate(file, size));
    told("fallocate", argc > 1 ? 0 : fallocate(file, 0, 0, size));
    told("write at the end", pwrite(file, "x", 1, size));
    return 0;
}
