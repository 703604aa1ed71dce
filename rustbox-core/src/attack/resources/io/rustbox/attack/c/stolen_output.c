// goal: read back or block the pipe that one's own output goes through
// confined: normal_exit
// prints: reading EACCES
// prints: writing EACCES
// unconfined: root 0
// prints: reading ok
// prints: writing ok
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    int reading = open("/proc/self/fd/1", O_RDONLY | O_NONBLOCK);
    printf("reading %s\n", reading >= 0 ? "ok" : strerrorname_np(errno));
    int writing = open("/proc/self/fd/1", O_RDWR | O_NONBLOCK);
    printf("writing %s\n", writing >= 0 ? "ok" : strerrorname_np(errno));
    return 0;
}
