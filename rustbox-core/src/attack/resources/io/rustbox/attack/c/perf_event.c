// goal: count and sample what the processor does, for a look at other programs
// confined: forbidden_syscall
// unconfined: root 0
// prints: counting
// unless: ENOSYS
#define _GNU_SOURCE
#include <errno.h>
#include <linux/perf_event.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    struct perf_event_attr event;
    memset(&event, 0, sizeof event);
    event.size = sizeof event;
    event.type = PERF_TYPE_SOFTWARE;
    event.config = PERF_COUNT_SW_CPU_CLOCK;
    long counter = syscall(SYS_perf_event_open, &event, -1, 0, -1, 0); // everybody on processor 0
    printf("%s\n", counter >= 0 ? "counting" : strerrorname_np(errno));
    return 0;
}
