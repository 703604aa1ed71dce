// goal: keep a door open: a set-user-ID copy of a program for whoever runs it, root maybe
// confined: normal_exit
// prints: chmod ok
// prints: chown EPERM
// unconfined: root 0
// prints: chmod ok
// prints: chown ok
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void told(const char *what, int result) { printf("%s %s\n", what, result == 0 ? "ok" : strerrorname_np(errno)); }

int main(void) {
    close(open("door", O_CREAT | O_WRONLY, 0755));
    told("chmod", chmod("door", 06755)); // on a nosuid mount, which vanishes with the run
    told("chown", chown("door", 0, 0));
    return 0;
}
