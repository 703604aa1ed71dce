// goal: get a child into new namespaces by clone3(2), whose flags no filter can see
// confined: normal_exit
// prints: ENOSYS
// unconfined: root 0
// prints: the child is process 1
#define _GNU_SOURCE
#include <errno.h>
#include <linux/sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    struct clone_args arguments = {.flags = CLONE_NEWPID | CLONE_NEWUSER | CLONE_NEWNS, .exit_signal = SIGCHLD};
    long child = syscall(SYS_clone3, &arguments, sizeof arguments);
    if (child == 0) {
        dprintf(1, "the child is process %d\n", getpid());
        _exit(0);
    }
    if (child < 0) printf("%s\n", strerrorname_np(errno));
    else waitpid((pid_t)child, NULL, 0);
    return 0;
}
