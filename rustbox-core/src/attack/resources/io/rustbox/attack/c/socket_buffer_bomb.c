// goal: take the kernel's memory with messages in sockets that nobody reads
// limits: memory=16 files=64 processes=32 wall=6000
// confined: oom_kill
// otherwise: wall_limit and hits memory
// leaves: any
// unconfined: user 0
// arguments: 1
// matches: [0-9]+ MiB in sockets
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static long fill(void) {
    static char block[1 << 15];
    long total = 0;
    int size = 8 << 20;
    for (int ends[2]; socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, ends) == 0;) {
        setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
        for (ssize_t count; (count = send(ends[0], block, sizeof block, 0)) > 0;) total += count;
        if (total >= 32 << 20) break;
    }
    return total >> 20;
}

int main(int argc, char **argv) {
    (void)argv;
    if (argc > 1) {
        printf("%ld MiB in sockets\n", fill());
        return 0;
    }
    for (int i = 0; i < 8; i++)
        if (fork() == 0) {
            fill();
            // some kernels refuse a message where there is no memory left, and kill only for a page; of those that these
            // take there are eight times as many, unless the messages count; others (6.1, control groups version 2) keep
            // the sender waiting for memory until its time is up
            static char page[1 << 18];
            memset(page, 1, sizeof page);
            pause();
        }
    pause();
    return 0;
}
