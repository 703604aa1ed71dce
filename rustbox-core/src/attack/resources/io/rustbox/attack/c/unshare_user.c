// goal: become root in a user namespace of one's own
// confined: forbidden_syscall
// unconfined: user 0
// prints: root in a namespace
// unless: EPERM|EINVAL|ENOSPC
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    char map[32];
    int length = snprintf(map, sizeof map, "0 %d 1", getuid());
    if (unshare(CLONE_NEWUSER) != 0) {
        printf("%s\n", strerrorname_np(errno));
        return 0;
    }
    int file = open("/proc/self/uid_map", O_WRONLY);
    if (write(file, map, length) != length) return 2;
    printf("%s\n", getuid() == 0 ? "root in a namespace" : "nobody");
    return 0;
}
