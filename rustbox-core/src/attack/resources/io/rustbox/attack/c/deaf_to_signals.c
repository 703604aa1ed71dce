// goal: outlive the time limit by ignoring every signal there is, SIGXCPU and SIGTERM among them
// limits: cpu=500
// confined: cpu_limit
// unconfined: user 0
// arguments: 1
// prints: alive after SIGXCPU and SIGTERM
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv) {
    (void)argv;
    for (int signal = 1; signal < 65; signal++) {
        struct sigaction ignore = {.sa_handler = SIG_IGN};
        sigaction(signal, &ignore, NULL);
    }
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    if (argc > 1) {
        kill(getpid(), SIGXCPU);
        kill(getpid(), SIGTERM);
        printf("alive after SIGXCPU and SIGTERM\n");
        return 0;
    }
    for (;;) {}
}
