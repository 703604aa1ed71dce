// goal: load code into the kernel, or another kernel
// confined: forbidden_syscall
// unconfined: root 0
// matches: the kernel looked at the module: E.*
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) { // nothing at address 0
    syscall(SYS_init_module, NULL, 0, NULL);
    printf("the kernel looked at the module: %s\n", strerrorname_np(errno));
    return 0;
}
