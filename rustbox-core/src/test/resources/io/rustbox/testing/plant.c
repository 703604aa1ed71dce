// Leaves something in the working directory under a name that is collected; the argument says what.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static const char *OUT = "out";

static int content(const char *path, mode_t mode) {
    int file = open(path, O_WRONLY | O_CREAT, mode);
    if (file < 0 || write(file, "content", 7) != 7) return -1;
    return fchmod(file, mode);
}

static int plant(const char *what) {
    if (strcmp(what, "file") == 0) return content(OUT, 0644);
    if (strcmp(what, "unreadable") == 0) return content(OUT, 0);
    if (strcmp(what, "symlink") == 0) return symlink("/etc/passwd", OUT);
    if (strcmp(what, "inner-symlink") == 0) return content("other", 0644) != 0 ? -1 : symlink("other", OUT);
    if (strcmp(what, "proc-link") == 0) return symlink("/proc/self/fd/0", OUT);
    if (strcmp(what, "hard-link") == 0) return content("other", 0644) != 0 ? -1 : link("other", OUT);
    if (strcmp(what, "fifo") == 0) return mkfifo(OUT, 0666);
    if (strcmp(what, "directory") == 0) return mkdir(OUT, 0755);
    if (strcmp(what, "linked-parent") == 0) return symlink("/etc", "sub");
    if (strcmp(what, "dots") == 0) return mkdir("sub", 0755) != 0 ? -1 : symlink("..", "sub/up");
    if (strcmp(what, "socket") == 0) {
        struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "out"};
        return bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&address, sizeof address);
    }
    if (strcmp(what, "sparse") == 0) {
        int file = open(OUT, O_WRONLY | O_CREAT, 0644);
        return ftruncate(file, 6 << 20);
    }
    if (strcmp(what, "locked-directory") == 0) {
        if (mkdir("sub", 0755) != 0 || content("sub/out", 0644) != 0) return -1;
        return chmod("sub", 0);
    }
    if (strcmp(what, "input") == 0) {
        int file = open("/proc/self/fd/0", O_RDWR);
        return file < 0 || write(file, "changed", 7) != 7 ? -1 : 0;
    }
    return 0;
}

int main(int argc, char **argv) {
    if (argc != 2) return 8;
    if (plant(argv[1]) == 0) return 0;
    printf("%s\n", strerrorname_np(errno));
    return 1;
}
