// goal: enter the namespaces of another process through /proc
// confined: forbidden_syscall
// unconfined: root 0
// prints: entered
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>

int main(void) {
    int namespace = open("/proc/1/ns/uts", O_RDONLY);
    if (namespace < 0) namespace = open("/proc/self/ns/uts", O_RDONLY);
    if (namespace < 0 || setns(namespace, 0) != 0) return 1;
    printf("entered\n");
    return 0;
}
