// goal: make device files for the host's disk and memory
// confined: normal_exit
// prints: disk EPERM
// prints: memory EPERM
// prints: through mknodat EPERM
// prints: a FIFO ok
// unconfined: root 0
// prints: disk ok
// prints: memory ok
// prints: through mknodat ok
// prints: a FIFO ok
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

static void told(const char *what, int result) { printf("%s %s\n", what, result == 0 ? "ok" : strerrorname_np(errno)); }

int main(void) {
    told("disk", mknod("disk", S_IFBLK | 0666, makedev(8, 0)));
    told("memory", mknod("memory", S_IFCHR | 0666, makedev(1, 1)));
    told("through mknodat", mknodat(AT_FDCWD, "kmem", S_IFCHR | 0666, makedev(1, 2)));
    told("a FIFO", mknod("fifo", S_IFIFO | 0666, 0)); // what programs may do goes on working
    return 0;
}
