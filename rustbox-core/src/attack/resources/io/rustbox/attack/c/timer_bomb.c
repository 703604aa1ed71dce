// goal: make timers without end, that go off as fast as they can
// limits: memory=64 cpu=1000
// confined: cpu_limit
// unconfined: user 0
// arguments: 2000
// prints: 2000 timers
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int main(int argc, char **argv) {
    int most = argc > 1 ? atoi(argv[1]) : 1 << 30, count = 0;
    signal(SIGUSR1, SIG_IGN);
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
    struct itimerspec often = {{0, 100000}, {0, 100000}};
    timer_t timer;
    while (count < most && timer_create(CLOCK_MONOTONIC, &event, &timer) == 0) {
        if (argc == 1) timer_settime(timer, 0, &often, NULL);
        count++;
    }
    printf("%d timers\n", count);
    while (argc == 1) {}
    return 0;
}
