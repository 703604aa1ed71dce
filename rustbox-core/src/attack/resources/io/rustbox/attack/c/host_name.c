// goal: give the machine another name
// confined: forbidden_syscall
// unconfined: root 0
// prints: renamed
#include <stdio.h>
#include <unistd.h>

int main(void) {
    if (sethostname("attacked", 8) != 0) return 1;
    printf("renamed\n");
    return 0;
}
