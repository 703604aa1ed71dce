// goal: burn processor time in processes of other sessions that nobody waits for, and be done oneself
// limits: processes=8
// confined: normal_exit
// prints: done
// leaves: 4
// unconfined: user 0
// prints: done
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    int ends[2];
    if (pipe(ends) != 0) return 1;
    for (int i = 0; i < 4; i++)
        if (fork() == 0) {
            setsid();
            signal(SIGHUP, SIG_IGN);
            if (write(ends[1], "x", 1) != 1) _exit(1);
            close(1);
            close(2);
            for (;;) {}
        }
    for (int i = 0; i < 4; i++) {
        char byte;
        if (read(ends[0], &byte, 1) != 1) return 2;
    }
    printf("done\n");
    return 0;
}
