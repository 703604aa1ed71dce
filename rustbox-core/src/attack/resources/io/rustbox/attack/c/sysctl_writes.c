// goal: get a program of one's own run by the host's kernel: its core pattern, its modprobe, its uevent helper
// confined: normal_exit
// prints: /proc/sys/kernel/core_pattern ENOENT
// prints: /proc/sys/kernel/modprobe ENOENT
// prints: /proc/sysrq-trigger ENOENT
// prints: /sys/kernel/uevent_helper ENOENT
// prints: /sys/fs/cgroup/release_agent ENOENT
// unconfined: root 0
// prints: /proc/sys/kernel/core_pattern ok
// matches: /proc/sys/kernel/modprobe (ok|ENOENT)
// matches: /proc/sysrq-trigger (ok|ENOENT)
// matches: /sys/kernel/uevent_helper (ok|ENOENT|EROFS)
// matches: /sys/fs/cgroup/release_agent (ok|ENOENT|EROFS)
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

// Opens for writing, and writes nothing.
int main(void) {
    static const char *const PATHS[] = {"/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe",
            "/proc/sysrq-trigger", "/sys/kernel/uevent_helper", "/sys/fs/cgroup/release_agent"};
    for (int i = 0; i < 5; i++) printf("%s %s\n", PATHS[i], open(PATHS[i], O_WRONLY) >= 0 ? "ok" : strerrorname_np(errno));
    return 0;
}
