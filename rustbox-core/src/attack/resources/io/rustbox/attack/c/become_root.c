// goal: become root, or anybody else, by every call there is for it
// confined: normal_exit
// prints: setuid EPERM
// prints: setgid EPERM
// prints: setresuid EPERM
// prints: setresgid EPERM
// prints: setgroups EPERM
// prints: setfsuid EPERM
// prints: capset EPERM
// unconfined: root 0
// prints: setuid ok
// prints: setgid ok
// prints: setresuid ok
// prints: setresgid ok
// prints: setgroups ok
// prints: setfsuid ok
// prints: capset ok
#define _GNU_SOURCE
#include <errno.h>
#include <linux/capability.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static void told(const char *what, long result) { printf("%s %s\n", what, result >= 0 ? "ok" : strerrorname_np(errno)); }

int main(void) {
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct all[2] = {{0, ~0u, 0}, {0, ~0u, 0}};
    told("setuid", syscall(SYS_setuid, 0));
    told("setgid", syscall(SYS_setgid, 0));
    told("setresuid", syscall(SYS_setresuid, 0, 0, 0));
    told("setresgid", syscall(SYS_setresgid, 0, 0, 0));
    told("setgroups", syscall(SYS_setgroups, 0, NULL));
    told("setfsuid", syscall(SYS_setfsuid, 0));
    if (syscall(SYS_capget, &header, all) != 0) return 1;
    all[0].effective = all[0].permitted |= getuid() == 0 ? 0 : 1u << 21;
    told("capset", syscall(SYS_capset, &header, all));
    return 0;
}
