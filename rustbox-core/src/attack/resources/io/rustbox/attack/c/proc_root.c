// goal: reach the host's files through the root and the directory of other processes
// confined: normal_exit
// prints: /proc/1/root/etc/shadow ENOENT
// prints: /proc/1/cwd/etc/shadow ENOENT
// prints: /proc/self/root/../etc/shadow ENOENT
// prints: /proc/self/cwd/../../../../etc/shadow ENOENT
// prints: /proc/thread-self/root/proc/1/root/etc/shadow ENOENT
// unconfined: root 0
// prints: /proc/1/root/etc/shadow ok
// matches: /proc/1/cwd/etc/shadow (ok|ENOENT)
// prints: /proc/self/root/../etc/shadow ok
// prints: /proc/self/cwd/../../../../etc/shadow ok
// prints: /proc/thread-self/root/proc/1/root/etc/shadow ok
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    static const char *const PATHS[] = {"/proc/1/root/etc/shadow", "/proc/1/cwd/etc/shadow",
            "/proc/self/root/../etc/shadow", "/proc/self/cwd/../../../../etc/shadow",
            "/proc/thread-self/root/proc/1/root/etc/shadow"};
    for (int i = 0; i < 5; i++) printf("%s %s\n", PATHS[i], open(PATHS[i], O_RDONLY) >= 0 ? "ok" : strerrorname_np(errno));
    return 0;
}
