// goal: start threads without end
// limits: processes=8
// confined: normal_exit
// prints: 7 threads, then EAGAIN
// hits: process
// unconfined: user 0
// arguments: 64
// prints: 64 threads
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void *rest(void *unused) {
    pause();
    return unused;
}

int main(int argc, char **argv) {
    int most = argc > 1 ? atoi(argv[1]) : 1 << 30, count = 0, failure = 0;
    pthread_t thread;
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 1 << 16);
    while (count < most && (failure = pthread_create(&thread, &small, rest, NULL)) == 0) count++;
    printf("%d threads%s%s\n", count, failure == 0 ? "" : ", then ", failure == 0 ? "" : strerrorname_np(failure));
    return 0;
}
