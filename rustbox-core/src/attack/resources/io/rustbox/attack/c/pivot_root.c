// goal: make a directory of one's own the root, and reach the old one below it
// confined: forbidden_syscall
// unconfined: root 0
// prints: the old root is at /box
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    mkdir("new", 0755);
    if (syscall(SYS_pivot_root, "new", "new") == 0) return 1; // not a mount yet, so refused wherever it is allowed
    if (mount("none", "new", "tmpfs", 0, NULL) != 0) return 2;
    mkdir("new/box", 0755);
    if (syscall(SYS_pivot_root, "new", "new/box") != 0 || chdir("/") != 0) return 3;
    printf("%s\n", access("/box/usr", X_OK) == 0 ? "the old root is at /box" : "no old root");
    return 0;
}
