// goal: use up all inodes with empty files
// limits: scratch=4
// confined: normal_exit
// prints: ENOSPC within a hundred thousand
// unconfined: user 0
// arguments: 20000
// prints: 20000 empty files
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv) {
    int most = argc > 1 ? atoi(argv[1]) : 100000, count = 0;
    for (; count < most; count++) {
        char path[16];
        snprintf(path, sizeof path, "f%d", count);
        int file = open(path, O_CREAT | O_WRONLY, 0600);
        if (file < 0) break;
        close(file);
    }
    if (count < most) printf("%s within a hundred thousand\n", strerrorname_np(errno));
    else printf("%d empty files\n", count);
    return 0;
}
