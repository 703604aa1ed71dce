// goal: take /proc away, and see what it covers
// confined: forbidden_syscall
// unconfined: root 0
// prints: unmounted
#include <stdio.h>
#include <sys/mount.h>

int main(void) {
    if (umount2("/proc", MNT_DETACH) != 0) return 1;
    printf("unmounted\n");
    return 0;
}
