// goal: watch which files of /usr others open: what the host and neighbours run, and when
// confined: normal_exit
// prints: inotify ENOSYS
// prints: dnotify EINVAL
// prints: fanotify ENOSYS
// unconfined: root 0
// prints: inotify ok
// matches: dnotify (ok|EINVAL)
// matches: fanotify (ok|ENOSYS)
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/fanotify.h>
#include <sys/inotify.h>
#include <unistd.h>

static void told(const char *what, int result) { printf("%s %s\n", what, result >= 0 ? "ok" : strerrorname_np(errno)); }

static int watch(void) {
    int events = inotify_init1(IN_NONBLOCK);
    if (events < 0 || inotify_add_watch(events, "/usr/bin", IN_OPEN | IN_ACCESS) < 0) return -1;
    close(open("/usr/bin/env", O_RDONLY)); // as somebody else would
    char event[4096];
    return read(events, event, sizeof event) > 0 ? 0 : -1;
}

int main(void) {
    signal(SIGIO, SIG_IGN);
    told("inotify", watch());
    told("dnotify", fcntl(open("/usr/bin", O_RDONLY), F_NOTIFY, DN_ACCESS));
    told("fanotify", fanotify_init(0, 0));
    return 0;
}
