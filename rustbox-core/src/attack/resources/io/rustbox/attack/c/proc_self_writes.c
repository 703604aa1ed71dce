// goal: change what the kernel thinks of oneself: who is killed first, how much is dumped, who may trace
// confined: normal_exit
// prints: oom_score_adj EROFS
// prints: coredump_filter EROFS
// prints: comm EROFS
// prints: timerslack_ns EROFS
// prints: clear_refs EROFS
// unconfined: root 0
// prints: oom_score_adj ok
// prints: coredump_filter ok
// prints: comm ok
// prints: timerslack_ns ok
// prints: clear_refs ok
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    static const char *const NAMES[] = {"oom_score_adj", "coredump_filter", "comm", "timerslack_ns", "clear_refs"};
    for (int i = 0; i < 5; i++) {
        char path[64];
        snprintf(path, sizeof path, "/proc/self/%s", NAMES[i]);
        printf("%s %s\n", NAMES[i], open(path, O_WRONLY) >= 0 ? "ok" : strerrorname_np(errno));
    }
    return 0;
}
