// goal: hold the streams open after the end, so that the judge waits for more
// confined: normal_exit
// prints: the end
// leaves: 3
// unconfined: user 0
// prints: the end
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    int ends[2];
    if (pipe(ends) != 0) return 1;
    for (int i = 0; i < 3; i++)
        if (fork() == 0) {
            setsid();
            signal(SIGHUP, SIG_IGN);
            if (write(ends[1], "x", 1) != 1) _exit(1);
            for (;;) pause();
        }
    for (int i = 0; i < 3; i++) {
        char byte;
        if (read(ends[0], &byte, 1) != 1) return 2;
    }
    printf("the end\n");
    return 0;
}
