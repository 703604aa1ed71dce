// goal: leave data with the kernel, in the keyring of a uid that is used again
// confined: forbidden_syscall
// unconfined: user 0
// prints: key ok
// unless: ENOSYS
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    long key = syscall(SYS_add_key, "user", "rustbox-attack", "data", 4, -1 /* KEY_SPEC_THREAD_KEYRING */);
    printf("%s%s\n", key > 0 ? "key " : "", key > 0 ? "ok" : strerrorname_np(errno));
    return 0;
}
