// goal: raise one's own limits, or another process's
// confined: normal_exit
// prints: RLIMIT_CPU EPERM
// prints: RLIMIT_NOFILE EPERM
// prints: RLIMIT_NPROC EPERM
// prints: RLIMIT_MEMLOCK EPERM
// prints: of process 1 EPERM
// prints: nice EACCES
// prints: realtime EPERM
// unconfined: root 0
// prints: RLIMIT_CPU ok
// matches: RLIMIT_NOFILE (ok|EPERM)
// matches: RLIMIT_NPROC (ok|EPERM)
// matches: RLIMIT_MEMLOCK (ok|EPERM)
// prints: of process 1 ok
// prints: nice ok
// matches: realtime (ok|EPERM)
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

static void told(const char *what, int result) { printf("%s %s\n", what, result == 0 ? "ok" : strerrorname_np(errno)); }

static int raise_limit(int resource) {
    struct rlimit limit;
    getrlimit(resource, &limit);
    limit.rlim_max = limit.rlim_max == RLIM_INFINITY ? limit.rlim_max : limit.rlim_max + 1;
    return setrlimit(resource, &limit);
}

int main(void) {
    struct rlimit of_another;
    struct sched_param first = {.sched_priority = 1};
    told("RLIMIT_CPU", raise_limit(RLIMIT_CPU));
    told("RLIMIT_NOFILE", raise_limit(RLIMIT_NOFILE));
    told("RLIMIT_NPROC", raise_limit(RLIMIT_NPROC));
    told("RLIMIT_MEMLOCK", raise_limit(RLIMIT_MEMLOCK));
    told("of process 1", prlimit(1, RLIMIT_CORE, NULL, &of_another));
    told("nice", setpriority(PRIO_PROCESS, 0, -5));
    told("realtime", sched_setscheduler(0, SCHED_FIFO, &first));
    return 0;
}
