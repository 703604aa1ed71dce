// goal: put a filter of one's own over the judge's, to lie to the next program about what is allowed
// confined: normal_exit
// prints: seccomp ENOSYS
// prints: prctl EINVAL
// prints: mode 2
// unconfined: root 0
// prints: seccomp ok
// prints: prctl ok
// prints: mode 2
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static void told(const char *what, long result) { printf("%s %s\n", what, result == 0 ? "ok" : strerrorname_np(errno)); }

int main(void) {
    struct sock_filter allow = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    struct sock_fprog program = {1, &allow};
    told("seccomp", syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program));
    told("prctl", prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program));
    printf("mode %d\n", prctl(PR_GET_SECCOMP));
    return 0;
}
