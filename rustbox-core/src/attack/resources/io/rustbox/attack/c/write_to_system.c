// goal: change programs that the next run, or the host, will execute
// confined: normal_exit
// prints: write /usr/bin/env EACCES
// prints: create /usr/bin/ls2 EROFS
// prints: remove /usr/bin/env EROFS
// prints: link EXDEV
// prints: chmod EROFS
// prints: times EROFS
// prints: create /etc/ld.so.preload EROFS
// prints: create /dev/sda EROFS
// unconfined: root 0
// matches: write /usr/bin/env (ok|ETXTBSY|EROFS)
// matches: create /usr/bin/ls2 (ok|EROFS|EOPNOTSUPP)
// prints: remove /usr/bin/env not tried
// prints: link not tried
// matches: chmod (ok|EROFS)
// matches: times (ok|EROFS)
// matches: create /etc/ld.so.preload (ok|EROFS|EOPNOTSUPP)
// matches: create /dev/sda (ok|EEXIST)
// arguments: harmless
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void told(const char *what, int result) { printf("%s %s\n", what, result >= 0 ? "ok" : strerrorname_np(errno)); }

int main(int argc, char **argv) {
    int harmless = argc > 1 && argv[1] != NULL, file;
    struct stat status;
    stat("/usr/bin/env", &status);
    told("write /usr/bin/env", open("/usr/bin/env", O_WRONLY));
    told("create /usr/bin/ls2", open("/usr/bin", O_TMPFILE | O_WRONLY, 0600)); // a file without a name, gone at once
    if (harmless) printf("remove /usr/bin/env not tried\nlink not tried\n");
    else {
        told("remove /usr/bin/env", unlink("/usr/bin/env"));
        told("link", link("/usr/bin/env", "env"));
    }
    told("chmod", chmod("/usr/bin/env", status.st_mode & 07777));
    struct timespec times[2] = {status.st_atim, status.st_mtim};
    told("times", utimensat(AT_FDCWD, "/usr/bin/env", times, 0));
    told("create /etc/ld.so.preload", file = open("/etc", O_TMPFILE | O_WRONLY, 0600));
    if (file >= 0) close(file);
    told("create /dev/sda", mkdir("/dev/rustbox-attack", 0700));
    if (harmless) rmdir("/dev/rustbox-attack");
    return 0;
}
