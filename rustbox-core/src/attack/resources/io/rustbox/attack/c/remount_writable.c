// goal: make the read-only system writable
// confined: forbidden_syscall
// unconfined: root 0
// prints: remounted
#include <stdio.h>
#include <sys/mount.h>

int main(void) {
    if (mount("/usr", "/usr", NULL, MS_BIND, NULL) != 0 || mount(NULL, "/usr", NULL, MS_REMOUNT | MS_BIND, NULL) != 0)
        return 1;
    printf("remounted\n");
    return 0;
}
