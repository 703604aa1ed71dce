// goal: mount by the newer calls, which older filters don't know
// confined: forbidden_syscall
// unconfined: root 0
// prints: open_tree ok
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    long tree = syscall(SYS_open_tree, AT_FDCWD, "/", 1 /* OPEN_TREE_CLONE */);
    if (tree < 0) return 1;
    printf("open_tree ok\n");
    return 0;
}
