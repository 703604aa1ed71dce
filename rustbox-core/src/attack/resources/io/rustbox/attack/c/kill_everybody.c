// goal: kill every process that there is
// confined: normal_exit
// prints: everybody ESRCH
// prints: process 1 EPERM
// prints: the parent ESRCH
// unconfined: user 0
// prints: everybody ok
// prints: process 1 ok
// prints: the parent ok
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void told(const char *whom, int result) { printf("%s %s\n", whom, result == 0 ? "ok" : strerrorname_np(errno)); }

int main(void) {
    told("everybody", kill(-1, SIGKILL));
    told("process 1", kill(1, SIGKILL));
    pid_t parent = getppid();
    told("the parent", kill(parent != 0 ? parent : 0x3fffff, 0)); // 0 would mean one's own group
    return 0;
}
