// goal: burn processor time in short-lived processes, each gone before anybody looks
// limits: cpu=700 processes=8
// confined: cpu_limit
// leaves: any
// unconfined: user 0
// arguments: 40
// prints: 40 processes burnt
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv) {
    int most = argc > 1 ? atoi(argv[1]) : 1 << 30, count = 0;
    for (; count < most; count++) {
        pid_t child = fork();
        if (child < 0) break;
        if (child == 0) {
            clock_t start = clock();
            while (clock() - start < CLOCKS_PER_SEC / 500) {}
            _exit(0);
        }
        waitpid(child, NULL, 0);
    }
    printf("%d processes burnt\n", count);
    return 0;
}
