// goal: set the clock, by which limits are measured
// confined: forbidden_syscall
// unconfined: root 0
// prints: the kernel looked at the time
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int main(void) { // no time at all, so that nothing is set wherever it is allowed
    struct timespec never = {0, -1};
    if (syscall(SYS_clock_settime, CLOCK_REALTIME, &never) != -1 || errno != EINVAL) return 1;
    printf("the kernel looked at the time\n");
    return 0;
}
