// goal: fill every directory that can be written to, and with it the host's memory
// limits: memory=64 scratch=4
// confined: normal_exit
// prints: /box ENOSPC
// prints: /tmp ENOSPC
// prints: /dev/shm ENOSPC
// unconfined: user 0
// arguments: 32
// prints: . 32 MiB
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void fill(const char *directory, int most) {
    static char block[1 << 20] = {1};
    for (int i = 0; i < most; i++) {
        char path[64];
        snprintf(path, sizeof path, "%s/fill%d", directory, i);
        int file = open(path, O_CREAT | O_WRONLY, 0600);
        ssize_t count = file < 0 ? -1 : write(file, block, sizeof block);
        if (count < 0) {
            printf("%s %s\n", directory, strerrorname_np(errno));
            return;
        }
        close(file);
    }
    printf("%s %d MiB\n", directory, most);
}

int main(int argc, char **argv) {
    if (argc > 1) {
        fill(".", atoi(argv[1]));
        return 0;
    }
    fill("/box", 1 << 20);
    fill("/tmp", 1 << 20);
    fill("/dev/shm", 1 << 20);
    return 0;
}
