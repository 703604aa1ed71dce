// goal: hide the system's files behind some of one's own
// confined: forbidden_syscall
// unconfined: root 0
// prints: mounted
#include <stdio.h>
#include <sys/mount.h>

int main(void) {
    if (mount("none", "/usr/share", "tmpfs", 0, NULL) != 0) return 1;
    printf("mounted\n");
    return 0;
}
